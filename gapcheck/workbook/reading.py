"""A country's file as a `model.Workbook`, with every complaint about it at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.model import ColumnMapping, Country, Workbook
from gapcheck.workbook.cells import Sheet, Spreadsheet, open_spreadsheet, shown
from gapcheck.workbook.headers import Columns, overrides_for, sheets_of_kind, understand
from gapcheck.workbook.side_sheets import read_codings, read_country, read_treaties, unknown_citations
from gapcheck.workbook.statutes import read_provisions
from gapcheck.workbook.twin import ENDING

_NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})
_NEW = "`gapcheck new FILE.xlsx` makes a workbook with the sheets and headers that are expected."
Item = TypeVar("Item")
_Reader = Callable[[Sheet, Columns, str], tuple[tuple[Item, ...], list[Problem]]]


def read_workbook(path: Path, *, columns: Mapping[str, str] = _NO_OVERRIDES) -> tuple[Workbook, tuple[Problem, ...]]:
    """The workbook, and warnings in the order of its sheets and rows.

    `columns` settles headers: `{"text": "F"}` by letter or `{"text": "Wortlaut alt"}` by header, for the Statutes sheet;
    `{"coding.answer": "D"}` for another. Raises UnusableInputError with all problems of the file when one is an error.
    """
    if path.name.lower().endswith(ENDING):
        from gapcheck.workbook.twin_reading import read_twin

        return read_twin(path, lambda spreadsheet: _Reading(spreadsheet, _NO_OVERRIDES).result())
    return _Reading(open_spreadsheet(path), columns).result()


class _Reading:
    """One file on its way into the model. Problems of all sheets pile up in `problems`."""

    def __init__(self, spreadsheet: Spreadsheet, columns: Mapping[str, str]) -> None:
        self.spreadsheet = spreadsheet
        self.file = spreadsheet.file
        self.columns = columns
        self.problems: list[Problem] = []
        self.mappings: list[ColumnMapping] = []

    def result(self) -> tuple[Workbook, tuple[Problem, ...]]:
        self._note_encoding()
        country = self._country()
        statutes = self._statutes_sheet()
        provisions = self._items("Statutes", statutes, read_provisions)
        codings = self._items("Coding", self._sheet("Coding"), read_codings)
        treaties = self._items("Treaties", self._sheet("Treaties"), read_treaties)
        self.problems += unknown_citations(codings, provisions, self.file)
        if not (provisions or codings or self._has_errors()):
            self._complain("the workbook holds no provisions and no codings.", f"Fill in the Statutes sheet. {_NEW}")
        if self._has_errors():
            raise UnusableInputError(tuple(dict.fromkeys(self.problems)))
        workbook = Workbook(
            file=self.file,
            sha256=self.spreadsheet.sha256,
            country=country,
            provisions=provisions,
            codings=codings,
            treaties=treaties,
            mappings=tuple(self.mappings),
        )
        return workbook, tuple(dict.fromkeys(self.problems))

    def _has_errors(self) -> bool:
        return any(not problem.is_warning for problem in self.problems)

    def _complain(self, message: str, advice: str, *, sheet: str = "", is_warning: bool = False) -> None:
        self.problems.append(Problem(Place(self.file, sheet), message, advice, is_warning))

    def _note_encoding(self) -> None:
        if encoding := self.spreadsheet.encoding:
            message = f"the file is not UTF-8; it was read as {encoding}. Check accented letters."
            self._complain(message, "Save it as CSV UTF-8 to be sure.", is_warning=True)

    def _sheet(self, kind: str) -> Sheet | None:
        """The sheet named for its kind, if there is one; two of them are a problem."""
        found = sheets_of_kind(kind, self.spreadsheet.names)
        if len(found) > 1:
            names = ", ".join(shown(self.spreadsheet.names[index]) for index in found)
            self._complain(f"several sheets can be the {kind} sheet: {names}.", f"Rename the right one to {kind}.")
        return self.spreadsheet.load(found[0]) if len(found) == 1 else None

    def _country(self) -> Country:
        sheet = self._sheet("Country")
        country, problems = read_country(sheet, self.file) if sheet else (Country(), [])
        self.problems += problems
        return country

    def _statutes_sheet(self) -> Sheet | None:
        if sheets_of_kind("Statutes", self.spreadsheet.names):
            return self._sheet("Statutes")
        others = [
            self.spreadsheet.load(index)
            for index, name in enumerate(self.spreadsheet.names)
            if name not in self.spreadsheet.hidden
            and not any(
                index in sheets_of_kind(kind, self.spreadsheet.names) for kind in ("Country", "Coding", "Treaties")
            )
        ]
        candidates = [sheet for sheet in others if self._has_text_column(sheet)]
        if len(candidates) > 1:
            names = ", ".join(shown(sheet.name) for sheet in candidates)
            self._complain(
                f"no sheet is named Statutes, and several have a text column: {names}.",
                "Rename the right one to Statutes.",
            )
        elif not candidates and not sheets_of_kind("Coding", self.spreadsheet.names):
            names = ", ".join(map(shown, self.spreadsheet.names)) or "none"
            self._complain(f"no sheet is named Statutes or has a text column (sheets: {names}).", _NEW)
        return candidates[0] if len(candidates) == 1 else None

    def _has_text_column(self, sheet: Sheet) -> bool:
        chosen, _ = overrides_for("Statutes", self.columns, self.file)
        understood = understand(sheet, "Statutes", chosen, self.file)
        return understood is not None and "text" in understood.fields

    def _items(self, kind: str, sheet: Sheet | None, read: _Reader[Item]) -> tuple[Item, ...]:
        """The rows of one sheet; nothing, with a problem if it has cells, when no headers are recognised."""
        chosen, problems = overrides_for(kind, self.columns, self.file)
        self.problems += problems
        if sheet is None:
            return ()
        understood = understand(sheet, kind, chosen, self.file)
        if understood is None:
            if sheet.rows:
                self._complain(
                    "no row looks like headers.", f"The first row names the columns. {_NEW}", sheet=sheet.name
                )
            return ()
        self.mappings.append(understood.mapping)
        items, problems = read(sheet, understood, self.file)
        self.problems += problems
        return items
