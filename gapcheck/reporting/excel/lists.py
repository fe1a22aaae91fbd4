"""The list sheets of the Excel report: findings, elements, evidence, checklist, notes."""

from __future__ import annotations

from typing import Any, Final

from gapcheck.model import Assessment, Basis, ElementStatus
from gapcheck.reporting.composing import HOW_TO_READ
from gapcheck.reporting.describing import source_words
from gapcheck.reporting.excel.layout import CHECKLIST, ELEMENTS, EVIDENCE, FINDINGS, NOTES, FindingRow, Rows
from gapcheck.reporting.excel.sheet import A3, Address, Cell, Column, Link, write_list
from gapcheck.reporting.excel.styles import Styles
from gapcheck.reporting.highlights import main_quote, provisions_of
from gapcheck.reporting.phrases import (
    NOT_FOUND,
    OBLIGATION_WORDS,
    coding_words,
    is_confirmed,
    shortened,
)
from gapcheck.reporting.summarising import country_name

MAIN_QUOTE_LIMIT: Final = 500
PRINTED_COLUMNS: Final = 14


def write_findings(book: Any, styles: Styles, rows: Rows) -> None:
    """One row a criterion and country."""
    columns = (
        Column("Country", 12),
        Column("Checklist", 15),
        Column("Criterion", 10),
        Column("Title", 26),
        Column("Severity", 9),
        Column("Obligation", 12),
        Column("Bound since", 11),
        Column("Status", 13, has_status=True),
        Column("Score (0–1)", 8, style="fraction"),
        Column("Basis", 7),
        Column("Confirmed by a person?", 11),
        Column("Provisions", 16),
        Column("Main quotation", 42),
        Column("Recommendation", 38),
        Column("Evidence", 13),
        Column("Why", 36),
        Column("Bound by", 16),
        Column("Reservation", 24),
    )
    sheet = write_list(book, styles, FINDINGS, columns, [_finding_cells(row) for row in rows.findings], frozen=3)
    # What stands to the right of the recommendation is for the screen: with it a page's print would be too small.
    sheet.print_area(0, 0, len(rows.findings), PRINTED_COLUMNS - 1)


def _finding_cells(row: FindingRow) -> tuple[Cell, ...]:
    finding, criterion, binding = row.finding, row.finding.criterion, row.finding.binding
    confirmed = "out of date" if finding.is_stale else "yes" if is_confirmed(finding) else "not yet"
    return (
        row.country,
        row.checklist.id,
        criterion.id,
        criterion.title,
        criterion.severity.value,
        OBLIGATION_WORDS[binding.kind] if binding.kind else "not bound",
        binding.since,
        finding.status.value,
        finding.score,
        finding.basis.value,
        confirmed,
        "; ".join(provisions_of(finding)),
        shortened(main_quote(finding), MAIN_QUOTE_LIMIT),
        criterion.recommendation,
        Link("see the words", EVIDENCE, row.evidence_row) if row.evidence_row else NOT_FOUND,
        finding.reason,
        binding.instrument + ("" if binding.verified else " (from memory)"),
        binding.reservation,
    )


def write_elements(book: Any, styles: Styles, rows: Rows) -> None:
    """One row an element."""
    columns = (
        Column("Country", 12),
        Column("Criterion", 10),
        Column("Element", 20),
        Column("What it asks", 44),
        Column("Required", 9),
        Column("Status", 13, has_status=True),
        Column("Basis", 8),
        Column("Strength", 15),
        Column("Why", 40),
        Column("Answer of a person", 36),
        Column("What the text alone gave", 15),
        Column("Evidence", 13),
    )
    cells: list[tuple[Cell, ...]] = []
    for row in rows.elements:
        element = row.element
        is_missing = element.status is ElementStatus.MISSING and element.basis is not Basis.CODED
        cells.append(
            (
                row.parent.country,
                Link(row.parent.finding.criterion.id, FINDINGS, row.parent.row),
                element.id,
                element.test,
                "yes" if element.required else "no",
                element.status.value,
                element.basis.value,
                element.strength.value if element.strength else "",
                element.reason or (f"{NOT_FOUND}." if is_missing else ""),
                coding_words(element.coding) if element.coding else "",
                element.text_status.value if element.text_status else "",
                Link("see the words", EVIDENCE, row.evidence_row) if row.evidence_row else "",
            )
        )
    write_list(book, styles, ELEMENTS, columns, cells, frozen=3)


