"""The provisions in force on a day, with or without bills."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from gapcheck.model import LegalStatus, Provision

_ADOPTED = (LegalStatus.BILL, LegalStatus.NOT_YET_IN_FORCE)


def in_force(provisions: Iterable[Provision], day: dt.date | None, *, with_bills: bool = False) -> frozenset[int]:
    """Indexes of the provisions that are law on `day`.

    Dates are inclusive. A provision without dates follows its status alone. A repealed row with dates was in force
    between them. A bill's version replaces the versions in force of the same id.
    """
    rows = list(enumerate(provisions))
    chosen = {index for index, provision in rows if _is_law(provision, day)}
    if not with_bills:
        return frozenset(chosen)
    proposed = {index for index, provision in rows if provision.status in _ADOPTED}
    replaced = {provision.id for index, provision in rows if index in proposed}
    return frozenset(
        {index for index, provision in rows if index in chosen and provision.id not in replaced} | proposed
    )


def _is_law(provision: Provision, day: dt.date | None) -> bool:
    if provision.status is LegalStatus.BILL:
        return False
    if day is None:
        return provision.status is LegalStatus.IN_FORCE
    begins, ends = provision.in_force_from, provision.in_force_to
    if (begins is not None and day < begins) or (ends is not None and day > ends):
        return False
    if provision.status is LegalStatus.IN_FORCE:
        return True
    if provision.status is LegalStatus.REPEALED:
        return ends is not None
    return begins is not None
