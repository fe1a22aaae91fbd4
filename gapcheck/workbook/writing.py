"""Workbooks written: the empty template, and a model written back. The same input gives the same bytes everywhere."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.model import Answer, Country, LegalStatus, Workbook
from gapcheck.settling import settled
from gapcheck.workbook.cells import EXCEL_CELL_LIMIT, address
from gapcheck.workbook.header_spellings import CODING_ORDER, COUNTRY_ORDER, STATUTES_ORDER, TREATIES_ORDER
from gapcheck.workbook.hints import HINTS, WIDTHS

if TYPE_CHECKING:
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

Value = str | dt.date | None
Row = Sequence[Value]

FIRST_EXCEL_DATE: Final = dt.date(1900, 3, 1)
"""Excel believes in a 29 February 1900, so that earlier dates are written as ISO text."""

_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_LAST_ROW = 1_048_575
_CHOICES = {
    ("Statutes", "status"): [status.value for status in LegalStatus],
    ("Coding", "answer"): [answer.value for answer in Answer],
    ("Treaties", "status"): ["party", "signatory", "none"],
}
_ORDERS = {
    "Country": ("Field", "Value"),
    "Statutes": STATUTES_ORDER,
    "Coding": CODING_ORDER,
    "Treaties": TREATIES_ORDER,
}
_HINT_OPTIONS = {"author": "gapcheck", "x_scale": 2}
_UNWRITABLE = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
"""No XML file can hold these; each becomes one U+FFFD so that offsets into the text keep their meaning."""


def new_workbook_bytes(country: Country | None = None) -> bytes:
    """The template behind `gapcheck new`: four sheets with headers and hints, and what is known of the country."""
    return workbook_bytes(Workbook(file="", sha256="", country=country or Country(), provisions=()))


def workbook_bytes(workbook: Workbook) -> bytes:
    """An .xlsx that reads back as the same workbook (cells and rows may be others; columns it did not know are gone).

    Raises UnusableInputError for a text that is longer than an Excel cell.
    """
    tables: dict[str, list[Row]] = {
        "Country": _country_rows(workbook.country),
        "Statutes": [
            (
                p.id,
                p.law,
                p.number,
                p.heading,
                p.text,
                p.language,
                p.in_force_from,
                p.in_force_to,
                p.status,
                p.source_url,
                p.notes,
            )
            for p in workbook.provisions
        ],
        "Coding": [
            (
                c.criterion,
                c.element,
                c.answer,
                "; ".join(c.provisions),
                c.quote,
                c.rationale,
                c.coder,
                c.coded_on,
                c.fingerprint,
            )
            for c in workbook.codings
        ],
        "Treaties": [(t.instrument, t.status, t.in_force_from, t.reservation) for t in workbook.treaties],
    }
    _refuse_long_texts(tables, workbook.file or "new workbook")
    return settled(_written(tables))


def _country_rows(country: Country) -> list[Row]:
    values: dict[str, Value] = {
        "country": country.name,
        "iso": country.iso,
        "language": country.language,
        "as_of": country.as_of,
        "covers": "; ".join(country.covers),
        "analyst": country.analyst,
        "compiled_from": country.compiled_from,
        "licence": country.licence,
        "note": country.note,
    }
    return [(field, values[field]) for field in COUNTRY_ORDER]


def _refuse_long_texts(tables: dict[str, list[Row]], file: str) -> None:
    problems = []
    for sheet, rows in tables.items():
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str) and len(value) > EXCEL_CELL_LIMIT // 2 and _units(value) > EXCEL_CELL_LIMIT:
                    message = f"the text has {_units(value):,} characters; an Excel cell holds {EXCEL_CELL_LIMIT:,}."
                    advice = "Split it into rows with ids ending in -part1, -part2 and so on."
                    problems.append(Problem(Place(file, sheet, address(number, column)), message, advice))
    if problems:
        raise UnusableInputError(tuple(problems))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class _Formats:
    """`text` is Excel's format "@", which keeps what is typed as typed: an id 01, a section 163.10."""

    head: Format
    text: Format
    date: Format
    plain: Format


def _written(tables: dict[str, list[Row]]) -> bytes:
    import xlsxwriter  # type: ignore[import-untyped]

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"title": "gapcheck workbook", "created": _CREATED})
        formats = _Formats(
            head=book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            text=book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            date=book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"}),
            plain=book.add_format(),
        )
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            _lay_out(sheet, name, formats)
            for number, row in enumerate(rows, start=1):
                for column, value in enumerate(row):
                    _write(sheet, (number, column), value, formats)
            if name == "Statutes":
                sheet.activate()
    return target.getvalue()


def _lay_out(sheet: Worksheet, name: str, formats: _Formats) -> None:
    """Headers with hints, widths, frozen headers, and the lists to choose from."""
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:Z1048576"})
    for column, field in enumerate(_ORDERS[name]):
        is_date = field in ("in_force_from", "in_force_to", "coded_on")
        sheet.set_column(column, column, WIDTHS.get((name, field), 16), formats.date if is_date else formats.text)
        sheet.write_string(0, column, field, formats.head)
        if hint := HINTS.get((name, field)):
            sheet.write_comment(0, column, hint, _HINT_OPTIONS)
        if choices := _CHOICES.get((name, field)):
            message = f"Choose one of: {', '.join(choices)}."
            rule = {
                "validate": "list",
                "source": choices,
                "error_type": "warning",
                "error_title": field,
                "error_message": message,
            }
            sheet.data_validation(1, column, _LAST_ROW, column, rule)
    if name == "Country":
        for row, field in enumerate(COUNTRY_ORDER, start=1):
            sheet.write_comment(row, 0, HINTS[name, field], _HINT_OPTIONS)


def _write(sheet: Worksheet, cell: tuple[int, int], value: Value, formats: _Formats) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date) and value >= FIRST_EXCEL_DATE:
        sheet.write_datetime(*cell, value, formats.date)
        return
    text = (value.isoformat() if isinstance(value, dt.date) else str(value)).translate(_UNWRITABLE)
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library takes such a text for markup of its own; in two runs it is text again.
        sheet.write_rich_string(*cell, text[0], formats.plain, text[1:], formats.text)
    else:
        sheet.write_string(*cell, text, formats.text)
