"""The commands, and the one place where errors become messages and exit codes."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import click
import typer

from gapcheck import __version__
from gapcheck.cli import assessing, bills, checking, checklists, comparing, diffing, inputs, timelines, twins
from gapcheck.errors import ExitCode, GapcheckError

app = typer.Typer(
    name="gapcheck",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find out where a country's law falls short on the sexual exploitation of children.",
    epilog="Exit codes: 0 done, 1 the gate does not hold, 2 wrong command line or unusable input, 130 interrupted.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"gapcheck {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Options that stand before the command."""


app.command("assess")(assessing.assess)
app.command("check")(checking.check)
app.command("compare")(comparing.compare)
app.command("demo")(assessing.demo)
app.command("diff")(diffing.diff)
app.command("explain")(checklists.explain)
app.command("textconv")(twins.textconv)
app.command("timeline")(timelines.timeline)
app.command("validate")(inputs.validate)
app.command("whatif")(bills.whatif)
app.command("new")(inputs.new)
app.add_typer(checklists.app, name="checklist")
app.add_typer(twins.app, name="git")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code (contract, section 2)."""
    gc.set_threshold(
        200_000, 50, 100
    )  # a short run with very many small values: collecting often costs a quarter of it
    command = typer.main.get_command(app)
    try:
        result = command.main(
            args=None if arguments is None else list(arguments), prog_name="gapcheck", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        typer.echo(error.ctx.get_help() if error.ctx else str(error), err=True)
        return ExitCode.UNUSABLE_INPUT
    except click.ClickException as error:
        error.show(sys.stderr)
        return ExitCode.UNUSABLE_INPUT
    except (click.Abort, KeyboardInterrupt):
        typer.echo("interrupted; nothing was left half-written", err=True)
        return ExitCode.INTERRUPTED
    except GapcheckError as error:
        for line in str(error).splitlines():
            typer.echo(line, err=True)
        return ExitCode.UNUSABLE_INPUT
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone; that is not an error of ours. Python would complain again at exit.
        sys.stdout = None
        return ExitCode.DONE
    return result if isinstance(result, int) else ExitCode.DONE


def main() -> None:
    """The entry point of the `gapcheck` command."""
    sys.exit(int(run()))
