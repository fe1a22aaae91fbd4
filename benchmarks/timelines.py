"""One timeline against as many runs of `assess`, on the longest history in ../shared/corpus: same findings, less time.

The timeline reads a workbook once and judges it once for each set of provisions in force. The runs of `assess` read and
judge the workbook anew for each day, in this process, so that start-up and the loading of the rules count for neither.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from gapcheck.histories import timelines_of
from gapcheck.model import Assessment, Workbook
from gapcheck.pipeline import SESSION_TWO, Library, Options, assess_read, load_library
from gapcheck.timeline import law_days
from gapcheck.workbook import read_workbook

SHARED = Path(__file__).resolve().parents[2] / "shared"


def longest(paths: list[Path]) -> tuple[Path, Workbook]:
    """The workbook whose law changed on most days."""
    read = [(path, read_workbook(path)[0]) for path in paths]
    return max(read, key=lambda one: (len(law_days(one[1].provisions)), one[0].name))


def statuses(assessment: Assessment) -> list[tuple[str, str]]:
    return [(one.criterion.id, one.status.value) for listed in assessment.checklists for one in listed.findings]


def compared(path: Path, workbook: Workbook, library: Library, sample: int) -> None:
    begin = time.perf_counter()
    (timeline,) = timelines_of((workbook,), library)
    once = time.perf_counter() - begin
    days = timeline.days
    chosen = days[:: max(1, len(days) // sample)] if sample else days
    begin = time.perf_counter()
    for day in chosen:
        alone = assess_read(read_workbook(path)[0], Options(as_of=day.day), library)
        if statuses(alone) != statuses(day.assessment):
            sys.exit(f"{path.name}, {day.day}: the timeline and assess --as-of do not agree")
    each = (time.perf_counter() - begin) / len(chosen) * len(days)
    judged = sum(day.is_judged for day in days)
    print(f"{path.name}: {len(days)} days, {judged} of them judged, {len(workbook.provisions)} provisions")
    print(f"timeline             {once:>8.1f} s")
    print(f"{len(days):>3} runs of assess   {each:>8.1f} s   (measured on {len(chosen)}, all with the same findings)")
    print(f"assess ÷ timeline    {each / once:>8.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path, nargs="?", help="default: the longest history in ../shared/corpus")
    parser.add_argument(
        "--sample", type=int, default=12, help="days to run assess on; the time is extrapolated; 0: all"
    )
    chosen = parser.parse_args()
    paths = [chosen.workbook] if chosen.workbook else sorted((SHARED / "corpus").rglob("*.xlsx"))
    if not paths:
        sys.exit("../shared/corpus is not there: name a workbook")
    path, workbook = longest(paths)
    compared(path, workbook, load_library(SESSION_TWO), chosen.sample)


if __name__ == "__main__":
    main()
