"""Which row of which sheet everything stands in, settled before anything is written, so that links can point ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gapcheck.model import Assessment, ChecklistResult, ElementFinding, Evidence, Finding
from gapcheck.reporting.summarising import country_name

SUMMARY: Final = "Summary"
FINDINGS: Final = "Findings"
ELEMENTS: Final = "Elements"
EVIDENCE: Final = "Evidence"
CHECKLIST: Final = "Checklist"
NOTES: Final = "Notes"
FIRST_ROW: Final = 2


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its row in Findings and the row of its first evidence (0: it has none). Rows count from 1."""

    country: str
    assessment: Assessment
    checklist: ChecklistResult
    finding: Finding
    row: int
    evidence_row: int


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element with the row of its first evidence (0: it has none)."""

    parent: FindingRow
    element: ElementFinding
    evidence_row: int


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One quotation."""

    parent: FindingRow
    element: ElementFinding
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of the report, in the order of assessments, checklists, criteria and elements."""

    findings: tuple[FindingRow, ...]
    elements: tuple[ElementRow, ...]
    evidence: tuple[EvidenceRow, ...]


def plan(assessments: tuple[Assessment, ...]) -> Rows:
    """Gives every finding, element and quotation its row."""
    findings: list[FindingRow] = []
    elements: list[ElementRow] = []
    evidence: list[EvidenceRow] = []
    for assessment in assessments:
        for checklist in assessment.checklists:
            for finding in checklist.findings:
                has_evidence = any(element.evidence for element in finding.elements)
                first = FIRST_ROW + len(evidence) if has_evidence else 0
                row = FIRST_ROW + len(findings)
                parent = FindingRow(country_name(assessment), assessment, checklist, finding, row, first)
                findings.append(parent)
                for element in finding.elements:
                    start = FIRST_ROW + len(evidence) if element.evidence else 0
                    elements.append(ElementRow(parent, element, start))
                    evidence.extend(EvidenceRow(parent, element, quoted) for quoted in element.evidence)
    return Rows(tuple(findings), tuple(elements), tuple(evidence))
