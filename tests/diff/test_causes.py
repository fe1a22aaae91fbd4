"""Causes by trial: alone, each alone, only together; the law, a coding, a claim of fullness, the day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from gapcheck.comparison.identifying import States
from gapcheck.differences import workbook_difference
from gapcheck.model import (
    AllOf,
    Anchor,
    Answer,
    Cause,
    Coding,
    Country,
    Direction,
    Move,
    Moved,
    Obligation,
    Proof,
    Provision,
    Search,
    Source,
    Treaty,
    TreatyTable,
    Way,
    Wording,
    Workbook,
)
from gapcheck.pipeline import Library, Options
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, a_workbook, an_element

WORDINGS: dict[str, tuple[str, ...]] = {
    "child": ("child",),
    "gift": ("gift",),
    "excuse": ("excuse",),
    "sale": ("sale", "selling"),
}
LEXICON = a_lexicon(WORDINGS, Anchor("child-rule", "a rule on children", (Way(Wording("child")),)))
CRITERION = a_criterion(
    an_element(Search(found=(Way(Wording("sale")),)), id="sale"),
    an_element(Search(joint=((Way(Wording("sale")),), (Way(Wording("child")),))), id="both"),
    an_element(Search(found=(Way(AllOf((Wording("gift"),)), joint=("child-rule",)),)), id="gift"),
    an_element(Search(absent=(Way(Wording("excuse")),), body=("criminal",)), id="no-excuse"),
    sources=(Source("TREATY-X", "Art. 3", Obligation.TREATY, reservable=True),),
)
LIBRARY = Library((a_checklist(CRITERION),), LEXICON, TreatyTable({}, {}, {}), States(()))


def provision(number: int, text: str, **given: object) -> Provision:
    return a_provision(
        f"{text}. This is what section number {number} of this code says.",
        id=f"CC-{number}",
        number=str(number),
        row=number,
        cell=f"Statutes!E{number}",
        **given,
    )


def law(*texts: str) -> Workbook:
    return a_workbook(*(provision(number, text) for number, text in enumerate(texts, start=1)))


def moved(before: Workbook, after: Workbook, *days: dt.date | None) -> dict[str, Move]:
    first, second = days or (None, None)
    return {
        move.element: move for move in workbook_difference((before, first), (after, second), Options(), LIBRARY).moves
    }


def test_one_change_alone() -> None:
    move = moved(law("Theft", "Arson"), law("Theft", "The sale"))["sale"]
    assert (move.direction, move.before, move.after) == (Direction.IMPROVEMENT, "missing", "found")
    assert (move.why.cause, move.why.proof, move.why.provisions) == (Cause.LAW, Proof.ALONE, ("CC-2",))
    assert [one.quote for one in move.words_after] == ["sale"]
    assert "missing" in move.why.says


def test_a_regression_names_the_words_that_are_gone_and_comes_first() -> None:
    before, after = law("The sale", "Arson", "A gift"), law("Theft", "A child", "A gift")
    found = workbook_difference((before, None), (after, None), Options(), LIBRARY).moves
    assert [(move.element, move.direction) for move in found] == [
        ("sale", Direction.REGRESSION),
        ("gift", Direction.IMPROVEMENT),
    ]
    assert [one.quote for one in found[0].words_before] == ["sale"]
    assert found[0].why.provisions == ("CC-1",)


def test_two_changes_each_of_which_would_do() -> None:
    move = moved(law("Theft", "Arson"), law("The sale", "A child"))["both"]
    assert (move.why.proof, move.why.provisions) == (Proof.EACH, ("CC-1", "CC-2"))


def test_two_changes_only_together() -> None:
    move = moved(law("Theft", "Arson", "Fraud"), law("The sale", "The sale", "Fraud"))["sale"]
    assert (move.why.proof, move.why.provisions) == (Proof.TOGETHER, ("CC-1", "CC-2"))


def test_a_change_that_no_quotation_shows_is_found_through_the_concepts() -> None:
    before, after = law("An excuse", "Arson"), law("Theft", "Arson")
    move = moved(before, after)["no-excuse"]
    assert (move.before, move.after, move.why.provisions) == ("defeated", "found", ("CC-1",))


def test_added_and_repealed_provisions_are_causes() -> None:
    short, long = law("Theft"), law("Theft", "The sale")
    assert moved(short, long)["sale"].why.provisions == ("CC-2",)
    assert moved(long, short)["sale"].why.provisions == ("CC-2",)


def test_a_section_that_only_moved_moves_no_finding() -> None:
    before, after = law("The sale", "Arson"), law("The sale", "Arson")
    after = replace(after, provisions=(after.provisions[1], replace(after.provisions[0], id="CC-9", number="9")))
    found = workbook_difference((before, None), (after, None), Options(), LIBRARY)
    assert (len(found.changes or ()), found.moves) == (1, ())


def test_an_answer_is_a_cause_and_the_law_is_not() -> None:
    before, after = law("Theft", "Arson"), law("Theft", "Robbery")
    after = replace(after, codings=(Coding("TEST-01", "sale", Answer.YES),))
    move = moved(before, after)["sale"]
    assert (move.why.cause, move.why.provisions) == (Cause.CODING, ())
    assert "yes" in move.why.says


def test_another_answer_with_the_same_outcome_is_told() -> None:
    before, after = (
        replace(law("Theft"), codings=(Coding("TEST-01", "sale", answer),)) for answer in (Answer.NO, Answer.PARTLY)
    )
    move = moved(before, after)["sale"]
    assert (move.moved, move.direction, move.before, move.after) == (
        Moved.ANSWER,
        Direction.IMPROVEMENT,
        "missing",
        "missing",
    )


def test_an_answer_on_the_whole_criterion_has_no_element() -> None:
    after = replace(law("Theft"), codings=(Coding("TEST-01", "", Answer.YES),))
    move = moved(law("Theft"), after)[""]
    assert (move.before, move.after, move.why.cause) == ("partial", "met", Cause.CODING)


def test_what_the_workbook_holds_in_full_is_a_claim_of_the_analyst() -> None:
    before, after = law("Theft"), law("Theft")
    before = replace(before, country=replace(before.country, covers=()))
    move = moved(before, after)["no-excuse"]
    assert (move.before, move.after, move.direction) == ("unclear", "found", Direction.CHANGED)
    assert move.why.cause is Cause.CODING
    assert "in full" in move.why.says


def test_one_workbook_on_two_days_moves_by_its_dates() -> None:
    old = provision(1, "Theft", in_force_to=dt.date(2019, 12, 31))
    new = provision(1, "The sale", in_force_from=dt.date(2020, 1, 1))
    workbook = a_workbook(old, new, country=Country("Examplia", "XA", "en"))
    move = moved(workbook, workbook, dt.date(2019, 1, 1), dt.date(2021, 1, 1))["sale"]
    assert (move.why.cause, move.why.provisions) == (Cause.DATE, ("CC-1",))


def test_a_ratification_is_a_move_of_the_obligation() -> None:
    before, after = (
        replace(law("Theft"), treaties=(Treaty("TREATY-X", status, dt.date(2010, 1, 1)),))
        for status in ("none", "party")
    )
    move = moved(before, after)[""]
    assert (move.moved, move.direction, move.why.cause) == (Moved.OBLIGATION, Direction.CHANGED, Cause.TREATY)
    assert (move.before, move.after) == ("partial", "partial")


def test_a_withdrawn_reservation_is_said() -> None:
    before, after = (
        replace(law("Theft"), treaties=(Treaty("TREATY-X", "party", None, words),)) for words in ("Art. 3: no.", "")
    )
    assert "withdrawn" in moved(before, after)[""].why.says


def test_the_same_outcome_on_other_words_is_told_with_both() -> None:
    move = moved(law("The sale", "Arson"), law("The selling", "Arson"))["sale"]
    assert (move.moved, move.direction, move.why.provisions) == (Moved.WORDS, Direction.CHANGED, ("CC-1",))
    assert [[one.quote for one in side] for side in (move.words_before, move.words_after)] == [["sale"], ["selling"]]
