"""How large a file may be, and the exception for one that cannot be read at all."""

from __future__ import annotations

from typing import Final

from gapcheck.errors import Place, Problem, UnusableInputError

MEBIBYTE: Final = 1024 * 1024
MAXIMUM_BYTES: Final = 500 * MEBIBYTE
"""Of the file, and of all its parts unpacked."""
MAXIMUM_CELLS: Final = 12_000_000
"""Rows × columns of one sheet, filled or not: a full-length Excel sheet eleven columns wide."""


def refusal(file: str, message: str, advice: str = "") -> UnusableInputError:
    """The exception for a file that cannot be read at all."""
    return UnusableInputError((Problem(Place(file), message, advice),))


def check_extent(rows: int, columns: int, file: str) -> None:
    """Refuse a sheet of more than `MAXIMUM_CELLS`."""
    if rows * columns > MAXIMUM_CELLS:
        message = f"a sheet reaches over {rows:,} rows and {columns:,} columns; the limit is {MAXIMUM_CELLS:,} cells."
        raise refusal(
            file, message, "Delete the empty rows and columns after the last one that you use, and save again."
        )
