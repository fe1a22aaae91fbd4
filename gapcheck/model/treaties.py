"""Who is bound by which instrument, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gapcheck.model.checklist import Obligation


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text that sources cite. `applies_from` (EU only) is the day by which States must comply with it.

    `body` is who adopted it (`UN`, `ILO`, `Council of Europe`, `EU`, `OSCE`, …). `not_binding` holds ISO codes of
    States outside an EU act. `also` are other names. `verified` is False when title or dates are from memory.
    """

    key: str
    title: str
    short: str
    kind: Obligation
    body: str
    adopted: dt.date
    in_force_from: dt.date | None = None
    applies_from: dt.date | None = None
    not_binding: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    verified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ratification:
    """Where a State stands towards a treaty. `status` is `party`, `signatory` or `none`.

    `reserved_articles` are the articles that the reservation touches; empty means unknown, so possibly any.
    """

    iso: str
    instrument: str
    status: str
    in_force_from: dt.date | None = None
    reservation: str = ""
    reserved_articles: tuple[int, ...] = ()
    status_verified: bool = False
    date_verified: bool = False
    reservation_verified: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ParticipatingState:
    """An OSCE participating State. `eu_to` is the last day on which EU law bound it, `osce_from` the day it joined."""

    iso: str
    name: str
    osce_from: dt.date
    eu_from: dt.date | None = None
    eu_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TreatyTable:
    """Who is bound by what: instruments by key, ratifications by (ISO code, key), States by ISO code."""

    instruments: Mapping[str, Instrument]
    ratifications: Mapping[tuple[str, str], Ratification]
    states: Mapping[str, ParticipatingState]
