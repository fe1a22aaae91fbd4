"""A forecast in JSON: consequences, clauses, and both scores."""

from __future__ import annotations

import json

from gapcheck import __version__
from gapcheck.model import Assessment, Clause, Consequence, Effect, Forecast
from gapcheck.reporting.records import SCHEMA_VERSION, Record, number


def render(forecast: Forecast) -> bytes:
    """One object; UTF-8, two spaces of indent, one newline at the end."""
    text = json.dumps(forecast_record(forecast), ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def forecast_record(forecast: Forecast) -> Record:
    """Everything. `summary` counts criteria."""
    country = forecast.before.country
    criteria = [one for one in forecast.consequences if not one.element]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gapcheck", "version": __version__},
        "country": {"name": country.name, "iso": country.iso, "language": country.language},
        "as_of": forecast.before.as_of.isoformat() if forecast.before.as_of else None,
        "source": {"file": forecast.before.file, "sha256": forecast.before.sha256},
        "bill": forecast.bill,
        "before": _side(forecast.before),
        "after": _side(forecast.after),
        "summary": {effect.value: sum(one.effect is effect for one in criteria) for effect in Effect},
        "consequences": [_consequence(one) for one in forecast.consequences],
        "clauses": [_clause(one) for one in forecast.clauses],
        "needed": [one.provision.id for one in forecast.needed],
        "is_smallest": forecast.is_smallest,
        "tried": forecast.tried,
        "notes": list(forecast.notes),
    }


def _side(assessment: Assessment) -> Record:
    return {
        "score": number(assessment.score.value),
        "coverage": number(assessment.coverage, places=2),
        "provisions_in_force": assessment.provisions_in_force,
        "checklists": [
            {"id": one.id, "version": one.version, "digest": one.digest, "score": number(one.score.value)}
            for one in assessment.checklists
        ],
    }


def _consequence(one: Consequence) -> Record:
    return {
        "effect": one.effect.value,
        "checklist": one.checklist,
        "criterion": one.criterion.id,
        "element": one.element,
        "severity": one.criterion.severity.value,
        "required": one.required,
        "before": one.before,
        "after": one.after,
        "test": one.test,
        "reason": one.reason,
        "evidence": [
            {
                "provision": words.provision,
                "cell": words.cell,
                "start": words.start,
                "end": words.end,
                "quote": words.quote,
            }
            for words in one.evidence
        ],
    }


def _clause(clause: Clause) -> Record:
    return {
        "provision": clause.provision.id,
        "law": clause.provision.law,
        "number": clause.provision.number,
        "replaces": [{"provision": one.id, "cell": one.cell} for one in clause.replaces],
        "repeals": clause.is_repeal,
        "needed": clause.is_needed,
        "does": list(clause.does),
    }
