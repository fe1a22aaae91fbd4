"""Formats are found by ending and by name, and an unknown one is said plainly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck.errors import CommandLineError
from gapcheck.reporting import FORMATS, format_for, format_named, render
from tests.reporting.building import emptyland, germany

NAMES = [known.name for known in FORMATS]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("report.md", "md"),
        ("REPORT.XLSX", "xlsx"),
        ("a/b.htm", "html"),
        ("a.json", "json"),
        ("x.y.csv", "csv"),
        (Path("r.markdown"), "md"),
    ],
)
def test_the_ending_chooses_the_format(path: str | Path, name: str) -> None:
    assert format_for(path) == name


@pytest.mark.parametrize("path", ["report.pdf", "report.doc", "report", ".md", "report.xls"])
def test_an_unknown_ending_names_the_known_ones(path: str) -> None:
    with pytest.raises(CommandLineError, match=r"Known endings: \.md, .*\.xlsx.*\.csv"):
        format_for(path)


def test_a_near_miss_gets_a_suggestion() -> None:
    with pytest.raises(CommandLineError, match=r"Did you mean \.xlsx\?"):
        format_for("report.xlxs")
    with pytest.raises(CommandLineError, match="Did you mean html"):
        format_named("htlm")


def test_an_unknown_format_is_said_plainly() -> None:
    with pytest.raises(CommandLineError, match="There is no format 'pdf'"):
        render((germany(),), "pdf")


def test_the_table_of_a_terminal_has_no_ending() -> None:
    assert format_named("TABLE").endings == ()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("countries", [(), (germany(),), (emptyland(),), (germany(), emptyland(), germany())])
def test_every_format_renders_none_one_and_several(name: str, countries: tuple[object, ...]) -> None:
    assert render(countries, name)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_assessments_give_the_same_bytes_under_any_hash_seed(name: str) -> None:
    script = (
        "import sys; from gapcheck.reporting import render; from tests.reporting.building import germany, emptyland;"
        f"sys.stdout.buffer.write(render((germany(), emptyland()), {name!r}))"
    )
    given = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert given == {render((germany(), emptyland()), name)}


def test_looking_up_formats_loads_no_renderer() -> None:
    script = "import sys, gapcheck.reporting; print([n for n in ('jinja2', 'xlsxwriter', 'rich', 'csv') if n in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert printed.stdout.strip() == "[]"
