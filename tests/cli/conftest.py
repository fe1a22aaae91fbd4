"""Runs the program as a user would, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gapcheck.cli.main import run
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook

Cli = Callable[..., tuple[int, str, str]]

POSSESSION = "A person who possesses child pornography commits an offence and is liable to imprisonment for five years."


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """`cli("assess", "x.xlsx")` gives (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return int(code), out.decode(), err.decode()

    return call


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A small workbook."""
    path = tmp_path / "country.xlsx"
    path.write_bytes(workbook_bytes(a_workbook(a_provision(POSSESSION))))
    return path
