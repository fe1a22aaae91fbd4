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
CELL_WIDTH: Final = 5
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
    left_out = (3, 4) if width < 110 else ()
    console.print(_table(summing.countries(comparison, comparison.states[:ROWS_SHOWN]), is_wide=width >= 110))
    if len(comparison.states) > ROWS_SHOWN:
        console.print(Text(f"… and {len(comparison.states) - ROWS_SHOWN} more."))
    console.print()
    short = tuple(tally for tally in comparison.tallies if tally.short)
    gaps = summing.common_gaps(short[:GAPS_SHOWN])
    keep = [position for position in range(len(gaps.headers) - 1) if position + 1 not in left_out]
    console.print(_table(_chosen(gaps, keep), is_wide=True))
    if len(short) > GAPS_SHOWN:
        console.print(Text(f"… and {counted(len(short) - GAPS_SHOWN, 'criterion', 'criteria')} more."))
    if 12 + CELL_WIDTH * len(comparison.states) <= width:
        console.print()
        console.print(_matrix(comparison))
    console.print(Text(CLOSING))
    return plain_lines(console)


def _chosen(words: Words, keep: list[int]) -> Words:
    rows = tuple(tuple(row[position] for position in keep) for row in words.rows)
    figures = tuple(new for new, old in enumerate(keep) if old in words.figures)
    return Words(words.caption, tuple(words.headers[position] for position in keep), rows, figures)


def _table(words: Words, *, is_wide: bool) -> Table:
    """A composed table; on a narrow screen without the counts, which stand in every file."""
    from rich.table import Table
    from rich.text import Text

    counts = {CRITERION_WORDS[status].capitalize() for status in CriterionStatus} | {"Confirmed by a person"}
    keep = [at for at, header in enumerate(words.headers) if is_wide or header not in counts]
    table = Table(title=Text(words.caption), title_justify="left")
    for position in keep:
        justify = "right" if position in words.figures else "left"
        table.add_column(words.headers[position], justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in words.rows:
        table.add_row(*(Text(row[position]) for position in keep))
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
