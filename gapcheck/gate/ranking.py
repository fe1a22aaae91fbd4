"""Which status is better than which.

An element: found, unclear, missing, defeated. A criterion: met, not applicable, partial, unclear, gap. So what was met or
found and becomes unclear is worse, and nothing unclear equals anything but itself. That a question does not arise is an
analyst's answer: better than a shortfall, worse than met.
"""

from __future__ import annotations

from typing import Final

from gapcheck.model import BaselineEntry, CriterionStatus, ElementStatus, Standing

_BEST_FIRST: Final = (
    ElementStatus.FOUND,
    ElementStatus.UNCLEAR,
    ElementStatus.MISSING,
    ElementStatus.DEFEATED,
)
_CRITERIA_BEST_FIRST: Final = (
    CriterionStatus.MET,
    CriterionStatus.NOT_APPLICABLE,
    CriterionStatus.PARTIAL,
    CriterionStatus.UNCLEAR,
    CriterionStatus.GAP,
)
_GOOD: Final = frozenset({"found", "met", "not-applicable"})


def standing(before: BaselineEntry | None, after: BaselineEntry) -> Standing:
    """How a finding stands towards the line of the baseline for it."""
    if before is None:
        return Standing.UNRECORDED
    difference = _rank(after) - _rank(before)
    return Standing.WORSE if difference > 0 else Standing.BETTER if difference < 0 else Standing.EQUAL


def is_shortfall(entry: BaselineEntry) -> bool:
    """Whether the status is one that somebody must look at."""
    return entry.status not in _GOOD


def _rank(entry: BaselineEntry) -> int:
    order = _BEST_FIRST if entry.element else _CRITERIA_BEST_FIRST
    return [status.value for status in order].index(entry.status)
