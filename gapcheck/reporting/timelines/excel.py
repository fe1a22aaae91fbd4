"""Timelines in Excel: a chart, the days, a matrix of statuses for each country, what changed, and the tidy rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from gapcheck.model import Timeline, TimelineDay
from gapcheck.reporting.excel.book import book_bytes
from gapcheck.reporting.excel.sheet import Cell, Column, set_up_pages, write_list
from gapcheck.reporting.excel.styles import Styles
from gapcheck.reporting.highlights import findings_of
from gapcheck.reporting.phrases import one_line, rounded
from gapcheck.reporting.timelines import tables
from gapcheck.reporting.timelines.wording import (
    because_words,
    criteria_of,
    law_words,
    obligation_words,
    outcome_words,
    span_sentence,
    subject,
    turn_symbol,
)

_FIRST_EXCEL_YEAR: Final = 1900
_CHART_ROWS: Final = 24
_DASHES: Final = ("solid", "dash", "round_dot", "dash_dot", "long_dash", "square_dot")
_NAME_LIMIT: Final = 12
_TITLE_HEIGHT: Final = 26
_LINE_HEIGHT: Final = 16
_LINE_WIDTH: Final = 115
"""Characters of running text in a line."""
DATA: Final = "Chart data"


def render(timelines: tuple[Timeline, ...]) -> bytes:
    """The workbook's bytes, the same for the same timelines."""

    def write(book: Any, styles: Styles) -> None:
        _write_charts(book, styles, timelines)
        _write_days(book, styles, timelines)
        for timeline, name in zip(timelines, _matrix_names(timelines), strict=True):
            _write_matrix(book, styles, timeline, name)
        _write_changes(book, styles, timelines)
        _write_rows(book, styles, timelines)
        _write_chart_data(book, styles, timelines)

    return book_bytes("gapcheck timeline", write)


