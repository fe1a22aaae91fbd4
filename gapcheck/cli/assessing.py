"""`gapcheck assess` and `gapcheck demo`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode, UnusableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gapcheck.model import Assessment
    from gapcheck.pipeline import Options


def assess(
    workbooks: options.Workbooks,
    checklist: options.Checklists = None,
    output: options.Outputs = None,
    format_name: options.Format = None,
    as_of: options.AsOf = None,
    with_bills: options.WithBills = False,
    columns: options.Columns = None,
) -> int:
    """Score workbooks against checklists and report every gap with the words it stands on."""
    from gapcheck.pipeline import SESSION_TWO, Options

    chosen = Options(
        checklists=tuple(checklist or SESSION_TWO),
        as_of=options.day(as_of),
        with_bills=with_bills,
        columns=options.columns(columns),
    )
    return report(workbooks, chosen, output or [], format_name)


def demo(output: options.Outputs = None, format_name: options.Format = None) -> int:
    """Assess the fictional State that ships with the program."""
    from gapcheck.library.shipped import example_workbook
    from gapcheck.pipeline import Options

    return report([example_workbook()], Options(), output or [], format_name)


def report(paths: Sequence[Path], chosen: Options, outputs: Sequence[Path], format_name: str | None) -> int:
    """Assess every file, write every output; files that cannot be used are reported and the others done."""
    from gapcheck.output import write_files
    from gapcheck.reporting import format_for, render

    formats = {path: format_for(path) for path in outputs}
    name = None if outputs and format_name is None else _standard_format(format_name)
    assessments, failed = _assessments(paths, chosen)
    if assessments:
        write_files([(path, render(assessments, form)) for path, form in formats.items()], protected=tuple(paths))
        for path in outputs:
            typer.echo(f"wrote {path}", err=True)
        if name is not None:
            emit(assessments, name)
    return ExitCode.UNUSABLE_INPUT if failed else ExitCode.DONE


def _assessments(paths: Sequence[Path], chosen: Options) -> tuple[tuple[Assessment, ...], bool]:
    from gapcheck.pipeline import assess_workbook, load_library

    library = load_library(chosen.checklists)
    done: list[Assessment] = []
    failed = False
    for path in paths:
        try:
            assessment, warnings = assess_workbook(path, chosen, library)
        except UnusableInputError as error:
            failed = True
            for problem in error.problems:
                typer.echo(str(problem), err=True)
            continue
        for problem in warnings:
            typer.echo(str(problem), err=True)
        for warning in assessment.warnings:
            typer.echo(f"{path.name}: warning: {warning}", err=True)
        done.append(assessment)
    return tuple(done), failed


def _standard_format(name: str | None) -> str:
    """The format for standard output: a table for a person, Markdown for a pipe."""
    from gapcheck.reporting import format_named

    if name is None:
        return "table" if sys.stdout.isatty() else "md"
    if format_named(name).is_binary:
        raise CommandLineError(f"--format {name}: this format cannot go to standard output. Use -o report.{name}.")
    return name


def emit(assessments: tuple[Assessment, ...], name: str) -> None:
    """Write a report to standard output; a table as wide as the terminal and in colour only on one."""
    from gapcheck.reporting import render, render_terminal

    if name == "table":
        is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = max(60, shutil.get_terminal_size((100, 40)).columns)
        content = render_terminal(assessments, width=width, is_coloured=is_coloured).encode()
    else:
        content = render(assessments, name)
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
