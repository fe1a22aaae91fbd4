"""Reads who is bound by what: `instruments.yaml`, `ratifications.csv` and `participating-states.csv`.

Every complaint about the three files is collected and raised at once.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.model import Instrument, Obligation, ParticipatingState, Ratification, TreatyTable

INSTRUMENTS: Final = "instruments.yaml"
RATIFICATIONS: Final = "ratifications.csv"
STATES: Final = "participating-states.csv"

_STATUSES: Final = ("party", "signatory", "none")
_RATIFICATION_COLUMNS: Final = (
    "iso", "instrument", "status", "in_force_from", "reservation", "reserved_articles",
    "status_verified", "dates_verified", "reservation_verified", "note",
)  # fmt: skip
_STATE_COLUMNS: Final = ("iso", "name", "osce_from", "eu_from", "eu_to")
_INSTRUMENT_KEYS: Final = (
    "key", "title", "short", "kind", "body", "adopted", "in_force_from", "applies_from", "not_binding", "also",
    "verified", "note",
)  # fmt: skip


def read_treaties(folder: Path) -> TreatyTable:
    """The treaty table from the three files in `folder`; raises `UnusableInputError` with every complaint."""
    problems: list[Problem] = []
    instruments = _read_instruments(folder / INSTRUMENTS, problems)
    states = _read_states(folder / STATES, problems)
    ratifications = _read_ratifications(folder / RATIFICATIONS, instruments, states, problems)
    if problems:
        raise UnusableInputError(tuple(problems))
    return TreatyTable(instruments, ratifications, states)


class _Row:
    """One record with its place; turns its texts into values and complains where that fails."""

    def __init__(self, values: Mapping[str, object], place: Place, problems: list[Problem], label: str = "") -> None:
        self._values = values
        self._place = place
        self._problems = problems
        self._label = label

    def complain(self, message: str, advice: str = "") -> None:
        self._problems.append(Problem(self._place, self._label + message, advice))

    def text(self, name: str, *, needed: bool = False) -> str:
        value = self._values.get(name)
        text = " ".join(value.split()) if isinstance(value, str) else ""
        if isinstance(value, list | dict):
            self.complain(f"`{name}` must be one text.")
        elif needed and not text:
            self.complain(f"`{name}` is missing.", "Write it in.")
        return text

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._values.get(name) or []
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.complain(f"`{name}` must be a list.", "Write it as [one, two].")
        return ()

    def date(self, name: str) -> dt.date | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self.complain(f"`{name}` is `{text}`, which is no date.", "Write it as 2010-07-01.")
            return None

    def needed_date(self, name: str) -> dt.date:
        if not self.text(name, needed=True):
            return dt.date.min
        return self.date(name) or dt.date.min

    def flag(self, name: str) -> bool:
        text = self.text(name).casefold()
        if text not in {"", "yes", "no", "true", "false"}:
            self.complain(f"`{name}` is `{text}`.", "Write yes or no.")
        return text in {"yes", "true"}

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        text = self.text(name)
        if text not in choices:
            self.complain(f"`{name}` is `{text}`.", f"Write one of {', '.join(choices)}.")
            return choices[-1]
        return text

    def numbers(self, name: str) -> tuple[int, ...]:
        parts = [part.strip() for part in self.text(name).split(";") if part.strip()]
        if not all(part.isdecimal() for part in parts):
            self.complain(f"`{name}` must hold numbers of articles.", "Write them as 20;24.")
            return ()
        return tuple(int(part) for part in parts)


def _read_instruments(path: Path, problems: list[Problem]) -> dict[str, Instrument]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # texts only: `NO` stays the code of Norway
    try:
        content = yaml.load(_read(path), Loader=loader)  # noqa: S506 - the base loader makes texts, lists and mappings
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(path.name, line=mark.line + 1 if mark else 0, column=mark.column + 1 if mark else 0)
        problems.append(Problem(place, "The file is no valid YAML.", "Correct it there."))
        return {}
    entries = content.get("instruments") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        problems.append(Problem(Place(path.name), "The list `instruments` is missing."))
        return {}
    found: dict[str, Instrument] = {}
    for number, entry in enumerate(entries, start=1):
        place = Place(path.name)
        if not isinstance(entry, dict):
            problems.append(Problem(place, f"Instrument {number} must be a mapping."))
            continue
        row = _Row(entry, place, problems, f"Instrument {number}: ")
        for key in entry:
            if key not in _INSTRUMENT_KEYS:
                row.complain(f"the key `{key}` is not understood.", f"Keys are {', '.join(_INSTRUMENT_KEYS)}.")
        instrument = _instrument(row)
        if instrument.key in found:
            row.complain(f"`{instrument.key}` stands there twice.", "Keep one.")
        found[instrument.key] = instrument
    return found


def _instrument(row: _Row) -> Instrument:
    return Instrument(
        key=row.text("key", needed=True),
        title=row.text("title", needed=True),
        short=row.text("short", needed=True),
        kind=Obligation(row.choice("kind", tuple(kind.value for kind in Obligation))),
        body=row.text("body", needed=True),
        adopted=row.needed_date("adopted"),
        in_force_from=row.date("in_force_from"),
        applies_from=row.date("applies_from"),
        not_binding=row.texts("not_binding"),
        also=row.texts("also"),
        verified=row.flag("verified"),
        note=row.text("note"),
    )


def _read_states(path: Path, problems: list[Problem]) -> dict[str, ParticipatingState]:
    found: dict[str, ParticipatingState] = {}
    for row in _rows(path, _STATE_COLUMNS, problems):
        iso = row.text("iso", needed=True)
        state = ParticipatingState(
            iso=iso,
            name=row.text("name", needed=True),
            osce_from=row.needed_date("osce_from"),
            eu_from=row.date("eu_from"),
            eu_to=row.date("eu_to"),
        )
        if iso in found:
            row.complain(f"The State {iso} stands there twice.", "Keep one row.")
        found[iso] = state
    return found


def _read_ratifications(
    path: Path,
    instruments: Mapping[str, Instrument],
    states: Mapping[str, ParticipatingState],
    problems: list[Problem],
) -> dict[tuple[str, str], Ratification]:
    found: dict[tuple[str, str], Ratification] = {}
    for row in _rows(path, _RATIFICATION_COLUMNS, problems):
        ratification = _ratification(row)
        key = (ratification.iso, ratification.instrument)
        if key in found:
            row.complain(f"{key[0]} and {key[1]} stand together twice.", "Keep one row.")
        if states and ratification.iso not in states:
            row.complain(f"`{ratification.iso}` is no State of {STATES}.", "Correct the code or add the State.")
        if instruments and ratification.instrument not in instruments:
            row.complain(f"`{ratification.instrument}` is no key of {INSTRUMENTS}.", "Correct the key or add it.")
        found[key] = ratification
    return found


def _ratification(row: _Row) -> Ratification:
    return Ratification(
        iso=row.text("iso", needed=True),
        instrument=row.text("instrument", needed=True),
        status=row.choice("status", _STATUSES),
        in_force_from=row.date("in_force_from"),
        reservation=row.text("reservation"),
        reserved_articles=row.numbers("reserved_articles"),
        status_verified=row.flag("status_verified"),
        date_verified=row.flag("dates_verified"),
        reservation_verified=row.flag("reservation_verified"),
        note=row.text("note"),
    )


def _rows(path: Path, columns: tuple[str, ...], problems: list[Problem]) -> Iterator[_Row]:
    """The records of a CSV file, once every needed column is there."""
    reader = csv.DictReader(_read(path).splitlines(), strict=True)
    try:
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            problems.append(Problem(Place(path.name, line=1), f"Columns are missing: {', '.join(missing)}."))
            return
        for record in reader:
            place = Place(path.name, line=reader.line_num)
            if None in record or None in record.values():
                problems.append(
                    Problem(place, "The row has not as many cells as the header.", "Check commas and quotes.")
                )
                continue
            yield _Row(record, place, problems)
    except csv.Error as error:
        problems.append(Problem(Place(path.name, line=reader.line_num), f"The file is no valid CSV: {error}."))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        problem = Problem(Place(path.name), "The file is missing.", "Install gapcheck again.")
    except (OSError, UnicodeDecodeError):
        problem = Problem(Place(path.name), "The file cannot be read as UTF-8 text.", "Install gapcheck again.")
    raise UnusableInputError((problem,))
