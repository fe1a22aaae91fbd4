"""What a bill closes, opens and leaves, and which of its clauses do it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.comparison.identifying import States
from gapcheck.errors import CommandLineError
from gapcheck.model import (
    Assessment,
    Basis,
    Binding,
    Clause,
    Country,
    CriterionStatus,
    Effect,
    Finding,
    Forecast,
    LegalStatus,
    Score,
    Search,
    TreatyTable,
    Way,
    Wording,
    Workbook,
)
from gapcheck.model import ChecklistResult as Result
from gapcheck.pipeline import Library
from gapcheck.proposals import bill_forecast, pending_forecast
from gapcheck.whatif import forecast
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, a_workbook, an_element

WORDS = ("theft", "attempt", "fraud", "fine")
ELEMENTS = {word: an_element(Search(found=(Way(Wording(word)),)), id=word) for word in WORDS}
UNPUNISHED = an_element(Search(absent=(Way(Wording("fine")),), body=("criminal",)), id="no-fine")
CHECKLIST = a_checklist(
    a_criterion(ELEMENTS["theft"], ELEMENTS["attempt"], id="TEST-01"),
    a_criterion(ELEMENTS["fraud"], id="TEST-02"),
    a_criterion(UNPUNISHED, id="TEST-03"),
)
LIBRARY = Library((CHECKLIST,), a_lexicon({word: (word,) for word in WORDS}), TreatyTable({}, {}, {}), States(()))

THEFT = a_provision("Theft is an offence.", id="CC-1", number="1")
ARSON = a_provision("Arson is an offence.", id="CC-2", number="2")


def asked(law: Workbook, *clauses: object) -> Forecast:
    bill = a_workbook(*clauses, file="bill.xlsx")  # type: ignore[arg-type]
    return bill_forecast(law, bill, LIBRARY)


def effects(found: Forecast) -> dict[str, Effect]:
    return {one.address: one.effect for one in found.consequences}


def needed(found: Forecast) -> dict[str, tuple[str, ...]]:
    return {clause.provision.id: clause.does for clause in found.needed}


def test_a_bill_closes_opens_narrows_and_leaves() -> None:
    found = asked(
        a_workbook(THEFT, ARSON),
        a_provision("The attempt is an offence.", id="CC-1", number="1"),
        a_provision("Arson is punished with a fine.", id="CC-2", number="2"),
    )
    assert effects(found) == {
        "TEST-03": Effect.OPENED,
        "TEST-01/theft": Effect.OPENED,
        "TEST-03/no-fine": Effect.OPENED,
        "TEST-01/attempt": Effect.CLOSED,
        "TEST-01": Effect.LEFT,
        "TEST-02": Effect.LEFT,
        "TEST-02/fraud": Effect.LEFT,
    }
    assert [one.effect for one in found.consequences] == sorted(effects(found).values(), key=list(Effect).index)


def test_an_element_more_narrows_and_the_last_one_closes() -> None:
    law = a_workbook(ARSON)
    assert effects(asked(law, THEFT))["TEST-01"] is Effect.NARROWED
    assert effects(asked(law, THEFT, a_provision("The attempt.", id="CC-3")))["TEST-01"] is Effect.CLOSED


def test_the_smallest_set_of_clauses_has_the_whole_result_and_says_what_each_does() -> None:
    found = asked(
        a_workbook(THEFT),
        a_provision("Arson again.", id="CC-7"),
        a_provision("Fraud is an offence.", id="CC-3"),
        a_provision("So is the attempt.", id="CC-4"),
        a_provision("Attempt, once more.", id="CC-5"),
    )
    assert needed(found) == {"CC-3": ("TEST-02/fraud",), "CC-4": ("TEST-01/attempt",)}
    assert found.is_smallest
    assert [clause.is_needed for clause in found.clauses] == [False, True, True, False]


def test_one_clause_that_does_everything_is_preferred_to_two() -> None:
    found = asked(
        a_workbook(THEFT),
        a_provision("Fraud is an offence.", id="CC-3"),
        a_provision("So is the attempt.", id="CC-4"),
        a_provision("Fraud and attempt.", id="CC-5"),
    )
    assert list(needed(found)) == ["CC-5"]
    assert found.is_smallest


def test_a_repeal_is_a_clause_too() -> None:
    law = a_workbook(THEFT, a_provision("A fine.", id="CC-9"))
    found = asked(law, a_provision("A fine.", id="CC-9", status=LegalStatus.REPEALED))
    (clause,) = found.clauses
    assert (clause.is_repeal, [one.id for one in clause.replaces]) == (True, ["CC-9"])
    assert effects(found)["TEST-03"] is Effect.CLOSED
    assert needed(found) == {"CC-9": ("TEST-03/no-fine",)}


def test_a_bill_that_moves_nothing_needs_no_clause() -> None:
    found = asked(a_workbook(THEFT), a_provision("Arson.", id="CC-3"), ARSON)
    assert needed(found) == {}
    assert found.is_smallest
    assert set(effects(found).values()) == {Effect.LEFT}


def test_words_of_the_bill_are_quoted_from_its_own_cells() -> None:
    found = asked(a_workbook(THEFT), a_provision("Fraud.", id="CC-3", cell="Statutes!E7"))
    evidence = [words for one in found.consequences if one.address == "TEST-02/fraud" for words in one.evidence]
    assert [(words.cell, words.quote) for words in evidence] == [("[bill.xlsx]Statutes!E7", "Fraud")]


def test_a_workbook_of_the_law_after_the_reform_can_be_the_bill() -> None:
    found = asked(
        a_workbook(THEFT, ARSON),
        ARSON,
        a_provision("Theft is an offence.", id="CC-1", number="1", status=LegalStatus.REPEALED),
        a_provision("Theft  and fraud.", id="CC-1", number="1"),
    )
    assert [clause.provision.text for clause in found.clauses] == ["Theft  and fraud."]
    assert found.notes == (
        "2 of 3 rows of bill.xlsx were left out: they say what is law already, or are old versions.",
    )


def test_a_clause_with_the_number_of_another_provision_is_pointed_out() -> None:
    (note,) = asked(a_workbook(THEFT), a_provision("Fraud.", id="section-1", number="1")).notes
    assert note.startswith("section-1 has the number of CC-1 and another id")


def test_bills_of_the_workbook_itself_are_its_clauses() -> None:
    law = a_workbook(
        THEFT,
        a_provision("Fraud.", id="CC-3", status=LegalStatus.BILL),
        a_provision("The attempt.", id="CC-4", status=LegalStatus.NOT_YET_IN_FORCE),
    )
    found = pending_forecast(law, LIBRARY)
    assert needed(found) == {"CC-3": ("TEST-02/fraud",), "CC-4": ("TEST-01/attempt",)}
    with pytest.raises(CommandLineError, match="no provision with the status bill"):
        pending_forecast(a_workbook(THEFT), LIBRARY)


def test_a_bill_that_cannot_be_one_is_refused() -> None:
    law = a_workbook(THEFT)
    with pytest.raises(CommandLineError, match=r"of XA and bill\.xlsx of XB"):
        bill_forecast(law, a_workbook(ARSON, file="bill.xlsx", country=Country(iso="XB")), LIBRARY)
    with pytest.raises(CommandLineError, match="it changes nothing"):
        asked(law, THEFT)
    with pytest.raises(CommandLineError, match="holds no provisions"):
        asked(law)


def _assessment(elements: dict[str, bool]) -> Assessment:
    """An assessment that says only which of some criteria are met."""
    findings = tuple(
        Finding(
            a_criterion(id=name),
            CriterionStatus.MET if is_met else CriterionStatus.GAP,
            Decimal(is_met),
            Basis.TEXT,
            Binding(None),
            (),
        )
        for name, is_met in elements.items()
    )
    score = Score(None, None, None)
    result = Result("test", "1", "", "Test", score, len(findings), len(findings), findings)
    return Assessment(Country(), None, False, "x.xlsx", "", 1, 1, score, None, (result,))


RULES = st.dictionaries(
    st.sampled_from(["A", "B", "C"]),
    st.lists(st.frozensets(st.integers(0, 4), max_size=3), max_size=3),
    min_size=1,
)


@given(RULES, st.frozensets(st.integers(0, 4), max_size=1))
def test_the_chosen_set_always_has_the_same_result_and_no_clause_in_it_is_spare(
    rules: dict[str, list[frozenset[int]]], spoilers: frozenset[int]
) -> None:
    """Rules are met by any of their sets of clauses, unless a spoiler is enacted."""

    def judge(chosen: frozenset[int]) -> Assessment:
        spoilt = bool(chosen & spoilers)
        return _assessment({name: any(one <= chosen for one in ways) and not spoilt for name, ways in rules.items()})

    found = forecast("bill.xlsx", [Clause(a_provision(id=str(number))) for number in range(5)], judge)
    everything, kept = frozenset(range(5)), frozenset(int(clause.provision.id) for clause in found.needed)
    target = judge(everything).checklists[0].findings
    assert judge(kept).checklists[0].findings == target
    for one in kept:
        assert judge(kept - {one}).checklists[0].findings != target
    assert found.is_smallest, "five clauses have few enough subsets to try them all"
    assert all(clause.does for clause in found.needed)
