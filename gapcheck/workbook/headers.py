"""Which column holds what: headers in six languages, `--columns` overrides, and the row that holds the headers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gapcheck.errors import Place, Problem
from gapcheck.model import ColumnMapping
from gapcheck.workbook.cells import Sheet, address, column_index, column_letters, printable, shown, text_of
from gapcheck.workbook.folding import squeezed
from gapcheck.workbook.header_spellings import FIELDS, SHEET_NAMES

HEADER_ROWS_SEARCHED: Final = 25
_NAMED_COLUMN = re.compile(r"(?:(?P<sheet>\w+)\.)?(?P<field>\w+)")


@dataclass(slots=True)
class Columns:
    """How a sheet's headers were understood: `fields` gives the column (from 0), `header_row` counts from 0 too."""

    header_row: int
    fields: dict[str, int]
    mapping: ColumnMapping
    problems: list[Problem] = field(default_factory=list)


def sheets_of_kind(kind: str, names: Sequence[str]) -> list[int]:
    """Indexes of the sheets that bear the kind's name in any language; the exact English name alone when it is there."""
    found = [index for index, name in enumerate(names) if SHEET_NAMES.get(squeezed(name)) == kind]
    exact = [index for index in found if names[index].strip().casefold() == kind.casefold()]
    return exact or found


def field_of(header: str, kind: str) -> str:
    """The field that a header means in a kind of sheet ("Statutes" …), "" when it is not understood.

    "Text / Texte" means what its parts mean when all parts that are understood agree.
    """
    spellings = FIELDS[kind]
    if found := spellings.get(squeezed(header)):
        return found
    parts = re.split(r"[/|\n]", header)
    meanings = {spellings.get(squeezed(part), "") for part in parts} - {""}
    return meanings.pop() if len(parts) > 1 and len(meanings) == 1 else ""


def overrides_for(kind: str, columns: Mapping[str, str], file: str) -> tuple[dict[str, str], list[Problem]]:
    """The part of `--columns` for one kind of sheet: `text=F` is for Statutes, `coding.answer=D` for Coding."""
    chosen: dict[str, str] = {}
    problems = []
    for name, column in columns.items():
        match = _NAMED_COLUMN.fullmatch(name.strip().replace("-", "_"))
        named_kind = (match["sheet"] or "Statutes").capitalize() if match else ""
        allowed = sorted(set(FIELDS.get(named_kind, {}).values()))
        if match and match["field"].lower() in allowed:
            if named_kind == kind:
                chosen[match["field"].lower()] = column.strip()
        elif kind == "Statutes":
            listed = ", ".join(allowed or sorted(set(FIELDS["Statutes"].values())))
            problems.append(
                Problem(Place(file), f"--columns names {shown(name)}, which is no field.", f"Fields are {listed}.")
            )
    return chosen, problems


def understand(sheet: Sheet, kind: str, overrides: Mapping[str, str], file: str) -> Columns | None:
    """Find the header row of a sheet and map its columns. None when no row looks like the headers of this kind."""
    header_row = _header_row(sheet, kind, overrides)
    if header_row is None:
        return None
    headers = [" ".join(text_of(value).split()) for value in sheet.rows[header_row]]
    fields, problems = _overridden(headers, overrides, sheet.name, header_row, file)
    chosen = frozenset(fields)
    targets = {column: name for name, column in fields.items()}
    for column, header in enumerate(headers):
        place = Place(file, sheet.name, address(header_row, column))
        name = "" if column in targets or not header else field_of(text_of(sheet.rows[header_row][column]), kind)
        if name in chosen:
            message = f"the header {shown(header)} means `{name}`, which --columns takes from column {column_letters(fields[name])}."
            problems.append(Problem(place, message, "The column is left out.", is_warning=True))
        elif name in fields:
            problems.append(_twice(name, fields[name], column, headers, place))
        elif name:
            fields[name] = column
            targets[column] = name
        elif column not in targets and (header or _is_used(sheet, header_row, column)):
            problems.append(_not_understood(header, column, kind, place))
    columns = tuple(
        (column_letters(column), printable(header), targets.get(column, ""))
        for column, header in enumerate(headers)
        if header or column in targets or _is_used(sheet, header_row, column)
    )
    return Columns(header_row, fields, ColumnMapping(sheet.name, columns), problems)


def _header_row(sheet: Sheet, kind: str, overrides: Mapping[str, str]) -> int | None:
    """The first row with most understood headers among the topmost; a title above the table does not disturb."""
    best, best_count = None, 0
    wanted = {squeezed(header) for header in overrides.values()}
    for index, row in enumerate(sheet.rows[:HEADER_ROWS_SEARCHED]):
        texts = [value for value in row if isinstance(value, str) and 0 < len(value) < 200]
        count = len({field_of(text, kind) for text in texts} - {""}) + sum(squeezed(text) in wanted for text in texts)
        if count > best_count:
            best, best_count = index, count
    if best is None and overrides:
        return next((index for index, row in enumerate(sheet.rows) if any(value != "" for value in row)), None)
    return best


def _overridden(
    headers: list[str], overrides: Mapping[str, str], sheet: str, header_row: int, file: str
) -> tuple[dict[str, int], list[Problem]]:
    """Columns named on the command line: by header text first, then by letter."""
    fields: dict[str, int] = {}
    problems = []
    for name, wanted in overrides.items():
        matching = [column for column, header in enumerate(headers) if header and squeezed(header) == squeezed(wanted)]
        letter = column_index(wanted)
        if len(matching) > 1:
            message = f"--columns {name}={wanted} fits the columns {', '.join(map(column_letters, matching))}."
            problems.append(Problem(Place(file, sheet), message, "Name the column by its letter."))
        elif matching or (letter is not None and letter < len(headers)):
            column = matching[0] if matching else letter or 0
            if column in fields.values():
                problems.append(
                    Problem(
                        Place(file, sheet), f"--columns gives column {column_letters(column)} twice.", "Give each once."
                    )
                )
            fields[name] = column
        else:
            present = ", ".join(
                f"{column_letters(column)} {shown(header)}" for column, header in enumerate(headers) if header
            )
            message = (
                f"--columns {name}={printable(wanted)}: there is no such column or header in row {header_row + 1}."
            )
            problems.append(Problem(Place(file, sheet), message, f"There are: {present}."))
    return fields, problems


def _twice(name: str, first: int, second: int, headers: list[str], place: Place) -> Problem:
    one, other = column_letters(first), column_letters(second)
    message = f"columns {one} {shown(headers[first])} and {other} {shown(headers[second])} both mean `{name}`."
    return Problem(
        place, message, f"Rename one of them, or say which with --columns {name}={one} or --columns {name}={other}."
    )


def _not_understood(header: str, column: int, kind: str, place: Place) -> Problem:
    if not header:
        return Problem(
            place, "this column has cells but no header; it is left out.", "Give it a header.", is_warning=True
        )
    allowed = ", ".join(dict.fromkeys(FIELDS[kind].values()))
    advice = f"Rename it to one of {allowed}, or use --columns FIELD={column_letters(column)}."
    return Problem(
        place, f"the header {shown(header)} is not understood; the column is left out.", advice, is_warning=True
    )


def _is_used(sheet: Sheet, header_row: int, column: int) -> bool:
    return any(row[column] != "" for row in sheet.rows[header_row + 1 :])
