"""The law over time: on which days it changed, what was judged on each, and what moved between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gapcheck.assessment.assessing import BindingOn, assess
from gapcheck.assessment.scanning import Scan
from gapcheck.law.state import in_force
from gapcheck.model import (
    Assessment,
    Checklist,
    ChecklistResult,
    Country,
    Finding,
    LegalStatus,
    Obligation,
    Provision,
    Timeline,
    TimelineDay,
    Treaty,
    TreatyTable,
    Turn,
    Workbook,
)

ONE_DAY: Final = dt.timedelta(days=1)
Days = Iterable[dt.date]


@dataclass(frozen=True, slots=True)
class LawOnDay:
    """What is law on a day: positions of rows of a workbook."""

    day: dt.date | None
    in_force: frozenset[int]


@dataclass(frozen=True, slots=True)
class State:
    """What was judged on a day, with the provisions that were law on it."""

    day: dt.date | None
    law: tuple[Provision, ...]
    assessment: Assessment
    is_judged: bool


def law_days(provisions: Sequence[Provision], also: Days = ()) -> tuple[LawOnDay, ...]:
    """Every day on which another set of provisions is law than on the day before, and the days of `also`, in order.

    Days before anything is law are left out. Without a single day: one state, by status alone.
    """
    starts = {one.in_force_from for one in provisions if one.status is not LegalStatus.BILL}
    ends = {one.in_force_to for one in provisions if one.status is not LegalStatus.BILL}
    changes = {day for day in starts if day} | {day + ONE_DAY for day in ends if day and day < dt.date.max}
    wanted = frozenset(also)
    found: list[LawOnDay] = []
    for day, law in _states(provisions, sorted(changes | wanted)):
        if not law and not found and day not in wanted:
            continue
        if not found or law != found[-1].in_force or day in wanted:
            found.append(LawOnDay(day, law))
    return tuple(found) or (LawOnDay(None, in_force(provisions, None)),)


def _states(provisions: Sequence[Provision], days: Sequence[dt.date]) -> Iterator[tuple[dt.date, frozenset[int]]]:
    """The law on each day. Only rows that begin or have ended on it are asked again, since rows stand for themselves."""
    if not days:
        return
    moving: dict[dt.date, list[int]] = {}
    for position, one in enumerate(provisions):
        ended = one.in_force_to + ONE_DAY if one.in_force_to and one.in_force_to < dt.date.max else None
        for day in (one.in_force_from, ended):
            if day:
                moving.setdefault(day, []).append(position)
    law = in_force(provisions, days[0])
    yield days[0], law
    for day in days[1:]:
        rows = moving.get(day, [])
        standing = in_force([provisions[position] for position in rows], day)
        law = law.difference(rows) | {rows[index] for index in standing}
        yield day, law


def duty_days(
    checklists: Iterable[Checklist],
    iso: str,
    treaties: TreatyTable,
    overrides: Iterable[Treaty],
    between: tuple[dt.date, dt.date],
) -> tuple[dt.date, ...]:
    """Days after the first and up to the last of `between` on which an obligation of this State can begin or end.

    They are candidates: `assessed` leaves out those on which no binding really moved.
    """
    sources = {source for one in checklists for criterion in one.criteria for source in criterion.sources}
    state = treaties.states.get(iso)
    days: list[dt.date | None] = [one.in_force_from for one in overrides]
    days += [dt.date(source.since, 1, 1) for source in sources if 0 < source.since <= dt.date.max.year]
    for key in sorted({source.instrument for source in sources}):
        ratification, instrument = treaties.ratifications.get((iso, key)), treaties.instruments.get(key)
        days += [ratification.in_force_from] if ratification else []
        days += [instrument.adopted, instrument.in_force_from, instrument.applies_from] if instrument else []
    if state:
        days += [state.osce_from, state.eu_from, state.eu_to + ONE_DAY if state.eu_to else None]
    first, last = between
    return tuple(sorted({day for day in days if day and first < day <= last}))


def assessed(
    workbook: Workbook,
    scan: Scan,
    checklists: tuple[Checklist, ...],
    binding_on: BindingOn,
    laws: Sequence[LawOnDay],
    duties: Days = (),
) -> Iterator[State]:
    """What is found on each day of `laws`, and on those of `duties` on which an obligation moved.

    `scan` is of this workbook's provisions. Findings are judged only where the set of provisions in force changed; else
    those of the day before stand, with the obligations of the new day.
    """
    last: State | None = None
    known: frozenset[int] | None = None
    for law, is_duty in _in_order(laws, duties):
        if last is None or law.in_force != known:
            assessment = assess(workbook, scan, checklists, binding_on, as_of=law.day)
            rows = tuple(workbook.provisions[position] for position in sorted(law.in_force))
            last, known = State(law.day, rows, assessment, is_judged=True), law.in_force
            yield last
            continue
        moved = _on_another_day(last.assessment, law.day, binding_on)
        if is_duty and not any(map(_is_of_law, _turns(last.assessment, moved, frozenset()))):
            continue
        last = State(law.day, last.law, moved, is_judged=False)
        yield last


def _is_of_law(turn: Turn) -> bool:
    """Whether a duty in law began or ended; commitments and guidance alone make no day of their own."""
    return not {turn.before.binding.kind, turn.after.binding.kind}.isdisjoint((Obligation.TREATY, Obligation.EU))


def _in_order(laws: Sequence[LawOnDay], duties: Days) -> Iterator[tuple[LawOnDay, bool]]:
    """Days of law and, between them, days of obligations alone with the law of the day before."""
    waiting = sorted(set(duties) - {law.day for law in laws if law.day}, reverse=True)
    for place, law in enumerate(laws):
        yield law, False
        following = laws[place + 1].day if place + 1 < len(laws) else None
        while waiting and (following is None or waiting[-1] < following):
            day = waiting.pop()
            if law.day and day > law.day:
                yield LawOnDay(day, law.in_force), True


def _on_another_day(assessment: Assessment, day: dt.date | None, binding_on: BindingOn) -> Assessment:
    """The same findings with the obligations of another day."""

    def finding(one: Finding) -> Finding:
        return replace(one, binding=binding_on(one.criterion.sources, day))

    def result(one: ChecklistResult) -> ChecklistResult:
        return replace(one, findings=tuple(map(finding, one.findings)))

    return replace(assessment, as_of=day, checklists=tuple(map(result, assessment.checklists)))


def timeline(
    country: Country, files: tuple[str, ...], states: Iterable[State], notes: tuple[str, ...] = ()
) -> Timeline:
    """States of one country in the order of their days, each held against the one before it."""
    days: list[TimelineDay] = []
    before: State | None = None
    for state in states:
        is_ahead = bool(country.as_of and state.day and state.day > country.as_of)
        days.append(replace(_day(before, state), is_ahead=is_ahead))
        before = state
    return Timeline(country, files, tuple(days), notes)


def _day(before: State | None, state: State) -> TimelineDay:
    if before is None:
        return TimelineDay(state.day, state.assessment)
    added, amended, removed = _changes(before.law, state.law)
    turns = _turns(before.assessment, state.assessment, frozenset((*added, *amended, *removed)))
    if before.assessment.sha256 != state.assessment.sha256:
        unshared = _unshared(before.law, state.law)
        turns = (replace(one, unshared=tuple(name for name in one.because if name in unshared)) for one in turns)
    return TimelineDay(state.day, state.assessment, added, amended, removed, tuple(turns), state.is_judged)


def _unshared(before: Iterable[Provision], after: Iterable[Provision]) -> frozenset[str]:
    """Ids of provisions whose law stands on one side only."""
    old, new = ({one.id: one.law for one in side} for side in (before, after))
    alone = set(old.values()) ^ set(new.values())
    return frozenset(name for side in (old, new) for name, law in side.items() if law in alone)


def _changes(
    before: Sequence[Provision], after: Sequence[Provision]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Ids that are new, that have other words, and that are gone, each in the order of its law."""
    if before is after:
        return (), (), ()
    old, new = _words_by_id(before), _words_by_id(after)
    return (
        tuple(name for name in new if name not in old),
        tuple(name for name, words in new.items() if name in old and old[name] != words),
        tuple(name for name in old if name not in new),
    )


