from __future__ import annotations

import zipfile
from pathlib import Path

from tests.workbook.making import errors, only_error, read

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
)
TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/></manifest:manifest>'
)


def cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods(path: Path, *rows: str, manifest: str = MANIFEST) -> Path:
    table = f'<table:table table:name="Statutes">{"".join(rows)}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", f"<office:document-content {SPACES}>{body}</office:document-content>")
    return path


HEAD = row(cell("id"), cell("text"))


def test_an_opendocument_sheet_is_read_with_its_line_breaks(tmp_path: Path) -> None:
    filler = row(
        '<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="1048000"'
    )
    number = '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
    path = ods(tmp_path / "x.ods", HEAD, row(number, cell("one<text:line-break/>two<text:tab/>three")), filler)
    (provision,) = read(path).provisions
    assert (provision.id, provision.text, provision.cell) == ("7", "one\ntwo\tthree", "Statutes!B2")


def test_cells_repeated_without_end_are_refused(tmp_path: Path) -> None:
    rows = row(cell("x"), cell("y"), attributes='table:number-rows-repeated="10000000"')
    assert "rows and 2 columns" in only_error(ods(tmp_path / "rows.ods", HEAD, rows))
    absurd = row(cell("x"), attributes='table:number-rows-repeated="1000000000"')
    assert "more often than a spreadsheet can show" in only_error(ods(tmp_path / "absurd.ods", HEAD, absurd))
    columns = row(cell("x", 'table:number-columns-repeated="99999999"'))
    assert "columns; the limit" in only_error(ods(tmp_path / "columns.ods", HEAD, columns))
    long = row(cell("x" * 10_000), cell("y" * 10_000), attributes='table:number-rows-repeated="100000"')
    assert "would not fit into memory" in only_error(ods(tmp_path / "long.ods", HEAD, long))


def test_an_error_cell_is_named(tmp_path: Path) -> None:
    broken = cell("#REF!", 'office:string-value=""')
    (problem,) = errors(ods(tmp_path / "x.ods", HEAD, row(cell("1"), broken)))[:1]
    assert "Statutes!B2" in str(problem)
    assert "#REF!" in str(problem)


def test_broken_and_encrypted_files_are_refused(tmp_path: Path) -> None:
    assert "not well-formed XML" in only_error(ods(tmp_path / "broken.ods", "<table:table-row>"))
    locked = MANIFEST.replace("/>", "><manifest:encryption-data/></manifest:file-entry>")
    assert "is encrypted" in only_error(ods(tmp_path / "locked.ods", HEAD, manifest=locked))
