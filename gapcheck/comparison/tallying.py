"""How common each gap is, and where the gaps lie: by checklist, severity and obligation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from gapcheck.model import (
    Breakdown,
    ChecklistResult,
    ComparedState,
    CriterionStatus,
    CriterionTally,
    Dimension,
    ElementStatus,
    ElementTally,
    Finding,
    Obligation,
    Severity,
)

_STRENGTH: Final[dict[Obligation | None, int]] = {kind: rank for rank, kind in enumerate((*Obligation, None))}
_SEVERITY: Final = {severity: rank for rank, severity in enumerate(Severity)}
_SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)
_LACKING: Final = (ElementStatus.MISSING, ElementStatus.DEFEATED)


def tallies(states: Sequence[ComparedState]) -> tuple[CriterionTally, ...]:
    """Every criterion over all States: the commonest gap first, then the gravest, then the most binding."""
    if not states:
        return ()
    found = [
        _tally(checklist, position, states, part)
        for part, checklist in enumerate(states[0].assessment.checklists)
        for position in range(len(checklist.findings))
    ]
    return tuple(sorted(found, key=_commonest_first))


def _tally(checklist: ChecklistResult, position: int, states: Sequence[ComparedState], part: int) -> CriterionTally:
    findings = [(state.key, state.assessment.checklists[part].findings[position]) for state in states]
    counts = Counter(finding.status for _, finding in findings)
    short = [(key, finding) for status in _SHORT for key, finding in findings if finding.status is status]
    bound = Counter(finding.binding.kind for _, finding in short)
    assessed = sum(finding.score is not None for _, finding in findings)
    return CriterionTally(
        checklist=checklist.id,
        criterion=checklist.findings[position].criterion,
        counts=dict(counts),
        prevalence=Decimal(counts[CriterionStatus.GAP]) / assessed if assessed else None,
        short=tuple(key for key, _ in short),
        obligations=tuple(sorted(bound.items(), key=lambda item: _STRENGTH[item[0]])),
        elements=_elements(finding for _, finding in short),
    )


def _elements(findings: Iterable[Finding]) -> tuple[ElementTally, ...]:
    lacking: Counter[str] = Counter()
    tests: dict[str, str] = {}
    for finding in findings:
        for element in finding.elements:
            if element.required and element.status in _LACKING:
                lacking[element.id] += 1
                tests[element.id] = element.test
    ordered = sorted(lacking.items(), key=lambda item: -item[1])
    return tuple(ElementTally(name, tests[name], count) for name, count in ordered)


def _commonest_first(tally: CriterionTally) -> tuple[int, int, int, int]:
    strongest = min((_STRENGTH[kind] for kind, _ in tally.obligations), default=len(_STRENGTH))
    return (
        -tally.counts.get(CriterionStatus.GAP, 0),
        -tally.counts.get(CriterionStatus.PARTIAL, 0),
        _SEVERITY[tally.criterion.severity],
        strongest,
    )


def breakdowns(states: Sequence[ComparedState]) -> tuple[Breakdown, ...]:
    """Counts by checklist, severity and obligation, each in its own order; values that do not occur are left out."""
    counts: dict[tuple[Dimension, str], Counter[CriterionStatus]] = {}
    titles: dict[str, str] = {}
    for state in states:
        for checklist in state.assessment.checklists:
            titles[checklist.id] = checklist.title or checklist.id
            for finding in checklist.findings:
                kind = finding.binding.kind
                for place in (
                    (Dimension.CHECKLIST, checklist.id),
                    (Dimension.SEVERITY, finding.criterion.severity.value),
                    (Dimension.OBLIGATION, kind.value if kind else ""),
                ):
                    counts.setdefault(place, Counter())[finding.status] += 1
    order = {Dimension.CHECKLIST: list(titles), Dimension.SEVERITY: [one.value for one in Severity]}
    order[Dimension.OBLIGATION] = [*(one.value for one in Obligation), ""]
    return tuple(
        Breakdown(
            dimension, value, titles.get(value, value) if dimension is Dimension.CHECKLIST else value, dict(found)
        )
        for dimension in Dimension
        for value in order[dimension]
        if (found := counts.get((dimension, value)))
    )
