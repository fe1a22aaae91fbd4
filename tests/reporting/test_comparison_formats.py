"""A comparison in every format: the same story, no text of anybody as markup, doubts beside what they concern."""

from __future__ import annotations

import base64
import csv
import datetime as dt
import hashlib
import html.parser
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from gapcheck.errors import CommandLineError
from gapcheck.model import (
    Band,
    BandSpan,
    Binding,
    Breakdown,
    ComparedState,
    Comparison,
    Country,
    CriterionStatus,
    CriterionTally,
    Dimension,
    ElementStatus,
    ElementTally,
    GroupResult,
    Obligation,
    Precedent,
    Precedents,
    Rank,
    Ranking,
    Score,
    StateProfile,
)
from gapcheck.model import Basis as Who
from gapcheck.reporting import COMPARISON_FORMATS, render_comparison, render_comparison_terminal
from gapcheck.reporting.comparing import parquet
from tests.reporting.building import a_checklist, a_criterion, a_finding, an_assessment, an_element, evidence_of

DAY = dt.date(2022, 7, 1)
PROFILES = (
    StateProfile("DE", "Germany", sub_region="Western Europe", tradition="Germanic", tile=(7, 3)),
    StateProfile("FR", "France", sub_region="Western Europe", tradition="Romanic", tile=(5, 4)),
    StateProfile("US", "United States", tile=(0, 3)),
)


def a_state(
    iso: str, name: str, status: CriterionStatus, profile: StateProfile | None, words: str = "", **given: Any
) -> ComparedState:
    lost = an_element("element", ElementStatus.MISSING, test=words or "The law says so")
    found = an_element("element", ElementStatus.FOUND, evidence_of(words or "words of the law"))
    criterion = a_criterion("T-01", title=words or "A question", recommendation=words)
    binding = Binding(
        Obligation.TREATY, "OPSC", dt.date(2002, 7, 2), "Art. 5 & more", verified=False, title="Optional Protocol"
    )
    element = found if status is CriterionStatus.MET else lost
    finding = a_finding(status, element, criterion=criterion, binding=binding)
    assessment = an_assessment(a_checklist(finding), country=Country(name, iso, "de"), as_of=DAY, file=f"{iso}.xlsx")
    defaults: dict[str, Any] = {"band": BandSpan(Band.B, Band.C), "rank": Rank(1, 1, 2, is_tied=True)}
    return ComparedState(iso, name, assessment, profile, **(defaults | given))


def a_comparison(words: str = "", **given: Any) -> Comparison:
    """Germany lacks what France has; `words` stand wherever anybody may write."""
    states = (
        a_state("DE", words or "Germany", CriterionStatus.GAP, PROFILES[0], words),
        a_state("FR", "France", CriterionStatus.MET, PROFILES[1], words),
        a_state("XA", "Orvelia", CriterionStatus.UNCLEAR, None, words, band=None, rank=None),
    )
    criterion = states[0].assessment.checklists[0].findings[0].criterion
    tally = CriterionTally(
        "csam-definition",
        criterion,
        {CriterionStatus.GAP: 1, CriterionStatus.MET: 1, CriterionStatus.UNCLEAR: 1},
        Decimal("0.5"),
        ("DE",),
        ((Obligation.TREATY, 1),),
        (ElementTally("element", words or "The law says so", 1),),
    )
    precedent = Precedent(
        "FR", "France", "T-01", "element", "CP-227", words or "Code pénal", "art. 227", words or "Le fait de détenir",
        "fr", words or "https://example.org/227", Who.TEXT, same_tradition=False, shares_language=True,
    )  # fmt: skip
    defaults: dict[str, Any] = {
        "breakdowns": (Breakdown(Dimension.OBLIGATION, "", "", {CriterionStatus.GAP: 1}),),
        "groups": (
            GroupResult("legal tradition", words or "Germanic", ("DE",), 1, Score(Decimal(50), Decimal(40), Decimal(60)),
                        Decimal("0.5"), BandSpan(Band.C, Band.C), {}, (("T-01", 1),), verified=False),
        ),
        "precedents": {("DE", "T-01", "element"): Precedents("The law says so", (precedent,), 1)},
        "profiles": PROFILES,
        "ranking": Ranking(Decimal("0.6"), ("XA",)),
        "notes": (words or "A doubt about the data.",),
    }  # fmt: skip
    return Comparison(states, (tally,), **(defaults | given))


def text(name: str, comparison: Comparison | None = None) -> str:
    return render_comparison(comparison or a_comparison(), name).decode()


def workbook(comparison: Comparison | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render_comparison(comparison or a_comparison(), "xlsx")))


