"""`gapcheck check`: the gate for CI."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import click
import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode

if TYPE_CHECKING:
    from gapcheck.model import FailOn

# The names of gapcheck.model.FailOn and Severity, which would cost every `--help` the loading of all nouns.
FAIL_ON: Final = ("gap", "partial", "regression", "unclear", "stale")
SEVERITIES: Final = ("critical", "major", "minor")


def check(
    workbooks: options.Workbooks,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="What to hold the findings against.")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Write the baseline: the first one, or one that is no worse.")
    ] = False,
    accept_worse: Annotated[
        bool, typer.Option("--accept-worse", help="With --update: write a worse one, too.")
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why worse is accepted; the baseline keeps it.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            click_type=click.Choice(FAIL_ON),
            help="What makes the gate fail. Repeatable. Default: regression and stale.",
        ),
    ] = None,
    severity: Annotated[
        str,
        typer.Option(
            "--severity",
            click_type=click.Choice(SEVERITIES),
            help="The least grave criteria that can make the gate fail.",
        ),
    ] = SEVERITIES[-1],
    min_score: Annotated[
        str | None, typer.Option("--min-score", metavar="0-100", help="The score that every workbook must reach.")
    ] = None,
    waivers: Annotated[
        Path | None, typer.Option("--waivers", metavar="FILE", help="Shortfalls that may pass until a day.")
    ] = None,
    only_given: Annotated[
        bool, typer.Option("--only-given", help="Do not miss countries of the baseline that were not given.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit 0 though the gate does not hold; errors still exit 2.")
    ] = False,
    today: Annotated[
        str | None, typer.Option("--today", metavar="YYYY-MM-DD", help="The day on which waivers expire or not.")
    ] = None,
    github: Annotated[
        bool, typer.Option("--github", help="Write annotations, and the job summary to $GITHUB_STEP_SUMMARY.")
    ] = False,
    checklist: options.Checklists = None,
    output: options.Outputs = None,
    format_name: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="For standard output: text, md, sarif, junit, github.")
    ] = "text",
    as_of: options.AsOf = None,
    with_bills: options.WithBills = False,
    columns: options.Columns = None,
) -> int:
    """Hold workbooks against a baseline: worse fails, equal passes, better passes and says how to accept it."""
    from gapcheck.cli import gate_files
    from gapcheck.gate.deciding import Policy
    from gapcheck.model import FailOn, Severity
    from gapcheck.pipeline import SESSION_TWO, Options

    _refuse_contradictions(baseline, update=update, accept_worse=accept_worse, reason=reason)
    minimum = _minimum(min_score)
    policy = Policy(
        _today(today),
        _fail_on([FailOn(one) for one in fail_on or ()], baseline, minimum),
        Severity(severity),
        minimum,
        only_given,
    )
    reports = gate_files.report_formats(output or [], format_name)
    chosen = Options(
        checklists=tuple(checklist or SESSION_TWO),
        as_of=options.day(as_of),
        with_bills=with_bills,
        columns=options.columns(columns),
    )
    say = gate_files.Speaker(github)
    known = gate_files.read_baseline_file(baseline, may_be_missing=update) if baseline else None
    given = gate_files.read_waivers_file(waivers) if waivers else ()
    checked = gate_files.checked(workbooks, chosen, say)
    files: dict[Path, bytes] = {}
    is_refused = False
    if update and baseline:
        settled = gate_files.next_baseline(baseline, known, checked, _one_line(reason), say, accept_worse=accept_worse)
        is_refused = settled is None
        if settled is not None:
            known, files = settled
    result = gate_files.result(checked, known, given, policy)
    files |= {path: gate_files.rendered(result, name) for path, name in reports.items()}
    protected = (*workbooks, *((waivers,) if waivers else ()))
    gate_files.write(files, protected, say)
    gate_files.show(result, format_name, github=github)
    if checked.unusable:
        return ExitCode.UNUSABLE_INPUT
    return ExitCode.GATE_FAILED if (is_refused or not result.holds) and not exit_zero else ExitCode.DONE


def _refuse_contradictions(baseline: Path | None, *, update: bool, accept_worse: bool, reason: str | None) -> None:
    if update and baseline is None:
        raise CommandLineError("--update writes a baseline: say which with --baseline FILE.")
    if accept_worse and not update:
        raise CommandLineError("--accept-worse belongs to --update: it writes a worse baseline.")
    if accept_worse and not _one_line(reason):
        raise CommandLineError('--accept-worse needs a reason that the baseline keeps: --reason "why".')
    if reason is not None and not accept_worse:
        raise CommandLineError("--reason belongs to --update --accept-worse.")


def _fail_on(given: list[FailOn], baseline: Path | None, minimum: Decimal | None) -> frozenset[FailOn]:
    """What makes the gate fail. Without a baseline nothing can be a regression, and something else must be asked for."""
    from gapcheck.model import FailOn

    if given:
        if FailOn.REGRESSION in given and baseline is None:
            raise CommandLineError("--fail-on regression needs something to be worse than: --baseline FILE.")
        return frozenset(given)
    if baseline is not None:
        return frozenset({FailOn.REGRESSION, FailOn.STALE})
    if minimum is None:
        raise CommandLineError(
            "There is nothing to hold the workbooks against. Write a baseline with --baseline FILE --update, or say "
            "--fail-on gap, or --min-score 60."
        )
    return frozenset({FailOn.STALE})


def _minimum(text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(-1)
    if not (value.is_finite() and 0 <= value <= 100):
        raise CommandLineError(f"--min-score {text}: write a number from 0 to 100, e.g. 60.")
    return value


def _today(text: str | None) -> dt.date:
    """The only place where the day of the run is asked for."""
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise CommandLineError(f"--today {text}: not a day. Write it as YYYY-MM-DD.") from None


def _one_line(reason: str | None) -> str:
    from gapcheck.reporting.phrases import one_line

    return one_line(reason or "")
