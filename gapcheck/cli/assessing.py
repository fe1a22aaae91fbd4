"""`gapcheck assess` and `gapcheck demo`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gapcheck.batch import Running
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
    no_cache: options.NoCache = False,
    jobs: options.Jobs = 0,
    engine: options.Engine = None,
) -> int:
    """Score workbooks against checklists and report every gap with the words it stands on."""
    from gapcheck.batch import Running
    from gapcheck.pipeline import SESSION_TWO, Options

    chosen = Options(
        checklists=tuple(checklist or SESSION_TWO),
        as_of=options.day(as_of),
        with_bills=with_bills,
        columns=options.columns(columns),
    )
    running = Running(jobs=jobs, use_cache=not no_cache, engine=engine)
    return report(workbooks, chosen, output or [], format_name, running)


def demo(output: options.Outputs = None, format_name: options.Format = None) -> int:
    """Assess the fictional State that ships with the program."""
    from gapcheck.batch import Running
    from gapcheck.library.shipped import example_workbook
    from gapcheck.pipeline import Options

    return report([example_workbook()], Options(), output or [], format_name, Running())


def report(
    paths: Sequence[Path], chosen: Options, outputs: Sequence[Path], format_name: str | None, running: Running
) -> int:
    """Assess every file, write every output; files that cannot be used are reported and the others done."""
    from gapcheck.output import write_files
    from gapcheck.reporting import format_for, render

    formats = {path: format_for(path) for path in outputs}
    name = None if outputs and format_name is None else _standard_format(format_name)
    assessments, failed = assessed(paths, chosen, running)
    if assessments:
        write_files([(path, render(assessments, form)) for path, form in formats.items()], protected=tuple(paths))
        for path in outputs:
            typer.echo(f"wrote {path}", err=True)
        if name is not None:
            emit(assessments, name)
    return ExitCode.UNUSABLE_INPUT if failed else ExitCode.DONE


def assessed(paths: Sequence[Path], chosen: Options, running: Running) -> tuple[tuple[Assessment, ...], bool]:
    """The assessments in the order of the files, and whether a file could not be used; complaints go to standard error."""
    from gapcheck.batch import assess_many
    from gapcheck.cli.progress import shown_progress

    done: list[Assessment] = []
    failed = False
    with shown_progress(len(paths)) as on_done:
        outcomes = assess_many(paths, chosen, running, on_done)
    for outcome in outcomes:
        for problem in outcome.problems:
            typer.echo(str(problem), err=True)
        if outcome.assessment is None:
            failed = True
            continue
        for warning in outcome.assessment.warnings:
            typer.echo(f"{outcome.path.name}: warning: {warning}", err=True)
        done.append(outcome.assessment)
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
