"""The Excel report: six sheets that an analyst can filter, print and check word by word.

No text of anybody becomes a formula or an address: text is written as text, addresses only after a check, and the only
other links lead from sheet to sheet.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

from gapcheck import __version__
from gapcheck.model import Assessment
from gapcheck.reporting.excel.layout import plan
from gapcheck.reporting.excel.lists import write_checklists, write_elements, write_evidence, write_findings, write_notes
from gapcheck.reporting.excel.styles import Styles
from gapcheck.reporting.excel.summary import write_summary
from gapcheck.settling import settled

# A report names no day of its own making, or the same assessment would give other bytes tomorrow.
CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The workbook's bytes, the same for the same assessments."""
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book: Any = xlsxwriter.Workbook(target, options)
    book.set_properties({"title": "gapcheck assessment", "author": f"gapcheck {__version__}", "created": CREATED})
    book.set_calc_mode("auto")
    styles = Styles(book)
    rows = plan(assessments)
    write_summary(book, styles, assessments)
    write_findings(book, styles, rows)
    write_elements(book, styles, rows)
    write_evidence(book, styles, rows)
    write_checklists(book, styles, assessments)
    write_notes(book, styles, assessments)
    book.close()
    return settled(target.getvalue())
