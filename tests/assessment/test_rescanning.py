"""Texts that were read once are not read again, and nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gapcheck.assessment.judging import Judge
from gapcheck.assessment.rescanning import Rescan, texts_of
from gapcheck.assessment.scanning import Scan, scan
from gapcheck.model import AllOf, Anchor, Provision, RefersTo, Search, Way, Wording
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, an_element

LEXICON = a_lexicon(
    {"sale": ("sale",), "abroad": ("abroad",), "criminal": ("criminal",)},
    Anchor("sale-offence", "sale", (Way(Wording("sale"), law_title=Wording("criminal")),)),
)
ELEMENT = an_element(Search(found=(Way(AllOf((Wording("abroad"), RefersTo("sale-offence")))),)))
LISTS = (a_checklist(a_criterion(ELEMENT)),)
LAW = (
    a_provision("The sale of a child is an offence.", id="CC-1", number="Section 1"),
    a_provision("Theft is an offence.", id="CC-2", number="Section 2"),
    a_provision("An offence under section 1 is punished when committed abroad.", id="CC-3", number="Section 3"),
)


def judged(reading: Scan) -> object:
    return Judge(reading, frozenset(range(len(reading.provisions))), (), LISTS).judge("TEST-01", ELEMENT)


STATES = {
    "the same rows": LAW,
    "other words in one row": (replace(LAW[0], text=LAW[1].text), *LAW[1:]),
    "the words of two rows exchanged": (replace(LAW[0], text=LAW[1].text), replace(LAW[1], text=LAW[0].text), LAW[2]),
    "a row less": LAW[1:],
    "other numbers": (replace(LAW[0], id="CC-9", number="Section 9"), *LAW[1:]),
    "another order": LAW[::-1],
    "the first row's words in another law": (*LAW[1:], replace(LAW[0], id="CA-1", law="Civil Act")),
}


@pytest.mark.parametrize("rows", STATES.values(), ids=STATES)
def test_a_rescan_judges_like_a_scan(rows: tuple[Provision, ...]) -> None:
    first = scan(LAW, LEXICON, "en")
    judged(first)
    assert judged(Rescan(rows, texts_of(first.readings), first)) == judged(scan(rows, LEXICON, "en"))


@pytest.mark.parametrize("rows", STATES.values(), ids=STATES)
def test_a_rescan_leaves_the_first_scan_as_it_was(rows: tuple[Provision, ...]) -> None:
    first = scan(LAW, LEXICON, "en")
    judged(Rescan(rows, texts_of(first.readings), first))
    assert judged(first) == judged(scan(LAW, LEXICON, "en"))
    assert first.postings == scan(LAW, LEXICON, "en").postings
