"""The words of a cell as values of the model: statuses, answers, languages, bodies of law, country codes.

Each function gives a value and the problem with it; where the problem is an error the value is only a stand-in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gapcheck.errors import Place, Problem
from gapcheck.model import Answer, LegalStatus
from gapcheck.workbook.cells import shown
from gapcheck.workbook.folding import did_you_mean, squeezed
from gapcheck.workbook.spellings import (
    ANSWERS,
    COMMON_ISO_SLIPS,
    COVERED_BODIES,
    ISO_CODES,
    LANGUAGE_CODES,
    LANGUAGE_NAMES,
    LEGAL_STATUSES,
    TREATY_STATUSES,
)

_LANGUAGE_TAG = re.compile(
    r"([A-Za-z]{2,3})((?:-[A-Za-z]{4})?)((?:-(?:[A-Za-z]{2}|[0-9]{3}))?)((?:-[A-Za-z0-9]{5,8})*)"
)


@lru_cache(maxsize=256)
def status_of(text: str) -> LegalStatus | None:
    """The legal status that the words mean; an empty cell is in force."""
    found = LEGAL_STATUSES.get(squeezed(text)) if text else LegalStatus.IN_FORCE
    return LegalStatus(found) if found else None


def unknown_status(text: str, place: Place) -> Problem:
    """The complaint about words that are no status."""
    return _unknown(text, "a status", [status.value for status in LegalStatus], place)


def read_answer(text: str, place: Place) -> tuple[Answer, Problem | None]:
    """An analyst's answer; `?` alone is unclear."""
    if set(text) == {"?"}:
        return Answer.UNCLEAR, None
    if found := ANSWERS.get(squeezed(text)):
        return Answer(found), None
    return Answer.UNCLEAR, _unknown(text, "an answer", [answer.value for answer in Answer], place)


def read_treaty_status(text: str, place: Place) -> tuple[str, Problem | None]:
    """`party`, `signatory` or `none`."""
    if found := TREATY_STATUSES.get(squeezed(text)):
        return found, None
    return "none", _unknown(text, "a treaty status", ["party", "signatory", "none"], place)


@lru_cache(maxsize=256)
def language_of(text: str) -> str | None:
    """A BCP-47 tag in its usual case (`de`, `sr-Latn`, `pt-BR`); the names of languages are understood too."""
    if not text:
        return ""
    match = _LANGUAGE_TAG.fullmatch(text.replace("_", "-"))
    if match and match[1].lower() in LANGUAGE_CODES:
        return match[1].lower() + match[2].title() + match[3].upper() + match[4].lower()
    return LANGUAGE_NAMES.get(squeezed(text))


def unknown_language(text: str, place: Place) -> Problem:
    """The complaint about words that are no language."""
    hint = did_you_mean(text, [name for name in LANGUAGE_NAMES if len(name) > 3])
    return Problem(
        place,
        f"found {shown(text)} where a language is expected.",
        f"{hint}Write a code such as en, fr, de, es, it, ru.",
    )


def read_iso(text: str, place: Place) -> tuple[str, Problem | None]:
    """An ISO 3166-1 alpha-2 code. `NA` is Namibia."""
    code = text.upper()
    if not text or code in ISO_CODES:
        return code, None
    hint = f"Did you mean {COMMON_ISO_SLIPS[code]}? " if code in COMMON_ISO_SLIPS else ""
    return "", Problem(
        place, f"found {shown(text)} where a country code is expected.", f"{hint}Write two letters such as DE or FR."
    )


def read_covers(text: str, place: Place) -> tuple[tuple[str, ...], list[Problem]]:
    """The bodies of law that are held in full, in the order written, each once."""
    bodies: dict[str, None] = {}
    problems = []
    for part in re.split(r"[;,\n]", text):
        if not squeezed(part):
            continue
        if found := COVERED_BODIES.get(squeezed(part)):
            bodies[found] = None
        else:
            allowed = list(dict.fromkeys(COVERED_BODIES.values()))
            problems.append(_unknown(part.strip(), "a body of law", allowed, place))
    return tuple(bodies), problems


def _unknown(text: str, what: str, allowed: list[str], place: Place) -> Problem:
    hint = did_you_mean(text, allowed)
    return Problem(place, f"found {shown(text)} where {what} is expected.", f"{hint}Allowed are: {', '.join(allowed)}.")
