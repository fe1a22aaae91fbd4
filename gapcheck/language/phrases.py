"""The shape of one phrase of the lexicon: words, alternatives, open endings, gaps.

Signs (docs/checklist-format.md): `word*`, `*word`, `a/b`, a lone `*` (0 to 8 words), `~3` (0 to 3 words), `[the]`.
Nothing here knows how text is folded: the caller hands in the function, so that phrases and texts are folded alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

LONE_STAR_GAP: Final = 8
LONGEST_GAP: Final = 50
MOST_PARTS: Final = 40

_WORD: Final = re.compile(r"[^\W_]+")
_ENOUGH_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Stem:
    """A folded word; `open_start` and `open_end` say that more letters may stand before or after it."""

    text: str
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, any of the alternatives. An optional one may be missing."""

    alternatives: tuple[Stem, ...]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """From no words to `most` words of the same sentence."""

    most: int


Part = Word | Gap


def parse_phrase(text: str, fold: Callable[[str], str]) -> tuple[Part, ...]:
    """The parts of a phrase in order. `fold` makes letters comparable; what it returns is split into words again.

    Raises ValueError, with a message for the phrase's author, for a phrase that is malformed or far too wide.
    """
    chunks = text.split()
    if not chunks:
        raise ValueError("The phrase is empty.")
    if len(chunks) > MOST_PARTS:
        raise ValueError(f"The phrase has {len(chunks)} words; {MOST_PARTS} are the most.")
    parts = split_phrase(text, fold)
    _refuse_stray_gaps(parts)
    _refuse_wide_phrase(parts)
    return parts


def split_phrase(text: str, fold: Callable[[str], str]) -> tuple[Part, ...]:
    """The parts of a phrase that has been parsed before, without the checks that its author needed."""
    return tuple(part for chunk in text.split() for part in _parse_between_spaces(chunk, fold))


def spell_phrase(parts: Sequence[Part]) -> str:
    """The phrase in signs again: `parse_phrase` of it gives the same parts, if folding folded words changes nothing."""
    return " ".join(_spell_part(part) for part in parts)


def least_words(parts: Sequence[Part]) -> int:
    """The number of words in the shortest text that the phrase finds."""
    return sum(1 for part in parts if isinstance(part, Word) and not part.is_optional)


def _spell_part(part: Part) -> str:
    if isinstance(part, Gap):
        return f"~{part.most}"
    word = "/".join("*" * stem.open_start + stem.text + "*" * stem.open_end for stem in part.alternatives)
    return f"[{word}]" if part.is_optional else word


@lru_cache(maxsize=65536)
def _parse_between_spaces(chunk: str, fold: Callable[[str], str]) -> tuple[Part, ...]:
    """What stands between two spaces: usually one word, several where folding finds a hyphen or apostrophe.

    Phrases share most of their words, so each is parsed once.
    """
    if chunk == "*":
        return (Gap(LONE_STAR_GAP),)
    if chunk.startswith("~"):
        return (_parse_gap(chunk),)
    if chunk.startswith("[") or chunk.endswith("]"):
        return (_parse_optional(chunk, fold),)
    _refuse_foreign_signs(chunk)
    return tuple(_parse_alternatives(chunk, fold, is_optional=False))


def _parse_gap(token: str) -> Gap:
    digits = token[1:]
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(f"`{token}` is no gap: write ~ and the most words that may stand there, as in ~3.")
    most = int(digits[:6])
    if not 1 <= most <= LONGEST_GAP:
        raise ValueError(f"`{token}` is no gap: it may hold 1 to {LONGEST_GAP} words.")
    return Gap(most)


def _parse_optional(token: str, fold: Callable[[str], str]) -> Word:
    if not (token.startswith("[") and token.endswith("]") and len(token) > 1):
        raise ValueError(f"`{token}`: square brackets hold one word, as in [the]; write two words as [of] [the].")
    inside = token[1:-1]
    if not inside or inside == "*":
        raise ValueError(f"`{token}` holds no word.")
    _refuse_foreign_signs(inside)
    words = list(_parse_alternatives(inside, fold, is_optional=True))
    if len(words) > 1:
        raise ValueError(f"`{token}` holds {len(words)} words: bracket each of them, as in [of] [the].")
    return words[0]


def _refuse_foreign_signs(token: str) -> None:
    if "|" in token or "\\" in token:
        raise ValueError(f"`{token}`: phrases are no regular expressions; write alternatives as a/b.")
    for sign, advice in (
        ("[", "[the] stands between spaces"),
        ("]", "[the] stands between spaces"),
        ("~", "~3 stands between spaces"),
    ):
        if sign in token:
            raise ValueError(f"`{token}`: `{sign}` does not belong inside a word; {advice}.")


def _parse_alternatives(token: str, fold: Callable[[str], str], *, is_optional: bool) -> Iterator[Word]:
    choices = token.split("/")
    if len(choices) == 1:
        for stem in _parse_stems(token, fold):
            yield Word((stem,), is_optional)
        return
    stems: list[Stem] = []
    for choice in choices:
        if not choice.strip("*"):
            raise ValueError(f"`{token}` has an empty alternative: write a/b without a slash at either end.")
        found = _parse_stems(choice, fold)
        if len(found) > 1:
            raise ValueError(
                f"`{choice}` is {len(found)} words and cannot be one alternative of `{token}`: write two phrases."
            )
        stems += found
    yield Word(tuple(dict.fromkeys(stems)), is_optional)


def _parse_stems(choice: str, fold: Callable[[str], str]) -> list[Stem]:
    open_start, open_end = choice.startswith("*"), choice.endswith("*")
    bare = choice[open_start : len(choice) - open_end] if choice != "*" else ""
    if "*" in bare:
        raise ValueError(f"`{choice}`: a star stands at the beginning or the end of a word, or alone between spaces.")
    words = _WORD.findall(fold(bare))
    if not words:
        raise ValueError(f"`{choice}` holds no letter or digit: leave it out, texts are compared by their words.")
    last = len(words) - 1
    return [Stem(word, open_start and at == 0, open_end and at == last) for at, word in enumerate(words)]


def _refuse_stray_gaps(parts: Sequence[Part]) -> None:
    needed = [part for part in parts if isinstance(part, Gap) or not part.is_optional]
    if needed and (isinstance(needed[0], Gap) or isinstance(needed[-1], Gap)):
        raise ValueError(
            "A gap (* or ~3) must stand between two words that are needed: leave it out at the beginning and the end."
        )
    if any(isinstance(before, Gap) and isinstance(after, Gap) for before, after in pairwise(parts)):
        raise ValueError("Two gaps stand side by side: write one, as in ~12.")


def _refuse_wide_phrase(parts: Sequence[Part]) -> None:
    """A phrase must hold a needed word that says something: three letters or a digit, in each of its alternatives."""
    words = [part for part in parts if isinstance(part, Word) and not part.is_optional]
    if not words:
        raise ValueError(
            "Every word of the phrase may be missing, so it would match nothing at all: take the brackets off one."
        )
    if not any(all(_says_something(stem) for stem in word.alternatives) for word in words):
        raise ValueError("The phrase would match almost everything: one of its words needs three letters or a digit.")


def _says_something(stem: Stem) -> bool:
    return sum(map(str.isalpha, stem.text)) >= _ENOUGH_LETTERS or any(map(str.isdigit, stem.text))
