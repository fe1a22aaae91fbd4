from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.workbook import read_workbook
from gapcheck.workbook.folding import squeezed
from gapcheck.workbook.header_spellings import _CODING, _COUNTRY, _STATUTES, _TREATIES, FIELDS, SHEET_NAMES
from gapcheck.workbook.headers import field_of, sheets_of_kind
from tests.workbook.making import errors, only_error, read, statutes, warnings, xlsx

ROW = ("1", "Whoever does this.")


@pytest.mark.parametrize("table", [_STATUTES, _CODING, _TREATIES, _COUNTRY])
def test_no_spelling_means_two_fields_of_one_sheet(table: dict[str, str]) -> None:
    seen: dict[str, str] = {}
    for field, listed in table.items():
        for spelling in (field, *listed.split(";")):
            assert squeezed(spelling)
            assert seen.setdefault(squeezed(spelling), field) == field, spelling


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Text of provision", "text"),
        ("  TEXT_OF_PROVISION: ", "text"),
        ("Text (original language)", "text"),
        ("(text)", "text"),
        ("Texte / Text", "text"),
        ("Date of entry into force", "in_force_from"),
        ("Date d’entrée en vigueur", "in_force_from"),
        ("date d'entree en vigueur", "in_force_from"),
        ("Inkrafttreten", "in_force_from"),
        ("ÜBERSCHRIFT", "heading"),
        ("§", "provision"),
        ("Artículo", "provision"),
        ("Articolo", "provision"),
        ("№ статьи", "provision"),
        ("Текст", "text"),
        ("Закон", "law"),
        ("Wortlaut", "text"),
        ("InForceTo", "in_force_to"),
        ("Titre / Texte", ""),
        ("Colour", ""),
        ("", ""),
    ],
)
def test_headers_of_six_languages_are_understood(header: str, field: str) -> None:
    assert field_of(header, "Statutes") == field


@given(st.sampled_from(sorted(FIELDS)), st.data())
def test_case_spaces_and_punctuation_of_a_header_do_not_count(kind: str, data: st.DataObject) -> None:
    spelling = data.draw(st.sampled_from(sorted(FIELDS[kind])))
    messy = data.draw(
        st.sampled_from(
            [spelling.upper(), f" {spelling}: ", f"{spelling} (x)", spelling.replace("a", "_a"), f"*{spelling}"]
        )
    )
    assert field_of(messy, kind) == FIELDS[kind][spelling]


@given(st.text())
def test_any_text_can_be_asked_for_its_field(header: str) -> None:
    assert field_of(header, "Statutes") in {"", *FIELDS["Statutes"].values()}


def test_sheet_names_are_understood_and_the_english_one_wins() -> None:
    assert sheets_of_kind("Statutes", ["Pays", "Lois"]) == [1]
    assert sheets_of_kind("Statutes", ["Законы"]) == sheets_of_kind("Statutes", ["GESETZE"]) == [0]
    assert sheets_of_kind("Statutes", ["Gesetze", "statutes"]) == [1]
    assert set(SHEET_NAMES.values()) == set(FIELDS)


def test_the_mapping_is_kept_and_unknown_headers_are_listed(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("Article", "Wortlaut", "Colour", ""), (*ROW, "red", "side note"))
    known, orphan = warnings(path)
    assert 'C1: warning: the header "Colour" is not understood; the column is left out.' in known
    assert "--columns FIELD=C" in known
    assert "D1: warning: this column has cells but no header" in orphan

    (mapping,) = read_workbook(path)[0].mappings
    assert mapping.columns == (
        ("A", "Article", "provision"),
        ("B", "Wortlaut", "text"),
        ("C", "Colour", ""),
        ("D", "", ""),
    )


def test_two_columns_of_one_meaning_are_an_error_that_names_both(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("id", "Text", "Full text"), (*ROW, "Other words."))
    message = only_error(path)
    assert 'Statutes!C1: error: columns B "Text" and C "Full text" both mean `text`' in message
    assert "--columns text=B or --columns text=C" in message


def test_a_column_is_settled_by_letter_or_by_header(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("id", "Text", "Old words"), (*ROW, "Other words."))

    for column in ("C", "c", "old words"):
        workbook, problems = read_workbook(path, columns={"text": column})
        assert workbook.provisions[0].text == "Other words."
        assert workbook.provisions[0].cell == "Statutes!C2"
        assert [problem.is_warning for problem in problems] == [True]
        assert "which --columns takes from column C" in problems[0].message


def test_a_header_is_looked_for_before_a_letter(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("B", "A"), ("Whoever", "1"))
    (provision,) = read(path, text="B", id="A").provisions
    assert (provision.id, provision.text) == ("1", "Whoever")


def test_columns_of_other_sheets_are_named_with_the_sheet(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "x.xlsx", {"Coding": [("criterion", "Verdict"), ("CSAM-01", "yes")]})
    assert read(path, **{"coding.answer": "Verdict"}).codings[0].answer == "yes"


def test_wrong_overrides_are_errors_that_say_what_there_is(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("id", "text"), ROW)
    assert 'A "id", B "text"' in errors(path, text="Z")[0].advice
    assert "which is no field" in only_error(path, colour="B")
    assert "twice" in errors(path, text="B", heading="B")[0].message
    twins = statutes(tmp_path / "y.xlsx", ("id", "X", "X"), (*ROW, "Other"))
    assert "fits the columns B, C" in errors(twins, text="X")[0].message


def test_a_title_above_the_headers_does_not_disturb(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("Text",), (), ("Article", "Text", "Loi"), (*ROW, "Code"))
    (provision,) = read(path).provisions
    assert (provision.number, provision.law, provision.row) == ("1", "Code", 4)
