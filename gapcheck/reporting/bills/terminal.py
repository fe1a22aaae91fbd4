"""The `table` format of a forecast: what opens and closes, then the clauses, then how much is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gapcheck.model import Effect, Forecast
from gapcheck.reporting.bills.wording import (
    SYMBOLS,
    clause_kind,
    clause_title,
    counts_sentence,
    does_words,
    outcome_words,
    subject,
    suffices_sentence,
)
from gapcheck.reporting.phrases import counted, one_line, shortened
from gapcheck.reporting.terminal import plain_lines, screen

if TYPE_CHECKING:
    from rich.table import Table

ROWS_SHOWN: Final = 60
TEST_LIMIT: Final = 120
CLOSING: Final = "A proposal, never legal advice. -o whatif.md or .html gives the words; .json everything."
_STYLES: Final = {
    Effect.OPENED: "bold red",
    Effect.CLOSED: "green",
    Effect.NARROWED: "yellow",
    Effect.CHANGED: "magenta",
    Effect.LEFT: "none",
}


def render(forecast: Forecast) -> bytes:
    """At 100 columns without colour, UTF-8: what a file or a pipe gets."""
    return render_at(forecast, width=100, is_coloured=False).encode("utf-8", errors="replace")


def render_at(forecast: Forecast, *, width: int, is_coloured: bool) -> str:
    """Fitted to `width` columns."""
    from rich.text import Text

    console = screen(width=width, is_coloured=is_coloured)
    console.print(Text(f"{subject(forecast)}: what {one_line(forecast.bill)} would do", style="bold"))
    console.print(Text(counts_sentence(forecast)))
    for note in forecast.notes:
        console.print(Text(one_line(note)))
    moved = [one for one in forecast.consequences if one.effect is not Effect.LEFT]
    if moved:
        console.print(_moved(forecast))
    if len(moved) > ROWS_SHOWN:
        console.print(Text(f"… and {len(moved) - ROWS_SHOWN} more."))
    left = [one for one in forecast.consequences if one.effect is Effect.LEFT and one.element]
    if left:
        shown = ", ".join(one_line(one.address) for one in left)
        console.print(Text(shortened(f"Left, {counted(len(left), 'element')}: {shown}.", 600)))
    console.print(Text(suffices_sentence(forecast)))
    if forecast.needed:
        console.print(_clauses(forecast))
    spare = [one_line(clause.provision.id) for clause in forecast.clauses if not clause.is_needed]
    if spare and forecast.needed:
        console.print(Text(shortened(f"Not needed for it, {counted(len(spare), 'clause')}: {', '.join(spare)}.", 600)))
    console.print(Text(CLOSING))
    return plain_lines(console)


def _moved(forecast: Forecast) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    table.add_column("", no_wrap=True)
    table.add_column("Where", ratio=2, overflow="fold")
    table.add_column("Outcome", ratio=2)
    table.add_column("What it asks", ratio=4)
    for one in [one for one in forecast.consequences if one.effect is not Effect.LEFT][:ROWS_SHOWN]:
        style = _STYLES[one.effect]
        table.add_row(
            Text(SYMBOLS[one.effect], style=style),
            Text(one_line(one.address)),
            Text(outcome_words(one), style=style),
            Text(shortened(one.test, TEST_LIMIT)),
        )
    table.caption = Text(
        "  ".join(f"{mark} {effect.value}" for effect, mark in SYMBOLS.items() if effect is not Effect.LEFT)
    )
    table.caption_justify = "left"
    return table


def _clauses(forecast: Forecast) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    table.add_column("Clause", ratio=2, overflow="fold")
    table.add_column("Kind", no_wrap=True)
    table.add_column("Without it, these fall back", ratio=3, overflow="fold")
    for clause in forecast.needed[:ROWS_SHOWN]:
        table.add_row(
            Text(clause_title(clause)),
            Text(clause_kind(clause)),
            Text(does_words(clause)),
        )
    return table
