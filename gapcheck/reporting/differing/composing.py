"""A difference as one document: regressions first, then improvements, then the rest, then the law itself."""

from __future__ import annotations

from typing import Final

from gapcheck import __version__
from gapcheck.model import Assessment, Change, Difference, Direction, Evidence, Move, Moved
from gapcheck.reporting.composing import anchor
from gapcheck.reporting.describing import quotation
from gapcheck.reporting.differing.wording import (
    SYMBOLS,
    address,
    change_labels,
    change_title,
    counts_sentence,
    move_words,
    redline_lines,
    shown_names,
    shown_words,
    subject,
    why_words,
    without_words,
)
from gapcheck.reporting.document import (
    Block,
    Bullets,
    Document,
    ElementEntry,
    FindingEntry,
    Paragraph,
    RedlineEntry,
    Section,
    Table,
)
from gapcheck.reporting.phrases import ELEMENT_SYMBOLS, bound, figure, language_tag, one_line
from gapcheck.reporting.phrases import SYMBOLS as CRITERION_SYMBOLS

_TITLES: Final = {
    Direction.REGRESSION: "Regressions",
    Direction.IMPROVEMENT: "Improvements",
    Direction.CHANGED: "Other changes of findings",
}
_LOOKS: Final = {Direction.REGRESSION: "gap", Direction.IMPROVEMENT: "met", Direction.CHANGED: "unclear"}
_MARKS: Final = {status.value: mark for status, mark in (*CRITERION_SYMBOLS.items(), *ELEMENT_SYMBOLS.items())}
_HOW_TO_READ: Final = (
    Paragraph(
        "A change of law is named as a cause when, with it alone taken back, the later outcome no longer holds. Where only "
        "several together would do, or each alone, the report says so.",
        "Causes.",
    ),
    Paragraph(
        "A regression is an element that was found and is missing or defeated now. “Unclear” is neither better nor worse.",
        "Directions.",
    ),
    Paragraph(
        "Underlined words are new, struck ones are gone. “…” stands for words that did not change; the Excel report holds "
        "every text whole.",
        "Redlines.",
    ),
    Paragraph("Every finding is a proposal with its quotation, never legal advice.", "A proposal."),
)


def compose(difference: Difference) -> Document:
    """The document for one difference."""
    sections = [Section("summary", "Summary", 2, tuple(_summary(difference)))]
    for direction in Direction:
        moved = [move for move in difference.moves if move.direction is direction]
        if moved:
            language = difference.after.country.language
            entries = tuple(
                _entry(move, f"move-{anchor(direction.value)}-{n}", language) for n, move in enumerate(moved)
            )
            sections.append(Section(anchor(direction.value), _TITLES[direction], 2, entries))
    if difference.changes:
        entries_of_law = tuple(_redline(change, f"law-{n}") for n, change in enumerate(difference.changes))
        sections.append(Section("law", "The law, provision by provision", 2, entries_of_law))
    sections.append(Section("how-to-read", "How to read this", 2, (Bullets(_HOW_TO_READ),)))
    return Document(
        title=f"{subject(difference.after)}: what changed",
        facts=(
            Paragraph(_side(difference.before), "Before:"),
            Paragraph(_side(difference.after), "After:"),
            *(Paragraph(one_line(note)) for note in difference.notes),
        ),
        sections=tuple(sections),
        footer=f"Made by gapcheck {__version__}. Not legal advice.",
    )


def _side(assessment: Assessment) -> str:
    day = f"on {assessment.as_of.isoformat()}" if assessment.as_of else "no day given"
    rows = f"{assessment.provisions_in_force} of {assessment.provisions} provisions in force"
    return f"{one_line(assessment.file)}, {day}, {rows} (sha256 {assessment.sha256[:12]})."


def _summary(difference: Difference) -> list[Block]:
    blocks: list[Block] = [Paragraph(counts_sentence(difference)), _scores(difference)]
    rows = tuple(
        (
            f"{SYMBOLS[move.direction]} {move.direction.value}",
            address(move),
            one_line(move.criterion.title),
            move_words(move),
            move.why.cause.value,
            shown_names(move.why.provisions),
        )
        for move in difference.moves
        if move.moved is not Moved.WORDS
    )
    if rows:
        headers = ("Direction", "Element", "Criterion", "Outcome", "Cause", "Provisions")
        blocks.append(Table("What moved", headers, rows))
    return blocks


def _scores(difference: Difference) -> Table:
    old = {checklist.id: checklist for checklist in difference.before.checklists}
    rows = [("All checklists", figure(difference.before.score.value), figure(difference.after.score.value))]
    rows += [
        (one_line(one.title) or one_line(one.id), figure(old[one.id].score.value), figure(one.score.value))
        for one in difference.after.checklists
        if one.id in old
    ]
    return Table("Scores (0–100)", ("Checklist", "Before", "After"), tuple(rows), figures=(1, 2))


def _entry(move: Move, place: str, language: str) -> FindingEntry:
    opening = [Paragraph(one_line(move.test), "Asked:"), Paragraph(why_words(move.why), "Cause:")]
    if move.binding_before is not None and move.binding_after is not None:
        opening += [Paragraph(bound(move.binding_before), "Before:"), Paragraph(bound(move.binding_after), "Now:")]
        opening += [
            Paragraph(one_line(binding.reservation), label)
            for binding, label in (
                (move.binding_before, "Reservation before:"),
                (move.binding_after, "Reservation now:"),
            )
            if binding.reservation
        ]
    labels = [move.criterion.severity.value, one_line(move.checklist)]
    if not move.required:
        labels.append("additional, not required")
    return FindingEntry(
        anchor=place,
        id=address(move),
        title=one_line(move.criterion.title),
        symbol=SYMBOLS[move.direction],
        outcome=move_words(move),
        status=_LOOKS[move.direction],
        labels=tuple(labels),
        opening=tuple(paragraph for paragraph in opening if paragraph.text),
        elements=() if move.moved is Moved.OBLIGATION else _sides(move, language),
    )


def _sides(move: Move, language: str) -> tuple[ElementEntry, ElementEntry]:
    """The words that were there, and the words that are there now."""
    old, new = shown_words(move)
    return (
        _words("Before", move.before, old, move.reason_before, language),
        _words("Now", move.after, new, move.reason_after, language),
    )


def _words(when: str, status: str, evidence: tuple[Evidence, ...], reason: str, language: str) -> ElementEntry:
    return ElementEntry(
        symbol=_MARKS[status],
        outcome=f"{when}: {status}",
        status=status,
        test="in these words" if evidence and not reason else without_words(status, reason),
        quotations=tuple(quotation(one, language) for one in evidence),
    )


def _redline(change: Change, place: str) -> RedlineEntry:
    rows = change.after or change.before
    return RedlineEntry(
        anchor=place,
        title=change_title(change),
        labels=change_labels(change),
        lines=redline_lines(change),
        language=language_tag(rows[0].language),
    )
