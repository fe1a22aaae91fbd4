"""Builders of assessments for comparisons, scored by the program's own arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from gapcheck.assessment import scoring
from gapcheck.comparison.identifying import States
from gapcheck.library.shipped import load_profiles
from gapcheck.model import (
    Assessment,
    ChecklistResult,
    Country,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Finding,
    Severity,
)
from tests.reporting.building import a_criterion, a_finding, an_element, evidence_of

DAY = dt.date(2022, 1, 1)
SCORES = {CriterionStatus.MET: Decimal(1), CriterionStatus.PARTIAL: Decimal("0.5"), CriterionStatus.GAP: Decimal(0)}
LETTERS = {
    "+": CriterionStatus.MET,
    "/": CriterionStatus.PARTIAL,
    "-": CriterionStatus.GAP,
    "?": CriterionStatus.UNCLEAR,
    "x": CriterionStatus.NOT_APPLICABLE,
}


def known_states() -> States:
    """The States that ship with the program."""
    return States(load_profiles())


def a_state(iso: str = "DE", letters: str = "+-", **given: object) -> Assessment:
    """A State with one checklist; each letter is a criterion: + met, / partial, - gap, ? unclear, x not applicable."""
    findings = tuple(_finding(number, LETTERS[letter], iso) for number, letter in enumerate(letters, start=1))
    return assessed(iso, (result_of(findings),), **given)


def result_of(findings: tuple[Finding, ...], **given: object) -> ChecklistResult:
    """A checklist's result with its real score."""
    defaults: dict[str, object] = {"id": "test", "version": "1", "digest": "sha256:0", "title": "Test"}
    return ChecklistResult(
        **(defaults | given),  # type: ignore[arg-type]
        score=scoring.checklist_score(findings),
        assessed=sum(finding.score is not None for finding in findings),
        total=sum(finding.status is not CriterionStatus.NOT_APPLICABLE for finding in findings),
        findings=findings,
    )


def assessed(iso: str, checklists: tuple[ChecklistResult, ...], **given: object) -> Assessment:
    """An assessment with its real score and coverage."""
    defaults: Mapping[str, object] = {
        "country": Country(name={"DE": "Germany", "FR": "France"}.get(iso, ""), iso=iso, language="en"),
        "as_of": DAY,
        "with_bills": False,
        "file": f"{iso.lower()}.xlsx",
        "sha256": "0" * 64,
        "provisions": 1,
        "provisions_in_force": 1,
    }
    return Assessment(
        **(dict(defaults) | given),  # type: ignore[arg-type]
        score=scoring.workbook_score(checklists),
        coverage=scoring.coverage(checklists),
        checklists=checklists,
    )


def _finding(number: int, status: CriterionStatus, iso: str) -> Finding:
    criterion = a_criterion(
        f"T-{number:02}", title=f"Question {number}", weight=Decimal(1), severity=Severity.MAJOR, sources=()
    )
    return a_finding(status, _element(status, iso), criterion=criterion, score=SCORES.get(status))


def _element(status: CriterionStatus, iso: str) -> ElementFinding:
    if status is CriterionStatus.MET:
        quote = evidence_of(f"words of {iso}", provision=f"{iso}-1", source_url="")
        return an_element("element", ElementStatus.FOUND, quote, test="The law says so")
    if status is CriterionStatus.UNCLEAR:
        return an_element("element", ElementStatus.UNCLEAR, test="The law says so")
    return an_element("element", ElementStatus.MISSING, test="The law says so")
