"""GitHub's workflow commands: what a cell says stays data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.reporting.annotations import command, harmless, render_gate
from gapcheck.reporting.gating import render_gate as render
from tests.gate.building import FOR_SALE, POSSESSION, a_waiver, baseline_of, gate, state


def lines(*given: object) -> list[str]:
    return render_gate(*given).decode().splitlines()  # type: ignore[arg-type]


def test_a_regression_is_an_error_at_its_row_and_names_the_amendment() -> None:
    (line,) = lines(gate(state(FOR_SALE), baseline_of(state(POSSESSION))))
    assert line.startswith("::error file=country.xlsx,line=2,title=Examplia%3A T-01 Possession%3A gap (critical)::")
    assert "CC-1 (Criminal Code, Section 1) was amended." in line


def test_a_waived_regression_is_a_notice_with_its_reason() -> None:
    (line,) = lines(gate(state(FOR_SALE), baseline_of(state(POSSESSION)), [a_waiver()]))
    assert line.startswith("::notice file=country.xlsx,line=2,")
    assert "Waived until 2026-06-01: a bill." in line


def test_what_got_better_is_one_notice() -> None:
    (line,) = lines(gate(state(POSSESSION), baseline_of(state(FOR_SALE))))
    assert line.startswith("::notice title=gapcheck::2 findings are better")


def test_nothing_to_say_is_no_line() -> None:
    assert lines(gate(state(POSSESSION), baseline_of(state(POSSESSION)))) == []


def test_what_belongs_to_no_finding_is_an_error_too() -> None:
    baseline = replace(baseline_of(), file="b.txt")
    (line,) = lines(gate(state(POSSESSION), baseline))
    assert line.startswith("::error file=country.xlsx,title=gapcheck::XA: the baseline has no line for it yet.")


def test_data_and_properties_are_escaped() -> None:
    assert command("error", "100% \r\n::set-env::x", file="a,b:c%.csv", line="") == (
        "::error file=a%2Cb%3Ac%25.csv::100%25 %0D%0A::set-env::x"
    )


@given(st.text(), st.text(min_size=1))
def test_no_text_ends_a_command_or_begins_another(message: str, name: str) -> None:
    line = command("error", message, file=name, title=name)
    assert "\n" not in line
    assert "\r" not in line
    properties, _, _ = line.removeprefix("::error ").partition("::")
    assert len(properties.split(",")) == 2


@pytest.mark.parametrize("line", ["::error::x", "  ::stop-commands::x", "law ##[error]x", "##[add-mask]x"])
def test_ordinary_output_is_no_command(line: str) -> None:
    said = harmless(line)
    assert not said.lstrip().startswith("::")
    assert "##[" not in said


def test_the_job_summary_is_a_table_in_which_nothing_is_markup() -> None:
    workbook = state(FOR_SALE)
    named = replace(workbook, country=replace(workbook.country, name="<b>|Examplia|</b>"))
    page = render(gate(named, baseline_of(state(POSSESSION))), "md").decode()
    assert page.startswith("## gapcheck: the gate does not hold\n")
    assert "| worse | T-01/possession | found → defeated | critical |" in page
    assert "<b>" not in page.replace("\\<", "")
    assert "was amended" in page
