"""A text twin read back as a workbook; every complaint names its line.

A twin is laid out as sheets whose rows are its lines, so that it passes the very same checks as a spreadsheet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.model import Workbook
from gapcheck.workbook.cells import CellValue, Sheet, Spreadsheet, address, bytes_of, column_letters, shown, shown_name
from gapcheck.workbook.folding import did_you_mean
from gapcheck.workbook.limits import refusal
from gapcheck.workbook.twin import EMPTY, FIELDS, FORMAT_KEY, FORMAT_VERSION, GOES_ON, LINE

Read = Callable[[Spreadsheet], tuple[Workbook, tuple[Problem, ...]]]

_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-f]{4})|(.)|$)", re.DOTALL)
_PLAIN: Final = {"\\": "\\", "t": "\t", "r": "\r", "s": " "}
_ROW: Final = re.compile(r"[A-Z]+(\d+)")
_CONFLICTS: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(slots=True)
class _Block:
    """One block on its way into a row. `row` is its first line, counted from 0; so are the lines of its fields."""

    row: int
    values: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def read_twin(path: Path, read: Read) -> tuple[Workbook, tuple[Problem, ...]]:
    """The workbook and the warnings. `read` reads the sheets as it would a spreadsheet's.

    Raises UnusableInputError with every complaint, those about the form and those about the content.
    """
    file = shown_name(path)
    twin = _Twin(file, bytes_of(path, file))
    problems = twin.problems
    try:
        workbook, warnings = read(twin.spreadsheet())
    except UnusableInputError as error:
        found = (*problems, *map(twin.at_line, error.problems))
        raise UnusableInputError(tuple(sorted(found, key=lambda problem: problem.place.line))) from None
    if problems:
        raise UnusableInputError(tuple(problems))
    return twin.with_lines(workbook), tuple(map(twin.at_line, warnings))


class _Twin:
    """The lines of one file, sorted into blocks."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self.sha256 = hashlib.sha256(data).hexdigest()
        self.problems: list[Problem] = []
        self.blocks: dict[str, list[_Block]] = {}
        self._section = ""
        self._block: _Block | None = None
        self._field = ""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as failure:
            raise refusal(
                file, "the text is not UTF-8.", "Write the twin anew: gapcheck textconv WORKBOOK."
            ) from failure
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        self._check_format(lines[0])
        self._count = len(lines)
        for row, line in enumerate(lines[1:], start=1):
            self._take(row, line)

    def _check_format(self, line: str) -> None:
        key, _, version = line.partition(": ")
        advice = "Write the twin anew: gapcheck textconv WORKBOOK."
        if key != FORMAT_KEY:
            raise refusal(self.file, f"it does not begin with “{FORMAT_KEY}: {FORMAT_VERSION}”: no text twin.", advice)
        if version != FORMAT_VERSION:
            message = f"the twin has the format {shown(version)}; this program reads {FORMAT_VERSION}."
            raise refusal(self.file, message, advice)

    def _complain(self, row: int, message: str, advice: str) -> None:
        self.problems.append(Problem(Place(self.file, line=row + 1), message, advice))

    def _take(self, row: int, line: str) -> None:
        """One line, by how it begins."""
        if not line.strip(" "):
            self._block, self._field = None, ""
        elif line.startswith(LINE):
            self._go_on(row, line)
        elif line.startswith("[") and line.endswith("]"):
            self._begin_section(row, line[1:-1])
        elif line.startswith(_CONFLICTS):
            self._complain(row, "here stands a mark of an open merge.", "Settle the conflict in git, then try again.")
        else:
            self._begin_field(row, line)

    def _begin_section(self, row: int, name: str) -> None:
        self._section, self._block, self._field = name, None, ""
        if name not in FIELDS:
            self._complain(row, f"{shown(name)} is no section.", f"Sections are {', '.join(FIELDS)}.")
        elif name in self.blocks:
            self._complain(row, f"the section {name} stands twice.", "Keep one of the two.")
        self.blocks.setdefault(name, [])

    def _begin_field(self, row: int, line: str) -> None:
        key, colon, value = line.partition(":")
        if not self._section:
            self._complain(
                row, "this stands in no section.", "Put it below [Country], [Statutes], [Coding] or [Treaties]."
            )
            return
        known = FIELDS.get(self._section, ())
        if not colon or key not in known or (value and not value.startswith(" ")):
            if known:
                advice = f"{did_you_mean(key, known)}A line is `key: value`, or two spaces and a line of a text."
                self._complain(row, f"{shown(line)} has no key of the section {self._section}.", advice)
            self._field = ""
            return
        if self._block is None:
            self._block = _Block(row)
            self.blocks[self._section].append(self._block)
        if key in self._block.values:
            self._complain(row, f"`{key}` stands twice in this block.", "Keep one; an empty line begins another block.")
        self._field = "" if value else key
        self._block.values[key] = self._plain(row, value[1:])
        self._block.lines[key] = row + (not value)

    def _go_on(self, row: int, line: str) -> None:
        """A line of the text whose key stands above, or the rest of such a line."""
        if self._block is None or not self._field:
            if self._section in FIELDS or not self._section:
                self._complain(row, "an indented line belongs to no key.", "Write `text:` in the line above.")
            return
        values, is_first = self._block.values, self._block.lines[self._field] == row
        if line.startswith(GOES_ON) and not is_first:
            values[self._field] += " " + self._plain(row, line[len(GOES_ON) :])
            return
        words = line[len(LINE) :]
        before = "" if is_first else values[self._field] + "\n"
        values[self._field] = before + ("" if words == EMPTY else self._plain(row, words))

    def _plain(self, row: int, words: str) -> str:
        """The words without escapes."""

        def meant(found: re.Match[str]) -> str:
            if found[1]:
                return chr(int(found[1], 16))
            if found[2] in _PLAIN:
                return _PLAIN[found[2]]
            self._complain(row, f"{shown(found[0])} is no escape.", "Write a backslash as \\\\.")
            return found[0]

        return _ESCAPE.sub(meant, words) if "\\" in words else words

    def spreadsheet(self) -> Spreadsheet:
        """The blocks as sheets: each stands in the row whose number is its first line."""
        sheets = [self._sheet(name, blocks) for name, blocks in self.blocks.items() if name in FIELDS]
        names = tuple(sheet.name for sheet in sheets)
        return Spreadsheet(self.file, self.sha256, names, frozenset(), lambda index: sheets[index])

    def _sheet(self, name: str, blocks: list[_Block]) -> Sheet:
        fields = FIELDS[name]
        blank: list[CellValue] = [""] * (2 if name == "Country" else len(fields))
        rows = [blank] * self._count
        if name == "Country":
            for block in blocks:
                for key, value in block.values.items():
                    rows[block.lines[key]] = [key, value]
            return Sheet(name, tuple(rows))
        rows[0] = list(fields)
        for block in blocks:
            rows[block.row] = [block.values.get(key, "") for key in fields]
        return Sheet(name, tuple(rows))

    def at_line(self, problem: Problem) -> Problem:
        """The same complaint at its line instead of at a cell of sheets that nobody sees."""
        place = problem.place
        line = self._line(place.sheet, place.cell)
        return replace(problem, place=Place(place.file, line=line)) if line else problem

    def _line(self, section: str, cell: str) -> int:
        found = _ROW.fullmatch(cell)
        if not found:
            return 0
        row = int(found[1]) - 1
        for block in self.blocks.get(section, ()) if section != "Country" else ():
            if block.row == row:
                for column, key in enumerate(FIELDS[section]):
                    if address(row, column) == cell and key in block.lines:
                        return block.lines[key] + 1
        return row + 1

    def with_lines(self, workbook: Workbook) -> Workbook:
        """Cells such as `Statutes!L312`: the line of the twin at which the words begin."""
        statutes, codings = (
            {block.row: block for block in self.blocks.get(name, ())} for name in ("Statutes", "Coding")
        )
        answer = column_letters(FIELDS["Coding"].index("answer"))
        provisions = []
        for one in workbook.provisions:
            lines = statutes[one.row - 1].lines
            heading = f"Statutes!L{lines['heading'] + 1}" if "heading" in lines else ""
            provisions.append(replace(one, cell=f"Statutes!L{lines['text'] + 1}", heading_cell=heading))
        coded = []
        for coding in workbook.codings:
            row = int(coding.cell.removeprefix(f"Coding!{answer}")) - 1
            coded.append(replace(coding, cell=f"Coding!L{codings[row].lines['answer'] + 1}"))
        return replace(workbook, provisions=tuple(provisions), codings=tuple(coded))
