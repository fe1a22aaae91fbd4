"""A redline is both texts at once, word by word, readable and quick."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.law.redline import redline, tokens
from gapcheck.model import Run, RunKind

WORDS = st.lists(
    st.sampled_from(["the", "a", "person", "who", "§", " ", "\n", "\r\n", ",", "é", "ребёнок", "12", "_"]), max_size=60
).map("".join)
TEXTS = st.one_of(WORDS, st.text(max_size=80))


def joined(runs: tuple[Run, ...], *kinds: RunKind) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


@given(TEXTS, TEXTS)
def test_equal_and_inserted_are_the_new_text_and_equal_and_deleted_the_old(before: str, after: str) -> None:
    runs = redline(before, after)
    assert joined(runs, RunKind.EQUAL, RunKind.INSERTED) == after
    assert joined(runs, RunKind.EQUAL, RunKind.DELETED) == before


@given(TEXTS, TEXTS)
def test_no_run_is_empty_and_no_two_of_a_kind_touch(before: str, after: str) -> None:
    runs = redline(before, after)
    assert all(run.text for run in runs)
    assert all(one.kind is not other.kind for one, other in pairwise(runs))


@given(TEXTS)
def test_a_text_against_itself_has_no_change(text: str) -> None:
    assert redline(text, text) == ((Run(RunKind.EQUAL, text),) if text else ())


@given(st.text())
def test_tokens_lose_nothing(text: str) -> None:
    assert "".join(tokens(text)) == text


def test_only_whole_words_change() -> None:
    assert redline("under sixteen years of age", "under eighteen years of age") == (
        Run(RunKind.EQUAL, "under "),
        Run(RunKind.DELETED, "sixteen"),
        Run(RunKind.INSERTED, "eighteen"),
        Run(RunKind.EQUAL, " years of age"),
    )


def test_two_words_between_two_changes_are_joined_into_one_change() -> None:
    runs = redline("He must pay a fine of ten euro at once", "He must owe a levy of ten euro at once")
    assert [run.text for run in runs] == ["He must ", "pay a fine", "owe a levy", " of ten euro at once"]


def test_three_words_between_two_changes_stay() -> None:
    runs = redline("first one two three last", "other one two three end")
    assert [run.kind for run in runs].count(RunKind.EQUAL) == 1


def test_the_largest_cell_takes_milliseconds_not_seconds() -> None:
    words = ["the", "act", "child", "person", "offence", "who", "any", "shall", "be", "punished"]
    before = " ".join(words[n * n % 7] + (str(n) if n % 5 == 0 else "") for n in range(6000))[:32_000]
    after = before.replace("child", "minor").replace("7 ", "8 ")
    begin = time.perf_counter()
    redline(before, after)
    assert time.perf_counter() - begin < 0.5  # 20-40 ms on an idle machine


def test_a_cell_of_nothing_but_signs_does_not_eat_the_memory() -> None:
    runs = redline(".,;:" * 20_000, ";.:," * 20_000)
    assert joined(runs, RunKind.EQUAL, RunKind.INSERTED) == ";.:," * 20_000
