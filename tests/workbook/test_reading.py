from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from gapcheck.model import Answer, Country, LegalStatus
from gapcheck.workbook import read_workbook
from tests.workbook.making import Rows, errors, only_error, read, statutes, warnings, xlsx

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
HEAD = (
    "id",
    "law",
    "provision",
    "heading",
    "text",
    "language",
    "in_force_from",
    "in_force_to",
    "status",
    "source_url",
    "notes",
)


def test_a_full_row_becomes_a_provision(tmp_path: Path) -> None:
    row = (
        "P-1",
        "Penal Code",
        "§ 1",
        "Heading",
        " A\nB ",
        "DE",
        dt.date(2012, 4, 3),
        "2020",
        "aufgehoben",
        "https://x.example",
        "n",
    )
    path = statutes(tmp_path / "x.xlsx", HEAD, row)
    workbook = read(path)
    (provision,) = workbook.provisions
    assert (provision.id, provision.law, provision.number, provision.heading) == ("P-1", "Penal Code", "§ 1", "Heading")
    assert (provision.text, provision.language, provision.status) == (" A\nB ", "de", LegalStatus.REPEALED)
    assert (provision.in_force_from, provision.in_force_to) == (dt.date(2012, 4, 3), dt.date(2020, 1, 1))
    assert (provision.source_url, provision.notes) == ("https://x.example", "n")
    assert (provision.cell, provision.heading_cell, provision.row) == ("Statutes!E2", "Statutes!D2", 2)
    assert (workbook.file, workbook.sha256) == ("x.xlsx", hashlib.sha256(path.read_bytes()).hexdigest())


def test_every_complaint_of_a_file_comes_at_once(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "x.xlsx",
        {
            "Country": [
                ("iso", "UK"),
                ("as_of", "03/04/2012"),
                ("covers", "criminal; criminal proceedure"),
                ("language", "Klingon"),
            ],
            "Statutes": [
                HEAD,
                ("1", "", "", "", "Whoever", "", "03/04/2012", "", "", "", ""),
                ("", "", "", "", "Nameless", "", "", "", "", "", ""),
                ("2", "", "", "", "Whoever", "", 2015, 2014, "in forse", "", ""),
                ("3", "", "", "", "", "", "", "", "", "", ""),
            ],
            "Coding": [("criterion", "answer"), ("CSAM-01", "perhaps"), ("", "yes")],
            "Treaties": [("instrument", "status"), ("CRC", "maybe"), ("", "party")],
        },
    )
    found = errors(path)
    assert [f"{problem.place.sheet}!{problem.place.cell}" for problem in found] == [
        "Country!B1",
        "Country!B4",
        "Country!B2",
        "Country!B3",
        "Statutes!G2",
        "Statutes!A3",
        "Statutes!I4",
        "Statutes!H4",
        "Statutes!E5",
        "Coding!B2",
        "Coding!A3",
        "Treaties!B2",
        "Treaties!A3",
    ]
    advice = " ".join(problem.advice for problem in found)
    assert "Did you mean GB?" in advice
    assert 'Did you mean "criminal-procedure"?' in advice
    assert 'Did you mean "in force"?' in advice
    assert "Allowed are: in force, repealed, not yet in force, bill." in advice


def test_rows_without_text_are_left_out_with_one_warning(tmp_path: Path) -> None:
    path = statutes(
        tmp_path / "x.xlsx",
        ("id", "heading", "text", "status"),
        ("1", "Chapter One", "", ""),
        ("2", "", "", "repealed"),
        (),
        ("3", "", "Whoever", ""),
        ("", "Part Two", " ", ""),
    )
    (warning,) = warnings(path)
    assert "C2: warning: 3 rows without text are left out as headings or repealed (row 2, 3, 6)." in warning
    assert [provision.id for provision in read_workbook(path)[0].provisions] == ["3"]


def test_an_id_is_made_from_the_provision_and_where_laws_share_it_from_the_law_too(tmp_path: Path) -> None:
    rows = (("Code", "Art. 1", "a"), ("Code", "Art. 2", "b"), ("Act", "Art.\n1", "c"))
    path = statutes(tmp_path / "x.xlsx", ("law", "article", "text"), *rows)
    assert [provision.id for provision in read(path).provisions] == ["Code Art. 1", "Art. 2", "Act Art. 1"]


