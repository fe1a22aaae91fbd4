"""Many workbooks: the same answers however they are run, in the order given, and no failure stops the others."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gapcheck.batch import Running, assess_many
from gapcheck.errors import CommandLineError
from gapcheck.library import remembering
from gapcheck.library.cache import cache_folder
from gapcheck.pipeline import Options
from gapcheck.reporting import render
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook

OPTIONS = Options(checklists=("csam-definition",))
TEXTS = (
    "A person who possesses child pornography commits an offence and is liable to imprisonment for five years.",
    "A person who steals commits an offence.",
    "A person who distributes child pornography commits an offence and is liable to imprisonment for ten years.",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    paths = []
    for number, text in enumerate(TEXTS):
        path = tmp_path / f"state-{number}.xlsx"
        path.write_bytes(workbook_bytes(a_workbook(a_provision(text))))
        paths.append(path)
    return paths


def rendered(paths: list[Path], running: Running, options: Options = OPTIONS) -> bytes:
    outcomes = assess_many(paths, options, running)
    return render(tuple(one.assessment for one in outcomes if one.assessment), "json")


def test_any_number_of_processes_gives_the_same_bytes(folder: list[Path]) -> None:
    alone = rendered(folder, Running(jobs=1, use_cache=False))
    assert rendered(folder, Running(jobs=2, use_cache=False)) == alone
    assert alone.index(b"state-0.xlsx") < alone.index(b"state-1.xlsx") < alone.index(b"state-2.xlsx")


def test_an_unusable_file_stands_in_its_place_and_the_others_are_done(folder: list[Path]) -> None:
    folder[1].write_bytes(b"")
    done = []
    outcomes = assess_many(folder, OPTIONS, Running(jobs=2), lambda: done.append(1))
    assert [one.assessment is None for one in outcomes] == [False, True, False]
    assert "empty" in str(outcomes[1].problems[0])
    assert len(done) == 3


def test_a_second_run_comes_from_the_cache_and_says_the_same(
    folder: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rendered(folder, Running(jobs=1))
    monkeypatch.setattr("gapcheck.pipeline.read_workbook", lambda *_, **__: pytest.fail("a workbook was read again"))
    assert rendered(folder, Running(jobs=1)) == first


def test_a_changed_workbook_and_other_options_are_read_again(folder: list[Path]) -> None:
    first = rendered(folder, Running(jobs=1))
    folder[1].write_bytes(workbook_bytes(a_workbook(a_provision(TEXTS[0]))))
    assert rendered(folder, Running(jobs=1)) != first


def test_a_damaged_entry_is_as_good_as_none(folder: list[Path]) -> None:
    first = rendered(folder, Running(jobs=1))
    entries = list(cache_folder().glob("assessed-*.json"))
    assert len(entries) == 3
    entries[0].write_bytes(entries[0].read_bytes()[:-20])
    entries[1].write_bytes(b"")
    entries[2].write_bytes(b"cos\nsystem\n(S'echo'\ntR.")
    assert rendered(folder, Running(jobs=1)) == first


def test_the_collector_of_garbage_works_again_after_a_batch(folder: list[Path]) -> None:
    folder[1].write_bytes(b"")
    assess_many(folder, OPTIONS, Running(jobs=1, use_cache=False))
    assert gc.isenabled()


def test_codings_alone_are_not_kept_for_they_are_scored_sooner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index of thousands of coded workbooks took three times as long when each was kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "coded.xlsx"
    path.write_bytes(workbook_bytes(a_workbook()))
    rendered([path], Running(jobs=1))
    assert not list(cache_folder().glob("assessed-*"))


def test_a_cache_that_cannot_be_written_costs_nothing(folder: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    first = rendered(folder, Running(jobs=1, use_cache=False))
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert rendered(folder, Running(jobs=1)) == first


def test_what_was_packed_is_unpacked_whole(folder: list[Path]) -> None:
    from gapcheck.pipeline import assess_workbook, load_library

    library = load_library(OPTIONS.checklists)
    assessed = assess_workbook(folder[0], OPTIONS, library)
    assert remembering.unpacked(remembering.packed(assessed), library.checklists) == assessed


def test_an_engine_that_is_not_there_is_said_plainly(folder: list[Path]) -> None:
    with pytest.raises(CommandLineError, match="dask://HOST:PORT"):
        assess_many(folder, OPTIONS, Running(engine="spark://somewhere"))


OWN_CHECKLIST = """id: own
version: "1"
title: Our own
criteria:
  - id: OWN-1
    title: Theft
    question: Is theft punished?
    legal_test: {met: "Yes.", partial: "In part.", gap: "No."}
    severity: minor
    weight: 1
"""


def test_a_scheduler_with_two_workers_gives_the_same_bytes(
    folder: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also with a checklist of the user's own, in a file that only the user's machine can find."""
    pytest.importorskip("distributed")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("own.yaml").write_text(OWN_CHECKLIST, encoding="utf-8")
    options = Options(checklists=("csam-definition", "own.yaml"))
    python = [sys.executable, "-m"]
    address_file = tmp_path / "scheduler.json"
    shared = ["--scheduler-file", str(address_file)]
    scheduler = subprocess.Popen(
        [*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *shared],
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    workers = []
    try:
        _wait_for(address_file)
        for _ in range(2):
            command = [*python, "distributed.cli.dask_worker", *shared]
            workers.append(
                subprocess.Popen(
                    [*command, "--nthreads", "1", "--no-nanny", "--no-dashboard"],
                    stderr=subprocess.DEVNULL,
                    cwd=tmp_path,
                )
            )
        address = json.loads(address_file.read_text(encoding="utf-8"))["address"].removeprefix("tcp://")
        there = rendered(folder, Running(engine=f"dask://{address}"), options)
        assert there == rendered(folder, Running(jobs=1, use_cache=False), options)
    finally:
        for process in (*workers, scheduler):
            process.terminate()
            process.wait(timeout=20)


def _wait_for(path: Path, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert path.exists(), "the scheduler did not start"
