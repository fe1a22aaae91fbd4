"""How differences are told: directions, causes, kinds of change, and redlines fitted to a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from gapcheck.model import (
    Assessment,
    Cause,
    Change,
    ChangeKind,
    CriterionStatus,
    Difference,
    Direction,
    ElementStatus,
    Evidence,
    Move,
    Moved,
    Proof,
    Run,
    RunKind,
    Why,
)
from gapcheck.reporting.phrases import NOT_FOUND, counted, listed, one_line, printable

SYMBOLS: Final = {Direction.REGRESSION: "▼", Direction.IMPROVEMENT: "▲", Direction.CHANGED: "●"}
DIRECTION_WORDS: Final = {
    Direction.REGRESSION: ("regression", "regressions"),
    Direction.IMPROVEMENT: ("improvement", "improvements"),
    Direction.CHANGED: ("other change", "other changes"),
}
CAUSE_WORDS: Final = {
    Cause.LAW: "the law",
    Cause.CODING: "an analyst's coding",
    Cause.CHECKLIST: "the checklist",
    Cause.TREATY: "a treaty or commitment",
    Cause.DATE: "dates in force",
}
_NOTHING_THERE: Final = (ElementStatus.MISSING.value, CriterionStatus.GAP.value)
NAMES_SHOWN: Final = 8
CONTEXT: Final = 15
"""Words of unchanged text that are shown on either side of a change."""
LINE_LIMIT: Final = 1500
"""Characters of one inserted or deleted stretch on a page; the Excel report holds it whole."""

Line = tuple[tuple[str, str], ...]


def subject(assessment: Assessment) -> str:
    """The country, else the file."""
    return one_line(assessment.country.name) or one_line(assessment.country.iso) or one_line(assessment.file)


def counts_sentence(difference: Difference) -> str:
    """How many findings moved which way, and how many provisions changed."""
    if difference.is_empty:
        compared = "No finding differs." if difference.changes is None else "No provision and no finding differs."
        return f"Nothing differs. {compared}"
    counts = Counter(move.direction for move in difference.moves)
    moved = tuple(counted(counts[one], *DIRECTION_WORDS[one]) for one in Direction)
    sentence = f"Findings: {listed(moved)}."
    if difference.changes is not None:
        kinds = Counter(change.kind for change in difference.changes)
        told = tuple(f"{kinds[kind]} {kind.value}" for kind in ChangeKind if kinds[kind])
        sentence += f" Provisions: {listed(told) or 'none changed'}."
    return sentence


def move_words(move: Move) -> str:
    """`found → missing`, or what else moved while the outcome stayed."""
    match move.moved:
        case Moved.STATUS:
            return f"{move.before} → {move.after}"
        case Moved.ANSWER:
            return f"{move.after}, with another answer of a person"
        case Moved.WORDS:
            return f"{move.after}, on other words"
        case Moved.OBLIGATION:
            return f"{move.after}, with another obligation"


def address(move: Move) -> str:
    """`CSAM-02/under-18`, or the criterion alone."""
    return "/".join(part for part in (one_line(move.criterion.id), one_line(move.element)) if part)


def why_words(why: Why) -> str:
    """The cause as a sentence, with the provisions and how far it was tried."""
    names = shown_names(why.provisions)
    says = one_line(why.says)
    cause = CAUSE_WORDS[why.cause]
    match why.proof:
        case Proof.EACH if why.provisions:
            opening = f"{cause}: each of {names} alone"
        case Proof.TOGETHER if why.provisions:
            opening = f"{cause}: only {names} together"
        case Proof.UNTRIED:
            opening = f"{cause}: several of {names} together; they were not tried one by one"
        case Proof.INFERRED if why.provisions:
            opening = f"{cause} (inferred, not tried): {names}"
        case Proof.INFERRED:
            opening = f"{cause} (inferred, not tried)"
        case _:
            opening = f"{cause}: {names}" if names else cause
    sentence = f"{opening}; {says}" if says else opening
    return f"{sentence[0].upper()}{sentence[1:]}."


def shown_names(names: Iterable[str]) -> str:
    """Ids in a row, with a count where there are too many to read."""
    given = tuple(one_line(name) for name in names)
    if len(given) <= NAMES_SHOWN:
        return listed(given)
    return f"{', '.join(given[:NAMES_SHOWN])} and {len(given) - NAMES_SHOWN} more"


def shown_words(move: Move) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """The words of both sides; where nothing but words moved, those only that the other side does not have."""
    old, new = move.words_before, move.words_after
    return (_not_in(old, new), _not_in(new, old)) if move.moved is Moved.WORDS else (old, new)


def _not_in(evidence: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    known = {one_line(one.quote) for one in other}
    return tuple(one for one in evidence if one_line(one.quote) not in known)


def without_words(status: str, reason: str) -> str:
    """What stands in the place of words where none are quoted."""
    return one_line(reason) or (NOT_FOUND if status in _NOTHING_THERE else "no words are quoted")


def change_title(change: Change) -> str:
    """`CC-105 → CC-102A`, or the one id that both sides share."""
    old, new = (" + ".join(one_line(one.id) for one in side) for side in (change.before, change.after))
    return f"{old} → {new}" if old and new and old != new else new or old


def change_labels(change: Change) -> tuple[str, ...]:
    """The kind of change, the law, and the numbers of the provisions."""
    kind = change.kind.value
    if change.kind is ChangeKind.RENUMBERED:
        kind += " and amended" if change.has_new_words else ", not one word changed"
    rows = change.after or change.before
    numbers = dict.fromkeys(one_line(one.number) for one in rows)
    parts = [kind, one_line(rows[0].law), ", ".join(number for number in numbers if number)]
    if change.by_date:
        parts.append("both versions stand in both workbooks; the day decides")
    return tuple(part for part in parts if part)


def redline_lines(change: Change) -> tuple[Line, ...]:
    """The redline in lines fitted to a page: long stretches without a change are left out with `…`."""
    heading = tuple(_lines(change.heading))
    lines = [line for line in _lines(change.redline) if any(words.strip() for _, words in line)]
    if change.kind is ChangeKind.RENUMBERED and not change.has_new_words:
        return ()
    shown: list[Line] = list(heading)
    for line in lines:
        if any(kind != RunKind.EQUAL.value for kind, _ in line):
            shown.append(tuple(_shortened(line)))
        elif not shown or shown[-1] != _LEFT_OUT:
            shown.append(_LEFT_OUT)
    return tuple(shown)


_LEFT_OUT: Final[Line] = ((RunKind.EQUAL.value, "…"),)


def _lines(runs: Iterable[Run]) -> Iterator[Line]:
    """Runs cut at the ends of lines."""
    line: list[tuple[str, str]] = []
    for run in runs:
        first, *others = printable(run.text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if first:
            line.append((run.kind.value, first))
        for other in others:
            yield tuple(line)
            line = [(run.kind.value, other)] if other else []
    if line:
        yield tuple(line)


def _shortened(line: Line) -> Iterator[tuple[str, str]]:
    last = len(line) - 1
    for place, (kind, words) in enumerate(line):
        if kind == RunKind.EQUAL.value:
            yield kind, _middle_left_out(words, is_first=place == 0, is_last=place == last)
        elif len(words) > LINE_LIMIT:
            yield kind, f"{words[:LINE_LIMIT]} … [{len(words) - LINE_LIMIT} characters more: see the Excel report]"
        else:
            yield kind, words


def _middle_left_out(words: str, *, is_first: bool, is_last: bool) -> str:
    """Unchanged words next to a change: those near it, and the beginning of the line."""
    parts = words.split(" ")
    if len(parts) <= 3 * CONTEXT:
        return words
    head = [] if is_first else parts[:CONTEXT]
    tail = [] if is_last else parts[-CONTEXT:]
    if is_first:
        head = parts[:3]
    return " ".join([*head, "…", *tail])
