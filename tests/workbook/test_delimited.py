from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook.making import only_error, read, warnings


def made(tmp_path: Path, data: bytes, name: str = "x.csv") -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.csv", b'id,text\n01,"One, two\nthree"\n'),
        ("x.csv", b'\xef\xbb\xbfid;text\r\n01;"One, two\nthree"\r\n'),
        ("x.tsv", b'id\ttext\n01\t"One, two\nthree"\n'),
        ("x.csv", 'id\ttext\n01\t"One, two\nthree"\n'.encode("utf-16")),
        ("x.CSV", b'id,text,\n01,"One, two\nthree"\n'),
    ],
)
def test_separated_text_is_read_with_addresses_as_in_a_spreadsheet(tmp_path: Path, name: str, data: bytes) -> None:
    (provision,) = read(made(tmp_path, data, name)).provisions
    assert (provision.id, provision.text, provision.cell) == ("01", "One, two\nthree", "Statutes!B2")


def test_the_separator_line_of_excel_counts_as_a_row(tmp_path: Path) -> None:
    (provision,) = read(made(tmp_path, b"sep=;\r\nid;text\r\n1;Whoever, if\r\n")).provisions
    assert (provision.text, provision.cell) == ("Whoever, if", "Statutes!B3")


@pytest.mark.parametrize(("text", "encoding"), [("pénalité à l’âge", "cp1252"), ("уголовное наказание", "cp1251")])
def test_text_in_an_old_windows_encoding_is_read_with_a_warning(tmp_path: Path, text: str, encoding: str) -> None:
    path = made(tmp_path, f"id,text\n1,{text}\n".encode(encoding))
    (warning,) = warnings(path)
    assert f"it was read as {encoding}" in warning


def test_a_law_longer_than_the_limit_of_the_csv_module_is_read(tmp_path: Path) -> None:
    text = "word " * 40_000 + "end"
    assert read(made(tmp_path, f"id,text\n1,{text}\n".encode())).provisions[0].text == text


def test_broken_separated_text_is_refused(tmp_path: Path) -> None:
    assert "cannot be split into columns" in only_error(made(tmp_path, b'id,text\n1,"open\n'))
    assert "NUL characters" in only_error(made(tmp_path, b"id,text\n1,a\0b\n"))
    assert "begins as Unicode but is not" in only_error(made(tmp_path, b"\xff\xfea"))
