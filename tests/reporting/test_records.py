"""The JSON of the contract, section 3."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from gapcheck import __version__
from gapcheck.model import CriterionStatus, Score
from gapcheck.reporting import render
from tests.conftest import Golden
from tests.reporting.building import (
    a_checklist,
    a_coding,
    a_finding,
    an_assessment,
    an_element,
    emptyland,
    evidence_of,
    germany,
)

TOP = [
    "schema_version",
    "tool",
    "country",
    "as_of",
    "source",
    "score",
    "score_range",
    "coverage",
    "checklists",
    "warnings",
]
CHECKLIST = ["id", "version", "digest", "score", "score_range", "assessed", "total", "criteria"]
CRITERION = [
    "id",
    "title",
    "severity",
    "weight",
    "status",
    "score",
    "basis",
    "obligation",
    "elements",
    "recommendation",
]
ELEMENT = ["id", "required", "status", "basis", "evidence"]
EVIDENCE = ["provision", "law", "cell", "start", "end", "quote", "via"]


def record(*assessments: Any) -> Any:
    return json.loads(render(assessments, "json"))


def test_the_contracts_keys_come_first_and_in_its_order() -> None:
    top = record(germany())
    checklist = top["checklists"][0]
    criterion = checklist["criteria"][0]
    element = criterion["elements"][0]
    assert list(top)[: len(TOP)] == TOP
    assert list(top["country"]) == ["name", "iso", "language"]
    assert list(top["source"]) == ["file", "sha256", "provisions", "provisions_in_force"]
    assert list(checklist)[: len(CHECKLIST)] == CHECKLIST
    assert list(criterion)[: len(CRITERION)] == CRITERION
    assert list(element)[: len(ELEMENT)] == ELEMENT
    assert list(element["evidence"][0])[: len(EVIDENCE)] == EVIDENCE


def test_one_assessment_is_an_object_and_several_are_a_list() -> None:
    assert record(germany())["schema_version"] == "1"
    assert [one["as_of"] for one in record(germany(), emptyland())] == ["2022-01-28", None]


@pytest.mark.parametrize(
    ("exact", "shown"), [("66.65", 66.7), ("66.649999", 66.6), ("0.05", 0.1), ("100", 100.0), ("12.25", 12.3)]
)
def test_scores_are_rounded_half_up_to_one_place(exact: str, shown: float) -> None:
    value = Decimal(exact)
    assert record(an_assessment(score=Score(value, value, value)))["score"] == shown


def test_what_was_not_assessed_is_null() -> None:
    top = record(emptyland())
    assert (top["score"], top["score_range"], top["coverage"], top["as_of"]) == (None, None, None, None)
    unclear = record(an_assessment(a_checklist(a_finding(CriterionStatus.UNCLEAR))))
    assert unclear["checklists"][0]["criteria"][0]["score"] is None


def test_a_third_is_exact_enough_to_recompute_the_checklist() -> None:
    finding = a_finding(CriterionStatus.PARTIAL, score=Decimal(1) / 3)
    criterion = record(an_assessment(a_checklist(finding)))["checklists"][0]["criteria"][0]
    assert criterion["score"] == 0.333333
    assert criterion["weight"] == 5
    assert isinstance(criterion["weight"], int)


def test_a_quotation_is_kept_whole_and_unescaped() -> None:
    quote = "=1+1 | <b>„Kind“</b>\n\u2028" + "wort " * 9000
    element = an_element("possession", evidence=(evidence_of(quote),))
    top = record(an_assessment(a_checklist(a_finding(CriterionStatus.MET, element))))
    assert top["checklists"][0]["criteria"][0]["elements"][0]["evidence"][0]["quote"] == quote


def test_a_coding_that_overrules_stands_beside_what_the_text_gave() -> None:
    overruled = record(germany())["checklists"][1]["criteria"][0]
    assert overruled["coding"]["coder"] == "A. Analyst"
    assert overruled["elements"][0]["status"] == "missing"
    assert overruled["elements"][0]["text_status"] == "found"
    assert record(an_assessment(a_checklist(a_finding(coding=a_coding()))))["checklists"][0]["criteria"][0]["coding"]


def test_the_json_of_germany(golden: Golden) -> None:
    golden("germany.json", render((germany(),), "json").replace(__version__.encode(), b"VERSION"))
