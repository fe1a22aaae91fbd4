"""Assessments into one document, composed once and rendered by every format for people.

Order: what an adviser must know in a minute; then gaps and partly met criteria, gravest first; then what is met and by
which words; then what could not be assessed, and why; then how to read all this.
"""

from __future__ import annotations

import re
from typing import Final

from gapcheck import __version__
from gapcheck.model import Assessment, ChecklistResult, CriterionStatus, Severity
from gapcheck.reporting.describing import describe_briefly, describe_fully
from gapcheck.reporting.document import Bullets, Document, Paragraph, Section, Table
from gapcheck.reporting.highlights import SHORTCOMINGS, findings_of, gravest_first, status_counts
from gapcheck.reporting.phrases import counted, figure, is_confirmed, one_line, percentage, score_range
from gapcheck.reporting.summarising import SUMMARY_STATUSES, country_name, summary_blocks

HOW_TO_READ: Final = (
    Paragraph(
        "Every finding is a proposal with its quotation, never legal advice. A lawyer who knows the legal "
        "order decides.",
        "A proposal.",
    ),
    Paragraph(
        "“Not found in this workbook” says that the words were not found in the rows that the program was given. "
        "It does not say that the law holds no such rule: another act, case law or an annex may.",
        "Not found is not absent.",
    ),
    Paragraph(
        "“Confirmed by a person” means that an analyst answered in the Coding sheet. Everything else was proposed by "
        "the program from the words quoted, and nobody has confirmed it yet.",
        "Who says so.",
    ),
    Paragraph(
        "A criterion is met when every required element is found and none is defeated, partial when some are found, "
        "a gap when none is. Unclear criteria stay out of the score; the range shows the score if all of them failed and if "
        "all of them were met.",
        "The score.",
    ),
    Paragraph(
        "Quotations may be shortened with “…”; the JSON report holds them whole. Cells name the sheet and the cell of "
        "the workbook in which the words stand.",
        "The quotations.",
    ),
    Paragraph(
        "This report says child sexual abuse material (CSAM). Statutes and treaties are quoted in their own words, "
        "which may differ.",
        "Terms.",
    ),
)


def compose(assessments: tuple[Assessment, ...]) -> Document:
    """The document for one assessment, or for several with an overview in front."""
    sections: list[Section] = []
    is_single = len(assessments) == 1
    if not is_single:
        sections.append(_overview(assessments))
    for position, assessment in enumerate(assessments, start=1):
        prefix = "" if is_single else f"{position}-"
        sections.extend(_sections(assessment, prefix, level=2 if is_single else 3))
    sections.append(Section("how-to-read", "How to read this", 2, (Bullets(HOW_TO_READ),)))
    whose = country_name(assessments[0]) if is_single else counted(len(assessments), "country", "countries")
    return Document(
        title=f"{whose}: where the law stands, and where it falls short",
        facts=_facts(assessments[0]) if is_single else (),
        sections=tuple(sections),
        footer=f"Made by gapcheck {__version__}. Not legal advice.",
    )


def anchor(*parts: str) -> str:
    """A name for a place in the document, of letters, digits and hyphens only."""
    return re.sub(r"[^A-Za-z0-9]+", "-", "-".join(part for part in parts if part)).strip("-").lower() or "part"


def _sections(assessment: Assessment, prefix: str, level: int) -> list[Section]:
    """One assessment; with a prefix (one of several) under a heading of its own."""
    sections = []
    if prefix:
        sections.append(Section(anchor(prefix, "country"), country_name(assessment), level - 1, _facts(assessment)))
    sections.append(Section(anchor(prefix, "summary"), "Summary", level, summary_blocks(assessment)))
    sections.extend(_shortcomings(assessment, prefix, level))
    sections.append(_met(assessment, prefix, level))
    sections.extend(_not_assessed(assessment, prefix, level))
    return sections


