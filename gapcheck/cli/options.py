"""Options that several commands share, and their reading."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from gapcheck.errors import CommandLineError

Workbooks = Annotated[
    list[Path], typer.Argument(metavar="WORKBOOK…", help="Country workbooks (.xlsx, .xlsm, .ods, .csv, .tsv).")
]
Checklists = Annotated[
    list[str] | None,
    typer.Option(
        "--checklist",
        "-c",
        metavar="ID|FILE|all",
        help="Checklist by id or file, or all. Repeatable. Default: the four of Session II.",
    ),
]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Assess the law in force on this day.")]
WithBills = Annotated[bool, typer.Option("--with-bills", help="Treat bills and adopted laws as in force.")]
Columns = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="FIELD=COLUMN", help="Say which column holds what, e.g. text=F. Repeatable."),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the report here; the ending chooses the format. Repeatable."
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="NAME", help="Format for standard output: table, md, html, json, csv, sarif, junit."
    ),
]

NoCache = Annotated[bool, typer.Option("--no-cache", help="Read everything again, and keep nothing for the next run.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Processes for several workbooks; 0: one a core.")
]
Engine = Annotated[
    str | None,
    typer.Option("--engine", metavar="dask://HOST:PORT", help="Run on a dask scheduler instead of this machine."),
]


def day(value: str | None) -> dt.date | None:
    """A day written YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise CommandLineError(f"--as-of {value}: not a day. Write it as YYYY-MM-DD, e.g. 2007-10-18.") from None


def columns(values: list[str] | None) -> dict[str, str]:
    """`text=F` pairs, also several in one value separated by commas."""
    chosen: dict[str, str] = {}
    for value in values or []:
        for pair in value.split(","):
            field, equals, column = pair.partition("=")
            if not equals or not field.strip() or not column.strip():
                raise CommandLineError(f"--columns {value}: write FIELD=COLUMN, e.g. text=F or id=A.")
            chosen[field.strip()] = column.strip()
    return chosen
