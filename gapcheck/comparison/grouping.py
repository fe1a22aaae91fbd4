"""Groups of States on a day: regions, unions, legal traditions, and a user's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from gapcheck.comparison.identifying import States, plain
from gapcheck.errors import Place, Problem
from gapcheck.model import Country, Grouping, Membership, StateProfile

EU: Final = "EU Member States"
COUNCIL_OF_EUROPE: Final = "Council of Europe member States"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a user's file of groups. The State may be a code or a name."""

    group: str
    state: str
    since: dt.date | None
    until: dt.date | None
    place: Place


def builtin_groupings(profiles: Sequence[StateProfile]) -> dict[str, Grouping]:
    """The groupings that ship with the program, by the name that a user writes."""
    is_verified = all(profile.verified for profile in profiles)
    regions = tuple(Membership(one.sub_region, one.iso) for one in profiles if one.sub_region)
    traditions = tuple(Membership(one.tradition, one.iso) for one in profiles if one.tradition)
    union = tuple(Membership(EU, one.iso, one.eu_from, one.eu_to) for one in profiles if one.eu_from)
    council = tuple(
        Membership(COUNCIL_OF_EUROPE, one.iso, one.coe_from, one.coe_to) for one in profiles if one.coe_from
    )
    return {
        "sub-region": Grouping("OSCE sub-region", regions, verified=is_verified),
        "eu": Grouping("European Union", union, outside="other States"),
        "coe": Grouping("Council of Europe", council, outside="other States", verified=is_verified),
        "tradition": Grouping("legal tradition", traditions, verified=is_verified),
    }


def user_grouping(
    name: str, rows: Iterable[Row], states: States, compared: Sequence[Country]
) -> tuple[Grouping, tuple[Problem, ...]]:
    """A user's groups, and the complaints about them.

    A State is known when the program knows it or when it is one of the `compared` countries.
    """
    own = {
        plain(word): identity(country, states) for country in compared for word in (country.iso, country.name) if word
    }
    memberships: list[Membership] = []
    problems: list[Problem] = []
    for row in rows:
        known = states.named(row.state)
        state = known.iso if known else own.get(plain(row.state), "")
        if not state:
            problems.append(Problem(row.place, f"the State {row.state!r} is not known.", _advice(row.state, states)))
        elif row.since and row.until and row.since > row.until:
            message = f"the membership ends on {row.until} before it begins on {row.since}."
            problems.append(Problem(row.place, message, "Correct `from` or `to`."))
        else:
            memberships.append(Membership(row.group, state, row.since, row.until))
    return Grouping(name, tuple(memberships)), tuple(problems)


def _advice(name: str, states: States) -> str:
    close = states.suggestion(name)
    return f"Did you mean {close}?" if close else "Write its ISO code, or the name that its workbook gives."


def identity(country: Country, states: States) -> str:
    """What tells one State from another: the code, else the name."""
    known = states.of_country(country)
    return known.iso if known else country.iso or plain(country.name)


def groups_on(grouping: Grouping, state: str, day: dt.date | None) -> tuple[str, ...]:
    """The groups of a State on a day. Without a day those it has not left; `outside` when it is in none."""
    found = [one.group for one in grouping.memberships if one.state == state and _holds(one, day)]
    return tuple(dict.fromkeys(found)) or ((grouping.outside,) if grouping.outside else ())


def _holds(membership: Membership, day: dt.date | None) -> bool:
    if day is None:
        return membership.until is None
    return (membership.since is None or membership.since <= day) and (
        membership.until is None or day <= membership.until
    )
