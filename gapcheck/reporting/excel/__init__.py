"""The Excel report: six sheets that an analyst can filter, print and check word by word.

No text of anybody becomes a formula or an address: text is written as text, addresses only after a check, and the only
other links lead from sheet to sheet.
"""

from __future__ import annotations

from typing import Any

from gapcheck.model import Assessment
from gapcheck.reporting.excel.book import book_bytes
from gapcheck.reporting.excel.layout import plan
from gapcheck.reporting.excel.lists import write_checklists, write_elements, write_evidence, write_findings, write_notes
from gapcheck.reporting.excel.styles import Styles
from gapcheck.reporting.excel.summary import write_summary


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The workbook's bytes, the same for the same assessments."""
    rows = plan(assessments)

    def write(book: Any, styles: Styles) -> None:
        write_summary(book, styles, assessments)
        write_findings(book, styles, rows)
        write_elements(book, styles, rows)
        write_evidence(book, styles, rows)
        write_checklists(book, styles, assessments)
        write_notes(book, styles, assessments)

    return book_bytes("gapcheck assessment", write)
