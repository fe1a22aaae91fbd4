"""JUnit XML: valid for Jenkins, a failure for what fails, skipped and never passed for what is unclear."""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model import Baseline, CriterionStatus, FailOn, GateResult
from gapcheck.reporting.junit import render_gate
from gapcheck.reporting.registry import format_for, render
from tests.gate.building import FOR_SALE, POSSESSION, a_waiver, baseline_of, gate, state
from tests.reporting.building import a_checklist, a_criterion, a_finding, an_assessment, emptyland, germany

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "junit-10.xsd"


def outcomes(content: bytes) -> dict[str, tuple[str, str, str]]:
    """Name of the test: (failure, skipped or passed; type; message)."""
    found = {}
    for case in ET.fromstring(content).iter("testcase"):
        child = next(iter(case), None)
        said = ("passed", "", "") if child is None else (child.tag, child.get("type", ""), child.get("message", ""))
        found[case.get("name", "")] = said
    return found


def at_gate(result: GateResult) -> dict[str, tuple[str, str, str]]:
    return outcomes(render_gate(result))


def test_it_is_valid_against_the_schema_of_jenkins() -> None:
    if not SCHEMA.is_file():
        pytest.skip(f"{SCHEMA} is not there")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        xmlschema = pytest.importorskip("xmlschema")
        schema = xmlschema.XMLSchema(str(SCHEMA))
    first = baseline_of(state(POSSESSION))
    documents = [render(some, "junit") for some in ((), (germany(),), (emptyland(), germany()))]
    documents += [
        render_gate(gate(state(FOR_SALE), first)),
        render_gate(gate(state(FOR_SALE), first, [a_waiver()])),
        render_gate(gate(state(POSSESSION), Baseline())),
    ]
    for document in documents:
        schema.validate(io.BytesIO(document))


def test_the_ending_chooses_it() -> None:
    assert format_for("x.xml") == "junit"


def test_gaps_fail_and_what_is_unclear_or_does_not_apply_is_skipped() -> None:
    found = {name.split()[0]: (tag, kind) for name, (tag, kind, _) in outcomes(render((germany(),), "junit")).items()}
    assert found == {
        "CSAM-09": ("passed", ""),
        "CSAM-02": ("failure", "partial"),
        "CSAM-11": ("failure", "gap"),
        "NCR-01": ("failure", "gap"),
        "NCR-02": ("skipped", "unclear"),
        "NCR-09": ("skipped", "unclear"),
        "NCR-07": ("skipped", "not-applicable"),
    }


def test_the_counts_are_those_of_the_tests() -> None:
    root = ET.fromstring(render((germany(), germany()), "junit"))
    assert (root.get("tests"), root.get("failures")) == ("14", "6")
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))


def test_at_the_gate_only_what_fails_is_a_failure() -> None:
    first = baseline_of(state(POSSESSION))
    assert at_gate(gate(state(FOR_SALE), first))["T-01 Possession"][:2] == ("failure", "regression")
    known = at_gate(gate(state(FOR_SALE), baseline_of(state(FOR_SALE))))["T-01 Possession"]
    assert known[0] == "skipped"
    assert known[2].startswith("in the baseline: ")


def test_what_is_waived_is_skipped_with_its_reason() -> None:
    waived = at_gate(gate(state(FOR_SALE), baseline_of(state(POSSESSION)), [a_waiver()]))["T-01 Possession"]
    assert waived == ("skipped", "waived", "Waived until 2026-06-01: a bill.")


def test_what_is_unclear_never_passes_at_the_gate() -> None:
    assert at_gate(gate(state(POSSESSION), baseline_of(state(POSSESSION))))["T-03 Asked"][:2] == ("skipped", "unclear")
    assert at_gate(gate(state(POSSESSION), None, (), FailOn.UNCLEAR))["T-03 Asked"][:2] == ("failure", "unclear")


def test_what_belongs_to_no_criterion_has_a_suite_of_its_own() -> None:
    found = at_gate(gate(state(POSSESSION), Baseline()))
    assert found["XA: the baseline has no line for it yet."][:2] == ("failure", "unrecorded")


def test_the_failure_names_the_amendment_and_the_cell() -> None:
    root = ET.fromstring(render_gate(gate(state(FOR_SALE), baseline_of(state(POSSESSION)))))
    text = "".join(failure.text or "" for failure in root.iter("failure"))
    assert "CC-1 (Criminal Code, Section 1) was amended." in text
    assert "country.xlsx, Statutes!E2" in text


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_no_text_breaks_the_document_or_brings_in_an_entity(title: str, file: str) -> None:
    hostile = a_criterion(title=f"{title}&xxe;<!ENTITY x SYSTEM 'file:///etc/passwd'>]]>\x00\x1b")
    finding = a_finding(CriterionStatus.GAP, criterion=hostile)
    document = render((replace(an_assessment(a_checklist(finding)), file=f"{file}\x00"),), "junit")
    assert b"<!ENTITY" not in document
    assert "&xxe;<!ENTITY x" in next(iter(outcomes(document)))
