"""Elements decided by text: found, missing, defeated or unclear, with the words and the reason."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.assessment.quoting import evidence_of, strength_of
from gapcheck.assessment.scanning import Scan
from gapcheck.assessment.searching import Found, Search
from gapcheck.model import (
    Basis,
    Checklist,
    Element,
    ElementFinding,
    ElementStatus,
    Evidence,
    Strength,
    Way,
)
from gapcheck.model import Search as Rule

NEEDS_ANALYST = "needs an analyst: no rule decides this by text"


@dataclass(frozen=True, slots=True)
class _Outcome:
    status: ElementStatus
    reason: str
    evidence: tuple[Evidence, ...] = ()
    strength: Strength | None = None


class Judge:
    """Judges elements over one state of the law; anchors and elements are worked out once each."""

    def __init__(
        self, scan: Scan, in_force: frozenset[int], covers: tuple[str, ...], checklists: tuple[Checklist, ...]
    ) -> None:
        self._search = Search(scan, in_force)
        self._covers = frozenset(covers)
        self._anchors = frozenset(anchor.id for anchor in scan.lexicon.anchors)
        self._elements = {
            f"{criterion.id}/{element.id}": element
            for checklist in checklists
            for criterion in checklist.criteria
            for element in criterion.elements
        }
        self._outcomes: dict[str, _Outcome] = {}
        self._open: set[str] = set()
        self._unreadable = frozenset(scan.unreadable) & in_force
        self._readable = len(in_force) - len(self._unreadable)

    def judge(self, criterion: str, element: Element) -> ElementFinding:
        """The finding that the text alone gives for one element."""
        outcome = self._outcome(f"{criterion}/{element.id}", element)
        return ElementFinding(
            id=element.id,
            test=element.test,
            required=element.required,
            status=outcome.status,
            basis=Basis.TEXT if outcome.evidence or outcome.status is ElementStatus.FOUND else Basis.NONE,
            evidence=outcome.evidence,
            strength=outcome.strength,
            reason=outcome.reason,
        )

    def _outcome(self, address: str, element: Element) -> _Outcome:
        if address not in self._outcomes:
            self._open.add(address)
            self._outcomes[address] = self._decide(element)
            self._open.discard(address)
        return self._outcomes[address]

    def _decide(self, element: Element) -> _Outcome:
        if element.search is None:
            return _Outcome(ElementStatus.UNCLEAR, NEEDS_ANALYST)
        if not self._readable:
            return _Outcome(ElementStatus.UNCLEAR, "no provision is in a language that the checklist has wordings for")
        outcome = self._by_text(element.search)
        if outcome.status is ElementStatus.MISSING and len(self._unreadable) > self._readable:
            return _Outcome(
                ElementStatus.UNCLEAR, "most provisions are in a language that the checklist has no wordings for"
            )
        return outcome

    def _by_text(self, rule: Rule) -> _Outcome:
        """The order of the tests is that of docs/checklist-format.md."""
        lacking = [name for name in rule.needs if not self._is_there(name)]
        if lacking:
            return _Outcome(ElementStatus.MISSING, f"what it builds on was not found: {', '.join(lacking)}")
        against = self._matches(rule.defeated)
        if against:
            return self._defeated(against)
        matches = self._matches(rule.found)
        if matches:
            return self._found(matches, None)
        groups = [self._matches(group) for group in rule.joint]
        if groups and all(groups):
            return self._found([match for group in groups for match in group[:2]], Strength.JOINTLY)
        taken_away = self._taken_away(rule)
        if taken_away:
            return self._defeated(taken_away)
        if rule.absent or rule.body:
            return self._absent(rule)
        return _Outcome(ElementStatus.MISSING, "not found in this workbook")

    def _taken_away(self, rule: Rule) -> list[Found]:
        ways = (*rule.found, *(way for group in rule.joint for way in group))
        return [match for way in ways for match in self._search.way(way) if match.defeated_by]

    def _is_there(self, name: str) -> bool:
        if name in self._anchors:
            return bool(self._search.anchor(name))
        if name in self._open or name not in self._elements:
            return True
        return self._outcome(name, self._elements[name]).status is ElementStatus.FOUND

    def _matches(self, ways: tuple[Way, ...]) -> list[Found]:
        return [match for way in ways for match in self._search.way(way) if not match.defeated_by]

    def _found(self, matches: list[Found], strength: Strength | None) -> _Outcome:
        ground = strength or strength_of(matches)
        return _Outcome(ElementStatus.FOUND, ground.value, evidence_of(matches, self._search), ground)

    def _defeated(self, matches: list[Found]) -> _Outcome:
        quotes = evidence_of(matches, self._search, defeats=True)
        return _Outcome(ElementStatus.DEFEATED, "these words defeat it", quotes)

    def _absent(self, rule: Rule) -> _Outcome:
        against = self._matches(rule.absent)
        if against:
            return self._defeated(against)
        uncovered = [body for body in rule.body if body not in self._covers]
        if uncovered:
            reason = "nothing of the kind was found, but the workbook does not say that it holds this law in full: "
            return _Outcome(ElementStatus.UNCLEAR, reason + ", ".join(uncovered))
        return _Outcome(
            ElementStatus.FOUND, "the law was searched in full and holds no such thing", (), Strength.ABSENCE
        )
