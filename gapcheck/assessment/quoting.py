"""Matches turned into evidence: the provision, the cell, and the very words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gapcheck.assessment.reading import Reading
from gapcheck.assessment.searching import Found, Search
from gapcheck.language.lexical import Span
from gapcheck.language.structure import Unit
from gapcheck.model import AllOf, AnyOf, Evidence, Expression, RefersTo, Strength, Way

_MOST = 6  # quotations that one element shows
_APART = 25  # words between two spans that are then quoted apart


def evidence_of(matches: Iterable[Found], search: Search, *, defeats: bool = False) -> tuple[Evidence, ...]:
    """Quotations of the matches and of the passages that they lean on, strongest first, at most six."""
    direct: list[Evidence] = []
    leaning: list[Evidence] = []
    for match in matches:
        spans = match.defeated_by if defeats and match.defeated_by else match.spans
        direct.extend(_quotes(search.scan.readings[match.position], spans, match.unit, match.way.strength, defeats))
        leaning.extend(_leaned_on(match, search))
    return _selected(direct, leaning)


def _selected(direct: Sequence[Evidence], leaning: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first quotation of each provision, then the rest, without doubles."""
    unique = list({(one.provision, one.start, one.end): one for one in (*direct, *leaning)}.values())
    seen: set[str] = set()
    first: list[Evidence] = []
    later: list[Evidence] = []
    for one in unique:
        (later if one.provision in seen else first).append(one)
        seen.add(one.provision)
    return tuple((first + later)[:_MOST])


def _quotes(
    reading: Reading, spans: Sequence[Span], unit: Unit, strength: Strength, defeats: bool, via: tuple[str, ...] = ()
) -> Iterable[Evidence]:
    provision = reading.provision
    for first, last in _stretches(spans, unit):
        start, end = reading.spans.starts[first], reading.spans.ends[last - 1]
        yield Evidence(
            provision=provision.id,
            law=provision.law,
            cell=provision.cell,
            start=start,
            end=end,
            quote=provision.text[start:end],
            via=via,
            defeats=defeats,
            strength=strength,
            source_url=provision.source_url,
            number=provision.number,
            language=reading.language,
        )


def _stretches(spans: Sequence[Span], unit: Unit) -> list[Span]:
    """Word spans joined into quotable stretches: never across the ranges of a unit, never over a long gap."""
    stretches: list[Span] = []
    for start, end in sorted(spans):
        if stretches and start - stretches[-1][1] <= _APART and _same_range(stretches[-1][0], end, unit):
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return sorted(stretches, key=lambda span: (span[0] - span[1], span[0]))


def _same_range(first: int, last: int, unit: Unit) -> bool:
    return any(start <= first and last <= end for start, end in unit)


def _leaned_on(match: Found, search: Search) -> Iterable[Evidence]:
    """What a match needs besides its own words: referred offences, definitions in the law, joint provisions."""
    here = search.scan.readings[match.position].provision
    for anchor in _referred(match.way.find):
        wanted = search.anchor(anchor)
        targets = sorted(
            target
            for span, positions in search.scan.readings[match.position].references
            if any(start <= span[0] < end for start, end in match.unit)
            for target in positions
            if target in wanted
        )
        for target in targets[:3]:
            yield from _first_quote(wanted[target], search, Strength.BY_REFERENCE, (here.id,))
    for name in match.way.same_law:
        same = [found for found in search.anchor(name).values() if _law(found[0], search) == here.law]
        for found in same[:1]:
            yield from _first_quote(found, search, Strength.BY_DEFINITION, ())
    for name in match.way.joint:
        for found in list(search.anchor(name).values())[:2]:
            yield from _first_quote(found, search, Strength.JOINTLY, ())
    for name in match.way.referred_by:
        for position, found in search.anchor(name).items():
            if any(match.position in targets for _, targets in search.scan.readings[position].references):
                yield from _first_quote(found, search, Strength.BY_REFERENCE, ())
                break


def _law(found: Found, search: Search) -> str:
    return search.scan.readings[found.position].provision.law


def _first_quote(
    found: Sequence[Found], search: Search, strength: Strength, via: tuple[str, ...]
) -> Iterable[Evidence]:
    first = found[0]
    return list(_quotes(search.scan.readings[first.position], first.spans, first.unit, strength, False, via))[:1]


def _referred(expression: Expression) -> tuple[str, ...]:
    match expression:
        case RefersTo(anchor):
            return (anchor,)
        case AllOf(parts) | AnyOf(parts):
            return tuple(name for part in parts for name in _referred(part))
        case _:
            return ()


def strength_of(matches: Sequence[Found]) -> Strength:
    """The strongest ground among the ways that matched."""
    order = list(Strength)
    return min((_ground(match.way) for match in matches), key=order.index)


def _ground(way: Way) -> Strength:
    """What a way stands on: as it says, or as its parts tell."""
    if way.strength is not Strength.EXPLICIT:
        return way.strength
    if _referred(way.find) or way.referred_by:
        return Strength.BY_REFERENCE
    if way.same_law:
        return Strength.BY_DEFINITION
    return Strength.JOINTLY if way.joint else Strength.EXPLICIT
