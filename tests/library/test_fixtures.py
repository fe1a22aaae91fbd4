"""Cases as files: `fixtures/good/*.yaml` pass, `fixtures/bad/*.yaml` draw exactly the complaints of the .txt beside them.

To write a .txt anew: `UPDATE_FIXTURES=1 pytest tests/library/test_fixtures.py`, then read the difference.
"""

import os
from pathlib import Path

import pytest

from gapcheck.errors import Problem
from gapcheck.library.building import build_library, problems_of
from gapcheck.library.collection import Library
from gapcheck.library.reading import read_file

FIXTURES = Path(__file__).parent / "fixtures"
GOOD = sorted((FIXTURES / "good").glob("*.yaml"))
BAD = sorted((FIXTURES / "bad").glob("*.yaml"))


def complaints(path: Path) -> tuple[Problem, ...]:
    known = build_library([read_file((FIXTURES / "lexicon.yaml").read_bytes(), "lexicon.yaml")], Library())
    return problems_of([read_file(path.read_bytes(), path.name)], known)


def line_of(problem: Problem) -> str:
    kind = "warning: " if problem.is_warning else ""
    return f"{problem.place.line}:{problem.place.column}: {kind}{problem.message} {problem.advice}".rstrip()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_file_draws_no_complaint(path: Path) -> None:
    assert [line_of(problem) for problem in complaints(path)] == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_draws_the_complaints_beside_it(path: Path) -> None:
    found = "".join(line_of(problem) + "\n" for problem in complaints(path))
    expected = path.with_suffix(".txt")
    if os.environ.get("UPDATE_FIXTURES"):
        expected.write_text(found, encoding="utf-8")
    assert found
    assert found == expected.read_text(encoding="utf-8")
