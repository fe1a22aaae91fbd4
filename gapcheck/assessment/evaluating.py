"""Expressions evaluated in the units (sentences, paragraphs) of one provision, with minimal-interval algebra."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Protocol

from gapcheck.assessment.reading import Placed, Reading
from gapcheck.language.intervals import Match, all_of, any_of, in_order
from gapcheck.language.lexical import Hits
from gapcheck.model import (
    AgeLimit,
    AllOf,
    AnchorHere,
    AnyOf,
    Expression,
    Period,
    RefersTo,
    Scope,
    Wording,
)


class Anchors(Protocol):
    """Where anchors are found: what an expression may ask of the rest of the law."""

    def anchor(self, name: str) -> Mapping[int, object]:
        """Positions of the provisions with a match."""

    def placed_anchor(self, name: str, reading: Reading, scope: Scope) -> Placed:
        """Matches in the units of one provision."""

    def order(self, parts: tuple[Expression, ...]) -> tuple[int, ...]:
        """Indexes of the parts in the order in which to evaluate them."""


class Evaluation:
    """Expressions evaluated in the units of one provision at one scope."""

    def __init__(self, search: Anchors, reading: Reading, scope: Scope) -> None:
        self.search = search
        self.reading = reading
        self.scope = scope

    def possible(self, expression: Expression) -> list[int]:
        """The units, in order, that have every concept without which the expression cannot match."""
        return sorted(self._having(expression))

    def matches(self, expression: Expression, unit: int) -> list[Match]:
        """Minimal matches of an expression in one unit."""
        match expression:
            case AllOf(parts, within, ordered):
                found: dict[int, list[Match]] = {}
                for index in self.search.order(parts):
                    found[index] = self.matches(parts[index], unit)
                    if not found[index]:
                        return []
                lists = [found[index] for index in range(len(parts))]
                return in_order(lists, within) if ordered else all_of(lists, within)
            case AnyOf(parts):
                return any_of([self.matches(part, unit) for part in parts])
            case _:
                return self._leaf(expression).get(unit, [])

    def _having(self, expression: Expression) -> AbstractSet[int]:
        match expression:
            case AllOf(parts):
                having: AbstractSet[int] | None = None
                for index in self.search.order(parts):
                    more = self._having(parts[index])
                    having = more if having is None else having & more
                    if not having:
                        return having
                return having or frozenset()
            case AnyOf(parts):
                return {unit for part in parts for unit in self._having(part)}
            case _:
                return self._leaf(expression).keys()

    def _leaf(self, expression: Expression) -> Placed:
        match expression:
            case Wording(concept):
                return self.reading.placed_hits(self.scope, concept)
            case AgeLimit(relation, lowest, highest):
                return self._quantities("age", (relation,), lowest, highest)
            case Period(lowest, highest):
                return self._quantities("period", ("under", "from", "exact"), lowest, highest)
            case RefersTo(anchor):
                wanted = self.search.anchor(anchor)
                return self.reading.place(
                    self.scope,
                    (span for span, targets in self.reading.references if any(target in wanted for target in targets)),
                )
            case AnchorHere(anchor):
                return self.search.placed_anchor(anchor, self.reading, self.scope)
            case _:
                raise TypeError(expression)

    def _quantities(self, kind: str, relations: tuple[str, ...], lowest: int, highest: int) -> Placed:
        return self.reading.place(
            self.scope,
            (
                (quantity.start, quantity.end)
                for quantity in self.reading.quantities
                if quantity.kind == kind and quantity.relation in relations and lowest <= quantity.value <= highest
            ),
        )


def cheapest_first(parts: tuple[Expression, ...]) -> tuple[int, ...]:
    """Indexes of parts, those first that cost least to evaluate: concepts are known, references must be parsed."""
    return tuple(sorted(range(len(parts)), key=lambda index: _cost(parts[index])))


def _cost(expression: Expression) -> int:
    match expression:
        case Wording():
            return 0
        case AllOf(parts) | AnyOf(parts):
            return max(map(_cost, parts))
        case AgeLimit() | Period():
            return 1
        case AnchorHere():
            return 2
        case RefersTo():
            return 3


class TitleEvaluation(Evaluation):
    """Expressions evaluated in a heading, or in the name of a law: concepts only."""

    def __init__(self, search: Anchors, reading: Reading, hits: Hits) -> None:
        super().__init__(search, reading, Scope.PROVISION)
        self._hits = hits

    def _leaf(self, expression: Expression) -> Placed:
        if not isinstance(expression, Wording):
            return {}
        return {0: [(*span, (span,)) for span in self._hits.get(expression.concept, ())]}
