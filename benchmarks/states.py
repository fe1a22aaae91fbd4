"""`make states`: the program held against the laws of fictional States, which were written before it read them.

`tests/states/<name>/` holds `law.csv`, `country.csv` and `gold.csv` (one row an element). The laws are our own writing,
in the drafting styles of States that the rules were not written for, by authors who had not seen the rules.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from agreement import CORE, Row, compared, table, worst  # noqa: E402 - a neighbour of this script

from gapcheck.model import Country, LegalStatus, Provision, Workbook  # noqa: E402
from gapcheck.pipeline import Library, Options, assess_read, load_library  # noqa: E402

STATES = ROOT / "tests" / "states"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def state_names() -> list[str]:
    """The fictional States that have a law and a coding."""
    return sorted(path.parent.name for path in STATES.glob("*/gold.csv") if (path.parent / "law.csv").exists())


def workbook_of(name: str) -> Workbook:
    """The laws of one State."""
    fields = {row["Field"]: row["Value"] for row in _rows(STATES / name / "country.csv")}
    covers = tuple(body.strip() for body in fields.get("covers", "").split(";") if body.strip())
    provisions = tuple(
        Provision(
            id=row["id"],
            law=row["law"],
            number=row["provision"],
            heading=row["heading"],
            text=row["text"],
            language=row.get("language") or fields["language"],
            status=LegalStatus(row.get("status") or "in force"),
            cell=f"Statutes!E{number}",
            row=number,
        )
        for number, row in enumerate(_rows(STATES / name / "law.csv"), start=2)
    )
    country = Country(fields["country"], fields["iso"], fields["language"], None, covers)
    return Workbook(f"{name}.csv", "", country, provisions)


def rows_of(name: str, library: Library) -> list[Row]:
    """Every element that the coding answers yes or no, with what the program says."""
    assessment = assess_read(workbook_of(name), Options(checklists=CORE), library)
    return compared(name, assessment, (row for row in _rows(STATES / name / "gold.csv") if row["element"]))[0]


def all_rows(names: Sequence[str]) -> Iterator[Row]:
    """The rows of some States."""
    library = load_library(CORE)
    for name in names:
        yield from rows_of(name, library)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these States; so others stay unseen")
    parser.add_argument("--only", default="", help="addresses that begin with this")
    parser.add_argument("--worst", type=int, default=25)
    chosen = parser.parse_args()
    names = chosen.names or state_names()
    rows = [row for row in all_rows(names) if f"{row.criterion}/{row.element}".startswith(chosen.only)]
    print(worst(rows, chosen.worst, detail=False))
    print()
    print(table(rows, {name: [] for name in names}))


if __name__ == "__main__":
    main()
