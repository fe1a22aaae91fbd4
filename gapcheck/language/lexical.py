"""Concepts of one language, and their hits in the words of texts.

A phrase can only stand where its rarest word stands, so each phrase is looked for at that word alone, and a phrase with
a word that no text has is not looked for at all. This loses nothing, and one pass over the texts finds all concepts of
all checklists: the cost grows with the text, not with the number of phrases.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gapcheck.language.folding import fold
from gapcheck.language.phrases import Gap, Part, Word, split_phrase
from gapcheck.model import Concept

Span = tuple[int, int]
Hits = dict[str, list[Span]]
Slot = tuple[frozenset[str], bool]  # the words of the texts that fit, and whether it may be left out

_MANY = 40  # more neighbours than this are not worth a table
_LIMIT = 400  # hits of one concept in one provision that are kept: a bomb of repeated words must not cost more


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase seen from its rarest word: what must stand before it (nearest first) and after it; numbers are gaps."""

    gives: tuple[str, ...]
    hides: tuple[str, ...]
    before: tuple[Slot | int, ...]
    after: tuple[Slot | int, ...]
    needs: frozenset[str]  # words of which the text must have one: the phrase's second rarest


class _Place:
    """The phrases that a word is the rarest of: alone, with a known next word, with a known word before, the rest."""

    __slots__ = ("alone", "before", "next", "rest")

    def __init__(self) -> None:
        self.alone: list[str] = []
        self.next: dict[str, list[_Phrase]] = {}
        self.before: dict[str, list[_Phrase]] = {}
        self.rest: list[_Phrase] = []

    def enter(self, phrase: _Phrase) -> None:
        if not (phrase.before or phrase.after or phrase.hides):
            self.alone.extend(phrase.gives)
        elif phrase.after and _is_plain(phrase.after[0]):
            self._by_neighbour(self.next, phrase.after[0], phrase)
        elif phrase.before and _is_plain(phrase.before[0]):
            self._by_neighbour(self.before, phrase.before[0], phrase)
        else:
            self.rest.append(phrase)

    @staticmethod
    def _by_neighbour(table: dict[str, list[_Phrase]], slot: Slot | int, phrase: _Phrase) -> None:
        assert isinstance(slot, tuple)
        for word in slot[0]:
            table.setdefault(word, []).append(phrase)


def _is_plain(slot: Slot | int) -> bool:
    """A word that must be there, and is not one of very many."""
    return isinstance(slot, tuple) and not slot[1] and len(slot[0]) <= _MANY


class Lexical:
    """The concepts of one language as they can occur in texts of the given words (word → how often it occurs)."""

    def __init__(self, concepts: Iterable[Concept], language: str, frequency: Mapping[str, int]) -> None:
        self._fitting = _Fitting(frequency)
        self._at: dict[str, _Place] = defaultdict(_Place)
        listed = tuple(concepts)
        self._including = _including(listed)
        for text, gives, hides in _phrases(listed, language):
            self._enter(split_phrase(text, fold), gives, hides)

    def _enter(self, parts: tuple[Part, ...], gives: tuple[str, ...], hides: tuple[str, ...]) -> None:
        slots: list[Slot | int] = []
        rarest, rarest_at = -1, -1
        for at, part in enumerate(parts):
            if isinstance(part, Gap):
                slots.append(part.most)
                continue
            words, occurrences = self._fitting.of(part)
            slots.append((words, part.is_optional))
            if not part.is_optional and (rarest < 0 or occurrences < rarest):
                if not occurrences:
                    return
                rarest, rarest_at = occurrences, at
        key = slots[rarest_at]
        assert isinstance(key, tuple)
        others = [
            slot[0] for at, slot in enumerate(slots) if isinstance(slot, tuple) and not slot[1] and at != rarest_at
        ]
        needs = min(others, key=len, default=frozenset())
        phrase = _Phrase(gives, hides, tuple(reversed(slots[:rarest_at])), tuple(slots[rarest_at + 1 :]), needs)
        for word in key[0]:
            self._at[word].enter(phrase)

    def hits(self, words: Sequence[str]) -> Hits:
        """Concept id → half-open word spans, in order of their start, none inside another of the same concept."""
        found: dict[str, set[Span]] = defaultdict(set)
        hidden: dict[str, list[Span]] = defaultdict(list)
        at = self._at
        last = len(words) - 1
        here: frozenset[str] = frozenset()
        for index, word in enumerate(words):
            if word not in at:
                continue
            place = at[word]
            for concept in place.alone:
                found[concept].add((index, index + 1))
            if place.next and index < last and words[index + 1] in place.next:
                _verify(place.next[words[index + 1]], words, index, found, hidden)
            if place.before and index and words[index - 1] in place.before:
                _verify(place.before[words[index - 1]], words, index, found, hidden)
            if place.rest:
                here = here or frozenset(words)
                likely = [phrase for phrase in place.rest if not phrase.needs or not phrase.needs.isdisjoint(here)]
                _verify(likely, words, index, found, hidden)
        result: Hits = {}
        for concept, spans in found.items():
            kept = minimal(_visible(spans, hidden[concept]) if concept in hidden else spans)
            if kept:
                result[concept] = kept[:_LIMIT]
        return self._with_including(result)

    def _with_including(self, hits: Hits) -> Hits:
        """The hits of concepts, and of those that include them: what one concept hides stays visible in another."""
        merged: dict[str, list[Span]] = {}
        for concept, spans in hits.items():
            for name in self._including[concept]:
                merged.setdefault(name, []).extend(spans)
        return {
            name: spans if name in hits and len(spans) == len(hits[name]) else minimal(set(spans))[:_LIMIT]
            for name, spans in merged.items()
        }


