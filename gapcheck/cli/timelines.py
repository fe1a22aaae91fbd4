"""`gapcheck timeline`: the score and each finding on every day on which law or obligations changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode, UnusableInputError

if TYPE_CHECKING:
    from gapcheck.model import Workbook

_From = Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="The first day to look at.")]
_To = Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="The last day to look at.")]


def timeline(
    workbooks: options.Workbooks,
    checklist: options.Checklists = None,
    output: options.Outputs = None,
    format_name: options.Format = None,
    first: _From = None,
    last: _To = None,
    columns: options.Columns = None,
) -> int:
    """Follow the score and each finding over time.

    One workbook is followed through the dates of its provisions. Several workbooks of one country are states of its law,
    each on its own as_of. Each country gets a timeline of its own.
    """
    from gapcheck.cli import reports
    from gapcheck.histories import Window, timelines_of
    from gapcheck.pipeline import SESSION_TWO, load_library
    from gapcheck.reporting import TIMELINE_FORMATS, render_timelines, render_timelines_terminal

    asked = reports.wanted(output or [], format_name, TIMELINE_FORMATS)
    window = Window(_day(first, "--from"), _day(last, "--to"))
    if window.first and window.last and window.first > window.last:
        raise CommandLineError(f"--from {first} is after --to {last}.")
    library = load_library(tuple(checklist or SESSION_TWO))
    read, failed = _read(workbooks, options.columns(columns))
    if read:
        found = timelines_of(read, library, window)
        reports.write(
            asked,
            lambda name: render_timelines(found, name),
            lambda width, is_coloured: render_timelines_terminal(found, width=width, is_coloured=is_coloured),
            protected=workbooks,
        )
    return ExitCode.UNUSABLE_INPUT if failed else ExitCode.DONE


def _day(value: str | None, option: str) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise CommandLineError(f"{option} {value}: not a day. Write it as YYYY-MM-DD, e.g. 2007-10-18.") from None


def _read(paths: Sequence[Path], columns: Mapping[str, str]) -> tuple[list[Workbook], bool]:
    """What could be read; files that cannot be used are reported and the others done."""
    from gapcheck.workbook import read_workbook

    read, failed = [], False
    for path in paths:
        try:
            workbook, warnings = read_workbook(path, columns=columns)
        except UnusableInputError as error:
            failed = True
            warnings = error.problems
        else:
            read.append(workbook)
        for problem in warnings:
            typer.echo(str(problem), err=True)
    return read, failed
