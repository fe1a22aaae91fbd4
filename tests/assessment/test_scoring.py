"""Scores follow the contract exactly, in decimals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.assessment.scoring import checklist_score, shown
from gapcheck.model import Basis, Binding, CriterionStatus, Finding
from tests.builders import a_criterion

_SCORED = {
    CriterionStatus.MET: Decimal(1),
    CriterionStatus.PARTIAL: Decimal("0.5"),
    CriterionStatus.GAP: Decimal(0),
    CriterionStatus.UNCLEAR: None,
    CriterionStatus.NOT_APPLICABLE: None,
}


def a_finding(status: CriterionStatus, weight: int = 1) -> Finding:
    criterion = a_criterion(weight=Decimal(weight))
    return Finding(criterion, status, _SCORED[status], Basis.TEXT, Binding(None), ())


def test_unclear_is_left_out_of_the_mean_and_widens_the_range() -> None:
    score = checklist_score([a_finding(CriterionStatus.MET, 3), a_finding(CriterionStatus.UNCLEAR, 1)])
    assert (score.value, score.low, score.high) == (Decimal(100), Decimal(75), Decimal(100))


def test_not_applicable_counts_nowhere() -> None:
    score = checklist_score([a_finding(CriterionStatus.PARTIAL), a_finding(CriterionStatus.NOT_APPLICABLE, 9)])
    assert (score.value, score.low, score.high) == (Decimal(50), Decimal(50), Decimal(50))


def test_nothing_assessed_is_no_score_but_a_full_range() -> None:
    score = checklist_score([a_finding(CriterionStatus.UNCLEAR)])
    assert (score.value, score.low, score.high) == (None, Decimal(0), Decimal(100))


@pytest.mark.parametrize(("value", "text"), [("66.65", "66.7"), ("66.64", "66.6"), ("0.05", "0.1")])
def test_rounding_is_half_up_to_one_place(value: str, text: str) -> None:
    assert str(shown(Decimal(value))) == text


@given(st.lists(st.tuples(st.sampled_from(list(CriterionStatus)), st.integers(1, 5)), max_size=12))
def test_a_score_lies_in_its_range_and_the_range_in_0_to_100(listed: list[tuple[CriterionStatus, int]]) -> None:
    score = checklist_score([a_finding(status, weight) for status, weight in listed])
    if score.low is not None and score.high is not None:
        assert 0 <= score.low <= score.high <= 100
        if score.value is not None:
            assert score.low <= score.value <= score.high
