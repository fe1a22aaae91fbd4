"""The words of a line: bare where they can be, in quotation marks where they must be.

A word may come from anybody's spreadsheet. Bare words hold no white space, quotation marks or invisible characters, so
that a line reads as what it is; everything else is a JSON string.
"""

from __future__ import annotations

import json
import re
from typing import Final

_BARE: Final = re.compile(r'[^\s"\\#]+')
WORD: Final = r'"(?:[^"\\\n]|\\.)*"|[^\s"]+'
_QUOTED: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def written(word: str) -> str:
    """The word as it stands in a line."""
    if _BARE.fullmatch(word) and word.isprintable():
        return word
    return "".join(part if part.isprintable() else _escaped(part) for part in json.dumps(word, ensure_ascii=False))


def meant(word: str) -> str | None:
    """The word that was written; None when it is neither bare nor a whole JSON string."""
    if not word.startswith('"'):
        return word if _BARE.fullmatch(word) and word.isprintable() else None
    if not _QUOTED.fullmatch(word):
        return None
    try:
        found = json.loads(word)
    except ValueError:
        return None
    return found if isinstance(found, str) and _has_no_lone_surrogate(found) else None


def address(criterion: str, element: str) -> str:
    """`CSAM-09/possession`, or `CSAM-09` for the whole criterion."""
    return f"{criterion}/{element}" if element else criterion


def _escaped(character: str) -> str:
    return json.dumps(character, ensure_ascii=True)[1:-1]


def _has_no_lone_surrogate(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)
