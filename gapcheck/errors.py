"""What can go wrong, in two kinds.

A `Problem` is a complaint about something a user gave us: it is a value, it has a place, and all of them are shown at
once. An exception under `GapcheckError` ends the work. Nothing here prints or exits.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What the process says when it ends."""

    DONE = 0
    GATE_FAILED = 1
    UNUSABLE_INPUT = 2
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a user's file something stands: a sheet and cell, or a line and column (both count from 1)."""

    file: str
    sheet: str = ""
    cell: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`germany.xlsx, Statutes!E312` or `mine.yaml, line 4, column 7`."""
        parts = [self.file]
        if self.sheet:
            parts.append(f"{self.sheet}!{self.cell}" if self.cell else f"sheet {self.sheet}")
        if self.line:
            parts.append(f"line {self.line}" + (f", column {self.column}" if self.column else ""))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One complaint: where, what was found, what to write instead. A warning does not stop the work."""

    place: Place
    message: str
    advice: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        """One line for a person."""
        kind = "warning" if self.is_warning else "error"
        advice = f" {self.advice}" if self.advice else ""
        return f"{self.place}: {kind}: {self.message}{advice}"


class GapcheckError(Exception):
    """The root of everything that ends the work."""


class UnusableInputError(GapcheckError):
    """An input could not be used; carries every complaint about it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class CommandLineError(GapcheckError):
    """The command line asks for something that is not there (a checklist id, a format, an option's value)."""
