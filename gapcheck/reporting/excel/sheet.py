"""One list sheet: a header row that stays, a filter, wrapped rows, and pages that print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gapcheck.reporting.excel.styles import Styles, fitted, fitted_runs
from gapcheck.reporting.phrases import web_link

# Excel refuses a sheet with more than 65,530 links; the rest are written as plain words.
LINK_LIMIT: Final = 65_000
ROW_LIMIT: Final = 1_048_576
A4: Final = 9
A3: Final = 8
FIGURES: Final = ("figure", "whole", "score", "share", "fraction")
HEADER_HEIGHT: Final = 30
LINE_HEIGHT: Final = 13.5
HIGHEST: Final = 405
"""Points; Excel shows no row higher than 409."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a row (from 1) of another sheet of the report."""

    words: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Address:
    """An address from a workbook, followed only when it is a plain web address."""

    url: str


@dataclass(frozen=True, slots=True)
class Redline:
    """Changed words in one cell: runs of (`equal`, `inserted` or `deleted`, words)."""

    runs: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """All words, old and new."""
        return "".join(words for _, words in self.runs)


Cell = str | int | Decimal | dt.date | Link | Address | Redline | None


@dataclass(frozen=True, slots=True)
class Column:
    """A header, a width in characters, and the name of the style for figures."""

    header: str
    width: float
    style: str = "text"
    has_status: bool = False


def set_up_pages(sheet: Any, *, header_row: int | None = 0) -> None:
    """A4 across, as wide as one page, numbered; the header row (from 0) on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8gapcheck: a proposal, not legal advice&C&8&A&R&8Page &P of &N")
    sheet.hide_gridlines(2)
    if header_row is not None:
        sheet.repeat_rows(header_row)


def write_list(
    book: Any, styles: Styles, name: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], *, frozen: int = 0
) -> Any:
    """A sheet with one row an entry under a frozen header; `frozen` columns stay at the left."""
    sheet = book.add_worksheet(name)
    set_up_pages(sheet)
    for position, column in enumerate(columns):
        sheet.set_column(position, position, column.width)
    sheet.set_row(0, HEADER_HEIGHT)
    for row, cells in enumerate(rows, start=1):
        sheet.set_row(row, _height(columns, cells))
    write_table(sheet, styles, 0, columns, rows)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return sheet


def write_table(
    sheet: Any, styles: Styles, top: int, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]]
) -> None:
    """The header at row `top` (from 0) and the rows below it, statuses coloured in addition to their words."""
    links = 0
    for position, column in enumerate(columns):
        is_figure = column.style in FIGURES
        sheet.write_string(top, position, column.header, styles.header_figure if is_figure else styles.header)
    for offset, cells in enumerate(rows[: ROW_LIMIT - top - 1], start=top + 1):
        for position, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            links += _write_cell(sheet, styles, (offset, position), column, cell, may_link=links < LINK_LIMIT)
    for position, column in enumerate(columns):
        if column.has_status and rows:
            for word, style in styles.statuses.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style}
                sheet.conditional_format(top + 1, position, top + len(rows), position, rule)


def _height(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> float:
    """Points that the wrapped text needs. Excel would find out by itself when it opens the file, LibreOffice does not."""
    most = 1
    for column, cell in zip(columns, cells, strict=True):
        words = cell.words if isinstance(cell, Link | Redline) else cell.url if isinstance(cell, Address) else cell
        if isinstance(words, str):
            lines = sum(1 + int(len(line) / (column.width * 1.1)) for line in words.split("\n")[:HIGHEST])
            most = max(most, lines)
    return min(2 + most * LINE_HEIGHT, HIGHEST)


def _write_cell(
    sheet: Any, styles: Styles, place: tuple[int, int], column: Column, cell: Cell, *, may_link: bool
) -> int:
    """Writes one cell and returns how many links it made."""
    style = getattr(styles, column.style)
    match cell:
        case None | "":
            sheet.write_blank(*place, None, style)
        case str():
            sheet.write_string(*place, fitted(cell), style)
        case dt.date():
            _write_date(sheet, styles, place, cell)
        case int() | Decimal():
            sheet.write_number(*place, float(cell), style)
        case Redline():
            _write_redline(sheet, styles, place, cell)
        case Link(words, target, row):
            if may_link:
                sheet.write_url(*place, f"internal:'{target}'!A{row}", styles.link, string=fitted(words))
                return 1
            sheet.write_string(*place, fitted(words), style)
        case Address(url):
            if may_link and web_link(url):
                sheet.write_url(*place, web_link(url), styles.link, string=fitted(url))
                return 1
            sheet.write_string(*place, fitted(url), style)
    return 0


def _write_redline(sheet: Any, styles: Styles, place: tuple[int, int], cell: Redline) -> None:
    """Rich text. A cell with one run only has one look, and Excel wants at least two runs for more."""
    runs = fitted_runs(cell.runs)
    if not runs:
        sheet.write_blank(*place, None, styles.text)
    elif len(runs) == 1:
        kind, words = runs[0]
        sheet.write_string(*place, fitted(words), styles.redline_cells[kind])
    else:
        fragments = [part for kind, words in runs for part in (styles.redline[kind], words)]
        sheet.write_rich_string(*place, *fragments, styles.text)


def _write_date(sheet: Any, styles: Styles, place: tuple[int, int], day: dt.date) -> None:
    """Excel's calendar begins in 1900; an older day is written as text."""
    if day.year < 1900:
        sheet.write_string(*place, day.isoformat(), styles.text)
    else:
        sheet.write_datetime(*place, day, styles.date)
