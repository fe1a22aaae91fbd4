"""`gapcheck diff`: what differs between two workbooks, two assessments, or two days of one workbook."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gapcheck.model import Difference

_Days = Annotated[
    list[str] | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="The day of the law: once for both sides, twice for before and after. With one workbook, give it twice.",
    ),
]
_Before = Annotated[Path, typer.Argument(metavar="BEFORE", help="A workbook, or an assessment in JSON.")]
_After = Annotated[
    Path | None,
    typer.Argument(metavar="AFTER", help="The later one; leave it out to compare two days of one workbook."),
]
_ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when anything differs.")]


def diff(
    before: _Before,
    after: _After = None,
    checklist: options.Checklists = None,
    output: options.Outputs = None,
    format_name: options.Format = None,
    as_of: _Days = None,
    with_bills: options.WithBills = False,
    columns: options.Columns = None,
    exit_code: _ExitCode = False,
) -> int:
    """Show what changed in the law and in the findings, regressions first, with the words and the cause."""
    from gapcheck.differences import Given, difference
    from gapcheck.pipeline import SESSION_TWO, Options, load_library

    first, second = _days(as_of or [], is_one=after is None)
    outputs = output or []
    name = _checked_formats(outputs, format_name)
    chosen = Options(
        checklists=tuple(checklist or SESSION_TWO), with_bills=with_bills, columns=options.columns(columns)
    )
    library = load_library(chosen.checklists)
    found, warnings = difference(Given(before, first), Given(after or before, second), chosen, library)
    for problem in warnings:
        typer.echo(str(problem), err=True)
    _write(found, outputs, name, protected=(before, after or before))
    return ExitCode.GATE_FAILED if exit_code and not found.is_empty else ExitCode.DONE


def _days(values: Sequence[str], *, is_one: bool) -> tuple[dt.date | None, dt.date | None]:
    """The day of each side; None is the workbook's own."""
    if is_one and len(values) != 2:
        raise CommandLineError("One file alone has nothing to differ from: name AFTER, or give --as-of twice.")
    if len(values) > 2:
        raise CommandLineError(f"--as-of was given {len(values)} times; a diff has two sides.")
    days = [options.day(value) for value in values] or [None]
    return days[0], days[-1]


def _checked_formats(outputs: Sequence[Path], name: str | None) -> str | None:
    """The format for standard output, None for none. Raises CommandLineError on unknown endings and names."""
    from gapcheck.reporting import DIFFERENCE_FORMATS, format_for, format_named

    for path in outputs:
        format_for(path, DIFFERENCE_FORMATS)
    if name is None:
        return None if outputs else "table" if sys.stdout.isatty() else "md"
    known = format_named(name, DIFFERENCE_FORMATS)
    if known.is_binary:
        raise CommandLineError(
            f"--format {name}: this format cannot go to standard output. Use -o report.{known.name}."
        )
    return known.name


def _write(found: Difference, outputs: Sequence[Path], name: str | None, *, protected: tuple[Path, ...]) -> None:
    from gapcheck.output import write_files
    from gapcheck.reporting import DIFFERENCE_FORMATS, format_for, render_difference, render_difference_terminal

    contents = [(path, render_difference(found, format_for(path, DIFFERENCE_FORMATS))) for path in outputs]
    write_files(contents, protected=protected)
    for path in outputs:
        typer.echo(f"wrote {path}", err=True)
    if name == "table":
        is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = max(60, shutil.get_terminal_size((100, 40)).columns)
        content = render_difference_terminal(found, width=width, is_coloured=is_coloured).encode()
    else:
        content = render_difference(found, name) if name else b""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
