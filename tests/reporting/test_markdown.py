"""No cell's text becomes Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from gapcheck.model import CriterionStatus, ElementStatus
from gapcheck.reporting import render
from gapcheck.reporting.markdown import escape, link_target
from gapcheck.reporting.phrases import one_line
from tests.reporting.building import (
    a_checklist,
    a_criterion,
    a_finding,
    an_assessment,
    an_element,
    evidence_of,
    germany,
)

MARKUP = st.text(alphabet="*_`[]()<>#|~&!\\-+=:;.0123456789 \n\tahtps/w@$é§", max_size=30)
PLACES = {
    "a paragraph": "{}",
    "a heading": "## {}",
    "a list item": "- {}",
    "a quotation": "> {}",
    "a strong label": "**{}:** word",
    "a sentence": "“{}” — word",
    "a table cell": "| head | other |\n| --- | --- |\n| {} | word |",
}


def parsed(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)


def shown(tokens: list[Token]) -> str:
    """What a reader sees, with every kind of markup told apart from text."""
    words = []
    for token in tokens:
        for child in token.children or []:
            if child.type in ("text", "text_special"):
                words.append(child.content)
            elif child.type not in ("strong_open", "strong_close"):
                words.append(f"<<{child.type}>>")
        if token.type in ("html_block", "fence", "code_block"):
            words.append(f"<<{token.type}>>")
        if token.type == "inline":
            words.append(" ")
    return "".join(words)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@given(text=st.one_of(MARKUP, st.text(max_size=30)))
@example(text="1. a list")
@example(text="- - -")
@example(text="===")
@example(text="a\\|b | c\\")
@example(text="<script>alert(1)</script>")
@example(text="![x](http://evil.example/x.png) [y]: http://evil.example")
@example(text="&lt;b&gt; &#60; &copy")
@example(text="a  \nb\\\nc")
@example(text="# head ##")
@example(text="``` x")
def test_a_reader_sees_exactly_the_characters_of_the_cell(place: str, text: str) -> None:
    given_words, expected = one_line(text), one_line
    if not given_words:
        return
    frame = shown(parsed(place.format("X")))
    assert one_line(shown(parsed(place.format(escape(text))))) == expected(frame.replace("X", given_words, 1))


@given(MARKUP)
def test_escaped_text_is_one_line(text: str) -> None:
    assert "\n" not in escape(text)


@pytest.mark.parametrize(
    "address", ["https://evil.example", "http://evil.example", "www.evil.example", "WWW.evil.example"]
)
def test_a_bare_address_is_broken_up_so_that_no_renderer_links_it(address: str) -> None:
    assert not re.search(r"https?://|www\.", escape(address), re.IGNORECASE)


@pytest.mark.parametrize("words", ["66.7", "§ 184b (1)", "Statutes!E304", "2022-01-28", "StGB-184b", "3.5 years"])
def test_ordinary_words_stay_readable_in_the_source(words: str) -> None:
    assert escape(words) == words


def test_a_link_ends_where_the_address_ends() -> None:
    assert link_target("https://a.example/x)(y") == "https://a.example/x%29%28y"


def test_a_finding_with_hostile_words_makes_no_markup_at_all() -> None:
    hostile = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) | `c` **b**"
    evidence = evidence_of(hostile, provision=hostile, law=hostile, cell=hostile, source_url="https://ok.example/)x")
    finding = a_finding(
        CriterionStatus.PARTIAL,
        an_element("e", ElementStatus.FOUND, evidence, test=hostile, reason=hostile),
        criterion=a_criterion(hostile, title=hostile, question=hostile, recommendation=hostile),
        reason=hostile,
    )
    page = render((an_assessment(a_checklist(finding, title=hostile), warnings=(hostile,)),), "md").decode()
    kinds = {child.type for token in parsed(page) for child in token.children or []}
    assert kinds <= {"text", "text_special", "strong_open", "strong_close", "link_open", "link_close", "softbreak"}
    links = [
        child.attrGet("href") for token in parsed(page) for child in token.children or [] if child.type == "link_open"
    ]
    assert set(links) == {"https://ok.example/%29x"}


def test_no_line_runs_into_the_next() -> None:
    breaks = [child for token in parsed(render((germany(),), "md").decode()) for child in token.children or []]
    assert not [child for child in breaks if child.type in ("softbreak", "hardbreak")]
