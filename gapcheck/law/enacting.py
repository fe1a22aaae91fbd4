"""The law as it would stand with some clauses of a bill enacted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gapcheck.law.numbering import section_of, sort_key
from gapcheck.law.state import in_force
from gapcheck.model import LegalStatus, Provision


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows of the law with those of the bill among them. `clauses` are the positions of the bill's rows, in its order."""

    rows: tuple[Provision, ...]
    clauses: tuple[int, ...]

    def enacted(self, chosen: frozenset[int]) -> tuple[Provision, ...]:
        """The same rows when the clauses with these numbers (from 0) are law and the others are only proposed.

        An enacted clause takes the place of every other row with its id; one that repeals leaves nothing there. The
        texts are the same in any choice, so that one scan serves them all.
        """
        rows = list(self.rows)
        for position in self.clauses:
            rows[position] = replace(rows[position], status=LegalStatus.BILL)
        law = {self.rows[self.clauses[number]].id for number in chosen}
        for position, row in enumerate(rows):
            if row.id in law:
                rows[position] = replace(row, status=LegalStatus.REPEALED, in_force_from=None, in_force_to=None)
        for number in chosen:
            position = self.clauses[number]
            if not is_repeal(self.rows[position]):
                rows[position] = replace(rows[position], status=LegalStatus.IN_FORCE)
        return tuple(rows)

    def replaced(self, number: int, day: dt.date | None) -> tuple[Provision, ...]:
        """The provisions in force on `day` in whose place the clause would stand."""
        own = frozenset(self.clauses)
        name = self.rows[self.clauses[number]].id
        standing = in_force(self.rows, day) - own
        return tuple(row for position, row in enumerate(self.rows) if position in standing and row.id == name)


def is_repeal(clause: Provision) -> bool:
    """A row of a bill with the status `repealed` takes a provision away."""
    return clause.status is LegalStatus.REPEALED


def pending(provisions: tuple[Provision, ...], day: dt.date | None) -> Draft:
    """The bills and the adopted law of a workbook that are not in force on `day`, as clauses."""
    standing = in_force(provisions, day)
    waiting = (LegalStatus.BILL, LegalStatus.NOT_YET_IN_FORCE)
    clauses = (at for at, row in enumerate(provisions) if row.status in waiting and at not in standing)
    return Draft(provisions, tuple(clauses))


def drafted(provisions: Sequence[Provision], clauses: Sequence[Provision]) -> Draft:
    """A bill laid into the law: each clause stands behind what it replaces, a new one where its number belongs.

    What a clause leaves open (law, number, heading, language) is that of the provision that it replaces. Rules look at
    neighbours, so that the place of a row counts.
    """
    latest = {row.id: row for row in provisions}
    placed: dict[int, list[int]] = {}
    filled = [_filled(clause, latest.get(clause.id)) for clause in clauses]
    for number, clause in enumerate(filled):
        placed.setdefault(_place(clause, provisions), []).append(number)
    rows: list[Provision] = []
    positions: dict[int, int] = {}
    for place in range(len(provisions) + 2):
        for number in sorted(placed.get(place, ()), key=lambda one: _order(filled[one], latest)):
            positions[number] = len(rows)
            rows.append(filled[number])
        if place < len(provisions):
            rows.append(provisions[place])
    return Draft(tuple(rows), tuple(positions[number] for number in range(len(filled))))


def _filled(clause: Provision, old: Provision | None) -> Provision:
    if old is None:
        return clause
    return replace(
        clause,
        law=clause.law or old.law,
        number=clause.number or old.number,
        heading=clause.heading or old.heading,
        language=clause.language or old.language,
    )


def _place(clause: Provision, rows: Sequence[Provision]) -> int:
    """The position before which the clause goes: behind its own older version, else by its number, else behind all."""
    same = [position for position, row in enumerate(rows) if row.id == clause.id]
    if same:
        return same[-1] + 1
    law = [position for position, row in enumerate(rows) if row.law == clause.law]
    if not law:
        return len(rows) + 1
    number = sort_key(section_of(clause))
    if not number:
        return law[-1] + 1
    before = [position for position in law if sort_key(section_of(rows[position])) <= number]
    return before[-1] + 1 if before else law[0]


def _order(clause: Provision, latest: Mapping[str, Provision]) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    """Clauses at one place: a new version first, then new provisions by their numbers."""
    return clause.id not in latest, sort_key(section_of(clause))
