"""Several States side by side: bands, ranks, common gaps, groups, precedents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gapcheck.model.assessment import Assessment, Basis, CriterionStatus, Score
from gapcheck.model.checklist import Criterion, Obligation


@dataclass(frozen=True, slots=True)
class StateProfile:
    """What is known of a State beyond its law. Days of leaving are the last days inside.

    `languages` are the official ones (BCP-47). `tile` is its column and row (from 0, from the top left) on the map.
    `verified` is False when region, tradition or membership in the Council of Europe are from memory.
    """

    iso: str
    name: str
    iso3: str = ""
    also_called: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sub_region: str = ""
    tradition: str = ""
    eu_from: dt.date | None = None
    eu_to: dt.date | None = None
    coe_from: dt.date | None = None
    coe_to: dt.date | None = None
    tile: tuple[int, int] | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """A State in a group, from `since` to `until` inclusive; None is open. `state` is a code, or a name without code."""

    group: str
    state: str
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to sort States into groups. `outside` names those in no group, or is empty when they are left out."""

    name: str
    memberships: tuple[Membership, ...]
    outside: str = ""
    verified: bool = True


class Band(StrEnum):
    """A fifth of the scale: A from 80, B from 60, C from 40, D from 20, E below."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


@dataclass(frozen=True, slots=True)
class BandSpan:
    """The bands that the range of a score touches, best first; both are the same when it lies inside one.

    States whose ranges overlap always have a band in common: no border parts them.
    """

    best: Band
    worst: Band

    def __str__(self) -> str:
        """`B`, or `B–C`."""
        return self.best.value if self.best is self.worst else f"{self.best.value}–{self.worst.value}"


@dataclass(frozen=True, slots=True)
class Rank:
    """A competition rank (1, 2, 2, 4) by score. A State shares the rank above while its range overlaps that of the first there.

    `best` and `worst` are the ranks that the ranges leave possible: 1 + the number of States whose whole range lies
    above, and the number of those whose range does not lie wholly below.
    """

    place: int
    best: int
    worst: int
    is_tied: bool

    def __str__(self) -> str:
        """`3`, or `3=` for a tie."""
        return f"{self.place}=" if self.is_tied else str(self.place)


@dataclass(frozen=True, slots=True)
class ComparedState:
    """One assessment in the comparison. `key` is unique in it: `DE`, or `DE 2022-01-28` where a State has several days.

    `profile` is None for a State that the program does not know, `band` None when nothing was assessed, `rank` None
    when no ranking was asked for or the State's coverage is too low for one.
    """

    key: str
    name: str
    assessment: Assessment
    profile: StateProfile | None = None
    band: BandSpan | None = None
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class ElementTally:
    """In how many States an element of a criterion is required and not found."""

    id: str
    test: str
    lacking: int


@dataclass(frozen=True, slots=True)
class CriterionTally:
    """One criterion over all States. `short` are keys of States with a gap or only in part, gaps first.

    `obligations` counts those States by what binds them; `elements` are those most often lacking first. `prevalence`
    is the share of gaps among the States in which the criterion could be assessed.
    """

    checklist: str
    criterion: Criterion
    counts: Mapping[CriterionStatus, int]
    prevalence: Decimal | None
    short: tuple[str, ...]
    obligations: tuple[tuple[Obligation | None, int], ...]
    elements: tuple[ElementTally, ...]


class Dimension(StrEnum):
    """By what findings are counted."""

    CHECKLIST = "checklist"
    SEVERITY = "severity"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Findings of all States with one value of a dimension. An obligation's value is empty when nothing binds."""

    dimension: Dimension
    value: str
    title: str
    counts: Mapping[CriterionStatus, int]

    @property
    def prevalence(self) -> Decimal | None:
        """Share of gaps among the findings that could be assessed."""
        assessed = sum(self.counts.get(one, 0) for one in ASSESSED)
        return Decimal(self.counts.get(CriterionStatus.GAP, 0)) / assessed if assessed else None


ASSESSED = (CriterionStatus.MET, CriterionStatus.PARTIAL, CriterionStatus.GAP)


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One group: the plain mean of its members' scores and ranges, and its most common gaps (criterion ids with counts).

    `coverage` is the plain mean of the members' coverages. `scored` counts members that have a score.
    """

    grouping: str
    group: str
    members: tuple[str, ...]
    scored: int
    score: Score
    coverage: Decimal | None
    band: BandSpan | None
    counts: Mapping[CriterionStatus, int]
    gaps: tuple[tuple[str, int], ...]
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Precedent:
    """A provision of another State that meets what is lacking. `element` is empty when it meets the whole criterion."""

    state: str
    name: str
    criterion: str
    element: str
    provision: str
    law: str
    number: str
    quote: str
    language: str
    source_url: str
    basis: Basis
    same_tradition: bool
    shares_language: bool


@dataclass(frozen=True, slots=True)
class Precedents:
    """The nearest precedents for one element, nearest first, and how many States have one."""

    test: str
    nearest: tuple[Precedent, ...]
    states: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """How ranks were given: the least coverage, and the keys of the States that were refused one."""

    min_coverage: Decimal
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about several States side by side. `tallies` stand commonest gap first.

    `precedents` answers (key of the State, criterion, element). `profiles` are all States that the map shows.
    """

    states: tuple[ComparedState, ...]
    tallies: tuple[CriterionTally, ...]
    breakdowns: tuple[Breakdown, ...]
    groups: tuple[GroupResult, ...]
    precedents: Mapping[tuple[str, str, str], Precedents]
    profiles: tuple[StateProfile, ...] = ()
    ranking: Ranking | None = None
    notes: tuple[str, ...] = ()
