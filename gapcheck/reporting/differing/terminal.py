"""The `table` format of a difference: what moved and why, then the changed words as `[-gone-]` and `{+new+}`.

The signs stand without colour too, so that a pipe and a colour-blind reader see the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gapcheck.model import Change, Difference, Direction, Moved, RunKind
from gapcheck.reporting.differing.wording import (
    SYMBOLS,
    address,
    change_labels,
    change_title,
    counts_sentence,
    move_words,
    redline_lines,
    subject,
    why_words,
)
from gapcheck.reporting.phrases import counted, one_line, shortened
from gapcheck.reporting.terminal import NARROWEST, plain_lines, screen

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

MOVES_SHOWN: Final = 60
CHANGES_SHOWN: Final = 20
LINES_SHOWN: Final = 8
WORDS_LIMIT: Final = 300
CLOSING: Final = "A proposal, never legal advice. -o diff.md, .html or .xlsx gives every word."

_STYLES: Final = {Direction.REGRESSION: "bold red", Direction.IMPROVEMENT: "green", Direction.CHANGED: "none"}


def render(difference: Difference) -> bytes:
    """At 100 columns without colour, UTF-8: what a file or a pipe gets."""
    return render_at(difference, width=100, is_coloured=False).encode("utf-8", errors="replace")


def render_at(difference: Difference, *, width: int, is_coloured: bool) -> str:
    """Fitted to `width` columns."""
    from rich.text import Text

    console = screen(width=max(width, NARROWEST), is_coloured=is_coloured)
    console.print(Text(f"{subject(difference.after)}: what changed", style="bold"))
    console.print(Text(counts_sentence(difference)))
    for note in difference.notes:
        console.print(Text(one_line(note)))
    told = [move for move in difference.moves if move.moved is not Moved.WORDS]
    if told:
        console.print()
        console.print(_moves(difference))
    left_out = len(told) - MOVES_SHOWN
    if left_out > 0:
        console.print(Text(f"… and {counted(left_out, 'move')} more."))
    if len(told) < len(difference.moves):
        number = len(difference.moves) - len(told)
        console.print(Text(f"{counted(number, 'element')} with the same outcome on other words: see the full report."))
    changes = difference.changes or ()
    for change in changes[:CHANGES_SHOWN]:
        console.print()
        console.print(_change(change))
    if len(changes) > CHANGES_SHOWN:
        console.print(Text(f"… and {counted(len(changes) - CHANGES_SHOWN, 'provision')} more."))
    console.print(Text(CLOSING))
    return plain_lines(console)


def _moves(difference: Difference) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text("Findings"), title_justify="left", expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("Element", ratio=5, overflow="fold")
    table.add_column("Outcome", ratio=4)
    table.add_column("Because of", ratio=7)
    for move in [move for move in difference.moves if move.moved is not Moved.WORDS][:MOVES_SHOWN]:
        style = _STYLES[move.direction]
        table.add_row(
            Text(SYMBOLS[move.direction], style=style),
            Text(address(move)),
            Text(move_words(move), style=style),
            Text(shortened(why_words(move.why), WORDS_LIMIT)),
        )
    table.caption = Text("  ".join(f"{SYMBOLS[one]} {one.value}" for one in Direction))
    table.caption_justify = "left"
    return table


def _change(change: Change) -> Text:
    from rich.text import Text

    text = Text()
    text.append(change_title(change), style="bold")
    text.append(f"  ({', '.join(change_labels(change))})")
    lines = redline_lines(change)
    for line in lines[:LINES_SHOWN]:
        text.append("\n  ")
        for words, style in _marked(line):
            text.append(words, style=style)
    if len(lines) > LINES_SHOWN:
        text.append(f"\n  … {counted(len(lines) - LINES_SHOWN, 'line')} more")
    return text


def _marked(line: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    for kind, words in line:
        if kind == RunKind.DELETED.value:
            yield f"[-{_fitted(words)}-]", "red"
        elif kind == RunKind.INSERTED.value:
            yield f"{{+{_fitted(words)}+}}", "green"
        else:
            yield words, ""


def _fitted(words: str) -> str:
    return words if len(words) <= WORDS_LIMIT else shortened(words, WORDS_LIMIT)
