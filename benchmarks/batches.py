"""`make batches`: the corpus multiplied to 57 States, with one and two processes, cold and warm, and ten times the provisions."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gapcheck.model import Provision, Workbook
from gapcheck.workbook import read_workbook, workbook_bytes

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _measured(paths: list[Path], jobs: int, cache: Path, *options: str) -> tuple[float, float]:
    """Seconds and the largest process's megabytes of one run."""
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=57)
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
