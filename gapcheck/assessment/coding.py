"""Answers of analysts: what they overrule, and whether they are stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from gapcheck.model import Answer, Basis, Coding, CriterionStatus, ElementFinding, ElementStatus, Provision

ANSWER_SCORES: Mapping[Answer, Decimal] = {
    Answer.YES: Decimal(1),
    Answer.PARTLY: Decimal("0.5"),
    Answer.NO: Decimal(0),
}
CRITERION_ANSWERS: Mapping[Answer, CriterionStatus] = {
    Answer.YES: CriterionStatus.MET,
    Answer.PARTLY: CriterionStatus.PARTIAL,
    Answer.NO: CriterionStatus.GAP,
    Answer.UNCLEAR: CriterionStatus.UNCLEAR,
    Answer.NOT_APPLICABLE: CriterionStatus.NOT_APPLICABLE,
}
_ELEMENT_ANSWERS: Mapping[Answer, ElementStatus] = {
    Answer.YES: ElementStatus.FOUND,
    Answer.PARTLY: ElementStatus.MISSING,
    Answer.NO: ElementStatus.MISSING,
    Answer.UNCLEAR: ElementStatus.UNCLEAR,
    Answer.NOT_APPLICABLE: ElementStatus.UNCLEAR,
}


def fingerprint(provision_ids: Iterable[str], in_force: Iterable[Provision]) -> str:
    """Sixteen hexadecimal digits over the cited texts as they stand; spacing does not count."""
    texts: dict[str, list[str]] = {}
    for provision in in_force:
        texts.setdefault(provision.id, []).append(" ".join(provision.text.split()))
    parts = [
        f"{name}\x1f" + "\x1f".join(sorted(texts.get(name, ["(not in force)"]))) for name in sorted(set(provision_ids))
    ]
    return hashlib.sha256("\x1e".join(parts).encode()).hexdigest()[:16]


def is_stale(coding: Coding, in_force: tuple[Provision, ...]) -> bool:
    """Whether the cited text has changed since it was coded. A coding without a fingerprint cannot be stale."""
    return bool(coding.fingerprint) and coding.fingerprint != fingerprint(coding.provisions, in_force)


def overlaid(finding: ElementFinding, coding: Coding | None, *, stale: bool) -> ElementFinding:
    """The element as the analyst answered it; what the text gave stays beside it."""
    if coding is None:
        return finding
    status = ElementStatus.UNCLEAR if stale else _ELEMENT_ANSWERS[coding.answer]
    reason = f"an analyst answered {coding.answer.value}"
    if stale:
        reason += ", but the cited provisions have changed since: look again"
    if finding.status is not status:
        reason += f"; the text alone gives {finding.status.value}"
    return replace(
        finding,
        status=status,
        basis=Basis.CODED,
        reason=reason,
        coding=coding,
        text_status=finding.status,
        strength=None,
    )
