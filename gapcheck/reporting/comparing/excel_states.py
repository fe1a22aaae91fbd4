"""One sheet a State: what it lacks, what binds it, and how other States say it; then what is met."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from gapcheck.model import ComparedState, Comparison, CriterionStatus, Finding
from gapcheck.reporting.comparing.wording import IN_FULL, bound_on, cited, lacking
from gapcheck.reporting.excel.sheet import A3, Cell, Column, write_list
from gapcheck.reporting.excel.styles import Styles
from gapcheck.reporting.highlights import findings_of, gravest_first, main_quote, provisions_of
from gapcheck.reporting.phrases import (
    BASIS_WORDS,
    counted,
    element_words,
    figure,
    is_confirmed,
    one_line,
    percentage,
    score_range,
    shortened,
)

TAKEN: Final = ("overview", "matrix", "common gaps", "groups", "where gaps lie", "data", "notes", "history")
PRECEDENTS_SHOWN: Final = 3
QUOTE_LIMIT: Final = 260
OWN_LIMIT: Final = 400
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\'\"\x00-\x1f]")
_LENGTH: Final = 31
_SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)


def sheet_names(comparison: Comparison) -> dict[str, str]:
    """A name for each State's sheet by its key, fit for Excel and unique whatever the case; none when there are too many."""
    names: dict[str, str] = {}
    if len(comparison.states) > IN_FULL:
        return names
    taken = set(TAKEN)
    for state in comparison.states:
        plain = _FORBIDDEN.sub(" ", one_line(state.name)).strip() or "State"
        name, number = plain[:_LENGTH].strip(), 1
        while name.casefold() in taken:
            number += 1
            ending = f" ({number})"
            name = plain[: _LENGTH - len(ending)].strip() + ending
        taken.add(name.casefold())
        names[state.key] = name
    return names


def write_state(book: Any, styles: Styles, comparison: Comparison, state: ComparedState, name: str) -> None:
    """Gaps first, the gravest first; one row an element that is lacking, one row a criterion that is not short."""
    columns = (
        Column("Criterion", 11),
        Column("Asks", 26),
        Column("Severity", 9),
        Column("Status", 12, has_status=True),
        Column("What is lacking", 40),
        Column("Obligation", 30),
        Column("How others say it, the nearest first", 70),
        Column("Words in this law", 40),
        Column("Provisions", 16),
        Column("Who says so", 16),
        Column("Recommendation", 40),
    )
    findings = findings_of(state.assessment)
    others = (CriterionStatus.UNCLEAR, CriterionStatus.MET, CriterionStatus.NOT_APPLICABLE)
    ordered = [
        *gravest_first(findings, *_SHORT),
        *(one for status in others for one in gravest_first(findings, status)),
    ]
    cells = [row for finding in ordered for row in _rows(state, finding, comparison)]
    sheet = write_list(book, styles, name, columns, cells, frozen=2)
    sheet.set_paper(A3)
    assessment = state.assessment
    sheet.set_header(
        f"&L&9{_header(state.name)}&R&9Score {figure(assessment.score.value)}, range {score_range(assessment.score)}, "
        f"coverage {percentage(assessment.coverage)}"
    )


def _header(name: str) -> str:
    """A name for a page header, where & begins a command."""
    return shortened(name, 60).replace("&", "&&")


def _rows(state: ComparedState, finding: Finding, comparison: Comparison) -> Iterator[tuple[Cell, ...]]:
    criterion = finding.criterion
    head: tuple[Cell, ...] = (criterion.id, criterion.title, criterion.severity.value, finding.status.value)
    tail: tuple[Cell, ...] = (
        shortened(main_quote(finding), OWN_LIMIT),
        shortened("; ".join(provisions_of(finding)), OWN_LIMIT),
        "confirmed by a person"
        if is_confirmed(finding)
        else "out of date"
        if finding.is_stale
        else BASIS_WORDS[finding.basis],
    )
    is_short = finding.status in _SHORT
    lost = (
        [(one.id, f"{one.test} ({element_words(one).split(':')[0]})") for one in lacking(finding)] if is_short else []
    )
    if (state.key, criterion.id, "") in comparison.precedents or not lost:
        lost.insert(0, ("", criterion.title if is_short else finding.reason))
    for element, test in lost:
        known = comparison.precedents.get((state.key, criterion.id, element))
        told = ""
        if known:
            told = f"Met in {counted(known.states, 'other country', 'other countries')}.\n" + "\n".join(
                cited(precedent, QUOTE_LIMIT) for precedent in known.nearest[:PRECEDENTS_SHOWN]
            )
        elif is_short and element:
            told = "No other country in this comparison meets this."
        yield (*head, test, bound_on(state, finding), told, *tail, criterion.recommendation if is_short else "")
