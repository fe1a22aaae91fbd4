"""The first sheet: the key figures, the gravest gaps, a table and a picture by checklist."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from gapcheck.model import Assessment, Score
from gapcheck.reporting.excel.layout import SUMMARY
from gapcheck.reporting.excel.sheet import HEADER_HEIGHT, Cell, Column, set_up_pages, write_table
from gapcheck.reporting.excel.styles import BAR_FILLS, HEADER, INK, Styles, fitted
from gapcheck.reporting.highlights import findings_of, gravest_gaps, status_counts
from gapcheck.reporting.phrases import CRITERION_WORDS, counted, is_confirmed, one_line, rounded
from gapcheck.reporting.summarising import (
    SUMMARY_STATUSES,
    confirmation_sentence,
    count_sentence,
    country_name,
    gap_sentence,
    score_sentence,
)

LAST_COLUMN: Final = 11
# Characters of 11-point prose that fit across the merged columns; Excel gives merged cells no height of their own.
PROSE_WIDTH: Final = 150
LINE_HEIGHT: Final = 15.5
BARS_SHOWN: Final = 60
FIRST_COUNT: Final = 7
"""The column (from 0) of the first count in both tables."""


def write_summary(book: Any, styles: Styles, assessments: tuple[Assessment, ...]) -> None:
    """Writes the sheet from top to bottom."""
    sheet = book.add_worksheet(SUMMARY)
    set_up_pages(sheet, header_row=None)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, 14)
    sheet.set_column(3, LAST_COLUMN, 11)
    sheet.set_row(0, 30)
    is_single = len(assessments) == 1
    what = country_name(assessments[0]) if is_single else counted(len(assessments), "country", "countries")
    sheet.write_string(0, 0, fitted(f"gapcheck: {what}"), styles.title)
    row = 2
    if is_single:
        row = _write_story(sheet, styles, row, assessments[0])
    countries = _write_countries(sheet, styles, row, assessments)
    checklists = _write_checklists(sheet, styles, countries + len(assessments) + 1, assessments)
    bars = sum(len(assessment.checklists) for assessment in assessments)
    below = checklists + bars + 1
    if is_single and bars:
        _insert_chart(book, sheet, below, (checklists, bars), "Findings by checklist")
    elif assessments:
        _insert_chart(book, sheet, below, (countries, len(assessments)), "Findings by country")


def _write_story(sheet: Any, styles: Styles, row: int, assessment: Assessment) -> int:
    """The sentences of the first page; returns the next free row."""
    findings = findings_of(assessment)
    lines = [score_sentence(assessment), count_sentence(findings), confirmation_sentence(findings)]
    gravest = tuple(map(gap_sentence, gravest_gaps(findings)))
    for line in lines:
        row = _write_prose(sheet, styles, row, line)
    if gravest:
        sheet.write_string(row + 1, 0, "The gravest gaps", styles.heading)
        row += 2
        for gap in gravest:
            row = _write_prose(sheet, styles, row, f"{gap.label} {gap.text}")
    return row + 1


def _write_prose(sheet: Any, styles: Styles, row: int, text: str) -> int:
    shown = fitted(text)
    sheet.merge_range(row, 0, row, LAST_COLUMN, "", styles.prose)
    sheet.write_string(row, 0, shown, styles.prose)
    sheet.set_row(row, LINE_HEIGHT * (1 + len(shown) // PROSE_WIDTH))
    return row + 1


def _write_countries(sheet: Any, styles: Styles, row: int, assessments: tuple[Assessment, ...]) -> int:
    """The table by country; returns its first row with figures."""
    columns = (
        Column("Country", 0),
        Column("State of the law on", 0),
        Column("Score (0–100)", 0, style="score"),
        Column("At least", 0, style="score"),
        Column("At most", 0, style="score"),
        Column("Coverage", 0, style="share"),
        Column("Findings", 0, style="whole"),
        *_count_columns(),
        Column("Confirmed by a person", 0, style="whole"),
    )
    cells: list[tuple[Cell, ...]] = []
    for assessment in assessments:
        findings = findings_of(assessment)
        counts = status_counts(findings)
        cells.append(
            (
                country_name(assessment),
                assessment.as_of or "no day given",
                *_figures(assessment.score),
                assessment.coverage,
                len(findings),
                *(counts[status] for status in SUMMARY_STATUSES),
                sum(map(is_confirmed, findings)),
            )
        )
    sheet.write_string(row, 0, "Key figures", styles.heading)
    sheet.set_row(row + 1, HEADER_HEIGHT)
    write_table(sheet, styles, row + 1, columns, cells)
    return row + 2


def _write_checklists(sheet: Any, styles: Styles, row: int, assessments: tuple[Assessment, ...]) -> int:
    """The table by checklist; returns its first row with figures."""
    columns = (
        Column("Checklist", 0),
        Column("Country", 0),
        Column("Score (0–100)", 0, style="score"),
        Column("At least", 0, style="score"),
        Column("At most", 0, style="score"),
        Column("Assessed", 0, style="whole"),
        Column("Apply", 0, style="whole"),
        *_count_columns(),
        Column("Version", 0),
    )
    cells: list[tuple[Cell, ...]] = []
    for assessment in assessments:
        for checklist in assessment.checklists:
            counts = status_counts(checklist.findings)
            cells.append(
                (
                    one_line(checklist.title) or one_line(checklist.id),
                    country_name(assessment),
                    *_figures(checklist.score),
                    checklist.assessed,
                    checklist.total,
                    *(counts[status] for status in SUMMARY_STATUSES),
                    checklist.version,
                )
            )
    sheet.write_string(row, 0, "By checklist", styles.heading)
    sheet.set_row(row + 1, HEADER_HEIGHT)
    write_table(sheet, styles, row + 1, columns, cells)
    return row + 2


def _insert_chart(book: Any, sheet: Any, top: int, bars: tuple[int, int], title: str) -> None:
    """A stacked bar for each of the `bars` (first row from 0, how many), at most sixty of them."""
    first, last = bars[0], bars[0] + min(bars[1], BARS_SHOWN) - 1
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for position, status in enumerate(SUMMARY_STATUSES, start=FIRST_COUNT):
        chart.add_series(
            {
                "name": CRITERION_WORDS[status].capitalize(),
                "categories": [SUMMARY, first, 0, last, 0],
                "values": [SUMMARY, first, position, last, position],
                "fill": {"color": BAR_FILLS[status]},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "0;;", "font": {"size": 9, "color": INK}},
            }
        )
    chart.set_title({"name": title, "name_font": {"size": 12, "color": HEADER}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})  # the bars carry their figures
    chart.set_size({"width": 1000, "height": 110 + 42 * (last - first + 1)})
    sheet.insert_chart(top, 0, chart, {"description": title, "object_position": 1})


def _figures(score: Score) -> tuple[Decimal | None, ...]:
    return tuple(None if figure is None else rounded(figure) for figure in (score.value, score.low, score.high))


def _count_columns() -> tuple[Column, ...]:
    return tuple(Column(CRITERION_WORDS[status].capitalize(), 0, style="whole") for status in SUMMARY_STATUSES)
