"""SARIF 2.1.0: valid, stable from run to run, and honest about what is suppressed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gapcheck.model import Baseline, CriterionStatus, FailOn, GateResult, Severity
from gapcheck.reporting.alerts import level_of
from gapcheck.reporting.registry import format_for, render
from gapcheck.reporting.sarif import render_gate
from tests.gate.building import FOR_SALE, POSSESSION, TODAY, a_waiver, baseline_of, gate, state
from tests.reporting.building import a_checklist, a_criterion, a_finding, an_assessment, emptyland, germany

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "schemas" / "sarif-2.1.0.json"


def run_of(content: bytes) -> dict[str, Any]:
    log = json.loads(content)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def results(result: GateResult) -> dict[str, dict[str, Any]]:
    return {one["ruleId"]: one for one in run_of(render_gate(result))["results"]}


def gates() -> list[GateResult]:
    first = baseline_of(state(POSSESSION))
    return [
        gate(state(FOR_SALE), first),
        gate(state(FOR_SALE), first, [a_waiver()]),
        gate(state("Theft."), None, (), FailOn.GAP),
        gate(state(POSSESSION), Baseline()),
        gate(state(POSSESSION), replace(first, entries=first.entries[:-1], file="b.txt"), [a_waiver("gone", line=3)]),
    ]


def test_it_is_valid_against_the_schema_of_oasis() -> None:
    if not SCHEMA.is_file():
        pytest.skip(f"{SCHEMA} is not there")
    import jsonschema

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    logs = [render(some, "sarif") for some in ((), (germany(),), (emptyland(), germany()))]
    logs += map(render_gate, gates())
    for log in logs:
        assert [error.message for error in validator.iter_errors(json.loads(log))] == []


def test_the_ending_chooses_it() -> None:
    assert format_for("x.sarif") == "sarif"


def test_every_rule_has_help_in_text_and_markdown_and_a_level() -> None:
    rules = run_of(render((germany(),), "sarif"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules][:3] == ["CSAM-09", "CSAM-02", "CSAM-11"]
    for rule in rules:
        assert rule["help"]["text"].startswith("Question: ")
        assert rule["help"]["markdown"].startswith("**Question:** ")
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert float(rule["properties"]["security-severity"]) > 0


def test_only_what_falls_short_is_a_result_and_points_at_its_rule() -> None:
    run = run_of(render((germany(),), "sarif"))
    named = [one["ruleId"] for one in run["results"]]
    assert named == ["CSAM-02", "CSAM-11", "NCR-01", "NCR-02", "NCR-09"]
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
        assert "baselineState" not in one
        assert "suppressions" not in one


def test_the_place_is_file_row_cell_and_words() -> None:
    (one, *_) = run_of(render((germany(),), "sarif"))["results"]
    place = one["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "germany.xlsx"}
    assert f"!E{place['region']['startLine']}" in one["properties"]["cell"]
    assert place["region"]["snippet"]["text"]


@pytest.mark.parametrize(
    ("severity", "status", "level"),
    [
        (Severity.CRITICAL, CriterionStatus.GAP, "error"),
        (Severity.MAJOR, CriterionStatus.PARTIAL, "warning"),
        (Severity.MINOR, CriterionStatus.GAP, "note"),
        (Severity.CRITICAL, CriterionStatus.UNCLEAR, "warning"),
        (Severity.MINOR, CriterionStatus.UNCLEAR, "note"),
    ],
)
def test_the_level_follows_severity_and_what_is_unclear_is_milder(
    severity: Severity, status: CriterionStatus, level: str
) -> None:
    assert level_of(severity, status) == level


def test_a_regression_is_new_unsuppressed_and_at_the_amended_provision() -> None:
    one = results(gate(state(FOR_SALE), baseline_of(state(POSSESSION))))["T-01"]
    assert (one["baselineState"], one["suppressions"], one["level"]) == ("new", [], "error")
    assert one["locations"][0]["logicalLocations"][0]["name"] == "CC-1"
    assert "CC-1 (Criminal Code, Section 1) was amended." in one["message"]["text"]


def test_what_the_baseline_knows_is_kept_with_its_suppression() -> None:
    known = baseline_of(state(FOR_SALE))
    reasoned = replace(
        known, entries=tuple(replace(one, reason="a vote" if one.criterion == "T-01" else "") for one in known.entries)
    )
    one = results(gate(state(FOR_SALE), reasoned))["T-01"]
    assert one["baselineState"] == "unchanged"
    (suppression,) = one["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "The baseline records it, accepted because a vote."


def test_what_is_waived_is_kept_with_day_and_reason_and_what_has_expired_is_not_suppressed() -> None:
    first = baseline_of(state(POSSESSION))
    one = results(gate(state(FOR_SALE), first, [a_waiver()]))["T-01"]
    assert one["suppressions"][0]["justification"] == "Waived until 2026-06-01: a bill."
    old = a_waiver(until=TODAY - dt.timedelta(days=1))
    one = results(gate(state(FOR_SALE), first, [old]))["T-01"]
    assert one["suppressions"] == []
    assert "A waiver expired after 2026-04-30" in one["message"]["text"]


def test_a_gap_that_gets_worse_inside_is_updated() -> None:
    first = baseline_of(state("Theft."))
    one = results(gate(state(FOR_SALE), first))["T-01"]
    assert one["baselineState"] == "updated"


def test_the_fingerprint_does_not_move_with_the_row_or_the_status() -> None:
    marks = {
        results(gate(workbook, None, (), FailOn.GAP))["T-01"]["partialFingerprints"]["primaryLocationLineHash"]
        for workbook in (state(FOR_SALE), state("Theft.", FOR_SALE), state("Theft."))
    }
    assert len(marks) == 1
    assert marks.pop().endswith(":1")


def test_what_belongs_to_no_criterion_has_a_rule_of_its_own() -> None:
    one = results(gate(state(POSSESSION), Baseline()))["gapcheck/unrecorded"]
    assert one["level"] == "error"


def test_no_text_becomes_a_placeholder_a_link_or_markup() -> None:
    hostile = a_criterion(title="{0} [click](https://evil.example) <script>", question="**bold** \x1b[31m")
    run = run_of(render((an_assessment(a_checklist(a_finding(criterion=hostile))),), "sarif"))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].startswith("{{0}} [click] (https")
    assert "\\*\\*bold\\*\\*" in rule["help"]["markdown"]
    assert "\x1b" not in json.dumps(run, ensure_ascii=False)


def test_a_file_name_becomes_a_uri() -> None:
    assessment = replace(germany(), file="my %law?.xlsx")
    (one, *_) = run_of(render((assessment,), "sarif"))["results"]
    assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20%25law%3F.xlsx"
