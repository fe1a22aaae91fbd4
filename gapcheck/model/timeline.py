"""Findings over time: the days on which law or obligations changed, and what moved on each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gapcheck.model.assessment import Assessment, Finding
from gapcheck.model.workbook import Country


@dataclass(frozen=True, slots=True)
class Turn:
    """One finding that is not what it was on the day before in the timeline.

    `because` are the provisions that changed on the day and that the finding quotes before or after; it may be empty.
    `unshared` are those of them whose law only one of the two days' workbooks holds at all: they were perhaps not
    enacted or repealed, but put into one workbook and not into the other.
    """

    checklist: str
    before: Finding
    after: Finding
    because: tuple[str, ...] = ()
    unshared: tuple[str, ...] = ()

    @property
    def is_doubtful(self) -> bool:
        """Whether nothing but unshared law is behind it."""
        return bool(self.because) and self.because == self.unshared

    @property
    def has_new_outcome(self) -> bool:
        """Whether status or score moved."""
        return (self.before.status, self.before.score) != (self.after.status, self.after.score)

    @property
    def has_new_obligation(self) -> bool:
        """Whether the obligation behind it moved."""
        return _bond(self.before) != _bond(self.after)


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day on which something changed, with everything as it stood on it. `day` is None when nothing has a date.

    `added`, `amended` and `removed` are ids of provisions against the day before in the timeline; the first day has
    none. `is_judged` is False when the law was the same, so that the findings of the day before still stood. `is_ahead`
    says that the day lies after the one whose law is known.
    """

    day: dt.date | None
    assessment: Assessment
    added: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    is_judged: bool = True
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """One country over time. `notes` say what the days stand on and what they cannot show."""

    country: Country
    files: tuple[str, ...]
    days: tuple[TimelineDay, ...]
    notes: tuple[str, ...] = ()


def _bond(finding: Finding) -> tuple[object, ...]:
    binding = finding.binding
    return binding.kind, binding.instrument, binding.since, binding.reservation
