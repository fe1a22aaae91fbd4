"""The scores of a timeline as a step chart: law stands from one day to the next."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from gapcheck.model import Timeline
from gapcheck.reporting.document import ChartLine, LineChart
from gapcheck.reporting.phrases import figure, one_line
from gapcheck.reporting.timelines.wording import span_sentence, subject

WIDTH: Final = LineChart.WIDTH
HEIGHT: Final = LineChart.HEIGHT
LAST_DAY: Final = WIDTH * 24 // 25
"""Where the last day stands: room is left in which its law goes on."""
_MARKS: Final = 8
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_LEVELS: Final = (0, 25, 50, 75, 100)

Point = tuple[int, int]
Values = list[tuple[dt.date, Decimal | None]]


def chart(timeline: Timeline, anchor: str) -> LineChart | None:
    """The picture; None when there are not two days to draw a line between."""
    days = [day.day for day in timeline.days if day.day]
    if len(days) < 2:
        return None
    first, last = days[0], days[-1]
    checklists = timeline.days[-1].assessment.checklists
    lines = [_line("All checklists", _overall(timeline), first, last)]
    if len(checklists) > 1:
        lines += [
            _line(one_line(one.title) or one_line(one.id), _of_checklist(timeline, one.id), first, last)
            for one in checklists
        ]
    return LineChart(
        anchor=anchor,
        title=f"{subject(timeline)}: score over time, 0 to 100",
        says=f"{span_sentence(timeline)} The table below holds every figure.",
        lines=tuple(lines),
        across=tuple((_x(day, first, last), label) for day, label in _marks(first, last)),
        upwards=tuple((_y(Decimal(level)), str(level)) for level in _LEVELS),
    )


def _overall(timeline: Timeline) -> Values:
    return [(day.day, day.assessment.score.value) for day in timeline.days if day.day]


def _of_checklist(timeline: Timeline, checklist: str) -> Values:
    values: Values = []
    for day in timeline.days:
        score = next((one.score.value for one in day.assessment.checklists if one.id == checklist), None)
        if day.day:
            values.append((day.day, score))
    return values


def _line(name: str, values: Values, first: dt.date, last: dt.date) -> ChartLine:
    """Steps; a day on which nothing was assessed breaks the line."""
    strokes: list[list[Point]] = []
    dots: list[tuple[int, int, str]] = []
    before: int | None = None
    for day, value in values:
        x = _x(day, first, last)
        y = None if value is None else _y(value)
        if before is not None:
            strokes[-1].append((x, before))
        if y is not None:
            if before is None:
                strokes.append([])
            if before != y:
                strokes[-1].append((x, y))
            dots.append((x, y, f"{day.isoformat()}: {figure(value)}"))
        before = y
    if before is not None:
        strokes[-1].append((WIDTH, before))
    return ChartLine(name, tuple(tuple(stroke) for stroke in strokes), tuple(dots))


def _x(day: dt.date, first: dt.date, last: dt.date) -> int:
    return round((day - first).days * LAST_DAY / ((last - first).days or 1))


def _y(value: Decimal) -> int:
    return HEIGHT - int((value * HEIGHT / 100).to_integral_value())


def _marks(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """The first days of round years; the first and last day themselves where these are too few."""
    step = next(step for step in (*_STEPS, 10_000) if (last.year - first.year) / step <= _MARKS)
    years = [year for year in range(first.year, last.year + 1) if year % step == 0]
    marks = [(dt.date(year, 1, 1), str(year)) for year in years if first <= dt.date(year, 1, 1) <= last]
    return marks if len(marks) > 1 else [(first, first.isoformat()), (last, last.isoformat())]
