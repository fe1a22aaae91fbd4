"""A forecast as one document: what opens first, then what closes, the clauses that do it, and what is left."""

from __future__ import annotations

from typing import Final

from gapcheck import __version__
from gapcheck.model import Consequence, Effect, Forecast
from gapcheck.reporting.bills.wording import (
    SYMBOLS,
    TITLES,
    clause_kind,
    clause_title,
    counts_sentence,
    does_words,
    outcome_words,
    subject,
    suffices_sentence,
)
from gapcheck.reporting.describing import quotation
from gapcheck.reporting.document import Block, Bullets, Document, ElementEntry, FindingEntry, Paragraph, Section, Table
from gapcheck.reporting.phrases import ELEMENT_SYMBOLS, figure, one_line

QUOTES_SHOWN: Final = 3
_LOOKS: Final = {Effect.OPENED: "gap", Effect.CLOSED: "met", Effect.NARROWED: "partial", Effect.CHANGED: "unclear"}
_MARKS: Final = {status.value: mark for status, mark in ELEMENT_SYMBOLS.items()}
_HOW_TO_READ: Final = (
    Paragraph(
        "Every clause of the bill replaces the provisions with its id, or is new; one with the status “repealed” takes them "
        "away. Nothing else of the law changes.",
        "The bill.",
    ),
    Paragraph(
        "Clauses are left out one by one for as long as every criterion and element keeps its outcome. What a clause does "
        "is what falls back when it alone is left out of the clauses that suffice.",
        "Clauses.",
    ),
    Paragraph("Every finding is a proposal with its quotation, never legal advice.", "A proposal."),
)


def compose(forecast: Forecast) -> Document:
    """The document for one bill."""
    sections = [Section("summary", "Summary", 2, tuple(_summary(forecast)))]
    for effect in (Effect.OPENED, Effect.CLOSED, Effect.NARROWED, Effect.CHANGED):
        entries = _entries(forecast, effect)
        if entries:
            sections.append(Section(effect.value, TITLES[effect], 2, entries))
    sections.append(
        Section("clauses", "Clause by clause", 2, (Paragraph(suffices_sentence(forecast)), _clauses(forecast)))
    )
    left = [one for one in forecast.consequences if one.effect is Effect.LEFT]
    if left:
        sections.append(Section("left", TITLES[Effect.LEFT], 2, (_left(left),)))
    sections.append(Section("how-to-read", "How to read this", 2, (Bullets(_HOW_TO_READ),)))
    before = forecast.before
    day = f"on {before.as_of.isoformat()}" if before.as_of else "no day given"
    return Document(
        title=f"{subject(forecast)}: what the bill would do",
        facts=(
            Paragraph(f"{one_line(before.file)}, {day}, {before.provisions_in_force} provisions in force.", "Law:"),
            Paragraph(f"{one_line(forecast.bill)}, {len(forecast.clauses)} clauses.", "Bill:"),
            *(Paragraph(one_line(note)) for note in forecast.notes),
        ),
        sections=tuple(sections),
        footer=f"Made by gapcheck {__version__}. Not legal advice.",
    )


def _summary(forecast: Forecast) -> list[Block]:
    rows = [("All checklists", figure(forecast.before.score.value), figure(forecast.after.score.value))]
    rows += [
        (one_line(new.title) or one_line(new.id), figure(old.score.value), figure(new.score.value))
        for old, new in zip(forecast.before.checklists, forecast.after.checklists, strict=True)
    ]
    table = Table("Scores (0–100)", ("Checklist", "Now", "With the bill"), tuple(rows), figures=(1, 2))
    return [Paragraph(counts_sentence(forecast)), Paragraph(suffices_sentence(forecast)), table]


def _entries(forecast: Forecast, effect: Effect) -> tuple[FindingEntry, ...]:
    """The criteria with this effect, and those of which an element has it, each with all its elements that moved."""
    moved: dict[str, list[Consequence]] = {}
    for one in forecast.consequences:
        if one.effect is not Effect.LEFT:
            moved.setdefault(one.criterion.id, []).append(one)
    whole = {one.criterion.id: one for one in forecast.consequences if not one.element}
    entries = []
    for criterion, listed in moved.items():
        head = whole.get(criterion, listed[0])
        lead = head if head.effect is not Effect.LEFT else listed[0]
        if lead.effect is effect:
            entries.append(_entry(forecast, head, lead, [one for one in listed if one.element]))
    return tuple(entries)


def _entry(forecast: Forecast, head: Consequence, lead: Consequence, elements: list[Consequence]) -> FindingEntry:
    language = forecast.before.country.language
    outcome = "the criterion as a whole stays as it is" if head.element else outcome_words(head)
    outcome += " as before" if head.effect is Effect.LEFT else ""
    return FindingEntry(
        anchor=f"{lead.effect.value}-{''.join(letter for letter in head.criterion.id if letter.isalnum())}",
        id=one_line(head.criterion.id),
        title=one_line(head.criterion.title),
        symbol=SYMBOLS[lead.effect],
        outcome=outcome,
        status=_LOOKS[lead.effect],
        labels=(head.criterion.severity.value, one_line(head.checklist)),
        elements=tuple(
            ElementEntry(
                symbol=_MARKS[one.after],
                outcome=outcome_words(one) + ("" if one.required else " (not required)"),
                status=one.after,
                test=one_line(one.test),
                notes=(one_line(one.reason),) if one.reason and not one.evidence else (),
                quotations=tuple(quotation(words, language) for words in one.evidence[:QUOTES_SHOWN]),
            )
            for one in elements
        ),
    )


def _clauses(forecast: Forecast) -> Table:
    rows = tuple(
        (
            clause_title(clause),
            clause_kind(clause),
            "yes" if clause.is_needed else "no",
            does_words(clause),
        )
        for clause in forecast.clauses
    )
    return Table("Clauses of the bill", ("Clause", "Kind", "Needed", "Does"), rows)


def _left(left: list[Consequence]) -> Table:
    rows = tuple(
        (one_line(one.address), one.criterion.severity.value, outcome_words(one), one_line(one.test)) for one in left
    )
    return Table("Shortfalls that stay", ("Where", "Severity", "Outcome", "What it asks"), rows)
