"""Bands and ranks that never claim more than the ranges of the scores allow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from gapcheck.assessment.scoring import shown
from gapcheck.model import Band, BandSpan, Rank, Score

FLOORS: Final = ((Band.A, Decimal(80)), (Band.B, Decimal(60)), (Band.C, Decimal(40)), (Band.D, Decimal(20)))


def band_of(figure: Decimal) -> Band:
    """The band of a score as it is shown, so that a reader can check it."""
    return next((band for band, floor in FLOORS if shown(figure) >= floor), Band.E)


def band_span(score: Score) -> BandSpan | None:
    """The bands that the range touches; None when there is no score."""
    if score.value is None or score.low is None or score.high is None:
        return None
    return BandSpan(band_of(score.high), band_of(score.low))


def ranks(scores: Mapping[str, Score]) -> dict[str, Rank]:
    """The rank of every State that has a score, by key. Scores and ranges are compared as they are shown."""
    ranges = {
        key: (shown(score.value), shown(score.low), shown(score.high))
        for key, score in scores.items()
        if score.value is not None and score.low is not None and score.high is not None
    }
    lows = sorted(low for _, low, _ in ranges.values())
    highs = sorted(high for _, _, high in ranges.values())
    places = _places(ranges)
    shared = Counter(places.values())
    return {
        key: Rank(
            place=places[key],
            best=1 + len(lows) - bisect_right(lows, high),
            worst=len(highs) - bisect_left(highs, low),
            is_tied=shared[places[key]] > 1,
        )
        for key, (_, low, high) in ranges.items()
    }


def _places(ranges: Mapping[str, tuple[Decimal, Decimal, Decimal]]) -> dict[str, int]:
    """Best score first; the next State ties while its range, or that of one with its score, reaches the first of the place."""
    places: dict[str, int] = {}
    place, first_low, before = 0, Decimal(0), None
    ordered = sorted(ranges.items(), key=lambda item: (-item[1][0], -item[1][2]))
    for position, (key, (value, low, high)) in enumerate(ordered, start=1):
        if value != before and (before is None or high < first_low):
            place, first_low = position, low
        places[key], before = place, value
    return places
