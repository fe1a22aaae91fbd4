"""Changes of law: what was added, removed, amended, renumbered, split and merged."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.law.changes import changes, marked_by_date
from gapcheck.model import ChangeKind, Provision, RunKind
from tests.builders import a_provision
from tests.law.test_pairing import TEXTS, code

LONG = (
    "A person who produces, distributes or possesses child abuse material is punished with imprisonment of two to eight years. "
    "The same penalty applies to whoever obtains access to such material by means of a computer system."
)
PART = (
    "Where the offender is a parent, guardian or teacher of the child, or acts as a member of an organised group, or the child has "
    "not completed the tenth year of life, the penalty is imprisonment of five to fifteen years and the loss of parental rights."
)


def kinds(before: list[Provision], after: list[Provision]) -> list[tuple[str, list[str], list[str]]]:
    return [
        (change.kind.value, [one.id for one in change.before], [one.id for one in change.after])
        for change in changes(before, after)
    ]


@given(
    st.randoms(use_true_random=False), st.lists(st.sampled_from([*TEXTS, LONG, PART, "", "(repealed)"]), max_size=12)
)
def test_a_law_does_not_differ_from_itself_in_any_order(chooser: random.Random, texts: list[str]) -> None:
    law = code(texts)
    shuffled = chooser.sample(law, len(law))
    assert changes(law, shuffled) == ()


def test_added_and_removed_stand_where_they_stood() -> None:
    before = code(TEXTS)
    new = a_provision("A wholly new rule on data that providers keep for the police.", id="CC-9", number="Section 9")
    after = [before[0], new, before[2], before[3]]
    assert kinds(before, after) == [("removed", ["CC-2"], []), ("added", [], ["CC-9"])]
    removed, added = changes(before, after)
    assert [run.kind for run in removed.redline] == [RunKind.DELETED]
    assert [run.kind for run in added.redline] == [RunKind.INSERTED]


def test_an_amendment_shows_words_and_heading() -> None:
    old = a_provision("Under sixteen years of age.", heading="Child pornography")
    new = replace(old, text="Under eighteen years of age.", heading="Child abuse material")
    (change,) = changes([old], [new])
    assert change.kind is ChangeKind.AMENDED
    assert [run.text for run in change.redline if run.kind is RunKind.INSERTED] == ["eighteen"]
    assert [run.text for run in change.heading if run.kind is RunKind.DELETED] == ["pornography"]


def test_renumbering_is_one_change_without_new_words() -> None:
    before = code(TEXTS)
    after = [replace(before[0], id="CC-7", number="Section 7"), *before[1:]]
    (change,) = changes(before, after)
    assert (change.kind, change.has_new_words) == (ChangeKind.RENUMBERED, False)
    assert (change.id, change.before[0].id) == ("CC-7", "CC-1")


def test_another_spelling_of_a_number_is_no_renumbering() -> None:
    old = a_provision(LONG, number="art. 177 bis")
    assert changes([old], [replace(old, number="Art. 177bis")]) == ()


def test_a_section_that_gave_a_part_to_a_new_one_is_split() -> None:
    before = [a_provision(f"{LONG}\n{PART}", id="CC-5", number="5"), *code(TEXTS, first=10)]
    after = [replace(before[0], text=LONG), a_provision(PART, id="CC-5A", number="5A"), *before[1:]]
    assert kinds(before, after) == [("split", ["CC-5"], ["CC-5", "CC-5A"])]
    assert kinds(after, before) == [("merged", ["CC-5", "CC-5A"], ["CC-5"])]


def test_a_formula_that_many_sections_share_is_no_part_of_any() -> None:
    formula = "The attempt is punishable in all cases of this section."
    before = [a_provision(f"{LONG}\n{formula}", id="CC-5", number="5")]
    after = [replace(before[0], text=LONG), a_provision(formula, id="CC-6", number="6")]
    assert [kind for kind, _, _ in kinds(before, after)] == ["amended", "added"]


@given(
    st.lists(st.sampled_from([*TEXTS, LONG, PART, f"{LONG}\n{PART}"])), st.lists(st.sampled_from([*TEXTS, LONG, PART]))
)
def test_redlines_hold_both_laws_whole(old: list[str], new: list[str]) -> None:
    before, after = code(old), code(new, first=3)
    for change in changes(before, after):
        texts = ["\n\n".join(one.text for one in side) for side in (change.before, change.after)]
        for text, gone in zip(texts, (RunKind.INSERTED, RunKind.DELETED), strict=True):
            assert "".join(run.text for run in change.redline if run.kind is not gone) == text


@given(
    st.lists(st.sampled_from([*TEXTS, LONG, PART, f"{LONG}\n{PART}"])), st.lists(st.sampled_from([*TEXTS, LONG, PART]))
)
def test_every_provision_stands_in_one_change_at_most(old: list[str], new: list[str]) -> None:
    found = changes(code(old), code(new, first=3))
    for side in (
        [one.id for change in found for one in change.before],
        [one.id for change in found for one in change.after],
    ):
        assert len(side) == len(set(side))


def test_versions_that_both_workbooks_hold_change_by_date() -> None:
    old = a_provision("Under sixteen.", in_force_to=dt.date(2020, 1, 1))
    new = a_provision("Under eighteen.", in_force_from=dt.date(2020, 1, 2))
    both, found = [old, new], changes([old], [new])
    assert marked_by_date(found, both, both)[0].by_date
    assert not marked_by_date(found, [old], [new])[0].by_date