def test_one_id_may_have_versions_that_do_not_overlap(tmp_path: Path) -> None:
    head = ("id", "text", "in_force_from", "in_force_to", "status")
    rows = (
        ("1", "a", "", "2010-12-31", ""),
        ("1", "b", 2011, "2012-12-31", ""),
        ("1", "c", 2013, "", ""),
        ("2", "d", "", "", "repealed"),
    )
    assert len(read(statutes(tmp_path / "x.xlsx", head, *rows, ("2", "e", "", "", ""))).provisions) == 5


@pytest.mark.parametrize(
    ("first", "second", "since"),
    [
        (("", "", ""), ("", "", ""), "at the same time"),
        (("", "2011-01-01", ""), (2011, "", ""), "on 2011-01-01"),
        ((2011, "", ""), (2000, "", ""), "on 2011-01-01"),
        ((1990, 2005, "repealed"), (2000, "", ""), "on 2000-01-01"),
    ],
)
def test_versions_of_one_id_that_share_a_day_are_an_error_that_names_both_cells(
    tmp_path: Path, first: tuple[object, ...], second: tuple[object, ...], since: str
) -> None:
    head = ("id", "text", "in_force_from", "in_force_to", "status")
    message = only_error(statutes(tmp_path / "x.xlsx", head, ("1", "a", *first), ("1", "b", *second)))
    assert "A2" in message
    assert "A3" in message
    assert since in message


def test_a_long_version_clashes_with_all_that_it_covers(tmp_path: Path) -> None:
    head = ("id", "text", "in_force_from", "in_force_to")
    rows = (("1", "a", 1990, 2020), ("1", "b", 1995, "1995-06-01"), ("1", "c", 2000, 2001))
    assert len(errors(statutes(tmp_path / "x.xlsx", head, *rows))) == 2


def test_repealed_rows_of_one_id_only_warn(tmp_path: Path) -> None:
    path = statutes(tmp_path / "x.xlsx", ("id", "text", "status"), ("1", "a", "repealed"), ("1", "b", "abrogé"))
    (warning,) = warnings(path)
    assert "the same id" in warning


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("", LegalStatus.IN_FORCE),
        ("In Kraft", LegalStatus.IN_FORCE),
        ("VIGENTE", LegalStatus.IN_FORCE),
        ("действует", LegalStatus.IN_FORCE),
        ("утратила силу", LegalStatus.REPEALED),
        ("abrogato", LegalStatus.REPEALED),
        ("pas encore en vigueur", LegalStatus.NOT_YET_IN_FORCE),
        ("Gesetzentwurf", LegalStatus.BILL),
        ("proyecto de ley", LegalStatus.BILL),
    ],
)
def test_statuses_of_six_languages_are_understood(tmp_path: Path, written: str, status: LegalStatus) -> None:
    path = statutes(tmp_path / "x.xlsx", ("id", "text", "status"), ("1", "Whoever", written))
    assert read(path).provisions[0].status == status


def test_a_country_is_read_in_any_spelling(tmp_path: Path) -> None:
    pairs = [
        ("Champ", "Valeur"),
        ("Pays", "Namibia"),
        ("Code ISO:", "na"),
        ("Langue", "anglais"),
        ("Stand", dt.date(2022, 1, 28)),
        ("covers", "Criminal law; criminal_procedure; criminal"),
        ("Licence", "free"),
    ]
    path = xlsx(tmp_path / "x.xlsx", {"Pays": pairs, "Lois": [("Article", "Texte"), ("1", "Quiconque")]})
    workbook = read(path)
    covers = ("criminal", "criminal-procedure")
    assert workbook.country == Country("Namibia", "NA", "en", dt.date(2022, 1, 28), covers, licence="free")
    assert workbook.provisions[0].cell == "Lois!B2"


def test_fields_of_the_country_that_are_unknown_or_twice_are_told(tmp_path: Path) -> None:
    rows = {"Statutes": [("id", "text"), ("1", "Whoever")]}
    (warning,) = warnings(xlsx(tmp_path / "x.xlsx", {"Country": [("capital", "Windhoek")], **rows}))
    assert 'Country!A1: warning: the field "capital" is not understood' in warning
    assert "stands twice: also in B1" in only_error(
        xlsx(tmp_path / "y.xlsx", {"Country": [("iso", "NA"), ("ISO code", "NA")], **rows})
    )


