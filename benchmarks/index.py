"""`make index`: an index of 190 economies, 50 years and 35 questions, scored from raw answers and checked value by value."""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]

GROUPS = {
    "mobility": 4,
    "workplace": 4,
    "pay": 4,
    "marriage": 4,
    "parenthood": 5,
    "business": 4,
    "assets": 5,
    "pension": 5,
}
_CRITERION = """  - id: {id}
    title: {id}
    question: Is it so?
    legal_test: {{met: "Yes.", partial: "In part.", gap: "No."}}
    weight: 1
    severity: major
"""
Answers = dict[str, list[bool]]  # by group


def _write_checklists(folder: Path) -> list[str]:
    for group, size in GROUPS.items():
        criteria = "".join(_CRITERION.format(id=f"{group[:3].upper()}-{number}") for number in range(1, size + 1))
        text = f'id: {group}\nversion: "1"\ntitle: {group.title()}\ncriteria:\n{criteria}'
        (folder / f"{group}.yaml").write_text(text, encoding="utf-8")
    return [str(folder / f"{group}.yaml") for group in GROUPS]


def _write_workbook(path: Path, economy: str, year: int, answers: Answers) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        country = book.add_worksheet("Country")
        for row, pair in enumerate((("Field", "Value"), ("country", economy), ("as_of", year))):
            country.write_row(row, 0, pair)
        coding = book.add_worksheet("Coding")
        coding.write_row(0, 0, ("criterion", "answer"))
        pairs = [
            (f"{group[:3].upper()}-{number}", "yes" if is_yes else "no")
            for group, listed in answers.items()
            for number, is_yes in enumerate(listed, 1)
        ]
        for row, pair in enumerate(pairs, 1):
            coding.write_row(row, 0, pair)


def _rounded(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.1"), ROUND_HALF_UP))


def _expected(answers: Answers) -> tuple[str, dict[str, str]]:
    """The index and its groups as their publisher would compute them."""
    groups = {group: Decimal(sum(listed)) * 100 / len(listed) for group, listed in answers.items()}
    return _rounded(sum(groups.values(), Decimal()) / len(groups)), {
        name: _rounded(mean) for name, mean in groups.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--economies", type=int, default=190)
    parser.add_argument("--years", type=int, default=50)
    chosen = parser.parse_args()
    chance = random.Random(2007)  # noqa: S311 - the same figures on every run, no secret
    truth = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        books = folder / "economies"
        books.mkdir()
        checklists = _write_checklists(folder)
        for number in range(chosen.economies):
            for year in range(1971, 1971 + chosen.years):
                answers = {group: [chance.random() < 0.6 for _ in range(size)] for group, size in GROUPS.items()}
                economy = f"Economy {number:03}"
                truth[economy, str(year)] = _expected(answers)
                _write_workbook(books / f"{number:03}-{year}.xlsx", economy, year, answers)
        gapcheck = str(Path(sys.executable).with_name("gapcheck"))
        command = [gapcheck, "compare", str(books), "-g", "none", "-o", str(folder / "index.csv")]
        begin = time.perf_counter()
        subprocess.run(
            [*command, *(part for file in checklists for part in ("-c", file))], check=True, stderr=subprocess.DEVNULL
        )
        seconds = time.perf_counter() - begin
        values = wrong = 0
        with (folder / "index.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                index, groups = truth[row["country"], row["as_of"][:4]]
                wrong += (row["country_score"], row["checklist_score"]) != (index, groups[row["checklist"]])
                values += 1
    print(f"{len(truth)} workbooks, {values} answers: {seconds:.1f} s; {wrong} values differ")
    if wrong or values != len(truth) * sum(GROUPS.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
