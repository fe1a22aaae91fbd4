"""Which rules nothing can satisfy. Only what is certain from the rule itself, whatever the law says."""

from __future__ import annotations

from collections.abc import Sequence

from gapcheck.model import AgeLimit, AllOf, AnyOf, Expression, Period, Way


def always_holds(consequence: Expression, premise: Expression) -> bool:
    """Whether `consequence` matches in every scope in which `premise` matches. False when that is not certain."""
    return _holds(consequence, premise, {})


def _holds(consequence: Expression, premise: Expression, known: dict[tuple[int, int], bool]) -> bool:
    """`known` keeps answers by identity: without it, deep nesting would ask the same pair over and over."""
    pair = (id(consequence), id(premise))
    if pair not in known:
        known[pair] = consequence == premise or _follows(consequence, premise, known)
    return known[pair]


def _follows(consequence: Expression, premise: Expression, known: dict[tuple[int, int], bool]) -> bool:
    if isinstance(premise, AnyOf):
        return all(_holds(consequence, part, known) for part in premise.parts)
    if isinstance(consequence, AnyOf) and any(_holds(part, premise, known) for part in consequence.parts):
        return True
    if isinstance(premise, AllOf) and any(_holds(consequence, part, known) for part in premise.parts):
        return True
    if isinstance(consequence, AllOf) and isinstance(premise, AllOf):
        return _is_same_or_looser(consequence, premise)
    if isinstance(consequence, AgeLimit) and isinstance(premise, AgeLimit):
        return consequence.relation == premise.relation and _covers(consequence, premise)
    if isinstance(consequence, Period) and isinstance(premise, Period):
        return _covers(consequence, premise)
    return False


def too_narrow(parts: Sequence[Expression], within: int) -> str:
    """Why parts can never stand within that many words (0: no limit); empty when they can."""
    if within and within < len(parts):
        return f"{len(parts)} parts never stand within {within} word{'s' if within > 1 else ''}."
    return ""


def contradicting_anchors(way: Way) -> tuple[str, ...]:
    """The keys that ask for anchors which `outside` or `lacking` of the same way forbid."""
    absent, absent_here = set(way.lacking), {*way.lacking, *way.outside}
    found = []
    if way.inside and set(way.inside) <= absent_here:
        found.append("inside")
    if way.next_to and set(way.next_to) <= absent:
        found.append("next_to")
    if way.referred_by and set(way.referred_by) <= absent:
        found.append("referred_by")
    found += [name for name, asked in (("joint", way.joint), ("same_law", way.same_law)) if absent.intersection(asked)]
    return tuple(found)


def twice_named(parts: Sequence[Expression]) -> Expression | None:
    """A part that stands in the list twice, or None."""
    seen: set[Expression] = set()
    for part in parts:
        if part in seen:
            return part
        seen.add(part)
    return None


def _is_same_or_looser(consequence: AllOf, premise: AllOf) -> bool:
    """The same parts asked for less strictly; or any of them alone, without a limit or order."""
    if consequence.parts == premise.parts:
        is_wide_enough = not consequence.within or 0 < premise.within <= consequence.within
        return is_wide_enough and (premise.ordered or not consequence.ordered)
    return not consequence.within and not consequence.ordered and set(consequence.parts) <= set(premise.parts)


def _covers(wide: AgeLimit | Period, narrow: AgeLimit | Period) -> bool:
    return wide.lowest <= narrow.lowest and narrow.highest <= wide.highest
