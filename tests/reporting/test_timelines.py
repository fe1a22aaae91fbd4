"""Timelines in every format: the same days and findings, a chart that can be read aloud, nobody's words as markup."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from itertools import pairwise

import openpyxl
import pytest

from gapcheck import __version__
from gapcheck.errors import CommandLineError
from gapcheck.histories import timelines_of
from gapcheck.model import Ratification, Timeline
from gapcheck.reporting import TIMELINE_FORMATS, format_for, render_timelines, render_timelines_terminal
from gapcheck.reporting.timelines.chart import chart
from tests.conftest import Golden
from tests.reporting.test_html import Page
from tests.test_timeline import DAY, country, library, version

VERSION = __version__.encode()
NAMES = [known.name for known in TIMELINE_FORMATS]
HOSTILE = ["<script>alert(1)</script>", "=1+1", "*a* _b_ [d](http://e)", "<r>x</r>", "\x1b[31m", "</svg>", "a\nb|c"]


def examplia(name: str = "Examplia", id_: str = "CC-2", iso: str = "XA") -> Timeline:
    """Three states of the law and a treaty between them."""
    workbook = country(
        version("Theft is an offence.", "2000-01-01"),
        version("The attempt is an offence.", "2010-01-01", "2014-12-31", id=id_),
        as_of="2020-05-05",
        name=name,
        iso=iso,
    )
    (found,) = timelines_of((workbook,), library(Ratification("XA", "OPSC", "party", DAY("2005-06-07"))))
    return found


def silence() -> Timeline:
    """One state, of no day."""
    workbook = country(version("Theft.", ""), name="", iso="")
    (found,) = timelines_of((workbook,), library())
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("timelines", [(examplia(),), (silence(),), (examplia(), silence(), examplia("Other"))])
def test_every_format_renders_one_and_several(name: str, timelines: tuple[Timeline, ...]) -> None:
    assert render_timelines(timelines, name)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("xlsx", "table")])
def test_a_timeline_in_full(name: str, golden: Golden) -> None:
    golden(f"timeline.{name}", render_timelines((examplia(),), name).replace(VERSION, b"VERSION"))


def test_the_table_in_full(golden: Golden) -> None:
    golden("timeline.txt", render_timelines((examplia(),), "table"))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_timeline_gives_the_same_bytes_under_any_hash_seed(name: str) -> None:
    script = (
        "import sys; from gapcheck.reporting import render_timelines; from tests.reporting.test_timelines import examplia;"
        f"sys.stdout.buffer.write(render_timelines((examplia(),), {name!r}))"
    )
    given = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "4711")
    }
    assert given == {render_timelines((examplia(),), name)}


def test_csv_has_a_row_for_every_day_and_criterion() -> None:
    rows = list(csv.DictReader(io.StringIO(render_timelines((examplia(),), "csv").decode())))
    assert [(row["day"], row["criterion"], row["status"], row["obligation"]) for row in rows[:4]] == [
        ("2000-01-01", "TEST-01", "partial", ""),
        ("2000-01-01", "TEST-02", "gap", ""),
        ("2005-06-07", "TEST-01", "partial", "treaty"),
        ("2005-06-07", "TEST-02", "gap", ""),
    ]
    assert len(rows) == 2 * len(examplia().days)
    assert rows[2]["what_changed"] == "not bound → treaty (OPSC)"
    assert rows[5]["what_changed"] == "gap → met because of CC-2"


def test_json_says_what_csv_says() -> None:
    record = json.loads(render_timelines((examplia(),), "json"))
    rows = list(csv.DictReader(io.StringIO(render_timelines((examplia(),), "csv").decode())))
    told = [
        (day["day"], one["id"], one["status"])
        for day in record["days"]
        for checklist in day["checklists"]
        for one in checklist["criteria"]
    ]
    assert told == [(row["day"], row["criterion"], row["status"]) for row in rows]
    assert [day["laws"]["added"] for day in record["days"]] == [[], [], ["CC-2"], [], []]
    assert [day["is_judged"] for day in record["days"]] == [True, False, True, True, False]


def test_the_chart_is_valid_and_can_be_read_aloud() -> None:
    page = render_timelines((examplia(), examplia("Other")), "html")
    assert Page(page)
    drawings = re.findall(r'<svg viewBox="-46.*?</svg>', page.decode(), re.DOTALL)
    assert len(drawings) == 2
    names = set()
    for drawing in drawings:
        svg = ET.fromstring(drawing)
        title, says = svg.find("title"), svg.find("desc")
        assert svg.attrib["role"] == "img"
        assert title is not None
        assert says is not None
        assert svg.attrib["aria-labelledby"].split() == [title.attrib["id"], says.attrib["id"]]
        assert "The score went from" in (says.text or "")
        names.add(title.attrib["id"])
    assert len(names) == 2
    assert "<script" not in page.decode()


def test_the_line_goes_in_steps_and_goes_on_after_the_last_day() -> None:
    picture = chart(examplia(), "a")
    assert picture is not None
    (stroke,) = picture.lines[0].strokes
    assert stroke[0] == (0, 300)
    assert stroke[-1][0] == picture.WIDTH
    assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(stroke))
    assert [words for *_, words in picture.lines[0].dots][:3] == [
        "2000-01-01: 25.0",
        "2005-06-07: 25.0",
        "2010-01-01: 100.0",
    ]
    assert chart(silence(), "a") is None


def test_excel_has_a_chart_and_a_matrix_of_statuses() -> None:
    content = render_timelines((examplia(),), "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawn = archive.read("xl/charts/chart1.xml").decode()
    assert drawn.count("<c:ser>") == 1
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Timeline", "Days", "Matrix", "Changes", "Data", "Chart data"]
    matrix = list(book["Matrix"].iter_rows(values_only=True))
    assert matrix[0] == ("Criterion", "Title", "2000-01-01", "2005-06-07", "2010-01-01", "2015-01-01", "2020-05-05")
    assert matrix[2] == ("TEST-02", "Attempt", "gap", "gap", "met", "gap", "gap")


@pytest.mark.parametrize("words", HOSTILE)
def test_nobodys_words_become_markup_or_a_formula(words: str) -> None:
    timeline = replace(examplia(words, words), files=(words,), notes=(words,))
    page = render_timelines((timeline, timeline), "html").decode()
    assert "<script" not in page
    assert page.count("</svg>") == page.count("<svg")
    book = openpyxl.load_workbook(io.BytesIO(render_timelines((timeline, timeline), "xlsx")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert "\x1b" not in render_timelines_terminal((timeline,), width=80, is_coloured=False)
    cells = [cell for row in csv.reader(io.StringIO(render_timelines((timeline,), "csv").decode())) for cell in row]
    assert not any(cell.startswith("=") for cell in cells)


def test_an_ending_without_a_format_is_refused() -> None:
    assert format_for("a.xlsx", TIMELINE_FORMATS) == "xlsx"
    with pytest.raises(CommandLineError, match="names no format"):
        format_for("a.sarif", TIMELINE_FORMATS)
