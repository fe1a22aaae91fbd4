"""What an analyst with pandas would write: one `str.contains` a phrase over the whole sheet.

Kept to measure against. It only counts in how many rows each phrase stands; it knows nothing of sentences, ages or
references.
"""

from __future__ import annotations

import argparse
import re
import time
from pathlib import Path

import pandas as pd
import yaml

_SIGNS = re.compile(r"\s*(?:~\d+|(?<!\w)\*(?!\w))\s*")


def phrases(folder: Path, language: str) -> list[str]:
    """Every phrase of the lexicon in one language."""
    found: list[str] = []
    for path in sorted((folder / "lexicon").glob("*.yaml")):
        concepts = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).get("concepts") or {}
        for concept in concepts.values():
            listed = concept.get(language) or []
            found += [str(phrase) for phrase in (listed if isinstance(listed, list) else [listed])]
    return list(dict.fromkeys(found))


def expression(phrase: str) -> str:
    """A phrase as a regular expression."""
    parts = []
    for word in re.sub(r"[\[\]]", "", phrase).split():
        if word == "*" or word.startswith("~"):
            parts.append(r"(?:\W+\w+){0,8}?")
            continue
        options = "|".join(re.escape(option).replace(r"\*", r"\w*") for option in word.split("/"))
        parts.append(rf"\b(?:{options})\b")
    return r"\W+".join(parts).replace(r"\W+(?:\W+\w+)", r"(?:\W+\w+)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workbook", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--checklists", type=Path, default=Path(__file__).resolve().parents[1] / "checklists")
    parser.add_argument("--sample", type=int, default=0, help="only every n-th phrase; the time is then extrapolated")
    chosen = parser.parse_args()
    begin = time.perf_counter()
    text = pd.read_excel(chosen.workbook, sheet_name="Statutes", engine="openpyxl", dtype=str)["text"].fillna("")
    listed = phrases(chosen.checklists, chosen.language)
    used = listed[:: chosen.sample] if chosen.sample else listed
    read = time.perf_counter() - begin
    begin = time.perf_counter()
    hits = sum(int(text.str.contains(expression(phrase), case=False, regex=True).sum()) for phrase in used)
    matched = (time.perf_counter() - begin) * len(listed) / len(used)
    print(f"{len(listed)} phrases ({len(used)} run), {len(text)} rows, {hits} hits")
    print(f"seconds {read + matched:.1f}")


if __name__ == "__main__":
    main()
