"""What a reader of the comparison must know: doubts about data, days, names and ranks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gapcheck.comparison.identifying import States
from gapcheck.model import ComparedState, GroupResult, Ranking

NAMES_SHOWN: Final = 10


def notes(
    compared: Sequence[ComparedState], groups: Sequence[GroupResult], states: States, ranking: Ranking | None
) -> tuple[str, ...]:
    """Sentences, the gravest doubt first."""
    found = [*_unknown(compared, states), *_days(compared), *_bills(compared), *_unverified(compared)]
    doubtful = tuple(dict.fromkeys(group.grouping for group in groups if not group.verified))
    if doubtful:
        found.append(f"These groups are recorded from memory and were not checked: {', '.join(doubtful)}.")
    if any(state.profile and state.profile.tradition and not state.profile.verified for state in compared):
        found.append(
            "Legal traditions, by which precedents are ordered, are recorded from memory and were not checked."
        )
    if ranking is not None:
        found.append(_ranking(ranking, compared))
    return tuple(found)


def _unknown(compared: Sequence[ComparedState], states: States) -> list[str]:
    unknown = [state for state in compared if state.profile is None]
    if not unknown:
        return []
    found = []
    strangers: dict[str, None] = {}
    for state in unknown:
        name = state.assessment.country.name
        close = states.suggestion(name) if name else ""
        if close:
            found.append(f"{state.assessment.file}: the program knows no State {name!r}. Did you mean {close}?")
        else:
            strangers[name or state.name] = None
    if strangers:
        found.append(
            "Not among the States that the program knows, so they are in no group and bound only by what their Treaties "
            f"sheets say: {_listed(list(strangers))}."
        )
    return found


def _days(compared: Sequence[ComparedState]) -> list[str]:
    days = {state.assessment.as_of for state in compared}
    found = []
    if None in days:
        names = [state.name for state in compared if state.assessment.as_of is None]
        found.append(
            f"No day is given for {_listed(names)}: all rows “in force” count, obligations and groups are the latest known."
        )
    dated = sorted(day for day in days if day is not None)
    has_series = len({state.assessment.country.name for state in compared}) < len(compared)
    if len(dated) > 1 and not has_series:
        found.append(
            f"The law is not of one day: from {dated[0].isoformat()} to {dated[-1].isoformat()}. --as-of sets one for all."
        )
    return found


def _bills(compared: Sequence[ComparedState]) -> list[str]:
    counted = [state.name for state in compared if state.assessment.with_bills]
    return [f"Bills count as law for {_listed(counted)}."] if counted else []


def _unverified(compared: Sequence[ComparedState]) -> list[str]:
    doubtful = sum(
        not finding.binding.verified
        for state in compared
        for part in state.assessment.checklists
        for finding in part.findings
    )
    if not doubtful:
        return []
    return [
        f"The obligation behind {doubtful} findings is recorded from memory; each says so. Check with the depositary."
    ]


def _ranking(ranking: Ranking, compared: Sequence[ComparedState]) -> str:
    least = f"{ranking.min_coverage * 100:.0f} %"
    names = {state.key: state.name for state in compared}
    refused = [names[key] for key in ranking.refused]
    if len(refused) == len(compared):
        return f"No State has a rank: in none could {least} of the criteria be assessed."
    rest = f" No rank, for less could be assessed: {_listed(refused)}." if refused else ""
    return f"Ranks are given from a coverage of {least}; States whose ranges overlap may tie.{rest}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMES_SHOWN
    shown = ", ".join(names[:NAMES_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
