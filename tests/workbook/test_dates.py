from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.errors import Place
from gapcheck.workbook.dates import FIRST_YEAR, LAST_YEAR, read_date

PLACE = Place("x.xlsx", "Statutes", "G2")
DAYS = st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31))


def date_of(value: object) -> dt.date | None:
    date, problem = read_date(value, PLACE)  # type: ignore[arg-type]
    assert problem is None
    return date


def problem_of(value: object) -> str:
    date, problem = read_date(value, PLACE)  # type: ignore[arg-type]
    assert date is None
    assert problem is not None
    return str(problem)


@given(DAYS)
def test_iso_text_is_read_as_the_day_it_names(day: dt.date) -> None:
    assert date_of(day.isoformat()) == day
    assert date_of(f" {day.isoformat()} 00:00:00 ") == day
    assert date_of(day) == day
    assert date_of(dt.datetime(day.year, day.month, day.day, 13)) == day  # noqa: DTZ001


@given(DAYS)
def test_a_date_with_slashes_is_read_exactly_when_it_can_mean_one_day_only(day: dt.date) -> None:
    date, problem = read_date(f"{day.day:02}/{day.month:02}/{day.year}", PLACE)
    if day.day > 12 or day.day == day.month:
        assert (date, problem) == (day, None)
    else:
        assert date is None
        assert problem is not None
        assert day.isoformat() in problem.advice
        assert dt.date(day.year, day.day, day.month).isoformat() in problem.advice


@given(st.integers(FIRST_YEAR, LAST_YEAR))
def test_a_bare_year_is_its_first_of_january(year: int) -> None:
    assert date_of(str(year)) == date_of(year) == date_of(float(year)) == dt.date(year, 1, 1)


@given(st.text() | st.floats() | st.integers() | st.booleans() | st.times() | st.timedeltas())
def test_nothing_makes_the_reading_of_dates_fail(value: object) -> None:
    date, problem = read_date(value, PLACE)  # type: ignore[arg-type]
    assert date is None or problem is None


def test_an_ambiguous_date_is_a_problem_with_both_readings() -> None:
    assert problem_of("03/04/2012") == (
        'x.xlsx, Statutes!G2: error: the date "03/04/2012" is ambiguous: it can be 3 April 2012 or 4 March 2012. '
        "Write 2012-04-03 or 2012-03-04."
    )
    assert "ambiguous" in problem_of("12.04.2012")
    assert "ambiguous" in problem_of("2012/04/03")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("13/04/2012", dt.date(2012, 4, 13)),
        ("04/13/2012", dt.date(2012, 4, 13)),
        ("13.4.2012", dt.date(2012, 4, 13)),
        ("2012–04–13", dt.date(2012, 4, 13)),
        ("20120403", dt.date(2012, 4, 3)),
        ("1er avril 2012", dt.date(2012, 4, 1)),
        ("13. März 2012", dt.date(2012, 3, 13)),
        ("April 3, 2012", dt.date(2012, 4, 3)),
        ("1 de abril de 2012", dt.date(2012, 4, 1)),
        ("1º aprile 2012", dt.date(2012, 4, 1)),
        ("1 апреля 2012 г.", dt.date(2012, 4, 1)),
        ("9999-12-31", dt.date(9999, 12, 31)),
    ],
)
def test_other_unambiguous_dates_are_read(written: str, day: dt.date) -> None:
    assert date_of(written) == day


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("2021-05", "names no day"),
        ("05/2021", "names no day"),
        ("May 2021", "does not name one day"),
        ("13/04/12", "year of two digits"),
        ("2012-02-30", "no such day"),
        ("31/31/2012", "no such day"),
        ("soon", "where a date is expected"),
        (41000, "as an Excel date it would be 2012-04-01"),
        (float("nan"), "where a date is expected"),
        (True, "where a date is expected"),
        (dt.time(6), "where a date is expected"),
    ],
)
def test_what_is_not_a_day_is_a_problem_that_says_why(written: object, part: str) -> None:
    assert part in problem_of(written)


def test_an_empty_cell_is_no_date_and_no_problem() -> None:
    assert read_date("", PLACE) == read_date("  ", PLACE) == (None, None)
