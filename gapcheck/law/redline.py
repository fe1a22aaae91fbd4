"""Two texts as one redline, word by word.

rapidfuzz compares 14,000 words in 30 ms at worst, where difflib needs seconds (`benchmarks/diffing.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from gapcheck.model import Run, RunKind

SHORTEST_EQUAL: Final = 3
"""Words. A shorter equal run inside a change would chop it into pieces that nobody can read."""

# A comparison holds one bit for each pair of tokens: 250 MB here. Only a file made to hurt has more.
_MOST_PAIRS: Final = 2_000_000_000
_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_WORD: Final = re.compile(r"\w")

_Piece = tuple[RunKind, list[str]]


def tokens(text: str) -> list[str]:
    """Words, runs of white space and single signs; joined they are the text again."""
    return _TOKEN.findall(text)


def redline(before: str, after: str) -> tuple[Run, ...]:
    """Runs of which the equal and inserted ones join to `after`, the equal and deleted ones to `before`.

    A deletion stands before the insertion that replaces it; no run is empty, and no two of one kind touch.
    """
    if before == after:
        return (Run(RunKind.EQUAL, before),) if before else ()
    return tuple(_runs(_readable(_pieces(tokens(before), tokens(after)))))


def _pieces(old: list[str], new: list[str]) -> Iterator[_Piece]:
    from rapidfuzz.distance import Indel

    if len(old) * len(new) > _MOST_PAIRS:
        yield RunKind.DELETED, old
        yield RunKind.INSERTED, new
        return
    numbers = Numbers()
    old_numbers, new_numbers = numbers.of(old), numbers.of(new)
    for step in Indel.opcodes(old_numbers, new_numbers):
        if step.tag == "equal":
            yield RunKind.EQUAL, old[step.src_start : step.src_end]
        else:
            yield RunKind.DELETED, old[step.src_start : step.src_end]
            yield RunKind.INSERTED, new[step.dest_start : step.dest_end]


class Numbers(dict[str, int]):
    """Words as numbers, which compare faster. A new word gets the next number."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number

    def of(self, words: Sequence[str]) -> list[int]:
        """The numbers of words in their order."""
        return list(map(self.__getitem__, words))


def _readable(pieces: Iterator[_Piece]) -> Iterator[_Piece]:
    """Short equal runs between two changes joined into the change, which then is one deletion and one insertion."""
    deleted: list[str] = []
    inserted: list[str] = []
    waiting: list[str] = []
    for kind, words in pieces:
        if not words:
            continue
        if kind is not RunKind.EQUAL:
            if waiting:
                deleted += waiting
                inserted += waiting
                waiting = []
            (deleted if kind is RunKind.DELETED else inserted).extend(words)
            continue
        waiting += words
        if not (deleted or inserted) or _words(waiting) >= SHORTEST_EQUAL:
            yield from ((RunKind.DELETED, deleted), (RunKind.INSERTED, inserted), (RunKind.EQUAL, waiting))
            deleted, inserted, waiting = [], [], []
    yield from ((RunKind.DELETED, deleted), (RunKind.INSERTED, inserted), (RunKind.EQUAL, waiting))


def _words(pieces: Sequence[str]) -> int:
    return sum(1 for piece in pieces if _WORD.match(piece))


def _runs(pieces: Iterator[_Piece]) -> Iterator[Run]:
    filled = ((kind, "".join(words)) for kind, words in pieces if words)
    for kind, group in groupby(filled, key=lambda piece: piece[0]):
        yield Run(kind, "".join(text for _, text in group))
