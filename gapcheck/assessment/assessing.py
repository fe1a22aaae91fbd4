"""Findings of a workbook on a day: text judged, codings laid over it, criteria summed up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal

from gapcheck.assessment import scoring
from gapcheck.assessment.coding import ANSWER_SCORES, CRITERION_ANSWERS, is_stale, overlaid
from gapcheck.assessment.judging import NEEDS_ANALYST, Judge
from gapcheck.assessment.scanning import Scan
from gapcheck.law.state import in_force
from gapcheck.model import (
    Answer,
    Assessment,
    Basis,
    Binding,
    Checklist,
    ChecklistResult,
    Coding,
    Criterion,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Finding,
    Provision,
    Source,
    Workbook,
)

BindingOn = Callable[[tuple[Source, ...], dt.date | None], Binding]
_Codings = Mapping[tuple[str, str], Coding]


def assess(
    workbook: Workbook,
    scan: Scan,
    checklists: tuple[Checklist, ...],
    binding_on: BindingOn,
    *,
    as_of: dt.date | None = None,
    with_bills: bool = False,
) -> Assessment:
    """The assessment of one workbook on one day. `scan` must be of this workbook's provisions."""
    day = as_of or workbook.country.as_of
    chosen = in_force(workbook.provisions, day, with_bills=with_bills)
    judge = Judge(scan, chosen, workbook.country.covers, checklists)
    laws = tuple(workbook.provisions[index] for index in sorted(chosen))
    codings = {(coding.criterion, coding.element): coding for coding in workbook.codings}
    results = tuple(
        _checklist(checklist, judge, codings, laws, lambda sources: binding_on(sources, day))
        for checklist in checklists
    )
    return Assessment(
        country=workbook.country,
        as_of=day,
        with_bills=with_bills,
        file=workbook.file,
        sha256=workbook.sha256,
        provisions=len(workbook.provisions),
        provisions_in_force=len(chosen),
        score=scoring.workbook_score(results),
        coverage=scoring.coverage(results),
        checklists=results,
        warnings=_warnings(workbook, scan, chosen, checklists),
    )


def _checklist(
    checklist: Checklist,
    judge: Judge,
    codings: _Codings,
    laws: tuple[Provision, ...],
    binding_on: Callable[[tuple[Source, ...]], Binding],
) -> ChecklistResult:
    findings = tuple(
        _finding(criterion, judge, codings, laws, binding_on(criterion.sources)) for criterion in checklist.criteria
    )
    applicable = [finding for finding in findings if finding.status is not CriterionStatus.NOT_APPLICABLE]
    return ChecklistResult(
        id=checklist.id,
        version=checklist.version,
        digest=checklist.digest,
        title=checklist.title,
        score=scoring.checklist_score(findings),
        assessed=sum(finding.score is not None for finding in findings),
        total=len(applicable),
        findings=findings,
    )


def _finding(
    criterion: Criterion, judge: Judge, codings: _Codings, laws: tuple[Provision, ...], binding: Binding
) -> Finding:
    elements = tuple(
        _element(criterion, judge.judge(criterion.id, element), codings, laws) for element in criterion.elements
    )
    coding = codings.get((criterion.id, ""))
    if coding is not None:
        return _coded(criterion, coding, elements, laws, binding)
    status, score, reason = _summed_up(elements)
    return Finding(criterion, status, score, _basis(elements), binding, elements, reason)


def _element(
    criterion: Criterion, finding: ElementFinding, codings: _Codings, laws: tuple[Provision, ...]
) -> ElementFinding:
    coding = codings.get((criterion.id, finding.id))
    return overlaid(finding, coding, stale=coding is not None and is_stale(coding, laws))


def _coded(
    criterion: Criterion,
    coding: Coding,
    elements: tuple[ElementFinding, ...],
    laws: tuple[Provision, ...],
    binding: Binding,
) -> Finding:
    stale = is_stale(coding, laws)
    status = CriterionStatus.UNCLEAR if stale else CRITERION_ANSWERS[coding.answer]
    score = None if stale else ANSWER_SCORES.get(coding.answer)
    reason = f"an analyst answered {coding.answer.value}"
    if stale:
        reason += ", but the cited provisions have changed since: look again"
    return Finding(criterion, status, score, Basis.CODED, binding, elements, reason, coding, stale)


def _summed_up(elements: tuple[ElementFinding, ...]) -> tuple[CriterionStatus, Decimal | None, str]:
    """Status, score and reason of a criterion from its elements."""
    applicable = [element for element in elements if not _is_coded(element, Answer.NOT_APPLICABLE)]
    if not elements:
        return CriterionStatus.UNCLEAR, None, NEEDS_ANALYST
    if not applicable:
        return CriterionStatus.NOT_APPLICABLE, None, "an analyst answered n/a for every element"
    required = [element for element in applicable if element.required] or applicable
    points = sum((_points(element) for element in required), Decimal(0))
    unclear = [element for element in required if element.status is ElementStatus.UNCLEAR]
    lacking = [element for element in required if element.status in (ElementStatus.MISSING, ElementStatus.DEFEATED)]
    if unclear and not (lacking and points):
        return CriterionStatus.UNCLEAR, None, "; ".join(f"{element.id}: {element.reason}" for element in unclear)
    score = points / len(required)
    if not lacking and not unclear:
        return CriterionStatus.MET, score, ""
    return (CriterionStatus.PARTIAL if points else CriterionStatus.GAP), score, ""


def _points(element: ElementFinding) -> Decimal:
    if _is_coded(element, Answer.PARTLY) and element.status is not ElementStatus.UNCLEAR:
        return ANSWER_SCORES[Answer.PARTLY]
    return Decimal(element.status is ElementStatus.FOUND)


def _is_coded(element: ElementFinding, answer: Answer) -> bool:
    return element.coding is not None and element.coding.answer is answer


def _basis(elements: tuple[ElementFinding, ...]) -> Basis:
    """A criterion is confirmed only when a person answered every required element."""
    required = [element for element in elements if element.required] or list(elements)
    if required and all(element.basis is Basis.CODED for element in required):
        return Basis.CODED
    return Basis.TEXT if any(element.basis is not Basis.NONE for element in elements) else Basis.NONE


def _warnings(
    workbook: Workbook, scan: Scan, chosen: frozenset[int], checklists: tuple[Checklist, ...]
) -> tuple[str, ...]:
    warnings = []
    unreadable = [position for position in scan.unreadable if position in chosen]
    if unreadable:
        languages = ", ".join(sorted({scan.readings[position].language or "unknown" for position in unreadable}))
        warnings.append(
            f"{len(unreadable)} of {len(chosen)} provisions are in a language without wordings ({languages}); they were not searched"
        )
    if not chosen and workbook.provisions:
        warnings.append("no provision is in force on this day: everything is reported as not found")
    known = {
        criterion.id: {element.id for element in criterion.elements} for one in checklists for criterion in one.criteria
    }
    warnings += [
        f"{coding.cell}: {coding.criterion} has no element {coding.element}; the coding was not used"
        for coding in workbook.codings
        if coding.criterion in known and coding.element and coding.element not in known[coding.criterion]
    ]
    return tuple(warnings)
