from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.workbook.cells import address, column_index, column_letters, open_spreadsheet, shown, shown_name, text_of
from tests.workbook.making import only_error, read, statutes, warnings, xlsx


@given(st.integers(0, 16_383))
def test_column_letters_and_their_index_are_inverse(column: int) -> None:
    assert column_index(column_letters(column)) == column


def test_columns_outside_of_a_sheet_have_no_index() -> None:
    assert [column_index(letters) for letters in ("XFE", "A1", "", "é", "text")] == [None] * 5


def test_addresses_count_from_one() -> None:
    assert address(311, 4) == "E312"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (7.0, "7"),
        (163.1, "163.1"),
        (-0.0, "0"),
        (0.1 + 0.2, "0.3"),
        (1e20, "1e+20"),
        ("01", "01"),
        ("NA", "NA"),
        (True, "TRUE"),
        (dt.date(2012, 4, 1), "2012-04-01"),
        (dt.datetime(2012, 4, 1), "2012-04-01"),  # noqa: DTZ001
        (dt.datetime(2012, 4, 1, 12, 30), "2012-04-01 12:30:00"),  # noqa: DTZ001
        (dt.time(6), "06:00:00"),
    ],
)
def test_cells_are_shown_as_a_person_sees_them(value: float | str | dt.date, text: str) -> None:
    assert text_of(value) == text


def test_ids_are_never_taken_for_numbers(tmp_path: Path) -> None:
    path = statutes(
        tmp_path / "x.xlsx", ("id", "text"), (7, "a"), (163.1, "b"), ("01", "c"), ("NA", "d"), ("No", "e"), ("1e5", "f")
    )
    assert [provision.id for provision in read(path).provisions] == ["7", "163.1", "01", "NA", "No", "1e5"]


def test_addresses_are_right_when_the_table_does_not_begin_in_a1(tmp_path: Path) -> None:
    rows = ((), (), ("", "", "Criminal law of X"), ("", "", "id", "heading", "text"), (), ("", "", "1", "H", "Whoever"))
    (provision,) = read(statutes(tmp_path / "x.xlsx", *rows)).provisions
    assert (provision.cell, provision.heading_cell, provision.row) == ("Statutes!E6", "Statutes!D6", 6)


def test_an_error_in_a_cell_that_counts_is_an_error_and_elsewhere_a_warning(tmp_path: Path) -> None:

    for column, field in enumerate(("id", "text", "law")):
        path = tmp_path / f"{field}.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Statutes")
            for other, value in enumerate(("1", "Whoever", "Code")):
                sheet.write_string(0, other, ("id", "text", "law")[other])
                sheet.write_string(1, other, value)
            sheet.write_formula(1, column, "=1/0", None, "#DIV/0!")
        message = "; ".join(warnings(path)) if field == "law" else only_error(path)
        assert f"Statutes!{'ABC'[column]}2" in message
        assert "#DIV/0!" in message


def test_an_id_that_excel_made_a_date_is_warned_about(tmp_path: Path) -> None:
    (warning,) = warnings(statutes(tmp_path / "x.xlsx", ("id", "text"), (dt.date(2026, 2, 1), "Whoever")))
    assert 'A2: warning: Excel has turned this into "2026-02-01"' in warning


def test_a_full_cell_is_warned_about(tmp_path: Path) -> None:
    path = statutes(
        tmp_path / "x.xlsx", ("id", "text"), ("1", "x" * 32_767), ("2", "x" * 32_766), ("3", "😀" * 16_383 + "x")
    )
    found = warnings(path)
    assert [warning.split(":")[0] for warning in found] == ["x.xlsx, Statutes!B2", "x.xlsx, Statutes!B4"]
    assert "-part1" in found[0]


def test_a_law_merged_over_rows_stands_for_all_of_them(tmp_path: Path) -> None:

    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Statutes")
        sheet.write_row(0, 0, ["law", "id", "text"])
        sheet.merge_range(1, 0, 3, 0, "Criminal Code")
        for row in (1, 2, 3):
            sheet.write_row(row, 1, [f"§ {row}", "Whoever"])
    assert [provision.law for provision in read(path).provisions] == ["Criminal Code"] * 3


def test_what_is_no_workbook_is_refused_with_a_reason(tmp_path: Path) -> None:
    def made(name: str, data: bytes) -> Path:
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    good = statutes(tmp_path / "good.xlsx", ("id", "text"), ("1", "Whoever")).read_bytes()
    assert "the file is empty" in only_error(made("empty.xlsx", b""))
    assert "this is not a workbook" in only_error(made("text.xlsx", b"id,text\n1,Whoever\n"))
    assert "the name ends in .csv, but this is a zipped file" in only_error(made("renamed.csv", good))
    assert "Excel 97" in only_error(made("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptionInfo".encode("utf-16-le")
    assert "is encrypted" in only_error(made("locked.xlsx", encrypted))
    assert 'files named ".pdf" are not read' in only_error(made("law.pdf", b"%PDF"))
    assert "this is a folder" in only_error(tmp_path)
    assert "there is no such file" in only_error(tmp_path / "missing.xlsx")
    assert "cannot be read" in only_error(tmp_path / ("x" * 5000 + ".xlsx"))
    assert "no such file" in only_error(tmp_path / "a\0b.xlsx")


def test_only_the_name_of_a_file_is_kept_and_it_is_printable(tmp_path: Path) -> None:
    path = statutes(tmp_path / "a\x1b[31mb.xlsx", ("id", "text"), ("1", "Whoever"))
    assert read(path).file == "a\ufffd[31mb.xlsx"
    assert shown_name(Path("/tmp/\udcff.xlsx")) == "\ufffd.xlsx"


def test_values_in_messages_are_short_and_harmless() -> None:
    assert shown("a\x1b]0;x\n" + "b" * 100) == '"a\ufffd]0;x ' + "b" * 52 + '…"'


def test_a_zip_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:

    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    assert "damaged or not a workbook" in only_error(tmp_path / "x.xlsx")


def test_hidden_sheets_are_known(tmp_path: Path) -> None:

    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        book.add_worksheet("Shown")
        book.add_worksheet("Old").hide()
    assert open_spreadsheet(tmp_path / "x.xlsx").hidden == {"Old"}


def test_a_workbook_without_cells_is_refused(tmp_path: Path) -> None:
    assert "no sheet is named Statutes or has a text column" in only_error(xlsx(tmp_path / "x.xlsx", {"Sheet1": []}))
