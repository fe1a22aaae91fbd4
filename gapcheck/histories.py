"""Workbooks in, timelines out: one scan for each workbook, a judgement for each day on which its law changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gapcheck.assessment.assessing import BindingOn
from gapcheck.assessment.scanning import scan
from gapcheck.errors import CommandLineError
from gapcheck.law.obligations import binding_on
from gapcheck.model import Binding, LegalStatus, Source, Timeline, Workbook
from gapcheck.pipeline import Library, recognised
from gapcheck.timeline import LawOnDay, State, assessed, duty_days, law_days, only_version_since, timeline

_DATES = "in_force_from and in_force_to"


@dataclass(frozen=True, slots=True)
class Window:
    """The days asked for, both included; None is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def __contains__(self, day: dt.date | None) -> bool:
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def timelines_of(workbooks: Sequence[Workbook], library: Library, window: Window = Window()) -> tuple[Timeline, ...]:
    """A timeline for each country, in the order in which the countries are first named.

    One workbook is followed through the dates of its rows. Several of one country are states, each on its own `as_of`.
    Raises CommandLineError where states have no day of their own, and where the window leaves nothing.
    """
    known = [replace(one, country=recognised(one.country, library.states)) for one in workbooks]
    return tuple(timeline_of(group, library, window) for group in _by_country(known))


def timeline_of(workbooks: Sequence[Workbook], library: Library, window: Window = Window()) -> Timeline:
    """The timeline of one country. See `timelines_of`."""
    if len(workbooks) == 1:
        states = tuple(_through(workbooks[0], library, window))
        notes = tuple(_notes_on_rows(workbooks[0], states))
    else:
        workbooks = _by_day(workbooks)
        states = tuple(_states(workbooks, library, window))
        notes = tuple(_notes_on_states(workbooks))
    country, files = workbooks[-1].country, tuple(workbook.file for workbook in workbooks)
    if not states:
        raise CommandLineError(f"{', '.join(files)}: nothing changed in the days asked for. Widen --from and --to.")
    return timeline(country, files, states, notes)


def _by_country(workbooks: Sequence[Workbook]) -> list[list[Workbook]]:
    """Workbooks that name the same State; one that names none stands for itself."""
    codes = {one.country.name.casefold(): one.country.iso for one in workbooks if one.country.name and one.country.iso}
    groups: dict[str, list[Workbook]] = {}
    for position, one in enumerate(workbooks):
        name = one.country.name.casefold()
        groups.setdefault(one.country.iso or codes.get(name) or name or f"#{position}", []).append(one)
    return list(groups.values())


def _by_day(workbooks: Sequence[Workbook]) -> list[Workbook]:
    """In the order of the days whose law they hold."""
    for one in workbooks:
        if one.country.as_of is None:
            raise CommandLineError(
                f"{one.file} does not say of which day its law is: fill in as_of in its Country sheet."
            )
    ordered = sorted(workbooks, key=lambda one: one.country.as_of or dt.date.min)
    for one, other in pairwise(ordered):
        if one.country.as_of == other.country.as_of:
            raise CommandLineError(
                f"{one.file} and {other.file} both hold the law of {one.country.as_of}: name one of them."
            )
    return ordered


def _through(workbook: Workbook, library: Library, window: Window) -> Iterator[State]:
    """One workbook through all the days of its rows."""
    day = workbook.country.as_of
    also = {one for one in (day, window.first) if one is not None and one in window}
    laws = [law for law in law_days(workbook.provisions, also) if law.day in window]
    yield from _judged(workbook, library, laws, laws[-1].day if laws else None)


def _states(workbooks: Sequence[Workbook], library: Library, window: Window) -> Iterator[State]:
    """Each workbook on its own day, and the obligations that began or ended before the next one."""
    for one, following in zip(workbooks, (*workbooks[1:], None), strict=True):
        day = one.country.as_of
        if day not in window:
            continue
        laws = [law for law in law_days(one.provisions, (day,) if day else ()) if law.day == day]
        limit = following.country.as_of if following else day
        yield from _judged(one, library, laws, min(limit or dt.date.max, window.last or dt.date.max))


def _judged(workbook: Workbook, library: Library, laws: Sequence[LawOnDay], last: dt.date | None) -> Iterator[State]:
    """Every state of one workbook, after one scan; obligations are followed up to `last`."""
    if not laws:
        return
    first = laws[0].day
    bindings = _bindings(workbook, library)
    duties: tuple[dt.date, ...] = ()
    if first and last:
        duties = duty_days(library.checklists, workbook.country.iso, library.treaties, workbook.treaties, (first, last))
    reading = scan(workbook.provisions, library.lexicon, workbook.country.language)
    yield from assessed(workbook, reading, library.checklists, bindings, laws, duties)


def _bindings(workbook: Workbook, library: Library) -> BindingOn:
    def binding(sources: tuple[Source, ...], day: dt.date | None) -> Binding:
        return binding_on(sources, workbook.country.iso, day, library.treaties, workbook.treaties)

    return binding


def _notes_on_rows(workbook: Workbook, states: Sequence[State]) -> Iterator[str]:
    """What the dates of one workbook cannot show."""
    rows = [one for one in workbook.provisions if one.status is not LegalStatus.BILL]
    undated = sum(one.in_force_from is None and one.in_force_to is None for one in rows)
    if undated == len(rows):
        yield f"No provision has a date ({_DATES}), so this is the law of one day. Name several workbooks of this country, one for each state."
        return
    if undated:
        yield f"Without dates, so that they count on every day: {undated} of {len(rows)} provisions."
    alone = only_version_since(rows, states[0].day if states else None)
    if alone:
        yield (
            f"Begun after the first day shown, with no earlier version in the workbook: {len(alone)} of {len(rows)} provisions. "
            "Where they replaced older words, the days before show too little law."
        )


def _notes_on_states(workbooks: Sequence[Workbook]) -> Iterator[str]:
    listed = "; ".join(f"{one.file} ({one.country.as_of})" for one in workbooks)
    yield f"Each workbook is the law of its own day: {listed}. What changed between two of them is shown on the later day."
    laws = {one.file: {row.law for row in one.provisions} for one in workbooks}
    for law in dict.fromkeys(row.law for one in workbooks for row in one.provisions):
        holding = [file for file, held in laws.items() if law in held]
        if len(holding) < len(workbooks):
            yield f"Not in every workbook: {law or 'rows without a law'}, only in {', '.join(holding)}. What rests on it moves for that alone."
    covers = {one.country.covers for one in workbooks}
    if len(covers) > 1:
        yield "The workbooks do not hold the same bodies of law in full, so that some findings move for that alone."
