"""Bills laid into the law: where clauses stand, and what is law with some of them."""

from __future__ import annotations

import datetime as dt

from gapcheck.law.enacting import Draft, drafted, pending
from gapcheck.law.state import in_force
from gapcheck.model import LegalStatus, Provision
from tests.builders import a_provision

DAY = dt.date(2020, 1, 1)


def section(number: str, text: str = "Theft.", **given: object) -> Provision:
    return a_provision(text, **{"id": f"CC-{number}", "number": number} | given)


def law_of(draft: Draft, *chosen: int) -> list[str]:
    rows = draft.enacted(frozenset(chosen))
    return [f"{rows[position].id} {rows[position].text}" for position in sorted(in_force(rows, DAY))]


def test_a_clause_stands_where_its_number_belongs() -> None:
    law = [section("1"), section("2"), section("10"), section("1", id="B-1", law="Other Act")]
    new = [
        section("9"),
        section("0"),
        section("2"),
        section("5", id="B-5", law="Other Act"),
        section("1", id="C", law="New"),
    ]
    assert [row.id for row in drafted(law, new).rows] == [
        "CC-0",
        "CC-1",
        "CC-2",
        "CC-2",
        "CC-9",
        "CC-10",
        "B-1",
        "B-5",
        "C",
    ]


def test_a_clause_takes_over_what_it_leaves_open() -> None:
    law = [section("1", heading="Theft", language="fr")]
    clause = Provision("CC-1", "Vol.")
    (row,) = [drafted(law, [clause]).rows[1]]
    assert (row.law, row.number, row.heading, row.language) == ("Criminal Code", "1", "Theft", "fr")


def test_only_the_chosen_clauses_are_law() -> None:
    law = [section("1", "Old.", in_force_from=dt.date(2000, 1, 1)), section("2", "Two.")]
    gone = section("2", "Two.", status=LegalStatus.REPEALED)
    draft = drafted(law, [section("1", "New.", in_force_from=dt.date(2030, 1, 1)), section("3", "Three."), gone])
    assert law_of(draft) == ["CC-1 Old.", "CC-2 Two."]
    assert law_of(draft, 0) == ["CC-1 New.", "CC-2 Two."]
    assert law_of(draft, 1, 2) == ["CC-1 Old.", "CC-3 Three."]
    assert law_of(draft, 0, 1, 2) == ["CC-1 New.", "CC-3 Three."]
    assert [row.text for row in draft.enacted(frozenset({0}))] == [row.text for row in draft.rows]
    assert [row.text for row in draft.replaced(0, DAY)] == ["Old."]


def test_versions_of_the_past_stay_in_the_past() -> None:
    past = section("1", "Past.", in_force_to=dt.date(2010, 1, 1), status=LegalStatus.REPEALED)
    draft = drafted([past, section("1", "Old.", in_force_from=dt.date(2010, 1, 2))], [section("1", "New.")])
    assert law_of(draft) == ["CC-1 Old."]
    assert law_of(draft, 0) == ["CC-1 New."]


def test_pending_rows_are_bills_and_adopted_law_that_has_not_begun() -> None:
    adopted = {"status": LegalStatus.NOT_YET_IN_FORCE}
    rows = (
        section("1", "Old."),
        section("1", "New.", status=LegalStatus.BILL),
        section("2", "Begun.", in_force_from=dt.date(2019, 1, 1), **adopted),
        section("3", "Later.", in_force_from=dt.date(2021, 1, 1), **adopted),
    )
    draft = pending(rows, DAY)
    assert draft.clauses == (1, 3)
    assert law_of(draft) == ["CC-1 Old.", "CC-2 Begun."]
    assert law_of(draft, 0, 1) == ["CC-1 New.", "CC-2 Begun.", "CC-3 Later."]
