"""`gapcheck compare`: several States side by side."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode, UnusableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gapcheck.batch import Running
    from gapcheck.cli.reports import Wanted
    from gapcheck.model import Assessment
    from gapcheck.pipeline import Options

_Paths = Annotated[
    list[Path],
    typer.Argument(metavar="FOLDER|WORKBOOK…", help="Workbooks, folders of workbooks, or assessments in JSON."),
]
_Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--groups",
        "-g",
        metavar="NAME|FILE.csv|none",
        help="sub-region, eu, coe, tradition, or a CSV file of group, state, from, to. Repeatable. Default: all four.",
    ),
]
_Rank = Annotated[bool, typer.Option("--rank", help="Give ranks; States whose ranges overlap may tie.")]
_MinCoverage = Annotated[
    str,
    typer.Option("--min-coverage", metavar="SHARE", help="No rank for a State with less assessed, e.g. 0.6 or 60%."),
]


def compare(
    paths: _Paths,
    checklist: options.Checklists = None,
    output: options.Outputs = None,
    format_name: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="NAME", help="Format for standard output: table, md, html, json, csv."),
    ] = None,
    as_of: options.AsOf = None,
    with_bills: options.WithBills = False,
    columns: options.Columns = None,
    groups: _Groups = None,
    rank: _Rank = False,
    min_coverage: _MinCoverage = "0.6",
    no_cache: options.NoCache = False,
    jobs: options.Jobs = 0,
    engine: options.Engine = None,
) -> int:
    """Set countries side by side: common gaps first, scores with their ranges, groups, and precedents for every gap."""
    from gapcheck.batch import Running
    from gapcheck.cli import reports
    from gapcheck.comparisons import GROUPINGS, Wanted, check_groups, files_in
    from gapcheck.pipeline import SESSION_TWO, Options
    from gapcheck.reporting import COMPARISON_FORMATS

    asked = reports.wanted(output or [], format_name, COMPARISON_FORMATS)
    _demand_parquet(asked)
    named = tuple(one for one in groups or GROUPINGS if one.strip().lower() != "none")
    check_groups(named)
    choices = Wanted(named, rank, _share(min_coverage))
    chosen = Options(
        checklists=tuple(checklist or SESSION_TWO),
        as_of=options.day(as_of),
        with_bills=with_bills,
        columns=options.columns(columns),
    )
    files = files_in(paths, output or [])
    running = Running(jobs=jobs, use_cache=not no_cache, engine=engine)
    assessments, failed = _assessments(files, chosen, running)
    if assessments:
        _report(assessments, choices, asked, files)
    return ExitCode.UNUSABLE_INPUT if failed else ExitCode.DONE


def _report(assessments: Sequence[Assessment], choices: object, asked: Wanted, files: Sequence[Path]) -> None:
    from gapcheck import comparisons
    from gapcheck.cli import reports
    from gapcheck.reporting import render_comparison, render_comparison_terminal

    assert isinstance(choices, comparisons.Wanted)
    found = comparisons.comparison(assessments, comparisons.known_states(), choices)
    for note in found.notes:
        typer.echo(f"note: {note}", err=True)
    reports.write(
        asked,
        lambda name: render_comparison(found, name),
        lambda width, is_coloured: render_comparison_terminal(found, width=width, is_coloured=is_coloured),
        protected=(*files, *(Path(name) for name in choices.groups)),
    )


def _assessments(files: Sequence[Path], chosen: Options, running: Running) -> tuple[tuple[Assessment, ...], bool]:
    """Every assessment, those in JSON first, else in the order given; complaints go to standard error."""
    from gapcheck.cli.assessing import assessed
    from gapcheck.comparisons import reread

    by_file: dict[Path, Assessment] = {}
    failed = False
    for path in files:
        if path.suffix.lower() != ".json":
            continue
        try:
            by_file[path] = reread(path, chosen)
        except UnusableInputError as error:
            failed = True
            for problem in error.problems:
                typer.echo(str(problem), err=True)
    workbooks = [path for path in files if path.suffix.lower() != ".json"]
    done, some_failed = assessed(workbooks, chosen, running) if workbooks else ((), False)
    return (*by_file.values(), *done), failed or some_failed


def _demand_parquet(asked: Wanted) -> None:
    """Says at once that pyarrow is missing, not after an hour of work."""
    if any(name == "parquet" for _, name in asked.files):
        from gapcheck.reporting.comparing.parquet import demand

        demand()


def _share(text: str) -> Decimal:
    """`0.6` or `60%`."""
    plain = text.strip()
    try:
        value = Decimal(plain.removesuffix("%").strip()) / (100 if plain.endswith("%") else 1)
    except InvalidOperation:
        value = Decimal(-1)
    if not (value.is_finite() and 0 <= value <= 1):
        raise CommandLineError(f"--min-coverage {text}: write a share from 0 to 1, or a percentage such as 60%.")
    return value
