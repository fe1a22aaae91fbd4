"""`gapcheck check` for CI servers: the reports it writes, and what a GitHub job reads on its streams."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Check, Cli, Law
from tests.cli.test_check import FOR_SALE, POSSESSION, first


def test_reports_are_written_and_the_inputs_and_the_baseline_are_safe(check: Check, law: Law) -> None:
    first(check, law)
    worse = law(FOR_SALE)
    code, _, _ = check(worse, "--baseline", "b.txt", "-o", "x.sarif", "-o", "x.xml", "-o", "x.md", "-o", "x.html")
    assert code == 1
    assert json.loads(Path("x.sarif").read_bytes())["runs"][0]["results"][0]["baselineState"] == "new"
    assert b'type="regression"' in Path("x.xml").read_bytes()
    assert "does not hold" in Path("x.md").read_text(encoding="utf-8")
    assert "<html" in Path("x.html").read_text(encoding="utf-8")
    assert check(worse, "--baseline", "x.xlsx", "--update")[0] == 2


def test_in_a_github_job_it_annotates_and_writes_the_summary(
    check: Check, law: Law, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    first(check, law)
    code, out, _ = check(law(FOR_SALE), "--baseline", "b.txt", "--github")
    assert code == 1
    assert "\n::error file=x.xlsx,line=2,title=" in out
    assert summary.read_text(encoding="utf-8").startswith("before\n## gapcheck: the gate does not hold\n")


def test_in_a_github_job_what_is_for_programs_stays_whole(check: Check, law: Law) -> None:
    first(check, law)
    _, out, err = check(law(FOR_SALE), "--baseline", "b.txt", "--github", "-f", "sarif")
    assert json.loads(out)["version"] == "2.1.0"
    assert "::error file=x.xlsx" in err


def test_the_alerts_can_be_had_without_a_gate(cli: Cli, check: Check, law: Law) -> None:
    law(FOR_SALE)
    assert cli("assess", "x.xlsx", "-c", "tiny.yaml", "-o", "x.sarif", "-o", "x.xml")[0] == 0
    assert json.loads(Path("x.sarif").read_bytes())["runs"][0]["results"][0]["ruleId"] == "T-01"
    assert b'<failure type="gap"' in Path("x.xml").read_bytes()


def test_text_of_a_workbook_is_no_command_in_a_github_job(check: Check, law: Law) -> None:
    path = law(POSSESSION, name="x ##[error]y.xlsx")
    _, out, err = check(path, "--fail-on", "unclear", "--github")
    assert all(line.startswith("::") for line in out.splitlines() if "##[" in line)
    assert "x # #[error]y.xlsx" in out
    assert "##[" not in err


def test_the_same_input_gives_the_same_bytes(check: Check, law: Law) -> None:
    first(check, law)
    worse = law(FOR_SALE)
    for name in ("text", "md", "sarif", "junit", "github"):
        outs = {check(worse, "--baseline", "b.txt", "-f", name)[1] for _ in range(2)}
        assert len(outs) == 1
