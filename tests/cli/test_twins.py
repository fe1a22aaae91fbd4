"""`gapcheck textconv` and `gapcheck git`: in a real repository, with git itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck.workbook import read_workbook, workbook_bytes
from gapcheck.workbook.twin import twin_text
from tests.builders import a_provision, a_workbook
from tests.cli.conftest import POSSESSION, Cli


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, with nobody's own settings of git, and `gapcheck` on the path."""
    folder = tmp_path / "law"
    folder.mkdir()
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    git(folder, "init", "--quiet")
    return folder


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_git_diff_shows_the_words_that_changed(repository: Path, cli: Cli) -> None:
    assert cli("git", "install", "--repo", repository)[0] == 0
    workbook = repository / "country.xlsx"
    workbook.write_bytes(workbook_bytes(a_workbook(a_provision(POSSESSION, id="CC-163"), a_provision())))
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "first")
    amended = POSSESSION.replace("five years", "ten years")
    workbook.write_bytes(workbook_bytes(a_workbook(a_provision(), a_provision(amended, id="CC-163"))))
    words = git(repository, "diff", "--word-diff=plain")
    assert "@@ id: CC-163" in words
    assert "for [-five-]{+ten+} years." in words
    assert git(repository, "diff").count("\n+ ") == 1, "the row that only moved must not show"


def test_git_goes_on_where_a_file_is_no_workbook(repository: Path, cli: Cli) -> None:
    cli("git", "install", "--repo", repository)
    other = repository / "budget.xlsx"
    other.write_bytes(b"not a workbook")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "first")
    other.write_bytes(b"PK not one either")
    assert "gapcheck cannot read this file:" in git(repository, "diff")


def test_install_says_what_it_did_and_does_nothing_twice(repository: Path, cli: Cli) -> None:
    attributes = repository / ".gitattributes"
    attributes.write_text("*.png binary")
    _, out, _ = cli("git", "install", "--repo", repository)
    assert "added to .gitattributes: *.xlsx diff=gapcheck" in out
    assert "set diff.gapcheck.textconv = gapcheck textconv" in out
    first = attributes.read_bytes()
    assert first.startswith(b"*.png binary\n*.xlsx diff=gapcheck\n")
    settings = (repository / ".git" / "config").read_bytes()
    assert cli("git", "install", "--repo", repository) == (
        0,
        "everything was set up already; nothing was changed\n",
        "",
    )
    assert attributes.read_bytes() == first
    assert (repository / ".git" / "config").read_bytes() == settings


def test_uninstall_takes_back_what_install_did(repository: Path, cli: Cli) -> None:
    config = repository / ".git" / "config"
    before = config.read_text()
    cli("git", "install", "--repo", repository)
    assert cli("git", "uninstall", "--repo", repository)[0] == 0
    assert not (repository / ".gitattributes").exists()
    assert config.read_text() == before
    assert "nothing was changed" in cli("git", "uninstall", "--repo", repository)[1]


def test_uninstall_leaves_what_others_wrote(repository: Path, cli: Cli) -> None:
    attributes = repository / ".gitattributes"
    attributes.write_bytes(b"*.png binary\r\n")
    cli("git", "install", "--repo", repository)
    assert b"*.ods diff=gapcheck\r\n" in attributes.read_bytes()
    cli("git", "uninstall", "--repo", repository)
    assert attributes.read_bytes() == b"*.png binary\r\n"


def test_outside_of_a_repository_install_says_what_to_do(
    tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, out, err = cli("git", "install")
    assert (code, out) == (2, "")
    assert "git init" in err


def test_textconv_writes_the_twin_and_the_twin_becomes_a_workbook_again(country: Path, cli: Cli) -> None:
    code, out, _ = cli("textconv", country)
    assert code == 0
    assert out == twin_text(read_workbook(country)[0])
    assert cli("textconv", country, "-o", "a.gapcheck.txt")[0] == 0
    assert cli("textconv", "a.gapcheck.txt", "-o", "b.xlsx")[0] == 0
    assert cli("textconv", "b.xlsx")[1] == out
    assert cli("assess", "a.gapcheck.txt", "--format", "json")[0] == 0


def test_textconv_refuses_what_it_cannot_use(country: Path, cli: Cli) -> None:
    assert cli("textconv", "missing.xlsx")[0] == 2
    assert cli("textconv", country, "-o", "twin.doc")[0] == 2
    assert cli("textconv", country, "-o", country)[0] == 2
