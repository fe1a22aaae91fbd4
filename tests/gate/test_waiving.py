"""Waivers have a finding, a last day and a reason, or they are complained about by line."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gapcheck.gate.waiving import has_expired, read_waivers
from gapcheck.model import FailOn, Waiver
from tests.gate.building import FOR_SALE, POSSESSION, TODAY, a_waiver, baseline_of, failing, finding, gate, state


def test_a_line_is_a_waiver() -> None:
    text = "# until the Senate has voted\n\nXA  CSAM-09/possession until 2027-01-01 because the bill is before the Senate\n"
    day = dt.date(2027, 1, 1)
    waiver = Waiver("XA", "CSAM-09", "possession", day, "the bill is before the Senate", "w.txt", 3)
    assert read_waivers(text, "w.txt") == ((waiver,), ())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("XA CSAM-09", "this is no waiver"),
        ("XA CSAM-09 until 2027-02-30 because x", "'2027-02-30' is no day"),
        ("XA CSAM-09 until 20270201 because x", "'20270201' is no day"),
        ("XA CSAM-09 until 2027-01-01", "has no reason"),
        ("XA CSAM-09 until 2027-01-01 because ", "has no reason"),
        ("XA CSAM-09 for ever because x", "this is no waiver"),
    ],
)
def test_a_line_that_is_no_waiver_is_named(line: str, says: str) -> None:
    _, problems = read_waivers(f"\n{line}\n", "w.txt")
    assert str(problems[0]).startswith("w.txt, line 2: error: ")
    assert says in str(problems[0])


def test_a_finding_is_waived_once() -> None:
    line = "XA CSAM-09 until 2027-01-01 because x\n"
    assert "line 1 waives CSAM-09 for XA, too" in str(read_waivers(line * 2, "w.txt")[1][0])


def test_a_waiver_holds_on_its_last_day_and_not_after() -> None:
    waiver = a_waiver(until=TODAY)
    assert not has_expired(waiver, TODAY)
    assert has_expired(waiver, TODAY + dt.timedelta(days=1))


def test_a_waived_regression_passes_and_is_still_shown() -> None:
    result = gate(state(FOR_SALE), baseline_of(state(POSSESSION)), [a_waiver()])
    assert result.holds
    assert finding(result, "T-01", "possession").waiver == a_waiver()
    assert finding(result, "T-01", "possession").fails_on == ()
    # The criterion is worse only for what is waived.
    assert finding(result, "T-01").waiver == a_waiver()


def test_a_waiver_of_the_criterion_covers_its_elements() -> None:
    result = gate(state(FOR_SALE), baseline_of(state(POSSESSION)), [a_waiver("")])
    assert result.holds


def test_an_expired_waiver_is_a_finding_again() -> None:
    old = a_waiver(until=TODAY - dt.timedelta(days=1))
    result = gate(state(FOR_SALE), baseline_of(state(POSSESSION)), [old])
    assert not result.holds
    assert failing(result) == {"T-01": (FailOn.REGRESSION,), "T-01/possession": (FailOn.REGRESSION,)}
    assert finding(result, "T-01", "possession").expired == old
    assert any("expired after 2026-04-30" in notice.message for notice in result.notices)


def test_a_waiver_of_another_country_or_element_waives_nothing() -> None:
    baseline = baseline_of(state(POSSESSION))
    assert not gate(state(FOR_SALE), baseline, [a_waiver(country="XB")]).holds
    assert not gate(state(FOR_SALE), baseline, [a_waiver("attempt")]).holds


def test_a_waiver_for_nothing_that_is_asked_is_stale() -> None:
    result = gate(state(POSSESSION), baseline_of(state(POSSESSION)), [a_waiver("gone")])
    assert not result.holds
    assert "stands for a finding that no checklist asks" in result.notices[0].message


def test_a_waiver_that_is_needed_no_more_is_said() -> None:
    result = gate(state(POSSESSION), baseline_of(state(POSSESSION)), [a_waiver()])
    assert result.holds
    assert "needed no more" in result.notices[0].message


def test_a_gap_is_waived_by_waiving_all_that_it_lacks() -> None:
    assert gate(state("Theft."), None, [a_waiver()], FailOn.GAP).holds
    assert not gate(state("Theft."), None, [a_waiver("attempt")], FailOn.GAP).holds


def test_a_waiver_does_not_hide_provisions_that_were_not_searched() -> None:
    workbook = state(POSSESSION)
    foreign = replace(workbook, provisions=(replace(workbook.provisions[0], language="sr"),))
    result = gate(foreign, baseline_of(workbook), [a_waiver(""), a_waiver("", criterion="T-02")])
    assert not result.holds
    assert any(notice.kind == "unread" and notice.is_failing for notice in result.notices)
