"""Two assessments compared element by element: what moved, which way, with the words of both sides.

An element moves when its status, an analyst's answer or the quoted words differ; a criterion when the answer on the
whole of it or the obligation behind it does. Another cell or another number of the same words is no move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gapcheck.model import (
    Answer,
    Assessment,
    Coding,
    CriterionStatus,
    Direction,
    ElementFinding,
    ElementStatus,
    Evidence,
    Finding,
    Move,
    Moved,
    Severity,
    Why,
)

_RANKS: Final = {
    CriterionStatus.GAP: 0,
    CriterionStatus.PARTIAL: 1,
    CriterionStatus.MET: 2,
    ElementStatus.MISSING: 0,
    ElementStatus.DEFEATED: 0,
    ElementStatus.FOUND: 2,
    Answer.NO: 0,
    Answer.PARTLY: 1,
    Answer.YES: 2,
}
"""What can be better or worse. "Unclear" and "not applicable" are neither."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that moved, for whoever says why. The elements are None where the criterion as a whole moved."""

    moved: Moved
    before: Finding
    after: Finding
    old: ElementFinding | None = None
    new: ElementFinding | None = None


Explain = Callable[[Question], Why]


def moves(before: Assessment, after: Assessment, explain: Explain) -> tuple[Move, ...]:
    """Every move of what both assessments hold: regressions, improvements, the rest; gravest first within each."""
    found: list[Move] = []
    old_checklists = {checklist.id: checklist for checklist in before.checklists}
    for checklist in after.checklists:
        if checklist.id not in old_checklists:
            continue
        old_findings = {finding.criterion.id: finding for finding in old_checklists[checklist.id].findings}
        for new in checklist.findings:
            if old := old_findings.get(new.criterion.id):
                found += (_move(checklist.id, question, explain) for question in _questions(old, new))
    directions, severities = list(Direction), list(Severity)
    return tuple(
        sorted(found, key=lambda one: (directions.index(one.direction), severities.index(one.criterion.severity)))
    )


def _questions(old: Finding, new: Finding) -> Iterator[Question]:
    if old.coding is not None or new.coding is not None:
        if old.status is not new.status:
            yield Question(Moved.STATUS, old, new)
        elif _answer(old.coding) != _answer(new.coding):
            yield Question(Moved.ANSWER, old, new)
    old_elements = {element.id: element for element in old.elements}
    for element in new.elements:
        earlier = old_elements.get(element.id)
        moved = _moved(earlier, element) if earlier else None
        if moved is not None:
            yield Question(moved, old, new, earlier, element)
    if _obligation(old) != _obligation(new):
        yield Question(Moved.OBLIGATION, old, new)


def _moved(old: ElementFinding, new: ElementFinding) -> Moved | None:
    if old.status is not new.status:
        return Moved.STATUS
    if _answer(old.coding) != _answer(new.coding):
        return Moved.ANSWER
    return Moved.WORDS if words_of(old.evidence) != words_of(new.evidence) else None


def words_of(evidence: Iterable[Evidence]) -> list[tuple[str, bool]]:
    """Quoted words without their place, in an order of their own, each once."""
    return sorted({(" ".join(one.quote.split()), one.defeats) for one in evidence})


def _answer(coding: Coding | None) -> Answer | None:
    return coding.answer if coding else None


def _obligation(finding: Finding) -> tuple[object, ...]:
    binding = finding.binding
    return binding.kind, binding.instrument, binding.since, binding.reservation


def _move(checklist: str, question: Question, explain: Explain) -> Move:
    old, new = question.old or question.before, question.new or question.after
    is_obligation = question.moved is Moved.OBLIGATION
    element = question.new
    return Move(
        checklist=checklist,
        criterion=question.after.criterion,
        element=element.id if element else "",
        test=element.test if element else question.after.criterion.question,
        moved=question.moved,
        direction=_direction(question),
        before=old.status.value,
        after=new.status.value,
        why=explain(question),
        required=element.required if element else True,
        words_before=question.old.evidence if question.old else (),
        words_after=element.evidence if element else (),
        reason_before=old.reason,
        reason_after=new.reason,
        binding_before=question.before.binding if is_obligation else None,
        binding_after=question.after.binding if is_obligation else None,
    )


def _direction(question: Question) -> Direction:
    """Worse or better by status; by the answer where the status is the same."""
    old, new = question.old or question.before, question.new or question.after
    before, after = _RANKS.get(old.status), _RANKS.get(new.status)
    if question.moved is Moved.ANSWER and old.coding and new.coding:
        before, after = _RANKS.get(old.coding.answer), _RANKS.get(new.coding.answer)
    if question.moved in (Moved.WORDS, Moved.OBLIGATION) or before is None or after is None or before == after:
        return Direction.CHANGED
    return Direction.REGRESSION if after < before else Direction.IMPROVEMENT
