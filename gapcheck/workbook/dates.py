"""Dates as analysts write them. Pure functions: a date, or a problem that says what is unclear, or neither (empty)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from gapcheck.errors import Place, Problem
from gapcheck.workbook.cells import CellValue, shown
from gapcheck.workbook.folding import squeezed
from gapcheck.workbook.spellings import MONTHS

FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2100
"""Bare years between these are years; the laws of 1861 that are still in force have one too."""

_EXPECTED = "Write the day as 2012-04-03 (year-month-day) or use a cell with Excel's date format."
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.,]+(?:Z|[+-][0-9:]+)?)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_DAY_FIRST_OR_MONTH_FIRST = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[/.]\s*([0-9]{1,2})\s*[/.]\s*([0-9]{1,2})")
_TWO_DIGIT_YEAR = re.compile(r"[0-9]{1,2}\s*[/.-]\s*[0-9]{1,2}\s*[/.-]\s*[0-9]{2}")
_MONTH_ONLY = re.compile(r"[0-9]{4}\s*[-/.]\s*[0-9]{1,2}|[0-9]{1,2}\s*[-/.]\s*[0-9]{4}")
_NUMBERS = re.compile(r"[0-9]+")
_WORDS = re.compile(r"[^\W\d_]+")
_DASHES = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-"})
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
_EXCEL_EPOCH = dt.date(1899, 12, 30)

Reading = tuple[dt.date | None, Problem | None]


def read_date(value: CellValue, place: Place) -> Reading:
    """The date in a cell; (None, None) for an empty one. `place` is where the problem is, if there is one."""
    if isinstance(value, dt.datetime):
        return value.date(), None
    if isinstance(value, dt.date):
        return value, None
    if isinstance(value, bool | dt.time | dt.timedelta):
        return None, Problem(place, f"found {shown(value)} where a date is expected.", _EXPECTED)
    if isinstance(value, int | float):
        return _from_number(value, place)
    text = " ".join(value.translate(_DASHES).split()).strip(" .;,")
    return _from_text(text, place) if text else (None, None)


def _from_number(number: float, place: Place) -> Reading:
    whole = int(number) if abs(number) < 1e9 else -1  # NaN and infinity too
    if whole == number and FIRST_YEAR <= whole <= LAST_YEAR:
        return dt.date(whole, 1, 1), None
    if whole == number and _COMPACT.fullmatch(str(whole)):
        return _from_text(str(whole), place)
    message = f"found the number {shown(number)} where a date is expected."
    if LAST_YEAR < whole < 80_000:
        day = _EXCEL_EPOCH + dt.timedelta(days=whole)
        message = f"found the number {shown(number)}; as an Excel date it would be {day.isoformat()}, but the cell is no date."
    return None, Problem(place, message, _EXPECTED)


def _from_text(text: str, place: Place) -> Reading:
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]), text, place)
    if re.fullmatch(r"[0-9]{4}", text):
        return _from_number(int(text), place)
    if match := _DAY_FIRST_OR_MONTH_FIRST.fullmatch(text):
        return _day_and_month(int(match[3]), int(match[1]), int(match[2]), text, place)
    if match := _YEAR_FIRST.fullmatch(text):
        return _day_and_month(int(match[1]), int(match[3]), int(match[2]), text, place)
    if _TWO_DIGIT_YEAR.fullmatch(text):
        return None, Problem(place, f"the date {shown(text)} has a year of two digits.", _EXPECTED)
    if _MONTH_ONLY.fullmatch(text):
        return None, Problem(place, f"the date {shown(text)} names no day, so it is unclear which is meant.", _EXPECTED)
    return _with_month_name(text, place)


def _with_month_name(text: str, place: Place) -> Reading:
    """`1er avril 2012`, `13. April 2012`, `April 13, 2012`, `1 апреля 2012 г.`"""
    months = {MONTHS[word] for word in map(squeezed, _WORDS.findall(text)) if word in MONTHS}
    numbers = _NUMBERS.findall(text)
    if len(months) != 1 or len(text) > 40 or not numbers:
        return None, Problem(place, f"found {shown(text)} where a date is expected.", _EXPECTED)
    (month,) = months
    if len(numbers) == 2 and sorted(map(len, numbers)) in ([1, 4], [2, 4]):
        day, year = sorted(numbers, key=len)
        return _day(int(year), month, int(day), text, place)
    return None, Problem(place, f"the date {shown(text)} does not name one day and a year of four digits.", _EXPECTED)


def _day_and_month(year: int, first: int, second: int, text: str, place: Place) -> Reading:
    """Accept what can only be read one way; `first` is the day where the order is the usual one."""
    readings = {day for day in (_valid(year, second, first), _valid(year, first, second)) if day}
    if len(readings) == 1:
        return readings.pop(), None
    if not readings:
        return None, Problem(place, f"there is no such day as {shown(text)}.", _EXPECTED)
    usual, other = _valid(year, second, first), _valid(year, first, second)
    assert usual
    assert other
    message = f"the date {shown(text)} is ambiguous: it can be {_in_words(usual)} or {_in_words(other)}."
    return None, Problem(place, message, f"Write {usual.isoformat()} or {other.isoformat()}.")


def _day(year: int, month: int, day: int, text: str, place: Place) -> Reading:
    date = _valid(year, month, day)
    return (date, None) if date else (None, Problem(place, f"there is no such day as {shown(text)}.", _EXPECTED))


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _in_words(date: dt.date) -> str:
    return f"{date.day} {_ENGLISH_MONTHS.split()[date.month - 1]} {date.year}"
