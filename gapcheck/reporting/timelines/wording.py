"""How timelines are told: scores, what moved on a day, and each finding as the stretches in which it stood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from gapcheck.model import Binding, CriterionStatus, Finding, Obligation, Timeline, TimelineDay, Turn
from gapcheck.reporting.highlights import findings_of
from gapcheck.reporting.phrases import CRITERION_WORDS, OBLIGATION_WORDS, SYMBOLS, counted, figure, listed, one_line

NAMES_SHOWN: Final = 8
BETTER: Final = "▲"
WORSE: Final = "▼"
OTHER: Final = "●"
_RANK: Final = {CriterionStatus.GAP: 0, CriterionStatus.PARTIAL: 1, CriterionStatus.MET: 2}


def subject(timeline: Timeline) -> str:
    """The country, else its first file."""
    country = timeline.country
    return one_line(country.name) or one_line(country.iso) or one_line(timeline.files[0])


def day_words(day: dt.date | None) -> str:
    """The day in ISO, or a word where there is none."""
    return day.isoformat() if day else "no day"


def span_sentence(timeline: Timeline) -> str:
    """From where to where the score went, over how many days."""
    first, last = timeline.days[0], timeline.days[-1]
    score = figure(last.assessment.score.value)
    if len(timeline.days) == 1:
        return (
            f"The score is {score} ({day_words(last.day)}). No other day is known on which law or obligations changed."
        )
    before = figure(first.assessment.score.value)
    judged = sum(day.is_judged for day in timeline.days)
    others = len(timeline.days) - judged
    also = f" and {counted(others, 'day')} on which only obligations or nothing changed" if others else ""
    return (
        f"The score went from {before} ({day_words(first.day)}) to {score} ({day_words(last.day)}), "
        f"over {counted(judged, 'state')} of the law{also}."
    )


def turn_symbol(turn: Turn) -> str:
    """Whether the finding got better, worse, or cannot be said to have done either by law."""
    before, after = (_standing(finding) for finding in (turn.before, turn.after))
    if before is None or after is None or before == after or turn.is_doubtful:
        return OTHER
    return BETTER if after > before else WORSE


def _standing(finding: Finding) -> tuple[int, object] | None:
    rank = _RANK.get(finding.status)
    return None if rank is None else (rank, finding.score or 0)


def outcome_words(turn: Turn) -> str:
    """`gap → met`, or the scores where the status stayed."""
    before, after = turn.before, turn.after
    if before.status is not after.status:
        return f"{CRITERION_WORDS[before.status]} → {CRITERION_WORDS[after.status]}"
    return f"{CRITERION_WORDS[after.status]}, {_share(before)} → {_share(after)}"


def _share(finding: Finding) -> str:
    return figure(finding.score, 2)


def obligation_words(binding: Binding) -> str:
    """`treaty (OPSC)`, or that nothing binds."""
    return f"{OBLIGATION_WORDS[binding.kind]} ({one_line(binding.instrument)})" if binding.kind else "not bound"


def because_words(turn: Turn) -> str:
    """The changed provisions that the finding quotes."""
    if not turn.because:
        return ""
    doubt = f" (not both workbooks hold the law of {shown_names(turn.unshared)})" if turn.unshared else ""
    return f"because of {shown_names(turn.because)}{doubt}"


def changed_words(turn: Turn) -> str:
    """Everything that moved, for a cell of a table."""
    parts = []
    if turn.has_new_outcome:
        parts.append(" ".join(part for part in (outcome_words(turn), because_words(turn)) if part))
    if turn.has_new_obligation:
        parts.append(f"{obligation_words(turn.before.binding)} → {obligation_words(turn.after.binding)}")
    return "; ".join(parts)


def law_words(day: TimelineDay) -> str:
    """How many provisions changed, and which."""
    parts = [
        f"{len(names)} {what} ({shown_names(names)})"
        for names, what in ((day.added, "added"), (day.amended, "amended"), (day.removed, "removed"))
        if names
    ]
    return ", ".join(parts)


def shown_names(names: tuple[str, ...]) -> str:
    """The first few ids, and how many more there are."""
    shown = ", ".join(map(one_line, names[:NAMES_SHOWN]))
    return shown if len(names) <= NAMES_SHOWN else f"{shown} and {len(names) - NAMES_SHOWN} more"


def duties(day: TimelineDay, *, is_law: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each obligation that is new on the day, with the criteria that it stands behind now; `is_law`: duties in law alone."""
    groups: dict[str, list[str]] = {}
    for turn in day.turns:
        kinds = {turn.before.binding.kind, turn.after.binding.kind}
        if turn.has_new_obligation and not (is_law and kinds.isdisjoint((Obligation.TREATY, Obligation.EU))):
            groups.setdefault(obligation_words(turn.after.binding), []).append(one_line(turn.after.criterion.id))
    for words, criteria in groups.items():
        yield words, tuple(criteria)


def duty_sentence(words: str, criteria: tuple[str, ...]) -> str:
    """`Now treaty (OPSC): CSAM-03 and CSAM-04.`"""
    return f"Obligation now {words}: {listed(criteria)}."


def stretches(timeline: Timeline, criterion: str) -> Iterator[tuple[dt.date | None, Finding]]:
    """The days on which the outcome of a criterion became another one, the first day included."""
    before: Finding | None = None
    for day in timeline.days:
        for finding in findings_of(day.assessment):
            if finding.criterion.id == criterion and (
                before is None or (before.status, before.score) != (finding.status, finding.score)
            ):
                yield day.day, finding
                before = finding


def outcomes_over_time(timeline: Timeline, criterion: str) -> str:
    """`1998-05-12 ✗ gap; 2002-01-18 ✓ met`."""
    return "; ".join(
        f"{day_words(day)} {SYMBOLS[finding.status]} {CRITERION_WORDS[finding.status]}"
        + (f" {_share(finding)}" if finding.status is CriterionStatus.PARTIAL else "")
        for day, finding in stretches(timeline, criterion)
    )


def obligations_over_time(timeline: Timeline, criterion: str) -> str:
    """`1998-05-12 political commitment (STOCKHOLM-1996); 2003-03-05 treaty (OPSC)`."""
    told: list[str] = []
    last = ""
    for day in timeline.days:
        for finding in findings_of(day.assessment):
            words = obligation_words(finding.binding)
            if finding.criterion.id == criterion and words != last:
                told.append(f"{day_words(day.day)} {words}")
                last = words
    return "; ".join(told)


def criteria_of(timelines: Iterable[Timeline]) -> tuple[str, ...]:
    """Ids of all criteria, in the order of the checklists."""
    return tuple(
        dict.fromkeys(
            finding.criterion.id for timeline in timelines for finding in findings_of(timeline.days[-1].assessment)
        )
    )
