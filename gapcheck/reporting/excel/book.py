"""The one way to make an Excel report: text stays text, and the same content gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any, Final

from gapcheck import __version__
from gapcheck.reporting.excel.styles import Styles
from gapcheck.settling import settled

# A report names no day of its own making, or the same assessment would give other bytes tomorrow.
_CREATED: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
# Words of a statute that begin with "=" or "http" must never become a formula or a link.
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def book_bytes(title: str, write: Callable[[Any, Styles], None]) -> bytes:
    """The bytes of a workbook that `write` fills, given the open book and its styles."""
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, dict(_OPTIONS)) as book:
        book.set_properties({"title": title, "author": f"gapcheck {__version__}", "created": _CREATED})
        book.set_calc_mode("auto")
        write(book, Styles(book))
    return settled(target.getvalue())
