"""Any index of yes/no questions scores right, to the last place, from codings alone."""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.comparison.comparing import Choices, compare
from gapcheck.library.shipped import load_treaties
from gapcheck.model import Answer, Assessment, Coding, Comparison, Country, Lexicon, Workbook
from gapcheck.pipeline import Library, Options, assess_read
from gapcheck.reporting.comparing.tables import COLUMNS, tidy_rows
from tests.builders import a_checklist, a_criterion
from tests.comparison.building import known_states

SIZES = (4, 4, 4, 5, 5, 4, 5, 4)
ECONOMIES, YEARS = 190, 5
Groups = tuple[tuple[Answer, ...], ...]
ANSWERS = st.sampled_from([Answer.YES, Answer.NO, Answer.PARTLY, Answer.NOT_APPLICABLE])


@cache
def library(sizes: tuple[int, ...]) -> Library:
    """One checklist a group, one criterion a question, no elements, equal weights."""
    checklists = tuple(
        a_checklist(*(a_criterion(id=f"G{group}-{question}") for question in range(size)), id=f"group-{group}")
        for group, size in enumerate(sizes)
    )
    return Library(checklists, Lexicon((), ()), load_treaties(), known_states())


def a_coded_workbook(groups: Groups, name: str = "Ruritania", year: int = 2020) -> Workbook:
    codings = tuple(
        Coding(f"G{group}-{question}", "", answer)
        for group, answers in enumerate(groups)
        for question, answer in enumerate(answers)
    )
    return Workbook(f"{name}-{year}.xlsx", "0" * 64, Country(name=name, as_of=dt.date(year, 1, 1)), (), codings)


def assessed(groups: Groups, name: str = "Ruritania", year: int = 2020) -> Assessment:
    known = library(tuple(len(answers) for answers in groups))
    return assess_read(a_coded_workbook(groups, name, year), Options(), known)


def expected(groups: Groups) -> Decimal | None:
    """The index as its authors define it, in exact fractions: group = mean × 100, index = mean of the groups, one place."""
    points = {Answer.YES: Fraction(1), Answer.PARTLY: Fraction(1, 2), Answer.NO: Fraction(0)}
    means = [
        Fraction(sum(kept), len(kept)) * 100
        for answers in groups
        if (kept := [points[answer] for answer in answers if answer in points])
    ]
    if not means:
        return None
    tenths = sum(means, Fraction(0)) / len(means) * 10
    whole, rest = divmod(tenths, 1)
    return Decimal(int(whole) + (rest >= Fraction(1, 2))) / 10


def shown(assessment: Assessment) -> Decimal | None:
    """The index as the tidy data show it."""
    found = compare([assessment], known_states())
    value = next(iter(tidy_rows(found)))[COLUMNS.index("country_score")]
    return None if value is None else Decimal(str(value))


@given(st.lists(st.lists(ANSWERS, min_size=1, max_size=7).map(tuple), min_size=1, max_size=8).map(tuple))
def test_every_value_agrees_whatever_the_sizes_of_the_groups(groups: Groups) -> None:
    assert shown(assessed(groups)) == expected(groups)


def test_thirds_that_add_up_to_a_border_are_rounded_half_up() -> None:
    groups = ((Answer.YES, Answer.NO, Answer.NO),) * 3 + ((Answer.NO,),) * 13
    value = assessed(groups).score.value
    assert value is not None
    assert value < Decimal("6.25")  # in 28 digits, 33.3… three times is not quite 100
    assert shown(assessed(groups)) == expected(groups) == Decimal("6.3")


def test_the_range_is_open_only_where_answers_are() -> None:
    settled = assessed(((Answer.YES, Answer.NO),)).score
    assert (settled.value, settled.low, settled.high) == (Decimal(50),) * 3
    open_score = assessed(((Answer.YES, Answer.UNCLEAR),)).score
    assert (open_score.value, open_score.low, open_score.high) == (Decimal(100), Decimal(50), Decimal(100))


@cache
def _panel() -> tuple[Comparison, dict[tuple[str, int], Groups], float]:
    """A whole index, its raw answers, and the seconds that it took."""
    chance = random.Random(35)
    raw: dict[tuple[str, int], Groups] = {}
    for economy in range(ECONOMIES):
        for year in range(2016, 2016 + YEARS):
            raw[f"Economy {economy}", year] = tuple(
                tuple(chance.choice((Answer.YES, Answer.NO)) for _ in range(size)) for size in SIZES
            )
    workbooks = [a_coded_workbook(groups, name, year) for (name, year), groups in raw.items()]
    known = library(SIZES)
    begin = time.perf_counter()
    assessments = [assess_read(workbook, Options(), known) for workbook in workbooks]
    found = compare(assessments, known.states, (), Choices(is_ranked=True))
    return found, raw, time.perf_counter() - begin


def _half_up(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"), ROUND_HALF_UP)


def _indices() -> Iterator[tuple[str, int, Decimal, Groups]]:
    found, raw, _ = _panel()
    for state in found.states:
        name, day = state.assessment.country.name, state.assessment.as_of
        assert day is not None
        assert state.assessment.score.value is not None
        yield name, day.year, _half_up(state.assessment.score.value), raw[name, day.year]


def test_a_whole_index_is_recomputed_without_one_deviation() -> None:
    checked = 0
    for _, _, value, groups in _indices():
        means = [Decimal(sum(one is Answer.YES for one in answers)) / len(answers) * 100 for answers in groups]
        assert value == _half_up(sum(means, Decimal(0)) / len(means)) == expected(groups)
        checked += 1
    assert checked == ECONOMIES * YEARS


def test_ranks_within_a_year_are_those_of_a_competition() -> None:
    found, _, _ = _panel()
    for year in range(2016, 2016 + YEARS):
        states = [one for one in found.states if one.assessment.as_of == dt.date(year, 1, 1)]
        values = [_half_up(one.assessment.score.value or Decimal(0)) for one in states]
        for state, value in zip(states, values, strict=True):
            assert state.rank is not None
            assert state.rank.place == 1 + sum(other > value for other in values)


def test_a_country_year_takes_milliseconds() -> None:
    """The whole of 190 × 50 within seconds: here a tenth of it, on a busy machine."""
    assert _panel()[2] / (ECONOMIES * YEARS) < 0.01


@pytest.mark.parametrize("answer", list(Answer))
def test_each_answer_counts_as_the_guide_says(answer: Answer) -> None:
    counts = {Answer.YES: 100, Answer.PARTLY: 75, Answer.NO: 50, Answer.NOT_APPLICABLE: 100, Answer.UNCLEAR: 100}
    assert assessed(((Answer.YES, answer),)).score.value == counts[answer]
