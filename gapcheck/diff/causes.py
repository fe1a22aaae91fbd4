"""Why findings moved, by trial: a change is a cause when, with it alone taken back, the later status no longer holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from gapcheck.diff.inferring import obligation_moved
from gapcheck.diff.moves import Question
from gapcheck.diff.touching import Touching
from gapcheck.diff.trying import Side, Taken, Trials
from gapcheck.model import (
    Cause,
    Change,
    Checklist,
    Coding,
    Element,
    ElementFinding,
    ElementStatus,
    Finding,
    Moved,
    Proof,
    Why,
)

MOST_SINGLY: Final = 24
"""Changes taken back singly for one element, the likeliest first."""
MOST_TOGETHER: Final = 60
"""Trials to find the fewest changes that do together. Beyond, the report says that they were not tried one by one."""
_NOBODY: Final = Taken()


class Traced:
    """Says for each move which changes moved it, having taken them back one by one."""

    def __init__(self, before: Side, after: Side, changes: Sequence[Change], checklists: tuple[Checklist, ...]) -> None:
        self._changes = changes
        self._before, self._after = before, after
        self._trials = Trials(before, after, changes, checklists)
        read = {id(one.provision): one for side in (before, after) for one in side.scan.readings}
        self._touching = Touching(changes, checklists, after.scan.lexicon.anchors, read)
        self._elements = {
            (criterion.id, element.id): element
            for checklist in checklists
            for criterion in checklist.criteria
            for element in criterion.elements
        }

    def explain(self, question: Question) -> Why:
        """The cause of one move."""
        if question.moved is Moved.OBLIGATION:
            return obligation_moved(question)
        if question.old is None or question.new is None:
            return self._criterion(question)
        if question.moved is Moved.WORDS:
            return self._words(question.old, question.new)
        if question.moved is Moved.ANSWER:
            return Why(Cause.CODING, Proof.ALONE, (), _answers(question.old.coding, question.new.coding))
        return self._element(question.after, question.old, question.new)

    def _criterion(self, question: Question) -> Why:
        """A criterion on the whole of which a person answered: the answer differs, or the law that it cites does."""
        old, new = question.before, question.after
        if _answer(old.coding) == _answer(new.coding) and new.coding and old.is_stale != new.is_stale:
            return self._stale(new)
        return Why(Cause.CODING, Proof.ALONE, (), _answers(old.coding, new.coding))

    def _stale(self, finding: Finding) -> Why:
        cited = set(finding.coding.provisions) if finding.coding else set()
        numbers = [
            number
            for number, change in enumerate(self._changes)
            if any(one.id in cited for one in (*change.before, *change.after))
        ]
        says = (
            "the provisions that the answer cites have changed since"
            if finding.is_stale
            else "the answer is up to date"
        )
        return self._law(numbers, Proof.EACH if len(numbers) > 1 else Proof.ALONE, says)

    def _words(self, old: ElementFinding, new: ElementFinding) -> Why:
        """Other words with the same outcome: whichever changed provisions they stand in."""
        cited_old, cited_new = ({one.provision for one in side.evidence} for side in (old, new))
        numbers = [
            number
            for number, change in enumerate(self._changes)
            if change.has_new_words
            and (any(one.id in cited_old for one in change.before) or any(one.id in cited_new for one in change.after))
        ]
        return self._law(numbers, Proof.INFERRED, "the outcome is the same, on other words")

    def _element(self, finding: Finding, old: ElementFinding, new: ElementFinding) -> Why:
        criterion = finding.criterion.id
        element = self._elements[criterion, new.id]
        trials, everything = self._trials, self._trials.everything
        if everything and trials.status(criterion, element, everything) is not new.status:
            return self._by_law(criterion, element, old, new)
        if trials.status(criterion, element, _NOBODY, old_answers=True) is not new.status:
            return Why(Cause.CODING, Proof.ALONE, (), _answers(old.coding, new.coding))
        if trials.status(criterion, element, _NOBODY, old_covers=True) is not new.status:
            return Why(Cause.CODING, Proof.ALONE, (), _COVERS)
        if everything and trials.status(criterion, element, everything, old_answers=True) is not new.status:
            return self._law((), Proof.TOGETHER, "only the law and a person's answer together moved it")
        if everything and trials.status(criterion, element, everything, old_covers=True) is not new.status:
            return self._law((), Proof.TOGETHER, "only the law and what the workbook holds in full together moved it")
        return self._law((), Proof.INFERRED, "no change of a text moved it by itself: look at rows not in force")

    def _by_law(self, criterion: str, element: Element, old: ElementFinding, new: ElementFinding) -> Why:
        """Singly first; then, where no change alone would do, the fewest that do together."""
        address = f"{criterion}/{element.id}"

        def status(taken: Iterable[int]) -> ElementStatus:
            return self._trials.status(criterion, element, Taken(taken))

        def undone(taken: Iterable[int]) -> bool:
            return status(taken) is not new.status

        tiers = self._touching.tiers(address, old, new)
        pool = next((tier for tier in tiers if tier and undone(tier)), tiers[-1])
        singles = [number for number in pool[:MOST_SINGLY] if undone([number])]
        if singles:
            proof = Proof.EACH if len(singles) > 1 else Proof.ALONE
            return self._law(singles, proof, _would_be(status(singles[:1])))
        fewest, is_settled = _fewest(pool, undone)
        proof = Proof.UNTRIED if not is_settled else Proof.TOGETHER if len(fewest) > 1 else Proof.ALONE
        return self._law(fewest, proof, _would_be(status(fewest)))

    def _law(self, numbers: Sequence[int], proof: Proof, says: str) -> Why:
        chosen = [self._changes[number] for number in numbers]
        ids = dict.fromkeys(one.id for change in chosen for one in change.after or change.before)
        considered = chosen or self._changes
        is_dated = bool(considered) and all(change.by_date for change in considered)
        return Why(Cause.DATE if is_dated else Cause.LAW, proof, tuple(ids), says)


def _fewest(pool: Sequence[int], undone: Callable[[Sequence[int]], bool]) -> tuple[Sequence[int], bool]:
    """Changes of a pool none of which can be left out, and whether the trials sufficed to know that.

    Halves are left out first, then quarters, down to single changes.
    """
    fewest, size, start, trials = list(pool), max(len(pool) // 2, 1), 0, 0
    while size:
        if start >= len(fewest):
            start, size = 0, size // 2
            continue
        if trials == MOST_TOGETHER:
            return fewest, False
        trials += 1
        kept = fewest[:start] + fewest[start + size :]
        if kept and undone(kept):
            fewest = kept
        else:
            start += size
    return fewest, True


_COVERS: Final = "the workbook says otherwise than before which bodies of law it holds in full"


def _would_be(status: ElementStatus) -> str:
    return f"otherwise “{status.value}”"


def _answer(coding: Coding | None) -> str:
    return coding.answer.value if coding else ""


def _answers(old: Coding | None, new: Coding | None) -> str:
    if old is None or new is None:
        one = new or old
        answer = one.answer.value if one else ""
        return f"a person answered “{answer}” now" if new else f"a person's answer “{answer}” is gone"
    if old.answer is new.answer:
        return "a person's answer cites or says something else now"
    return f"a person answered “{old.answer.value}” before and “{new.answer.value}” now"
