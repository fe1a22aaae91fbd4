"""Whether the gate holds: what each finding and each stray line means under the user's policy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gapcheck.gate.noticing import baseline_notices, country_notices, waiver_notices
from gapcheck.gate.ranking import is_shortfall
from gapcheck.gate.waiving import has_expired
from gapcheck.model import (
    Baseline,
    CriterionStatus,
    FailOn,
    Finding,
    GateCountry,
    GateFinding,
    GateNotice,
    GateResult,
    Severity,
    Standing,
    Waiver,
)

_STATUSES = {
    CriterionStatus.GAP.value: FailOn.GAP,
    CriterionStatus.PARTIAL.value: FailOn.PARTIAL,
    CriterionStatus.UNCLEAR.value: FailOn.UNCLEAR,
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user asked for. `severity` is the least grave one that can fail, `minimum` a score 0–100."""

    today: dt.date
    fail_on: frozenset[FailOn] = frozenset({FailOn.REGRESSION, FailOn.STALE})
    severity: Severity = Severity.MINOR
    minimum: Decimal | None = None
    only_given: bool = False


def decide(
    countries: Sequence[GateCountry],
    baseline: Baseline | None,
    waivers: Sequence[Waiver],
    policy: Policy,
    unusable: Sequence[str] = (),
) -> GateResult:
    """The result for all workbooks together. `baseline` is None when there is none to hold anything against.

    `unusable` names files that could not be used: the gate cannot hold then, and countries cannot be missed.
    """
    if FailOn.GAP in policy.fail_on:
        # An answer that rests on law that has changed may hide a gap, so it never passes where gaps do not.
        policy = replace(policy, fail_on=policy.fail_on | {FailOn.STALE})
    decided = tuple(_decided(country, baseline is not None, waivers, policy) for country in countries)
    is_strict = FailOn.STALE in policy.fail_on
    only_given = policy.only_given or bool(unusable)
    notices = [
        *(
            GateNotice("unusable", "", f"{name} could not be used, so nothing is known about it.", "", True, name)
            for name in unusable
        ),
        *baseline_notices(decided, baseline or Baseline(), is_strict=is_strict, only_given=only_given),
        *(
            notice
            for country in decided
            for notice in country_notices(country, baseline, policy.fail_on, policy.minimum)
        ),
        *waiver_notices(decided, waivers, policy.today, is_strict=is_strict, only_given=only_given),
    ]
    fails = any(notice.is_failing for notice in notices) or any(
        finding.fails_on for country in decided for finding in country.findings
    )
    return GateResult(decided, tuple(notices), baseline is not None, not fails)


def _decided(country: GateCountry, has_baseline: bool, waivers: Sequence[Waiver], policy: Policy) -> GateCountry:
    own = {(waiver.criterion, waiver.element): waiver for waiver in waivers if waiver.country == country.key}
    elements: dict[str, list[GateFinding]] = {}
    for one in country.findings:
        if one.element:
            elements.setdefault(one.criterion, []).append(one)
    required = {
        finding.criterion.id: _required(finding)
        for checklist in country.assessment.checklists
        for finding in checklist.findings
    }
    holds_regressions = has_baseline and not country.is_unrecorded
    findings = []
    for one in country.findings:
        kinds = _kinds(one, policy, holds_regressions)
        direct = own.get((one.criterion, one.element)) or own.get((one.criterion, ""))
        if not (is_shortfall(one.after) or one.standing is Standing.WORSE or one.stale_coding):
            direct = None
        active = direct if direct and not has_expired(direct, policy.today) else None
        if active is None and not one.element:
            below = elements.get(one.criterion, [])
            active, kinds = _through_elements(kinds, below, required[one.criterion], own, policy)
        elif active is not None:
            kinds = ()
        expired = direct if direct and active is None else None
        findings.append(replace(one, fails_on=kinds, waiver=active, expired=expired))
    return replace(country, findings=tuple(findings))


def _kinds(finding: GateFinding, policy: Policy, holds_regressions: bool) -> tuple[FailOn, ...]:
    """All reasons for which the finding could make the gate fail, waivers aside."""
    order = list(Severity)
    if order.index(finding.severity) > order.index(policy.severity):
        return ()
    kinds = []
    if holds_regressions and is_worse(finding):
        kinds.append(FailOn.REGRESSION)
    if not finding.element and finding.after.status in _STATUSES:
        kinds.append(_STATUSES[finding.after.status])
    if finding.stale_coding:
        kinds.append(FailOn.STALE)
    return tuple(kind for kind in kinds if kind in policy.fail_on)


def is_worse(finding: GateFinding) -> bool:
    """Whether the finding is a regression: worse than its line, or a shortfall that has no line."""
    is_new = finding.standing is Standing.UNRECORDED and is_shortfall(finding.after)
    return finding.standing is Standing.WORSE or is_new


def _through_elements(
    kinds: tuple[FailOn, ...],
    below: list[GateFinding],
    required: frozenset[str],
    own: dict[tuple[str, str], Waiver],
    policy: Policy,
) -> tuple[Waiver | None, tuple[FailOn, ...]]:
    """A criterion passes when waivers cover all of its elements that stand behind the reason why it fails."""
    left: list[FailOn] = []
    used: list[Waiver] = []
    for kind in kinds:
        behind = [
            one
            for one in below
            if (is_worse(one) if kind is FailOn.REGRESSION else one.element in required and is_shortfall(one.after))
        ]
        found = [own.get((one.criterion, one.element)) for one in behind]
        active = [waiver for waiver in found if waiver and not has_expired(waiver, policy.today)]
        if kind is not FailOn.STALE and behind and len(active) == len(behind):
            used += active
        else:
            left.append(kind)
    return (min(used, key=lambda waiver: waiver.until) if used and not left else None), tuple(left)


def _required(finding: Finding) -> frozenset[str]:
    """The elements that decide a criterion: the required ones, else all."""
    required = [element for element in finding.elements if element.required] or list(finding.elements)
    return frozenset(element.id for element in required)
