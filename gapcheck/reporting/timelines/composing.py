"""Timelines as one document: the score over time, what moved on each day, each finding over time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gapcheck import __version__
from gapcheck.model import Timeline, TimelineDay, Turn
from gapcheck.reporting.document import Block, Bullets, Document, Paragraph, Section, Table
from gapcheck.reporting.highlights import findings_of, status_counts
from gapcheck.reporting.phrases import figure, one_line
from gapcheck.reporting.summarising import SUMMARY_STATUSES
from gapcheck.reporting.timelines.chart import chart
from gapcheck.reporting.timelines.wording import (
    because_words,
    criteria_of,
    day_words,
    duties,
    duty_sentence,
    law_words,
    obligations_over_time,
    outcome_words,
    outcomes_over_time,
    span_sentence,
    subject,
    turn_symbol,
)

_HOW_TO_READ: Final = (
    Paragraph(
        "A day is shown when another set of provisions was law on it than before, when a treaty or a duty under EU law began "
        "or ended to bind the State, and when a workbook says that it holds the law of that day.",
        "Days.",
    ),
    Paragraph(
        "▲ better, ▼ worse, ● neither: a finding that was or became unclear, or one that moved only because a whole law stands in one workbook and not in the other.",
        "Signs.",
    ),
    Paragraph(
        "“Because of” names provisions that changed on the day and that the finding quotes before or after. Where none is "
        "named, what changed is not quoted: see the provisions of the day, or compare both days with gapcheck diff.",
        "Causes.",
    ),
    Paragraph("Every finding is a proposal with its quotation, never legal advice.", "A proposal."),
)


def compose(timelines: tuple[Timeline, ...]) -> Document:
    """The document for one country or several."""
    sections: list[Section] = []
    for number, timeline in enumerate(timelines):
        level = 2
        if len(timelines) > 1:
            sections.append(Section(f"country-{number}", subject(timeline), 2))
            level = 3
        sections += _sections(timeline, f"t{number}", level)
    sections.append(Section("how-to-read", "How to read this", 2, (Bullets(_HOW_TO_READ),)))
    one = timelines[0]
    title = subject(one) if len(timelines) == 1 else f"{len(timelines)} States"
    return Document(
        title=f"{title}: the law over time",
        facts=tuple(
            Paragraph(", ".join(map(one_line, timeline.files)), f"{subject(timeline)}:") for timeline in timelines
        ),
        sections=tuple(sections),
        footer=f"Made by gapcheck {__version__}. Not legal advice.",
    )


def _sections(timeline: Timeline, anchor: str, level: int) -> Iterator[Section]:
    picture = chart(timeline, f"{anchor}-chart")
    blocks: list[Block] = [Paragraph(span_sentence(timeline))]
    blocks += [picture] if picture else []
    blocks.append(_scores(timeline))
    if timeline.notes:
        blocks.append(Bullets(tuple(Paragraph(one_line(note)) for note in timeline.notes), "What the days stand on:"))
    yield Section(f"{anchor}-scores", "The score over time", level, tuple(blocks))
    moved = tuple(_day(day) for day in timeline.days[1:])
    if moved:
        yield Section(f"{anchor}-days", "What changed, day by day", level, moved)
    yield Section(f"{anchor}-findings", "Each finding over time", level, (_findings(timeline),))


def _scores(timeline: Timeline) -> Table:
    checklists = timeline.days[-1].assessment.checklists
    names = tuple(one_line(one.id) for one in checklists) if len(checklists) > 1 else ()
    headers = ("Day", "Score", *names, *(status.value.capitalize() for status in SUMMARY_STATUSES), "In force")
    rows = tuple(_score_row(day, len(names)) for day in timeline.days)
    return Table("Scores (0–100), findings and provisions in force", headers, rows, tuple(range(1, len(headers))))


def _score_row(day: TimelineDay, checklists: int) -> tuple[str, ...]:
    assessment = day.assessment
    counts = status_counts(findings_of(assessment))
    ahead = " (ahead)" if day.is_ahead else ""
    return (
        day_words(day.day) + ahead,
        figure(assessment.score.value),
        *(figure(one.score.value) for one in assessment.checklists[: checklists or 0]),
        *(str(counts[status]) for status in SUMMARY_STATUSES),
        str(assessment.provisions_in_force),
    )


def _day(day: TimelineDay) -> Bullets:
    """Findings first, then obligations, then the provisions behind them."""
    items = [Paragraph(_turn(turn)) for turn in day.turns if turn.has_new_outcome]
    items += [Paragraph(duty_sentence(words, criteria)) for words, criteria in duties(day)]
    law = law_words(day)
    items += [Paragraph(law, "Provisions:")] if law else []
    return Bullets(
        tuple(items) or (Paragraph("Nothing moved."),),
        f"{day_words(day.day)}, score {figure(day.assessment.score.value)}"
        + (", ahead of the workbook's day" if day.is_ahead else ""),
    )


def _turn(turn: Turn) -> str:
    criterion = turn.after.criterion
    because = because_words(turn)
    return (
        f"{turn_symbol(turn)} {one_line(criterion.id)} {one_line(criterion.title)}: {outcome_words(turn)}"
        + (f", {because}" if because else "")
        + "."
    )


def _findings(timeline: Timeline) -> Table:
    titles = {one.criterion.id: one.criterion.title for one in findings_of(timeline.days[-1].assessment)}
    rows = tuple(
        (
            one_line(criterion),
            one_line(titles.get(criterion, "")),
            outcomes_over_time(timeline, criterion),
            obligations_over_time(timeline, criterion),
        )
        for criterion in criteria_of((timeline,))
    )
    return Table("From which day each outcome holds", ("Criterion", "Title", "Outcome since", "Obligation since"), rows)
