"""Bands and ranks never claim more than the ranges allow."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.assessment.scoring import shown
from gapcheck.comparison.banding import band_of, band_span, ranks
from gapcheck.model import Band, Score

FIGURES = st.decimals(0, 100, places=3)
SCORES = st.lists(FIGURES, min_size=3, max_size=3).map(sorted).map(lambda three: Score(three[1], three[0], three[2]))


def points(**figures: str) -> dict[str, Score]:
    return {key: Score(Decimal(figure), Decimal(figure), Decimal(figure)) for key, figure in figures.items()}


@pytest.mark.parametrize(
    ("figure", "band"),
    [
        ("100", "A"),
        ("80", "A"),
        ("79.95", "A"),
        ("79.94", "B"),
        ("60", "B"),
        ("40", "C"),
        ("20", "D"),
        ("19.9", "E"),
        ("0", "E"),
    ],
)
def test_a_band_is_that_of_the_figure_as_it_is_shown(figure: str, band: str) -> None:
    assert band_of(Decimal(figure)).value == band


def test_a_range_over_a_border_has_both_bands() -> None:
    span = band_span(Score(Decimal(79), Decimal(59), Decimal(81)))
    assert span is not None
    assert (span.best, span.worst, str(span)) == (Band.A, Band.C, "A–C")
    assert band_span(Score(None, Decimal(0), Decimal(100))) is None


@given(SCORES, SCORES)
def test_overlapping_ranges_always_share_a_band(one: Score, two: Score) -> None:
    first, second = band_span(one), band_span(two)
    assert first is not None
    assert second is not None
    if (one.low or 0) <= (two.high or 0) and (two.low or 0) <= (one.high or 0):
        order = list(Band)
        reach = [range(order.index(span.best), order.index(span.worst) + 1) for span in (first, second)]
        assert set(reach[0]) & set(reach[1])


def test_without_unclear_criteria_ranks_are_those_of_a_competition() -> None:
    found = ranks(points(a="90", b="80", c="80.04", d="70"))
    assert {key: (rank.place, rank.is_tied, rank.best, rank.worst) for key, rank in found.items()} == {
        "a": (1, False, 1, 1),
        "b": (2, True, 2, 3),
        "c": (2, True, 2, 3),
        "d": (4, False, 4, 4),
    }
    assert str(found["b"]) == "2="


def test_a_tie_reaches_as_far_as_the_range_of_its_first_state() -> None:
    scores = {
        "first": Score(Decimal(80), Decimal(75), Decimal(85)),
        "touches": Score(Decimal(70), Decimal(65), Decimal(75)),
        "touches only the second": Score(Decimal(66), Decimal(60), Decimal(70)),
        "nothing": Score(None, Decimal(0), Decimal(100)),
    }
    found = ranks(scores)
    assert {key: rank.place for key, rank in found.items()} == {"first": 1, "touches": 1, "touches only the second": 3}
    assert (found["touches"].best, found["touches"].worst) == (1, 3)


@given(st.dictionaries(st.text("abcdefgh", min_size=1), SCORES, max_size=8))
def test_no_state_ranks_below_one_whose_score_is_not_better(scores: dict[str, Score]) -> None:
    found = ranks(scores)
    for one, first in found.items():
        assert first.best <= first.worst
        for two, second in found.items():
            better, worse = (shown(scores[key].value or Decimal(0)) for key in (one, two))
            assert first.place <= second.place or better < worse
