"""Concepts compiled for one language, and their hits in the words of a text.

Every distinct word is looked up once: which phrases have it as their key word. A phrase is then verified around its
key, so that one pass over a text finds all concepts of all checklists. Cost grows with the text, not with the number
of phrases.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gapcheck.language.folding import fold
from gapcheck.language.phrases import Gap, Stem, Word, parse_phrase
from gapcheck.model import Concept

Span = tuple[int, int]
Hits = dict[str, list[Span]]

_LIMIT = 400  # hits of one concept in one provision that are kept: a bomb of repeated words must not cost more


@dataclass(frozen=True, slots=True)
class _Slot:
    """One word of a phrase, ready to be compared."""

    exact: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: tuple[str, ...]
    is_optional: bool

    def fits(self, word: str) -> bool:
        if word in self.exact:
            return True
        if self.beginnings and word.startswith(self.beginnings):
            return True
        if self.endings and word.endswith(self.endings):
            return True
        return any(part in word for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase seen from its key word: the slots before it (nearest first) and after it."""

    concepts: tuple[str, ...]
    hides: tuple[str, ...]
    key: _Slot
    before: tuple[_Slot | int, ...]
    after: tuple[_Slot | int, ...]


class Lexical(dict[str, tuple[_Phrase, ...]]):
    """The concepts of one language. As a dict it remembers for every word which phrases it is the key of."""

    def __init__(self, concepts: Iterable[Concept], language: str) -> None:
        super().__init__()
        self._exact: dict[str, list[_Phrase]] = defaultdict(list)
        self._beginnings: dict[str, list[_Phrase]] = defaultdict(list)
        self._open: list[tuple[_Slot, _Phrase]] = []
        for phrase in _phrases(tuple(concepts), language):
            self._enter(phrase)
        self._lengths = sorted({len(stem) for stem in self._beginnings})

    def _enter(self, phrase: _Phrase) -> None:
        for word in phrase.key.exact:
            self._exact[word].append(phrase)
        for stem in phrase.key.beginnings:
            self._beginnings[stem].append(phrase)
        if phrase.key.endings or phrase.key.parts:
            self._open.append((phrase.key, phrase))

    def __missing__(self, word: str) -> tuple[_Phrase, ...]:
        found = list(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            found.extend(self._beginnings.get(word[:length], ()))
        found.extend(
            phrase
            for key, phrase in self._open
            if (key.endings and word.endswith(key.endings)) or any(part in word for part in key.parts)
        )
        self[word] = phrases = tuple(dict.fromkeys(found))
        return phrases

    def hits(self, words: Sequence[str]) -> Hits:
        """Concept id → half-open word spans, in order of their start, none inside another of the same concept."""
        found: dict[str, set[Span]] = {}
        hidden: dict[str, list[Span]] = {}
        for index, word in enumerate(words):
            for phrase in self[word]:
                span = _span(phrase, words, index)
                if span is None:
                    continue
                for concept in phrase.concepts:
                    found.setdefault(concept, set()).add(span)
                for concept in phrase.hides:
                    hidden.setdefault(concept, []).append(span)
        result: Hits = {}
        for concept, spans in found.items():
            kept = minimal(_visible(spans, hidden[concept]) if concept in hidden else spans)
            if kept:
                result[concept] = kept[:_LIMIT]
        return result


def minimal(spans: Iterable[Span]) -> list[Span]:
    """Spans that hold no other span (minimal-interval semantics), in order of their start."""
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
    """The shortest span of the phrase around its key word, or None."""
    end = _along(phrase.after, words, index + 1, 1) if phrase.after else index + 1
    if end is None:
        return None
    start = _along(phrase.before, words, index - 1, -1) if phrase.before else index - 1
    return None if start is None else (start + 1, end)


def _along(slots: Sequence[_Slot | int], words: Sequence[str], index: int, step: int) -> int | None:
    """Where the slots end when read from `index` in steps of `step`; None when they do not fit."""
    if not slots:
        return index
    first = slots[0]
    if isinstance(first, int):
        for skipped in range(first + 1):
            end = _along(slots[1:], words, index + skipped * step, step)
            if end is not None:
                return end
        return None
    if 0 <= index < len(words) and first.fits(words[index]):
        end = _along(slots[1:], words, index + step, step)
        if end is not None:
            return end
    return _along(slots[1:], words, index, step) if first.is_optional else None


def _phrases(concepts: tuple[Concept, ...], language: str) -> Iterable[_Phrase]:
    names = _including(concepts)
    seen: dict[str, tuple[list[str], list[str]]] = {}
    for concept in concepts:
        for wordings, position in ((concept.wordings, 0), (concept.others, 1)):
            for text in dict(wordings).get(language, ()):
                seen.setdefault(text, ([], []))[position].extend(names[concept.id])
    for text, (gives, hides) in seen.items():
        yield _compiled(text, tuple(dict.fromkeys(gives)), tuple(dict.fromkeys(hides)))


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


def _compiled(text: str, concepts: tuple[str, ...], hides: tuple[str, ...]) -> _Phrase:
    slots: list[_Slot | int] = [
        part.most if isinstance(part, Gap) else _slot(part) for part in parse_phrase(text, fold)
    ]
    key = max(
        (index for index, slot in enumerate(slots) if isinstance(slot, _Slot) and not slot.is_optional),
        key=lambda index: _rarity(slots[index]),
    )
    chosen = slots[key]
    assert isinstance(chosen, _Slot)
    return _Phrase(concepts, hides, chosen, tuple(reversed(slots[:key])), tuple(slots[key + 1 :]))


def _rarity(slot: _Slot | int) -> float:
    """How selective a word is: its shortest alternative counts; open ones are less selective than closed ones."""
    if isinstance(slot, int):
        return 0
    stems = [len(word) for word in slot.exact] + [
        len(stem) - 0.5 for stem in (*slot.beginnings, *slot.endings, *slot.parts)
    ]
    return min(stems)


def _slot(word: Word) -> _Slot:
    def stems(start: bool, end: bool) -> tuple[str, ...]:
        return tuple(_plain(stem) for stem in word.alternatives if (stem.open_start, stem.open_end) == (start, end))

    return _Slot(
        exact=frozenset(stems(False, False)),
        beginnings=stems(False, True),
        endings=stems(True, False),
        parts=stems(True, True),
        is_optional=word.is_optional,
    )


def _plain(stem: Stem) -> str:
    return stem.text
