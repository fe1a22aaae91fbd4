"""Which changes of law can touch an element at all, the likeliest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from gapcheck.assessment.reading import Reading
from gapcheck.model import (
    AllOf,
    Anchor,
    AnchorHere,
    AnyOf,
    Change,
    Checklist,
    Element,
    ElementFinding,
    Expression,
    Provision,
    RefersTo,
    Search,
    Way,
    Wording,
)

Readings = Mapping[int, Reading]
"""What was read, by `id()` of the provision."""


class Touching:
    """The concepts that an element's rules reach, and the changes in which they stand."""

    def __init__(
        self, changes: Sequence[Change], checklists: Sequence[Checklist], anchors: Sequence[Anchor], readings: Readings
    ) -> None:
        self._changes = changes
        self._anchors = {anchor.id: anchor for anchor in anchors}
        self._elements = {
            f"{criterion.id}/{element.id}": element
            for checklist in checklists
            for criterion in checklist.criteria
            for element in criterion.elements
        }
        self._hits = [tuple(_hits(side, readings) for side in (one.before, one.after)) for one in changes]
        self._concepts: dict[str, frozenset[str]] = {}

    def tiers(self, address: str, old: ElementFinding, new: ElementFinding) -> tuple[tuple[int, ...], ...]:
        """Positions of changes, three times: quoted in the evidence; with other hits of the element's concepts; all."""
        cited_old = {one.provision for one in old.evidence} | {name for one in old.evidence for name in one.via}
        cited_new = {one.provision for one in new.evidence} | {name for one in new.evidence for name in one.via}
        concepts = self.concepts(address)
        everything = range(len(self._changes))
        cited = tuple(number for number in everything if self._is_cited(number, cited_old, cited_new))
        differing = tuple(number for number in everything if number in cited or self._differs(number, concepts))
        return cited, differing, tuple(everything)

    def _is_cited(self, number: int, cited_old: set[str], cited_new: set[str]) -> bool:
        change = self._changes[number]
        return any(one.id in cited_old for one in change.before) or any(one.id in cited_new for one in change.after)

    def _differs(self, number: int, concepts: frozenset[str]) -> bool:
        old, new = self._hits[number]
        return any(old[name] != new[name] for name in concepts if name in old or name in new)

    def concepts(self, address: str) -> frozenset[str]:
        """Every concept that the rules of an element reach through anchors and other elements."""
        if address not in self._concepts:
            element = self._elements.get(address)
            self._concepts[address] = frozenset(_Reach(self._anchors, self._elements).of_element(element))
        return self._concepts[address]


def _hits(provisions: Sequence[Provision], readings: Readings) -> Counter[str]:
    counts: Counter[str] = Counter()
    for provision in provisions:
        reading = readings[id(provision)]
        for hits in (reading.hits, reading.heading_hits):
            counts.update({concept: len(spans) for concept, spans in hits.items()})
    return counts


class _Reach:
    """Walks rules to their concepts, each anchor and element once."""

    def __init__(self, anchors: Mapping[str, Anchor], elements: Mapping[str, Element]) -> None:
        self._anchors, self._elements = anchors, elements
        self._seen: set[str] = set()

    def of_element(self, element: Element | None) -> Iterator[str]:
        """Concepts of an element's search."""
        if element is None or element.search is None:
            return
        search: Search = element.search
        groups = (search.found, search.defeated, search.absent, *search.joint)
        for way in (way for group in groups for way in group):
            yield from self._of_way(way)
        for name in search.needs:
            yield from self._of_name(name)

    def _of_name(self, name: str) -> Iterator[str]:
        if name in self._seen:
            return
        self._seen.add(name)
        if name in self._anchors:
            for way in self._anchors[name].ways:
                yield from self._of_way(way)
        else:
            yield from self.of_element(self._elements.get(name))

    def _of_way(self, way: Way) -> Iterator[str]:
        expressions = [way.find, *way.without, *way.unless, way.heading, way.heading_without, way.law_title]
        for expression in expressions:
            if expression is not None:
                yield from self._of_expression(expression)
        named = (way.inside, way.joint, way.same_law, way.referred_by, way.outside, way.next_to, way.lacking)
        for name in (name for names in named for name in names):
            yield from self._of_name(name)

    def _of_expression(self, expression: Expression) -> Iterator[str]:
        match expression:
            case Wording(concept):
                yield concept
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._of_expression(part)
            case AnchorHere(anchor) | RefersTo(anchor):
                yield from self._of_name(anchor)
            case _:
                return
