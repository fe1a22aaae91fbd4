"""The gate of CI: what a baseline keeps, what a waiver lets pass, what became of each line of the baseline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.assessment import Assessment
from gapcheck.model.checklist import Severity
from gapcheck.model.workbook import Coding, Provision


class FailOn(StrEnum):
    """What can make the gate fail.

    `gap`, `partial` and `unclear` are statuses of criteria, whether or not the baseline knows them. `regression` is a
    finding that is worse than the baseline says. `stale` is a coding whose law has changed, or a line of the baseline
    or of the waivers that nothing answers to any more.
    """

    GAP = "gap"
    PARTIAL = "partial"
    REGRESSION = "regression"
    UNCLEAR = "unclear"
    STALE = "stale"


class Standing(StrEnum):
    """A finding held against the baseline. `unrecorded`: the baseline has no line for it."""

    WORSE = "worse"
    EQUAL = "equal"
    BETTER = "better"
    UNRECORDED = "unrecorded"


@dataclass(frozen=True, slots=True, order=True)
class Cited:
    """A provision that a finding stands on, with the fingerprint of its text (sixteen hexadecimal digits)."""

    provision: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """One line of a baseline: the status of a criterion (`element` is empty) or of an element, and what it stood on.

    `country` is the ISO code, else the name of the file without its ending. `reason` says why a worse status was
    accepted. `line` counts from 1; 0 when the entry was not read from a file.
    """

    country: str
    criterion: str
    element: str
    status: str
    is_coded: bool = False
    cited: tuple[Cited, ...] = ()
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class BaselineChecklist:
    """Which rules a country was assessed with. `digest` is the first sixteen digits of the checklist's."""

    country: str
    id: str
    version: str
    digest: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class BaselineUnread:
    """How many provisions in force could not be searched, because they are in languages without wordings."""

    country: str
    provisions: int
    languages: tuple[str, ...] = ()
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Baseline:
    """Everything that a baseline file says, in no order that matters. `comments` are the user's own, in their order."""

    checklists: tuple[BaselineChecklist, ...] = ()
    entries: tuple[BaselineEntry, ...] = ()
    unread: tuple[BaselineUnread, ...] = ()
    comments: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A shortfall that may pass up to and including the day `until`. `element` is empty for a whole criterion."""

    country: str
    criterion: str
    element: str
    until: dt.date
    reason: str
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One finding of an assessment held against the baseline.

    `says` is the test of the element or the title of the criterion. `causes` are sentences for a person: why it is
    not what the baseline says. `fails_on` is empty when the finding does not make the gate fail. `expired` is a
    waiver that no longer counts.
    """

    criterion: str
    element: str
    says: str
    severity: Severity
    after: BaselineEntry
    before: BaselineEntry | None
    standing: Standing
    causes: tuple[str, ...] = ()
    stale_coding: str = ""
    fails_on: tuple[FailOn, ...] = ()
    waiver: Waiver | None = None
    expired: Waiver | None = None


@dataclass(frozen=True, slots=True)
class GateNotice:
    """Something that belongs to no finding: a stale line, provisions that were not searched, a score too low."""

    kind: str
    country: str
    message: str
    advice: str = ""
    is_failing: bool = False
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class GateCountry:
    """One workbook at the gate. `path` is how the user named it, with `/` between folders.

    `provisions` are those of the workbook by id, so that reports can point at the cell of one that was amended. `now` is
    what a baseline would say now. `unused_codings` answer elements that no checklist has. `is_unrecorded`: there is a
    baseline, and it has no line for this country.
    """

    key: str
    path: str
    assessment: Assessment
    findings: tuple[GateFinding, ...]
    provisions: Mapping[str, Provision]
    now: Baseline
    unused_codings: tuple[Coding, ...] = ()
    is_unrecorded: bool = False


@dataclass(frozen=True, slots=True)
class GateResult:
    """What the gate says. `has_baseline` is False when there was nothing to hold the findings against."""

    countries: tuple[GateCountry, ...]
    notices: tuple[GateNotice, ...]
    has_baseline: bool
    holds: bool
