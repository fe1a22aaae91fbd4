"""Ages and periods as checklists write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.library.durations import ENDLESS, parse_age, parse_period
from gapcheck.model import AgeLimit, Period


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("under 18", AgeLimit("under", 18, 18)),
        ("under 10-17", AgeLimit("under", 10, 17)),
        ("under 10 – 17", AgeLimit("under", 10, 17)),
        ("from 14", AgeLimit("from", 14, 14)),
    ],
)
def test_an_age_limit_has_a_relation_and_a_range(text: str, limit: AgeLimit) -> None:
    assert parse_age(text) == limit


@pytest.mark.parametrize(
    "text", ["18", "below 18", "under", "under 17-10", "under 0", "under 100", "under ١٨", "under 18 years"]
)
def test_another_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        parse_age(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (">= 5 years", Period(60, ENDLESS)),
        ("≥ 5 years", Period(60, ENDLESS)),
        (">=1 year", Period(12, ENDLESS)),
        ("<= 2 years", Period(0, 24)),
        ("1-5 years", Period(12, 60)),
        ("6 months - 5 years", Period(6, 60)),
        ("3 years", Period(36, 36)),
        ("30 days", Period(1, 1)),
        (">= 29 days", Period(0, ENDLESS)),
        ("1-8 weeks", Period(0, 1)),
    ],
)
def test_a_period_is_counted_in_months(text: str, period: Period) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["5", "years", "> 5 years", "5-1 years", "2 years - 3 months", "1.5 years", "five years", "5 years 3"]
)
def test_another_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"can never match|no length of time"):
        parse_period(text)


@given(st.text("0123456789 -<>=yearsmonthdwku"))
def test_any_text_is_a_possible_period_or_refused(text: str) -> None:
    with suppress(ValueError):
        period = parse_period(text)
        assert 0 <= period.lowest <= period.highest <= ENDLESS
