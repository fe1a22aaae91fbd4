"""`gapcheck textconv` and `gapcheck git …`: workbooks as text, for git and for people who read diffs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode, Problem, UnusableInputError

if TYPE_CHECKING:
    from gapcheck.model import Workbook

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    help="Let `git diff` show the words of workbooks.",
)
_ATTRIBUTES = ".gitattributes"
_Repo = Annotated[Path, typer.Option("--repo", metavar="DIR", help="A folder of the repository. Default: this one.")]


def textconv(
    workbook: Annotated[Path, typer.Argument(metavar="WORKBOOK", help="A workbook, or a text twin (.gapcheck.txt).")],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write here: a twin (.gapcheck.txt) or a workbook (.xlsx)."
        ),
    ] = None,
    keep_going: Annotated[
        bool, typer.Option("--keep-going", help="For git: show the complaints about a file as its text, and exit 0.")
    ] = False,
    columns: options.Columns = None,
) -> int:
    """Show a workbook as plain text in one canonical form, or make a workbook of such a text."""
    from gapcheck.workbook import read_workbook

    try:
        read, warnings = read_workbook(workbook, columns=options.columns(columns))
    except UnusableInputError as error:
        if not keep_going:
            raise
        _print("".join(f"{line}\n" for line in _complaints(error.problems)))
        return ExitCode.DONE
    for problem in () if keep_going else warnings:
        typer.echo(str(problem), err=True)
    if output is None:
        _print(_twin(read))
    else:
        _write(read, output, protected=workbook)
    return ExitCode.DONE


def _twin(workbook: Workbook) -> str:
    from gapcheck.workbook.twin import twin_text

    return twin_text(workbook)


def _complaints(problems: tuple[Problem, ...]) -> list[str]:
    """What git shows of a file that is no usable workbook. The file's name is left out: git gives a passing one."""
    lines = ["gapcheck cannot read this file:"]
    for problem in problems:
        where = str(problem.place)[len(problem.place.file) :].lstrip(", ")
        lines.append("  " + ": ".join(part for part in (where, f"{problem.message} {problem.advice}".strip()) if part))
    return lines


def _print(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    sys.stdout.buffer.flush()


def _write(workbook: Workbook, output: Path, *, protected: Path) -> None:
    from gapcheck.output import write_file
    from gapcheck.workbook import workbook_bytes
    from gapcheck.workbook.twin import ENDING

    name = output.name.lower()
    if name.endswith(ENDING):
        content = _twin(workbook).encode("utf-8", errors="replace")
    elif name.endswith(".xlsx"):
        content = workbook_bytes(workbook)
    else:
        raise CommandLineError(f"{output.name}: the output must end in {ENDING} or in .xlsx.")
    write_file(output, content, protected=(protected,))
    typer.echo(f"wrote {output}", err=True)


@app.command()
def install(repo: _Repo = Path()) -> int:
    """Make gapcheck the diff driver of a repository for .xlsx, .xlsm and .ods files."""
    from gapcheck.cli import git_driver

    root = git_driver.root_of(repo)
    text, added = git_driver.with_lines(_attributes(root))
    if added:
        _save(root, text)
    done = [f"added to {_ATTRIBUTES}: {line}" for line in added] + git_driver.set_up(root)
    typer.echo("\n".join(done or ["everything was set up already; nothing was changed"]))
    if added:
        typer.echo(
            f"commit {_ATTRIBUTES}; the settings are this clone's own: everybody runs `gapcheck git install` once."
        )
    return ExitCode.DONE


@app.command()
def uninstall(repo: _Repo = Path()) -> int:
    """Take back what `gapcheck git install` did."""
    from gapcheck.cli import git_driver

    root = git_driver.root_of(repo)
    text, removed = git_driver.without_lines(_attributes(root))
    if removed and text.strip():
        _save(root, text)
    elif removed:
        (root / _ATTRIBUTES).unlink()
    done = [f"removed from {_ATTRIBUTES}: {line}" for line in removed] + git_driver.take_back(root)
    typer.echo("\n".join(done or ["nothing of gapcheck was set up here; nothing was changed"]))
    return ExitCode.DONE


def _attributes(root: Path) -> str:
    path = root / _ATTRIBUTES
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except OSError as error:
        raise CommandLineError(f"{path} cannot be read: {error.strerror or error}.") from error


def _save(root: Path, text: str) -> None:
    from gapcheck.output import write_file

    write_file(root / _ATTRIBUTES, text.encode("utf-8", "surrogateescape"))
