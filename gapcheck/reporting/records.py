"""The assessment in JSON, exactly as the contract fixes it (section 3).

Keys of the contract come first and in its order; our additions follow them. Texts are the cells' own, uncut.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Final

from gapcheck import __version__
from gapcheck.model import Assessment, ChecklistResult, Coding, ElementFinding, Evidence, Finding, Score
from gapcheck.reporting.phrases import rounded

SCHEMA_VERSION: Final = "1"

Record = dict[str, object]


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """One object for one assessment, a list for several; UTF-8, two spaces of indent, one newline at the end."""
    records = [assessment_record(assessment) for assessment in assessments]
    subject: object = records[0] if len(records) == 1 else records
    text = json.dumps(subject, ensure_ascii=False, indent=2, allow_nan=False)
    # A lone surrogate is no character of any encoding; no reader yields one, and a report must not fail on it.
    return (text + "\n").encode("utf-8", errors="replace")


def assessment_record(assessment: Assessment) -> Record:
    """The top of the contract's object."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gapcheck", "version": __version__},
        "country": {
            "name": assessment.country.name,
            "iso": assessment.country.iso,
            "language": assessment.country.language,
        },
        "as_of": assessment.as_of.isoformat() if assessment.as_of else None,
        "source": {
            "file": assessment.file,
            "sha256": assessment.sha256,
            "provisions": assessment.provisions,
            "provisions_in_force": assessment.provisions_in_force,
        },
        "score": number(assessment.score.value),
        "score_range": _range(assessment.score),
        "coverage": number(assessment.coverage, places=2),
        "checklists": [_checklist(checklist) for checklist in assessment.checklists],
        "warnings": list(assessment.warnings),
        "with_bills": assessment.with_bills,
    }


def number(value: Decimal | None, places: int = 1) -> int | float | None:
    """A JSON number: rounded half up, without a fraction when there is none in a weight (5, not 5.0)."""
    return None if value is None else float(rounded(value, places))


def weight(value: Decimal) -> int | float:
    """A weight as the checklist wrote it."""
    return int(value) if value == value.to_integral_value() else float(value)


def criterion_score(value: Decimal | None) -> int | float | None:
    """A share 0–1. Six places, so that the checklist's score can be recomputed from it."""
    return None if value is None else weight(rounded(value, 6))


def _range(score: Score) -> list[int | float | None] | None:
    return None if score.low is None or score.high is None else [number(score.low), number(score.high)]


def _checklist(checklist: ChecklistResult) -> Record:
    return {
        "id": checklist.id,
        "version": checklist.version,
        "digest": checklist.digest,
        "score": number(checklist.score.value),
        "score_range": _range(checklist.score),
        "assessed": checklist.assessed,
        "total": checklist.total,
        "criteria": [_criterion(finding) for finding in checklist.findings],
        "title": checklist.title,
    }


def _criterion(finding: Finding) -> Record:
    criterion, binding = finding.criterion, finding.binding
    return {
        "id": criterion.id,
        "title": criterion.title,
        "severity": criterion.severity.value,
        "weight": weight(criterion.weight),
        "status": finding.status.value,
        "score": criterion_score(finding.score),
        "basis": finding.basis.value,
        "obligation": binding.kind.value if binding.kind else None,
        "elements": [_element(element) for element in finding.elements],
        "recommendation": criterion.recommendation,
        "bound_since": binding.since.isoformat() if binding.since else None,
        "reservation": binding.reservation,
        "binding_instrument": binding.instrument,
        "binding_verified": binding.verified,
        "reason": finding.reason,
        "is_stale": finding.is_stale,
        "coding": _coding(finding.coding),
    }


def _element(element: ElementFinding) -> Record:
    return {
        "id": element.id,
        "required": element.required,
        "status": element.status.value,
        "basis": element.basis.value,
        "evidence": [_evidence(evidence) for evidence in element.evidence],
        "strength": element.strength.value if element.strength else None,
        "reason": element.reason,
        "test": element.test,
        "coding": _coding(element.coding),
        "text_status": element.text_status.value if element.text_status else None,
    }


def _evidence(evidence: Evidence) -> Record:
    return {
        "provision": evidence.provision,
        "law": evidence.law,
        "cell": evidence.cell,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "via": list(evidence.via),
        "defeats": evidence.defeats,
        "strength": evidence.strength.value,
        "source_url": evidence.source_url,
    }


def _coding(coding: Coding | None) -> Record | None:
    if coding is None:
        return None
    return {
        "answer": coding.answer.value,
        "coder": coding.coder,
        "rationale": coding.rationale,
        "provisions": list(coding.provisions),
        "quote": coding.quote,
        "coded_on": coding.coded_on.isoformat() if coding.coded_on else None,
    }
