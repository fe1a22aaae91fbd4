"""Builders of assessments with defaults: a test names only what it is about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from gapcheck.model import (
    Answer,
    Assessment,
    Basis,
    Binding,
    ChecklistResult,
    Coding,
    Country,
    Criterion,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Evidence,
    Finding,
    LegalTest,
    Obligation,
    Score,
    Severity,
    Source,
    Strength,
)

BOUND = Binding(Obligation.TREATY, "LANZAROTE", dt.date(2016, 3, 1))


def a_source(instrument: str = "LANZAROTE", provision: str = "Art. 20(1)(e)", **changes: object) -> Source:
    source = Source(instrument, provision, Obligation.TREATY, since=2007, verified=True)
    return replace(source, **changes)  # type: ignore[arg-type]


def a_criterion(id: str = "CSAM-09", **changes: object) -> Criterion:  # noqa: A002 - the noun's own field
    criterion = Criterion(
        id=id,
        title="Simple possession and procuring are crimes",
        question="Is knowing possession a crime irrespective of any intent to distribute?",
        why="Each copy re-victimises the child, and demand drives production.",
        legal_test=LegalTest(
            met="Knowing possession is a crime without any requirement of intent to distribute.",
            partial="Possession is punishable but limited by age band or type of material.",
            gap="Possession is lawful unless with intent to distribute, or not addressed.",
        ),
        weight=Decimal(5),
        severity=Severity.CRITICAL,
        sources=(a_source(), a_source("OSCE-MC.DEC/15/06", "para 2", kind=Obligation.POLITICAL, since=2006)),
        common_gaps=("Possession punishable for under-14 material only.", "Possession handled as a petty offence."),
        recommendation="Make knowing possession of any such material a crime, whatever the purpose or quantity.",
        elements=(),
    )
    return replace(criterion, **changes)  # type: ignore[arg-type]


def evidence_of(quote: str = "wer einen solchen Inhalt besitzt", **changes: object) -> Evidence:
    evidence = Evidence(
        provision="StGB-184b",
        law="Strafgesetzbuch",
        cell="Statutes!E304",
        start=120,
        end=120 + len(quote),
        quote=quote,
        source_url="https://www.gesetze-im-internet.de/stgb/__184b.html",
    )
    return replace(evidence, **changes)  # type: ignore[arg-type]


def an_element(
    id: str = "possession",  # noqa: A002 - the noun's own field
    status: ElementStatus = ElementStatus.FOUND,
    *evidence: Evidence,
    **changes: object,
) -> ElementFinding:
    element = ElementFinding(
        id=id,
        test="Knowing possession is an offence",
        required=True,
        status=status,
        basis=Basis.NONE if status is ElementStatus.UNCLEAR else Basis.TEXT,
        evidence=evidence,
        strength=evidence[0].strength if evidence else None,
    )
    return replace(element, **changes)  # type: ignore[arg-type]


def a_coding(answer: Answer = Answer.YES, **changes: object) -> Coding:
    coding = Coding(
        criterion="CSAM-09",
        element="",
        answer=answer,
        provisions=("StGB-184b",),
        quote="wer einen solchen Inhalt besitzt",
        rationale="Own offence with imprisonment.",
        coder="A. Analyst",
        coded_on=dt.date(2022, 2, 14),
    )
    return replace(coding, **changes)  # type: ignore[arg-type]


def a_finding(
    status: CriterionStatus = CriterionStatus.GAP,
    *elements: ElementFinding,
    criterion: Criterion | None = None,
    **changes: object,
) -> Finding:
    scores = {CriterionStatus.MET: Decimal(1), CriterionStatus.PARTIAL: Decimal(1) / 2, CriterionStatus.GAP: Decimal(0)}
    finding = Finding(
        criterion=criterion or a_criterion(),
        status=status,
        score=scores.get(status),
        basis=Basis.TEXT,
        binding=BOUND,
        elements=elements,
    )
    return replace(finding, **changes)  # type: ignore[arg-type]


def a_checklist(*findings: Finding, **changes: object) -> ChecklistResult:
    assessed = [finding for finding in findings if finding.score is not None]
    left_out = [finding for finding in findings if finding.status is CriterionStatus.NOT_APPLICABLE]
    checklist = ChecklistResult(
        id="csam-definition",
        version="1",
        digest="sha256:0f1e",
        title="Definition and criminalisation of CSAM",
        score=Score(Decimal("66.65"), Decimal(60), Decimal("80.04")),
        assessed=len(assessed),
        total=len(findings) - len(left_out),
        findings=findings,
    )
    return replace(checklist, **changes)  # type: ignore[arg-type]


def an_assessment(*checklists: ChecklistResult, **changes: object) -> Assessment:
    assessed, total = sum(part.assessed for part in checklists), sum(part.total for part in checklists)
    assessment = Assessment(
        country=Country("Germany", "DE", "de", dt.date(2022, 1, 28), ("criminal",), licence="Public domain (§ 5 UrhG)"),
        as_of=dt.date(2022, 1, 28),
        with_bills=False,
        file="germany.xlsx",
        sha256="5710c0a6" * 8,
        provisions=900,
        provisions_in_force=880,
        score=Score(Decimal("66.65"), Decimal(60), Decimal("80.04")),
        coverage=Decimal(assessed) / total if total else None,
        checklists=checklists,
    )
    return replace(assessment, **changes)  # type: ignore[arg-type]


def germany() -> Assessment:
    """Two checklists with every status, a coding that overrules the text, a stale coding, a chain and a defeat."""
    possession = evidence_of(
        "Wer es unternimmt, einen kinderpornographischen Inhalt, der ein tatsächliches oder wirklichkeitsnahes Geschehen "
        "wiedergibt, abzurufen oder sich den Besitz an einem solchen Inhalt zu verschaffen oder wer einen solchen Inhalt "
        "besitzt, wird mit Freiheitsstrafe von einem Jahr bis zu fünf Jahren bestraft."
    )
    reference = evidence_of(
        "§ 184b Absatz 5 bis 7 gilt entsprechend",
        provision="StGB-184c",
        cell="Statutes!E305",
        via=("StGB-184b", "StGB-11"),
        strength=Strength.BY_REFERENCE,
        source_url="",
    )
    bar = evidence_of(
        "Absatz 3 sind nicht anzuwenden auf Handlungen von Personen in Bezug auf einen solchen jugendpornographischen Inhalt",
        provision="StGB-184c",
        cell="Statutes!E305",
        defeats=True,
        source_url="javascript:alert(1)",
    )
    met = a_finding(
        CriterionStatus.MET,
        an_element("possession", ElementStatus.FOUND, possession, reason="The words stand in one sentence."),
        an_element("procure", ElementStatus.FOUND, reference, test="Acquiring or procuring for oneself or another"),
    )
    partial = a_finding(
        CriterionStatus.PARTIAL,
        an_element("under-18", ElementStatus.FOUND, possession, test="Every person under 18 is a child"),
        an_element("same-age", ElementStatus.DEFEATED, bar, test="The same age for every conduct"),
        an_element("no-consent", ElementStatus.MISSING, test="Consent is irrelevant", required=False),
        criterion=a_criterion("CSAM-02", title="Child means under 18", weight=Decimal("4.5")),
        reason="One of two required elements is defeated.",
    )
    gap = a_finding(
        CriterionStatus.GAP,
        an_element(
            "duty", ElementStatus.MISSING, test="Providers must report CSAM", reason="Not found in this workbook."
        ),
        an_element("body", ElementStatus.MISSING, test="Reports go to a designated body"),
        criterion=a_criterion("CSAM-11", title="Duty of providers to report", severity=Severity.MAJOR),
        binding=Binding(Obligation.POLITICAL, "OSCE-MC.DEC/9/07", None),
    )
    overruled = a_finding(
        CriterionStatus.GAP,
        an_element(
            "liability",
            ElementStatus.MISSING,
            test="A child is never liable for prostitution",
            basis=Basis.CODED,
            coding=a_coding(Answer.NO, criterion="NCR-01", element="liability", rationale="Only adults are exempt."),
            text_status=ElementStatus.FOUND,
        ),
        criterion=a_criterion("NCR-01", title="No child is punished for being exploited"),
        basis=Basis.CODED,
        coding=a_coding(Answer.NO, criterion="NCR-01", rationale="Only adults are exempt."),
        binding=replace(BOUND, verified=False, reservation="Art. 20(3): own-use images."),
    )
    stale = a_finding(
        CriterionStatus.UNCLEAR,
        criterion=a_criterion("NCR-02", title="No administrative penalty", severity=Severity.MINOR, elements=()),
        basis=Basis.CODED,
        coding=a_coding(Answer.YES, criterion="NCR-02"),
        is_stale=True,
        reason="The cited § 184f was amended after it was coded.",
        binding=Binding(None),
    )
    unanswered = a_finding(
        CriterionStatus.UNCLEAR,
        an_element("record", ElementStatus.UNCLEAR, test="Records of children are sealed"),
        criterion=a_criterion("NCR-09", title="Convictions of child victims are annulled", severity=Severity.MINOR),
        basis=Basis.NONE,
        binding=Binding(Obligation.SOFT, "CRC/C/156"),
    )
    outside = a_finding(
        CriterionStatus.NOT_APPLICABLE,
        criterion=a_criterion("NCR-07", title="No removal for exploitation", severity=Severity.MAJOR),
        basis=Basis.CODED,
        reason="An analyst answered that the question does not arise.",
    )
    return an_assessment(
        a_checklist(met, partial, gap),
        a_checklist(overruled, stale, unanswered, outside, id="non-criminalisation", title="Children are not punished"),
        warnings=("germany.xlsx, Statutes!K1: the header “Remarks (old)” is not understood and was left out.",),
    )


def emptyland() -> Assessment:
    """Nothing assessed, nothing known: no day, no name, no checklist."""
    return an_assessment(
        country=Country(),
        as_of=None,
        file="x.csv",
        score=Score(None, None, None),
        coverage=None,
        provisions=1,
        provisions_in_force=1,
    )
