"""The Statutes sheet as provisions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from gapcheck.errors import Problem
from gapcheck.model import LegalStatus, Provision
from gapcheck.workbook.cells import Sheet, shown
from gapcheck.workbook.headers import Columns
from gapcheck.workbook.table import Table
from gapcheck.workbook.values import language_of, status_of, unknown_language, unknown_status
from gapcheck.workbook.versions import overlap_problems

_FILLED_WHEN_MERGED = ("law", "language", "in_force_from", "in_force_to", "status", "source_url")
_ROWS_NAMED = 10


def read_provisions(sheet: Sheet, columns: Columns, file: str) -> tuple[tuple[Provision, ...], list[Problem]]:
    """All provisions in the order of the rows, and what is wrong with the sheet."""
    table = Table(sheet, columns, file)
    if not _has_needed_columns(table):
        return (), table.problems
    table.fill_merged(_FILLED_WHEN_MERGED)
    provisions: list[Provision] = []
    skipped: list[int] = []
    for row in table.filled_rows():
        text = table.text(row, "text")
        if text:
            provisions += _provision(table, row, text)
        elif _needs_no_text(table, row):
            skipped.append(row)
    _report_skipped(table, skipped)
    named = _with_ids(provisions)
    table.problems += overlap_problems(named, table)
    return tuple(named), table.problems


def _has_needed_columns(table: Table) -> bool:
    place_row = table.first_row - 1
    if "text" not in table.fields:
        table.complain(
            place_row,
            "text",
            "no column holds the text of the provisions.",
            "Name one `text`, or use --columns text=F.",
        )
    if "id" not in table.fields and "provision" not in table.fields:
        advice = "Name one `id` or `provision`, or use --columns id=A."
        table.complain(place_row, "id", "no column says which provision a row is.", advice)
    return "text" in table.fields and ("id" in table.fields or "provision" in table.fields)


def _needs_no_text(table: Table, row: int) -> bool:
    """Whether a row without text is a heading, a remark or repealed; otherwise the missing text is a problem."""
    if (row, "text") in table.unreadable:
        return False
    name = table.words(row, "id") or table.words(row, "provision")
    if not name or table.words(row, "heading") or _status(table, row) is LegalStatus.REPEALED:
        return True
    advice = "Give its text, or set its status to repealed, or delete the row."
    table.complain(row, "text", f"the provision {shown(name)} has no text.", advice)
    return False


def _provision(table: Table, row: int, text: str) -> list[Provision]:
    """The provision of one row; none when it has no name, which is a problem."""
    identifier, number = table.identifier(row, "id"), table.identifier(row, "provision")
    if not identifier and not number and not {(row, "id"), (row, "provision")} & table.unreadable:
        advice = "Write its number under `provision` or an id under `id`."
        field = "id" if "id" in table.fields else "provision"
        table.complain(row, field, f"the text {shown(text)} has neither an id nor a provision number.", advice)
    status = _status(table, row)
    start, end = table.date(row, "in_force_from"), table.date(row, "in_force_to")
    if start and end and end < start:
        message = f"the provision ends ({end.isoformat()}) before it begins ({start.isoformat()})."
        table.complain(row, "in_force_to", message, "Correct one of the two dates.")
    if not identifier and not number:
        return []
    provision = Provision(
        id=identifier,
        text=text,
        law=table.words(row, "law"),
        number=number,
        heading=table.text(row, "heading"),
        language=_language(table, row),
        in_force_from=start,
        in_force_to=end,
        status=status,
        source_url=table.words(row, "source_url"),
        notes=table.text(row, "notes"),
        cell=f"{table.sheet.name}!{table.address(row, 'text')}",
        heading_cell=f"{table.sheet.name}!{table.address(row, 'heading')}" if "heading" in table.fields else "",
        row=row + 1,
    )
    return [provision]


def _status(table: Table, row: int) -> LegalStatus:
    words = table.words(row, "status")
    found = status_of(words)
    if found is None:
        table.problems.append(unknown_status(words, table.place(row, "status")))
    return found or LegalStatus.IN_FORCE


def _language(table: Table, row: int) -> str:
    words = table.words(row, "language")
    found = language_of(words)
    if found is None:
        table.problems.append(unknown_language(words, table.place(row, "language")))
    return found or ""


def _report_skipped(table: Table, skipped: list[int]) -> None:
    if not skipped:
        return
    named = ", ".join(str(row + 1) for row in skipped[:_ROWS_NAMED]) + (" …" if len(skipped) > _ROWS_NAMED else "")
    counted = f"{len(skipped):,} rows without text are" if len(skipped) > 1 else "1 row without text is"
    table.complain(skipped[0], "text", f"{counted} left out as headings or repealed (row {named}).", is_warning=True)


def _with_ids(provisions: list[Provision]) -> list[Provision]:
    """Rows without an id get their number as one, with the law in front where another law uses the same."""
    laws: dict[str, set[str]] = defaultdict(set)
    for provision in provisions:
        laws[provision.id or provision.number].add(provision.law)
    return [provision if provision.id else replace(provision, id=_made_id(provision, laws)) for provision in provisions]


def _made_id(provision: Provision, laws: dict[str, set[str]]) -> str:
    is_shared = len(laws[provision.number]) > 1
    return f"{provision.law} {provision.number}".strip() if is_shared else provision.number
