"""Whole files or none."""

from __future__ import annotations

import io
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gapcheck.errors import CommandLineError
from gapcheck.output import write_file, write_files
from gapcheck.settling import settled_zip


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def a_zip(*members: str, day: tuple[int, int, int, int, int, int] = (2024, 5, 1, 12, 0, 0), compress: int = 8) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compress) as file:
        for name in members:
            file.writestr(zipfile.ZipInfo(name, day), f"content of {name} " * 50, compress_type=compress)
    return target.getvalue()


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "report.md", b"# one")
    write_file(tmp_path / "report.md", b"# two")
    assert (tmp_path / "report.md").read_bytes() == b"# two"
    assert names(tmp_path) == ["report.md"]


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, OSError(28, "No space left on device"), MemoryError])
def test_an_interrupt_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interrupt: type[BaseException] | BaseException
) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"old")

    def broken(_: int) -> None:
        raise interrupt

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises((KeyboardInterrupt, CommandLineError, MemoryError)):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["report.md"]


def test_when_one_of_several_cannot_be_written_none_is(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="there is no folder"):
        write_files([(tmp_path / "a.md", b"a"), (tmp_path / "missing" / "b.md", b"b")])
    assert names(tmp_path) == []


def test_a_process_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from gapcheck import output\n"
        "def stop(_): raise KeyboardInterrupt\n"
        "os.fsync = stop\n"
        "output.write_file(Path(sys.argv[1]), b'new')"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(tmp_path / "r.md")], capture_output=True, check=False)
    assert ended.returncode != 0
    assert names(tmp_path) == []


def test_an_input_is_never_written_to(tmp_path: Path) -> None:
    source = tmp_path / "germany.xlsx"
    source.write_bytes(b"input")
    (tmp_path / "link.xlsx").symlink_to(source)
    os.link(source, tmp_path / "hard.xlsx")
    spellings = [source, tmp_path / "." / "germany.xlsx", tmp_path / "link.xlsx", tmp_path / "hard.xlsx"]
    for spelling in spellings:
        with pytest.raises(CommandLineError, match="is an input file and is never written to"):
            write_file(spelling, b"report", protected=(source,))
    assert source.read_bytes() == b"input"


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link.md").symlink_to(tmp_path / "real" / "report.md")
    write_file(tmp_path / "link.md", b"words")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real" / "report.md").read_bytes() == b"words"


def test_two_outputs_need_two_names(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="Two outputs have the name"):
        write_files([(tmp_path / "a.md", b"a"), (tmp_path / "." / "a.md", b"b")])
    assert names(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match=r"there is no folder .*missing\. Create it"):
        write_file(tmp_path / "missing" / "report.md", b"")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandLineError, match="is a folder"):
        write_file(tmp_path, b"")


def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CommandLineError, match="no ordinary file"):
        write_file(pipe, b"words")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_without_permission_the_message_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as root, who may do anything
    with pytest.raises(CommandLineError, match="no permission"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"


def test_permissions_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    write_file(tmp_path / "new.md", b"")
    (tmp_path / "plain.md").write_bytes(b"")
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "plain.md").stat().st_mode
    (tmp_path / "old.md").write_bytes(b"")
    (tmp_path / "old.md").chmod(0o640)
    write_file(tmp_path / "old.md", b"x")
    assert stat.S_IMODE((tmp_path / "old.md").stat().st_mode) == 0o640


def test_a_leftover_of_another_run_is_not_in_the_way(tmp_path: Path) -> None:
    (tmp_path / f".gapcheck-{os.getpid()}-0.part").write_bytes(b"leftover")
    write_file(tmp_path / "report.md", b"words")
    assert (tmp_path / "report.md").read_bytes() == b"words"


def test_zip_files_differ_in_nothing_but_content() -> None:
    one = settled_zip(a_zip("b", "[Content_Types].xml", "a", "mimetype"))
    other = settled_zip(a_zip("a", "mimetype", "b", "[Content_Types].xml", day=(1999, 1, 1, 0, 0, 0), compress=0))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as file:
        assert file.namelist() == ["mimetype", "[Content_Types].xml", "a", "b"]
        assert file.read("a").startswith(b"content of a")


def test_settling_twice_changes_nothing() -> None:
    once = settled_zip(a_zip("a", "b"))
    assert settled_zip(once) == once


def test_the_dates_in_the_properties_are_settled() -> None:
    target = io.BytesIO()
    dates = '<p><dcterms:created xsi:type="dcterms:W3CDTF">2024-05-01T12:00:00Z</dcterms:created><dcterms:modified>x</dcterms:modified></p>'
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("docProps/core.xml", dates)
    with zipfile.ZipFile(io.BytesIO(settled_zip(target.getvalue()))) as file:
        settled = file.read("docProps/core.xml").decode()
    assert settled.count("2000-01-01T00:00:00Z") == 2
    assert "2024" not in settled


def test_a_written_workbook_is_settled(tmp_path: Path) -> None:
    write_file(tmp_path / "a.xlsx", a_zip("x"))
    write_file(tmp_path / "b.xlsx", a_zip("x", day=(2001, 1, 1, 0, 0, 0)))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
