"""Words, figures and quotations fitted to a page."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model import Score
from gapcheck.reporting.phrases import (
    counted,
    figure,
    language_tag,
    listed,
    one_line,
    printable,
    score_range,
    shortened,
    web_link,
)


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_a_shortened_text_fits_and_begins_like_the_whole(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert one_line(text).startswith(short.removesuffix("…"))


@given(st.text())
def test_a_text_that_fits_is_not_shortened(text: str) -> None:
    assert shortened(text, len(text) + 1) == one_line(text)


@pytest.mark.parametrize(
    ("limit", "short"),
    [(12, "the child…"), (14, "the child is…"), (13, "the child is…"), (11, "the child…"), (4, "the…")],
)
def test_words_are_not_cut_in_two(limit: int, short: str) -> None:
    assert shortened("the child is protected", limit) == short


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ufffe"])
def test_a_character_that_nobody_reads_is_replaced(character: str) -> None:
    assert printable(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("value", "shown"), [("66.65", "66.7"), ("0", "0.0"), ("99.95", "100.0"), (None, "not assessed")]
)
def test_figures_are_rounded_half_up(value: str | None, shown: str) -> None:
    assert figure(Decimal(value) if value else None) == shown


def test_a_range_without_width_is_one_figure() -> None:
    assert score_range(Score(Decimal(5), Decimal(5), Decimal(5))) == "5.0"
    assert score_range(Score(None, None, None)) == "–"


@pytest.mark.parametrize(
    "url", ["https://a.example/x?y=1#z", "http://a.example", "https://a.example:8080/§", " https://a.example "]
)
def test_a_web_address_may_be_followed(url: str) -> None:
    assert web_link(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a",
        "javascript:x",
        "https:///x",
        "https://a b",
        "https://u@h/",
        "https://a\nb",
        "https://a/<",
        "x" * 3000,
    ],
)
def test_anything_else_may_not(url: str) -> None:
    assert web_link(url) == ""


def test_a_language_tag_is_checked() -> None:
    assert [language_tag(tag) for tag in ("de", "sr-Latn-RS", "", 'de" x="', "d")] == ["de", "sr-Latn-RS", "", "", ""]


def test_counts_and_lists_read_like_sentences() -> None:
    assert [counted(1, "gap"), counted(0, "gap"), counted(2, "country", "countries")] == [
        "1 gap",
        "0 gaps",
        "2 countries",
    ]
    assert [listed(()), listed(("a",)), listed(("a", "b")), listed(("a", "b", "c"))] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
