"""Small files for the tests of this room."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from gapcheck.errors import Problem, UnusableInputError
from gapcheck.model import Workbook
from gapcheck.workbook import read_workbook

Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with these rows; dates are Excel dates, everything else is what its Python type says."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if isinstance(value, dt.date):
                        sheet.write_datetime(row, column, value, date)
                    elif value not in ("", None):
                        sheet.write(row, column, value)
    return path


def statutes(path: Path, *rows: Sequence[Any]) -> Path:
    """A workbook of one Statutes sheet; the first row is its headers."""
    return xlsx(path, {"Statutes": rows})


def read(path: Path, **columns: str) -> Workbook:
    """The workbook, which must have no warning."""
    workbook, problems = read_workbook(path, columns=columns)
    assert problems == ()
    return workbook


def errors(path: Path, **columns: str) -> list[Problem]:
    """The errors for which the file is refused."""
    with pytest.raises(UnusableInputError) as caught:
        read_workbook(path, columns=columns)
    return [problem for problem in caught.value.problems if not problem.is_warning]


def only_error(path: Path, **columns: str) -> str:
    """The one error as the user sees it."""
    (problem,) = errors(path, **columns)
    return str(problem)


def warnings(path: Path, **columns: str) -> list[str]:
    """What a readable file is warned about."""
    return [str(problem) for problem in read_workbook(path, columns=columns)[1]]


def rezipped(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """The same archive with some parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        names = source.namelist()
        for name in [*names, *(name for name in changes if name not in names)]:
            archive.writestr(name, changes[name] if name in changes else source.read(name))
    return target.getvalue()
