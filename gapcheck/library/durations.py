"""Age limits and lengths of time as checklists write them."""

from __future__ import annotations

import re
from typing import Final

from gapcheck.model import AgeLimit, Period

OLDEST: Final = 99
ENDLESS: Final = 10**6  # months; the open end of "5 years or more"
_DAYS_IN_MONTH: Final = 30
_DAYS_IN_WEEK: Final = 7

_AGE: Final = re.compile(r"(under|from) +(\d{1,3})(?: *[-–] *(\d{1,3}))?", re.ASCII)
_LENGTH: Final = r"(\d{1,4}) *(years?|months?|weeks?|days?)"
_BOUND: Final = re.compile(rf"(>=|<=|≥|≤)? *{_LENGTH}", re.ASCII)
_RANGE: Final = re.compile(rf"(\d{{1,4}}) *(years?|months?|weeks?|days?)? *[-–] *{_LENGTH}", re.ASCII)


def parse_age(text: str) -> AgeLimit:
    """`under 18`, `under 10-17`, `from 14`. Raises ValueError with a message for the author."""
    match = _AGE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"`{text}` is no age limit: write `under 18`, `under 10-17` or `from 14`.")
    lowest, highest = int(match[2]), int(match[3] or match[2])
    if lowest > highest:
        raise ValueError(
            f"`{text}` can never match: {lowest} is above {highest}. Write `{match[1]} {highest}-{lowest}`."
        )
    if not 1 <= lowest <= highest <= OLDEST:
        raise ValueError(f"`{text}` can never match: ages go from 1 to {OLDEST}.")
    return AgeLimit(match[1], lowest, highest)


def parse_period(text: str) -> Period:
    """`>= 5 years`, `<= 2 years`, `1-5 years`, `6 months`; in months, 30 days to a month, rounded down.

    Raises ValueError with a message for the author.
    """
    stripped = text.strip()
    if bound := _BOUND.fullmatch(stripped):
        months = _months(int(bound[2]), bound[3])
        if bound[1] in (">=", "≥"):
            return Period(months, ENDLESS)
        return Period(0 if bound[1] in ("<=", "≤") else months, months)
    between = _RANGE.fullmatch(stripped)
    if between is None:
        raise ValueError(
            f"`{text}` is no length of time: write `>= 5 years`, `<= 2 years`, `1-5 years` (or months, weeks, days)."
        )
    lowest, highest = _months(int(between[1]), between[2] or between[4]), _months(int(between[3]), between[4])
    if lowest > highest:
        raise ValueError(f"`{text}` can never match: the first length is longer than the second.")
    return Period(lowest, highest)


def _months(count: int, unit: str) -> int:
    if unit.startswith("year"):
        return 12 * count
    if unit.startswith("month"):
        return count
    days = count * _DAYS_IN_WEEK if unit.startswith("week") else count
    return days // _DAYS_IN_MONTH
