"""What `gapcheck diff` costs on two states of a real code, beside difflib and `git diff --word-diff`.

Pairing and redlines of the law alone are compared: nobody else here knows of findings. difflib gets the provisions that
`gapcheck` has paired already, and the same words; git gets both codes as text files.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from gapcheck.law.changes import changes
from gapcheck.law.redline import redline, tokens
from gapcheck.law.state import in_force
from gapcheck.model import Change, Provision
from gapcheck.workbook import read_workbook

HISTORY = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "history"
CELL = 32_000


def timed(work: Callable[[], object], runs: int = 3) -> float:
    """The best of some runs, in seconds."""
    best = float("inf")
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def law(path: Path) -> list[Provision]:
    workbook, _ = read_workbook(path)
    return [workbook.provisions[n] for n in sorted(in_force(workbook.provisions, workbook.country.as_of))]


def by_difflib(found: tuple[Change, ...], *, autojunk: bool) -> None:
    for change in found:
        if change.before and change.after:
            old, new = (tokens("\n\n".join(one.text for one in side)) for side in (change.before, change.after))
            SequenceMatcher(None, old, new, autojunk=autojunk).get_opcodes()


def by_git(folder: Path, before: list[Provision], after: list[Provision]) -> Callable[[], object]:
    for name, side in (("before.txt", before), ("after.txt", after)):
        (folder / name).write_text("\n\n".join(f"{one.number}\n{one.text}" for one in side), encoding="utf-8")
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "before.txt", "after.txt"]
    return lambda: subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)


def report(name: str, seconds: float, unit: float) -> None:
    print(f"  {name:<58}{seconds * 1000:>10.0f} ms {seconds / unit:>8.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path, nargs="?", default=HISTORY / "france-2006-04-02.xlsx")
    parser.add_argument("after", type=Path, nargs="?", default=HISTORY / "france-2010-08-11.xlsx")
    chosen = parser.parse_args()
    for path in (chosen.before, chosen.after):
        if not path.exists():
            sys.exit(f"{path.name} is not there: name two workbooks")
    before, after = law(chosen.before), law(chosen.after)
    found = changes(before, after)
    print(
        f"{chosen.before.name} → {chosen.after.name}: {len(before)} and {len(after)} provisions, {len(found)} changes"
    )
    unit = timed(lambda: changes(before, after))
    report("gapcheck: pairing and redlines", unit, unit)
    report("difflib on the pairs, autojunk off", timed(lambda: by_difflib(found, autojunk=False), 1), unit)
    report("difflib on the pairs, as it comes", timed(lambda: by_difflib(found, autojunk=True), 1), unit)
    with tempfile.TemporaryDirectory() as folder:
        report("git diff --word-diff (no pairing, no renumbering)", timed(by_git(Path(folder), before, after)), unit)

    pool = (before + after) * (5000 // (len(before) + len(after)) + 1)
    large = [replace(one, id=f"A-{n}", number=f"{n}", text=f"{one.text} [{n}]") for n, one in enumerate(pool[:5000])]
    moved = [replace(one, id=f"B-{n}", number=f"{n + 700}") for n, one in enumerate(large)]
    print("5,000 provisions, every one with another id and number (wanted: within a second)")
    report("gapcheck: pairing and redlines", timed(lambda: changes(large, moved), 1), unit)

    text = " ".join(one.text for one in after)[:CELL]
    words = text.split(" ")
    edited = " ".join(f"<{word}>" if n % 10 == 3 else word for n, word in enumerate(words))
    print(f"One cell of {CELL} characters, every tenth word another (wanted: within 50 ms)")
    report("gapcheck: redline", timed(lambda: redline(text, edited)), unit)
    pair = tokens(text), tokens(edited)
    report("difflib, autojunk off", timed(lambda: SequenceMatcher(None, *pair, autojunk=False).get_opcodes(), 1), unit)


if __name__ == "__main__":
    main()
