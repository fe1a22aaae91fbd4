"""A country's file as read: provisions, codings, treaty rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class LegalStatus(StrEnum):
    """The `status` column of the Statutes sheet."""

    IN_FORCE = "in force"
    REPEALED = "repealed"
    NOT_YET_IN_FORCE = "not yet in force"
    BILL = "bill"


class Answer(StrEnum):
    """What an analyst wrote in the Coding sheet."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "n/a"


@dataclass(frozen=True, slots=True)
class Provision:
    """One row of the Statutes sheet: one section of one law in one version.

    `text` and `heading` are the cells' own text, untouched. `number` is the `provision` column ("§ 184b").
    `cell` and `heading_cell` are `Sheet!E312`; `row` orders provisions as they stand in the file.
    """

    id: str
    text: str
    law: str = ""
    number: str = ""
    heading: str = ""
    language: str = ""
    in_force_from: dt.date | None = None
    in_force_to: dt.date | None = None
    status: LegalStatus = LegalStatus.IN_FORCE
    source_url: str = ""
    notes: str = ""
    cell: str = ""
    heading_cell: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Country:
    """The Country sheet. `covers` names the bodies of law that the workbook holds in full."""

    name: str = ""
    iso: str = ""
    language: str = ""
    as_of: dt.date | None = None
    covers: tuple[str, ...] = ()
    analyst: str = ""
    compiled_from: str = ""
    licence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One row of the Coding sheet: a person's answer. `element` is empty for the whole criterion."""

    criterion: str
    element: str
    answer: Answer
    provisions: tuple[str, ...] = ()
    quote: str = ""
    rationale: str = ""
    coder: str = ""
    coded_on: dt.date | None = None
    fingerprint: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Treaty:
    """Whether a State is bound by one instrument, and since when. `verified` is False for cells from memory."""

    instrument: str
    status: str
    in_force_from: dt.date | None = None
    reservation: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """How one sheet's headers were understood: (`F`, `Text of provision`, `text`); the last is empty when unknown."""

    sheet: str
    columns: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A country's file as read. `file` is the name without folders; `sha256` is of the file's bytes."""

    file: str
    sha256: str
    country: Country
    provisions: tuple[Provision, ...]
    codings: tuple[Coding, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    mappings: tuple[ColumnMapping, ...] = ()
