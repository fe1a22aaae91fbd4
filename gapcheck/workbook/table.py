"""A sheet whose columns are understood, read cell by cell; what is wrong with a cell is collected on the way."""

from __future__ import annotations

import datetime as dt
from typing import Final

from gapcheck.errors import Place, Problem
from gapcheck.workbook.cells import ERROR_VALUES, EXCEL_CELL_LIMIT, CellValue, Sheet, column_letters, shown, text_of
from gapcheck.workbook.dates import read_date
from gapcheck.workbook.headers import Columns

TOLERANT_FIELDS: Final = frozenset(
    ("law", "heading", "source_url", "notes", "rationale", "coder", "quote", "reservation")
)
"""A spreadsheet error in these is a warning, since the row can be used without them."""


class Table:
    """Rows (from 0, as in `Sheet.rows`) and fields of one sheet. Problems pile up in `problems`."""

    def __init__(self, sheet: Sheet, columns: Columns, file: str) -> None:
        self.sheet = sheet
        self.fields = columns.fields
        self.first_row = columns.header_row + 1
        self.file = file
        self.problems = list(columns.problems)
        self.unreadable: set[tuple[int, str]] = set()
        """Cells (row, field) that a problem was told about, so that they do not count as empty too."""
        self._rows = sheet.rows
        self._letters = {field: column_letters(column) for field, column in self.fields.items()}

    def filled_rows(self) -> list[int]:
        """Rows below the headers with something in an understood column."""
        columns = sorted(self.fields.values())
        return [row for row in range(self.first_row, len(self._rows)) if _has_words(self._rows[row], columns)]

    def address(self, row: int, field: str) -> str:
        """The address of a field's cell; of the row's first cell when the sheet has no such column."""
        return f"{self._letters.get(field, 'A')}{row + 1}"

    def place(self, row: int, field: str) -> Place:
        """Where a complaint about this cell belongs."""
        return Place(self.file, self.sheet.name, self.address(row, field))

    def complain(self, row: int, field: str, message: str, advice: str = "", *, is_warning: bool = False) -> None:
        """Collect a problem of this cell."""
        self.problems.append(Problem(self.place(row, field), message, advice, is_warning))

    def text(self, row: int, field: str) -> str:
        """The cell's own text, untouched; "" when it is empty, blank or shows an error."""
        column = self.fields.get(field)
        if column is None or (value := self._rows[row][column]) == "":
            return ""
        text = value if isinstance(value, str) else text_of(value)
        if text[0] == "#" and text in ERROR_VALUES:
            self._complain_of_error(row, field, text)
            return ""
        if len(text) > EXCEL_CELL_LIMIT // 2 and len(text.encode("utf-16-le", "surrogatepass")) == 2 * EXCEL_CELL_LIMIT:
            message = f"the cell holds exactly {EXCEL_CELL_LIMIT:,} characters, as many as Excel can keep: the end may be cut off."
            advice = "Put long provisions into several rows with ids ending in -part1, -part2 and so on."
            self.complain(row, field, message, advice, is_warning=True)
        return text if not text.isspace() else ""

    def words(self, row: int, field: str) -> str:
        """The cell as one line without spaces around."""
        return " ".join(self.text(row, field).split())

    def date(self, row: int, field: str) -> dt.date | None:
        """The date in a cell, None when it is empty or not readable (which is then a problem)."""
        column = self.fields.get(field)
        if column is None or (value := self._rows[row][column]) == "":
            return None
        if isinstance(value, str) and value in ERROR_VALUES:
            self._complain_of_error(row, field, value)
            return None
        date, problem = read_date(value, self.place(row, field))
        if problem:
            self.problems.append(problem)
            self.unreadable.add((row, field))
        return date

    def identifier(self, row: int, field: str) -> str:
        """Like `words`, with a warning for what a spreadsheet has made of an id ("1-2" becomes a date)."""
        column = self.fields.get(field)
        value = "" if column is None else self._rows[row][column]
        if not isinstance(value, str) and isinstance(value, dt.date | dt.time | dt.timedelta | bool):
            message = f"Excel has turned this into {shown(value)}; it was perhaps typed as a number such as 1-2 or 3/4."
            self.complain(row, field, message, "Format the column as Text and type it again.", is_warning=True)
        return self.words(row, field)

    def fill_merged(self, fields: tuple[str, ...]) -> None:
        """Repeat the value of a cell merged over several rows in each of them, as it looks to a reader."""
        wanted = {self.fields[field] for field in fields if field in self.fields}
        filled: set[tuple[int, int]] = set()
        for top, left, bottom, right in self.sheet.merges:
            if left != right or left not in wanted or top < self.first_row or bottom <= top:
                continue
            for row in range(top + 1, min(bottom + 1, len(self._rows))):
                if (row, left) in filled:
                    break
                filled.add((row, left))
                self._rows[row][left] = self._rows[top][left]

    def _complain_of_error(self, row: int, field: str, text: str) -> None:
        self.unreadable.add((row, field))
        advice = "Open the file in Excel, correct the formula or type the value, and save."
        self.complain(row, field, f"the cell shows the error {text}.", advice, is_warning=field in TOLERANT_FIELDS)


def _has_words(row: list[CellValue], columns: list[int]) -> bool:
    for column in columns:
        value = row[column]
        if value != "" and not (isinstance(value, str) and value.isspace()):
            return True
    return False
