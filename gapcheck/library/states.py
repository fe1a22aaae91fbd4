"""Reads what is known of States beyond their treaties, and a user's file of groups."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.library.treaties import STATES
from gapcheck.model import StateProfile

MOST_BYTES: Final = 10_000_000
_COLUMNS: Final = (
    "iso", "iso3", "name", "also_called", "languages", "eu_from", "eu_to", "coe_from", "coe_to", "sub_region",
    "tradition", "tile", "profile_verified",
)  # fmt: skip
_FROM: Final = ("from", "since")
_TO: Final = ("to", "until")


class _Row:
    """One record with its place, which complains instead of raising."""

    def __init__(self, record: dict[str, str], place: Place, problems: list[Problem]) -> None:
        self._record, self.place, self._problems = record, place, problems

    def text(self, *names: str) -> str:
        """The first of the columns that is there."""
        return next((" ".join(self._record[name].split()) for name in names if name in self._record), "")

    def needed(self, name: str) -> str:
        text = self.text(name)
        if not text:
            self.complain(f"`{name}` is missing.", "Write it in, or delete the row.")
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.text(name).split(";") if part.strip())

    def date(self, *names: str) -> dt.date | None:
        """A day, or the first day of a year or month."""
        text = self.text(*names)
        if not text:
            return None
        whole = {4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text)
        try:
            return dt.date.fromisoformat(whole)
        except ValueError:
            self.complain(f"{text!r} is no date.", "Write it as 2010-07-01.")
            return None

    def last_day(self, *names: str) -> dt.date | None:
        """The last day of a membership; a year alone would leave open which day, so it is refused."""
        if self.text(*names) and len(self.text(*names)) < 8:
            self.complain(f"{self.text(*names)!r} is no day.", "Write the last day as 2022-03-16.")
            return None
        return self.date(*names)

    def complain(self, message: str, advice: str) -> None:
        self._problems.append(Problem(self.place, message, advice))


def read_profiles(folder: Path) -> tuple[StateProfile, ...]:
    """The States in the order of the shipped table. Raises UnusableInputError with every complaint."""
    problems: list[Problem] = []
    profiles = tuple(_profile(row) for row in _rows(folder / STATES, _COLUMNS, problems))
    if problems:
        raise UnusableInputError(tuple(problems))
    return profiles


def _profile(row: _Row) -> StateProfile:
    column, _, line = row.text("tile").partition(";")
    is_tile = column.isdecimal() and line.isdecimal()
    if row.text("tile") and not is_tile:
        row.complain(f"`tile` is {row.text('tile')!r}.", "Write column;row, such as 7;3.")
    return StateProfile(
        iso=row.needed("iso"),
        name=row.needed("name"),
        iso3=row.text("iso3"),
        also_called=row.texts("also_called"),
        languages=row.texts("languages"),
        sub_region=row.text("sub_region"),
        tradition=row.text("tradition"),
        eu_from=row.date("eu_from"),
        eu_to=row.date("eu_to"),
        coe_from=row.date("coe_from"),
        coe_to=row.date("coe_to"),
        tile=(int(column), int(line)) if is_tile else None,
        verified=row.text("profile_verified") == "yes",
    )


GroupRow = tuple[str, str, dt.date | None, dt.date | None, Place]


def read_groups(path: Path) -> tuple[GroupRow, ...]:
    """The rows (group, State, from, to, place) of a user's file. Raises UnusableInputError with every complaint.

    `to` is the last day inside.
    """
    problems: list[Problem] = []
    rows = tuple(
        (row.needed("group"), row.needed("state"), row.date(*_FROM), row.last_day(*_TO), row.place)
        for row in _rows(path, ("group", "state"), problems)
    )
    if not rows and not problems:
        problems.append(
            Problem(Place(path.name), "the file holds no groups.", "Give it rows of group, state, from, to.")
        )
    if problems:
        raise UnusableInputError(tuple(problems))
    return rows


def _rows(path: Path, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[_Row]:
    text = _read(path)
    first = text.partition("\n")[0]
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True
    )
    try:
        headers = [header.strip().lower() for header in next(reader, [])]
        missing = [column for column in columns if column not in headers]
        if missing:
            advice = f"The first row names the columns: {', '.join(columns)}."
            problems.append(Problem(Place(path.name, line=1), f"columns are missing: {', '.join(missing)}.", advice))
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                place = Place(path.name, line=reader.line_num)
                yield _Row(dict(zip(headers, [*cells, *[""] * len(headers)], strict=False)), place, problems)
    except csv.Error as error:
        problems.append(Problem(Place(path.name, line=reader.line_num), f"this is no valid CSV: {error}."))


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableInputError((Problem(Place(path.name), "the file is too large for a list of groups."),))
        return path.read_text(encoding="utf-8-sig").replace("\0", "\ufffd")
    except FileNotFoundError:
        problem = Problem(Place(path.name), "there is no such file.", "Check the name.")
    except UnicodeDecodeError:
        problem = Problem(Place(path.name), "the file is no UTF-8 text.", "Save it as CSV UTF-8.")
    except OSError as error:
        problem = Problem(Place(path.name), f"the file cannot be read: {error.strerror or error}.")
    raise UnusableInputError((problem,))
