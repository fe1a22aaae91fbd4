"""The first page: what a minister's adviser must know in one minute."""

from __future__ import annotations

from collections import Counter
from typing import Final

from gapcheck.model import Assessment, Basis, CriterionStatus, ElementStatus, Finding, Severity
from gapcheck.reporting.document import Bar, Block, Bullets, Paragraph, Table
from gapcheck.reporting.highlights import findings_of, gravest_gaps, main_evidence, shortfalls, status_counts
from gapcheck.reporting.phrases import (
    CRITERION_WORDS,
    NOT_FOUND,
    bound,
    counted,
    figure,
    is_confirmed,
    listed,
    one_line,
    percentage,
    score_range,
    shortened,
)

SUMMARY_STATUSES: Final = (
    CriterionStatus.MET,
    CriterionStatus.PARTIAL,
    CriterionStatus.GAP,
    CriterionStatus.UNCLEAR,
)


def country_name(assessment: Assessment) -> str:
    """The country's name, else its ISO code, else the file."""
    country = assessment.country
    return one_line(country.name) or one_line(country.iso) or one_line(assessment.file) or "this workbook"


def summary_blocks(assessment: Assessment) -> tuple[Block, ...]:
    """Score, counts, gravest gaps, confirmation, warnings, in this order."""
    findings = findings_of(assessment)
    counts = status_counts(findings)
    words = _count_words(counts)
    blocks: list[Block] = [
        Paragraph(score_sentence(assessment)),
        Paragraph(count_sentence(findings)),
        Bar(tuple((status.value, words[status], counts[status]) for status in SUMMARY_STATUSES if counts[status])),
        Paragraph(confirmation_sentence(findings)),
    ]
    gravest = gravest_gaps(findings)
    if gravest:
        blocks.append(Bullets(tuple(map(gap_sentence, gravest)), "The gravest gaps:"))
    blocks += [_severity_table(findings), _checklist_table(assessment)]
    if assessment.warnings:
        items = tuple(Paragraph(one_line(warning)) for warning in assessment.warnings)
        blocks.append(Bullets(items, "To check in the workbook:"))
    return tuple(blocks)


def score_sentence(assessment: Assessment) -> str:
    """The score with its range and what it stands on."""
    score = assessment.score
    if score.value is None:
        return f"{country_name(assessment)}: no criterion could be assessed, so there is no score."
    sentence = f"{country_name(assessment)} scores {figure(score.value)} of 100"
    if score.low != score.high:
        sentence += f" (between {figure(score.low)} and {figure(score.high)}, depending on what is still unclear)"
    assessed = sum(checklist.assessed for checklist in assessment.checklists)
    total = sum(checklist.total for checklist in assessment.checklists)
    share = percentage(assessment.coverage)
    coverage = f"{assessed} of {counted(total, 'criterion', 'criteria')} could be assessed ({share})"
    return f"{sentence} over {counted(len(assessment.checklists), 'checklist')}; {coverage}."


def count_sentence(findings: tuple[Finding, ...]) -> str:
    """How many criteria have each status, and how many critical ones fall short."""
    counts = status_counts(findings)
    words = _count_words(counts)
    present = tuple(words[status] for status in words if counts[status] or status in SUMMARY_STATUSES)
    critical = status_counts(tuple(finding for finding in findings if finding.criterion.severity is Severity.CRITICAL))
    grave = counted(critical[CriterionStatus.GAP], "gap") + f" and {critical[CriterionStatus.PARTIAL]} partly met"
    return f"Of {counted(len(findings), 'criterion', 'criteria')}: {listed(present)}. Among the critical ones: {grave}."


def confirmation_sentence(findings: tuple[Finding, ...]) -> str:
    """How many findings a person has confirmed."""
    confirmed = sum(map(is_confirmed, findings))
    stale = sum(finding.is_stale for finding in findings)
    rest = len(findings) - confirmed
    sentence = f"A person has confirmed {confirmed} of {counted(len(findings), 'finding')}"
    if rest:
        sentence += f"; the other {rest} {'is' if rest == 1 else 'are'} not yet confirmed by a person"
    old = f" {counted(stale, 'answer')} of a person {'is' if stale == 1 else 'are'} out of date." if stale else ""
    return f"{sentence}.{old}"


def shortcoming(finding: Finding) -> str:
    """What falls short, as a clause: what was not found, or what the law says against it."""
    short = shortfalls(finding)
    defeated = tuple(element for element in short if element.status is ElementStatus.DEFEATED)
    if defeated:
        evidence = main_evidence(finding)
        where = f" ({one_line(evidence.provision)})" if evidence and evidence.defeats else ""
        return f"the law says otherwise{where}: {shortened(defeated[0].test, 120)}"
    missing = tuple(element for element in short if element.status is ElementStatus.MISSING)
    if not missing:
        return shortened(finding.reason, 200) or CRITERION_WORDS[finding.status]
    tests = "; ".join(one_line(element.test) for element in missing)
    is_coded = all(element.basis is Basis.CODED for element in missing)
    return f"{'missing, as a person answered' if is_coded else NOT_FOUND}: {shortened(tests, 200)}"


def gap_sentence(finding: Finding) -> Paragraph:
    criterion = finding.criterion
    label = f"{one_line(criterion.id)} {one_line(criterion.title)}"
    clause = shortcoming(finding).rstrip(".")
    outcome = f"{criterion.severity.value}, {CRITERION_WORDS[finding.status]}"
    return Paragraph(f"{clause}. {bound(finding.binding)}", f"{label} ({outcome}):")


def _count_words(counts: Counter[CriterionStatus]) -> dict[CriterionStatus, str]:
    """`2 gaps`, `1 partly met`, …"""
    return {
        CriterionStatus.MET: f"{counts[CriterionStatus.MET]} met",
        CriterionStatus.PARTIAL: f"{counts[CriterionStatus.PARTIAL]} partly met",
        CriterionStatus.GAP: counted(counts[CriterionStatus.GAP], "gap"),
        CriterionStatus.UNCLEAR: f"{counts[CriterionStatus.UNCLEAR]} unclear",
        CriterionStatus.NOT_APPLICABLE: f"{counts[CriterionStatus.NOT_APPLICABLE]} not applicable",
    }


def _severity_table(findings: tuple[Finding, ...]) -> Table:
    rows = []
    for severity in Severity:
        counts = status_counts(tuple(finding for finding in findings if finding.criterion.severity is severity))
        if counts:
            rows.append((severity.value.capitalize(), *(str(counts[status]) for status in SUMMARY_STATUSES)))
    headers = ("Severity", *(CRITERION_WORDS[status].capitalize() for status in SUMMARY_STATUSES))
    return Table("Findings by severity", headers, tuple(rows), figures=(1, 2, 3, 4))


def _checklist_table(assessment: Assessment) -> Table:
    rows = []
    for checklist in assessment.checklists:
        counts = status_counts(checklist.findings)
        rows.append(
            (
                one_line(checklist.title) or one_line(checklist.id),
                figure(checklist.score.value),
                score_range(checklist.score),
                f"{checklist.assessed} of {checklist.total}",
                *(str(counts[status]) for status in SUMMARY_STATUSES),
            )
        )
    counts_headers = (CRITERION_WORDS[status].capitalize() for status in SUMMARY_STATUSES)
    headers = ("Checklist", "Score (0–100)", "Range", "Assessed", *counts_headers)
    return Table("Findings by checklist", headers, tuple(rows), figures=tuple(range(1, len(headers))))
