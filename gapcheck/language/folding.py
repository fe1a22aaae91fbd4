"""Text folded for comparison, and the way back to the original.

Folding removes what does not change the meaning of a statute: case, accents, typographic variants (NFKD, Unicode
Standard Annex #15), soft hyphens and hyphenation at the end of a line. Offsets of the folded text lead back to the
cell's own characters, because evidence is quoted from the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_QUOTES = dict.fromkeys("«»“”„‟‹›\u2033", '"') | dict.fromkeys("‘’‚‛′`´ʼ", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")


@cache
def _folded_character(character: str) -> str:
    """What one character becomes; empty for characters that only typesetters see."""
    if character in _QUOTES:
        return _QUOTES[character]
    if character in _DASHES:
        return _DASHES[character]
    if unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(part for part in folded if unicodedata.category(part) != "Mn")


class _Table(dict[int, str]):
    """A translation table that learns characters as it meets them."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_character(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded text. ASCII text only changes case, and keeps its length."""
    folded = text.lower() if text.isascii() else text.translate(_TABLE)
    return _HYPHENATED.sub("", folded) if "-\n" in folded else folded


def fold_words(text: str) -> list[str]:
    """The folded words: runs of letters and digits."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Spans:
    """Half-open character spans of each folded word in the original text."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def word_at(self, offset: int) -> int:
        """Index of the first word that ends after `offset`."""
        return bisect_right(self.ends, offset)


def word_spans(text: str) -> Spans:
    """Where each word of `fold_words(text)` stands in `text`."""
    folded = text.lower() if text.isascii() else text.translate(_TABLE)
    origins = _origins(text)
    if "-\n" in folded:
        kept: list[int] = []
        last = 0
        pieces: list[str] = []
        for match in _HYPHENATED.finditer(folded):
            kept.extend(range(last, match.start()))
            pieces.append(folded[last : match.start()])
            last = match.end()
        kept.extend(range(last, len(folded)))
        pieces.append(folded[last:])
        folded = "".join(pieces)
        origins = [index if origins is None else origins[index] for index in kept]
    starts, ends = [], []
    for match in _WORD.finditer(folded):
        start, last_character = match.start(), match.end() - 1
        starts.append(start if origins is None else origins[start])
        ends.append((last_character if origins is None else origins[last_character]) + 1)
    return Spans(tuple(starts), tuple(ends))


def _origins(text: str) -> list[int] | None:
    """For each folded character the index of the original one; None when they are the same."""
    if text.isascii():
        return None
    changing = "".join(sorted(character for character in set(text) if len(_folded_character(character)) != 1))
    if not changing:
        return None
    origins: list[int] = []
    last = 0
    for match in re.finditer(f"[{re.escape(changing)}]", text):
        at = match.start()
        origins.extend(range(last, at))
        origins.extend([at] * len(_folded_character(match[0])))
        last = at + 1
    origins.extend(range(last, len(text)))
    return origins
