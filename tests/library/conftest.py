"""What the tests of the library build on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gapcheck.library import builtin, loading, user_files

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    """Makes a source tree with these files under `checklists/`, and lets the library read it. The cache is its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "tree" / "checklists"

    def make(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    for module in (builtin, loading, user_files):
        monkeypatch.setattr(module, "source_folder", lambda: folder)
    return make


@pytest.fixture
def small_tree(tree: Callable[[dict[str, str]], Path]) -> Path:
    """A source tree with a lexicon and two checklists, `small` and `other`."""
    lexicon = (FIXTURES / "lexicon.yaml").read_text(encoding="utf-8")
    small = (FIXTURES / "good" / "small.yaml").read_text(encoding="utf-8")
    return tree(
        {
            "lexicon/common.yaml": lexicon,
            "small.yaml": small.replace("id: own", "id: small").replace("OWN-", "SMALL-") + SEARCH,
            "other.yaml": small.replace("id: own", "id: other").replace("OWN-", "OTHER-"),
            "instruments.yaml": "instruments: []\n",
        }
    )


SEARCH = """    elements:
      - id: image
        test: There is an offence.
        search:
          found:
            - find: image
              inside: [image-offence]
"""
