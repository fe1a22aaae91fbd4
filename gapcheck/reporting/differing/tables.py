"""A difference in tidy CSV: one row a finding or provision that differs, guarded against formulas like every CSV here."""

from __future__ import annotations

import csv
import io
from typing import Final

from gapcheck.model import Change, Difference, Evidence, Move, RunKind
from gapcheck.reporting.tables import guarded

COLUMNS: Final = (
    "what",
    "direction",
    "checklist",
    "criterion",
    "element",
    "before",
    "after",
    "cause",
    "proof",
    "caused_by",
    "provision",
    "change",
    "before_id",
    "words_before",
    "words_after",
)


def render(difference: Difference) -> bytes:
    """The header, the findings as every report orders them, then the provisions; UTF-8, line feeds at line ends."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    for move in difference.moves:
        writer.writerow(map(guarded, _finding(move)))
    for change in difference.changes or ():
        writer.writerow(map(guarded, _provision(change)))
    return page.getvalue().encode("utf-8", errors="replace")


def _finding(move: Move) -> tuple[str, ...]:
    return (
        "finding",
        move.direction.value,
        move.checklist,
        move.criterion.id,
        move.element,
        move.before,
        move.after,
        move.why.cause.value,
        move.why.proof.value,
        ";".join(move.why.provisions),
        ";".join(dict.fromkeys(one.provision for one in move.words_after)),
        move.moved.value,
        ";".join(dict.fromkeys(one.provision for one in move.words_before)),
        _quotes(move.words_before),
        _quotes(move.words_after),
    )


def _provision(change: Change) -> tuple[str, ...]:
    deleted, inserted = (
        " … ".join(run.text.strip() for run in change.redline if run.kind is kind and run.text.strip())
        for kind in (RunKind.DELETED, RunKind.INSERTED)
    )
    ids = (";".join(one.id for one in side) for side in (change.after, change.before))
    after, before = ids
    return ("provision", *[""] * 9, after or before, change.kind.value, before, deleted, inserted)


def _quotes(evidence: tuple[Evidence, ...]) -> str:
    return " … ".join(dict.fromkeys(one.quote for one in evidence))
