"""Precedents: what meets the element elsewhere, the nearest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from gapcheck.comparison.comparing import Choices, compare
from gapcheck.model import (
    Answer,
    Assessment,
    Basis,
    Comparison,
    Country,
    CriterionStatus,
    ElementStatus,
    Precedents,
    Strength,
)
from tests.comparison.building import a_state, assessed, known_states, result_of
from tests.reporting.building import a_coding, a_criterion, a_finding, an_element, evidence_of

STATES = known_states()


def precedents(*assessments: Assessment, element: str = "element") -> Precedents | None:
    """Those of the first State for its first criterion."""
    found: Comparison = compare(assessments, STATES)
    return found.precedents.get((found.states[0].key, "T-01", element))


def order(*assessments: Assessment) -> list[str]:
    found = precedents(*assessments)
    return [one.state for one in found.nearest] if found else []


def speaking(iso: str, language: str, letters: str = "+") -> Assessment:
    return a_state(iso, letters, country=Country(name=iso, iso=iso, language=language))


def test_tradition_and_language_come_before_tradition_before_language_before_neither() -> None:
    seeker = speaking("AT", "de", "-")
    others = [speaking(iso, language) for iso, language in (("ES", "es"), ("BE", "de"), ("GR", "el"), ("DE", "de"))]
    assert order(seeker, *others) == ["DE", "GR", "BE", "ES"]


def test_the_signs_say_why_a_precedent_is_near() -> None:
    found = precedents(speaking("AT", "de", "-"), speaking("DE", "de"), speaking("GR", "el"))
    assert found is not None
    assert [(one.same_tradition, one.shares_language) for one in found.nearest] == [(True, True), (True, False)]
    assert (found.states, found.test, found.nearest[0].quote) == (2, "The law says so", "words of DE")


def test_languages_that_need_no_translator_are_shared() -> None:
    found = precedents(speaking("RS", "sr", "-"), speaking("HR", "hr"))
    assert found is not None
    assert found.nearest[0].shares_language


def test_a_state_is_no_precedent_for_itself_and_gives_only_its_latest_law() -> None:
    early, late = dt.date(2010, 1, 1), dt.date(2020, 1, 1)
    assert order(a_state("DE", "-", as_of=early), a_state("DE", "+", as_of=late)) == []
    found = precedents(a_state("FR", "-"), a_state("DE", "+", as_of=early), a_state("DE", "-", as_of=late))
    assert found is None


def test_what_a_person_confirmed_comes_first_then_the_plainest_words() -> None:
    def state(iso: str, basis: Basis, strength: Strength) -> Assessment:
        quote = evidence_of("words", strength=strength)
        element = an_element("element", ElementStatus.FOUND, quote, basis=basis)
        criterion = a_criterion("T-01", sources=())
        return assessed(iso, (result_of((a_finding(CriterionStatus.MET, element, criterion=criterion),)),))

    seeker = replace(a_state("US", "-"), country=Country(iso="US", name="US"))
    by_reference = state("FR", Basis.TEXT, Strength.BY_REFERENCE)
    explicit = state("ES", Basis.TEXT, Strength.EXPLICIT)
    confirmed = state("IT", Basis.CODED, Strength.GENERAL_RULE)
    assert order(seeker, by_reference, explicit, confirmed) == ["IT", "ES", "FR"]


def test_words_that_defeat_and_things_found_absent_are_no_precedents() -> None:
    def state(*quotes: bool) -> Assessment:
        evidence = tuple(evidence_of("words", defeats=defeats) for defeats in quotes)
        element = an_element("element", ElementStatus.FOUND, *evidence)
        criterion = a_criterion("T-01", sources=())
        return assessed("FR", (result_of((a_finding(CriterionStatus.MET, element, criterion=criterion),)),))

    assert order(a_state("DE", "-"), state(True)) == []
    assert order(a_state("DE", "-"), state()) == []
    assert order(a_state("DE", "-"), state(True, False)) == ["FR"]


def test_a_persons_answer_on_the_whole_criterion_is_met_by_whole_criteria() -> None:
    def coded(iso: str, answer: Answer, status: CriterionStatus) -> Assessment:
        coding = a_coding(answer, criterion="T-01", provisions=("S-9",), quote="quoted by a person")
        finding = a_finding(status, criterion=a_criterion("T-01", sources=()), coding=coding, basis=Basis.CODED)
        return assessed(iso, (result_of((finding,)),))

    found = precedents(
        coded("DE", Answer.NO, CriterionStatus.GAP), coded("FR", Answer.YES, CriterionStatus.MET), element=""
    )
    assert found is not None
    assert [(one.provision, one.quote, one.basis) for one in found.nearest] == [
        ("S-9", "quoted by a person", Basis.CODED)
    ]


def test_five_are_kept_and_all_are_counted() -> None:
    others = [a_state(iso, "+") for iso in ("FR", "ES", "IT", "PT", "BE", "NL", "LU")]
    found = precedents(a_state("DE", "-"), *others)
    assert found is not None
    assert (len(found.nearest), found.states) == (5, 7)


def test_they_can_be_left_out() -> None:
    assert not compare([a_state("DE", "-"), a_state("FR", "+")], STATES, (), Choices(has_precedents=False)).precedents
