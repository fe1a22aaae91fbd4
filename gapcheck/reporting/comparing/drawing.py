"""A comparison as one web page that works offline: heat map, tile map, then the composed document.

The script is the page's own and allowed by its digest alone; it builds nothing from texts but text.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Final

from gapcheck.model import ComparedState, Comparison, CriterionStatus, CriterionTally, Finding, StateProfile
from gapcheck.reporting import html
from gapcheck.reporting.comparing.composing import compose, place_in_page
from gapcheck.reporting.comparing.summing import gap_share
from gapcheck.reporting.comparing.wording import (
    IN_FULL,
    ON_A_PAGE,
    TOO_MANY,
    band_words,
    bound_on,
    cases,
    country_of,
    obligation_words,
    rank_words,
)
from gapcheck.reporting.composing import anchor
from gapcheck.reporting.phrases import CRITERION_WORDS, SYMBOLS, figure, one_line, percentage, score_range

SCRIPT: Final = "comparison.js"
_SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)


@dataclass(frozen=True, slots=True)
class Cell:
    """One finding. `place` is the anchor of its words, or empty; `bound` counts into the page's obligations."""

    status: str
    symbol: str
    words: str
    kind: str
    bound: int
    place: str


@dataclass(frozen=True, slots=True)
class Line:
    """One State in the heat map. `groups` count into the page's groups."""

    name: str
    code: str
    place: str
    day: str
    band: str
    shade: str
    score: str
    score_figure: str
    score_range: str
    coverage: str
    coverage_figure: str
    rank: str
    rank_figure: str
    groups: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion in the heat map."""

    id: str
    title: str
    checklist: str
    severity: str
    gaps: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One State on the map, from 1; `line` counts into the lines, −1 for a State that is not compared."""

    column: int
    row: int
    code: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template draws."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    tiles: tuple[Tile, ...]
    off_map: tuple[str, ...]
    groups: tuple[str, ...]
    obligations: tuple[str, ...]
    kinds: tuple[str, ...]
    checklists: tuple[tuple[str, str], ...]
    severities: tuple[str, ...]
    legend: tuple[tuple[str, str, str], ...]
    is_ranked: bool
    cut: str


def render(comparison: Comparison) -> bytes:
    """The page, UTF-8. Raises nothing that a comparison could cause."""
    from markupsafe import Markup

    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return html.render_document(
        compose(comparison, has_matrix=False),
        "comparison.html.j2",
        page=page_of(comparison),
        script=Markup(script),  # noqa: S704 - the program's own file
        digest=digest,
    )


def _script() -> str:
    from importlib.resources import files

    return (files("gapcheck.reporting") / "templates" / SCRIPT).read_text(encoding="utf-8")


def page_of(comparison: Comparison) -> Page:
    """The drawn parts of the page, as far as a browser can carry them."""
    states = comparison.states[:ON_A_PAGE]
    groups = {(group.grouping, group.group): group.members for group in comparison.groups}
    members = list(groups.values())
    obligations: dict[str, int] = {}
    has_places = len(comparison.states) <= IN_FULL
    lines = tuple(_line(state, comparison.tallies, members, obligations, has_places) for state in states)
    kinds = {cell.kind: None for line in lines for cell in line.cells}
    titles = {part.id: one_line(part.title) for state in states[:1] for part in state.assessment.checklists}
    tiles, off_map = _tiles(states, comparison.profiles)
    return Page(
        lines=lines,
        columns=tuple(_column(tally) for tally in comparison.tallies),
        tiles=tiles,
        off_map=off_map,
        groups=tuple(f"{one_line(grouping)}: {one_line(group)}" for grouping, group in groups),
        obligations=tuple(obligations),
        kinds=tuple(sorted(kinds)),
        checklists=tuple(titles.items()),
        severities=tuple(dict.fromkeys(tally.criterion.severity.value for tally in comparison.tallies)),
        legend=tuple((status.value, SYMBOLS[status], words) for status, words in CRITERION_WORDS.items()),
        is_ranked=comparison.ranking is not None,
        cut=f"The first {ON_A_PAGE} of {cases(comparison)}. {TOO_MANY}" if len(comparison.states) > ON_A_PAGE else "",
    )


def _column(tally: CriterionTally) -> Column:
    criterion = tally.criterion
    return Column(
        one_line(criterion.id),
        one_line(criterion.title),
        tally.checklist,
        criterion.severity.value,
        gap_share(tally),
    )


def _line(
    state: ComparedState,
    tallies: tuple[CriterionTally, ...],
    groups: list[tuple[str, ...]],
    obligations: dict[str, int],
    has_places: bool,
) -> Line:
    assessment = state.assessment
    found = {one.criterion.id: one for part in assessment.checklists for one in part.findings}
    return Line(
        name=country_of(state),
        code=one_line(state.key),
        place=anchor("country", state.key) if has_places else "",
        day=assessment.as_of.isoformat() if assessment.as_of else "",
        band=band_words(state),
        shade=state.band.worst.value if state.band else "none",
        score=str(assessment.score.value if assessment.score.value is not None else -1),
        score_figure=figure(assessment.score.value),
        score_range=score_range(assessment.score),
        coverage=str(assessment.coverage if assessment.coverage is not None else -1),
        coverage_figure=percentage(assessment.coverage),
        rank=str(state.rank.place if state.rank else 10**9),
        rank_figure=rank_words(state.rank),
        groups=" ".join(str(index) for index, keys in enumerate(groups) if state.key in keys),
        cells=tuple(_cell(state, found[tally.criterion.id], obligations, has_places) for tally in tallies),
    )


def _cell(state: ComparedState, finding: Finding, obligations: dict[str, int], has_places: bool) -> Cell:
    bound = obligations.setdefault(bound_on(state, finding), len(obligations))
    is_told = has_places and finding.status in _SHORT
    return Cell(
        status=finding.status.value,
        symbol=SYMBOLS[finding.status],
        words=CRITERION_WORDS[finding.status],
        kind=obligation_words(finding.binding.kind),
        bound=bound,
        place=place_in_page(state, finding.criterion.id) if is_told else "",
    )


def _tiles(
    states: tuple[ComparedState, ...], profiles: tuple[StateProfile, ...]
) -> tuple[tuple[Tile, ...], tuple[str, ...]]:
    """The map with each State's latest line, and the names of compared States that are not on it."""
    lines: dict[str, int] = {}
    off_map = []
    for index, state in enumerate(states):
        profile = state.profile
        if profile is None or profile.tile is None:
            off_map.append(one_line(state.name))
            continue
        known = lines.get(profile.iso)
        day = state.assessment.as_of
        if known is None or day is None or (states[known].assessment.as_of or day) <= day:
            lines[profile.iso] = index
    tiles = tuple(
        Tile(one.tile[0] + 1, one.tile[1] + 1, one.iso, one.name, lines.get(one.iso, -1))
        for one in sorted(profiles, key=lambda one: one.name)
        if one.tile is not None
    )
    return (tiles if lines else ()), tuple(off_map)
