"""Any spreadsheet as sheets of raw cells with their addresses. Nothing here knows what a cell means."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from gapcheck.errors import UnusableInputError
from gapcheck.workbook.archive import UNCALCULATED, trusted_archive
from gapcheck.workbook.limits import MAXIMUM_BYTES, MEBIBYTE, refusal

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Result = TypeVar("Result")
CellValue = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta

ZIPPED_SUFFIXES: Final = (".xlsx", ".xlsm", ".ods")
TEXT_SUFFIXES: Final = (".csv", ".tsv")
EXCEL_CELL_LIMIT: Final = 32_767
"""UTF-16 code units that one Excel cell can hold."""
ERROR_VALUES: Final = frozenset(
    (
        "#REF!",
        "#DIV/0!",
        "#VALUE!",
        "#NAME?",
        "#N/A",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        UNCALCULATED,
    )
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells as they stand: `rows[0][0]` is A1, an empty cell is "". `merges` are (top, left, bottom, right), from 0."""

    name: str
    rows: tuple[list[CellValue], ...]
    merges: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """An opened file: `load` reads the sheet at an index of `names`. `encoding` is of text files that are not UTF-8."""

    file: str
    sha256: str
    names: tuple[str, ...]
    hidden: frozenset[str]
    load: Callable[[int], Sheet]
    encoding: str = ""


def open_spreadsheet(path: Path) -> Spreadsheet:
    """Open a workbook or a text table. Raises UnusableInputError when it is neither."""
    file = shown_name(path)
    suffix = path.suffix.lower()
    if suffix not in ZIPPED_SUFFIXES + TEXT_SUFFIXES and not path.is_dir() and path.exists():
        kind = f"files named {shown(path.suffix)}" if path.suffix else "files without an ending"
        raise refusal(
            file,
            f"{kind} are not read.",
            "Save it as .xlsx, .xlsm, .ods, .csv or .tsv; a text twin ends in .gapcheck.txt.",
        )
    data = bytes_of(path, file)
    _check_kind(data, suffix, file)
    sha256 = hashlib.sha256(data).hexdigest()
    if suffix in TEXT_SUFFIXES:
        from gapcheck.workbook.delimited import read_delimited

        sheet, encoding = read_delimited(data, suffix, file)
        return Spreadsheet(file, sha256, (sheet.name,), frozenset(), lambda _: sheet, encoding)
    return _open_zipped(trusted_archive(data, file), file, sha256)


def shown_name(path: Path) -> str:
    """The name without folders, safe to print and to write."""
    return printable(path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")) or "(no name)"


def printable(text: str) -> str:
    """The text with every character that a terminal would obey replaced."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def shown(value: CellValue) -> str:
    """A value from a cell, short and in quotes, for a message."""
    text = printable(" ".join(text_of(value).split()))
    return f'"{text[:59]}…"' if len(text) > 60 else f'"{text}"'


def address(row: int, column: int) -> str:
    """`E312` for row 311 and column 4 (both from 0)."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def column_index(letters: str) -> int | None:
    """4 for `E`; None when this is not a column of a spreadsheet."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return None
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1 if index <= 16_384 else None


def text_of(value: CellValue) -> str:
    """A cell as a person sees it: 7.0 is "7", 163.1 "163.1", True "TRUE", a date "2012-04-01"; text is untouched."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def bytes_of(path: Path, file: str) -> bytes:
    """The whole file. Raises UnusableInputError when there is nothing to read, with the reason."""
    try:
        if path.is_dir():
            raise refusal(file, "this is a folder.", "Name a workbook in it.")
        if not path.exists():
            raise refusal(file, "there is no such file.", "Check the spelling and the folder.")
        if not path.is_file():
            raise refusal(file, "this is not a regular file.")
        if path.stat().st_size > MAXIMUM_BYTES:
            raise refusal(
                file, f"the file is larger than {MAXIMUM_BYTES // MEBIBYTE} MB.", "Split it into several files."
            )
        data = path.read_bytes()
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or "its name is not valid"
        raise refusal(file, f"the file cannot be read: {reason}.") from failure
    if not data:
        raise refusal(file, "the file is empty (0 bytes).", "`gapcheck new FILE.xlsx` makes a workbook to fill in.")
    return data


def _check_kind(data: bytes, suffix: str, file: str) -> None:
    """Refuse content that is not what the name says, with the way out."""
    is_zip, is_ole = data.startswith(b"PK"), data.startswith(b"\xd0\xcf\x11\xe0")
    if is_ole and "EncryptionInfo".encode("utf-16-le") in data:
        advice = "Remove the password (File, Info, Protect Workbook) and save it again."
        raise refusal(file, "the workbook is encrypted.", advice)
    if is_ole:
        raise refusal(
            file, "this is an Excel 97–2003 (or another old Office) file.", "Open it in Excel and save it as .xlsx."
        )
    if suffix in TEXT_SUFFIXES and is_zip:
        raise refusal(
            file, f"the name ends in {suffix}, but this is a zipped file such as .xlsx.", "Give it its right ending."
        )
    if suffix in ZIPPED_SUFFIXES and not is_zip:
        advice = "If it is comma-separated text, rename it to .csv; otherwise save it again as .xlsx."
        raise refusal(file, f"the name ends in {suffix}, but this is not a workbook.", advice)


def _open_zipped(archive: bytes, file: str, sha256: str) -> Spreadsheet:
    from python_calamine import CalamineWorkbook, SheetTypeEnum

    def opened() -> Spreadsheet:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(archive))
        described = workbook.sheets_metadata
        wanted = [index for index, sheet in enumerate(described) if sheet.typ == SheetTypeEnum.WorkSheet]
        names = tuple(printable(described[index].name) for index in wanted)
        visible = [index for index in wanted if str(described[index].visible).endswith(".Visible")]
        hidden = frozenset(names) - {printable(described[index].name) for index in visible}

        def load(index: int) -> Sheet:
            return _guarded(lambda: _loaded(workbook, wanted[index], names[index]), file)

        return Spreadsheet(file, sha256, names, hidden, load)

    return _guarded(opened, file)


def _loaded(workbook: CalamineWorkbook, index: int, name: str) -> Sheet:
    sheet = workbook.get_sheet_by_index(index)
    rows = tuple(sheet.to_python(skip_empty_area=False))
    merges = tuple((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Sheet(name, rows, merges)


def _guarded(read: Callable[[], Result], file: str) -> Result:
    """Turn the failures of the library, its panics included, into our own."""
    from python_calamine import CalamineError

    damaged = "the file is damaged or not a workbook"
    try:
        return read()
    except UnusableInputError:
        raise
    except (CalamineError, OSError, ValueError, OverflowError) as failure:
        reason = printable(" ".join(str(failure).split()))[:120]
        raise refusal(
            file, f"{damaged} ({reason}).", "Open it in Excel or LibreOffice and save it again as .xlsx."
        ) from failure
    except BaseException as failure:
        # A panic of the Rust library derives from BaseException and has no class that could be imported.
        if type(failure).__name__ != "PanicException":
            raise
        raise refusal(file, f"{damaged}.", "Open it in Excel or LibreOffice and save it again as .xlsx.") from failure
