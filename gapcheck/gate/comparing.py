"""One assessment held against the baseline, line by line."""

from __future__ import annotations

from collections.abc import Mapping

from gapcheck.gate.causes import Ground, causes_of, ground_of, stale_coding
from gapcheck.gate.ranking import standing
from gapcheck.gate.recording import country_key, laws_in_force, recorded
from gapcheck.model import (
    Assessment,
    Baseline,
    BaselineEntry,
    ChecklistResult,
    Coding,
    ElementFinding,
    Finding,
    GateCountry,
    GateFinding,
    Provision,
    Standing,
    Workbook,
)

_Entries = Mapping[tuple[str, str], BaselineEntry]


def held_against(workbook: Workbook, assessment: Assessment, path: str, baseline: Baseline | None) -> GateCountry:
    """Every finding beside its line of the baseline. Whether that makes the gate fail is not yet decided."""
    key = country_key(assessment)
    laws = laws_in_force(workbook, assessment)
    now = recorded(assessment, laws)
    # A version in force stands for its id; without one, any version that the workbook holds.
    provisions: dict[str, Provision] = {provision.id: provision for provision in workbook.provisions}
    provisions |= {name: versions[0] for name, versions in laws.items()}
    known = [entry for entry in baseline.entries if entry.country == key] if baseline else []
    before = {(entry.criterion, entry.element): entry for entry in known}
    after = {(entry.criterion, entry.element): entry for entry in now.entries}
    ground = ground_of(key, laws, provisions, baseline or Baseline())
    findings = tuple(
        _held(finding, element, checklist, before, after, ground)
        for checklist in assessment.checklists
        for finding in checklist.findings
        for element in (None, *finding.elements)
    )
    unused = _unused(workbook.codings, assessment)
    is_unrecorded = baseline is not None and not known
    return GateCountry(key, path, assessment, findings, provisions, now, unused, is_unrecorded)


def _held(
    finding: Finding,
    element: ElementFinding | None,
    checklist: ChecklistResult,
    entries_before: _Entries,
    entries_after: _Entries,
    ground: Ground,
) -> GateFinding:
    criterion = finding.criterion
    place = (criterion.id, element.id if element else "")
    before, after = entries_before.get(place), entries_after[place]
    how = standing(before, after)
    coding = element.coding if element else finding.coding
    # A criterion that only sums up its elements has no cause of its own: theirs are said.
    speaks = element is not None or coding is not None or (before is not None and before.is_coded)
    is_moved = before is not None and how in (Standing.WORSE, Standing.BETTER) and speaks
    return GateFinding(
        criterion=criterion.id,
        element=place[1],
        says=element.test if element else criterion.title,
        severity=criterion.severity,
        after=after,
        before=before,
        standing=how,
        causes=causes_of(before, after, checklist, ground) if before and is_moved else (),
        stale_coding=stale_coding(coding, before, ground),
    )


def _unused(codings: tuple[Coding, ...], assessment: Assessment) -> tuple[Coding, ...]:
    """Codings of a criterion that was asked, for an element that it has not."""
    known = {
        finding.criterion.id: {element.id for element in finding.elements}
        for checklist in assessment.checklists
        for finding in checklist.findings
    }
    return tuple(
        coding
        for coding in codings
        if coding.criterion in known and coding.element and coding.element not in known[coding.criterion]
    )
