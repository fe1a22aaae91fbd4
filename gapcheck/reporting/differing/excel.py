"""A difference in Excel: what moved, the words of both sides, and every changed provision whole, as rich text."""

from __future__ import annotations

from typing import Any

from gapcheck.model import Assessment, Change, Difference, Move
from gapcheck.reporting.differing.wording import (
    change_labels,
    change_title,
    counts_sentence,
    move_words,
    shown_words,
    subject,
    why_words,
    without_words,
)
from gapcheck.reporting.excel.book import book_bytes
from gapcheck.reporting.excel.sheet import Cell, Column, Redline, write_list
from gapcheck.reporting.excel.styles import Styles
from gapcheck.reporting.phrases import bound


def render(difference: Difference) -> bytes:
    """The workbook's bytes, the same for the same difference."""

    def write(book: Any, styles: Styles) -> None:
        _write_summary(book, styles, difference)
        _write_findings(book, styles, difference)
        _write_laws(book, styles, difference)

    return book_bytes("gapcheck diff", write)


def _write_summary(book: Any, styles: Styles, difference: Difference) -> None:
    columns = (Column("About", 30), Column("What", 110))
    rows: list[tuple[Cell, ...]] = [
        (f"{subject(difference.after)}: what changed", counts_sentence(difference)),
        ("Before", _side(difference.before)),
        ("After", _side(difference.after)),
        *(("Note", note) for note in difference.notes),
        ("Redlines", "Underlined words are new, struck ones are gone."),
        ("A proposal", "Every finding is a proposal with its quotation, never legal advice."),
    ]
    write_list(book, styles, "Summary", columns, rows)


def _side(assessment: Assessment) -> str:
    day = assessment.as_of.isoformat() if assessment.as_of else "no day given"
    rows = f"{assessment.provisions_in_force} of {assessment.provisions} provisions in force"
    return f"{assessment.file}, {day}, {rows}, sha256 {assessment.sha256}"


def _write_findings(book: Any, styles: Styles, difference: Difference) -> None:
    columns = (
        Column("Direction", 13),
        Column("Checklist", 15),
        Column("Criterion", 10),
        Column("Element", 20),
        Column("What it asks", 36),
        Column("Severity", 9),
        Column("Required", 9),
        Column("Before", 12, has_status=True),
        Column("After", 12, has_status=True),
        Column("What moved", 26),
        Column("Because of", 40),
        Column("Words before", 46),
        Column("Words now", 46),
    )
    write_list(book, styles, "Findings", columns, [_finding(move) for move in difference.moves], frozen=4)


def _finding(move: Move) -> tuple[Cell, ...]:
    before, after = ("\n".join(f"{one.provision}: “{one.quote}”" for one in side) for side in shown_words(move))
    if move.binding_before is not None and move.binding_after is not None:
        before, after = (
            " ".join(part for part in (bound(one), one.reservation) if part)
            for one in (move.binding_before, move.binding_after)
        )
    return (
        move.direction.value,
        move.checklist,
        move.criterion.id,
        move.element,
        move.test,
        move.criterion.severity.value,
        "yes" if move.required else "no",
        move.before,
        move.after,
        move_words(move),
        why_words(move.why),
        before or without_words(move.before, move.reason_before),
        after or without_words(move.after, move.reason_after),
    )


def _write_laws(book: Any, styles: Styles, difference: Difference) -> None:
    columns = (
        Column("Change", 12),
        Column("Before", 16),
        Column("After", 16),
        Column("Law", 28),
        Column("What", 30),
        Column("Heading", 26),
        Column("Words", 90),
    )
    rows = [_law(change) for change in difference.changes or ()]
    write_list(book, styles, "Law", columns, rows, frozen=3)


def _law(change: Change) -> tuple[Cell, ...]:
    rows = change.after or change.before
    heading = (
        Redline(tuple((run.kind.value, run.text) for run in change.heading)) if change.heading else rows[0].heading
    )
    return (
        change.kind.value,
        "; ".join(one.id for one in change.before),
        "; ".join(one.id for one in change.after),
        rows[0].law,
        f"{change_title(change)}: {', '.join(change_labels(change))}",
        heading,
        Redline(tuple((run.kind.value, run.text) for run in change.redline)),
    )
