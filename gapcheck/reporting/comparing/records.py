"""A comparison in JSON: countries with scores, bands and ranks, the matrix, common gaps, groups, precedents."""

from __future__ import annotations

import json
from collections.abc import Mapping

from gapcheck import __version__
from gapcheck.model import (
    Breakdown,
    ChecklistResult,
    ComparedState,
    Comparison,
    CriterionStatus,
    CriterionTally,
    Finding,
    GroupResult,
    Precedent,
    Score,
    StateProfile,
)
from gapcheck.reporting.comparing.wording import bound_on, country_of
from gapcheck.reporting.highlights import main_quote, provisions_of
from gapcheck.reporting.phrases import is_confirmed
from gapcheck.reporting.records import SCHEMA_VERSION, Record, criterion_score, number, weight


def render(comparison: Comparison) -> bytes:
    """One object; UTF-8, two spaces of indent, one newline at the end."""
    text = json.dumps(comparison_record(comparison), ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def comparison_record(comparison: Comparison) -> Record:
    """The whole comparison. `criteria` stand commonest gap first; `findings` of a country in the checklists' order."""
    ranking = comparison.ranking
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gapcheck", "version": __version__},
        "notes": list(comparison.notes),
        "ranking": None
        if ranking is None
        else {"min_coverage": number(ranking.min_coverage, places=4), "refused": list(ranking.refused)},
        "countries": [_state(state, comparison) for state in comparison.states],
        "criteria": [_tally(tally) for tally in comparison.tallies],
        "breakdowns": [_breakdown(part) for part in comparison.breakdowns],
        "groups": [_group(group) for group in comparison.groups],
    }


def _state(state: ComparedState, comparison: Comparison) -> Record:
    assessment = state.assessment
    return {
        "key": state.key,
        "country": {
            "name": country_of(state),
            "iso": assessment.country.iso,
            "language": assessment.country.language,
        },
        "as_of": assessment.as_of.isoformat() if assessment.as_of else None,
        "with_bills": assessment.with_bills,
        "source": {"file": assessment.file, "sha256": assessment.sha256},
        "profile": _profile(state.profile) if state.profile else None,
        **_figures(assessment.score),
        "coverage": number(assessment.coverage, places=4),
        "band": [state.band.best.value, state.band.worst.value] if state.band else None,
        "rank": {
            "rank": state.rank.place,
            "is_tied": state.rank.is_tied,
            "possible": [state.rank.best, state.rank.worst],
        }
        if state.rank
        else None,
        "checklists": [_checklist(part, state, comparison) for part in assessment.checklists],
    }


def _profile(profile: StateProfile) -> Record:
    return {
        "sub_region": profile.sub_region,
        "tradition": profile.tradition,
        "languages": list(profile.languages),
        "verified": profile.verified,
    }


def _figures(score: Score) -> Record:
    is_known = score.low is not None and score.high is not None
    return {
        "score": number(score.value),
        "score_range": [number(score.low), number(score.high)] if is_known else None,
    }


def _checklist(part: ChecklistResult, state: ComparedState, comparison: Comparison) -> Record:
    return {
        "id": part.id,
        "version": part.version,
        "digest": part.digest,
        **_figures(part.score),
        "assessed": part.assessed,
        "total": part.total,
        "findings": [_finding(finding, state, comparison) for finding in part.findings],
    }


def _finding(finding: Finding, state: ComparedState, comparison: Comparison) -> Record:
    binding = finding.binding
    names = ("", *(element.id for element in finding.elements))
    found = {
        name: comparison.precedents[key]
        for name in names
        if (key := (state.key, finding.criterion.id, name)) in comparison.precedents
    }
    record: Record = {
        "criterion": finding.criterion.id,
        "status": finding.status.value,
        "score": criterion_score(finding.score),
        "basis": finding.basis.value,
        "is_confirmed": is_confirmed(finding),
        "obligation": binding.kind.value if binding.kind else None,
        "bound_by": binding.instrument,
        "bound_since": binding.since.isoformat() if binding.since else None,
        "obligation_words": bound_on(state, finding),
        "obligation_verified": binding.verified,
        "reservation": binding.reservation,
        "provisions": list(provisions_of(finding)),
        "quote": main_quote(finding),
    }
    if found:
        record["precedents"] = [
            {
                "element": name,
                "test": one.test,
                "states": one.states,
                "nearest": [_precedent(precedent) for precedent in one.nearest],
            }
            for name, one in found.items()
        ]
    return record


def _precedent(precedent: Precedent) -> Record:
    return {
        "state": precedent.state,
        "name": precedent.name,
        "provision": precedent.provision,
        "law": precedent.law,
        "number": precedent.number,
        "quote": precedent.quote,
        "language": precedent.language,
        "source_url": precedent.source_url,
        "basis": precedent.basis.value,
        "same_tradition": precedent.same_tradition,
        "shares_language": precedent.shares_language,
    }


def _tally(tally: CriterionTally) -> Record:
    criterion = tally.criterion
    return {
        "checklist": tally.checklist,
        "criterion": criterion.id,
        "title": criterion.title,
        "severity": criterion.severity.value,
        "weight": weight(criterion.weight),
        "counts": _counts(tally.counts),
        "prevalence": number(tally.prevalence, places=4),
        "short": list(tally.short),
        "obligations": {(kind.value if kind else "none"): count for kind, count in tally.obligations},
        "elements": [{"id": one.id, "test": one.test, "lacking": one.lacking} for one in tally.elements],
    }


def _breakdown(part: Breakdown) -> Record:
    return {
        "by": part.dimension.value,
        "value": part.value or "none",
        "counts": _counts(part.counts),
        "prevalence": number(part.prevalence, places=4),
    }


def _group(group: GroupResult) -> Record:
    return {
        "grouping": group.grouping,
        "group": group.group,
        "members": list(group.members),
        "scored": group.scored,
        **_figures(group.score),
        "coverage": number(group.coverage, places=4),
        "band": [group.band.best.value, group.band.worst.value] if group.band else None,
        "counts": _counts(group.counts),
        "gaps": [{"criterion": name, "members": count} for name, count in group.gaps],
        "verified": group.verified,
    }


def _counts(counts: Mapping[CriterionStatus, int]) -> Record:
    return {status.value: counts.get(status, 0) for status in CriterionStatus}
