"""What differs between two states: changes of law, moves of findings, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.assessment import Assessment, Binding, Evidence
from gapcheck.model.checklist import Criterion
from gapcheck.model.workbook import Provision


class ChangeKind(StrEnum):
    """What became of a provision. A renumbered one may have new words as well."""

    ADDED = "added"
    REMOVED = "removed"
    AMENDED = "amended"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"


class RunKind(StrEnum):
    """Words in both texts, in the new one only, in the old one only."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a redline. Equal and inserted runs joined are the new text, equal and deleted ones the old."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change of law. `before` and `after` are the provisions of both states, in the order of their laws.

    Only a split has several after it, only a merger several before. `redline` is of the texts (several are joined by
    empty lines), `heading` of the headings, empty where they are the same. `by_date` says that both workbooks hold both
    versions, so that only the day decides which of them is law.
    """

    kind: ChangeKind
    before: tuple[Provision, ...]
    after: tuple[Provision, ...]
    redline: tuple[Run, ...] = ()
    heading: tuple[Run, ...] = ()
    by_date: bool = False

    @property
    def id(self) -> str:
        """The id by which people will look for it: the later one where there is one."""
        return (self.after or self.before)[0].id

    @property
    def has_new_words(self) -> bool:
        """Whether words differ, not only the number."""
        return any(run.kind is not RunKind.EQUAL for run in (*self.redline, *self.heading))


class Direction(StrEnum):
    """Whether a finding got worse, got better, or differs otherwise. Ordered by declaration, as reports show them."""

    REGRESSION = "regression"
    IMPROVEMENT = "improvement"
    CHANGED = "changed"


class Cause(StrEnum):
    """What a finding moved for (contract, section 3)."""

    LAW = "law"
    CODING = "coding"
    CHECKLIST = "checklist"
    TREATY = "treaty"
    DATE = "date"


class Proof(StrEnum):
    """How far the named changes explain a move. All but the last two were tried: the change taken back, judged again."""

    ALONE = "alone"
    EACH = "each alone"
    TOGETHER = "only together"
    UNTRIED = "not tried one by one"
    INFERRED = "inferred"


class Moved(StrEnum):
    """What of a finding moved."""

    STATUS = "status"
    ANSWER = "answer"
    WORDS = "words"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a finding moved: the cause, the ids of the provisions behind it, and a sentence for a person."""

    cause: Cause
    proof: Proof
    provisions: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One element (or, when `element` is empty, one criterion) that moved from one outcome to another.

    `before` and `after` are the statuses; `words_before` and `words_after` the evidence of both sides. The bindings are
    filled where the obligation moved.
    """

    checklist: str
    criterion: Criterion
    element: str
    test: str
    moved: Moved
    direction: Direction
    before: str
    after: str
    why: Why
    required: bool = True
    words_before: tuple[Evidence, ...] = ()
    words_after: tuple[Evidence, ...] = ()
    reason_before: str = ""
    reason_after: str = ""
    binding_before: Binding | None = None
    binding_after: Binding | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two assessments. `changes` is None when the laws could not be compared.

    `moves` stand regressions first, then improvements, then the rest. `notes` say what was compared and what not.
    """

    before: Assessment
    after: Assessment
    changes: tuple[Change, ...] | None
    moves: tuple[Move, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.changes and not self.moves
