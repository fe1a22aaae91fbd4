"""How forecasts are told: effects, clauses, and what they do."""

from __future__ import annotations

from collections import Counter
from typing import Final

from gapcheck.model import Clause, Consequence, Effect, Forecast
from gapcheck.reporting.phrases import counted, figure, listed, one_line
from gapcheck.reporting.summarising import country_name

SYMBOLS: Final = {
    Effect.OPENED: "▼",
    Effect.CLOSED: "▲",
    Effect.NARROWED: "△",
    Effect.CHANGED: "●",
    Effect.LEFT: "=",
}
TITLES: Final = {
    Effect.OPENED: "What the bill opens",
    Effect.CLOSED: "What the bill closes",
    Effect.NARROWED: "What the bill narrows",
    Effect.CHANGED: "What is or was unclear",
    Effect.LEFT: "What the bill leaves",
}
ADDRESSES_SHOWN: Final = 12


def subject(forecast: Forecast) -> str:
    """The country, else the file."""
    return country_name(forecast.before)


def counts_sentence(forecast: Forecast) -> str:
    """What becomes of the criteria, and of the score."""
    counts = Counter(one.effect for one in forecast.consequences if not one.element)
    parts = tuple(
        f"{verb} {counted(counts[effect], 'criterion', 'criteria')}"
        for effect, verb in (
            (Effect.OPENED, "opens"),
            (Effect.CLOSED, "closes"),
            (Effect.NARROWED, "narrows"),
            (Effect.LEFT, "leaves"),
        )
        if counts[effect] or effect is Effect.CLOSED
    )
    unclear = counts[Effect.CHANGED]
    also = f"; {counted(unclear, 'criterion', 'criteria')} became or ceased to be unclear" if unclear else ""
    before, after = (figure(one.score.value) for one in (forecast.before, forecast.after))
    return f"The bill {listed(parts)}{also}. The score goes from {before} to {after}."


def suffices_sentence(forecast: Forecast) -> str:
    """Which clauses have the whole result, and how sure that is."""
    needed, clauses = forecast.needed, forecast.clauses
    if not needed:
        return "None of its clauses moves a finding of these checklists."
    names = listed(tuple(one_line(clause.provision.id) for clause in needed))
    if len(needed) == len(clauses) and len(clauses) > 1:
        result = f"All {len(clauses)} clauses are needed for this result"
    else:
        result = f"{names} of {counted(len(clauses), 'clause')} {'has' if len(needed) == 1 else 'have'} the same result alone"
    proof = (
        "no smaller set has it (all were tried)."
        if forecast.is_smallest
        else "none of them can be left out (not every smaller set was tried)."
    )
    return f"{result}; {proof}"


def clause_kind(clause: Clause) -> str:
    """Whether the clause repeals, replaces or is new."""
    if clause.is_repeal:
        return "repeals" if clause.replaces else "repeals nothing that is in force"
    return "replaces" if clause.replaces else "new"


def clause_title(clause: Clause) -> str:
    """`CC-163 (§ 163, Criminal Code)`."""
    provision = clause.provision
    inside = ", ".join(part for part in map(one_line, (provision.number, provision.law)) if part)
    return one_line(provision.id) + (f" ({inside})" if inside else "")


def does_words(clause: Clause) -> str:
    """The elements that fall back without the clause."""
    if not clause.is_needed:
        return "nothing that the needed clauses do not do"
    shown = ", ".join(map(one_line, clause.does[:ADDRESSES_SHOWN]))
    more = len(clause.does) - ADDRESSES_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def outcome_words(consequence: Consequence) -> str:
    """`missing → found`, or the outcome that stays."""
    before, after = (status.replace("-", " ") for status in (consequence.before, consequence.after))
    return before if before == after else f"{before} → {after}"
