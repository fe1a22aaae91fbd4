"""Timelines in JSON: every finding on every day, and what moved. An object for one country, a list for several."""

from __future__ import annotations

import json

from gapcheck import __version__
from gapcheck.model import ChecklistResult, Finding, Timeline, TimelineDay, Turn
from gapcheck.reporting.records import SCHEMA_VERSION, Record, criterion_score, number


def render(timelines: tuple[Timeline, ...]) -> bytes:
    """UTF-8, two spaces of indent, one newline at the end."""
    records = [timeline_record(timeline) for timeline in timelines]
    subject: object = records[0] if len(records) == 1 else records
    text = json.dumps(subject, ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def timeline_record(timeline: Timeline) -> Record:
    """One country. Names of keys are those of the assessment wherever they say the same."""
    country = timeline.country
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gapcheck", "version": __version__},
        "country": {"name": country.name, "iso": country.iso, "language": country.language},
        "as_of": country.as_of.isoformat() if country.as_of else None,
        "files": list(timeline.files),
        "notes": list(timeline.notes),
        "days": [_day(day) for day in timeline.days],
    }


def _day(day: TimelineDay) -> Record:
    assessment = day.assessment
    low, high = assessment.score.low, assessment.score.high
    return {
        "day": day.day.isoformat() if day.day else None,
        "is_ahead": day.is_ahead,
        "is_judged": day.is_judged,
        "source": {"file": assessment.file, "sha256": assessment.sha256},
        "score": number(assessment.score.value),
        "score_range": None if low is None or high is None else [number(low), number(high)],
        "coverage": number(assessment.coverage, places=2),
        "provisions_in_force": assessment.provisions_in_force,
        "laws": {"added": list(day.added), "amended": list(day.amended), "removed": list(day.removed)},
        "changes": [_turn(turn) for turn in day.turns],
        "checklists": [_checklist(one) for one in assessment.checklists],
        "warnings": list(assessment.warnings),
    }


def _checklist(checklist: ChecklistResult) -> Record:
    return {
        "id": checklist.id,
        "version": checklist.version,
        "digest": checklist.digest,
        "score": number(checklist.score.value),
        "criteria": [
            {
                "id": one.criterion.id,
                "status": one.status.value,
                "score": criterion_score(one.score),
                "basis": one.basis.value,
                "elements": {element.id: element.status.value for element in one.elements},
                **_obligation(one),
            }
            for one in checklist.findings
        ],
    }


def _turn(turn: Turn) -> Record:
    return {
        "checklist": turn.checklist,
        "criterion": turn.after.criterion.id,
        "title": turn.after.criterion.title,
        "outcome_moved": turn.has_new_outcome,
        "obligation_moved": turn.has_new_obligation,
        "before": _side(turn.before),
        "after": _side(turn.after),
        "caused_by": list(turn.because),
        "not_in_both_workbooks": list(turn.unshared),
    }


def _side(finding: Finding) -> Record:
    return {"status": finding.status.value, "score": criterion_score(finding.score), **_obligation(finding)}


def _obligation(finding: Finding) -> Record:
    binding = finding.binding
    return {
        "obligation": binding.kind.value if binding.kind else None,
        "binding_instrument": binding.instrument,
        "bound_since": binding.since.isoformat() if binding.since else None,
    }