def cells(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("name", [known.name for known in COMPARISON_FORMATS])
def test_the_same_comparison_gives_the_same_bytes(name: str) -> None:
    assert render_comparison(a_comparison(), name) == render_comparison(a_comparison(), name)


@pytest.mark.parametrize("name", ["md", "html"])
def test_a_gap_says_what_binds_since_when_and_how_others_say_it(name: str) -> None:
    page = re.sub(r"[\\]|&amp;", "", text(name))
    assert (
        "Bound by Optional Protocol since 2002-07-02 (19 years) (recorded from memory: check with the depositary)."
        in page
    )
    assert "Reservation: Art. 5" in page
    assert "Met in 1 other country" in page
    assert "Le fait de détenir" in page
    assert "shared language" in page
    assert "proposed by the program, not yet confirmed by a person" in page
    assert "recorded from memory, not checked" in page  # the groups
    assert "A doubt about the data." in page


@pytest.mark.parametrize("name", ["md", "html", "table"])
def test_scores_stand_with_range_coverage_band_and_rank(name: str) -> None:
    page = text(name)
    for words in ("66.7", "60.0–80.0", "100 %", "B–C", "1= (1–2)", "too little assessed"):
        assert words in page, words


def test_without_a_ranking_no_rank_is_spoken_of() -> None:
    for name in ("md", "html", "table"):
        page = text(name, a_comparison(ranking=None))
        assert "Rank" not in re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


def test_csv_has_the_contracts_columns_first_and_guards_formulas() -> None:
    table = list(csv.DictReader(io.StringIO(text("csv", a_comparison("=1+1")))))
    assert list(table[0])[:3] == ["country", "iso", "as_of"]
    assert list(table[0])[13:16] == ["provisions", "quote", "source_url"]
    assert table[0]["country"] == "'=1+1"
    assert (table[0]["obligation"], table[0]["obligation_verified"], table[0]["years_bound"]) == ("treaty", "no", "19")
    assert (table[0]["country_score"], table[0]["country_score_low"], table[0]["country_coverage"]) == (
        "66.7",
        "60.0",
        "1.0",
    )


def test_json_holds_the_matrix_the_ranks_and_the_precedents() -> None:
    record = json.loads(text("json"))
    germany = record["countries"][0]
    finding = germany["checklists"][0]["findings"][0]
    assert (germany["score"], germany["score_range"], germany["band"]) == (66.7, [60.0, 80.0], ["B", "C"])
    assert germany["rank"] == {"rank": 1, "is_tied": True, "possible": [1, 2]}
    assert (finding["status"], finding["obligation_verified"]) == ("gap", False)
    assert finding["precedents"][0]["nearest"][0]["provision"] == "CP-227"
    assert record["countries"][2]["band"] is None
    assert record["criteria"][0]["obligations"] == {"treaty": 1}
    assert record["groups"][0]["verified"] is False


def test_parquet_has_types() -> None:
    import pandas as pd

    table = pd.read_parquet(io.BytesIO(render_comparison(a_comparison(), "parquet")))
    assert list(table["iso"]) == ["DE", "FR", "XA"]
    assert table["as_of"].iloc[0] == DAY
    assert str(table["years_bound"].dtype) == "Int32"
    assert not table["obligation_verified"].iloc[0]
    assert pd.api.types.is_float_dtype(table["score"])


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda _: None)
    with pytest.raises(CommandLineError, match=r"gapcheck\[parquet\]"):
        render_comparison(a_comparison(), "parquet")


def test_the_page_loads_nothing_and_allows_its_own_script_only() -> None:
    page = text("html")
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}';" in page
    assert not re.search(r"<(?:link|img|iframe|object)\b|\bsrc=|@import|url\(", page)
    assert "innerHTML" not in script[1]


