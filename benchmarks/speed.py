"""`make benchmark`: whole-process time and peak memory, as ratios inside one run.

Compares `gapcheck --help` and `gapcheck assess -c all` on a workbook with `python -c pass`, `python -c "import pandas"`
and the naive script beside this file.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


def measured(command: list[str], runs: int) -> tuple[float, float, str]:
    """Median seconds, peak megabytes, and what the last run printed."""
    seconds, printed, peak = [], b"", 0
    for index in range(runs + 1):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        printed = process.stdout.read() if process.stdout else b""
        _, _, usage = os.wait4(process.pid, 0)
        if index:
            seconds.append(time.perf_counter() - begin)
        peak = max(peak, usage.ru_maxrss)
    return statistics.median(seconds), peak / 1024, printed.decode("utf-8", "replace")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path, nargs="?", default=SHARED / "corpus" / "canada.xlsx")
    parser.add_argument("--language", default="en")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--naive-sample", type=int, default=20, help="run every n-th phrase of the naive script")
    chosen = parser.parse_args()
    if not chosen.workbook.exists():
        sys.exit(f"{chosen.workbook.name} is not there: name a workbook")
    python = sys.executable
    gapcheck = str(Path(python).with_name("gapcheck"))
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "python -c 'import pandas'": [python, "-c", "import pandas"],
        "gapcheck --help": [gapcheck, "--help"],
        f"gapcheck assess -c all {chosen.workbook.name}": [
            gapcheck,
            "assess",
            "--no-cache",
            "-c",
            "all",
            str(chosen.workbook),
        ],
        "the same again, from the cache": [gapcheck, "assess", "-c", "all", str(chosen.workbook)],
    }
    figures = {name: measured(command, chosen.runs) for name, command in commands.items()}
    for name, (seconds, peak, _) in figures.items():
        print(f"{name:<45}{seconds * 1000:>9.0f} ms{peak:>8.0f} MB")
    none, pandas, help_, assess, again = (seconds for seconds, _, _ in figures.values())
    print(f"help ÷ pass            {help_ / none:.1f}   (wanted: at most 8)")
    print(f"assess ÷ import pandas {assess / pandas:.2f}  (wanted: at most 2)")
    print(f"the same again ÷ pandas {again / pandas:.2f}")
    naive = [python, str(Path(__file__).with_name("naive.py")), str(chosen.workbook), "--language", chosen.language]
    _, peak, printed = measured([*naive, "--sample", str(chosen.naive_sample)], 1)
    print(printed.strip() + f", {peak:.0f} MB")
    print(f"naive ÷ assess         {float(printed.split()[-1]) / assess:.0f}  (wanted: at least 100)")


if __name__ == "__main__":
    main()
