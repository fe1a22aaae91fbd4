"""What a bill closes, opens and leaves, and a smallest set of its clauses with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from math import comb
from typing import Final

from gapcheck.model import (
    Assessment,
    Clause,
    Consequence,
    CriterionStatus,
    Effect,
    ElementFinding,
    ElementStatus,
    Finding,
    Forecast,
)

LARGEST_TRIED: Final = 3
"""Clauses in a set that is looked for by trying them all."""
MOST_TRIALS: Final = 200
"""Sets of clauses that are tried one by one before the search for a smaller one is given up."""

Chosen = frozenset[int]
Judge = Callable[[Chosen], Assessment]
"""The assessment of the law with the clauses of these numbers enacted."""
Outcome = dict[str, tuple[object, ...]]

_RANK: Final = {CriterionStatus.GAP: 0, CriterionStatus.PARTIAL: 1, CriterionStatus.MET: 2}
_LACKING: Final = (ElementStatus.MISSING, ElementStatus.DEFEATED)


def forecast(bill: str, clauses: Sequence[Clause], judge: Judge, notes: tuple[str, ...] = ()) -> Forecast:
    """The bill as a whole, and which of its clauses suffice. Judgements are asked for once each."""
    everything = frozenset(range(len(clauses)))
    before, after = judge(frozenset()), judge(everything)
    trials = _Trials(judge, {frozenset(): _outcome(before), everything: _outcome(after)})
    quoted = _quoted(before, after, clauses)
    needed, is_smallest = _smallest(trials, everything, quoted)
    does = {number: trials.differences(needed - {number}, everything) for number in needed}
    told = tuple(
        replace(clause, is_needed=number in needed, does=does.get(number, ())) for number, clause in enumerate(clauses)
    )
    consequences = tuple(sorted(_consequences(before, after), key=lambda one: list(Effect).index(one.effect)))
    return Forecast(bill, before, after, told, consequences, is_smallest, len(trials.known), notes)


class _Trials:
    """Outcomes of sets of clauses, each judged once."""

    def __init__(self, judge: Judge, known: dict[Chosen, Outcome]) -> None:
        self._judge = judge
        self.known = known

    def outcome(self, chosen: Chosen) -> Outcome:
        if chosen not in self.known:
            self.known[chosen] = _outcome(self._judge(chosen))
        return self.known[chosen]

    def differences(self, chosen: Chosen, other: Chosen) -> tuple[str, ...]:
        """Addresses whose outcome is not the same; a criterion only where none of its elements says so."""
        one, two = self.outcome(chosen), self.outcome(other)
        moved = [address for address in two if one.get(address) != two[address]]
        told = {address.partition("/")[0] for address in moved if "/" in address}
        return tuple(address for address in moved if "/" in address or address not in told)


def _smallest(trials: _Trials, everything: Chosen, quoted: Chosen) -> tuple[Chosen, bool]:
    """Clauses that have the result of all of them, and whether no smaller set has it.

    First clauses are left out one by one until none can be; then every smaller set is tried, where they are few.
    """
    target = trials.outcome(everything)
    kept = quoted if trials.outcome(quoted) == target else everything
    while True:
        spare = next((one for one in sorted(kept, reverse=True) if trials.outcome(kept - {one}) == target), None)
        if spare is None:
            break
        kept -= {spare}
    tried = 0
    for size in range(len(kept)):
        tried += comb(len(everything), size)
        if size > LARGEST_TRIED or tried > MOST_TRIALS:
            return kept, False
        for numbers in combinations(sorted(everything), size):
            if trials.outcome(frozenset(numbers)) == target:
                return frozenset(numbers), True
    return kept, True


def _outcome(assessment: Assessment) -> Outcome:
    """Status by address: what must be the same for a result to count as the same. Quoted words may differ."""
    found: Outcome = {}
    for checklist in assessment.checklists:
        for finding in checklist.findings:
            found[finding.criterion.id] = (finding.status, finding.score)
            for element in finding.elements:
                found[f"{finding.criterion.id}/{element.id}"] = (element.status,)
    return found


def _quoted(before: Assessment, after: Assessment, clauses: Sequence[Clause]) -> Chosen:
    """Clauses whose words, or the words in whose place they stand, a finding rests on: the likely ones."""
    names = {
        name
        for assessment in (before, after)
        for checklist in assessment.checklists
        for finding in checklist.findings
        for element in finding.elements
        for evidence in element.evidence
        for name in (evidence.provision, *evidence.via)
    }
    return frozenset(number for number, clause in enumerate(clauses) if clause.provision.id in names)


def _consequences(before: Assessment, after: Assessment) -> Iterator[Consequence]:
    old = {finding.criterion.id: finding for one in before.checklists for finding in one.findings}
    for checklist in after.checklists:
        for finding in checklist.findings:
            was = old[finding.criterion.id]
            if effect := _criterion_effect(was, finding):
                criterion = finding.criterion
                yield Consequence(
                    checklist.id, criterion, "", criterion.title, was.status.value, finding.status.value, effect
                )
            for one, other in zip(was.elements, finding.elements, strict=True):
                if element_effect := _element_effect(one, other):
                    yield Consequence(
                        checklist.id,
                        finding.criterion,
                        other.id,
                        other.test,
                        one.status.value,
                        other.status.value,
                        element_effect,
                        other.required,
                        other.evidence,
                        other.reason,
                    )


def _criterion_effect(before: Finding, after: Finding) -> Effect | None:
    old, new = _RANK.get(before.status), _RANK.get(after.status)
    if (before.status, before.score) == (after.status, after.score):
        return None if new in (None, 2) else Effect.LEFT
    if old is None or new is None:
        return Effect.CHANGED
    if (old, before.score or 0) > (new, after.score or 0):
        return Effect.OPENED
    return Effect.CLOSED if after.status is CriterionStatus.MET else Effect.NARROWED


def _element_effect(before: ElementFinding, after: ElementFinding) -> Effect | None:
    if before.status in _LACKING and after.status in _LACKING:
        return Effect.LEFT if after.required else None
    if before.status is after.status:
        return None
    if ElementStatus.UNCLEAR in (before.status, after.status):
        return Effect.CHANGED
    return Effect.CLOSED if after.status is ElementStatus.FOUND else Effect.OPENED
