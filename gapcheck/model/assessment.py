"""What came out: evidence, findings, scores."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gapcheck.model.checklist import Criterion, Obligation
from gapcheck.model.evidence import Strength
from gapcheck.model.workbook import Coding, Country


class CriterionStatus(StrEnum):
    """Outcome of a criterion (contract, section 3)."""

    MET = "met"
    PARTIAL = "partial"
    GAP = "gap"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"


class ElementStatus(StrEnum):
    """Outcome of an element (contract, section 3)."""

    FOUND = "found"
    MISSING = "missing"
    DEFEATED = "defeated"
    UNCLEAR = "unclear"


class Basis(StrEnum):
    """Who says so: an analyst, the program (not yet confirmed by a person), nobody."""

    CODED = "coded"
    TEXT = "text"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that count. `start`/`end` are characters of the cell's own text: `text[start:end] == quote`.

    `via` names the provisions that led here, nearest first. `defeats` is True for words that defeat the element.
    """

    provision: str
    law: str
    cell: str
    start: int
    end: int
    quote: str
    via: tuple[str, ...] = ()
    defeats: bool = False
    strength: Strength = Strength.EXPLICIT
    source_url: str = ""
    number: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """The outcome of one element. `reason` says in a sentence why, for a person.

    `text_status` keeps what the text alone gave when a coding overrules it.
    """

    id: str
    test: str
    required: bool
    status: ElementStatus
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    strength: Strength | None = None
    reason: str = ""
    coding: Coding | None = None
    text_status: ElementStatus | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """The strongest obligation behind a criterion that binds the State on the day, or None kind when nothing does."""

    kind: Obligation | None
    instrument: str = ""
    since: dt.date | None = None
    reservation: str = ""
    verified: bool = True
    title: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one criterion. `score` is 0–1, None when left out of the mean."""

    criterion: Criterion
    status: CriterionStatus
    score: Decimal | None
    basis: Basis
    binding: Binding
    elements: tuple[ElementFinding, ...]
    reason: str = ""
    coding: Coding | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """A score 0–100 with the range that the unclear criteria leave open; None when nothing was assessed."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class ChecklistResult:
    """All findings of one checklist. `assessed` counts findings that entered the mean, `total` those that apply."""

    id: str
    version: str
    digest: str
    title: str
    score: Score
    assessed: int
    total: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings for one country on one day. `coverage` is assessed ÷ total, 0–1."""

    country: Country
    as_of: dt.date | None
    with_bills: bool
    file: str
    sha256: str
    provisions: int
    provisions_in_force: int
    score: Score
    coverage: Decimal | None
    checklists: tuple[ChecklistResult, ...]
    warnings: tuple[str, ...] = ()
