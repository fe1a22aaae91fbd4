"""`gapcheck whatif`: what a bill would close, open and leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode, Problem, UnusableInputError

if TYPE_CHECKING:
    from gapcheck.model import Workbook

_Law = Annotated[Path, typer.Argument(metavar="WORKBOOK", help="The law as it stands.")]
_Bill = Annotated[
    Path | None,
    typer.Argument(
        metavar="BILL.xlsx", help="A workbook whose Statutes rows replace provisions of the same id, or are new."
    ),
]
_Own = Annotated[
    bool,
    typer.Option("--with-bills", help="Instead of a bill: the rows of WORKBOOK that are bills or not yet in force."),
]


def whatif(
    workbook: _Law,
    bill: _Bill = None,
    with_bills: _Own = False,
    checklist: options.Checklists = None,
    output: options.Outputs = None,
    format_name: options.Format = None,
    as_of: options.AsOf = None,
    columns: options.Columns = None,
) -> int:
    """Show what a bill would close, open and leave, and which of its clauses do the work."""
    from gapcheck.cli import reports
    from gapcheck.pipeline import SESSION_TWO, load_library
    from gapcheck.proposals import bill_forecast, pending_forecast
    from gapcheck.reporting import FORECAST_FORMATS, render_forecast, render_forecast_terminal

    if (bill is None) is not with_bills:
        raise CommandLineError(
            "Name the bill, or use --with-bills for the bills that stand in WORKBOOK itself: one of the two."
        )
    asked = reports.wanted(output or [], format_name, FORECAST_FORMATS)
    day = options.day(as_of)
    paths = [workbook, *([bill] if bill else [])]
    law, *others = _read(paths, options.columns(columns))
    library = load_library(tuple(checklist or SESSION_TWO))
    found = bill_forecast(law, others[0], library, day) if others else pending_forecast(law, library, day)
    reports.write(
        asked,
        lambda name: render_forecast(found, name),
        lambda width, is_coloured: render_forecast_terminal(found, width=width, is_coloured=is_coloured),
        protected=paths,
    )
    return ExitCode.DONE


def _read(paths: Sequence[Path], columns: Mapping[str, str]) -> list[Workbook]:
    """Both workbooks; when either cannot be used, the complaints about both."""
    from gapcheck.workbook import read_workbook

    read: list[Workbook] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            workbook, warnings = read_workbook(path, columns=columns)
        except UnusableInputError as error:
            problems += error.problems
            continue
        read.append(workbook)
        for problem in warnings:
            typer.echo(str(problem), err=True)
    if problems:
        raise UnusableInputError(tuple(problems))
    return read
