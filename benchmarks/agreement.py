"""`make agreement`: the program's findings held against careful codings of real law.

Reads `<shared>/corpus/<country>.xlsx` and `<shared>/gold/<country>.csv`. Nothing of either is kept in the project.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gapcheck.agreement import Counts, counted, weighted_kappa
from gapcheck.assessment.scanning import scan
from gapcheck.model import Assessment, CriterionStatus, ElementFinding, ElementStatus, Strength
from gapcheck.pipeline import Library, Options, assess_read, assess_workbooks, load_library
from gapcheck.workbook import read_workbook

SHARED = Path(__file__).resolve().parents[2] / "shared"
_CRITERION_LEVELS = {"no": 0, "partly": 1, "yes": 2}
_STATUS_LEVELS = {CriterionStatus.GAP: 0, CriterionStatus.PARTIAL: 1, CriterionStatus.MET: 2}
CORE = ("csam-definition", "non-criminalisation", "extraterritorial", "victim-identification", "offences")


@dataclass(frozen=True, slots=True)
class Row:
    """One element answered yes or no by the gold, with what the program says."""

    country: str
    checklist: str
    criterion: str
    element: str
    gold: bool
    gold_provisions: frozenset[str]
    gold_quote: str
    rationale: str
    finding: ElementFinding

    @property
    def said(self) -> bool:
        """Whether the program answers yes."""
        return self.finding.status is ElementStatus.FOUND

    @property
    def cites_gold(self) -> bool:
        """Whether a provision that the gold cites is among the program's."""
        cited = {one.provision for one in self.finding.evidence} | {
            name for one in self.finding.evidence for name in one.via
        }
        return not self.gold_provisions or bool(cited & self.gold_provisions) or self._absence

    @property
    def _absence(self) -> bool:
        return self.finding.strength is not None and self.finding.strength.value == "absence"


def gold_rows(country: str, folder: Path) -> list[dict[str, str]]:
    """The coding of one country, a dictionary a row."""
    with (folder / f"{country}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def compared(
    country: str, assessment: Assessment, gold: Iterable[dict[str, str]]
) -> tuple[list[Row], list[tuple[int, int]]]:
    """Rows for elements answered yes or no, and (gold, program) levels of criteria."""
    findings = {finding.criterion.id: finding for result in assessment.checklists for finding in result.findings}
    rows: list[Row] = []
    levels: list[tuple[int, int]] = []
    for coded in gold:
        finding = findings.get(coded["criterion"])
        if finding is None:
            continue
        if not coded["element"]:
            if coded["answer"] in _CRITERION_LEVELS and finding.status in _STATUS_LEVELS:
                levels.append((_CRITERION_LEVELS[coded["answer"]], _STATUS_LEVELS[finding.status]))
            continue
        if coded["answer"] not in ("yes", "no"):
            continue
        element = next(one for one in finding.elements if one.id == coded["element"])
        cited = frozenset(name.strip() for name in coded["provisions"].split(";") if name.strip())
        rows.append(
            Row(
                country, coded["checklist"], coded["criterion"], coded["element"], coded["answer"] == "yes",
                cited, coded["quote"], coded["rationale"], element,
            )
        )  # fmt: skip
    return rows, levels


def _counts(rows: Iterable[Row]) -> Counts:
    return counted((row.gold, row.said) for row in rows)


def _line(name: str, rows: Sequence[Row], levels: Sequence[tuple[int, int]] | None = None) -> str:
    counts = _counts(rows)
    positives = [row for row in rows if row.gold and row.said]
    cites = sum(row.cites_gold for row in positives) / len(positives) if positives else 1.0
    weighted = f"{weighted_kappa(levels, 3):8.3f}" if levels is not None else " " * 8
    return (
        f"{name:<24}{counts.total:>6}{counts.accuracy:>9.3f}{counts.precision:>10.3f}{counts.recall:>8.3f}"
        f"{counts.f1:>8.3f}{counts.kappa:>8.3f}{cites:>8.3f}{weighted}"
    )


def table(rows: Sequence[Row], levels: dict[str, list[tuple[int, int]]]) -> str:
    """The one table: by country, by checklist, all."""
    head = (
        f"{'':<24}{'n':>6}{'accuracy':>9}{'precision':>10}{'recall':>8}{'F1':>8}{'kappa':>8}{'cites':>8}{'crit.κ':>8}"
    )
    lines = [head]
    for country in sorted({row.country for row in rows}):
        lines += [_line(country, [row for row in rows if row.country == country], levels[country])]
    for checklist in CORE:
        chosen = [row for row in rows if row.checklist == checklist]
        if chosen:
            lines.append(_line(checklist, chosen))
    lines.append(_line("all", rows, [pair for pairs in levels.values() for pair in pairs]))
    return "\n".join(lines)


def worst(rows: Sequence[Row], limit: int, *, detail: bool) -> str:
    """Elements with most wrong answers first, each with the wrong quotations."""
    by_element: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_element[f"{row.criterion}/{row.element}"].append(row)
    ranked = sorted(by_element.items(), key=lambda item: (-sum(row.gold != row.said for row in item[1]), item[0]))
    lines = []
    for address, group in ranked[:limit]:
        wrong = [row for row in group if row.gold != row.said]
        off = [row for row in group if row.gold and row.said and not row.cites_gold]
        if not wrong and not (detail and off):
            continue
        lines.append(f"\n{address}: {len(wrong)} of {len(group)} wrong, {len(off)} cite another provision")
        lines += [_wrong(row) for row in wrong + (off if detail else [])]
    return "\n".join(lines)


