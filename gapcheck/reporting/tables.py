"""Tidy CSV: one row a country and criterion, the columns of the contract (section 3), UTF-8, line feeds at line ends.

A spreadsheet that opens a CSV file runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a
formula. Text that begins so gets a leading apostrophe, here and nowhere else: JSON keeps the cell's own words.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from gapcheck.model import Assessment, ChecklistResult, Finding
from gapcheck.reporting.highlights import main_evidence, main_quote, provisions_of
from gapcheck.reporting.records import criterion_score, weight

COLUMNS: Final = (
    "country",
    "iso",
    "as_of",
    "checklist",
    "checklist_version",
    "criterion",
    "title",
    "severity",
    "weight",
    "obligation",
    "status",
    "score",
    "basis",
    "provisions",
    "quote",
    "source_url",
)
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The header and one row a criterion, in the order of assessments, checklists and criteria."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    for assessment in assessments:
        for checklist in assessment.checklists:
            for finding in checklist.findings:
                writer.writerow(_row(assessment, checklist, finding))
    return page.getvalue().encode("utf-8", errors="replace")


def guarded(text: str) -> str:
    """The text with a leading apostrophe where a spreadsheet would take it for a formula; line breaks become line feeds.

    A spreadsheet may skip blanks before a formula's first character, so they do not hide it. NUL, which no CSV
    reader accepts, becomes `�`.
    """
    settled = text.replace("\0", "\ufffd")
    is_formula = settled.lstrip(" \u00a0\n").startswith(_STARTS_A_FORMULA)
    settled = settled.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{settled}" if is_formula else settled


def _row(assessment: Assessment, checklist: ChecklistResult, finding: Finding) -> list[str | int | float | None]:
    criterion, evidence = finding.criterion, main_evidence(finding)
    return [
        guarded(assessment.country.name),
        guarded(assessment.country.iso),
        assessment.as_of.isoformat() if assessment.as_of else "",
        guarded(checklist.id),
        guarded(checklist.version),
        guarded(criterion.id),
        guarded(criterion.title),
        criterion.severity.value,
        weight(criterion.weight),
        finding.binding.kind.value if finding.binding.kind else "",
        finding.status.value,
        criterion_score(finding.score),
        finding.basis.value,
        guarded(";".join(provisions_of(finding))),
        guarded(main_quote(finding)),
        guarded(evidence.source_url if evidence else ""),
    ]
