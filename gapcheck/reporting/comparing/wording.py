"""Words of a comparison that every format shares."""

from __future__ import annotations

from typing import Final

from gapcheck.model import (
    ComparedState,
    Comparison,
    CriterionStatus,
    CriterionTally,
    ElementFinding,
    ElementStatus,
    Finding,
    Obligation,
    Precedent,
    Rank,
)
from gapcheck.reporting.phrases import BASIS_WORDS, OBLIGATION_WORDS, bound, counted, one_line, shortened

IN_FULL: Final = 80
"""Up to so many States each gets a sheet or a section of its own."""
ON_A_PAGE: Final = 400
"""Up to so many States a page or a sheet shows the matrix."""

BANDS: Final = (
    "Bands are fifths of the scale: A from 80, B from 60, C from 40, D from 20, E below. A State whose range touches two "
    "bands is shown with both (B–C), so States whose ranges overlap always have a band in common."
)
RANKS: Final = (
    "Ranks go by score. A State shares the rank above it while its range overlaps that of the first State with that rank; "
    "shared ranks are marked “=”. In brackets stand the ranks that the ranges leave possible."
)
TOO_MANY: Final = "Too many States for this format; the CSV, JSON and Parquet files hold every finding."
FROM_MEMORY: Final = "recorded from memory"
_SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)


def cases(comparison: Comparison) -> str:
    """`57 countries`, or `190 countries on 50 days`."""
    days = {state.assessment.as_of for state in comparison.states}
    names = {state.name.removesuffix(_day_suffix(state)) for state in comparison.states}
    words = counted(len(names), "country", "countries")
    return f"{words} on {len(days)} days" if len(names) < len(comparison.states) else words


def country_of(state: ComparedState) -> str:
    """The State's name without the day."""
    return one_line(state.name.removesuffix(_day_suffix(state)))


def _day_suffix(state: ComparedState) -> str:
    day = state.assessment.as_of
    return f" {day.isoformat()}" if day else " no day"


def band_words(state: ComparedState) -> str:
    """The band or both bands, or a dash when nothing was assessed."""
    return str(state.band) if state.band else "–"


def rank_words(rank: Rank | None) -> str:
    """`4= (3–6)`, or why there is none."""
    if rank is None:
        return "too little assessed"
    return f"{rank} ({rank.best}–{rank.worst})" if rank.worst > rank.best else str(rank)


def bound_on(state: ComparedState, finding: Finding) -> str:
    """What binds the State on the day, since when and for how many years, with its reservation."""
    words = bound(finding.binding, state.assessment.as_of)
    reservation = one_line(finding.binding.reservation)
    return f"{words} Reservation: {reservation}" if reservation else words


def findings_short(state: ComparedState, tallies: tuple[CriterionTally, ...]) -> tuple[Finding, ...]:
    """The gaps and partly met criteria of a State, the commonest among all States first."""
    own = {one.criterion.id: one for part in state.assessment.checklists for one in part.findings}
    found = [own[tally.criterion.id] for tally in tallies if own[tally.criterion.id].status in _SHORT]
    return tuple(sorted(found, key=lambda finding: finding.status is CriterionStatus.PARTIAL))


def lacking(finding: Finding) -> tuple[ElementFinding, ...]:
    """The required elements that a gap lacks."""
    lost = (ElementStatus.MISSING, ElementStatus.DEFEATED)
    return tuple(element for element in finding.elements if element.required and element.status in lost)


def nearness(precedent: Precedent) -> tuple[str, ...]:
    """Why this precedent is near, and who says that it meets the element."""
    found = []
    if precedent.same_tradition:
        found.append(f"same legal tradition ({FROM_MEMORY})")
    if precedent.shares_language:
        found.append("shared language")
    return (*found, BASIS_WORDS[precedent.basis])


def place_of(precedent: Precedent) -> str:
    """State, number, law and id of the provision."""
    parts = (precedent.name, precedent.number, precedent.law, precedent.provision)
    return ", ".join(part for part in map(one_line, parts) if part)


def cited(precedent: Precedent, limit: int) -> str:
    """The precedent in one line: where, the words, why it is near."""
    quote = f" “{shortened(precedent.quote, limit)}”" if precedent.quote else ""
    return f"{place_of(precedent)}:{quote} ({'; '.join(nearness(precedent))})"


def obligations_words(tally: CriterionTally) -> str:
    """By what the States that fall short are bound: `treaty 5, not bound 2`."""
    return ", ".join(f"{obligation_words(kind)} {count}" for kind, count in tally.obligations)


def obligation_words(kind: Obligation | None) -> str:
    """The kind of obligation, or that there is none."""
    return OBLIGATION_WORDS[kind] if kind else "not bound"
