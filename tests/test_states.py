"""Fictional States hold the rules to law that they were not written for. The floors are only ever raised."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from states import STATES, rows_of, state_names, workbook_of  # noqa: E402 - a script of the benchmarks

from gapcheck.pipeline import load_library  # noqa: E402

FLOORS = json.loads((STATES / "floors.json").read_text(encoding="utf-8"))


def test_every_state_has_a_floor() -> None:
    assert sorted(FLOORS) == state_names()


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_state_is_read_as_well_as_before(name: str) -> None:
    rows = rows_of(name, load_library(("all",)))
    accuracy = sum(row.gold == row.said for row in rows) / len(rows)
    assert accuracy >= FLOORS[name]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_coding_quotes_the_law_that_it_cites(name: str) -> None:
    import csv

    texts = {provision.id: f"{provision.heading}\n{provision.text}" for provision in workbook_of(name).provisions}
    with (STATES / name / "gold.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            cited = [one.strip() for one in row["provisions"].split(";") if one.strip()]
            assert set(cited) <= texts.keys()
            assert not row["quote"] or any(row["quote"] in texts[one] for one in cited)
