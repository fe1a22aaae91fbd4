"""Provisions read once: words, hits of all concepts, structure, references, quantities.

Nothing here depends on a date, a bill, a treaty or a coding, so one scan serves every judgement of a workbook. What is
expensive and rarely asked (structure, references, quantities) is worked out when a rule first asks for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from gapcheck.language.folding import Spans, fold_words, word_spans
from gapcheck.language.identifying import language_of
from gapcheck.language.lexical import Hits, Lexical, Span
from gapcheck.language.quantities import Quantity, quantities
from gapcheck.language.structure import Structure, structure
from gapcheck.law.references import LawIndex, references
from gapcheck.law.roles import role_of
from gapcheck.model import Lexicon, Provision

LANGUAGES = ("en", "fr", "de", "es", "it", "ru")


class Reading:
    """One provision as the program has read it. `position` is its index in the scan."""

    def __init__(self, position: int, provision: Provision, language: str, lexical: Lexical | None, scan: Scan) -> None:
        self.position = position
        self.provision = provision
        self.language = language
        self._scan = scan
        self.words = fold_words(provision.text)
        self.hits: Hits = lexical.hits(self.words) if lexical is not None else {}
        self.heading_words = fold_words(provision.heading) if provision.heading else []
        self.heading_hits: Hits = lexical.hits(self.heading_words) if lexical is not None else {}

    @cached_property
    def spans(self) -> Spans:
        """Where each word stands in the cell's text."""
        return word_spans(self.provision.text)

    @cached_property
    def structure(self) -> Structure:
        """Sentences and paragraphs as they must be read."""
        return structure(self.provision.text, self.spans)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Ages and periods in the text."""
        return quantities(self.words, self.language)

    @cached_property
    def role(self) -> str:
        """What kind of text this is: operative, definition, treaty, amending …"""
        return role_of(self.provision)

    @cached_property
    def references(self) -> tuple[tuple[Span, frozenset[int]], ...]:
        """Word spans of references with the positions of the provisions that they name."""
        found = []
        for reference in references(self.provision, self._scan.law_index):
            targets = frozenset(
                position for target in reference.targets for position in self._scan.positions.get(target, ())
            )
            if targets:
                first = self.spans.word_at(reference.start)
                last = bisect_left(self.spans.starts, reference.end)
                found.append(((first, max(last, first + 1)), targets))
        return tuple(found)


class Scan:
    """All provisions of a workbook, read for all concepts of a lexicon."""

    def __init__(self, provisions: tuple[Provision, ...], lexicon: Lexicon, default_language: str) -> None:
        self.lexicon = lexicon
        self.provisions = provisions
        lexicals: dict[str, Lexical] = {}
        self.readings: list[Reading] = []
        for position, provision in enumerate(provisions):
            language = language_of(provision.language or default_language, provision.text)
            if language in LANGUAGES and language not in lexicals:
                lexicals[language] = Lexical(lexicon.concepts, language)
            self.readings.append(Reading(position, provision, language, lexicals.get(language), self))
        self.postings = _postings((reading.position, reading.hits) for reading in self.readings)
        self.positions: dict[str, list[int]] = defaultdict(list)
        for position, provision in enumerate(provisions):
            self.positions[provision.id].append(position)

    @cached_property
    def law_index(self) -> LawIndex:
        """Numbers, order and short titles of the laws of this workbook."""
        return LawIndex(self.provisions)

    @property
    def unreadable(self) -> tuple[int, ...]:
        """Positions of provisions in a language without wordings."""
        return tuple(reading.position for reading in self.readings if reading.language not in LANGUAGES)


def _postings(hits_by_position: Iterable[tuple[int, Hits]]) -> dict[str, frozenset[int]]:
    postings: dict[str, set[int]] = defaultdict(set)
    for position, hits in hits_by_position:
        for concept in hits:
            postings[concept].add(position)
    return {concept: frozenset(positions) for concept, positions in postings.items()}


def scan(provisions: tuple[Provision, ...], lexicon: Lexicon, default_language: str = "") -> Scan:
    """Read every provision once for every concept of the lexicon."""
    return Scan(provisions, lexicon, default_language)
