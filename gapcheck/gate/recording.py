"""What a baseline would say about an assessment now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from gapcheck.assessment.coding import fingerprint
from gapcheck.assessment.scanning import LANGUAGES
from gapcheck.errors import Place, Problem
from gapcheck.language.identifying import language_of
from gapcheck.law.state import in_force
from gapcheck.model import (
    Assessment,
    Baseline,
    BaselineChecklist,
    BaselineEntry,
    BaselineUnread,
    Basis,
    Cited,
    ElementFinding,
    Finding,
    Provision,
    Workbook,
)

Laws = Mapping[str, tuple[Provision, ...]]
_DIGITS: Final = 16


def country_key(assessment: Assessment) -> str:
    """The ISO code; without one, the name of the file without its ending. Letters, digits, `-`, `_` and `.` only."""
    name = assessment.country.iso or (assessment.file.rpartition(".")[0] or assessment.file)
    return re.sub(r"[^\w.-]+", "-", name).strip("-") or "country"


def nothing_in_force(workbook: Workbook, assessment: Assessment) -> Problem | None:
    """The complaint about a workbook none of whose provisions is law on the day: nothing was searched, so nothing is known."""
    if assessment.provisions_in_force or not workbook.provisions:
        return None
    day = f"on {assessment.as_of.isoformat()}" if assessment.as_of else "by its status"
    message = f"none of its {len(workbook.provisions)} provisions is in force {day}: nothing was assessed."
    return Problem(
        Place(workbook.file), message, "Correct `as_of`, --as-of, or the dates and statuses in the workbook."
    )


def laws_in_force(workbook: Workbook, assessment: Assessment) -> Laws:
    """The provisions in force on the day of the assessment, by id."""
    chosen = in_force(workbook.provisions, assessment.as_of, with_bills=assessment.with_bills)
    laws: dict[str, list[Provision]] = defaultdict(list)
    for position in sorted(chosen):
        laws[workbook.provisions[position].id].append(workbook.provisions[position])
    return {name: tuple(provisions) for name, provisions in laws.items()}


def recorded(assessment: Assessment, laws: Laws) -> Baseline:
    """The lines of one country."""
    key = country_key(assessment)
    entries = tuple(
        entry
        for checklist in assessment.checklists
        for finding in checklist.findings
        for entry in (_criterion(key, finding, laws), *(_element(key, finding, one, laws) for one in finding.elements))
    )
    checklists = tuple(
        BaselineChecklist(key, checklist.id, checklist.version, short_digest(checklist.digest))
        for checklist in assessment.checklists
    )
    return Baseline(checklists, entries, unread(key, assessment, laws))


def short_digest(digest: str) -> str:
    """The first sixteen hexadecimal digits, enough to see that rules have changed; `none` when there is no digest."""
    return digest.rpartition(":")[2][:_DIGITS] or "none"


def fingerprint_now(name: str, laws: Laws) -> str:
    """The fingerprint of one provision as it stands; also for one that is not in force."""
    return fingerprint((name,), laws.get(name, ()))


def unread(key: str, assessment: Assessment, laws: Laws) -> tuple[BaselineUnread, ...]:
    """One line when provisions in force are in languages without wordings, so that nothing was searched in them."""
    languages = [
        language
        for provisions in laws.values()
        for provision in provisions
        if (language := language_of(provision.language or assessment.country.language, provision.text)) not in LANGUAGES
    ]
    if not languages:
        return ()
    named = {language if re.fullmatch(r"[a-z]+", language) else "unknown" for language in languages}
    return (BaselineUnread(key, len(languages), tuple(sorted(named))),)


def _criterion(key: str, finding: Finding, laws: Laws) -> BaselineEntry:
    names = finding.coding.provisions if finding.coding else ()
    is_coded = finding.coding is not None
    return BaselineEntry(key, finding.criterion.id, "", finding.status.value, is_coded, _cited(names, laws))


def _element(key: str, finding: Finding, element: ElementFinding, laws: Laws) -> BaselineEntry:
    names: tuple[str, ...] = element.coding.provisions if element.coding else ()
    if not names:
        names = tuple(name for evidence in element.evidence for name in (evidence.provision, *evidence.via))
    is_coded = element.basis is Basis.CODED
    return BaselineEntry(key, finding.criterion.id, element.id, element.status.value, is_coded, _cited(names, laws))


def _cited(names: tuple[str, ...], laws: Laws) -> tuple[Cited, ...]:
    return tuple(Cited(name, fingerprint_now(name, laws)) for name in sorted(set(names)))
