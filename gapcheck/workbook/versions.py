"""The same id in several rows: versions of one provision, which must not be in force on the same day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from gapcheck.errors import Problem
from gapcheck.model import LegalStatus, Provision
from gapcheck.workbook.cells import shown
from gapcheck.workbook.table import Table


def overlap_problems(provisions: Sequence[Provision], table: Table) -> Iterator[Problem]:
    """One problem for each version that shares a day with an earlier one. Repealed versions among themselves only warn."""
    if len({provision.id for provision in provisions}) == len(provisions):
        return
    versions: dict[str, list[Provision]] = defaultdict(list)
    for provision in provisions:
        row = provision.row - 1
        if not {(row, "in_force_from"), (row, "in_force_to")} & table.unreadable:
            versions[provision.id].append(provision)
    for same_id in versions.values():
        if len(same_id) == 1:
            continue
        for earlier, later in _clashes(same_id):
            yield _problem(earlier, later, table)


def _clashes(versions: list[Provision]) -> Iterator[tuple[Provision, Provision]]:
    """Pairs that share a day: within one status always, across statuses only when a repealed version has an end."""
    by_status: dict[LegalStatus, list[Provision]] = defaultdict(list)
    for version in versions:
        by_status[version.status].append(version)
    for same_status in by_status.values():
        ordered = sorted(same_status, key=lambda version: (_start(version), version.row))
        longest = ordered[0]
        for version in ordered[1:]:
            if _shared_day(longest, version):
                yield longest, version
            longest = max(longest, version, key=_end)
    for repealed in by_status[LegalStatus.REPEALED]:
        for current in by_status[LegalStatus.IN_FORCE]:
            if repealed.in_force_to and current.in_force_from and _shared_day(repealed, current):
                yield repealed, current


def _problem(earlier: Provision, later: Provision, table: Table) -> Problem:
    field = "id" if "id" in table.fields else "provision"
    cells = [table.address(version.row - 1, field) for version in (earlier, later)]
    day = _shared_day(earlier, later)
    since = "at the same time" if day in (None, dt.date.min) else f"on {day.isoformat() if day else ''}"
    both_repealed = earlier.status is later.status is LegalStatus.REPEALED
    verb = "stand for" if both_repealed else "are both in force"
    message = f"{cells[0]} and {cells[1]} have the same id {shown(later.id)} and {verb} {since}."
    advice = "Give each its own id, or dates in_force_from and in_force_to that do not overlap (the last day counts)."
    return Problem(table.place(later.row - 1, field), message, advice, is_warning=both_repealed)


def _start(version: Provision) -> dt.date:
    return version.in_force_from or dt.date.min


def _end(version: Provision) -> dt.date:
    return version.in_force_to or dt.date.max


def _shared_day(one: Provision, other: Provision) -> dt.date | None:
    first = max(_start(one), _start(other))
    return first if first <= min(_end(one), _end(other)) else None
