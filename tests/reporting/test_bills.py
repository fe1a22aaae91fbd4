"""Forecasts of bills in every format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gapcheck import __version__
from gapcheck.model import Forecast
from gapcheck.reporting import FORECAST_FORMATS, render_forecast, render_forecast_terminal
from gapcheck.reporting.bills.wording import counts_sentence, suffices_sentence
from tests.builders import a_provision, a_workbook
from tests.conftest import Golden
from tests.reporting.test_html import Page
from tests.test_whatif import ARSON, THEFT, asked

NAMES = [known.name for known in FORECAST_FORMATS]
HOSTILE = ["<script>alert(1)</script>", "*a* _b_ [d](http://e)", "\x1b[31m", "</article>", "a\nb|c"]


def a_forecast() -> Forecast:
    """Opens one criterion, closes another, and has a clause that is not needed."""
    return asked(
        a_workbook(THEFT, ARSON),
        a_provision("Arson is punished with a fine.", id="CC-2", number="2"),
        a_provision("Fraud is an offence.", id="CC-3", number="3"),
        a_provision("Forgery is an offence.", id="CC-4", number="4"),
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_forecast_in_full(name: str, golden: Golden) -> None:
    golden(f"whatif.{name}", render_forecast(a_forecast(), name).replace(__version__.encode(), b"VERSION"))


def test_a_bill_that_moves_nothing_says_so_in_every_format() -> None:
    found = asked(a_workbook(THEFT), ARSON)
    assert suffices_sentence(found) == "None of its clauses moves a finding of these checklists."
    for name in NAMES:
        assert render_forecast(found, name)


def test_sentences_say_how_sure_they_are() -> None:
    found = a_forecast()
    assert counts_sentence(found).startswith("The bill opens 1 criterion, closes 1 criterion and leaves 1 criterion.")
    assert (
        suffices_sentence(found)
        == "CC-2 and CC-3 of 3 clauses have the same result alone; no smaller set has it (all were tried)."
    )
    assert "not every smaller set was tried" in suffices_sentence(replace(found, is_smallest=False))


def test_json_counts_what_it_lists() -> None:
    record = json.loads(render_forecast(a_forecast(), "json"))
    assert record["summary"] == {"opened": 1, "closed": 1, "narrowed": 0, "changed": 0, "left": 1}
    assert record["needed"] == ["CC-2", "CC-3"]
    assert [one["does"] for one in record["clauses"]] == [["TEST-03/no-fine"], ["TEST-02/fraud"], []]


@pytest.mark.parametrize("words", HOSTILE)
def test_nobodys_words_become_markup(words: str) -> None:
    clause = a_provision(f"Fraud {words}", id=words, law=words, number=words)
    found = replace(asked(a_workbook(THEFT, ARSON), clause), bill=words, notes=(words,))
    page = render_forecast(found, "html")
    assert Page(page)
    assert "<script" not in page.decode()
    assert "\x1b" not in render_forecast_terminal(found, width=80, is_coloured=False)
    assert "<script>" not in render_forecast(found, "md").decode()
