"""What is asked: checklists, criteria, elements, and the rules that decide them by text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gapcheck.model.evidence import Search


class Severity(StrEnum):
    """How grave a gap is. Ordered by declaration: critical first."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class Obligation(StrEnum):
    """What kind of promise a source is, strongest first."""

    TREATY = "treaty"
    EU = "eu"
    POLITICAL = "political"
    SOFT = "soft"


@dataclass(frozen=True, slots=True)
class Source:
    """One provision of one instrument that asks for a criterion. `since` is the year of adoption."""

    instrument: str
    provision: str
    kind: Obligation
    since: int = 0
    reservable: bool = False
    verified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegalTest:
    """When a criterion counts as met, partial or a gap, in words for a lawyer."""

    met: str
    partial: str
    gap: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A provision written for a test of the checklist itself."""

    text: str
    heading: str = ""
    number: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """Provisions with the status that an element must get on them. `covers` is what the tiny workbook holds in full."""

    language: str
    expect: str
    samples: tuple[Sample, ...]
    covers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """The smallest thing asked. `search` is None when only an analyst can answer."""

    id: str
    test: str
    required: bool
    search: Search | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of a checklist. Without elements only a coding can answer it."""

    id: str
    title: str
    question: str
    why: str
    legal_test: LegalTest
    weight: Decimal
    severity: Severity
    sources: tuple[Source, ...]
    common_gaps: tuple[str, ...]
    recommendation: str
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of criteria. `digest` is `sha256:…` over its meaning, wordings included."""

    id: str
    version: str
    title: str
    seed: str
    summary: str
    criteria: tuple[Criterion, ...]
    digest: str = ""
