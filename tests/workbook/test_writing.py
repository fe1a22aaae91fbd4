from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.errors import UnusableInputError
from gapcheck.model import Answer, Coding, Country, LegalStatus, Provision, Treaty, Workbook
from gapcheck.workbook import new_workbook_bytes, read_workbook, workbook_bytes
from gapcheck.workbook.cells import ERROR_VALUES
from gapcheck.workbook.spellings import ISO_CODES

LETTERS = st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="_")
TEXTS = st.text(LETTERS, min_size=1).filter(lambda text: not text.isspace() and text not in ERROR_VALUES)
LINES = (
    st.text(LETTERS, max_size=30).map(lambda text: " ".join(text.split())).filter(lambda text: text not in ERROR_VALUES)
)
NAMES = LINES.filter(bool)
IDS = NAMES.filter(lambda text: ";" not in text)
DATES = st.none() | st.dates(dt.date(1200, 1, 1))
LANGUAGES = st.sampled_from(["", "de", "sr-Latn", "pt-BR"])

PROVISIONS = st.builds(
    Provision,
    id=IDS,
    text=TEXTS,
    law=LINES,
    number=LINES,
    heading=st.just("") | TEXTS,
    language=LANGUAGES,
    in_force_from=DATES,
    status=st.sampled_from(LegalStatus),
    source_url=LINES,
    notes=st.just("") | TEXTS,
)
CODINGS = st.builds(
    Coding,
    criterion=NAMES,
    element=LINES,
    answer=st.sampled_from(Answer),
    provisions=st.lists(IDS, max_size=3, unique=True).map(tuple),
    quote=st.just("") | TEXTS,
    rationale=st.just("") | TEXTS.filter(lambda text: bool(text.split())),
    coder=LINES,
    coded_on=DATES,
    fingerprint=LINES,
)
TREATIES = st.builds(
    Treaty,
    instrument=NAMES,
    status=st.sampled_from(["party", "signatory", "none"]),
    in_force_from=DATES,
    reservation=st.just("") | TEXTS,
)
COUNTRIES = st.builds(
    Country,
    name=LINES,
    iso=st.sampled_from(["", *sorted(ISO_CODES)]),
    language=LANGUAGES,
    as_of=DATES,
    covers=st.lists(st.sampled_from(["criminal", "victims", "labour"]), unique=True).map(tuple),
    analyst=LINES,
    compiled_from=LINES,
    licence=LINES,
    note=LINES,
)
WORKBOOKS = st.builds(
    Workbook,
    file=st.just("x.xlsx"),
    sha256=st.just(""),
    country=COUNTRIES,
    provisions=st.lists(PROVISIONS, min_size=1, max_size=4, unique_by=lambda provision: provision.id).map(tuple),
    codings=st.lists(CODINGS, max_size=3).map(tuple),
    treaties=st.lists(TREATIES, max_size=3, unique_by=lambda treaty: treaty.instrument).map(tuple),
)


def read_back(data: bytes) -> Workbook:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        path.write_bytes(data)
        return read_workbook(path)[0]


def content(workbook: Workbook) -> Workbook:
    """What a workbook says, without where it stands."""
    return replace(
        workbook,
        sha256="",
        mappings=(),
        provisions=tuple(replace(provision, cell="", heading_cell="", row=0) for provision in workbook.provisions),
        codings=tuple(replace(coding, cell="") for coding in workbook.codings),
    )


def one(text: str) -> Workbook:
    return Workbook("x.xlsx", "", Country(), (Provision("1", text),))


@settings(deadline=None, max_examples=60)
@given(WORKBOOKS)
def test_what_is_written_reads_back_the_same(workbook: Workbook) -> None:
    assert content(read_back(workbook_bytes(workbook))) == workbook


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "@SUM(A1)",
        "https://evil.example",
        "007",
        "<r><t>markup</t></r>",
        "<r></r>",
        "a\nb\r\nc\td",
        "a\x00\x01\x0b\x1b[31mb",
        " spaces ",
        "_x0041_ and _x000D_",
        "Ünïcödé 😀 «» § ё й",
        "&lt;&amp;",
        "x" * 32_767,
    ],
)
def test_odd_texts_stay_what_they_are(text: str) -> None:
    data = workbook_bytes(one(text))
    assert read_back(data).provisions[0].text == text
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Statutes"]
    assert sheet["E2"].data_type == "s"
    assert sheet["E2"].hyperlink is None


def test_what_no_xml_can_hold_is_replaced_one_by_one() -> None:
    assert read_back(workbook_bytes(one("a\ud800b\uffffc"))).provisions[0].text == "a\ufffdb\ufffdc"


def test_a_text_too_long_for_a_cell_is_refused_with_its_place() -> None:
    with pytest.raises(UnusableInputError) as caught:
        workbook_bytes(one("😀" * 16_384))
    (problem,) = caught.value.problems
    assert str(problem).startswith("x.xlsx, Statutes!E2: error: the text has 32,768 characters")
    assert "-part1" in problem.advice


def test_the_template_has_four_sheets_with_headers_lists_and_hints() -> None:
    book = openpyxl.load_workbook(io.BytesIO(new_workbook_bytes(Country("Namibia", "NA"))))
    assert book.sheetnames == ["Country", "Statutes", "Coding", "Treaties"]
    assert book.active is book["Statutes"]
    assert [cell.value for cell in book["Statutes"][1]][:5] == ["id", "law", "provision", "heading", "text"]
    assert book["Country"]["B3"].value == "NA"
    for name, column, word in (
        ("Statutes", "I", "repealed"),
        ("Coding", "C", "partly"),
        ("Treaties", "B", "signatory"),
    ):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        (rule,) = sheet.data_validations.dataValidation
        assert str(rule.sqref) == f"{column}2:{column}1048576"
        assert word in rule.formula1
        assert all(cell.comment for cell in sheet[1])
    assert book["Statutes"].max_row == 1


def test_the_headers_of_the_template_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    path.write_bytes(new_workbook_bytes())
    book = openpyxl.load_workbook(path)
    book["Statutes"]["A2"], book["Statutes"]["E2"] = "1", "Whoever"
    book.save(path)
    workbook, problems = read_workbook(path)
    assert problems == ()
    assert len(workbook.mappings) == 3
    assert all(target == header for mapping in workbook.mappings for _, header, target in mapping.columns)


def test_the_same_workbook_gives_the_same_bytes_in_another_process_with_another_clock() -> None:
    code = (
        "import sys, hashlib; from gapcheck.workbook import new_workbook_bytes; "
        "sys.stdout.write(hashlib.sha256(new_workbook_bytes()).hexdigest())"
    )
    environment = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    root = Path(__file__).resolve().parents[2]
    digests = {
        subprocess.run([sys.executable, "-c", code], env=env, cwd=root, capture_output=True, check=True).stdout
        for env in environment
    }
    assert len(digests) == 1
    with zipfile.ZipFile(io.BytesIO(new_workbook_bytes())) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")