def _write_charts(book: Any, styles: Styles, timelines: tuple[Timeline, ...]) -> None:
    """One chart a country under what it says in words. The steps are drawn from the sheet of chart data."""
    sheet = book.add_worksheet("Timeline")
    set_up_pages(sheet, header_row=None)
    sheet.set_column(0, 0, 130)
    row, begin = 0, 1
    for timeline in timelines:
        sheet.write_string(row, 0, f"{subject(timeline)}: the law over time", styles.title)
        said = (
            span_sentence(timeline),
            *map(one_line, timeline.notes),
            "Every finding is a proposal, never legal advice.",
        )
        sheet.set_row(row, _TITLE_HEIGHT)
        for offset, words in enumerate(said, start=1):
            sheet.set_row(row + offset, _LINE_HEIGHT * (1 + len(words) // _LINE_WIDTH))
            sheet.write_string(row + offset, 0, words, styles.prose)
        row += len(said) + 1
        steps = list(_steps(timeline))
        if len(steps) > 1:
            sheet.insert_chart(row, 0, _chart(book, timeline, begin, begin + len(steps) - 1))
            row += _CHART_ROWS
        begin += len(steps)


def _chart(book: Any, timeline: Timeline, first: int, last: int) -> Any:
    """Straight lines through the corners of the steps, on an axis of dates."""
    chart = book.add_chart({"type": "scatter", "subtype": "straight"})
    for number, name in enumerate(_series(timeline)):
        width = 2.75 if number == 0 else 1.25
        chart.add_series(
            {
                "name": name,
                "categories": [DATA, first, 1, last, 1],
                "values": [DATA, first, 2 + number, last, 2 + number],
                "line": {"width": width, "dash_type": _DASHES[number % len(_DASHES)]},
                "marker": {"type": "none"},
            }
        )
    days = [day for day, _ in _steps(timeline)]
    chart.set_title({"name": f"{subject(timeline)}: score over time", "name_font": {"size": 12}})
    first_day, last_day = _serial(days[0]), _serial(days[-1])
    # Room at the right, so that the last step is seen.
    axis = {"num_format": "yyyy", "min": first_day, "max": last_day + 1 + (last_day - first_day) // 25}
    chart.set_x_axis({**axis, "major_gridlines": {"visible": True, "line": {"color": "#D3D9E0"}}})
    chart.set_y_axis({"min": 0, "max": 100, "major_unit": 25, "name": "Score"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 440})
    return chart


def _serial(day: dt.date) -> int:
    """Excel's number of a day."""
    return (day - dt.date(1899, 12, 30)).days


def _series(timeline: Timeline) -> list[str]:
    checklists = timeline.days[-1].assessment.checklists
    return ["All checklists", *(one_line(one.title) or one.id for one in checklists if len(checklists) > 1)]


def _steps(timeline: Timeline) -> Iterator[tuple[dt.date, tuple[Decimal | None, ...]]]:
    """Two rows for a day, the scores until then and from then on, so that lines go in steps."""
    before: tuple[Decimal | None, ...] | None = None
    for day in timeline.days:
        if day.day is None or day.day.year < _FIRST_EXCEL_YEAR:
            continue
        scores = tuple(score for _, score in _scores(day))
        if before is not None and before != scores:
            yield day.day, before
        yield day.day, scores
        before = scores


def _scores(day: TimelineDay) -> Iterator[tuple[str, Decimal | None]]:
    yield "all", day.assessment.score.value
    checklists = day.assessment.checklists
    if len(checklists) > 1:
        yield from ((one.id, one.score.value) for one in checklists)


def _write_chart_data(book: Any, styles: Styles, timelines: tuple[Timeline, ...]) -> None:
    widest = max((_series(timeline) for timeline in timelines), key=len)
    columns = (Column("Country", 20), Column("Day", 12), *(Column(name, 14, "score") for name in widest))
    rows: list[tuple[Cell, ...]] = [
        (subject(timeline), day, *map(_one_place, scores), *[None] * (len(widest) - len(scores)))
        for timeline in timelines
        for day, scores in _steps(timeline)
    ]
    write_list(book, styles, DATA, columns, rows)


def _one_place(value: Decimal | None) -> Decimal | None:
    return None if value is None else rounded(value)


def _write_days(book: Any, styles: Styles, timelines: tuple[Timeline, ...]) -> None:
    columns = (
        Column("Country", 18),
        Column("Day", 12),
        Column("Score", 8, "score"),
        Column("Lowest", 8, "score"),
        Column("Highest", 8, "score"),
        Column("In force", 9, "whole"),
        Column("Outcomes moved", 10, "whole"),
        Column("Obligations moved", 11, "whole"),
        Column("Provisions", 70),
        Column("File", 26),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            subject(timeline),
            day.day or "",
            *map(_one_place, (day.assessment.score.value, day.assessment.score.low, day.assessment.score.high)),
            day.assessment.provisions_in_force,
            sum(turn.has_new_outcome for turn in day.turns),
            sum(turn.has_new_obligation for turn in day.turns),
            law_words(day) + (" (ahead of the workbook's day)" if day.is_ahead else ""),
            day.assessment.file,
        )
        for timeline in timelines
        for day in timeline.days
    ]
    write_list(book, styles, "Days", columns, rows, frozen=2)


def _matrix_names(timelines: tuple[Timeline, ...]) -> list[str]:
    """Names of sheets: no sign that Excel forbids, and each once."""
    if len(timelines) == 1:
        return ["Matrix"]
    names = []
    for number, timeline in enumerate(timelines, start=1):
        word = "".join(letter for letter in subject(timeline) if letter.isalnum())[:_NAME_LIMIT]
        names.append(f"Matrix {number} {word}".strip())
    return names


def _write_matrix(book: Any, styles: Styles, timeline: Timeline, name: str) -> None:
    """A row a criterion, a column a day; the status in words, and coloured."""
    columns = (
        Column("Criterion", 11),
        Column("Title", 40),
        *(Column(day.day.isoformat() if day.day else "no day", 11, has_status=True) for day in timeline.days),
    )
    titles = {one.criterion.id: one.criterion.title for one in findings_of(timeline.days[-1].assessment)}
    statuses = [{one.criterion.id: one.status.value for one in findings_of(day.assessment)} for day in timeline.days]
    rows: list[tuple[Cell, ...]] = [
        (criterion, titles[criterion], *(one.get(criterion, "") for one in statuses))
        for criterion in criteria_of((timeline,))
    ]
    write_list(book, styles, name, columns, rows, frozen=2)


def _write_changes(book: Any, styles: Styles, timelines: tuple[Timeline, ...]) -> None:
    columns = (
        Column("Country", 18),
        Column("Day", 12),
        Column("", 4),
        Column("Criterion", 11),
        Column("Title", 36),
        Column("Severity", 9),
        Column("Before", 12, has_status=True),
        Column("After", 12, has_status=True),
        Column("Outcome", 26),
        Column("Because of", 40),
        Column("Obligation before", 26),
        Column("Obligation after", 26),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            subject(timeline),
            day.day or "",
            turn_symbol(turn),
            turn.after.criterion.id,
            turn.after.criterion.title,
            turn.after.criterion.severity.value,
            turn.before.status.value,
            turn.after.status.value,
            outcome_words(turn) if turn.has_new_outcome else "",
            because_words(turn).removeprefix("because of "),
            obligation_words(turn.before.binding),
            obligation_words(turn.after.binding),
        )
        for timeline in timelines
        for day in timeline.days
        for turn in day.turns
    ]
    write_list(book, styles, "Changes", columns, rows, frozen=4)


def _write_rows(book: Any, styles: Styles, timelines: tuple[Timeline, ...]) -> None:
    """The tidy table, for a pivot table of one's own."""
    figures = {"weight": "figure", "score": "fraction", "checklist_score": "score", "workbook_score": "score"}
    columns = tuple(
        Column(name, 14, figures.get(name, "whole" if name == "provisions_in_force" else "text"), name == "status")
        for name in tables.COLUMNS
    )
    rows = [tuple(_cell(cell) for cell in row) for row in tables.rows(timelines)]
    write_list(book, styles, "Data", columns, rows)


def _cell(cell: str | float | None) -> Cell:
    return Decimal(str(cell)) if isinstance(cell, int | float) else cell
