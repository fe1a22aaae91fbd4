"""Zip files from strangers: every part is unpacked within limits and looked at before a spreadsheet library sees it.

The library is then given a fresh, unpacked archive of the parts that passed, so that it cannot read anything else than
what was looked at here (a zip can show two readers two things).
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Final

from gapcheck.workbook.limits import MAXIMUM_BYTES, MEBIBYTE, check_extent, refusal
from gapcheck.workbook.opendocument import checked_content

if TYPE_CHECKING:
    import zipfile

MAXIMUM_ENTRIES: Final = 5_000
MAXIMUM_RATIO: Final = 200
RATIO_FREE_BYTES: Final = 50 * MEBIBYTE
"""Archives that unpack to less than this may be as repetitive as they like."""

UNCALCULATED: Final = "#NOT CALCULATED"
"""Stands in a formula cell whose result was never stored (a file written by a program, not by Excel)."""

_SAVE_AGAIN = "Open it in Excel or LibreOffice and save it again as .xlsx."
_IGNORED_FOLDERS = ("xl/media/", "pictures/", "thumbnails/")
_ENCODINGS = re.compile(
    rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"'](?!utf-8|us-ascii|ascii|iso-8859-|windows-125)", re.IGNORECASE
)
_ERROR_CELL = re.compile(rb"(<(?:\w+:)?c\b[^>]*?\bt\s*=\s*)(?:\"e\"|'e')")
_BARE_FORMULA = re.compile(
    rb"<((?:\w+:)?)c\b((?:\s[^>]*)?)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_CELL_TYPE = re.compile(rb"\s+t\s*=\s*(?:\"\w*\"|'\w*')")
_FAR_CELL = re.compile(rb'<c r="(?:[A-Za-z]{2}|[A-Za-z]*[0-9]{6})')
_FAR_ROW = re.compile(rb"<row[^>]*?\br\s*=\s*[\"'][0-9]{6}")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_STRING_END = re.compile(rb"</(?:\w+:)?si\s*>")
_STRING_REFERENCE = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*([0-9]+)")


def trusted_archive(data: bytes, file: str) -> bytes:
    """An unpacked copy (every part stored) of the XML parts of a zipped spreadsheet.

    Cells that hold an error, and formulas without a stored result, come out as text cells (`#REF!`,
    `UNCALCULATED`), since the library shows both as empty. Raises UnusableInputError.
    """
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as failure:
        raise refusal(file, "the file is damaged: it is not a complete workbook.", _SAVE_AGAIN) from failure
    _check_sizes(entries, len(data), file)
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.is_dir() or entry.filename.lower().startswith(_IGNORED_FOLDERS):
            continue
        if entry.filename in parts:
            raise refusal(file, f"the archive holds two parts named {entry.filename!r}.", _SAVE_AGAIN)
        content = _unpacked(data, entry, file)
        if entry.filename == "mimetype" or content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            parts[entry.filename] = content
    _check_markup(parts, file)
    return _packed(_made_readable(parts, file))


def _check_sizes(entries: list[zipfile.ZipInfo], packed_size: int, file: str) -> None:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAXIMUM_ENTRIES:
        raise refusal(file, f"the archive has {len(entries):,} parts, more than any workbook needs.", _SAVE_AGAIN)
    if total > MAXIMUM_BYTES:
        found, limit = total // MEBIBYTE, MAXIMUM_BYTES // MEBIBYTE
        raise refusal(
            file, f"the workbook unpacks to {found:,} MB; the limit is {limit} MB.", "Split it into several files."
        )
    if total > RATIO_FREE_BYTES and total > MAXIMUM_RATIO * packed_size:
        raise refusal(file, "the file unpacks to hundreds of times its size, as a zip bomb does.", _SAVE_AGAIN)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise refusal(file, "the file is encrypted.", "Remove the password in Excel or LibreOffice and save it again.")


def _unpacked(data: bytes, entry: zipfile.ZipInfo, file: str) -> bytes:
    """The content of one part; its real size must be the declared one, whatever a tolerant reader would make of it."""
    damaged = refusal(file, f"the part {entry.filename!r} is damaged.", _SAVE_AGAIN)
    header = data[entry.header_offset : entry.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise damaged
    start = entry.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == 0:
        content = packed
    elif entry.compress_type == 8:
        unpacker = zlib.decompressobj(-15)
        try:
            content = unpacker.decompress(packed, entry.file_size + 1)
        except zlib.error as failure:
            raise damaged from failure
    else:
        raise refusal(file, f"the part {entry.filename!r} is packed in an unusual way.", _SAVE_AGAIN)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise damaged
    return content


def _check_markup(parts: dict[str, bytes], file: str) -> None:
    for name, content in parts.items():
        start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
        if b"\0" in start or _ENCODINGS.match(start):
            raise refusal(file, f"the part {name!r} is not written in UTF-8.", _SAVE_AGAIN)
        if b"<!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
            message = f"the part {name!r} declares a document type or entities, which no workbook needs and gapcheck does not read."
            raise refusal(file, message, _SAVE_AGAIN)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise refusal(file, "the file is encrypted.", "Remove the password in LibreOffice and save it again.")


def _made_readable(parts: dict[str, bytes], file: str) -> dict[str, bytes]:
    readable = {}
    sheets = {name for name, content in parts.items() if b"sheetData" in content}
    longest, strings = _shared_strings([content for name, content in parts.items() if name not in sheets])
    for name, content in parts.items():
        if name in sheets:
            cells = _check_grid(content, file)
            if cells * longest > MAXIMUM_BYTES:
                _check_repetition(content, strings, longest, file)
            readable[name] = _with_errors_as_text(content)
        elif name.lower() == "content.xml":
            readable[name] = checked_content(content, file)
        else:
            readable[name] = content
    return readable


def _with_errors_as_text(sheet: bytes) -> bytes:
    has_prefix = b":sheetData" in sheet[:10_000]
    has_errors, has_formulas = has_prefix or b't="e"' in sheet, has_prefix or b"<f" in sheet
    shown = _ERROR_CELL.sub(rb'\1"str"', sheet) if has_errors else sheet
    return _BARE_FORMULA.sub(_uncalculated_cell, shown) if has_formulas else shown


def _uncalculated_cell(match: re.Match[bytes]) -> bytes:
    prefix, attributes = match[1], _CELL_TYPE.sub(b"", match[2])
    value = UNCALCULATED.encode()
    return b'<%bc%b t="str"><%bv>%b</%bv></%bc>' % (prefix, attributes, prefix, value, prefix, prefix)


def _check_grid(sheet: bytes, file: str) -> int:
    """Refuse a few cells at far corners: the library makes room for everything between them. At most so many cells."""
    start, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData")
    cells = sheet.count(b'<c r="', start, end) if start >= 0 else 0
    # Every spreadsheet program writes `<c r="A1"`; then a quick look is enough, otherwise each reference is read.
    is_usual = 0 <= start < end and cells == sheet.count(b"<c", start, end)
    if is_usual and not _FAR_CELL.search(sheet, start, end) and not _FAR_ROW.search(sheet, start, end):
        return cells
    rows = columns = 1
    for letters, digits in _REFERENCE.findall(sheet):
        if len(digits) > 7 or len(letters) > 3:
            raise refusal(file, "a sheet has a cell outside of what Excel can show.", _SAVE_AGAIN)
        rows = max(rows, int(digits))
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - 64
        columns = max(columns, column)
    check_extent(rows, columns, file)
    return sheet.count(b"<")


def _shared_strings(parts: list[bytes]) -> tuple[int, bytes]:
    """The length of the longest shared string (at least), and the table of all of them."""
    table = b"".join([content for content in parts if b"</si>" in content or b":si>" in content])
    strings = _STRING_END.split(table) if b":si" in table else table.split(b"</si>")
    return max(map(len, strings), default=0), table


def _check_repetition(sheet: bytes, strings: bytes, longest: int, file: str) -> None:
    """Refuse a long shared string that so many cells repeat that the sheet would not fit into memory."""
    sizes = [len(string) for string in _STRING_END.split(strings)]
    indexes = [int(index) for index in _STRING_REFERENCE.findall(sheet)]
    total = sum(sizes[index] for index in indexes if index < len(sizes))
    if total + (sheet.count(b't="s"') - len(indexes)) * longest > MAXIMUM_BYTES or b"<!--" in sheet:
        raise refusal(
            file, "a long text is repeated in so many cells that the sheet would not fit into memory.", _SAVE_AGAIN
        )


def _packed(parts: dict[str, bytes]) -> bytes:
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return target.getvalue()
