"""Git's side of the text twin: the lines of `.gitattributes` and the two settings that make `git diff` show words."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from gapcheck.errors import CommandLineError

PATTERNS: Final = ("*.xlsx", "*.xlsm", "*.ods")
LINES: Final = tuple(f"{pattern} diff=gapcheck" for pattern in PATTERNS)
SETTINGS: Final = {
    # A file that cannot be read must not end `git log -p`: its complaints are shown instead.
    "diff.gapcheck.textconv": "gapcheck textconv --keep-going",
    # What stands above a change in `@@ … @@`: which provision, answer or treaty it belongs to.
    "diff.gapcheck.xfuncname": "^((id|criterion|instrument|country): .*)$",
    "diff.gapcheck.wordRegex": r"[^[:space:]]+",
}
_SECTION: Final = "diff.gapcheck"


def root_of(folder: Path) -> Path:
    """The top folder of the repository around `folder`. Raises CommandLineError where there is none, or no git."""
    if not folder.is_dir():
        raise CommandLineError(f"{folder} is no folder. Name one inside a git repository with --repo.")
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found.returncode or not found.stdout.strip():
        raise CommandLineError(f"{folder} is in no git repository with files. Run `git init` first, or use --repo.")
    return Path(found.stdout.rstrip("\n"))


def set_up(root: Path) -> list[str]:
    """Make the settings that are not made yet; says what was done, nothing when all stood there."""
    done = []
    for name, value in SETTINGS.items():
        if _setting(root, name) != value:
            _must(root, "config", "--local", name, value)
            done.append(f"set {name} = {value}")
    return done


def take_back(root: Path) -> list[str]:
    """Take back every setting of the driver."""
    if not any(_setting(root, name) for name in SETTINGS):
        return []
    _must(root, "config", "--local", "--remove-section", _SECTION)
    return [f"removed the section {_SECTION} from git's settings"]


def with_lines(attributes: str) -> tuple[str, list[str]]:
    """`.gitattributes` with our lines at its end, and those that were not there. What else stands there stays."""
    standing = {" ".join(line.split()) for line in attributes.splitlines()}
    missing = [line for line in LINES if line not in standing]
    end = "\r\n" if "\r\n" in attributes else "\n"
    before = attributes if not attributes or attributes.endswith("\n") else attributes + end
    return before + "".join(line + end for line in missing), missing


def without_lines(attributes: str) -> tuple[str, list[str]]:
    """`.gitattributes` without our lines, and those that were there."""
    lines = attributes.splitlines(keepends=True)
    ours = [line for line in lines if " ".join(line.split()) in LINES]
    return "".join(line for line in lines if line not in ours), [" ".join(line.split()) for line in ours]


def _setting(root: Path, name: str) -> str:
    return _git(root, "config", "--local", "--get", name).stdout.rstrip("\n")


def _must(root: Path, *arguments: str) -> None:
    result = _git(root, *arguments)
    if result.returncode:
        raise CommandLineError(f"git {arguments[0]} failed: {result.stderr.strip() or 'no reason given'}.")


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and the arguments are our own words
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - the user's own git
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
    except FileNotFoundError as error:
        raise CommandLineError("git is not installed, or not on the path.") from error
