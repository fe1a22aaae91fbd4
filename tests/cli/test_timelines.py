"""`gapcheck timeline` as a user meets it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck.model import Country
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook
from tests.cli.conftest import POSSESSION, Cli
from tests.conftest import Golden

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """A workbook with two days of its own."""
    path = tmp_path / "history.xlsx"
    country = Country(name="Examplia", iso="XA", language="en", as_of=dt.date(2020, 1, 1))
    first = a_provision("Theft is an offence.", in_force_from=dt.date(2000, 1, 1))
    second = a_provision(POSSESSION, id="CC-2", in_force_from=dt.date(2010, 1, 1))
    path.write_bytes(workbook_bytes(replace(a_workbook(first, second), country=country)))
    return path


def test_every_format_is_written(history: Path, cli: Cli, tmp_path: Path) -> None:
    names = [f"out.{ending}" for ending in ("md", "html", "xlsx", "json", "csv")]
    code, out, err = cli("timeline", history, *(word for name in names for word in ("-o", name)))
    assert (code, out) == (0, "")
    assert [line for line in err.splitlines() if line.startswith("wrote")] == [f"wrote {name}" for name in names]
    assert all((tmp_path / name).stat().st_size for name in names)


def test_the_window_is_kept(history: Path, cli: Cli) -> None:
    _, out, _ = cli("timeline", history, "-f", "csv", "--from", "2005-01-01", "--to", "2015-01-01")
    days = {row["day"] for row in csv.DictReader(io.StringIO(out))}
    assert days == {"2005-01-01", "2010-01-01"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "yesterday"), "--from yesterday: not a day"),
        (("--from", "2010-01-01", "--to", "2009-01-01"), "is after --to"),
        (("--to", "1990-01-01"), "nothing changed in the days asked for"),
        (("-o", "x.pdf"), "names no format"),
        (("-f", "xlsx"), "cannot go to standard output"),
        (("-o", "history.xlsx"), "is an input file"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], says: str, history: Path, cli: Cli) -> None:
    code, out, err = cli("timeline", history, *arguments)
    assert (code, out) == (2, "")
    assert says in err


def test_a_file_that_cannot_be_used_does_not_stop_the_others(history: Path, cli: Cli) -> None:
    code, out, err = cli("timeline", history, "missing.xlsx", "-f", "md")
    assert code == 2
    assert "# Examplia: the law over time" in out
    assert "missing.xlsx: error" in err


def test_the_example_state_over_time(cli: Cli, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    _, out, _ = cli("timeline", EXAMPLES / "orvelia-after.xlsx", "-f", "table", "--from", "2026-01-01")
    golden("timeline-orvelia.txt", out)
