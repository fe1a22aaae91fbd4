"""The next baseline: better is written freely, worse with a reason that stays in the file."""

from __future__ import annotations

from dataclasses import replace

from gapcheck.gate.reading import read_baseline
from gapcheck.gate.updating import updated
from gapcheck.gate.writing import baseline_text
from gapcheck.model import Baseline, BaselineChecklist, BaselineEntry, Country
from tests.gate.building import ATTEMPT, FOR_SALE, POSSESSION, a_coding, baseline_of, gate, held, state


def lines(baseline: Baseline) -> list[str]:
    return [line for line in baseline_text(baseline).splitlines() if line.startswith("X")]


def test_the_first_baseline_has_a_line_for_every_finding_and_passes() -> None:
    workbook = state(POSSESSION)
    written = baseline_of(workbook)
    digest = written.checklists[0].digest
    mark = written.entries[1].cited[0].fingerprint
    assert lines(written) == [
        f"XA @checklist tiny version 1 digest {digest}",
        "XA T-01 met",
        "XA T-01/attempt missing",
        f"XA T-01/possession found CC-1:{mark}",
        "XA T-02 met",
        "XA T-02/no-whip found",
        "XA T-03 unclear",
        "XA T-03/asked unclear",
    ]
    read, problems = read_baseline(baseline_text(written), "b.txt")
    assert problems == ()
    assert gate(workbook, read).holds


def test_updating_what_is_equal_changes_no_byte() -> None:
    first = baseline_of(state(POSSESSION))
    again = updated([held(state(POSSESSION), first)], first)
    assert (again.worse, again.forbidden) == ((), ())
    assert baseline_text(again.baseline) == baseline_text(first)


def test_better_is_no_worse() -> None:
    first = baseline_of(state(FOR_SALE))
    update = updated([held(state(POSSESSION), first)], first)
    assert update.worse == ()
    assert "XA T-01 met" in lines(update.baseline)


def test_worse_is_said_and_keeps_its_reason_until_it_is_better() -> None:
    first = baseline_of(state(POSSESSION))
    worse = updated([held(state(FOR_SALE), first)], first, "the Senate voted")
    assert worse.worse[0] == "XA T-01: met → gap."
    assert worse.worse[1].startswith(
        "XA T-01/possession: found → defeated. CC-1 (Criminal Code, Section 1) was amended."
    )
    accepted = worse.baseline
    assert "XA T-01 gap because the Senate voted" in lines(accepted)
    same = updated([held(state(FOR_SALE), accepted)], accepted)
    assert same.worse == ()
    assert lines(same.baseline) == lines(accepted)
    better = updated([held(state(POSSESSION), accepted)], accepted)
    assert not any("because" in line for line in lines(better.baseline))


def test_an_answer_whose_law_has_moved_is_not_written_down_as_if_it_stood_firm() -> None:
    coded = replace(state(POSSESSION, ATTEMPT), codings=(a_coding(provisions=("CC-2",)),))
    first = baseline_of(coded)
    amended = replace(state(POSSESSION, "An attempt is no offence."), codings=coded.codings)
    update = updated([held(amended, first)], first, "read again by A. Example")
    assert "rests on words that have changed" in update.worse[0]
    assert any(line.endswith("because read again by A. Example") for line in lines(update.baseline))
    assert gate(amended, update.baseline).holds


def test_other_countries_and_comments_stay_as_they_are() -> None:
    other = replace(state(POSSESSION), country=Country("Other", "XB", "en", None, ("criminal",)))
    first = replace(baseline_of(state(FOR_SALE), other), comments=("# mine",))
    update = updated([held(state(POSSESSION), first)], first)
    kept = [line for line in lines(first) if line.startswith("XB")]
    assert [line for line in lines(update.baseline) if line.startswith("XB")] == kept
    assert update.baseline.comments == ("# mine",)


def test_lines_of_rules_that_are_gone_are_dropped() -> None:
    first = baseline_of(state(POSSESSION))
    old = replace(first, entries=(*first.entries, BaselineEntry("XA", "T-09", "", "met")))
    assert lines(updated([held(state(POSSESSION), old)], old).baseline) == lines(first)


def test_a_checklist_that_was_not_assessed_is_not_dropped_in_silence() -> None:
    first = baseline_of(state(POSSESSION))
    old = replace(first, checklists=(*first.checklists, BaselineChecklist("XA", "other", "1", "ab")))
    assert "-c other" in updated([held(state(POSSESSION), old)], old).forbidden[0]


def test_more_provisions_that_cannot_be_searched_are_worse() -> None:
    law = state(POSSESSION, "Krađa je krivično delo.")
    mixed = replace(law, provisions=(law.provisions[0], replace(law.provisions[1], language="sr")))
    first = baseline_of(law)
    update = updated([held(mixed, first)], first, "no translation yet")
    assert "XA: 1 provisions were not searched, the baseline knows of 0." in update.worse
    assert "XA @unread 1 in sr because no translation yet" in lines(update.baseline)
    assert updated([held(mixed, update.baseline)], update.baseline).worse == ()


def test_the_same_baseline_comes_of_workbooks_in_any_order() -> None:
    other = replace(state(POSSESSION), country=Country("Other", "XB", "en", None, ("criminal",)))
    assert baseline_text(baseline_of(state(ATTEMPT), other)) == baseline_text(baseline_of(other, state(ATTEMPT)))
