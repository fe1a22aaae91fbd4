"""The README shows real output and names commands that exist. `pytest --update-golden` rewrites the output in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
DOCUMENTS = (README, *sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md")
_OUTPUT = re.compile(r"<!-- output: (?P<command>.+?) -->\n```text\n(?P<shown>.*?)```", re.DOTALL)


def _run(command: str) -> str:
    """What a shell command prints, with this checkout's program."""
    folder = str(Path(sys.executable).parent)
    environment = os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1", "COLUMNS": "100"}
    result = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return result.stdout


def test_the_readme_shows_real_output(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    blocks = list(_OUTPUT.finditer(text))
    assert blocks, "the README shows no output"
    renewed = _OUTPUT.sub(
        lambda block: f"<!-- output: {block['command']} -->\n```text\n{_run(block['command'])}```", text
    )
    if request.config.getoption("--update-golden"):
        README.write_text(renewed, encoding="utf-8")
    assert renewed == README.read_text(encoding="utf-8"), "run `make update-golden`"


def test_every_command_in_the_documents_exists() -> None:
    known = set(re.findall(r"^  ([a-z]+)  ", _run("gapcheck --help"), re.MULTILINE))
    for document in DOCUMENTS:
        shells = "\n".join(re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL))
        for command in re.findall(r"^(?:\.venv/bin/)?gapcheck ([a-z]+)", shells, re.MULTILINE):
            assert command in known, f"{document.name} names `gapcheck {command}`, which does not exist"


def test_links_between_documents_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for link in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            assert "://" in link or (document.parent / link).exists(), f"{document.name} links to {link}"
