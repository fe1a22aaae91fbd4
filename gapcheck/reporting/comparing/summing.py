"""The tables that every format for people shows, as rows of words: countries, common gaps, where gaps lie, groups."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from gapcheck.model import ComparedState, Comparison, CriterionStatus, CriterionTally, Dimension, GroupResult
from gapcheck.reporting.comparing.wording import (
    FROM_MEMORY,
    band_words,
    country_of,
    obligation_words,
    obligations_words,
    rank_words,
)
from gapcheck.reporting.document import Table
from gapcheck.reporting.highlights import findings_of, status_counts
from gapcheck.reporting.phrases import (
    CRITERION_WORDS,
    OBLIGATION_WORDS,
    figure,
    is_confirmed,
    one_line,
    percentage,
    score_range,
    shortened,
)
from gapcheck.reporting.summarising import SUMMARY_STATUSES

MEMBERS_LIMIT: Final = 240
_STATUS_HEADERS: Final = tuple(CRITERION_WORDS[status].capitalize() for status in SUMMARY_STATUSES)


def countries(comparison: Comparison, states: tuple[ComparedState, ...] | None = None) -> Table:
    """Scores with their ranges, coverage and bands; ranks where they were asked for."""
    is_ranked = comparison.ranking is not None
    rows = []
    for state in comparison.states if states is None else states:
        assessment = state.assessment
        findings = findings_of(assessment)
        counts = status_counts(findings)
        rows.append(
            (
                country_of(state),
                assessment.as_of.isoformat() if assessment.as_of else "–",
                band_words(state),
                figure(assessment.score.value),
                score_range(assessment.score),
                percentage(assessment.coverage),
                *((rank_words(state.rank),) if is_ranked else ()),
                *(str(counts[status]) for status in SUMMARY_STATUSES),
                f"{sum(map(is_confirmed, findings))} of {len(findings)}",
            )
        )
    headers = (
        *("Country", "Law as of", "Band", "Score (0–100)", "Range", "Coverage"),
        *(("Rank",) if is_ranked else ()),
        *_STATUS_HEADERS,
        "Confirmed by a person",
    )
    return Table("Countries", headers, tuple(rows), figures=tuple(range(3, len(headers))))


def common_gaps(tallies: tuple[CriterionTally, ...]) -> Table:
    """Criteria with a gap or only in part somewhere, the commonest gap first."""
    rows = [
        (
            one_line(tally.criterion.id),
            one_line(tally.criterion.title),
            tally.criterion.severity.value,
            gap_share(tally),
            str(tally.counts.get(CriterionStatus.PARTIAL, 0)),
            str(tally.counts.get(CriterionStatus.UNCLEAR, 0)),
            obligations_words(tally),
            one_line(tally.checklist),
        )
        for tally in tallies
        if tally.short
    ]
    headers = ("Criterion", "Asks", "Severity", "Gap in", "Partial in", "Unclear in", "Those that fall short are bound by",
               "Checklist")  # fmt: skip
    return Table("Common gaps", headers, tuple(rows), figures=(3, 4, 5))


def gap_share(tally: CriterionTally) -> str:
    """`5 of 7`: gaps among the States in which the criterion could be assessed."""
    statuses = (CriterionStatus.MET, CriterionStatus.PARTIAL, CriterionStatus.GAP)
    assessed = sum(tally.counts.get(status, 0) for status in statuses)
    return f"{tally.counts.get(CriterionStatus.GAP, 0)} of {assessed}"


def where_gaps_lie(comparison: Comparison) -> tuple[Table, ...]:
    """One table a dimension: checklist, severity, obligation."""
    tables = []
    for dimension, parts in groupby(comparison.breakdowns, key=lambda part: part.dimension):
        rows = []
        for part in parts:
            title = part.title
            if dimension is Dimension.OBLIGATION:
                title = next((words for kind, words in OBLIGATION_WORDS.items() if kind.value == part.value), "")
                title = title or obligation_words(None)
            counts = tuple(str(part.counts.get(status, 0)) for status in SUMMARY_STATUSES)
            rows.append((one_line(title), percentage(part.prevalence), *counts))
        headers = (dimension.value.capitalize(), "Gaps", *_STATUS_HEADERS)
        tables.append(Table(f"Findings by {dimension.value}", headers, tuple(rows), figures=(1, 2, 3, 4, 5)))
    return tuple(tables)


def groups(comparison: Comparison) -> tuple[Table, ...]:
    """One table a grouping: plain means over the members, with ranges, coverage and the commonest gaps."""
    names = {state.key: state for state in comparison.states}
    tables = []
    for grouping, parts in groupby(comparison.groups, key=lambda group: group.grouping):
        results = tuple(parts)
        doubt = "" if all(group.verified for group in results) else f" ({FROM_MEMORY}, not checked)"
        rows = [_group_row(group, names) for group in results]
        headers = ("Group", "Countries", "Band", "Mean score", "Range", "Coverage", "Commonest gaps", "Who")
        tables.append(Table(f"By {one_line(grouping)}{doubt}", headers, tuple(rows), figures=(1, 3, 4, 5)))
    return tuple(tables)


def _group_row(group: GroupResult, names: dict[str, ComparedState]) -> tuple[str, ...]:
    return (
        one_line(group.group),
        str(len(group.members)),
        str(group.band) if group.band else "–",
        figure(group.score.value),
        score_range(group.score),
        percentage(group.coverage),
        ", ".join(f"{one_line(name)} ({count})" for name, count in group.gaps) or "none",
        shortened(", ".join(names[key].key for key in group.members), MEMBERS_LIMIT),
    )
