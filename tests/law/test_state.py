"""Which provisions are law on a day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.law.state import in_force
from gapcheck.model import LegalStatus, Provision
from tests.builders import a_provision

DAY = dt.date(2020, 1, 1)


def versions() -> tuple[Provision, ...]:
    return (
        a_provision("old", in_force_to=dt.date(2019, 12, 31), status=LegalStatus.REPEALED),
        a_provision("new", in_force_from=DAY),
        a_provision("proposed", status=LegalStatus.BILL),
        a_provision("gone", id="CC-2", status=LegalStatus.REPEALED),
        a_provision("timeless", id="CC-3"),
    )


def test_the_version_of_the_day_is_law() -> None:
    assert in_force(versions(), DAY) == {1, 4}
    assert in_force(versions(), dt.date(2019, 12, 31)) == {0, 4}


def test_without_a_day_the_status_alone_decides() -> None:
    assert in_force(versions(), None) == {1, 4}


def test_a_bill_takes_the_place_of_the_version_it_amends() -> None:
    assert in_force(versions(), DAY, with_bills=True) == {2, 4}


def test_a_repealed_provision_without_dates_is_no_law_on_any_day() -> None:
    assert 3 not in in_force(versions(), dt.date(1990, 1, 1))


@given(st.permutations(list(range(5))))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    rows = versions()
    shuffled = tuple(rows[index] for index in order)
    assert {shuffled[index].text for index in in_force(shuffled, DAY)} == {"new", "timeless"}