def test_a_workbook_of_codings_alone_can_be_read(tmp_path: Path) -> None:
    head = ("criterion", "element", "answer", "provisions", "quote", "rationale", "coder", "coded_on", "fingerprint")
    rows = [
        ("CSAM-01", "", "Ja", 7, "", "", "", "", ""),
        ("CSAM-02", "x", "n/a", "1; 2;1\n3", " q ", "r", "AB", "2020-05-17", "f"),
        ("CSAM-03", "", True, "", "", "", "", "", ""),
        ("CSAM-04", "", "нет", "", "", "", "", "", ""),
        ("CSAM-05", "", "?", "", "", "", "", "", ""),
        ("CSAM-06", "", "Non applicabile", "", "", "", "", "", ""),
    ]
    codings = read(xlsx(tmp_path / "x.xlsx", {"Coding": [head, *rows]})).codings
    expected = [Answer.YES, Answer.NOT_APPLICABLE, Answer.YES, Answer.NO, Answer.UNCLEAR, Answer.NOT_APPLICABLE]
    assert [coding.answer for coding in codings] == expected
    assert (codings[0].provisions, codings[1].provisions) == (("7",), ("1", "2", "3"))
    assert (codings[1].quote, codings[1].coded_on, codings[1].cell) == (" q ", dt.date(2020, 5, 17), "Coding!C3")


def test_codings_without_answer_or_with_unknown_provisions_are_warned_about(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Statutes": [("id", "text"), ("1", "Whoever")],
        "Coding": [("criterion", "answer", "provisions"), ("CSAM-01", "", ""), ("CSAM-02", "yes", "1; 9")],
    }
    waiting, cited = warnings(xlsx(tmp_path / "x.xlsx", sheets))
    assert "B2: warning: 1 row has no answer yet" in waiting
    assert 'B3: warning: the answer cites "9"' in cited


def test_treaties_are_read(tmp_path: Path) -> None:
    head = ("Convention", "Statut", "Entrée en vigueur", "Réserve")
    sheets: dict[str, Rows] = {
        "Statutes": [("id", "text"), ("1", "Whoever")],
        "Traités": [head, ("CRC", "Ratifié", 1990, ""), ("OPSC", "signée", "", "art. 3")],
    }
    crc, opsc = read(xlsx(tmp_path / "x.xlsx", sheets)).treaties
    assert (crc.status, crc.in_force_from, crc.verified) == ("party", dt.date(1990, 1, 1), True)
    assert (opsc.status, opsc.reservation) == ("signatory", "art. 3")


def test_a_treaty_twice_is_an_error(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Statutes": [("id", "text"), ("1", "Whoever")],
        "Treaties": [("instrument", "status"), ("CRC", "party"), ("CRC", "none")],
    }
    assert "stands twice" in only_error(xlsx(tmp_path / "x.xlsx", sheets))


def test_the_one_sheet_with_a_text_column_is_taken(tmp_path: Path) -> None:
    law = [("Article", "Text"), ("1", "Whoever")]
    path = xlsx(tmp_path / "x.xlsx", {"Read me": [("Hello",)], "My law": law})
    assert read(path).provisions[0].cell == "My law!B2"
    several = only_error(xlsx(tmp_path / "y.xlsx", {"One": law, "Two": law}))
    assert 'several have a text column: "One", "Two"' in several
    twice = errors(xlsx(tmp_path / "z.xlsx", {"Lois": law, "Gesetze": law}))[0]
    assert 'several sheets can be the Statutes sheet: "Lois", "Gesetze"' in twice.message


def test_a_workbook_that_holds_nothing_is_refused(tmp_path: Path) -> None:
    assert "no provisions and no codings" in only_error(statutes(tmp_path / "x.xlsx", ("id", "text")))


def test_needed_columns_that_are_missing_are_named(tmp_path: Path) -> None:
    assert "no column holds the text" in only_error(statutes(tmp_path / "x.xlsx", ("id", "law"), ("1", "Code")))
    assert "no column says which provision" in only_error(
        statutes(tmp_path / "y.xlsx", ("text", "law"), ("Whoever", "Code"))
    )
    assert "no row looks like headers" in errors(statutes(tmp_path / "z.xlsx", ("a", "b"), ("1", "Whoever")))[0].message


def test_an_unreadable_date_makes_no_further_complaint(tmp_path: Path) -> None:
    rows = (("1", "a", "03/04/2012"), ("1", "b", "2013"))
    assert "ambiguous" in only_error(statutes(tmp_path / "x.xlsx", ("id", "text", "in_force_from"), *rows))


def test_every_workbook_of_the_corpus_is_read_without_a_complaint() -> None:
    files = sorted(CORPUS.rglob("*.xlsx")) if CORPUS.is_dir() else []
    if not files:
        pytest.skip(f"no corpus in {CORPUS}")
    for file in files:
        workbook, problems = read_workbook(file)
        assert problems == (), file
        assert workbook.provisions, file
        assert all(provision.id and provision.text for provision in workbook.provisions), file
