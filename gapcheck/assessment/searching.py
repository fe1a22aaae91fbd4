"""Ways and anchors found in the provisions of a state.

A way is evaluated unit by unit (sentence, paragraph, provision) with minimal-interval algebra; an anchor is the union
of its ways. Posting lists of concepts choose the few provisions that can match at all, which loses nothing: a
provision without a required concept cannot match.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gapcheck.assessment.scanning import Reading, Scan
from gapcheck.language.intervals import Match, Span, all_of, any_of, in_order, pruned
from gapcheck.language.lexical import Hits
from gapcheck.language.structure import Unit
from gapcheck.model import (
    AgeLimit,
    AllOf,
    AnchorHere,
    AnyOf,
    Expression,
    Period,
    RefersTo,
    Scope,
    Way,
    Wording,
)

_NEAR = 6  # rows that make a neighbourhood: about one chapter of a code
OPERATIVE_ROLES = ("operative", "definition")


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a way: where, made of which word spans; `defeated_by` holds the words that take it away again."""

    position: int
    unit: Unit
    spans: tuple[Span, ...]
    way: Way
    defeated_by: tuple[Span, ...] = ()


class Search:
    """All anchors of a lexicon over the provisions of one state; each is worked out once, when first asked for."""

    def __init__(self, scan: Scan, in_force: frozenset[int]) -> None:
        self.scan = scan
        self.in_force = in_force
        self._anchors = {anchor.id: anchor for anchor in scan.lexicon.anchors}
        self._matches: dict[str, dict[int, list[Found]]] = {}
        self._targets: dict[str, frozenset[int]] = {}

    def anchor(self, name: str) -> Mapping[int, list[Found]]:
        """Standing matches of an anchor by position of their provision."""
        if name not in self._matches:
            self._matches[name] = {}
            found: dict[int, list[Found]] = {}
            for way in self._anchors[name].ways:
                for match in self.way(way):
                    if not match.defeated_by:
                        found.setdefault(match.position, []).append(match)
            self._matches[name] = dict(sorted(found.items()))
        return self._matches[name]

    def way(self, way: Way) -> Iterator[Found]:
        """Every match of a way, defeated ones included, in the order of the workbook."""
        if not all(self.anchor(name) for name in way.joint) or any(self.anchor(name) for name in way.lacking):
            return
        for position in sorted(self._candidates(way)):
            reading = self.scan.readings[position]
            if not self._fits(way, reading):
                continue
            yield from self._in_units(way, reading)

    def _fits(self, way: Way, reading: Reading) -> bool:
        """Whether role, heading, law and references allow the provision."""
        if reading.role not in (way.roles or OPERATIVE_ROLES):
            return False
        if way.heading is not None and not self._in_heading(way.heading, reading):
            return False
        if way.heading_without is not None and self._in_heading(way.heading_without, reading):
            return False
        if not all(self._in_law(name, reading) for name in way.same_law):
            return False
        if way.next_to and not any(self._in_law(name, reading, _NEAR) for name in way.next_to):
            return False
        return not way.referred_by or any(reading.position in self.targets(name) for name in way.referred_by)

    def _in_law(self, name: str, reading: Reading, distance: int | None = None) -> bool:
        """Whether an anchor is found in the provision's own law, at most `distance` rows away."""
        return any(
            self.scan.readings[other].provision.law == reading.provision.law
            and (distance is None or abs(other - reading.position) <= distance)
            for other in self.anchor(name)
        )

    def _in_units(self, way: Way, reading: Reading) -> Iterator[Found]:
        for unit in _units(reading, way.scope):
            view = _View(reading, unit, self)
            matches = view.matches(way.find)
            if not matches or any(view.matches(other) for other in way.without):
                continue
            defeats = [match for condition in way.unless for match in view.matches(condition)[:1]]
            defeated_by = tuple(span for match in defeats for span in view.original(match))
            for match in matches[:3]:
                yield Found(reading.position, unit, view.original(match), way, defeated_by)

    def targets(self, name: str) -> frozenset[int]:
        """Positions of the provisions to which matches of an anchor refer, from inside the matched unit."""
        if name not in self._targets:
            found: set[int] = set()
            for matches in self.anchor(name).values():
                for match in matches:
                    for span, positions in self.scan.readings[match.position].references:
                        if any(start <= span[0] < end for start, end in match.unit):
                            found |= positions
            self._targets[name] = frozenset(found)
        return self._targets[name]

    def _in_heading(self, expression: Expression, reading: Reading) -> bool:
        return bool(_View(reading, ((0, len(reading.heading_words)),), self, reading.heading_hits).matches(expression))

    def _candidates(self, way: Way) -> frozenset[int]:
        chosen = self._possible(way.find)
        positions = self.in_force if chosen is None else chosen & self.in_force
        if way.inside:
            positions &= frozenset(position for name in way.inside for position in self.anchor(name))
        for name in way.outside:
            positions -= frozenset(self.anchor(name))
        return positions

    def _possible(self, expression: Expression) -> frozenset[int] | None:
        """Positions where an expression can match; None when every provision can."""
        match expression:
            case Wording(concept):
                return self.scan.postings.get(concept, frozenset())
            case AnchorHere(anchor):
                return frozenset(self.anchor(anchor))
            case AllOf(parts):
                known = [possible for part in parts if (possible := self._possible(part)) is not None]
                return frozenset.intersection(*known) if known else None
            case AnyOf(parts):
                options = [self._possible(part) for part in parts]
                if any(option is None for option in options):
                    return None
                return frozenset().union(*(option for option in options if option is not None))
            case _:
                return None


