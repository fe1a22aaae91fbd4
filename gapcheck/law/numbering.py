"""Numbers of provisions: "§ 184b", "art. L. 425-1", "177 bis", "600-ter", "ст. 242.1"."""

from __future__ import annotations

import re

from gapcheck.model import Provision

LATIN = (
    "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies|terdecies|quaterdecies|"
    "quindecies|quinquiesdecies|sexiesdecies"
)
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CORE = r"\d{1,5}(?:[A-Za-z]{1,2}(?![A-Za-z])|(?:" + LATIN + r")\b)?"
_PREFIX = r"(?:[LRDA]\.?[  ]?\*{0,2}[  ]?)?"
# "184b", "227-22", "163.1", "L. 425-1", "242¹", "16.1.2"
PLAIN_NUMBER = _PREFIX + _CORE + r"(?:[-.‑]\d{1,4}(?:[A-Za-z]{1,2}(?![A-Za-z]))?)*[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
# "177 bis", "600-ter", "600-quater.1": where "bis" cannot mean "to"
LATIN_NUMBER = PLAIN_NUMBER + r"(?:[ \u00a0-]{0,2}(?:" + LATIN + r")\b(?:[.-]\d{1,2})?)?"

_WHOLE = re.compile(r"\s*(?:[^\W\d_]+\.?[\s\u00a0]+|[^\W\d_]+\.|§+\s*)*?(" + LATIN_NUMBER + r")[.°º]?(?=$|[\s(])")
_IN_ID = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]+\d*-(" + LATIN_NUMBER + r")$")
_VERSION = re.compile(r"(?:~\d+|-part\d+)+$")
_LATIN_JOINT = re.compile(r"[\s\u00a0-]+(?=(?:" + LATIN + r")\b)")
_PIECES = re.compile(r"\d+|[^\W\d]+")


def _tidy(number: str) -> str:
    raised = _RAISED.search(number)
    if raised:
        number = f"{number[: raised.start()]}.{raised.group().translate(_SUPERSCRIPT)}"
    number = number.replace("\u2011", "-").replace("*", "")
    if number[:1].isalpha():
        number = number[0] + number[1:].lstrip(". \u00a0")
    return re.sub(r"(?<=\d)[ \u00a0]+", "", number)


def section_of(provision: Provision) -> str:
    """The bare number ("184b", "227-22", "600-ter"), from the number or else the id; "" for a schedule and the like."""
    if found := _WHOLE.match(provision.number):
        return _tidy(found.group(1))
    if provision.number.strip():
        return ""
    found = _IN_ID.match(_VERSION.sub("", provision.id))
    return _tidy(found.group(1)) if found else ""


def number_key(number: str) -> str:
    """What is equal for two spellings of one number: "177 bis" and "177bis", "L. 425-1" and "L425-1"."""
    return _LATIN_JOINT.sub("", _tidy(number)).casefold()


def sort_key(number: str) -> tuple[tuple[int, int, str], ...]:
    """Orders numbers as laws do: 5, 5a, 5bis, 5-1, 6."""
    return tuple(
        (1, int(piece), "") if piece.isdigit() else (0, _latin_rank(piece), piece)
        for piece in _PIECES.findall(number_key(number))
    )


_LATIN_RANKS = {name: rank for rank, name in enumerate(LATIN.split("|"), start=2)}


def _latin_rank(piece: str) -> int:
    return _LATIN_RANKS.get(piece, 0)
