"""Comma-, semicolon- and tab-separated text as one sheet named Statutes."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from gapcheck.workbook.cells import CellValue, Sheet
from gapcheck.workbook.limits import MAXIMUM_BYTES, check_extent, refusal

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_delimited(data: bytes, suffix: str, file: str) -> tuple[Sheet, str]:
    """The table, and the encoding that was guessed ("" when the file is Unicode). Rows count as in a spreadsheet.

    Raises UnusableInputError for bytes that are no text and for quotes that do not close.
    """
    text, encoding = _decoded(data, file)
    separator, text = _separator(text, suffix)
    rows: list[list[CellValue]] = []
    width = 0
    with _long_fields():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        try:
            for row in reader:
                width = max(width, len(row))
                rows.append(list(row))
        except csv.Error as failure:
            message = f"the text near line {reader.line_num} cannot be split into columns ({failure})."
            raise refusal(
                file, message, 'Put fields that hold quotes, separators or line breaks in "…" and double inner quotes.'
            ) from failure
    check_extent(len(rows), width, file)
    for cells in rows:
        cells.extend([""] * (width - len(cells)))
    return Sheet("Statutes", tuple(rows)), encoding


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _without_nul(data.decode(encoding), file), ""
            except UnicodeDecodeError as failure:
                raise refusal(file, "the file begins as Unicode but is not.", "Save it as CSV UTF-8.") from failure
    try:
        return _without_nul(data.decode("utf-8"), file), ""
    except UnicodeDecodeError:
        pass
    encoding = _likely_codepage(data)
    try:
        return _without_nul(data.decode(encoding), file), encoding
    except UnicodeDecodeError as failure:
        raise refusal(file, "the file is neither UTF-8 nor Windows text.", "Save it as CSV UTF-8.") from failure


def _likely_codepage(data: bytes) -> str:
    """Cyrillic text has most of its letters above 127; Latin text only the accented ones."""
    high = sum(byte >= 0xC0 for byte in data)
    low = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in data)
    return "cp1251" if high > low else "cp1252"


def _without_nul(text: str, file: str) -> str:
    if "\0" in text:
        raise refusal(file, "the file holds NUL characters: it is not text.", "Save it as CSV UTF-8.")
    return text


def _separator(text: str, suffix: str) -> tuple[str, str]:
    """The separator, and the text without Excel's `sep=` line (its row is kept, empty, so that addresses hold)."""
    first = text.split("\n", 1)[0].rstrip("\r")
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], text[len(first) :]
    if suffix == ".tsv":
        return "\t", text
    outside = "".join(first.split('"')[::2])
    return max(",;\t", key=outside.count), text


@contextmanager
def _long_fields() -> Iterator[None]:
    """Let a field be as long as a law: the limit of the csv module belongs to the whole process."""
    before = csv.field_size_limit(MAXIMUM_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)