def _units(reading: Reading, scope: Scope) -> tuple[Unit, ...]:
    if scope is Scope.PROVISION:
        return (((0, len(reading.words)),),)
    return reading.structure.sentences if scope is Scope.SENTENCE else reading.structure.paragraphs


class _View:
    """One unit of a provision, in which words are counted as if its ranges stood side by side."""

    def __init__(self, reading: Reading, unit: Unit, search: Search, hits: Hits | None = None) -> None:
        self.reading = reading
        self.unit = unit
        self.search = search
        self.hits = reading.hits if hits is None else hits

    def matches(self, expression: Expression) -> list[Match]:
        """Minimal matches of an expression in this unit."""
        match expression:
            case Wording(concept):
                return self._placed(self.hits.get(concept, ()))
            case AllOf(parts, within, ordered):
                lists = []
                for part in parts:
                    lists.append(self.matches(part))
                    if not lists[-1]:
                        return []
                return in_order(lists, within) if ordered else all_of(lists, within)
            case AnyOf(parts):
                return any_of([self.matches(part) for part in parts])
            case AgeLimit(relation, lowest, highest):
                return self._quantities("age", (relation,), lowest, highest)
            case Period(lowest, highest):
                return self._quantities("period", ("under", "from", "exact"), lowest, highest)
            case RefersTo(anchor):
                wanted = self.search.anchor(anchor)
                return self._placed(
                    span for span, targets in self.reading.references if any(target in wanted for target in targets)
                )
            case AnchorHere(anchor):
                return self._anchored(anchor)

    def _quantities(self, kind: str, relations: tuple[str, ...], lowest: int, highest: int) -> list[Match]:
        return self._placed(
            (quantity.start, quantity.end)
            for quantity in self.reading.quantities
            if quantity.kind == kind and quantity.relation in relations and lowest <= quantity.value <= highest
        )

    def _anchored(self, anchor: str) -> list[Match]:
        found = []
        for match in self.search.anchor(anchor).get(self.reading.position, ()):
            placed = [self._place(span) for span in match.spans]
            if all(span is not None for span in placed):
                spans = tuple(sorted(span for span in placed if span is not None))
                found.append((spans[0][0], max(span[1] for span in spans), spans))
        return pruned(found)

    def _placed(self, spans: object) -> list[Match]:
        found: list[Match] = []
        for span in spans:  # type: ignore[attr-defined]
            placed = self._place(span)
            if placed is not None:
                found.append((*placed, (placed,)))
        return pruned(found)

    def _place(self, span: Span) -> Span | None:
        """A span of the provision in the unit's own count of words; None outside the unit."""
        passed = 0
        for start, end in self.unit:
            if start <= span[0] and span[1] <= end:
                return span[0] - start + passed, span[1] - start + passed
            passed += end - start
        return None

    def original(self, match: Match) -> tuple[Span, ...]:
        """The spans of a match in the provision's count of words."""
        spans = []
        for first, last in match[2]:
            passed = 0
            for start, end in self.unit:
                length = end - start
                if passed <= first < passed + length:
                    spans.append((first - passed + start, last - passed + start))
                passed += length
        return tuple(spans)
