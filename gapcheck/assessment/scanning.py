"""Provisions read once for all concepts of a lexicon, so that one scan serves every judgement of a workbook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain

from gapcheck.assessment.defined_terms import look_for_defined_terms
from gapcheck.assessment.reading import Reading
from gapcheck.language.folding import fold_words
from gapcheck.language.identifying import language_of
from gapcheck.language.lexical import Hits, Lexical, words_of
from gapcheck.law.references import LawIndex
from gapcheck.model import Lexicon, Provision

LANGUAGES = ("en", "fr", "de", "es", "it", "ru")


class Scan:
    """All provisions of a workbook, read for all concepts of a lexicon."""

    def __init__(self, provisions: tuple[Provision, ...], lexicon: Lexicon, default_language: str) -> None:
        self.lexicon = lexicon
        self.provisions = provisions
        self.readings = [
            Reading(position, provision, language_of(provision.language or default_language, provision.text), self)
            for position, provision in enumerate(provisions)
        ]
        for language in LANGUAGES:
            readings = [reading for reading in self.readings if reading.language == language]
            if readings:
                titles = {law: fold_words(law) for law in {one.provision.law for one in readings}}
                texts = chain(titles.values(), (words for one in readings for words in (one.words, one.heading_words)))
                frequency = words_of(texts)
                lexical = Lexical(lexicon.concepts, language, frequency)
                title_hits = {law: lexical.hits(words) for law, words in titles.items()}
                for reading in readings:
                    reading.look_for(lexical)
                    reading.title_hits = title_hits[reading.provision.law]
                look_for_defined_terms(readings, lexicon.concepts, language, frequency)
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
