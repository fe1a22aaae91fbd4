"""Ways and anchors found in the provisions of a state.

A way is evaluated unit by unit (sentence, paragraph, provision) with minimal-interval algebra; an anchor is the union
of its ways. Posting lists of concepts choose the few provisions that can match at all, which loses nothing: a
provision without a required concept cannot match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from gapcheck.assessment.evaluating import Evaluation, TitleEvaluation, cheapest_first
from gapcheck.assessment.reading import Placed, Reading
from gapcheck.assessment.scanning import Scan
from gapcheck.language.intervals import Span, pruned
from gapcheck.language.lexical import Hits
from gapcheck.language.structure import Unit, joined
from gapcheck.model import AllOf, AnchorHere, AnyOf, Expression, Scope, Way, Wording

_NEAR = 6  # rows that make a neighbourhood: about one chapter of a code
_MOST = 3  # matches of one way in one unit that are kept
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
    """All anchors of a lexicon over the provisions of one state; each is worked out once, where it is first asked for."""

    def __init__(self, scan: Scan, in_force: frozenset[int]) -> None:
        self.scan = scan
        self.in_force = in_force
        self._anchors = {anchor.id: anchor for anchor in scan.lexicon.anchors}
        # Rows that are not in force stand between neighbours in the file, but not in the law.
        self._rank = {position: rank for rank, position in enumerate(sorted(in_force))}
        self._everywhere: dict[str, dict[int, tuple[Found, ...]]] = {}
        self._here: dict[tuple[str, int], tuple[Found, ...]] = {}
        self._ways: dict[int, tuple[Found, ...]] = {}
        self._applicable: dict[int, bool] = {}
        self._reach: dict[str, frozenset[int]] = {}
        self._targets: dict[str, frozenset[int]] = {}
        self._placed: dict[tuple[str, int, Scope], Placed] = {}
        # Keys are identities of parts of the lexicon and the checklists, which outlive the search.
        self._orders: dict[int, tuple[int, ...]] = {}

    def anchor(self, name: str) -> Mapping[int, tuple[Found, ...]]:
        """Standing matches of an anchor by position of their provision, in the order of the workbook."""
        if name not in self._everywhere:
            found = {position: self.anchor_at(name, position) for position in sorted(self._anchor_reach(name))}
            self._everywhere[name] = {position: matches for position, matches in found.items() if matches}
        return self._everywhere[name]

    def anchor_at(self, name: str, position: int) -> tuple[Found, ...]:
        """Standing matches of an anchor in one provision."""
        key = (name, position)
        if key not in self._here:
            ways = self._anchors[name].ways
            matches = (match for way in ways for match in self._way_at(way, position))
            self._here[key] = _merged(match for match in matches if not match.defeated_by)
        return self._here[key]

    def way(self, way: Way) -> tuple[Found, ...]:
        """Every match of a way, defeated ones included, in the order of the workbook."""
        if id(way) not in self._ways:
            positions = sorted(self._way_reach(way))
            self._ways[id(way)] = tuple(match for position in positions for match in self._way_at(way, position))
        return self._ways[id(way)]

    def _way_at(self, way: Way, position: int) -> tuple[Found, ...]:
        if position not in self.in_force or not self._applies(way):
            return ()
        reading = self.scan.readings[position]
        if not self._fits(way, reading):
            return ()
        found = tuple(self._in_units(way, reading))
        # The role of a text is asked last: it is a dear question, and few provisions match.
        return found if found and reading.role in (way.roles or OPERATIVE_ROLES) else ()

    def _applies(self, way: Way) -> bool:
        """Whether what must and must not be found anywhere in the workbook allows the way."""
        if id(way) not in self._applicable:
            self._applicable[id(way)] = all(self.anchor(name) for name in way.joint) and not any(
                self.anchor(name) for name in way.lacking
            )
        return self._applicable[id(way)]

    def _fits(self, way: Way, reading: Reading) -> bool:
        """Whether heading, anchors, law and references allow the provision."""
        if way.heading is not None and not self._in_title(way.heading, reading, reading.heading_hits):
            return False
        if way.heading_without is not None and self._in_title(way.heading_without, reading, reading.heading_hits):
            return False
        if way.law_title is not None and not self._in_title(way.law_title, reading, reading.title_hits):
            return False
        at = reading.position
        if way.inside and not any(self.anchor_at(name, at) for name in way.inside):
            return False
        if any(self.anchor_at(name, at) for name in way.outside):
            return False
        if not all(self._in_law(name, reading) for name in way.same_law):
            return False
        if way.next_to and not any(self._in_law(name, reading, _NEAR) for name in way.next_to):
            return False
        return not way.referred_by or any(at in self.targets(name) for name in way.referred_by)

    def _in_law(self, name: str, reading: Reading, distance: int | None = None) -> bool:
        """Whether an anchor is found in the provision's own law, at most `distance` rows away."""
        return any(
            self.scan.readings[other].provision.law == reading.provision.law
            and (distance is None or abs(self._rank[other] - self._rank[reading.position]) <= distance)
            for other in self.anchor(name)
        )

    def _in_units(self, way: Way, reading: Reading) -> Iterator[Found]:
        evaluation = Evaluation(self, reading, way.scope)
        possible = evaluation.possible(way.find)
        units = reading.units(way.scope) if possible else ()
        for index in possible:
            matches = evaluation.matches(way.find, index)
            if not matches or any(evaluation.matches(other, index) for other in way.without):
                continue
            defeats = [match for condition in way.unless for match in evaluation.matches(condition, index)[:1]]
            defeated_by = tuple(span for match in defeats for span in reading.original(units[index], match))
            for match in matches[:_MOST]:
                spans = reading.original(units[index], match)
                yield Found(reading.position, units[index], spans, way, defeated_by)

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

    def _in_title(self, expression: Expression, reading: Reading, hits: Hits) -> bool:
        return bool(TitleEvaluation(self, reading, hits).matches(expression, 0))

    def placed_anchor(self, name: str, reading: Reading, scope: Scope) -> Placed:
        """The matches of an anchor in each unit of a provision; a unit must hold all spans of a match."""
        key = (name, reading.position, scope)
        if key not in self._placed:
            placed: Placed = {}
            for found in self.anchor_at(name, reading.position):
                for unit, parts in reading.place(scope, found.spans).items():
                    if len(parts) == len(found.spans):
                        moved = tuple(sorted(part[2][0] for part in parts))
                        match = (moved[0][0], max(span[1] for span in moved), moved)
                        placed.setdefault(unit, []).append(match)
            self._placed[key] = {unit: pruned(matches) for unit, matches in placed.items()}
        return self._placed[key]

    def order(self, parts: tuple[Expression, ...]) -> tuple[int, ...]:
        """Indexes of the parts of a conjunction, the cheapest to evaluate first; worked out once for each."""
        if id(parts) not in self._orders:
            self._orders[id(parts)] = cheapest_first(parts)
        return self._orders[id(parts)]

    def _anchor_reach(self, name: str) -> frozenset[int]:
        """Positions where an anchor can match: more than where it does, never fewer."""
        if name not in self._reach:
            self._reach[name] = frozenset().union(*(self._way_reach(way) for way in self._anchors[name].ways))
        return self._reach[name]

    def _way_reach(self, way: Way) -> frozenset[int]:
        reach = self._expression_reach(way.find) & self.in_force
        if way.inside:
            reach &= frozenset().union(*(self._anchor_reach(name) for name in way.inside))
        return reach

    def _expression_reach(self, expression: Expression) -> frozenset[int]:
        match expression:
            case Wording(concept):
                return self.scan.postings.get(concept, frozenset())
            case AnchorHere(anchor):
                return self._anchor_reach(anchor)
            case AllOf(parts):
                return frozenset.intersection(*(self._expression_reach(part) for part in parts))
            case AnyOf(parts):
                return frozenset().union(*(self._expression_reach(part) for part in parts))
            case _:
                return self.in_force


def _merged(matches: Iterable[Found]) -> tuple[Found, ...]:
    """Matches with the same words made one: those in a chapeau stand in the unit of every item below it."""
    merged: dict[tuple[Span, ...], Found] = {}
    for match in matches:
        known = merged.get(match.spans)
        merged[match.spans] = match if known is None else replace(known, unit=joined((*known.unit, *match.unit)))
    return tuple(merged.values())
