"""`gapcheck validate`, `new`, `explain` and `checklist`: what a newcomer tries first."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Cli


def test_validate_shows_what_was_understood(cli: Cli, country: Path) -> None:
    code, out, _ = cli("validate", country)
    assert code == 0
    assert "1 provisions of 1 law(s)" in out
    assert "→ text" in out


def test_validate_shows_every_complaint_with_its_cell(cli: Cli, tmp_path: Path) -> None:
    rows = ["id,text,in_force_from,status", "CC-1,Theft.,03/04/2012,in force", "CC-2,Arson.,,in froce", ",Murder.,,"]
    (tmp_path / "country.csv").write_text("\n".join(rows), encoding="utf-8")
    code, _, err = cli("validate", "country.csv")
    assert code == 2
    for cell in ("C2", "D3", "A4"):
        assert cell in err


def test_new_makes_a_workbook_once(cli: Cli, tmp_path: Path) -> None:
    assert cli("new", "mine.xlsx")[0] == 0
    assert (tmp_path / "mine.xlsx").read_bytes().startswith(b"PK")
    code, _, err = cli("new", "mine.xlsx")
    assert code == 2
    assert "already" in err
    assert cli("new", "mine.xlsx", "--force")[0] == 0
    assert cli("new", "mine.txt")[0] == 2


def test_explain_says_what_is_asked_and_suggests_what_was_meant(cli: Cli) -> None:
    code, out, _ = cli("explain", "CSAM-09")
    assert code == 0
    assert "possession" in out
    assert cli("explain", "CSAM-09/possession")[1].startswith("possession (required)")
    code, _, err = cli("explain", "CSAM-9")
    assert code == 2
    assert "CSAM-09" in err


def test_a_checklist_of_ones_own_goes_from_start_to_report(cli: Cli, country: Path) -> None:
    assert cli("checklist", "new", "mine.yaml")[0] == 0
    assert cli("checklist", "validate", "mine.yaml")[0] == 0
    assert cli("checklist", "test", "mine.yaml")[1].strip() == "1 of 1 examples hold"
    code, out, _ = cli("assess", country, "-c", "mine.yaml", "--format", "json")
    assert code == 0
    assert json.loads(out)["checklists"][0]["criteria"][0]["status"] == "met"


def test_a_misspelt_key_is_named_with_line_and_column(cli: Cli, tmp_path: Path) -> None:
    cli("checklist", "new", "mine.yaml")
    path = tmp_path / "mine.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("question:", "qestion:"), encoding="utf-8")
    code, _, err = cli("checklist", "validate", "mine.yaml")
    assert code == 2
    assert "line 11" in err
    assert "question" in err


def test_a_failing_example_fails_the_checklist_test(cli: Cli, tmp_path: Path) -> None:
    cli("checklist", "new", "mine.yaml")
    path = tmp_path / "mine.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("expect: found", "expect: missing"), encoding="utf-8")
    code, out, err = cli("checklist", "test", "mine.yaml")
    assert code == 1
    assert "0 of 1" in out
    assert "expected missing, got found" in err


def test_the_schema_is_json(cli: Cli) -> None:
    code, out, _ = cli("checklist", "schema")
    assert code == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_show_and_list_name_every_checklist(cli: Cli) -> None:
    names = [line.split()[0] for line in cli("checklist", "list")[1].splitlines()]
    assert names == ["csam-definition", "extraterritorial", "non-criminalisation", "offences", "victim-identification"]
    assert "CSAM-01" in cli("checklist", "show", "csam-definition")[1]
