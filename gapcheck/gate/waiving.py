"""Waivers: shortfalls that may pass until a day, each with a reason. One line a waiver, in a file of their own."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from gapcheck.errors import Place, Problem
from gapcheck.gate.words import WORD, address, meant
from gapcheck.model import Waiver

_LINE: Final = re.compile(
    rf"(?P<country>{WORD})\s+(?P<criterion>[^\s/]+)(?:/(?P<element>[^\s/]+))?\s+until\s+(?P<day>\S+)"
    r"(?:\s+because(?:\s+(?P<reason>\S.*))?)?"
)
_EXAMPLE: Final = "Write it so: XA CSAM-09/possession until 2027-01-01 because the bill is before the Senate."


def read_waivers(text: str, file: str) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """The waivers in the order of the file, and every problem. Empty lines and lines that begin with # are skipped."""
    waivers: list[Waiver] = []
    problems: list[Problem] = []
    lines: dict[tuple[str, str], int] = {}
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        place = Place(file, line=number)
        waiver = _waiver(line, place)
        if isinstance(waiver, Problem):
            problems.append(waiver)
            continue
        name = address(waiver.criterion, waiver.element)
        earlier = lines.setdefault((waiver.country, name), number)
        if earlier != number:
            message = f"line {earlier} waives {name} for {waiver.country}, too."
            problems.append(Problem(place, message, "Keep one of the two."))
        waivers.append(waiver)
    return tuple(waivers), tuple(problems)


def _waiver(line: str, place: Place) -> Waiver | Problem:
    found = _LINE.fullmatch(line)
    country = meant(found["country"]) if found else None
    if found is None or not country:
        return Problem(place, "this is no waiver: country, finding, `until` a day, `because` a reason.", _EXAMPLE)
    until = _day(found["day"])
    if until is None:
        return Problem(place, f"{found['day'][:40]!r} is no day.", "Write it as YYYY-MM-DD, e.g. 2027-01-01.")
    if not found["reason"]:
        return Problem(place, "the waiver has no reason.", _EXAMPLE)
    return Waiver(country, found["criterion"], found["element"] or "", until, found["reason"], place.file, place.line)


def _day(text: str) -> dt.date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def has_expired(waiver: Waiver, today: dt.date) -> bool:
    """Whether the waiver's last day has passed."""
    return today > waiver.until
