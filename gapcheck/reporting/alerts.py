"""One criterion of one country as an alert of CI: what is wrong, where it stands, and what the gate makes of it.

SARIF, JUnit, annotations and the job summary all draw on these, so that they tell one story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gapcheck.model import (
    Assessment,
    BaselineEntry,
    CriterionStatus,
    FailOn,
    Finding,
    GateCountry,
    GateFinding,
    GateResult,
    Provision,
    Severity,
    Standing,
    Waiver,
)
from gapcheck.reporting.highlights import main_evidence, provisions_of
from gapcheck.reporting.phrases import CRITERION_WORDS, bound, one_line, rank, shortened
from gapcheck.reporting.summarising import country_name, shortcoming

_SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL, CriterionStatus.UNCLEAR)
_ROW: Final = re.compile(r"![A-Z]{1,3}([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to look: a cell such as `Statutes!E312` (its row counts from 1), the provision there, the words."""

    cell: str = ""
    row: int = 1
    provision: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """A criterion with its lines at the gate: `parts` holds the criterion's own first; empty outside the gate."""

    assessment: Assessment
    path: str
    key: str
    checklist: str
    finding: Finding
    parts: tuple[GateFinding, ...] = ()
    country: GateCountry | None = None
    has_baseline: bool = False


def alerts_of(assessments: tuple[Assessment, ...]) -> tuple[Alert, ...]:
    """Every criterion of every assessment, without a gate."""
    return tuple(
        Alert(assessment, assessment.file, assessment.country.iso or assessment.file, checklist.id, finding)
        for assessment in assessments
        for checklist in assessment.checklists
        for finding in checklist.findings
    )


def alerts_at(result: GateResult) -> tuple[Alert, ...]:
    """Every criterion at the gate."""
    alerts = []
    for country in result.countries:
        parts: dict[str, list[GateFinding]] = {}
        for one in country.findings:
            parts.setdefault(one.criterion, []).append(one)
        for checklist in country.assessment.checklists:
            for finding in checklist.findings:
                own = tuple(parts.get(finding.criterion.id, ()))
                place = (country.assessment, country.path, country.key, checklist.id, finding)
                alerts.append(Alert(*place, own, country, result.has_baseline))
    return tuple(alerts)


def failing(alert: Alert) -> tuple[FailOn, ...]:
    """Why the alert makes the gate fail, each reason once."""
    return tuple(kind for kind in FailOn if any(kind in part.fails_on for part in alert.parts))


def waivers_of(alert: Alert) -> tuple[Waiver, ...]:
    """Waivers that let something of this criterion pass, each once."""
    return tuple(dict.fromkeys(part.waiver for part in alert.parts if part.waiver is not None))


def is_worth_showing(alert: Alert) -> bool:
    """Whether the criterion falls short, or one of its elements is worse, or an answer is stale."""
    moved = any(part.standing is Standing.WORSE or part.stale_coding for part in alert.parts)
    return alert.finding.status in _SHORT or moved or bool(failing(alert))


def state_of(alert: Alert) -> str:
    """SARIF's `baselineState`: new, updated (worse than it was) or unchanged; empty without a baseline."""
    if not alert.has_baseline or not alert.parts:
        return ""
    before = alert.parts[0].before
    if before is None:
        return "new"
    if any(_is_worse(part) for part in alert.parts):
        return "new" if before.status in {"met", "not-applicable"} else "updated"
    return "unchanged"


def accepted_reason(alert: Alert) -> str:
    """The reason that the baseline keeps for this criterion or its elements."""
    reasons = [part.before.reason for part in alert.parts if part.before and part.before.reason]
    return one_line("; ".join(dict.fromkeys(reasons)))


def worse_parts(alert: Alert) -> tuple[GateFinding, ...]:
    """The lines that are worse than the baseline says."""
    return tuple(part for part in alert.parts if _is_worse(part))


def _is_worse(part: GateFinding) -> bool:
    return part.standing is Standing.WORSE or FailOn.REGRESSION in part.fails_on


def gravest(alerts: tuple[Alert, ...]) -> tuple[Alert, ...]:
    """Severity first, then what binds the State, then status; else as they stood."""
    return tuple(sorted(alerts, key=lambda alert: rank(alert.finding)))


def spot_of(alert: Alert) -> Spot:
    """The amended provision where one is behind a regression; else the main words; else what a coding cites."""
    provisions = alert.country.provisions if alert.country else {}
    for part in worse_parts(alert):
        name = _amended(part.before, part.after, provisions) if part.before else ""
        if name:
            return _spot(provisions[name])
    evidence = main_evidence(alert.finding)
    if evidence is not None:
        return Spot(evidence.cell, _row(evidence.cell), evidence.provision, evidence.quote)
    cited = next((name for name in provisions_of(alert.finding) if name in provisions), "")
    return _spot(provisions[cited]) if cited else Spot()


def _amended(before: BaselineEntry, after: BaselineEntry, provisions: Mapping[str, Provision]) -> str:
    """A provision of the old line that does not stand in the new one with the same words."""
    return next((one.provision for one in before.cited if one not in after.cited and one.provision in provisions), "")


def _spot(provision: Provision) -> Spot:
    return Spot(provision.cell, _row(provision.cell), provision.id, "")


def _row(cell: str) -> int:
    found = _ROW.search(cell)
    return int(found[1]) if found else 1


def headline(alert: Alert) -> str:
    """`Orvelia: CSAM-09 Possession is a crime: gap (critical)`."""
    criterion = alert.finding.criterion
    name = f"{one_line(criterion.id)} {one_line(criterion.title)}"
    outcome = CRITERION_WORDS[alert.finding.status]
    return f"{country_name(alert.assessment)}: {name}: {outcome} ({criterion.severity.value})"


def sentences(alert: Alert) -> tuple[str, ...]:
    """What is wrong, what changed and why, what a waiver says; each a sentence of one line."""
    said = [f"{headline(alert)}."]
    if alert.finding.status in _SHORT:
        clause = shortcoming(alert.finding)
        said.append(clause[:1].upper() + clause[1:].rstrip(".") + ".")
    for part in alert.parts:
        said += part_sentences(part)
    said += [waiver_words(waiver) for waiver in waivers_of(alert)]
    expired = dict.fromkeys(part.expired for part in alert.parts if part.expired is not None)
    said += [f"A waiver expired after {waiver.until.isoformat()}: {one_line(waiver.reason)}." for waiver in expired]
    if alert.finding.status in _SHORT:
        said.append(bound(alert.finding.binding))
    return tuple(map(one_line, said))


def part_sentences(part: GateFinding) -> list[str]:
    """How one line differs from the baseline, with the causes."""
    said = []
    name = one_line(part.element or part.criterion)
    if part.before is not None and part.standing is Standing.WORSE:
        said.append(f"{name} was {part.before.status} and is {part.after.status}. {' '.join(part.causes)}".rstrip())
    elif FailOn.REGRESSION in part.fails_on:
        said.append(f"{name} is {part.after.status}, which the baseline does not know.")
    if part.stale_coding:
        said.append(part.stale_coding)
    return said


def waiver_words(waiver: Waiver) -> str:
    """`Waived until 2027-01-01: the bill is before the Senate.`"""
    return f"Waived until {waiver.until.isoformat()}: {shortened(waiver.reason, 300).rstrip('.')}."


def level_of(severity: Severity, status: CriterionStatus) -> str:
    """`error`, `warning` or `note`; what is only unclear is one step milder."""
    levels = ("error", "warning", "note")
    step = list(Severity).index(severity) + (status is CriterionStatus.UNCLEAR)
    return levels[min(step, 2)]
