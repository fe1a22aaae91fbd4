"""One provision as the program has read it: words, hits of concepts, structure, references, quantities.

Nothing here depends on a date, a bill, a treaty or a coding. What is expensive and rarely asked is worked out when a
rule first asks for it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol

from gapcheck.language.folding import Spans, fold_words, word_spans
from gapcheck.language.intervals import Match
from gapcheck.language.lexical import Hits, Lexical, Span
from gapcheck.language.outline import Range, stretches
from gapcheck.language.quantities import Quantity, quantities
from gapcheck.language.structure import Structure, Unit, structure
from gapcheck.law.references import LawIndex, references
from gapcheck.law.roles import role_of
from gapcheck.model import Provision, Scope

Placed = dict[int, list[Match]]  # index of a unit → matches in the unit's own count of words


class _Ranges(NamedTuple):
    """The word ranges of one scope by their start; `furthest` is the greatest end so far, where a search may stop."""

    starts: list[int]
    ends: list[int]
    furthest: list[int]
    units: list[list[tuple[int, int]]]


class Context(Protocol):
    """The laws around a provision, which its references lead to."""

    @property
    def positions(self) -> Mapping[str, list[int]]:
        """Positions of all versions of a provision, by id."""

    @property
    def law_index(self) -> LawIndex:
        """Numbers, order and short titles of the laws."""


class Reading:
    """One provision as the program has read it. `position` is its index in the scan."""

    def __init__(self, position: int, provision: Provision, language: str, context: Context) -> None:
        self.position = position
        self.provision = provision
        self.language = language
        self._context = context
        self.words = fold_words(provision.text)
        self.heading_words = fold_words(provision.heading) if provision.heading else []
        self.hits: Hits = {}
        self.heading_hits: Hits = {}
        self.title_hits: Hits = {}
        self._placed: dict[tuple[Scope, str], Placed] = {}
        self._unit_ranges: dict[Scope, _Ranges] = {}

    def look_for(self, lexical: Lexical) -> None:
        """Find the concepts in text and heading."""
        self.hits = lexical.hits(self.words)
        if self.heading_words:
            self.heading_hits = lexical.hits(self.heading_words)

    def units(self, scope: Scope) -> tuple[Unit, ...]:
        """The texts inside which words may stand together."""
        if scope is Scope.PROVISION:
            return (((0, len(self.words)),),)
        return self.structure.sentences if scope is Scope.SENTENCE else self.structure.paragraphs

    def place(self, scope: Scope, spans: Iterable[Span]) -> Placed:
        """Spans of the provision in each unit's own count of words, as if the unit's ranges stood side by side."""
        listed = list(spans)
        if not listed:
            return {}
        if scope is Scope.PROVISION:
            return {0: [(*span, (span,)) for span in listed]}
        placed: Placed = {}
        held = self._ranges(scope)
        for start, end in listed:
            index = bisect_right(held.starts, start) - 1
            while index >= 0 and held.furthest[index] >= end:
                if held.ends[index] >= end:
                    for unit, shift in held.units[index]:
                        moved = (start + shift, end + shift)
                        placed.setdefault(unit, []).append((*moved, (moved,)))
                index -= 1
        for matches in placed.values():
            matches.sort()
        return placed

    def placed_hits(self, scope: Scope, concept: str) -> Placed:
        """The hits of a concept in each unit that has any; worked out once."""
        key = (scope, concept)
        if key not in self._placed:
            self._placed[key] = self.place(scope, self.hits.get(concept, ()))
        return self._placed[key]

    def _ranges(self, scope: Scope) -> _Ranges:
        """Every range with the units that hold it, and what to add to get each unit's own count."""
        if scope not in self._unit_ranges:
            units_of: dict[Range, list[tuple[int, int]]] = {}
            for index, unit in enumerate(self.units(scope)):
                passed = 0
                for start, end in unit:
                    units_of.setdefault((start, end), []).append((index, passed - start))
                    passed += end - start
            ranges = sorted(units_of)
            ends = [end for _, end in ranges]
            self._unit_ranges[scope] = _Ranges(
                [start for start, _ in ranges], ends, list(accumulate(ends, max)), [units_of[one] for one in ranges]
            )
        return self._unit_ranges[scope]

    def original(self, unit: Unit, match: Match) -> tuple[Span, ...]:
        """The spans of a match in the provision's count of words."""
        spans = []
        for first, last in match[2]:
            passed = 0
            for start, end in unit:
                if passed <= first < passed + end - start:
                    spans.append((first - passed + start, last - passed + start))
                passed += end - start
        return tuple(spans)

    @cached_property
    def spans(self) -> Spans:
        """Where each word stands in the cell's text."""
        return word_spans(self.provision.text)

    @cached_property
    def structure(self) -> Structure:
        """Sentences and paragraphs as they must be read."""
        return structure(self.provision.text, len(self.words))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Ages and periods in the text, none across the end of a line or sentence."""
        return tuple(
            replace(one, start=one.start + first, end=one.end + first)
            for first, last in stretches(self.provision.text, len(self.words))
            for one in quantities(self.words[first:last], self.language)
        )

    @cached_property
    def role(self) -> str:
        """What kind of text this is: operative, definition, treaty, amending …"""
        return role_of(self.provision)

    @cached_property
    def references(self) -> tuple[tuple[Span, frozenset[int]], ...]:
        """Word spans of references with the positions of the provisions that they name."""
        found = []
        for reference in references(self.provision, self._context.law_index):
            targets = frozenset(
                position for target in reference.targets for position in self._context.positions.get(target, ())
            )
            if targets:
                first = self.spans.word_at(reference.start)
                last = bisect_left(self.spans.starts, reference.end)
                found.append(((first, max(last, first + 1)), targets))
        return tuple(found)
