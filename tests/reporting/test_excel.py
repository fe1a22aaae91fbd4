"""The Excel report: six sheets, no formula, links that arrive."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck import __version__
from gapcheck.model import Assessment, CriterionStatus, ElementStatus
from gapcheck.reporting import render
from gapcheck.reporting.excel.styles import CELL_LIMIT, CUT_NOTE, fitted
from tests.conftest import Golden
from tests.reporting.building import (
    a_checklist,
    a_coding,
    a_criterion,
    a_finding,
    an_assessment,
    an_element,
    emptyland,
    evidence_of,
    germany,
)

SHEETS = ["Summary", "Findings", "Elements", "Evidence", "Checklist", "Notes"]
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", '=HYPERLINK("http://evil")', "<r>x</r>", "http://evil.example", "mailto:a@b",
           "internal:'Notes'!A1", "_x0041_", "\x00\x1b", "1e5", "=cmd|' /C calc'!A0"]  # fmt: skip


def opened(*assessments: Assessment) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(assessments, "xlsx")))


def cells(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


def everywhere(words: str) -> Assessment:
    """An assessment that says the words wherever somebody else may write."""
    evidence = evidence_of(words, provision=words, law=words, cell=words, via=(words,), source_url=words)
    coding = a_coding(coder=words, rationale=words, quote=words, provisions=(words,))
    finding = a_finding(
        CriterionStatus.PARTIAL,
        an_element(words, ElementStatus.FOUND, evidence, test=words, reason=words, coding=coding),
        criterion=a_criterion(
            words, title=words, question=words, why=words, recommendation=words, common_gaps=(words,)
        ),
        reason=words,
        coding=coding,
    )
    country = replace(germany().country, name=words, note=words, analyst=words, licence=words, compiled_from=words)
    checklist = a_checklist(finding, id=words, title=words, version=words)
    return an_assessment(checklist, country=country, file=words, warnings=(words,))


def test_the_six_sheets_are_there_and_their_headers_stay() -> None:
    book = opened(germany())
    assert book.sheetnames == SHEETS
    for name in SHEETS[1:]:
        assert book[name].freeze_panes is not None
        assert book[name].auto_filter.ref
        assert book[name].page_setup.orientation == "landscape"
        assert book[name].print_title_rows == "$1:$1"
    assert book["Findings"].max_row == 8
    assert len(book["Summary"]._charts) == 1


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_becomes_a_formula_or_an_address(words: str) -> None:
    book = opened(everywhere(words))
    assert not [cell.coordinate for cell in cells(book) if cell.data_type == "f"]
    followed = {cell.hyperlink.target for cell in cells(book) if cell.hyperlink and cell.hyperlink.target}
    assert followed <= {"http://evil.example"}
    assert all("evil" in target for target in followed)


@settings(max_examples=25)
@given(st.text(max_size=12))
def test_any_text_gives_a_file_that_opens_without_formulas(words: str) -> None:
    assert not [cell for cell in cells(opened(everywhere(words))) if cell.data_type == "f"]


def test_words_that_look_like_a_number_stay_words() -> None:
    title = next(cell for cell in opened(everywhere("0012"))["Findings"]["D"] if cell.row == 2)
    assert (title.value, title.data_type) == ("0012", "s")


def test_the_parts_of_the_file_hold_no_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(render((germany(), everywhere("=1")), "xlsx"))) as file:
        for name in file.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert not re.search(rb"<f[ >]", file.read(name))


def test_links_lead_to_the_words_and_back() -> None:
    book = opened(germany(), germany())
    for sheet, header in (("Findings", "Evidence"), ("Elements", "Criterion"), ("Evidence", "Criterion")):
        column = next(cell.column for cell in book[sheet][1] if cell.value == header)
        linked = [row[column - 1] for row in book[sheet].iter_rows(min_row=2) if row[column - 1].hyperlink]
        assert linked
        for cell in linked:
            target, place = re.fullmatch(r"'(\w+)'!(A\d+)", cell.hyperlink.location).groups()  # type: ignore[union-attr]
            assert book[target][place].row > 1
            mine, theirs = criterion_of(book, sheet, cell.row), criterion_of(book, target, book[target][place].row)
            assert mine == theirs
            assert book[target][place].value == book[sheet].cell(cell.row, 1).value


def criterion_of(book: Any, sheet: str, row: int) -> str:
    column = next(cell.column for cell in book[sheet][1] if cell.value == "Criterion")
    return str(book[sheet].cell(row, column).value)


def test_a_quotation_stands_whole_in_the_evidence() -> None:
    quote = "Wort " * 3000
    element = an_element("possession", evidence=(evidence_of(quote),))
    book = opened(an_assessment(a_checklist(a_finding(CriterionStatus.MET, element))))
    assert book["Evidence"]["G2"].value == quote
    assert book["Findings"]["M2"].value.endswith("…")


@pytest.mark.parametrize("words", ["x" * 40_000, "😀" * 20_000, "x" * 32_766 + "😀"])
def test_a_text_that_no_cell_holds_is_cut_with_a_note(words: str) -> None:
    shown = fitted(words)
    assert shown.endswith(CUT_NOTE)
    assert len(shown.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert words.startswith(shown.removesuffix(CUT_NOTE))


def test_a_text_that_just_fits_is_left_alone() -> None:
    assert fitted("x" * CELL_LIMIT) == "x" * CELL_LIMIT


def test_nothing_in_the_file_tells_the_day_or_the_order_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(render((germany(),), "xlsx"))) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in file.read("docProps/core.xml")


def test_every_status_is_a_word_with_a_colour_of_its_own() -> None:
    sheet = opened(germany())["Findings"]
    assert {cell.value for cell in sheet["H"][1:]} == {status.value for status in CriterionStatus}
    rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
    assert {f'"{status.value}"' for status in CriterionStatus} <= set(rules)


def test_the_cells_of_the_excel_report(golden: Golden) -> None:
    book = opened(germany(), emptyland())
    lines = []
    for cell in cells(book):
        link = f" -> {cell.hyperlink.location or cell.hyperlink.target}" if cell.hyperlink else ""
        lines.append(f"{cell.parent.title}!{cell.coordinate}: {cell.value!r}{link}")
    golden("several.xlsx.txt", "\n".join(lines).replace(__version__, "VERSION") + "\n")
