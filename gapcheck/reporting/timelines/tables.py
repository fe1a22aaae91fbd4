"""Timelines in tidy CSV: one row a country, day and criterion, guarded against formulas like every CSV here."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Final

from gapcheck.model import ChecklistResult, Finding, Timeline, TimelineDay, Turn
from gapcheck.reporting.records import criterion_score, number, weight
from gapcheck.reporting.tables import guarded
from gapcheck.reporting.timelines.wording import changed_words

COLUMNS: Final = (
    "country",
    "iso",
    "day",
    "checklist",
    "checklist_version",
    "criterion",
    "title",
    "severity",
    "weight",
    "status",
    "score",
    "obligation",
    "instrument",
    "checklist_score",
    "workbook_score",
    "provisions_in_force",
    "what_changed",
)
Row = tuple[str | int | float | None, ...]


def render(timelines: tuple[Timeline, ...]) -> bytes:
    """The header and the rows in the order of countries, days, checklists and criteria; UTF-8, line feeds."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(timelines):
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return page.getvalue().encode("utf-8", errors="replace")


def rows(timelines: tuple[Timeline, ...]) -> Iterator[Row]:
    """The cells of `COLUMNS`, not guarded."""
    for timeline in timelines:
        for day in timeline.days:
            turns = {turn.after.criterion.id: turn for turn in day.turns}
            for checklist in day.assessment.checklists:
                for finding in checklist.findings:
                    yield _row(timeline, day, checklist, finding, turns.get(finding.criterion.id))


def _row(timeline: Timeline, day: TimelineDay, checklist: ChecklistResult, finding: Finding, turn: Turn | None) -> Row:
    criterion, binding = finding.criterion, finding.binding
    return (
        timeline.country.name,
        timeline.country.iso,
        day.day.isoformat() if day.day else "",
        checklist.id,
        checklist.version,
        criterion.id,
        criterion.title,
        criterion.severity.value,
        weight(criterion.weight),
        finding.status.value,
        criterion_score(finding.score),
        binding.kind.value if binding.kind else "",
        binding.instrument,
        number(checklist.score.value),
        number(day.assessment.score.value),
        day.assessment.provisions_in_force,
        changed_words(turn) if turn else "",
    )
