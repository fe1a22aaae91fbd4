"""Criteria summed up from elements, and codings laid over the text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from gapcheck.assessment.assessing import assess
from gapcheck.assessment.coding import fingerprint
from gapcheck.assessment.scanning import scan
from gapcheck.model import (
    Answer,
    Basis,
    Binding,
    Coding,
    Country,
    CriterionStatus,
    ElementStatus,
    Finding,
    Search,
    Source,
    Way,
    Wording,
    Workbook,
)
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, a_workbook, an_element

LEXICON = a_lexicon({"sale": ("sale",), "theft": ("theft",)})


CRITERION = a_criterion(
    an_element(Search(found=(Way(Wording("sale")),)), id="sale"),
    an_element(Search(found=(Way(Wording("theft")),)), id="theft"),
)
EMPTY = a_criterion(id="TEST-02")


def no_binding(sources: tuple[Source, ...], day: dt.date | None) -> Binding:
    return Binding(None)


def findings(workbook: Workbook) -> tuple[Finding, ...]:
    reading = scan(workbook.provisions, LEXICON, "en")
    return assess(workbook, reading, (a_checklist(CRITERION, EMPTY),), no_binding).checklists[0].findings


def test_some_required_elements_make_a_criterion_partial() -> None:
    finding = findings(a_workbook(a_provision("Theft is an offence.")))[0]
    assert (finding.status, finding.score) == (CriterionStatus.PARTIAL, Decimal("0.5"))


def test_all_make_it_met_and_none_a_gap() -> None:
    assert findings(a_workbook(a_provision("Sale and theft.")))[0].status is CriterionStatus.MET
    assert findings(a_workbook(a_provision("Arson.")))[0].status is CriterionStatus.GAP


def test_a_criterion_without_elements_waits_for_an_analyst() -> None:
    finding = findings(a_workbook(a_provision()))[1]
    assert finding.status is CriterionStatus.UNCLEAR
    assert finding.score is None
    coded = findings(a_workbook(a_provision(), codings=(Coding("TEST-02", "", Answer.PARTLY),)))[1]
    assert (coded.status, coded.score, coded.basis) == (CriterionStatus.PARTIAL, Decimal("0.5"), Basis.CODED)


def test_a_coding_beats_the_text_and_both_are_shown() -> None:
    coding = Coding("TEST-01", "sale", Answer.YES, rationale="section 9 of another act")
    element = findings(a_workbook(a_provision("Theft."), codings=(coding,)))[0].elements[0]
    assert element.status is ElementStatus.FOUND
    assert element.text_status is ElementStatus.MISSING
    assert element.basis is Basis.CODED
    assert "the text alone gives missing" in element.reason


def test_an_element_coded_partly_counts_half() -> None:
    coding = Coding("TEST-01", "sale", Answer.PARTLY)
    finding = findings(a_workbook(a_provision("Theft."), codings=(coding,)))[0]
    assert (finding.status, finding.score) == (CriterionStatus.PARTIAL, Decimal("0.75"))


def test_a_coding_of_text_that_has_changed_is_stale() -> None:
    old = a_provision("Sale is an offence.")
    coding = Coding("TEST-01", "", Answer.YES, provisions=("CC-1",), fingerprint=fingerprint(("CC-1",), (old,)))
    assert findings(a_workbook(old, codings=(coding,)))[0].status is CriterionStatus.MET
    changed = findings(a_workbook(a_provision("Sale is a misdemeanour."), codings=(coding,)))[0]
    assert changed.status is CriterionStatus.UNCLEAR
    assert changed.is_stale


def test_spacing_does_not_make_a_coding_stale() -> None:
    one, other = a_provision("Sale  is\nan offence."), a_provision("Sale is an offence.")
    assert fingerprint(("CC-1",), (one,)) == fingerprint(("CC-1",), (other,))


def test_the_day_of_the_workbook_is_used_unless_another_is_asked_for() -> None:
    new = a_provision("Sale and theft.", in_force_from=dt.date(2020, 1, 1))
    country = Country(name="Examplia", as_of=dt.date(2019, 1, 1), language="en")
    workbook = a_workbook(new, country=country)
    reading = scan(workbook.provisions, LEXICON, "en")
    lists = (a_checklist(CRITERION),)
    assert assess(workbook, reading, lists, no_binding).provisions_in_force == 0
    later = assess(workbook, reading, lists, no_binding, as_of=dt.date(2021, 1, 1))
    assert later.checklists[0].findings[0].status is CriterionStatus.MET