def _words_by_id(law: Iterable[Provision]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for one in law:
        words.setdefault(one.id, []).append(" ".join(f"{one.heading} {one.text}".split()))
    return words


def _turns(before: Assessment, after: Assessment, changed: frozenset[str]) -> Iterator[Turn]:
    old = {finding.criterion.id: finding for one in before.checklists for finding in one.findings}
    for checklist in after.checklists:
        for finding in checklist.findings:
            if finding.criterion.id not in old:
                continue
            turn = Turn(checklist.id, old[finding.criterion.id], finding)
            if turn.has_new_outcome or turn.has_new_obligation:
                quoted = dict.fromkeys((*_quoted(turn.after), *_quoted(turn.before)))
                because = tuple(name for name in quoted if name in changed) if turn.has_new_outcome else ()
                yield replace(turn, because=because)


def _quoted(finding: Finding) -> Iterator[str]:
    """Provisions that a finding stands on, directly or by reference."""
    for element in finding.elements:
        for evidence in element.evidence:
            yield from (evidence.provision, *evidence.via)
    for coding in (finding.coding, *(element.coding for element in finding.elements)):
        yield from coding.provisions if coding else ()


def only_version_since(provisions: Iterable[Provision], first: dt.date | None) -> tuple[str, ...]:
    """Ids of provisions that begin after `first` and of which the workbook holds no earlier version.

    Either they were new then, or what stood in their place is not in the workbook; their dates do not say which.
    """
    starts: dict[str, list[dt.date | None]] = {}
    for one in provisions:
        if one.status is not LegalStatus.BILL:
            starts.setdefault(one.id, []).append(one.in_force_from)
    return tuple(
        name for name, days in starts.items() if len(days) == 1 and days[0] is not None and first and days[0] > first
    )
