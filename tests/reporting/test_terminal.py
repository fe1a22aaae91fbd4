"""What a terminal shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model import CriterionStatus
from gapcheck.reporting import render, render_terminal
from gapcheck.reporting.terminal import ROWS_SHOWN
from tests.conftest import Golden
from tests.reporting.building import a_checklist, a_criterion, a_finding, an_assessment, emptyland, germany


@pytest.mark.parametrize("width", [40, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    from rich.cells import cell_len

    for countries in ((germany(),), (germany(), emptyland())):
        lines = render_terminal(countries, width=width, is_coloured=False).splitlines()
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_the_screen_at_a_width(golden: Golden, width: int) -> None:
    golden(f"germany-{width}.txt", render_terminal((germany(),), width=width, is_coloured=False))


def test_several_countries_on_a_screen(golden: Golden) -> None:
    golden("several-80.txt", render_terminal((germany(), emptyland()), width=80, is_coloured=False))


def test_colour_adds_nothing_to_the_words_and_names_neither_black_nor_white() -> None:
    from rich.text import Text

    coloured = render_terminal((germany(),), width=80, is_coloured=True)
    plain = render_terminal((germany(),), width=80, is_coloured=False)
    stripped = "\n".join(line.rstrip() for line in Text.from_ansi(coloured).plain.splitlines())
    assert "\x1b[" in coloured
    assert stripped.strip() == plain.strip()
    assert not [code for code in ("\x1b[30m", "\x1b[37m", "\x1b[40m", "\x1b[47m", "\x1b[97m") if code in coloured]


def test_without_colour_there_is_no_escape_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "20")
    assert b"\x1b" not in render((germany(),), "table")


@given(st.text(alphabet="[]/bold red\x1b\x9b\n:smile=", min_size=1, max_size=20))
def test_a_cell_is_never_read_as_markup_or_as_a_command_to_the_terminal(words: str) -> None:
    country = replace(germany().country, name=f"x{words}")
    finding = a_finding(criterion=a_criterion(f"x{words}", title=words))
    shown = render_terminal((an_assessment(a_checklist(finding), country=country),), width=200, is_coloured=False)
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert " ".join(f"x{words}".replace("\x1b", "\ufffd").replace("\x9b", "\ufffd").split()) in shown


def test_what_does_not_fit_is_said() -> None:
    findings = [a_finding(CriterionStatus.MET, criterion=a_criterion(f"M-{n}")) for n in range(ROWS_SHOWN + 5)]
    shown = render_terminal((an_assessment(a_checklist(a_finding(), *findings)),), width=80, is_coloured=False)
    assert "… and 6 findings more (6 met)." in shown
    assert "CSAM-09" in shown


def test_many_countries_fit_on_one_screen() -> None:
    shown = render_terminal((germany(),) * 70, width=80, is_coloured=False)
    assert "… and 10 countries more." in shown
    assert "Too many countries" in shown
    assert len(shown.splitlines()) < 80