def _wrong(row: Row) -> str:
    kind = "false yes" if not row.gold else ("missed" if not row.said else "cites another provision")
    said = "; ".join(f"{one.provision} «{' '.join(one.quote.split())[:160]}»" for one in row.finding.evidence[:3])
    gold = ", ".join(sorted(row.gold_provisions))
    return (
        f"  {row.country}: {kind} ({row.finding.status}: {row.finding.reason[:120]})\n"
        f"    program: {said}\n    gold:    {gold} «{' '.join(row.gold_quote.split())[:200]}»\n"
        f"    why:     {row.rationale[:300]}"
    )


_TOPICS = ("child", "minor-term", "sexual-act", "pornography", "prostitution", "victim", "traffic-in-persons")


def false_alarms(path: Path, cited: frozenset[str], library: Library) -> tuple[int, int]:
    """Elements found in law that has nothing to do with the subject, and how many provisions that law has.

    Unrelated are provisions that no coding cites and that hold no word of the subject. Tests of absence and general
    rules of the code (which are unrelated by their words alone) do not count.
    """
    workbook, _ = read_workbook(path)
    reading = scan(workbook.provisions, library.lexicon, workbook.country.language)
    unrelated = tuple(
        one.provision
        for one in reading.readings
        if one.provision.id not in cited and not any(topic in one.hits for topic in _TOPICS)
    )
    result = assess_read(replace(workbook, provisions=unrelated), Options(), library)
    quiet = (Strength.ABSENCE, Strength.GENERAL_RULE)
    alarms = sum(
        element.status is ElementStatus.FOUND and element.strength not in quiet
        for one in result.checklists
        for finding in one.findings
        for element in finding.elements
    )
    return alarms, len(unrelated)


def _alarm_table(countries: Sequence[str], shared: Path) -> str:
    """False alarms per 1,000 provisions of unrelated law, by country."""
    library = load_library(CORE)
    lines, total, size = [f"{'false alarms':<24}{'found':>6}{'provisions':>12}{'per 1,000':>11}"], 0, 0
    for country in countries:
        cited = frozenset(
            name.strip() for row in gold_rows(country, shared / "gold") for name in row["provisions"].split(";")
        )
        alarms, provisions = false_alarms(shared / "corpus" / f"{country}.xlsx", cited, library)
        lines.append(f"{country:<24}{alarms:>6}{provisions:>12}{1000 * alarms / max(1, provisions):>11.1f}")
        total, size = total + alarms, size + provisions
    lines.append(f"{'all':<24}{total:>6}{size:>12}{1000 * total / max(1, size):>11.1f}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--only", default="", help="addresses that begin with this, e.g. CSAM-09 or EXT")
    parser.add_argument("--country", action="append", default=[])
    parser.add_argument("--worst", type=int, default=25)
    parser.add_argument("--detail", action="store_true", help="also show where another provision is cited")
    parser.add_argument("--floor", type=Path, help="JSON with the lowest agreement that is allowed")
    chosen = parser.parse_args()
    corpus = chosen.shared / "corpus"
    countries = [
        path.stem
        for path in sorted((chosen.shared / "gold").glob("*.csv"))
        if (corpus / f"{path.stem}.xlsx").exists() and (not chosen.country or path.stem in chosen.country)
    ]
    if not countries:
        print(f"nothing to compare: no codings and workbooks under {chosen.shared.name}/")
        return 0
    rows: list[Row] = []
    levels: dict[str, list[tuple[int, int]]] = {}
    assessed = assess_workbooks([corpus / f"{country}.xlsx" for country in countries], Options(checklists=CORE))
    for country, result in zip(countries, assessed, strict=True):
        found, pairs = compared(country, result, gold_rows(country, chosen.shared / "gold"))
        rows += [row for row in found if f"{row.criterion}/{row.element}".startswith(chosen.only)]
        levels[country] = pairs
    print(worst(rows, chosen.worst, detail=chosen.detail))
    print()
    print(table(rows, levels))
    if not (chosen.only or chosen.floor):
        print()
        print(_alarm_table(countries, chosen.shared))
    return _held(rows, chosen.floor) if chosen.floor else 0


def _held(rows: Sequence[Row], floor: Path) -> int:
    """Whether agreement stands on or above the committed floor."""
    wanted = json.loads(floor.read_text(encoding="utf-8"))
    counts = _counts(rows)
    positives = [row for row in rows if row.gold and row.said]
    have = {
        "accuracy": counts.accuracy,
        "kappa": counts.kappa,
        "cites": sum(row.cites_gold for row in positives) / max(1, len(positives)),
    }
    below = [f"{name} {have[name]:.3f} < {wanted[name]}" for name in wanted if have[name] < wanted[name]]
    print("below the floor: " + ", ".join(below) if below else "the floor holds")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
