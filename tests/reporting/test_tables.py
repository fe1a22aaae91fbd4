"""Tidy CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model import Country, CriterionStatus
from gapcheck.reporting import render
from gapcheck.reporting.tables import COLUMNS, guarded
from tests.conftest import Golden
from tests.reporting.building import (
    a_checklist,
    a_criterion,
    a_finding,
    an_assessment,
    an_element,
    evidence_of,
    germany,
)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_one_row_a_country_and_criterion() -> None:
    rows = rows_of(render((germany(), replace(germany(), country=Country("Austria", "AT"))), "csv"))
    assert len(rows) == 14
    assert tuple(rows[0]) == COLUMNS
    assert [row["country"] for row in rows][6:8] == ["Germany", "Austria"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", " =1", "\n=1", "＝1"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")


@pytest.mark.parametrize("text", ["", "§ 184b", "a=b", "1", "'=1"])
def test_other_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_reads_back_as_the_guarded_text(title: str, quote: str) -> None:
    element = an_element("possession", evidence=(evidence_of(quote),))
    finding = a_finding(CriterionStatus.MET, element, criterion=a_criterion(title=title))
    (row,) = rows_of(render((an_assessment(a_checklist(finding)),), "csv"))
    assert row["title"] == guarded(title)
    assert row["quote"] == guarded(quote)


def test_the_csv_of_germany(golden: Golden) -> None:
    golden("germany.csv", render((germany(),), "csv"))
