"""`make batches`: the corpus as 57 States, cold and warm, in processes, on dask, against the naive script, and tenfold."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gapcheck.model import Provision, Workbook
from gapcheck.workbook import read_workbook, workbook_bytes

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _measured(paths: list[Path], jobs: int, cache: Path, *options: str) -> tuple[float, float]:
    """Seconds, and the megabytes of the process that the user started, of one run."""
    gapcheck = str(Path(sys.executable).with_name("gapcheck"))
    command = [
        gapcheck,
        "assess",
        "-c",
        "all",
        "--jobs",
        str(jobs),
        *options,
        "-o",
        str(cache / "out.csv"),
        *map(str, paths),
    ]
    begin = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"XDG_CACHE_HOME": str(cache)}
    )
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def _tenfold(workbook: Workbook) -> Workbook:
    """The same laws ten times, as ten editions of other laws."""
    provisions = tuple(
        Provision(
            id=f"{one.id}-x{copy}", law=f"{one.law} {copy}", number=one.number, heading=one.heading, text=one.text
        )
        for copy in range(10)
        for one in workbook.provisions
    )
    return Workbook("tenfold.xlsx", "", workbook.country, provisions)


@contextmanager
def _scheduler(folder: Path, workers: int) -> Iterator[str]:
    """The address of a dask scheduler on this machine with so many workers of one thread each."""
    file = folder / "scheduler.json"
    python = [sys.executable, "-m"]
    shared = ["--scheduler-file", str(file), "--no-dashboard"]
    commands = [[*python, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *shared]]
    commands += [[*python, "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *shared]] * workers
    processes = []
    try:
        for command in commands:
            processes.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=folder))
            while not file.exists():
                time.sleep(0.1)
        time.sleep(5)  # the workers' own start is not what is measured
        yield json.loads(file.read_text(encoding="utf-8"))["address"].replace("tcp://", "dask://")
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _naive_seconds(source: Path, sample: int) -> float:
    """What the naive script needs for one workbook, extrapolated from every so-many-th phrase."""
    language = read_workbook(source)[0].country.language
    script = Path(__file__).with_name("naive.py")
    command = [sys.executable, str(script), str(source), "--language", language, "--sample", str(sample)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    match = re.search(r"seconds ([\d.]+)", printed)
    assert match, printed
    return float(match[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=57)
    parser.add_argument(
        "--naive-sample", type=int, default=200, help="every n-th phrase; 0 leaves the naive script out"
    )
    chosen = parser.parse_args()
    sources = sorted((SHARED / "corpus").glob("*.xlsx"))
    if not sources:
        sys.exit("the corpus is not there")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = []
        for number in range(chosen.states):
            path = folder / f"state-{number:02}.xlsx"
            shutil.copy(sources[number % len(sources)], path)
            paths.append(path)
        texts = {
            source: sum(len(one.text.encode()) for one in read_workbook(source)[0].provisions) for source in sources
        }
        megabytes = sum(texts[sources[number % len(sources)]] for number in range(chosen.states)) / 1e6
        for jobs in (1, 2):
            seconds, peak = _measured(paths, jobs, folder / f"cache{jobs}", "--no-cache")
            print(
                f"{chosen.states} States, {megabytes:.0f} MB of text, {jobs} job(s), cold: {seconds:.1f} s, {megabytes / seconds:.2f} MB/s, {peak:.0f} MB"
            )
        with _scheduler(folder, 2) as address:
            seconds, _ = _measured(paths, 1, folder / "dask", "--engine", address)
            print(f"the same on dask with 2 workers on this machine: {seconds:.1f} s")
        if chosen.naive_sample:
            each = {source: _naive_seconds(source, chosen.naive_sample) for source in sources}
            naive = sum(each[sources[number % len(sources)]] for number in range(chosen.states))
            print(f"the naive script, one workbook after the other: {naive:.0f} s (extrapolated)")
        _measured(paths, 2, folder / "warm")
        seconds, peak = _measured(paths, 1, folder / "warm")
        print(f"the same again, from the cache: {seconds:.1f} s, {peak:.0f} MB")
        single, _ = _measured([sources[0]], 1, folder, "--no-cache")
        large = folder / "tenfold.xlsx"
        large.write_bytes(workbook_bytes(_tenfold(read_workbook(sources[0])[0])))
        tenfold, _ = _measured([large], 1, folder, "--no-cache")
        print(
            f"{sources[0].name}: {single:.1f} s; ten times its provisions: {tenfold:.1f} s ({tenfold / single:.1f} times)"
        )


if __name__ == "__main__":
    main()
