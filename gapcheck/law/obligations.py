"""Which promise binds a State on a day: the strongest among the sources of a criterion.

A treaty binds its Parties from its entry into force for them. An EU act binds Member States from the day by which they
must comply (the end of the time for transposition), unless they stand outside it. A political commitment binds the
participating States of the OSCE from its adoption, guidance addresses them from its adoption.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gapcheck.model import Binding, Obligation, Ratification, Source, Treaty, TreatyTable

PARTY: Final = "party"

_STRENGTH: Final = {kind: rank for rank, kind in enumerate(Obligation)}
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_ARTICLES: Final = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


def binding_on(
    sources: tuple[Source, ...],
    iso: str,
    day: dt.date | None,
    treaties: TreatyTable,
    overrides: tuple[Treaty, ...] = (),
) -> Binding:
    """The strongest kind of obligation that binds the State `iso` (two letters) on `day`, and since when.

    Among sources of that kind one without a reservation comes first, since it binds in full, then the earliest. A
    reservation counts only where the cited provision allows one and its article is touched. `overrides` (the
    workbook's Treaties sheet) beat the table. Without `day` the table's latest position counts. `Binding(None)` when
    nothing binds.
    """
    if not sources:
        return Binding(None)  # a criterion of a user's own index
    state = iso.strip().upper()
    told = _by_key(overrides, treaties)
    bindings = [_binding(source, state, treaties, told) for source in sources]
    on_the_day = [
        binding for binding in bindings if binding is not None and _holds(binding, state, day, treaties, told)
    ]
    strongest = min(on_the_day, key=_rank, default=Binding(None))
    instrument = treaties.instruments.get(strongest.instrument)
    return replace(strongest, title=instrument.short if instrument else "")


def _rank(binding: Binding) -> tuple[int, bool, dt.date]:
    assert binding.kind is not None
    return _STRENGTH[binding.kind], bool(binding.reservation), binding.since or dt.date.max


def _holds(binding: Binding, iso: str, day: dt.date | None, treaties: TreatyTable, told: Mapping[str, Treaty]) -> bool:
    """Whether the binding has begun and, for a State that left the EU, has not ended."""
    if day is not None and binding.since is not None and day < binding.since:
        return False
    if binding.kind is not Obligation.EU or binding.instrument in told:
        return True
    last = treaties.states[iso].eu_to
    return last is None or (day is not None and day <= last)


def _binding(source: Source, iso: str, treaties: TreatyTable, told: Mapping[str, Treaty]) -> Binding | None:
    """The obligation that this source ever laid on the State, whatever the day."""
    if source.instrument in told:
        return _as_told(source, told[source.instrument], treaties.ratifications.get((iso, source.instrument)))
    if source.kind is Obligation.TREATY:
        return _as_party(source, treaties.ratifications.get((iso, source.instrument)))
    if iso not in treaties.states:
        return None
    if source.kind is Obligation.EU:
        return _as_member(source, iso, treaties)
    return _as_participant(source, iso, treaties)


def _as_told(source: Source, treaty: Treaty, ratification: Ratification | None) -> Binding | None:
    """What the workbook says; a Party's empty date is filled from the table."""
    if treaty.status.strip().casefold() != PARTY:
        return None
    since = treaty.in_force_from
    if since is None and ratification is not None and ratification.status == PARTY:
        since = ratification.in_force_from
    reservation = treaty.reservation.strip() if source.reservable else ""
    return Binding(source.kind, source.instrument, since, reservation, treaty.verified)


def _as_party(source: Source, ratification: Ratification | None) -> Binding | None:
    if ratification is None or ratification.status != PARTY:
        return None
    reservation = ratification.reservation if _is_touched(source, ratification) else ""
    verified = ratification.status_verified and ratification.date_verified
    if reservation:
        verified = verified and ratification.reservation_verified
    return Binding(source.kind, source.instrument, ratification.in_force_from, reservation, verified)


def _as_member(source: Source, iso: str, treaties: TreatyTable) -> Binding | None:
    state = treaties.states[iso]
    instrument = treaties.instruments.get(source.instrument)
    if state.eu_from is None:
        return None
    if instrument is None:
        return Binding(source.kind, source.instrument, max(state.eu_from, _first_of(source.since)), verified=False)
    if iso in instrument.not_binding:
        return None
    since = max(state.eu_from, instrument.applies_from or instrument.in_force_from or instrument.adopted)
    if state.eu_to is not None and since > state.eu_to:
        return None
    return Binding(source.kind, source.instrument, since, verified=instrument.verified)


def _as_participant(source: Source, iso: str, treaties: TreatyTable) -> Binding:
    instrument = treaties.instruments.get(source.instrument)
    since = instrument.adopted if instrument is not None else _first_of(source.since)
    if source.kind is Obligation.POLITICAL and (instrument is None or instrument.body == "OSCE"):
        since = max(since, treaties.states[iso].osce_from)
    is_verified = instrument is not None and instrument.verified
    return Binding(source.kind, source.instrument, None if since == dt.date.min else since, verified=is_verified)


def _first_of(year: int) -> dt.date:
    """A bare year means 1 January; no year at all means any time."""
    return dt.date(year, 1, 1) if year else dt.date.min


def _is_touched(source: Source, ratification: Ratification) -> bool:
    """Whether the reservation may concern the cited provision."""
    if not source.reservable:
        return False
    cited = _articles(source.provision)
    return not ratification.reserved_articles or not cited or not cited.isdisjoint(ratification.reserved_articles)


def _articles(provision: str) -> frozenset[int]:
    """The articles of "Arts. 7-8, 20(1)(a) and (e)": 7, 8 and 20."""
    plain = provision
    while (shorter := _BRACKETS.sub("", plain)) != plain:
        plain = shorter
    numbers: set[int] = set()
    for first, last in _ARTICLES.findall(plain):
        numbers.update(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


def _by_key(overrides: tuple[Treaty, ...], treaties: TreatyTable) -> dict[str, Treaty]:
    """The workbook's rows by the instrument's key, also where it uses another name; of two rows the later counts."""
    names: dict[str, str] = {}
    if not overrides:
        return {}  # most workbooks have none, and this is asked once a criterion
    for instrument in treaties.instruments.values():
        for name in (*instrument.also, instrument.title, instrument.short, instrument.key):
            names[_plain(name)] = instrument.key
    return {names.get(_plain(treaty.instrument), treaty.instrument.strip()): treaty for treaty in overrides}


def _plain(name: str) -> str:
    return " ".join(name.replace("-", " ").casefold().split())
