"""What a bill would do: findings closed, opened and left, and the clauses that do it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.assessment import Assessment, Evidence
from gapcheck.model.checklist import Criterion
from gapcheck.model.workbook import Provision


class Effect(StrEnum):
    """What a bill does to a finding. Ordered by declaration, as reports show them.

    A criterion is *closed* when it becomes met and *narrowed* when it comes nearer to it; an element is closed when it
    becomes found. *Opened* is worse than before. *Changed* is neither: something is or was unclear. *Left* is a
    shortfall that the bill does not touch.
    """

    OPENED = "opened"
    CLOSED = "closed"
    NARROWED = "narrowed"
    CHANGED = "changed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What becomes of one element (or, when `element` is empty, of one criterion). `evidence` is that of the later state."""

    checklist: str
    criterion: Criterion
    element: str
    test: str
    before: str
    after: str
    effect: Effect
    required: bool = True
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""

    @property
    def address(self) -> str:
        """`CSAM-09/possession`, or `CSAM-09` for the whole criterion."""
        return f"{self.criterion.id}/{self.element}" if self.element else self.criterion.id


@dataclass(frozen=True, slots=True)
class Clause:
    """One row of a bill. `replaces` are the provisions in whose place it stands, `does` what falls back without it.

    `is_needed` says that it belongs to the set of clauses that suffices; only such a clause has anything under `does`.
    """

    provision: Provision
    replaces: tuple[Provision, ...] = ()
    is_repeal: bool = False
    is_needed: bool = False
    does: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """A bill held against the law. `bill` is its file's name.

    `is_smallest` says that every smaller set of clauses was tried; else no clause can be left out of the set, but
    another set might be smaller. `tried` counts the judgements.
    """

    bill: str
    before: Assessment
    after: Assessment
    clauses: tuple[Clause, ...]
    consequences: tuple[Consequence, ...]
    is_smallest: bool
    tried: int
    notes: tuple[str, ...] = ()

    @property
    def needed(self) -> tuple[Clause, ...]:
        """The clauses that suffice for the same result."""
        return tuple(clause for clause in self.clauses if clause.is_needed)
