"""Runs the program as a user would, in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck.cli.main import run
from gapcheck.library import builtin, loading, user_files
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook
from tests.gate.building import state

Cli = Callable[..., tuple[int, str, str]]
Check = Callable[..., tuple[int, str, str]]
Law = Callable[..., Path]

POSSESSION = "A person who possesses child pornography commits an offence and is liable to imprisonment for five years."

RULES = """\
id: tiny
version: "1"
title: Tiny
criteria:
  - id: T-01
    title: Possession
    question: Is possession an offence?
    legal_test: {met: yes, partial: partly, gap: no}
    weight: 1
    severity: critical
    elements:
      - id: possession
        test: Possession is an offence.
        search:
          found: [{all: [t-possess, t-material]}]
          defeated: [{all: [t-possess, t-material, t-sale]}]
  - id: T-02
    title: Asked
    question: What does a person say?
    legal_test: {met: yes, partial: partly, gap: no}
    weight: 1
    severity: minor
    elements:
      - id: asked
        test: Ask a person.
concepts:
  t-possess: {only: [en], because: a test, en: [possess*]}
  t-material: {only: [en], because: a test, en: [material]}
  t-sale: {only: [en], because: a test, en: ["for sale"]}
"""


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


@pytest.fixture
def check(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """`check(…)` with a tiny checklist of its own: what ships with the program does not enter."""
    folder = tmp_path / "tree" / "checklists"
    folder.mkdir(parents=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    for module in (builtin, loading, user_files):
        monkeypatch.setattr(module, "source_folder", lambda: folder)
    (tmp_path / "tiny.yaml").write_text(RULES, encoding="utf-8")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        return cli("check", "-c", "tiny.yaml", "--today", "2026-05-01", *arguments)

    return call


@pytest.fixture
def law(tmp_path: Path) -> Law:
    """Writes a workbook of one provision a text; its name is that of the file."""

    def write(*texts: str, name: str = "x.xlsx", iso: str = "XA") -> Path:
        workbook = state(*texts)
        path = tmp_path / name
        path.write_bytes(workbook_bytes(replace(workbook, country=replace(workbook.country, iso=iso))))
        return path

    return write
