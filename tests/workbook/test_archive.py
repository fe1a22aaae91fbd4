from __future__ import annotations

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest

from gapcheck.errors import UnusableInputError
from gapcheck.workbook import archive, read_workbook
from tests.workbook.making import only_error, rezipped, statutes

ROWS = (("id", "text"), ("1", "Whoever does this."))


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    return statutes(tmp_path / "good.xlsx", *ROWS).read_bytes()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return source.read(name)


def saved(tmp_path: Path, data: bytes, name: str = "x.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_a_truncated_archive_is_damaged(tmp_path: Path, good: bytes) -> None:
    for length in (4, 30, len(good) // 2, len(good) - 5):
        assert "damaged" in only_error(saved(tmp_path, good[:length]))


def test_a_flipped_byte_never_ends_in_anything_but_a_problem_or_the_workbook(tmp_path: Path, good: bytes) -> None:
    refused = 0
    for position in range(0, len(good), 97):
        data = bytearray(good)
        data[position] ^= 0x5A
        try:
            read_workbook(saved(tmp_path, bytes(data)))
        except UnusableInputError:
            refused += 1
    assert refused > 10


def test_a_bomb_by_ratio_is_refused_without_being_unpacked(tmp_path: Path, good: bytes) -> None:
    bomb = rezipped(good, {"xl/extra.xml": b"<a>" + b" " * (60 * 1024 * 1024)})
    assert "zip bomb" in only_error(saved(tmp_path, bomb))


def test_a_bomb_by_size_is_refused(tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAXIMUM_BYTES", 1000)
    assert "the limit is" in only_error(saved(tmp_path, good))


def test_a_part_that_unpacks_to_more_than_it_declares_is_refused(tmp_path: Path, good: bytes) -> None:
    content = b"<a>" + b"x" * 100_000
    data = rezipped(good, {"xl/extra.xml": content})
    assert "damaged" in only_error(
        saved(tmp_path, data.replace(struct.pack("<I", len(content)), struct.pack("<I", 50)))
    )


def test_too_many_parts_are_refused(tmp_path: Path, good: bytes) -> None:
    data = rezipped(good, {f"xl/{number}.xml": b"<a/>" for number in range(archive.MAXIMUM_ENTRIES + 1)})
    assert "more than any workbook needs" in only_error(saved(tmp_path, data))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(tmp_path: Path, good: bytes) -> None:
    target = io.BytesIO(good)
    with zipfile.ZipFile(target, "a") as book:
        book.writestr("xl/workbook.xml", "<a/>")
    assert "two parts named" in only_error(saved(tmp_path, target.getvalue()))


@pytest.mark.parametrize("declaration", [b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', b"<!DOCTYPE a>"])
def test_document_types_and_entities_are_refused(tmp_path: Path, good: bytes, declaration: bytes) -> None:
    sheet = part(good, "xl/worksheets/sheet1.xml").replace(b"<worksheet", declaration + b"<worksheet", 1)
    assert "declares a document type" in only_error(
        saved(tmp_path, rezipped(good, {"xl/worksheets/sheet1.xml": sheet}))
    )


def test_markup_in_another_encoding_is_refused(tmp_path: Path, good: bytes) -> None:
    sheet = part(good, "xl/worksheets/sheet1.xml").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    # A part that does not begin as markup is not handed on, so that the sheet is missing.
    assert "damaged" in only_error(saved(tmp_path, rezipped(good, {"xl/worksheets/sheet1.xml": sheet})))
    latin = part(good, "xl/worksheets/sheet1.xml").replace(b'encoding="UTF-8"', b'encoding="UTF-7"')
    assert "not written in UTF-8" in only_error(saved(tmp_path, rezipped(good, {"xl/worksheets/sheet1.xml": latin})))


@pytest.mark.parametrize("reference", [b'r="XFD1048576"', b"r='XFD1048576'", b'r = "xfd1048576"'])
def test_a_cell_in_the_far_corner_is_refused_before_room_is_made_for_all_cells(
    tmp_path: Path, good: bytes, reference: bytes
) -> None:
    sheet = part(good, "xl/worksheets/sheet1.xml").replace(b'r="B2"', reference)
    assert "16,384 columns" in only_error(saved(tmp_path, rezipped(good, {"xl/worksheets/sheet1.xml": sheet})))


def test_a_cell_beyond_the_sheet_is_refused(tmp_path: Path, good: bytes) -> None:
    sheet = part(good, "xl/worksheets/sheet1.xml").replace(b'r="B2"', b'r="B99999999999"')
    assert "outside of what Excel can show" in only_error(
        saved(tmp_path, rezipped(good, {"xl/worksheets/sheet1.xml": sheet}))
    )


def test_a_long_string_shared_by_too_many_cells_is_refused(tmp_path: Path, good: bytes) -> None:
    strings = re.sub(rb"Whoever does this\.", b"x" * 3_000_000, part(good, "xl/sharedStrings.xml"))
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>3</v></c></row>' % (row, row) for row in range(3, 400))
    sheet = part(good, "xl/worksheets/sheet1.xml").replace(b"</sheetData>", cells + b"</sheetData>")
    data = rezipped(good, {"xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet})
    assert "would not fit into memory" in only_error(saved(tmp_path, data))


def test_formulas_without_a_stored_result_are_named(tmp_path: Path, good: bytes) -> None:
    sheet = re.sub(
        rb'<c r="B2"[^>]*>.*?</c>', b'<c r="B2" s="0"><f>A1&amp;"x"</f><v/></c>', part(good, "xl/worksheets/sheet1.xml")
    )
    message = only_error(saved(tmp_path, rezipped(good, {"xl/worksheets/sheet1.xml": sheet})))
    assert "Statutes!B2" in message
    assert "#NOT CALCULATED" in message