def _shortcomings(assessment: Assessment, prefix: str, level: int) -> list[Section]:
    found = gravest_first(findings_of(assessment), *SHORTCOMINGS)
    title = "Gaps and partly met criteria"
    if not found:
        nothing = Paragraph("No criterion that could be assessed is a gap or only partly met.")
        return [Section(anchor(prefix, "gaps"), title, level, (nothing,))]
    order = Paragraph(
        "Gravest first: by severity, then by what binds the State (treaty, EU law, political commitment, guidance)."
    )
    sections = [Section(anchor(prefix, "gaps"), title, level, (order,))]
    language = assessment.country.language
    for severity in Severity:
        entries = tuple(
            describe_fully(finding, anchor(prefix, finding.criterion.id), language)
            for finding in found
            if finding.criterion.severity is severity
        )
        if entries:
            place = anchor(prefix, "gaps", severity.value)
            sections.append(Section(place, severity.value.capitalize(), level + 1, entries))
    return sections


def _met(assessment: Assessment, prefix: str, level: int) -> Section:
    met = gravest_first(findings_of(assessment), CriterionStatus.MET)
    entries = tuple(
        describe_briefly(finding, anchor(prefix, finding.criterion.id), assessment.country.language) for finding in met
    )
    nothing = (Paragraph("No criterion is fully met by the provisions of this workbook."),)
    return Section(anchor(prefix, "met"), "What is met, and by which words", level, entries or nothing)


def _not_assessed(assessment: Assessment, prefix: str, level: int) -> list[Section]:
    findings = findings_of(assessment)
    unclear = tuple(
        describe_fully(finding, anchor(prefix, finding.criterion.id), assessment.country.language)
        for finding in gravest_first(findings, CriterionStatus.UNCLEAR)
    )
    nothing = (Paragraph("Every criterion that applies could be assessed."),)
    title = "What could not be assessed, and why"
    sections = [Section(anchor(prefix, "not-assessed"), title, level, unclear or nothing)]
    left_out = tuple(finding for finding in findings if finding.status is CriterionStatus.NOT_APPLICABLE)
    if left_out:
        items = tuple(
            Paragraph(
                one_line(finding.reason) or "An analyst answered that the question does not arise here.",
                f"{one_line(finding.criterion.id)} {one_line(finding.criterion.title)}.",
            )
            for finding in left_out
        )
        sections.append(Section(anchor(prefix, "not-applicable"), "Not applicable", level, (Bullets(items),)))
    return sections


def _facts(assessment: Assessment) -> tuple[Paragraph, ...]:
    """What was assessed: the day, the file, the checklists."""
    day = assessment.as_of.isoformat() if assessment.as_of else "no day given: all rows whose status is “in force”"
    bills = " Bills and adopted laws were treated as in force." if assessment.with_bills else ""
    rows = f"{assessment.provisions_in_force} of {counted(assessment.provisions, 'provision')} in force"
    country = assessment.country
    facts = [
        Paragraph(f"{day}.{bills}", "State of the law:"),
        Paragraph(f"{one_line(assessment.file)}, {rows} (sha256 {assessment.sha256[:12]}).", "Workbook:"),
        Paragraph(f"{', '.join(map(_checklist_name, assessment.checklists))}.", "Checklists:"),
    ]
    if country.covers:
        facts.append(Paragraph(f"{one_line(', '.join(country.covers))}.", "Held in full, says the workbook:"))
    if country.compiled_from:
        facts.append(Paragraph(one_line(country.compiled_from), "Compiled from:"))
    if country.licence:
        facts.append(Paragraph(one_line(country.licence), "Licence:"))
    return tuple(facts)


def _checklist_name(checklist: ChecklistResult) -> str:
    return f"{one_line(checklist.title) or one_line(checklist.id)} (version {one_line(checklist.version)})"


def _overview(assessments: tuple[Assessment, ...]) -> Section:
    rows = []
    for assessment in assessments:
        findings = findings_of(assessment)
        counts = status_counts(findings)
        rows.append(
            (
                country_name(assessment),
                assessment.as_of.isoformat() if assessment.as_of else "–",
                figure(assessment.score.value),
                score_range(assessment.score),
                percentage(assessment.coverage),
                *(str(counts[status]) for status in SUMMARY_STATUSES),
                f"{sum(map(is_confirmed, findings))} of {len(findings)}",
            )
        )
    headers = (
        *("Country", "State of the law", "Score (0–100)", "Range", "Coverage"),
        *(status.value.capitalize() for status in SUMMARY_STATUSES),
        "Confirmed by a person",
    )
    table = Table("The countries side by side", headers, tuple(rows), figures=tuple(range(2, len(headers))))
    return Section("overview", "Overview", 2, (table,))
