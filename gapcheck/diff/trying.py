"""Findings on a law that never was: the later one with some changes taken back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.assessment.coding import is_stale, overlaid
from gapcheck.assessment.judging import Judge
from gapcheck.assessment.rescanning import Rescan, texts_of
from gapcheck.assessment.scanning import Scan
from gapcheck.law.reverting import LawState, Reverting
from gapcheck.model import Change, Checklist, Element, ElementStatus, Workbook

KEPT = 96
"""States kept at once; most share their readings, and a state of a whole code takes about a megabyte."""

Taken = frozenset[int]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a diff. `scan` is of the rows of `state`."""

    workbook: Workbook
    state: LawState
    scan: Scan


@dataclass(frozen=True, slots=True)
class _Judged:
    judge: Judge
    state: LawState


class Trials:
    """Judges elements with changes of law, answers or claims of fullness taken back. Each distinct text is read once."""

    def __init__(self, before: Side, after: Side, changes: Sequence[Change], checklists: tuple[Checklist, ...]) -> None:
        self._before, self._after, self._checklists = before, after, checklists
        self._reverting = Reverting(before.state, after.state, changes)
        self._judged: OrderedDict[tuple[Taken, bool], _Judged] = OrderedDict()
        self._read = texts_of((*before.scan.readings, *after.scan.readings))
        self.everything: Taken = frozenset(range(len(changes)))

    def status(
        self, criterion: str, element: Element, taken: Taken, *, old_answers: bool = False, old_covers: bool = False
    ) -> ElementStatus:
        """What the element would be now with these changes taken back, by the answers and claims of either side."""
        judged = self._state(taken, old_covers)
        finding = judged.judge.judge(criterion, element)
        codings = (self._before if old_answers else self._after).workbook.codings
        coding = next(
            (one for one in reversed(codings) if (one.criterion, one.element) == (criterion, element.id)), None
        )
        stale = coding is not None and is_stale(coding, judged.state.law)
        return overlaid(finding, coding, stale=stale).status

    def _state(self, taken: Taken, old_covers: bool) -> _Judged:
        key = taken, old_covers
        if key not in self._judged:
            self._judged[key] = self._made(taken, old_covers)
            if len(self._judged) > KEPT:
                self._judged.popitem(last=False)
        self._judged.move_to_end(key)
        return self._judged[key]

    def _made(self, taken: Taken, old_covers: bool) -> _Judged:
        after = self._after
        state, reading = after.state, after.scan
        if taken:
            state = self._reverting.without(taken)
            reading = Rescan(state.provisions, self._read, after.scan)
        covers = (self._before if old_covers else after).workbook.country.covers
        return _Judged(Judge(reading, state.in_force, covers, self._checklists), state)
