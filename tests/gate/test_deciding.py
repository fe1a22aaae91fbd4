"""Worse fails, equal passes, better passes; what is stale, unread or empty never passes for no gaps."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from gapcheck.assessment.coding import fingerprint
from gapcheck.gate.deciding import Policy, decide
from gapcheck.gate.ranking import is_shortfall, standing
from gapcheck.gate.recording import country_key, nothing_in_force
from gapcheck.model import (
    Answer,
    Baseline,
    BaselineChecklist,
    BaselineEntry,
    Country,
    FailOn,
    LegalStatus,
    Severity,
    Standing,
)
from tests.gate.building import (
    ATTEMPT,
    FOR_SALE,
    POSSESSION,
    TODAY,
    a_coding,
    a_waiver,
    assessed,
    baseline_of,
    failing,
    finding,
    gate,
    held,
    rules,
    state,
)

REGRESSION = (FailOn.REGRESSION,)


def entry(status: str, element: str = "e") -> BaselineEntry:
    return BaselineEntry("XA", "T", element, status)


@pytest.mark.parametrize(
    ("element", "best_first"),
    [
        ("e", ["found", "unclear", "missing", "defeated"]),
        ("", ["met", "not-applicable", "partial", "unclear", "gap"]),
    ],
)
def test_the_order_of_statuses_is_total_and_unclear_equals_only_itself(element: str, best_first: list[str]) -> None:
    for position, before in enumerate(best_first):
        for other, after in enumerate(best_first):
            expected = Standing.WORSE if other > position else Standing.BETTER if other < position else Standing.EQUAL
            assert standing(entry(before, element), entry(after, element)) is expected
    assert is_shortfall(entry("unclear", element))


def test_equal_passes() -> None:
    result = gate(state(POSSESSION), baseline_of(state(POSSESSION)))
    assert result.holds
    assert failing(result) == {}
    assert {one.standing for one in result.countries[0].findings} == {Standing.EQUAL}


def test_worse_fails_and_names_the_amended_provision() -> None:
    result = gate(state(FOR_SALE), baseline_of(state(POSSESSION)))
    assert not result.holds
    assert failing(result) == {"T-01": REGRESSION, "T-01/possession": REGRESSION}
    assert finding(result, "T-01", "possession").causes == ("CC-1 (Criminal Code, Section 1) was amended.",)


def test_better_passes() -> None:
    result = gate(state(POSSESSION), baseline_of(state(FOR_SALE)))
    assert result.holds
    assert finding(result, "T-01", "possession").standing is Standing.BETTER


def test_an_element_that_is_not_required_can_get_worse_too() -> None:
    result = gate(state(POSSESSION), baseline_of(state(POSSESSION, ATTEMPT)))
    assert failing(result) == {"T-01/attempt": REGRESSION}
    assert finding(result, "T-01", "attempt").causes == ("CC-2 is not in the workbook any more.",)


def test_a_repealed_provision_is_named_as_such() -> None:
    workbook = state(POSSESSION, ATTEMPT)
    first, second = workbook.provisions
    repealed = replace(workbook, provisions=(first, replace(second, status=LegalStatus.REPEALED)))
    causes = finding(gate(repealed, baseline_of(workbook)), "T-01", "attempt").causes
    assert causes == ("CC-2 (Criminal Code, Section 2) is not in force any more.",)


def test_new_words_that_defeat_are_named() -> None:
    result = gate(state(POSSESSION, FOR_SALE), baseline_of(state(POSSESSION)))
    causes = finding(result, "T-01", "possession").causes
    assert causes == ("Words that stand against it are in CC-2 (Criminal Code, Section 2).",)


def test_changed_rules_are_told_from_amended_law() -> None:
    strict = rules("2")
    first = replace(strict.criteria[0], elements=(replace(strict.criteria[0].elements[0], search=None),))
    changed = replace(strict, criteria=(first, *strict.criteria[1:]), digest="sha256:" + "0" * 64)
    result = gate(state(POSSESSION), baseline_of(state(POSSESSION)), checklist=changed)
    (cause,) = finding(result, "T-01", "possession").causes
    assert cause == "The rules changed: the checklist tiny is not the one of the baseline (version 1, now 2)."


def test_when_nothing_cited_changed_it_says_where_else_to_look() -> None:
    before = state(POSSESSION)
    now = replace(before, country=replace(before.country, covers=()))
    (cause,) = finding(gate(now, baseline_of(before)), "T-02", "no-whip").causes
    assert "what the workbook says it covers" in cause


def test_what_was_met_and_is_unclear_is_worse() -> None:
    before = state(POSSESSION)
    now = replace(before, country=replace(before.country, covers=()))
    assert failing(gate(now, baseline_of(before))) == {"T-02": REGRESSION, "T-02/no-whip": REGRESSION}


def test_the_severity_sets_what_can_fail() -> None:
    before = state(POSSESSION)
    now = replace(before, country=replace(before.country, covers=()))
    result = gate(now, baseline_of(before), severity=Severity.MAJOR)
    assert result.holds
    assert finding(result, "T-02").standing is Standing.WORSE
    assert not gate(state(FOR_SALE), baseline_of(before), severity=Severity.CRITICAL).holds


@pytest.mark.parametrize(
    ("kind", "texts", "expected"),
    [
        (FailOn.GAP, ["Theft."], {"T-01": (FailOn.GAP,)}),
        (FailOn.GAP, [POSSESSION], {}),
        (FailOn.UNCLEAR, [POSSESSION], {"T-03": (FailOn.UNCLEAR,)}),
    ],
)
def test_without_a_baseline_statuses_can_fail(
    kind: FailOn, texts: list[str], expected: dict[str, tuple[FailOn, ...]]
) -> None:
    assert failing(gate(state(*texts), None, (), kind)) == expected


def test_a_partly_met_criterion_fails_on_partial_and_not_on_gap() -> None:
    workbook = replace(state(POSSESSION), codings=(a_coding(Answer.PARTLY),))
    assert failing(gate(workbook, None, (), FailOn.PARTIAL)) == {"T-03": (FailOn.PARTIAL,)}
    assert gate(workbook, None, (), FailOn.GAP).holds


def test_a_known_gap_still_fails_on_gap() -> None:
    assert not gate(state("Theft."), baseline_of(state("Theft.")), (), FailOn.GAP).holds


def test_a_regression_does_not_fail_when_it_was_not_asked_for() -> None:
    assert gate(state(FOR_SALE), baseline_of(state(POSSESSION)), (), FailOn.STALE).holds


def test_a_score_under_the_minimum_fails_and_one_that_cannot_be_had_too() -> None:
    half = state("Theft.")  # T-01 a gap, T-02 met
    assert gate(half, None, (), FailOn.STALE, minimum=Decimal(50)).holds
    low = gate(half, None, (), FailOn.STALE, minimum=Decimal("50.1"))
    assert not low.holds
    assert low.notices[0].message == "XA scores 50.0; the score must be 50.1 at least."
    only_asked = replace(rules(), criteria=rules().criteria[2:])
    none = gate(half, None, (), FailOn.STALE, minimum=Decimal(0), checklist=only_asked)
    assert "nothing could be assessed" in none.notices[0].message


def test_a_stale_coding_fails() -> None:
    law = state(POSSESSION)
    coded = replace(law, codings=(a_coding(fingerprint=fingerprint(("CC-1",), law.provisions)),))
    baseline = baseline_of(coded)
    assert gate(coded, baseline).holds
    amended = replace(state("Possession of such material is an offence: a person possesses."), codings=coded.codings)
    result = gate(amended, baseline, (), FailOn.STALE)
    assert failing(result) == {"T-03/asked": (FailOn.STALE,)}
    assert "Coding!A2 is stale" in finding(result, "T-03", "asked").stale_coding


def test_a_coding_without_fingerprint_is_stale_when_its_law_is_not_the_one_of_the_baseline() -> None:
    coded = replace(state(POSSESSION, ATTEMPT), codings=(a_coding(provisions=("CC-2",)),))
    amended = replace(state(POSSESSION, "An attempt is no offence."), codings=coded.codings)
    result = gate(amended, baseline_of(coded), (), FailOn.STALE)
    assert failing(result) == {"T-03/asked": (FailOn.STALE,)}
    assert "CC-2 (Criminal Code, Section 2) was amended." in finding(result, "T-03", "asked").stale_coding


def test_a_stale_coding_of_a_whole_criterion_fails_too() -> None:
    coded = replace(state(POSSESSION), codings=(a_coding(element="", fingerprint="0" * 16),))
    assert failing(gate(coded, None, (), FailOn.STALE)) == {"T-03": (FailOn.STALE,)}


def test_a_coding_of_an_element_that_is_not_asked_is_stale() -> None:
    coded = replace(state(POSSESSION), codings=(a_coding(element="gone"),))
    result = gate(coded, baseline_of(coded))
    assert not result.holds
    assert "Coding!A2 answers T-03/gone, which no checklist asks" in result.notices[0].message


def test_a_line_of_a_criterion_that_is_gone_is_stale_and_says_its_line() -> None:
    baseline = baseline_of(state(POSSESSION))
    gone = BaselineEntry("XA", "T-09", "x", "found", line=7)
    result = gate(state(POSSESSION), replace(baseline, entries=(*baseline.entries, gone), file="b.txt"))
    assert not result.holds
    (notice,) = result.notices
    assert (notice.file, notice.line) == ("b.txt", 7)
    assert "T-09/x is found, but no checklist asks it any more" in notice.message


def test_a_checklist_that_is_not_assessed_any_more_fails() -> None:
    baseline = baseline_of(state(POSSESSION))
    other = BaselineChecklist("XA", "other", "1", "ab")
    result = gate(state(POSSESSION), replace(baseline, checklists=(*baseline.checklists, other)))
    assert not result.holds
    assert "-c other" in result.notices[0].advice


def test_a_country_whose_workbook_is_not_given_fails_unless_only_some_are_given() -> None:
    here, there = (
        state(POSSESSION),
        replace(state(POSSESSION), country=Country("Other", "XB", "en", None, ("criminal",))),
    )
    baseline = baseline_of(here, there)
    result = gate(here, baseline)
    assert not result.holds
    assert "XB: the baseline has lines for it" in result.notices[0].message
    assert gate(here, baseline, only_given=True).holds


def test_a_country_that_the_baseline_does_not_know_fails_once() -> None:
    result = gate(state(POSSESSION), Baseline())
    assert not result.holds
    assert failing(result) == {}
    assert [notice.kind for notice in result.notices] == ["unrecorded"]


def test_a_new_criterion_fails_when_it_falls_short() -> None:
    baseline = baseline_of(state("Theft."))
    shorter = replace(baseline, entries=tuple(one for one in baseline.entries if one.criterion != "T-01"))
    assert failing(gate(state("Theft."), shorter)) == dict.fromkeys(
        ("T-01", "T-01/possession", "T-01/attempt"), REGRESSION
    )


def test_provisions_in_a_language_without_wordings_never_pass_unsaid() -> None:
    law = state(POSSESSION, "Krađa je krivično delo.")
    mixed = replace(law, provisions=(law.provisions[0], replace(law.provisions[1], language="sr")))
    for kinds in ((), (FailOn.GAP,)):
        result = gate(mixed, baseline_of(state(POSSESSION)), (), *kinds)
        assert not result.holds
        assert "1 of 2 provisions in force were not searched" in result.notices[0].message
    accepted = gate(mixed, baseline_of(mixed))
    assert accepted.holds
    assert [notice.kind for notice in accepted.notices] == ["unread"]


def test_a_workbook_of_which_nothing_is_in_force_is_a_problem() -> None:
    law = state(POSSESSION)
    repealed = replace(law, provisions=(replace(law.provisions[0], status=LegalStatus.REPEALED),))
    assert "none of its 1 provisions is in force" in str(nothing_in_force(repealed, assessed(repealed)))
    assert nothing_in_force(law, assessed(law)) is None


def test_a_file_that_could_not_be_used_never_lets_the_gate_hold() -> None:
    baseline = baseline_of(state(POSSESSION))
    result = decide([], baseline, (), Policy(TODAY), ["x.xlsx"])
    assert not result.holds
    assert [notice.kind for notice in result.notices] == ["unusable"]


def test_a_country_without_iso_code_goes_by_its_file() -> None:
    nameless = replace(state(POSSESSION), country=Country(), file="my state (2).csv")
    assert country_key(assessed(nameless)) == "my-state-2"
    assert held(nameless).key == "my-state-2"


def test_a_stale_answer_never_passes_where_gaps_do_not() -> None:
    coded = replace(state(POSSESSION), codings=(a_coding(Answer.NO, fingerprint="0" * 16),))
    assert failing(gate(coded, None, (), FailOn.GAP)) == {"T-03/asked": (FailOn.STALE,)}


def test_a_waiver_that_is_not_needed_is_not_used() -> None:
    result = gate(state(POSSESSION), baseline_of(state(POSSESSION)), [a_waiver("")])
    assert finding(result, "T-01").waiver is None