def _verify(
    phrases: Iterable[_Phrase],
    words: Sequence[str],
    index: int,
    found: dict[str, set[Span]],
    hidden: dict[str, list[Span]],
) -> None:
    """Add the spans of those phrases that stand around their rarest word at `index`."""
    for phrase in phrases:
        span = _span(phrase, words, index)
        if span is not None:
            for concept in phrase.gives:
                found[concept].add(span)
            for concept in phrase.hides:
                hidden[concept].append(span)


def words_of(texts: Iterable[Sequence[str]]) -> Counter[str]:
    """How often each word occurs in texts that are split into words."""
    counted: Counter[str] = Counter()
    for words in texts:
        counted.update(words)
    return counted


class _Fitting:
    """For each word of a phrase the words of the texts that fit it."""

    def __init__(self, frequency: Mapping[str, int]) -> None:
        self._frequency = frequency
        self._sorted = sorted(frequency)
        self._known: dict[Word, tuple[frozenset[str], int]] = {}

    def of(self, word: Word) -> tuple[frozenset[str], int]:
        """The fitting words, and how often they occur together."""
        if word not in self._known:
            words: set[str] = set()
            for stem in word.alternatives:
                words.update(self._stem(stem.text, stem.open_start, stem.open_end))
            self._known[word] = frozenset(words), sum(self._frequency[one] for one in words)
        return self._known[word]

    def _stem(self, text: str, open_start: bool, open_end: bool) -> Iterable[str]:
        if open_start:
            return [one for one in self._sorted if (text in one if open_end else one.endswith(text))]
        if not open_end:
            return (text,) if text in self._frequency else ()
        first = bisect_left(self._sorted, text)
        # No letter sorts behind this one, so all words that begin with the text stand between the two places.
        return self._sorted[first : bisect_left(self._sorted, text + "\U0010ffff", first)]


def minimal(spans: Iterable[Span]) -> list[Span]:
    """Spans that hold no other span (minimal-interval semantics), in order of their start."""
    spans = list(spans)
    if len(spans) < 2:
        return spans
    ordered = sorted(spans, key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    nearest_end: int | None = None
    for span in reversed(ordered):
        if nearest_end is None or span[1] < nearest_end:
            kept.append(span)
            nearest_end = span[1]
    kept.reverse()
    return kept


def _visible(spans: Iterable[Span], hidden: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not any(start <= span[0] and span[1] <= end for start, end in hidden)]


def _span(phrase: _Phrase, words: Sequence[str], index: int) -> Span | None:
    """The shortest span of the phrase around its rarest word, or None."""
    end = _along(phrase.after, words, index + 1, 1) if phrase.after else index + 1
    if end is None:
        return None
    start = _along(phrase.before, words, index - 1, -1) if phrase.before else index - 1
    return None if start is None else (start + 1, end)


def _along(slots: Sequence[Slot | int], words: Sequence[str], index: int, step: int, first: int = 0) -> int | None:
    """Where the slots from `first` on end when read from `index` in steps of `step`; None when they do not fit."""
    while first < len(slots):
        slot = slots[first]
        first += 1
        if isinstance(slot, int):
            return _after_gap(slots, words, index, step, first, slot)
        fits = 0 <= index < len(words) and words[index] in slot[0]
        if slot[1]:
            end = _along(slots, words, index + step, step, first) if fits else None
            return _along(slots, words, index, step, first) if end is None else end
        if not fits:
            return None
        index += step
    return index


def _after_gap(
    slots: Sequence[Slot | int], words: Sequence[str], index: int, step: int, first: int, most: int
) -> int | None:
    """As `_along`, with up to `most` words passed over first: the nearest continuation counts."""
    following = slots[first]
    for at in range(index, index + (most + 1) * step, step):
        if not isinstance(following, int) and not following[1]:
            if not 0 <= at < len(words):
                return None
            if words[at] not in following[0]:
                continue
        end = _along(slots, words, at, step, first)
        if end is not None:
            return end
    return None


def _phrases(concepts: tuple[Concept, ...], language: str) -> Iterable[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each phrase once, with the concepts that it gives and those that it hides."""
    seen: dict[str, tuple[list[str], list[str]]] = {}
    for concept in concepts:
        for wordings, position in ((concept.wordings, 0), (concept.others, 1)):
            for text in dict(wordings).get(language, ()):
                seen.setdefault(text, ([], []))[position].append(concept.id)
    for text, (gives, hides) in seen.items():
        yield text, tuple(gives), tuple(hides)


def _including(concepts: tuple[Concept, ...]) -> dict[str, tuple[str, ...]]:
    """For each concept itself and every concept that includes it, directly or not."""
    parents: dict[str, list[str]] = defaultdict(list)
    for concept in concepts:
        for part in concept.includes:
            parents[part].append(concept.id)

    def closure(name: str) -> tuple[str, ...]:
        found = {name: None}
        queue = [name]
        while queue:
            for parent in parents[queue.pop()]:
                if parent not in found:
                    found[parent] = None
                    queue.append(parent)
        return tuple(found)

    return {concept.id: closure(concept.id) for concept in concepts}
