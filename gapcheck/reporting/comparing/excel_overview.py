"""The first sheet: scores with ranges, coverage and bands, and charts of scores and findings."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from gapcheck.model import Comparison, Score
from gapcheck.reporting.comparing.wording import ON_A_PAGE, TOO_MANY, band_words, cases, country_of, rank_words
from gapcheck.reporting.excel.sheet import HEADER_HEIGHT, Cell, Column, Link, set_up_pages, write_table
from gapcheck.reporting.excel.styles import BAR_FILLS, HEADER, INK, Styles, fitted
from gapcheck.reporting.highlights import findings_of, status_counts
from gapcheck.reporting.phrases import CRITERION_WORDS, is_confirmed, rounded
from gapcheck.reporting.summarising import SUMMARY_STATUSES

OVERVIEW: Final = "Overview"
CHARTED: Final = 60
POINT: Final = "#0B5394"
SOFT: Final = "#7A8794"
NOTE_WIDTH: Final = 150
NOTE_HEIGHT: Final = 15.5
_WIDTHS: Final = (26, 12, 8, 9, 9, 9, 10, 13, 9, 9, 9, 9, 12)
_SCORE_SCALE: Final = {
    "type": "3_color_scale", "min_type": "num", "min_value": 0, "mid_type": "num", "mid_value": 50,
    "max_type": "num", "max_value": 100, "min_color": "#F6F8FA", "mid_color": "#CFE0EE", "max_color": "#6FA8D3",
}  # fmt: skip
_TABLE_AND_CHART_ON_ONE_PAGE: Final = 8  # States


def write_overview(book: Any, styles: Styles, comparison: Comparison, names: Mapping[str, str]) -> None:
    """Notes, the table, the charts, from top to bottom."""
    sheet = book.add_worksheet(OVERVIEW)
    set_up_pages(sheet, header_row=None)
    for position, width in enumerate(_WIDTHS):
        sheet.set_column(position, position, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, fitted(f"gapcheck: {cases(comparison)} compared"), styles.title)
    row = 1
    cut = (TOO_MANY,) if len(comparison.states) > ON_A_PAGE else ()
    for note in (*cut, *comparison.notes):
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", styles.prose)
        sheet.write_string(row, 0, fitted(note), styles.prose)
        sheet.set_row(row, NOTE_HEIGHT * (1 + len(note) // NOTE_WIDTH))
        row += 1
    top = row + 1
    columns, cells = _table(comparison, names)
    sheet.set_row(top, HEADER_HEIGHT)
    write_table(sheet, styles, top, columns, cells)
    if not cells:
        return
    last = top + len(cells)
    sheet.conditional_format(top + 1, 3, last, 3, _SCORE_SCALE)
    shown = min(len(cells), CHARTED)
    place = (top + 1, shown)
    sheet.insert_chart(last + 2, 0, _scores(book, place), {"description": "Scores", "object_position": 3})
    below = last + 2 + 20
    sheet.set_h_pagebreaks([below] if shown <= _TABLE_AND_CHART_ON_ONE_PAGE else [last + 2, below])
    first_count = len(columns) - 1 - len(SUMMARY_STATUSES)
    chart = _findings(book, place, first_count)
    sheet.insert_chart(below, 0, chart, {"description": "Findings by country", "object_position": 3})


def _table(comparison: Comparison, names: Mapping[str, str]) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    is_ranked = comparison.ranking is not None
    columns = (
        Column("Country", 0),
        Column("Law as of", 0),
        Column("Band", 0),
        Column("Score of 100", 0, style="score"),
        Column("At least", 0, style="score"),
        Column("At most", 0, style="score"),
        Column("Coverage", 0, style="share"),
        *((Column("Rank", 0),) if is_ranked else ()),
        *(Column(CRITERION_WORDS[status].capitalize(), 0, style="whole") for status in SUMMARY_STATUSES),
        Column("Confirmed by a person", 0, style="whole"),
    )
    cells: list[tuple[Cell, ...]] = []
    for state in comparison.states[:ON_A_PAGE]:
        findings = findings_of(state.assessment)
        counts = status_counts(findings)
        name = country_of(state)
        cells.append(
            (
                Link(name, names[state.key], 1) if state.key in names else name,
                state.assessment.as_of or "no day given",
                band_words(state),
                *_figures(state.assessment.score),
                state.assessment.coverage,
                *((rank_words(state.rank),) if is_ranked else ()),
                *(counts[status] for status in SUMMARY_STATUSES),
                sum(map(is_confirmed, findings)),
            )
        )
    return columns, cells


def _figures(score: Score) -> tuple[Decimal | None, ...]:
    return tuple(None if figure is None else rounded(figure) for figure in (score.value, score.low, score.high))


def _scores(book: Any, place: tuple[int, int]) -> Any:
    """A point a country on a line from the least to the most that its range allows."""
    first, last = place[0], place[0] + place[1] - 1
    chart = book.add_chart({"type": "line"})
    looks = (
        (5, "At most", {"type": "long_dash", "size": 7, "border": {"color": SOFT}, "fill": {"color": SOFT}}),
        (3, "Score", {"type": "circle", "size": 8, "border": {"color": POINT}, "fill": {"color": POINT}}),
        (4, "At least", {"type": "long_dash", "size": 7, "border": {"color": SOFT}, "fill": {"color": SOFT}}),
    )
    for position, name, marker in looks:
        series = {
            "name": name,
            "categories": [OVERVIEW, first, 0, last, 0],
            "values": [OVERVIEW, first, position, last, position],
            "line": {"none": True},
            "marker": marker,
        }
        if name == "Score":
            series["data_labels"] = {"value": True, "position": "right", "font": {"size": 9, "color": INK}}
        chart.add_series(series)
    chart.set_high_low_lines({"line": {"color": SOFT, "width": 1.5}})
    chart.set_title(
        {"name": "Scores with the range that unclear criteria leave", "name_font": {"size": 12, "color": HEADER}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"min": 0, "max": 100, "major_gridlines": {"visible": True, "line": {"color": "#D3D9E0"}}})
    chart.set_x_axis({"num_font": {"size": 9}})
    chart.set_size({"width": 1060, "height": 380})
    return chart


def _findings(book: Any, place: tuple[int, int], first_count: int) -> Any:
    first, last = place[0], place[0] + place[1] - 1
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for position, status in enumerate(SUMMARY_STATUSES, start=first_count):
        chart.add_series(
            {
                "name": CRITERION_WORDS[status].capitalize(),
                "categories": [OVERVIEW, first, 0, last, 0],
                "values": [OVERVIEW, first, position, last, position],
                "fill": {"color": BAR_FILLS[status]},
                "gap": 40,
                "data_labels": {"value": True, "num_format": "0;;", "font": {"size": 9, "color": INK}},
            }
        )
    chart.set_title({"name": "Findings by country", "name_font": {"size": 12, "color": HEADER}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 1060, "height": 120 + 30 * place[1]})
    return chart
