"""A difference in JSON (contract, section 3): keys of the contract first and in its order, ours after them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from gapcheck import __version__
from gapcheck.model import (
    Assessment,
    Binding,
    Change,
    ChangeKind,
    Difference,
    Direction,
    Evidence,
    Move,
    Provision,
    Run,
)
from gapcheck.reporting.records import SCHEMA_VERSION, Record, assessment_record, number


def render(difference: Difference) -> bytes:
    """One object; UTF-8, two spaces of indent, one newline at the end."""
    text = json.dumps(difference_record(difference), ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def difference_record(difference: Difference) -> Record:
    """The contract's object. `laws_compared` is false when both sides were not workbooks."""
    counts = Counter(move.direction for move in difference.moves)
    changes = difference.changes or ()
    return {
        "before": _side(difference.before),
        "after": _side(difference.after),
        "laws": [row for change in changes for row in _law(change)],
        "findings": [_finding(move) for move in difference.moves],
        "summary": {
            "regressions": counts[Direction.REGRESSION],
            "improvements": counts[Direction.IMPROVEMENT],
            "changed": counts[Direction.CHANGED],
            "laws": {kind.value: sum(change.kind is kind for change in changes) for kind in ChangeKind},
        },
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "gapcheck", "version": __version__},
        "laws_compared": difference.changes is not None,
        "notes": list(difference.notes),
    }


def _side(assessment: Assessment) -> Record:
    """The head of an assessment, with scores and digests of its checklists instead of the findings."""
    record = assessment_record(assessment)
    for name in ("schema_version", "tool", "warnings"):
        del record[name]
    record["checklists"] = [
        {"id": one.id, "version": one.version, "digest": one.digest, "score": number(one.score.value)}
        for one in assessment.checklists
    ]
    return record


def _law(change: Change) -> Iterator[Record]:
    """One row a provision; a split or merged one gives a row for each pair, each with the redline of the whole."""
    for old, new in _pairs(change):
        shown = new or old or change.before[0]
        yield {
            "provision": shown.id,
            "change": _kind(change, old, new),
            "before_id": old.id if old else None,
            "redline": _runs(change.redline),
            "kind": change.kind.value,
            "law": shown.law,
            "number": new.number if new else None,
            "before_number": old.number if old else None,
            "heading_redline": _runs(change.heading),
            "by_date": change.by_date,
        }


def _pairs(change: Change) -> Iterator[tuple[Provision | None, Provision | None]]:
    for old in change.before or (None,):
        for new in change.after or (None,):
            yield old, new


def _kind(change: Change, old: Provision | None, new: Provision | None) -> str:
    """One of the contract's four words: a part of a split or merged provision is amended or renumbered."""
    if change.kind not in (ChangeKind.SPLIT, ChangeKind.MERGED) or old is None or new is None:
        return change.kind.value
    return (ChangeKind.AMENDED if old.id == new.id else ChangeKind.RENUMBERED).value


def _runs(runs: tuple[Run, ...]) -> list[Record]:
    return [{"kind": run.kind.value, "text": run.text} for run in runs]


def _finding(move: Move) -> Record:
    return {
        "criterion": move.criterion.id,
        "element": move.element,
        "before": move.before,
        "after": move.after,
        "direction": move.direction.value,
        "cause": move.why.cause.value,
        "caused_by": list(move.why.provisions),
        "proof": move.why.proof.value,
        "explanation": move.why.says,
        "moved": move.moved.value,
        "checklist": move.checklist,
        "title": move.criterion.title,
        "severity": move.criterion.severity.value,
        "required": move.required,
        "words_before": [_words(one) for one in move.words_before],
        "words_after": [_words(one) for one in move.words_after],
        "obligation_before": _obligation(move.binding_before),
        "obligation_after": _obligation(move.binding_after),
    }


def _words(evidence: Evidence) -> Record:
    return {
        "provision": evidence.provision,
        "cell": evidence.cell,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "defeats": evidence.defeats,
    }


def _obligation(binding: Binding | None) -> Record | None:
    if binding is None:
        return None
    return {
        "kind": binding.kind.value if binding.kind else None,
        "instrument": binding.instrument,
        "since": binding.since.isoformat() if binding.since else None,
        "reservation": binding.reservation,
    }