class _Tags(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(comparison: Comparison) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(text("html", comparison))
    return parser.found


def test_every_cell_and_tile_says_in_words_what_its_colour_says() -> None:
    page = text("html")
    assert re.findall(r'class="cell (gap|met|unclear)"[^>]*>.<span class="hidden"> (\w+)</span></td>', page) == [
        ("gap", "gap"),
        ("met", "met"),
        ("unclear", "unclear"),
    ]
    assert "Germany: band B–C, score 66.7" in page
    assert "United States: not in this comparison" in page
    assert "Not on the map: Orvelia." in page


def test_every_link_inside_the_page_leads_somewhere_and_ids_are_unique() -> None:
    found = tags(a_comparison())
    ids = [attributes["id"] for _, attributes in found if attributes.get("id")]
    assert len(ids) == len(set(ids))
    places = [attributes["href"] for tag, attributes in found if tag == "a"]
    places += [f"#{attributes['data-p']}" for _, attributes in found if attributes.get("data-p")]
    assert all(place and (place[0] != "#" or place[1:] in ids) for place in places)
    fields = {attributes.get("for") for tag, attributes in found if tag == "label"}
    assert {attributes.get("id") for tag, attributes in found if tag in ("select", "input")} <= fields


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</script><b>", "javascript:alert(1)"]
)
def test_no_text_becomes_markup_or_a_script(words: str) -> None:
    found = tags(a_comparison(words))
    harmless = tags(a_comparison("harmless"))
    assert [tag for tag, _ in found] == [tag for tag, _ in harmless]
    assert not [value for _, attributes in found for name, value in attributes.items() if name.startswith("on")]
    assert not [attributes for tag, attributes in found if tag == "a" and str(attributes["href"]).startswith("java")]


def test_markdown_shows_markup_as_text() -> None:
    page = text("md", a_comparison("[x](javascript:a) <b> | # `"))
    assert "[x](" not in page
    assert "<b>" not in page


def test_the_workbook_has_a_frozen_coloured_matrix_charts_and_a_sheet_for_each_state() -> None:
    book = workbook()
    assert book.sheetnames == [
        "Overview",
        "Matrix",
        "Common gaps",
        "Groups",
        "Where gaps lie",
        "Germany",
        "France",
        "Orvelia",
        "Data",
        "Notes",
    ]
    matrix = book["Matrix"]
    assert matrix.freeze_panes == "B2"
    assert matrix.conditional_formatting
    assert [matrix.cell(row, 8).value for row in (2, 3, 4)] == ["gap", "met", "unclear"]
    assert len(book["Overview"]._charts) == 2
    assert len(book["Common gaps"]._charts) == 1
    germany = [cell.value for row in book["Germany"].iter_rows() for cell in row]
    assert any("Le fait de détenir" in str(value) for value in germany)
    assert any("(19 years)" in str(value) for value in germany)
    assert book["Data"].max_row == 4


@pytest.mark.parametrize("words", ["=1+1", "@SUM(A1)", "<r>x</r>", "http://evil.example", "internal:'Notes'!A1"])
def test_no_text_becomes_a_formula_or_an_address(words: str) -> None:
    book = workbook(a_comparison(words))
    assert not [cell.coordinate for cell in cells(book) if cell.data_type == "f"]
    followed = {cell.hyperlink.target for cell in cells(book) if cell.hyperlink and cell.hyperlink.target}
    assert followed <= {None}


@pytest.mark.parametrize("name", ["Data", "a/b:c*?[x]'", "x" * 60, "", "HISTORY", "  "])
def test_a_states_sheet_has_a_name_that_excel_takes(name: str) -> None:
    states = a_comparison().states
    named = tuple(replace(state, name=name or state.name) for state in states)
    book = workbook(a_comparison() if not name else replace(a_comparison(), states=named))
    names = book.sheetnames
    assert len({one.casefold() for one in names}) == len(names) == 10
    assert all(0 < len(one) <= 31 and not re.search(r"[\[\]:*?/\\']", one) for one in names)


def test_very_many_states_leave_out_their_own_sheets_and_say_so() -> None:
    one = a_comparison().states[1]
    many = tuple(replace(one, key=f"FR {number}", name=f"France {number}") for number in range(500))
    comparison = a_comparison(precedents={})
    comparison = replace(comparison, states=many, tallies=(replace(comparison.tallies[0], short=()),), groups=())
    assert "Too many States for this format" in text("html", comparison)
    assert "Too many States for this format" in text("md", comparison)
    assert workbook(comparison).sheetnames == ["Overview", "Matrix", "Common gaps", "Where gaps lie", "Data", "Notes"]
    assert text("csv", comparison).count("\n") == 501


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_a_terminal_of_any_width_shows_scores_and_gaps(width: int) -> None:
    page = render_comparison_terminal(a_comparison(), width=width, is_coloured=False)
    assert "66.7" in page
    assert "T-01" in page
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) <= width


def test_a_terminal_that_is_hostile_to_nobody() -> None:
    assert "\x1b[2J" not in render_comparison_terminal(a_comparison("\x1b[2J"), width=100, is_coloured=False)


def test_a_comparison_of_nothing_is_a_report_too() -> None:
    empty = Comparison((), (), (), (), {})
    for known in COMPARISON_FORMATS:
        if known.name != "parquet":
            assert render_comparison(empty, known.name)
