"""Two spellings of one word made equal: case, accents, spaces, punctuation and remarks in parentheses do not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LETTERS = re.compile(r"[^\W_]+")


@lru_cache(4096)  # the same headers and answers stand in every workbook of a batch
def squeezed(text: str) -> str:
    """`"  Date d'entrée en vigueur (ISO):"` is `datedentreeenvigueur`. A lone `§` is a word, not punctuation."""
    folded = unicodedata.normalize("NFKD", text.replace("§", " sectionsign ")).casefold()
    if not folded.isascii():
        folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    without_remarks = "".join(_LETTERS.findall(_REMARK.sub(" ", folded)))
    return without_remarks or "".join(_LETTERS.findall(folded))


def lookup(spellings: dict[str, str]) -> dict[str, str]:
    """From `{target: "spelling; spelling"}` to `{squeezed spelling: target}`; the target itself is a spelling too."""
    return {
        squeezed(spelling): target for target, listed in spellings.items() for spelling in (target, *listed.split(";"))
    }


def did_you_mean(text: str, allowed: Iterable[str]) -> str:
    """`Did you mean "repealed"? ` when something allowed looks like the text, else nothing."""
    originals = {squeezed(word): word for word in allowed}
    close = get_close_matches(squeezed(text)[:80], originals, n=1, cutoff=0.7)
    return f'Did you mean "{originals[close[0]]}"? ' if close else ""