def write_evidence(book: Any, styles: Styles, rows: Rows) -> None:
    """One row a quotation, whole, with a link back to its finding."""
    columns = (
        Column("Country", 12),
        Column("Criterion", 10),
        Column("Element", 20),
        Column("Provision", 15),
        Column("Law", 22),
        Column("Cell", 16),
        Column("Quotation", 64),
        Column("From", 8, style="whole"),
        Column("To", 8, style="whole"),
        Column("Speaks", 10),
        Column("Strength", 15),
        Column("Reached through", 16),
        Column("Source", 26),
    )
    cells: list[tuple[Cell, ...]] = [
        (
            row.parent.country,
            Link(row.parent.finding.criterion.id, FINDINGS, row.parent.row),
            row.element.id,
            row.evidence.provision,
            row.evidence.law,
            row.evidence.cell,
            row.evidence.quote,
            row.evidence.start,
            row.evidence.end,
            "against" if row.evidence.defeats else "for",
            row.evidence.strength.value,
            "; ".join(row.evidence.via),
            Address(row.evidence.source_url) if row.evidence.source_url else "",
        )
        for row in rows.evidence
    ]
    write_list(book, styles, EVIDENCE, columns, cells, frozen=3)


def write_checklists(book: Any, styles: Styles, assessments: tuple[Assessment, ...]) -> None:
    """What was asked: each criterion of each checklist once."""
    columns = (
        Column("Checklist", 17),
        Column("Version", 8),
        Column("Criterion", 11),
        Column("Title", 28),
        Column("Question", 40),
        Column("Why it matters", 36),
        Column("Legal test", 56),
        Column("Severity", 9),
        Column("Weight", 8, style="figure"),
        Column("Asked for by", 44),
        Column("Common gaps", 36),
        Column("Recommendation", 40),
    )
    cells: dict[tuple[str, str, str], tuple[Cell, ...]] = {}
    for assessment in assessments:
        for checklist in assessment.checklists:
            for finding in checklist.findings:
                asked, test = finding.criterion, finding.criterion.legal_test
                cells[checklist.id, checklist.version, asked.id] = (
                    checklist.id,
                    checklist.version,
                    asked.id,
                    asked.title,
                    asked.question,
                    asked.why,
                    f"Met: {test.met}\nPartial: {test.partial}\nGap: {test.gap}",
                    asked.severity.value,
                    asked.weight,
                    "\n".join(map(source_words, asked.sources)),
                    "\n".join(asked.common_gaps),
                    asked.recommendation,
                )
    sheet = write_list(book, styles, CHECKLIST, columns, list(cells.values()), frozen=3)
    sheet.set_paper(A3)


def write_notes(book: Any, styles: Styles, assessments: tuple[Assessment, ...]) -> None:
    """How to read the report, and what each workbook says about itself."""
    columns = (Column("About", 24), Column("Note", 110))
    cells: list[tuple[Cell, ...]] = [(note.label.rstrip("."), note.text) for note in HOW_TO_READ]
    for assessment in assessments:
        country, name = assessment.country, country_name(assessment)
        told = (
            f"{assessment.file}, sha256 {assessment.sha256}",
            f"{assessment.provisions_in_force} of {assessment.provisions} provisions in force",
            "Bills and adopted laws were treated as in force." if assessment.with_bills else "",
            f"Held in full: {', '.join(country.covers)}" if country.covers else "",
            f"Compiled from: {country.compiled_from}" if country.compiled_from else "",
            f"Analyst: {country.analyst}" if country.analyst else "",
            f"Licence: {country.licence}" if country.licence else "",
            country.note,
        )
        cells += [(name, line) for line in told if line]
        cells += [(f"{name}, to check", warning) for warning in assessment.warnings]
    write_list(book, styles, NOTES, columns, cells)
