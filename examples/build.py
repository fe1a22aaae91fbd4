# ruff: noqa: INP001 - a script, not a package
"""Build the example workbooks from `source/`, byte for byte the same each time.

`python examples/build.py` writes them, `python examples/build.py --check` fails when a committed one differs.
"""

from __future__ import annotations

import csv
import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

from gapcheck.errors import UnusableInputError
from gapcheck.model import Answer, Coding, Country, Treaty, Workbook
from gapcheck.workbook import read_workbook, workbook_bytes

FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER / "source"
STATUTES = {"orvelia-before": "before.csv", "orvelia-after": "after.csv", "aubrelle": "aubrelle.csv"}
CODED = "orvelia-before"


def main(arguments: list[str]) -> int:
    """Exit code 0 when done or unchanged, 1 when a workbook is not what its sources give, 2 when they are unusable."""
    if arguments not in ([], ["--check"]):
        _say("Say `python examples/build.py`, or add --check to compare only.")
        return 2
    try:
        built = {FOLDER / f"{name}.xlsx": workbook_bytes(assembled(name)) for name in STATUTES}
    except UnusableInputError as failure:
        _say(str(failure))
        return 2
    if not arguments:
        for path, data in built.items():
            path.write_bytes(data)
        return 0
    stale = [path.name for path, data in built.items() if not path.exists() or path.read_bytes() != data]
    for name in stale:
        _say(f"examples/{name} is not what examples/source gives. Run `python examples/build.py`.")
    return 1 if stale else 0


def assembled(name: str) -> Workbook:
    """One example with all its sheets. Raises UnusableInputError when a statutes table cannot be read."""
    statutes, _ = read_workbook(SOURCE / STATUTES[name])
    return replace(
        statutes,
        country=country(name),
        codings=codings() if name == CODED else (),
        treaties=tuple(
            Treaty(row["instrument"], row["status"], day(row["in_force_from"]), row["reservation"])
            for row in rows("treaties.csv")
            if row["workbook"] == name
        ),
    )


def country(name: str) -> Country:
    """The column of `country.csv` that bears the workbook's name."""
    field = {row["field"]: row[name] for row in rows("country.csv")}
    return Country(
        name=field["country"],
        iso=field["iso"],
        language=field["language"],
        as_of=day(field["as_of"]),
        covers=tuple(part.strip() for part in field["covers"].split(";")),
        analyst=field["analyst"],
        compiled_from=field["compiled_from"],
        licence=field["licence"],
        note=field["note"],
    )


def codings() -> tuple[Coding, ...]:
    """The analyst's answers, without fingerprints: the program writes those."""
    return tuple(
        Coding(
            criterion=row["criterion"],
            element=row["element"],
            answer=Answer(row["answer"]),
            provisions=tuple(part.strip() for part in row["provisions"].split(";")),
            quote=row["quote"],
            rationale=row["rationale"],
            coder=row["coder"],
            coded_on=day(row["coded_on"]),
            fingerprint=row["fingerprint"],
        )
        for row in rows("coding.csv")
    )


def rows(file: str) -> list[dict[str, str]]:
    """The rows of a table in `source/` by header."""
    with (SOURCE / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, strict=True))


def day(text: str) -> dt.date | None:
    """An ISO date, or None for an empty cell."""
    return dt.date.fromisoformat(text) if text else None


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
