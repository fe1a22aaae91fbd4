"""The `table` format of a comparison: scores with ranges, the commonest gaps, and the matrix where it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gapcheck.model import Comparison, CriterionStatus
from gapcheck.reporting.comparing import summing
from gapcheck.reporting.comparing.wording import cases
from gapcheck.reporting.document import Table as Words
from gapcheck.reporting.phrases import CRITERION_WORDS, SYMBOLS, counted, one_line
from gapcheck.reporting.terminal import NARROWEST, plain_lines, screen

if TYPE_CHECKING:
    from rich.table import Table

ROWS_SHOWN: Final = 60
GAPS_SHOWN: Final = 15
CELL_PADDING: Final = 3
WIDE: Final = 110
NARROW: Final = 76
CLOSING: Final = (
    "A proposal, never legal advice. -o compare.html, .xlsx or .md gives every gap with words and precedents."
)
_STYLES: Final = {
    CriterionStatus.MET: "green",
    CriterionStatus.PARTIAL: "yellow",
    CriterionStatus.GAP: "bold red",
    CriterionStatus.UNCLEAR: "magenta",
    CriterionStatus.NOT_APPLICABLE: "none",
}


def render(comparison: Comparison) -> bytes:
    """At 100 columns without colour, UTF-8: what a file or a pipe gets."""
    return render_at(comparison, width=100, is_coloured=False).encode("utf-8", errors="replace")


def render_at(comparison: Comparison, *, width: int, is_coloured: bool) -> str:
    """Fitted to `width` columns."""
    from rich.text import Text

    console = screen(width=max(width, NARROWEST), is_coloured=is_coloured)
    console.print(Text(f"{cases(comparison)} compared", style="bold"))
    for note in comparison.notes:
        console.print(Text(f"- {one_line(note)}"))
    console.print()
    left_out = (4, 5) if width < WIDE else ()  # counts that every file holds
    console.print(_table(_fitting(summing.countries(comparison, comparison.states[:ROWS_SHOWN]), width)))
    if len(comparison.states) > ROWS_SHOWN:
        console.print(Text(f"… and {len(comparison.states) - ROWS_SHOWN} more."))
    console.print()
    short = tuple(tally for tally in comparison.tallies if tally.short)
    gaps = summing.common_gaps(short[:GAPS_SHOWN])
    keep = [position for position in range(len(gaps.headers) - 1) if position not in left_out]
    console.print(_table(_chosen(gaps, keep)))
    if len(short) > GAPS_SHOWN:
        console.print(Text(f"… and {counted(len(short) - GAPS_SHOWN, 'criterion', 'criteria')} more."))
    if 14 + sum(CELL_PADDING + len(state.key) for state in comparison.states) <= width:
        console.print()
        console.print(_matrix(comparison))
    console.print(Text(CLOSING))
    return plain_lines(console)


def _chosen(words: Words, keep: list[int]) -> Words:
    rows = tuple(tuple(row[position] for position in keep) for row in words.rows)
    figures = tuple(new for new, old in enumerate(keep) if old in words.figures)
    return Words(words.caption, tuple(words.headers[position] for position in keep), rows, figures)


def _fitting(words: Words, width: int) -> Words:
    """The countries with as many columns as fit: scores keep their range and coverage, the counts stand in every file."""
    counts = {CRITERION_WORDS[status].capitalize() for status in CriterionStatus} | {"Confirmed by a person"}
    dropped = set() if width >= WIDE else counts if width >= NARROW else counts | {"Law as of", "Rank"}
    return _chosen(words, [at for at, header in enumerate(words.headers) if header not in dropped])


def _table(words: Words) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(words.caption), title_justify="left")
    for position, header in enumerate(words.headers):
        if position in words.figures:
            table.add_column(header, justify="right", overflow="fold")
        else:
            table.add_column(header, overflow="fold")
    for row in words.rows:
        table.add_row(*map(Text, row))
    return table


def _matrix(comparison: Comparison) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text("Matrix, the commonest gap first"), title_justify="left")
    table.add_column("Criterion", no_wrap=True)
    for state in comparison.states:
        table.add_column(Text(one_line(state.key)), justify="center", overflow="fold", min_width=2)
    found = [
        {one.criterion.id: one.status for part in state.assessment.checklists for one in part.findings}
        for state in comparison.states
    ]
    for tally in comparison.tallies:
        statuses = [findings[tally.criterion.id] for findings in found]
        cells = [Text(SYMBOLS[status], style=_STYLES[status]) for status in statuses]
        table.add_row(Text(one_line(tally.criterion.id)), *cells)
    table.caption = Text("  ".join(f"{SYMBOLS[status]} {words}" for status, words in CRITERION_WORDS.items()))
    table.caption_justify = "left"
    return table
