"""Reports of one subject: every output file, and standard output for a person or a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from gapcheck.errors import CommandLineError

if TYPE_CHECKING:
    from gapcheck.reporting import Format

Render = Callable[[str], bytes]
"""The bytes of the subject's report in a format."""
RenderTerminal = Callable[[int, bool], str]
"""The subject's table at a width, coloured or not."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for: files with their formats, and the format for standard output (None: nothing there)."""

    files: tuple[tuple[Path, str], ...]
    standard: str | None


def wanted(outputs: Sequence[Path], name: str | None, formats: tuple[Format, ...]) -> Wanted:
    """What to write. Raises CommandLineError on unknown endings and names, before any work is done."""
    from gapcheck.reporting import format_for, format_named

    files = tuple((path, format_for(path, formats)) for path in outputs)
    if name is None:
        return Wanted(files, None if outputs else "table" if sys.stdout.isatty() else "md")
    known = format_named(name, formats)
    if known.is_binary:
        raise CommandLineError(
            f"--format {name}: this format cannot go to standard output. Use -o report.{known.name}."
        )
    return Wanted(files, known.name)


def write(asked: Wanted, render: Render, render_terminal: RenderTerminal, *, protected: Sequence[Path]) -> None:
    """Write all files or none, then standard output; a table as wide as the terminal and in colour only on one."""
    from gapcheck.output import write_files

    write_files([(path, render(name)) for path, name in asked.files], protected=tuple(protected))
    for path, _ in asked.files:
        typer.echo(f"wrote {path}", err=True)
    if asked.standard == "table":
        is_coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = max(60, shutil.get_terminal_size((100, 40)).columns)
        sys.stdout.buffer.write(render_terminal(width, is_coloured).encode("utf-8", errors="replace"))
    elif asked.standard:
        sys.stdout.buffer.write(render(asked.standard))
    sys.stdout.buffer.flush()
