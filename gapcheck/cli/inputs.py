"""`gapcheck validate` and `gapcheck new`: a user's workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.cli import options
from gapcheck.errors import CommandLineError, ExitCode, UnusableInputError

if TYPE_CHECKING:
    from gapcheck.model import Workbook


def validate(workbooks: options.Workbooks, columns: options.Columns = None) -> int:
    """Show what was understood of workbooks, and every complaint with its cell."""
    from gapcheck.workbook import read_workbook

    chosen = options.columns(columns)
    failed = False
    for path in workbooks:
        try:
            workbook, warnings = read_workbook(path, columns=chosen)
        except UnusableInputError as error:
            failed = True
            for problem in error.problems:
                typer.echo(str(problem), err=True)
            typer.echo(f"{path.name}: {len(error.problems)} error(s); nothing can be assessed until they are mended")
            continue
        for problem in warnings:
            typer.echo(str(problem), err=True)
        typer.echo(_understood(workbook))
    return ExitCode.UNUSABLE_INPUT if failed else ExitCode.DONE


def _understood(workbook: Workbook) -> str:
    """What was read, in lines for a person."""
    country = workbook.country
    laws = len({provision.law for provision in workbook.provisions})
    lines = [
        f"{workbook.file}: understood",
        (
            f"  country: {country.name or 'not given'} ({country.iso or '??'}), language {country.language or 'not given'}, "
            f"law as of {country.as_of or 'not given'}, holds in full: {', '.join(country.covers) or 'nothing is said'}"
        ),
        f"  {len(workbook.provisions)} provisions of {laws} law(s), {len(workbook.codings)} coding(s), {len(workbook.treaties)} treaty row(s)",
    ]
    for mapping in workbook.mappings:
        lines.append(f"  sheet {mapping.sheet}:")
        lines += [
            f"    {letter}  {header!r} → {field or 'not understood'}" for letter, header, field in mapping.columns
        ]
    return "\n".join(lines)


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to make.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
) -> int:
    """Make an empty country workbook with the right sheets and headers."""
    from gapcheck.output import write_files
    from gapcheck.workbook import new_workbook_bytes

    if file.suffix.lower() != ".xlsx":
        raise CommandLineError(f"{file.name}: a new workbook must end in .xlsx.")
    if file.exists() and not force:
        raise CommandLineError(f"{file.name} is already there. Choose another name, or --force to replace it.")
    write_files([(file, new_workbook_bytes())], protected=())
    typer.echo(f"wrote {file}", err=True)
    return ExitCode.DONE
