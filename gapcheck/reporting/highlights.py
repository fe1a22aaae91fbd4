"""What of a finding is shown when there is room for little: its main words, its provisions, the gravest gaps."""

from __future__ import annotations

from collections import Counter

from gapcheck.model import (
    Assessment,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Evidence,
    Finding,
    Strength,
)
from gapcheck.reporting.phrases import rank

SHORTCOMINGS = (CriterionStatus.GAP, CriterionStatus.PARTIAL)


def findings_of(assessment: Assessment) -> tuple[Finding, ...]:
    """Every finding, in the order of the checklists."""
    return tuple(finding for checklist in assessment.checklists for finding in checklist.findings)


def gravest_first(findings: tuple[Finding, ...], *statuses: CriterionStatus) -> tuple[Finding, ...]:
    """The findings of these statuses by severity, obligation, status and weight; else in the checklist's order."""
    return tuple(sorted((finding for finding in findings if finding.status in statuses), key=rank))


def gravest_gaps(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Up to five gaps, filled up to three with partly met criteria when there are fewer."""
    gaps = gravest_first(findings, CriterionStatus.GAP)[:5]
    partials = gravest_first(findings, CriterionStatus.PARTIAL)
    return gaps + partials[: max(0, 3 - len(gaps))]


def status_counts(findings: tuple[Finding, ...]) -> Counter[CriterionStatus]:
    """How many findings have each status."""
    return Counter(finding.status for finding in findings)


def shortfalls(finding: Finding) -> tuple[ElementFinding, ...]:
    """The required elements that are not found."""
    required = (element for element in finding.elements if element.required)
    return tuple(element for element in required if element.status is not ElementStatus.FOUND)


def main_evidence(finding: Finding) -> Evidence | None:
    """The words to show when only one quotation fits.

    Words that defeat come first where something is defeated, then required elements, then the strongest words.
    """
    strengths = list(Strength)
    best: tuple[tuple[bool, bool, int], Evidence] | None = None
    for element in finding.elements:
        for evidence in element.evidence:
            key = (not evidence.defeats, not element.required, strengths.index(evidence.strength))
            if best is None or key < best[0]:
                best = (key, evidence)
    return best[1] if best else None


def main_quote(finding: Finding) -> str:
    """The words of the main evidence; without any, those that the analyst quoted."""
    evidence = main_evidence(finding)
    if evidence is not None:
        return evidence.quote
    codings = (finding.coding, *(element.coding for element in finding.elements))
    return next((coding.quote for coding in codings if coding is not None and coding.quote), "")


def provisions_of(finding: Finding) -> tuple[str, ...]:
    """Ids of the provisions that the finding stands on, each once; those that a coding cites come first."""
    codings = (finding.coding, *(element.coding for element in finding.elements))
    cited = [provision for coding in codings if coding is not None for provision in coding.provisions]
    quoted = [evidence.provision for element in finding.elements for evidence in element.evidence]
    return tuple(dict.fromkeys(cited + quoted))
