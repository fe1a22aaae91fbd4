"""The later law with changes taken back, and rows put in one order."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.law.changes import changes
from gapcheck.law.reverting import LawState, Reverting, in_order_of
from gapcheck.model import Provision
from tests.builders import a_provision
from tests.law.test_changes import LONG, PART
from tests.law.test_pairing import TEXTS, code

POOL = [*TEXTS, LONG, PART, f"{LONG}\n{PART}"]


def state(rows: list[Provision]) -> LawState:
    return LawState(tuple(rows), frozenset(range(len(rows))))


def words(law: tuple[Provision, ...]) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in law]


@given(st.lists(st.sampled_from(POOL), max_size=6), st.lists(st.sampled_from(POOL), max_size=6))
def test_all_changes_taken_back_give_the_earlier_law(old: list[str], new: list[str]) -> None:
    before, after = state(code(old)), state(code(new, first=3))
    found = changes(before.law, after.law)
    reverted = Reverting(before, after, found).without(frozenset(range(len(found))))
    assert sorted(words(reverted.law)) == sorted(words(before.law))


@given(st.lists(st.sampled_from(POOL), max_size=6), st.lists(st.sampled_from(POOL), max_size=6))
def test_nothing_taken_back_is_the_later_law(old: list[str], new: list[str]) -> None:
    before, after = state(code(old)), state(code(new, first=3))
    assert Reverting(before, after, changes(before.law, after.law)).without(frozenset()) == after


def test_an_old_version_takes_the_place_of_the_new_one_and_a_repealed_one_its_own() -> None:
    before = code(TEXTS)
    after = [before[0], replace(before[2], text=LONG), before[3]]
    found = changes(before, after)
    reverting = Reverting(state(before), state(after), found)
    assert [[one.id for one in change.before] for change in found] == [["CC-2"], ["CC-3"]]
    assert [one.id for one in reverting.without(frozenset({0})).law] == ["CC-1", "CC-2", "CC-3", "CC-4"]
    assert reverting.without(frozenset({1})).law[1].text == TEXTS[2]


def test_rows_that_are_not_law_stay_out_of_it() -> None:
    old, new = a_provision("Under sixteen years."), a_provision("Under eighteen years.")
    before, after = LawState((old, new), frozenset({0})), LawState((old, new), frozenset({1}))
    reverted = Reverting(before, after, changes(before.law, after.law)).without(frozenset({0}))
    assert reverted.law == (old,)
    assert len(reverted.provisions) == 2


@given(st.randoms(use_true_random=False))
def test_shuffled_rows_come_back_in_the_order_of_the_model(chooser: random.Random) -> None:
    rows = code(POOL)
    assert in_order_of(chooser.sample(rows, len(rows)), rows) == tuple(rows)


def test_rows_in_the_same_order_are_left_alone() -> None:
    model = code(POOL)
    rows = [a_provision("New.", id="CC-0"), model[1], a_provision("New too.", id="CC-1A"), model[4]]
    assert in_order_of(rows, model) == tuple(rows)


def test_a_new_row_keeps_its_neighbour() -> None:
    model = code(TEXTS)
    rows = [model[3], a_provision("New.", id="CC-4A"), model[0], model[1], model[2]]
    assert [one.id for one in in_order_of(rows, model)] == ["CC-1", "CC-2", "CC-3", "CC-4", "CC-4A"]
