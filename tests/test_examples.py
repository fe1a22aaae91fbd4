"""The example States and their reports: golden files, read in review like code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck.library import load_checklists
from gapcheck.pipeline import Options, assess_workbooks
from gapcheck.reporting import render
from gapcheck.trials import run_examples
from tests.conftest import Golden

ROOT = Path(__file__).resolve().parents[1]
STATES = ("orvelia-before", "orvelia-after", "aubrelle")


@pytest.mark.parametrize(
    ("state", "form"), [("orvelia-before", "md"), ("orvelia-after", "md"), ("aubrelle", "md"), ("aubrelle", "json")]
)
def test_the_report_on_an_example_state(state: str, form: str, golden: Golden) -> None:
    assessments = assess_workbooks([ROOT / "examples" / f"{state}.xlsx"], Options(checklists=("all",)))
    golden(f"{state}.{form}", render(tuple(assessments), form))


def test_every_quotation_stands_where_it_says() -> None:
    from gapcheck.workbook import read_workbook

    for state in STATES:
        path = ROOT / "examples" / f"{state}.xlsx"
        workbook, _ = read_workbook(path)
        texts = {provision.cell: provision.text for provision in workbook.provisions}
        (assessment,) = assess_workbooks([path], Options(checklists=("all",)))
        quotes = [
            evidence
            for result in assessment.checklists
            for finding in result.findings
            for element in finding.elements
            for evidence in element.evidence
        ]
        assert quotes
        for evidence in quotes:
            assert texts[evidence.cell][evidence.start : evidence.end] == evidence.quote


def test_the_workbooks_are_what_their_sources_give() -> None:
    command = [sys.executable, str(ROOT / "examples" / "build.py"), "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_the_examples_of_all_checklists_hold() -> None:
    checklists, lexicon = load_checklists(["all"])
    failures, total = run_examples(checklists, lexicon)
    assert [str(failure) for failure in failures] == []
    assert total > 500
