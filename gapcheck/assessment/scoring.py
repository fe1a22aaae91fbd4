"""Scores in exact decimal arithmetic (contract, section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from gapcheck.model import ChecklistResult, CriterionStatus, Finding, Score

_HUNDRED = Decimal(100)


def shown(value: Decimal) -> Decimal:
    """A score as it is shown: one place, half up.

    A third has no end in decimals, so a sum that should lie exactly on a border may lie 10⁻²⁶ beside it: figures are
    settled to twelve places first.
    """
    settled = value.quantize(Decimal("1e-12"), rounding=ROUND_HALF_UP)
    return settled.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def checklist_score(findings: Sequence[Finding]) -> Score:
    """Mean of the assessed findings weighted by their criterion × 100; unclear ones only widen the range."""
    assessed = [(finding.criterion.weight, finding.score) for finding in findings if finding.score is not None]
    open_weight = sum(
        (finding.criterion.weight for finding in findings if finding.status is CriterionStatus.UNCLEAR), Decimal(0)
    )
    weight = sum((one for one, _ in assessed), Decimal(0))
    gained = sum((one * score for one, score in assessed), Decimal(0))
    value = gained / weight * _HUNDRED if weight else None
    if not weight + open_weight:
        return Score(None, None, None)
    return Score(
        value, gained / (weight + open_weight) * _HUNDRED, (gained + open_weight) / (weight + open_weight) * _HUNDRED
    )


def workbook_score(results: Iterable[ChecklistResult]) -> Score:
    """Plain mean of the checklists' scores; a checklist with nothing assessed is left out of the mean, not of the range."""
    scores = [result.score for result in results]
    return Score(
        _mean([score.value for score in scores if score.value is not None]),
        _mean([score.low for score in scores if score.low is not None]),
        _mean([score.high for score in scores if score.high is not None]),
    )


def coverage(results: Iterable[ChecklistResult]) -> Decimal | None:
    """Share of the applicable criteria that could be assessed, 0–1."""
    listed = tuple(results)
    total = sum(result.total for result in listed)
    return Decimal(sum(result.assessed for result in listed)) / total if total else None


def _mean(values: Sequence[Decimal]) -> Decimal | None:
    return sum(values, Decimal(0)) / len(values) if values else None
