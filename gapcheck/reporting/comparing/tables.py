"""Tidy data: one row a country, criterion and day (contract, section 3), and the same as CSV.

The contract's columns come first and in its order; ours follow: scores with their ranges, and what the obligation is.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from gapcheck.model import ChecklistResult, ComparedState, Comparison, Finding, Score
from gapcheck.reporting.comparing.wording import country_of
from gapcheck.reporting.highlights import main_evidence, main_quote, provisions_of
from gapcheck.reporting.phrases import rounded, years_between
from gapcheck.reporting.records import criterion_score, weight
from gapcheck.reporting.tables import COLUMNS as CONTRACT_COLUMNS
from gapcheck.reporting.tables import guarded

COLUMNS: Final = (
    *CONTRACT_COLUMNS,
    "bound_by",
    "bound_since",
    "years_bound",
    "reservation",
    "obligation_verified",
    "checklist_score",
    "checklist_score_low",
    "checklist_score_high",
    "country_score",
    "country_score_low",
    "country_score_high",
    "country_coverage",
    "country_band",
)
Value = str | int | float | bool | dt.date | None


def render(comparison: Comparison) -> bytes:
    """CSV, UTF-8, line feeds at line ends; text that a spreadsheet would run as a formula gets an apostrophe."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    known: dict[str, str] = {}  # the same few words stand in very many rows
    writer.writerows([_written(value, known) for value in row] for row in tidy_rows(comparison))
    return page.getvalue().encode("utf-8", errors="replace")


def _written(value: Value, known: dict[str, str]) -> Value:
    if isinstance(value, str):
        if value not in known:
            known[value] = guarded(value)
        return known[value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, dt.date) else value


def tidy_rows(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    """The values of `COLUMNS`, in the order of States, checklists and criteria."""
    for state in comparison.states:
        assessment = state.assessment
        head = (country_of(state), assessment.country.iso, assessment.as_of)
        tail = (*_figures(assessment.score), _share(assessment.coverage), str(state.band) if state.band else None)
        for checklist in assessment.checklists:
            figures = _figures(checklist.score)
            for finding in checklist.findings:
                yield (*head, *_finding(checklist, finding), *_obligation(state, finding), *figures, *tail)


def _finding(checklist: ChecklistResult, finding: Finding) -> tuple[Value, ...]:
    criterion, evidence = finding.criterion, main_evidence(finding)
    return (
        checklist.id,
        checklist.version,
        criterion.id,
        criterion.title,
        criterion.severity.value,
        weight(criterion.weight),
        finding.binding.kind.value if finding.binding.kind else None,
        finding.status.value,
        criterion_score(finding.score),
        finding.basis.value,
        ";".join(provisions_of(finding)),
        main_quote(finding),
        evidence.source_url if evidence else "",
    )


def _obligation(state: ComparedState, finding: Finding) -> tuple[Value, ...]:
    binding, day = finding.binding, state.assessment.as_of
    years = years_between(binding.since, day) if binding.since and day and day >= binding.since else None
    verified = binding.verified if binding.kind else None
    return binding.instrument or None, binding.since, years, binding.reservation or None, verified


def _figures(score: Score) -> tuple[float | None, ...]:
    return tuple(None if one is None else float(rounded(one)) for one in (score.value, score.low, score.high))


def _share(coverage: Decimal | None) -> float | None:
    return None if coverage is None else float(rounded(coverage, 4))
