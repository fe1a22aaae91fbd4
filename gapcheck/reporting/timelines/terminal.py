"""The `table` format of timelines: a line a day with its score, and what moved on it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from gapcheck.model import Timeline, TimelineDay
from gapcheck.reporting.highlights import findings_of, status_counts
from gapcheck.reporting.phrases import counted, figure, one_line
from gapcheck.reporting.summarising import SUMMARY_STATUSES
from gapcheck.reporting.terminal import plain_lines, screen
from gapcheck.reporting.timelines.wording import (
    BETTER,
    OTHER,
    WORSE,
    day_words,
    duties,
    outcome_words,
    span_sentence,
    subject,
    turn_symbol,
)

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

DAYS_SHOWN: Final = 100
TURNS_SHOWN: Final = 6
BAR_WIDTH: Final = 10
CLOSING: Final = (
    "A proposal, never legal advice. -o timeline.html or .xlsx draws the chart; .csv and .json hold every day."
)
_STYLES: Final = {BETTER: "green", WORSE: "bold red", OTHER: "none"}


def render(timelines: tuple[Timeline, ...]) -> bytes:
    """At 100 columns without colour, UTF-8: what a file or a pipe gets."""
    return render_at(timelines, width=100, is_coloured=False).encode("utf-8", errors="replace")


def render_at(timelines: tuple[Timeline, ...], *, width: int, is_coloured: bool) -> str:
    """Fitted to `width` columns."""
    from rich.text import Text

    console = screen(width=width, is_coloured=is_coloured)
    for timeline in timelines:
        console.print(Text(f"{subject(timeline)}: the law over time", style="bold"))
        console.print(Text(span_sentence(timeline)))
        for note in timeline.notes:
            console.print(Text(one_line(note)))
        console.print(_table(timeline))
        left_out = len(timeline.days) - DAYS_SHOWN
        if left_out > 0:
            console.print(Text(f"… and {counted(left_out, 'earlier day')}: use --from, or a report."))
        console.print()
    console.print(Text(CLOSING))
    return plain_lines(console)


def _table(timeline: Timeline) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    table.add_column("Day", no_wrap=True)
    table.add_column("Score", no_wrap=True, justify="right")
    table.add_column("", no_wrap=True)
    table.add_column("✓ ◐ ✗ ?", no_wrap=True)
    table.add_column("Law", no_wrap=True)
    table.add_column("What moved", ratio=1, overflow="fold")
    for day in timeline.days[-DAYS_SHOWN:]:
        counts = status_counts(findings_of(day.assessment))
        table.add_row(
            Text(day_words(day.day) + (" →" if day.is_ahead else "")),
            Text(figure(day.assessment.score.value)),
            Text(_bar(day.assessment.score.value)),
            Text(" ".join(str(counts[status]) for status in SUMMARY_STATUSES)),
            Text(_law(day)),
            _moved(day),
        )
    table.caption = Text(f"{BETTER} better  {WORSE} worse  {OTHER} neither   + added  ~ amended  - removed   → ahead")
    table.caption_justify = "left"
    return table


def _bar(score: Decimal | None) -> str:
    filled = 0 if score is None else int((score * BAR_WIDTH / 100).to_integral_value())
    return "█" * filled + "·" * (BAR_WIDTH - filled)


def _law(day: TimelineDay) -> str:
    parts = ((day.added, "+"), (day.amended, "~"), (day.removed, "-"))
    return " ".join(f"{sign}{len(names)}" for names, sign in parts if names)


def _moved(day: TimelineDay) -> Text:
    from rich.text import Text

    lines: list[Text] = []
    moved = [turn for turn in day.turns if turn.has_new_outcome]
    for turn in moved[:TURNS_SHOWN]:
        symbol = turn_symbol(turn)
        words = f"{symbol} {one_line(turn.after.criterion.id)} {outcome_words(turn)}"
        lines.append(Text(words, style=_STYLES[symbol]))
    if len(moved) > TURNS_SHOWN:
        lines.append(Text(f"… and {len(moved) - TURNS_SHOWN} more"))
    for words, criteria in duties(day, is_law=True):
        lines.append(Text(f"{words}: {counted(len(criteria), 'criterion', 'criteria')}"))
    return Text("\n").join(lines)
