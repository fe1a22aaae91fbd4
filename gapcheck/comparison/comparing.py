"""Assessments in, one comparison out."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from gapcheck.comparison.banding import band_span, ranks
from gapcheck.comparison.citing import Shelf
from gapcheck.comparison.grouping import groups_on, identity
from gapcheck.comparison.identifying import States
from gapcheck.comparison.noting import notes
from gapcheck.comparison.refusing import complaints
from gapcheck.comparison.tallying import breakdowns, tallies
from gapcheck.errors import UnusableInputError
from gapcheck.model import (
    Assessment,
    ComparedState,
    Comparison,
    CriterionStatus,
    Grouping,
    GroupResult,
    Precedents,
    Ranking,
    Score,
)

MIN_COVERAGE: Final = Decimal("0.6")
GAPS_KEPT: Final = 5


@dataclass(frozen=True, slots=True)
class Choices:
    """What a user may choose for a comparison. `min_coverage` is 0–1 and concerns ranks alone."""

    is_ranked: bool = False
    min_coverage: Decimal = MIN_COVERAGE
    has_precedents: bool = True


def compare(
    assessments: Sequence[Assessment],
    states: States,
    groupings: Sequence[Grouping] = (),
    choices: Choices | None = None,
) -> Comparison:
    """The comparison, States in the order given.

    Raises UnusableInputError when a State stands there twice on one day, or when not all answer the same questions.
    """
    chosen = choices or Choices()
    if problems := complaints(assessments, states):
        raise UnusableInputError(problems)
    whose = [identity(one.country, states) or one.file for one in assessments]
    compared = _compared(assessments, whose, states)
    ranking = None
    if chosen.is_ranked:
        compared, ranking = _ranked(compared, whose, chosen.min_coverage)
    groups = tuple(result for grouping in groupings for result in _groups(grouping, compared, whose))
    precedents: dict[tuple[str, str, str], Precedents] = {}
    if chosen.has_precedents:
        shelf = Shelf(zip(whose, compared, strict=True))
        for identified, state in zip(whose, compared, strict=True):
            precedents |= {(state.key, *asked): found for asked, found in shelf.precedents(identified, state)}
    return Comparison(
        states=compared,
        tallies=tallies(compared),
        breakdowns=breakdowns(compared),
        groups=groups,
        precedents=precedents,
        profiles=states.profiles,
        ranking=ranking,
        notes=notes(compared, groups, states, ranking),
    )


def _compared(assessments: Sequence[Assessment], whose: Sequence[str], states: States) -> tuple[ComparedState, ...]:
    times = Counter(whose)
    found = []
    for identified, one in zip(whose, assessments, strict=True):
        profile = states.of_country(one.country)
        day = f" {one.as_of.isoformat() if one.as_of else 'no day'}" if times[identified] > 1 else ""
        code = (profile.iso if profile else one.country.iso) or one.country.name or _stem(one.file)
        name = one.country.name or (profile.name if profile else one.country.iso) or _stem(one.file)
        found.append(ComparedState(f"{code}{day}", f"{name}{day}", one, profile, band_span(one.score)))
    return tuple(found)


def _stem(file: str) -> str:
    return file.rpartition(".")[0] or file


def _ranked(
    compared: tuple[ComparedState, ...], whose: Sequence[str], least: Decimal
) -> tuple[tuple[ComparedState, ...], Ranking]:
    """Ranks among all, or, where a State has several days, among those of one day."""
    has_days = len(set(whose)) < len(whose)
    pools: dict[dt.date | None, dict[str, Score]] = defaultdict(dict)
    refused = []
    for state in compared:
        coverage = state.assessment.coverage
        if coverage is None or coverage < least:
            refused.append(state.key)
        else:
            pools[state.assessment.as_of if has_days else None][state.key] = state.assessment.score
    given = {key: rank for pool in pools.values() for key, rank in ranks(pool).items()}
    return tuple(replace(one, rank=given.get(one.key)) for one in compared), Ranking(least, tuple(refused))


def _groups(grouping: Grouping, compared: Sequence[ComparedState], whose: Sequence[str]) -> list[GroupResult]:
    """The groups with members in the comparison, in the order of the grouping; those outside last."""
    members: dict[str, list[ComparedState]] = defaultdict(list)
    for identified, state in zip(whose, compared, strict=True):
        if grouping.outside and state.profile is None:
            continue  # nobody knows on which side of the border it stands
        for group in groups_on(grouping, identified, state.assessment.as_of):
            members[group].append(state)
    order = dict.fromkeys([*sorted({one.group for one in grouping.memberships}), grouping.outside])
    return [_group(grouping, group, members[group]) for group in order if group in members]


def _group(grouping: Grouping, group: str, members: Sequence[ComparedState]) -> GroupResult:
    scores = [one.assessment.score for one in members]
    score = Score(
        _mean([one.value for one in scores]),
        _mean([one.low for one in scores if one.value is not None]),
        _mean([one.high for one in scores if one.value is not None]),
    )
    findings = [finding for one in members for part in one.assessment.checklists for finding in part.findings]
    gaps = Counter(finding.criterion.id for finding in findings if finding.status is CriterionStatus.GAP)
    return GroupResult(
        grouping=grouping.name,
        group=group,
        members=tuple(one.key for one in members),
        scored=sum(one.value is not None for one in scores),
        score=score,
        coverage=_mean([one.assessment.coverage for one in members]),
        band=band_span(score),
        counts=dict(Counter(finding.status for finding in findings)),
        gaps=tuple(gaps.most_common(GAPS_KEPT)),
        verified=grouping.verified,
    )


def _mean(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) / len(known) if known else None
