"""What every room's tests share: golden files.

`pytest --update-golden` (or `UPDATE_GOLDEN=1 pytest`) writes the expected files anew; the change is read in review like code.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says more about the machine than about the program.
settings.register_profile("gapcheck", deadline=None)
settings.load_profile("gapcheck")

Golden = Callable[[str, bytes | str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares bytes (or text) with `golden/<name>` beside the test file."""
    is_update = bool(request.config.getoption("--update-golden")) or os.environ.get("UPDATE_GOLDEN", "") not in (
        "",
        "0",
    )

    def compare(name: str, content: bytes | str) -> None:
        path: Path = request.path.parent / "golden" / name
        given = content.encode() if isinstance(content, str) else content
        if is_update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(given)
        assert path.is_file(), f"{path} is missing; `pytest --update-golden` writes it"
        expected = path.read_bytes()
        if given != expected:
            # Lines show what differs; bytes alone would not.
            assert given.decode("utf-8", "replace").splitlines() == expected.decode("utf-8", "replace").splitlines()
            assert given == expected, f"{path} differs in its line ends"

    return compare
