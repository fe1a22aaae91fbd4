"""A progress bar on standard error, for a person who waits for many workbooks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_FEW = 3  # fewer workbooks are done before a bar would help


@contextmanager
def shown_progress(total: int) -> Iterator[Callable[[], None]]:
    """Gives the function to call when one workbook is done; silent when standard error is no terminal."""
    if total < _FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("workbooks"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("workbooks", total=total)
        yield lambda: progress.advance(task)
