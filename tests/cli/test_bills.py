"""`gapcheck whatif` as a user meets it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck.model import Country, LegalStatus
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook
from tests.cli.conftest import POSSESSION, Cli
from tests.conftest import Golden

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    """A bill of one clause."""
    path = tmp_path / "bill.xlsx"
    path.write_bytes(workbook_bytes(a_workbook(a_provision(f"{POSSESSION} Again.", status=LegalStatus.BILL))))
    return path


def test_a_bill_in_json(country: Path, bill: Path, cli: Cli, tmp_path: Path) -> None:
    code, out, err = cli("whatif", country, bill, "-f", "json", "-o", "x.md", "-o", "x.html")
    assert code == 0, err
    record = json.loads(out)
    assert record["bill"] == "bill.xlsx"
    assert [one["replaces"] for one in record["clauses"]] == [[{"provision": "CC-1", "cell": "Statutes!E2"}]]
    assert (tmp_path / "x.md").read_text().startswith("# Examplia: what the bill would do")


def test_one_of_bill_and_with_bills_is_needed(country: Path, bill: Path, cli: Cli) -> None:
    for arguments in ((), (bill, "--with-bills")):
        code, out, err = cli("whatif", country, *arguments)
        assert (code, out) == (2, "")
        assert "one of the two" in err
    assert "no provision with the status bill" in cli("whatif", country, "--with-bills")[2]


def test_complaints_about_both_files_come_at_once(cli: Cli) -> None:
    code, _, err = cli("whatif", "one.xlsx", "other.xlsx")
    assert code == 2
    assert "one.xlsx: error" in err
    assert "other.xlsx: error" in err


def test_a_bill_of_another_country_is_refused(country: Path, cli: Cli, tmp_path: Path) -> None:
    other = replace(a_workbook(a_provision("Theft.", id="X")), country=Country(name="Other", iso="XB"))
    (tmp_path / "other.xlsx").write_bytes(workbook_bytes(other))
    code, _, err = cli("whatif", country, "other.xlsx")
    assert code == 2
    assert "its own country" in err


def test_the_pending_bill_of_the_example_state(cli: Cli, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    _, out, _ = cli("whatif", EXAMPLES / "orvelia-after.xlsx", "--with-bills", "-f", "table")
    golden("whatif-orvelia.txt", out)
