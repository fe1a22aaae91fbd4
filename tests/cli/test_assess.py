"""`gapcheck assess`, end to end: streams, exit codes, files written and not written."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck.model import LegalStatus
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook
from tests.cli.conftest import POSSESSION, Cli

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_pipe_gets_markdown_on_standard_output_and_nothing_else(cli: Cli, country: Path) -> None:
    code, out, _ = cli("assess", country)
    assert code == 0
    assert out.startswith("# ")
    assert "CSAM-09" in out


def test_json_follows_the_contract_and_quotes_are_where_they_say(cli: Cli, country: Path) -> None:
    code, out, _ = cli("assess", country, "--format", "json", "-c", "csam-definition")
    assert code == 0
    assessment = json.loads(out)
    assert assessment["schema_version"] == "1"
    assert assessment["country"] == {"name": "Examplia", "iso": "XA", "language": "en"}
    criteria = {one["id"]: one for one in assessment["checklists"][0]["criteria"]}
    possession = criteria["CSAM-09"]["elements"][0]
    assert (possession["id"], possession["status"], possession["basis"]) == ("possession", "found", "text")
    evidence = possession["evidence"][0]
    assert POSSESSION[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["cell"].startswith("Statutes!")


def test_several_outputs_are_written_and_the_ending_chooses_the_format(cli: Cli, country: Path, tmp_path: Path) -> None:
    names = ["report.md", "report.xlsx", "report.html", "report.json", "report.csv"]
    code, out, err = cli("assess", country, *(part for name in names for part in ("-o", name)))
    assert (code, out) == (0, "")
    assert all((tmp_path / name).stat().st_size > 500 for name in names)
    assert "wrote report.xlsx" in err


def test_an_unusable_file_is_reported_and_the_others_are_done(cli: Cli, country: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"")
    code, out, err = cli("assess", "broken.xlsx", country, "--format", "json")
    assert code == 2
    assert json.loads(out)["country"]["iso"] == "XA"
    assert "broken.xlsx" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("assess", "country.xlsx", "-c", "csam-definitoin"), "csam-definition"),
        (("assess", "country.xlsx", "--format", "markdwn"), "md"),
        (("assess", "country.xlsx", "-o", "report.pfd"), ".md"),
        (("assess", "country.xlsx", "--as-of", "18/10/2007"), "YYYY-MM-DD"),
        (("assess", "country.xlsx", "--columns", "text"), "text=F"),
        (("assess", "country.xlsx", "--as-off", "2007-10-18"), "--as-of"),
        (("assess", "nowhere.xlsx"), "nowhere.xlsx"),
        (("assess", "country.xlsx", "-o", "country.xlsx"), "input"),
        (("asess", "country.xlsx"), "asess"),
        ((), "assess"),
    ],
)
def test_a_wrong_command_line_is_explained_and_writes_nothing(
    cli: Cli, country: Path, tmp_path: Path, arguments: tuple[str, ...], hint: str
) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, err = cli(*arguments)
    assert code == 2
    assert hint in err
    assert "Traceback" not in err
    assert out == ""
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_day_and_bills_choose_the_law(cli: Cli, tmp_path: Path) -> None:
    rows = (
        a_provision(
            "A person who steals commits an offence.", in_force_to=dt.date(2019, 12, 31), status=LegalStatus.REPEALED
        ),
        a_provision("A person who burns commits an offence.", in_force_from=dt.date(2020, 1, 1)),
        a_provision(POSSESSION, status=LegalStatus.BILL),
    )
    (tmp_path / "law.xlsx").write_bytes(workbook_bytes(a_workbook(*rows)))

    def possession(*options: str) -> str:
        _, out, _ = cli("assess", "law.xlsx", "-c", "csam-definition", "--format", "json", *options)
        criteria = {one["id"]: one for one in json.loads(out)["checklists"][0]["criteria"]}
        return str(criteria["CSAM-09"]["elements"][0]["status"])

    assert possession("--as-of", "2021-01-01") == "missing"
    assert possession("--as-of", "2021-01-01", "--with-bills") == "found"


@pytest.mark.parametrize("name", ["md", "json", "csv", "html"])
def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(name: str, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "gapcheck",
        "assess",
        str(EXAMPLES / "orvelia-before.xlsx"),
        "-c",
        "all",
        "--format",
        name,
    ]
    outputs = {
        subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "HOME": str(tmp_path)}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_demo_assesses_the_example_state(cli: Cli) -> None:
    code, out, _ = cli("demo")
    assert code == 0
    assert "Orvelia" in out
