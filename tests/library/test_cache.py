"""The compiled library is kept between runs, and nothing that happens to it does harm."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from gapcheck import __version__
from gapcheck.library import building, collection, load_builtin


def entries(folder: Path) -> list[Path]:
    return sorted(folder.parent.parent.rglob("library-*.json"))


def test_the_second_start_reads_the_cache(small_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_builtin()
    assert len(entries(small_tree)) == 1
    monkeypatch.setattr(building, "compile_files", lambda _: pytest.fail("compiled again"))
    assert load_builtin() == first


def test_a_changed_file_is_compiled_again(small_tree: Path) -> None:
    first = load_builtin()
    path = small_tree / "small.yaml"
    path.write_text(path.read_text().replace("2.5", "3"))
    assert load_builtin() != first
    assert len(entries(small_tree)) == 2


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b'{"format": "1"}\n[]\n', b"[" * 100_000])
def test_a_damaged_entry_is_ignored_and_written_anew(small_tree: Path, damage: bytes) -> None:
    first = load_builtin()
    (entry,) = entries(small_tree)
    sound = entry.read_bytes()
    for content in (damage, sound[:-10], sound.replace(b"SMALL-01", b"SMALL-02")):
        entry.write_bytes(content)
        assert load_builtin() == first
        assert entry.read_bytes() == sound


def test_a_planted_entry_with_a_fitting_sum_but_no_library_is_ignored(small_tree: Path) -> None:
    first = load_builtin()
    (entry,) = entries(small_tree)
    for body in (b"[]", b"{}", b'{"checklists": [[1]], "lexicon": [[], [], ""]}', b'{"checklists": 5, "lexicon": {}}'):
        entry.write_bytes(signed(body))
        assert load_builtin() == first


def test_an_unwritable_cache_only_costs_time(small_tree: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert len(load_builtin().checklists) == 2
    assert entries(small_tree) == []


def test_a_failed_write_leaves_nothing_behind(small_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, f"no space for {self} at {target}")

    monkeypatch.setattr(Path, "replace", fail)
    assert len(load_builtin().checklists) == 2
    assert not list(small_tree.parent.parent.rglob(".new-*"))


def test_old_entries_are_forgotten(small_tree: Path) -> None:
    load_builtin()
    (entry,) = entries(small_tree)
    for number in range(12):
        old = entry.with_name(f"library-{number}.json")
        old.write_text("old")
        os.utime(old, (number, number))
    path = small_tree / "small.yaml"
    path.write_text(path.read_text().replace("2.5", "3"))
    load_builtin()
    kept = {path.name for path in entries(small_tree)}
    assert len(kept) == 8
    assert entry.name in kept
    assert "library-11.json" in kept
    assert "library-3.json" not in kept


def signed(body: bytes) -> bytes:
    """A body with the head that a sound entry would have."""
    head = {"format": collection.FORMAT, "version": __version__, "sha256": hashlib.sha256(body).hexdigest()}
    return json.dumps(head).encode() + b"\n" + body + b"\n"
