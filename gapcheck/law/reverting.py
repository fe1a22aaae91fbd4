"""The later law with some changes taken back, and the later rows in the order of the earlier ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.law.pairing import settled
from gapcheck.model import Change, Provision


@dataclass(frozen=True, slots=True)
class LawState:
    """Rows of a workbook and the positions of those that are law."""

    provisions: tuple[Provision, ...]
    in_force: frozenset[int]

    @property
    def law(self) -> tuple[Provision, ...]:
        """What is in force, in the order of the rows."""
        return tuple(self.provisions[position] for position in sorted(self.in_force))


class Reverting:
    """Takes changes back: old versions stand where the new ones stood, repealed ones where they were repealed.

    An added provision keeps its row and is not in force, like a row that is not yet law.
    """

    def __init__(self, before: LawState, after: LawState, changes: Sequence[Change]) -> None:
        self._after = after
        self._changes = changes
        self._places = _places(before, after, changes)

    def without(self, taken: frozenset[int]) -> LawState:
        """The later state as if the changes at these positions had not been made."""
        positions = {id(row): position for position, row in enumerate(self._after.provisions)}
        gone: set[int] = set()
        unborn: set[int] = set()
        instead: dict[int, list[Provision]] = defaultdict(list)
        for number in sorted(taken):
            change = self._changes[number]
            if not change.before:
                unborn.update(positions[id(row)] for row in change.after)
                continue
            gone.update(positions[id(row)] for row in change.after)
            instead[self._places[number]].extend(change.before)
        rows: list[Provision] = []
        law: list[int] = []
        for place, row in enumerate((*self._after.provisions, None)):
            for old in instead.get(place, ()):
                law.append(len(rows))
                rows.append(old)
            if row is None or place in gone:
                continue
            if place in self._after.in_force and place not in unborn:
                law.append(len(rows))
            rows.append(row)
        return LawState(tuple(rows), frozenset(law))


def _places(before: LawState, after: LawState, changes: Sequence[Change]) -> list[int]:
    """For each change the later row whose place its old versions take; they go before that row."""
    positions = {id(row): position for position, row in enumerate(after.provisions)}
    later = {row.id: position for position, row in enumerate(after.provisions) if position in after.in_force}
    partners = {id(old): positions[id(new)] for change in changes for new in change.after[:1] for old in change.before}
    order = before.law
    places = {id(row): place for place, row in enumerate(order)}
    found = []
    for change in changes:
        if change.after:
            found.append(positions[id(change.after[0])])
            continue
        first = places[id(change.before[0])]
        found.append(_following(order, first, partners, later))
    return found


def _following(order: Sequence[Provision], first: int, partners: dict[int, int], later: dict[str, int]) -> int:
    """The place after the nearest neighbour in front of a repealed provision that is still there; else the front."""
    for row in reversed(order[:first]):
        place = partners.get(id(row), later.get(row.id))
        if place is not None:
            return place + 1
    return 0


def in_order_of(rows: Sequence[Provision], model: Sequence[Provision]) -> tuple[Provision, ...]:
    """The rows in the order of `model` where both hold them in another one; a row that only one holds keeps its neighbour.

    Rules look at neighbours and at "the preceding sections", so that rows put in another order could move a finding
    although no word of the law did.
    """
    matched = _matched(rows, model)
    places = [place for place in matched if place is not None]
    if places == sorted(places):
        return tuple(rows)
    chains: list[tuple[int, list[Provision]]] = [(-1, [])]
    for row, place in zip(rows, matched, strict=True):
        if place is None:
            chains[-1][1].append(row)
        else:
            chains.append((place, [row]))
    return tuple(row for _, chain in sorted(chains, key=lambda one: one[0]) for row in chain)


def _matched(rows: Sequence[Provision], model: Sequence[Provision]) -> list[int | None]:
    """For each row the position of the same version in the model, else of the same id, each used once."""
    found: list[int | None] = [None] * len(rows)
    used: set[int] = set()
    for key in (_version, _id):
        waiting: dict[object, list[int]] = defaultdict(list)
        for place in reversed(range(len(model))):
            if place not in used:
                waiting[key(model[place])].append(place)
        for position, row in enumerate(rows):
            same = waiting.get(key(row))
            if found[position] is None and same:
                found[position] = same.pop()
        used.update(place for place in found if place is not None)
    return found


def _version(row: Provision) -> object:
    return row.id, row.law, settled(row.text), row.in_force_from, row.in_force_to, row.status


def _id(row: Provision) -> object:
    return row.id
