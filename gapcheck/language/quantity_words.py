"""The words around a number that say what it counts, made ready for look-up in folded words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gapcheck.language.folding import fold
from gapcheck.language.quantity_phrases import PHRASES

KEY = 3  # phrases are looked up by the first letters of one of their words


class Phrases:
    """A set of phrases that can be tried at a position, forwards or backwards."""

    def __init__(self, text: str) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        self._first_words = sorted({entry.split()[0] for entry in text.split("|") if entry.strip()})
        for entry in sorted(text.split("|"), key=lambda entry: -len(entry.split())):
            if phrase := tuple(entry.split()):
                self._by_first.setdefault(phrase[0].rstrip("*")[:KEY], []).append(phrase)
                self._by_last.setdefault(phrase[-1].rstrip("*")[:KEY], []).append(phrase)

    def before(self, words: Sequence[str], end: int) -> int:
        """How many words of the longest phrase that ends with word `end - 1`; 0 for none."""
        for phrase in self._by_last.get(words[end - 1][:KEY], ()) if end > 0 else ():
            if len(phrase) <= end and _same(phrase, words, end - len(phrase)):
                return len(phrase)
        return 0

    def ends_with(self, word: str) -> bool:
        """Whether a phrase may end with this word (a cheap first question)."""
        return word[:KEY] in self._by_last

    def positions(self, words: Sequence[str]) -> list[int]:
        """Indexes, in order, of all words with which a phrase may begin. For phrases that begin with a whole word."""
        found: list[int] = []
        for first in self._first_words:
            at = -1
            for _ in range(words.count(first)):
                at = words.index(first, at + 1)
                found.append(at)
        return sorted(found)

    def at(self, words: Sequence[str], start: int) -> int:
        """How many words of the longest phrase that begins with word `start`; 0 for none."""
        for phrase in self._by_first.get(words[start][:KEY], ()) if start < len(words) else ():
            if start + len(phrase) <= len(words) and _same(phrase, words, start):
                return len(phrase)
        return 0


def _same(phrase: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    for index, part in enumerate(phrase, start=start):
        word = words[index]
        if not (word.startswith(part[:-1]) if part[-1] == "*" else word == part):
            return False
    return True


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """What one language puts around numbers.

    Comparisons: `below` (less than N), `above` (more than N), `least` (N or more), `most` (N or less), `upto` (an end:
    "until 18"), `attained` (has reached N), `before` turns an attainment into a limit. `bare` words need no unit
    ("under 18"). `negations` turn a comparison round; `fillers` may stand between a comparison and its number.
    `or_more`/`or_less` follow the number, unless one of `objects` shows that they begin something new. `links` may stand between two numbers of one statement and `ranges` open the
    second ("13 to 15"), `between` the first; the second is included when it is one of `inclusive`. `alternatives` repeat
    a comparison ("at least 18, 16 or 14"). `ages_left`, `penal_left` … tell ages from periods by what stands left or right of the number;
    after `differences` and before `apart` ("older than") an age is a distance. A negation does not reach over `people`.
    """

    years: frozenset[str]
    months: frozenset[str]
    days: frozenset[str]
    birthdays: Phrases
    below: Phrases
    above: Phrases
    least: Phrases
    most: Phrases
    upto: Phrases
    attained: Phrases
    before: Phrases
    bare: Phrases
    negations: frozenset[str]
    fillers: frozenset[str]
    or_more: Phrases
    or_less: Phrases
    objects: frozenset[str]
    links: frozenset[str]
    ranges: frozenset[str]
    between: frozenset[str]
    alternatives: frozenset[str]
    ages_left: Phrases
    ages_right: Phrases
    penal_left: Phrases
    penal_right: Phrases
    people: Phrases
    differences: Phrases
    apart: Phrases
    other_units: Phrases
    life: Phrases
    unit_first: bool = False
    inclusive: tuple[int, ...] = (17,)


_SETS = ("years", "months", "days", "negations", "fillers", "objects", "links", "ranges", "between", "alternatives")


def _language(unit_first: bool, inclusive: tuple[int, ...], texts: dict[str, str]) -> QuantityWords:
    sets = {name: frozenset(fold(texts.get(name, "")).split()) for name in _SETS}
    phrases = {name: Phrases(fold(text)) for name, text in texts.items() if name not in sets}
    return QuantityWords(**sets, **phrases, unit_first=unit_first, inclusive=inclusive)  # type: ignore[arg-type]


@cache
def quantity_words(language: str) -> QuantityWords | None:
    """The words of a language, or None when the program does not know it."""
    texts = PHRASES.get(language)
    if texts is None:
        return None
    return _language(language == "it", (13, 15, 17) if language == "en" else (17,), texts)
