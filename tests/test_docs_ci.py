"""docs/ci.md is true: its shell blocks are run in a git repository, and its output is what comes out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from gapcheck.gate.reading import read_baseline
from gapcheck.gate.waiving import read_waivers
from gapcheck.model import FailOn

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
NEEDS_SHELL = pytest.mark.skipif(
    not (shutil.which("bash") and shutil.which("git")), reason="bash and git are not both there"
)


def environment(folder: Path) -> dict[str, str]:
    """A PATH on which `gapcheck` is this checkout, and a git that knows nobody."""
    command = folder / "bin" / "gapcheck"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gapcheck "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    people = {f"GIT_{role}_{what}": f"a@{role}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    return (
        kept
        | people
        | {
            "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "GAPCHECK": str(ROOT),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
    )


def worked_example() -> list[tuple[str, list[str]]]:
    """Each shell block with the lines that it must print."""
    pairs = pairwise(BLOCKS)
    return [
        (text, shown.splitlines()) for (kind, text), (next_kind, shown) in pairs if (kind, next_kind) == ("sh", "text")
    ]


def as_pattern(line: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, line.split("…"))))


@NEEDS_SHELL
def test_the_worked_example_does_what_the_page_says(tmp_path: Path) -> None:
    blocks = worked_example()
    assert len(blocks) == sum(kind == "sh" for kind, _ in BLOCKS) == 7
    script = "exec 2>&1\n" + "".join(f"echo '=== {number}'\n{text}" for number, (text, _) in enumerate(blocks))
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    outputs = re.split(r"^=== \d+\n", done.stdout, flags=re.MULTILINE)[1:]
    for (text, expected), printed in zip(blocks, outputs, strict=True):
        # What is said on standard error ("wrote …") may come before or after the answer: only its presence is asked.
        lines = iter(printed.splitlines())
        for line in expected:
            wanted = as_pattern(line)
            among = printed.splitlines() if line.startswith(("wrote", "baseline.txt")) else lines
            assert any(wanted.fullmatch(one) for one in among), f"after\n{text}\n{line!r} does not follow in\n{printed}"


def test_the_baseline_and_the_waivers_on_the_page_can_be_read() -> None:
    shown = [text for kind, text in BLOCKS if kind == "text"]
    (baseline,) = (text for text in shown if text.startswith("gapcheck-baseline"))
    read, problems = read_baseline(baseline, "docs/ci.md")
    assert problems == ()
    assert len(read.entries) == 3
    (waivers,) = (text for text in shown if text.startswith("# country"))
    assert read_waivers(waivers, "docs/ci.md")[1] == ()


def test_everything_that_can_fail_is_on_the_page() -> None:
    assert [kind.value for kind in FailOn if f"`{kind.value}`" not in PAGE] == []


def test_the_hooks_run_commands_that_are_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["gapcheck", "gapcheck-checklists"]
    for hook in hooks:
        command = [*hook["entry"].split()[1:], "--help"]
        done = subprocess.run([sys.executable, "-m", "gapcheck", *command], capture_output=True, check=False, cwd=ROOT)
        assert done.returncode == 0
        re.compile(hook["files"])


def action_script() -> tuple[str, dict[str, str]]:
    """The last step of the action, and its environment with every input empty."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    step = action["runs"]["steps"][-1]
    used = {value[len("${{ inputs.") : -len(" }}")] for value in step["env"].values()}
    assert used == set(action["inputs"]) - {"python-version"}
    assert all("${{" not in one.get("run", "") for one in action["runs"]["steps"])
    return step["run"], dict.fromkeys(step["env"], "")


@NEEDS_SHELL
def test_the_action_runs_the_check_with_its_inputs_as_they_are(tmp_path: Path) -> None:
    script, inputs = action_script()
    for name in ("a b.csv", "$(touch owned).csv"):
        (tmp_path / name).touch()
    (tmp_path / "gapcheck").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    (tmp_path / "gapcheck").chmod(0o755)
    inputs |= {"WORKBOOKS": "*.csv\n", "BASELINE": "my base.txt", "FAIL_ON": "gap\nstale\n", "CHECKLISTS": "all"}
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=tmp_path, env={"PATH": path, **inputs}, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == [
        *("check", "--github", "--baseline", "my base.txt", "--checklist", "all"),
        *("--fail-on", "gap", "--fail-on", "stale", "--", "$(touch owned).csv", "a b.csv"),
    ]
    assert not (tmp_path / "owned").exists()
    inputs["WORKBOOKS"] = "none/*.xlsx"
    none = subprocess.run(
        command, cwd=tmp_path, env={"PATH": path, **inputs}, capture_output=True, text=True, check=False
    )
    assert (none.returncode, none.stderr) == (2, "No workbook is called none/*.xlsx.\n")
