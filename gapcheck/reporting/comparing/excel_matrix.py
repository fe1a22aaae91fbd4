"""The matrix: one row a country, one column a criterion, coloured in addition to the words, with panes that stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gapcheck.model import Comparison, CriterionStatus, CriterionTally
from gapcheck.reporting.comparing.wording import ON_A_PAGE, band_words, rank_words
from gapcheck.reporting.excel.sheet import A3, LINK_LIMIT, set_up_pages
from gapcheck.reporting.excel.styles import FONT, HEADER, INK, LINE, STATUS_FILLS, Styles, fitted
from gapcheck.reporting.phrases import one_line, rounded, shortened

MATRIX: Final = "Matrix"
TITLE_LIMIT: Final = 62
TITLES_ACROSS: Final = 30
_WORDS: Final = {status: status.value for status in CriterionStatus} | {CriterionStatus.NOT_APPLICABLE: "n/a"}
_HEADERS: Final = (
    ("Country", 24, False),
    ("Band", 7, False),
    ("Score", 7, True),
    ("At least", 7, True),
    ("At most", 7, True),
    ("Coverage", 9, True),
)
_RANK: Final = ("Rank", 10, False)


def write_matrix(book: Any, styles: Styles, comparison: Comparison, names: Mapping[str, str]) -> None:
    """Criteria from left to right, the commonest gap first; below, in how many countries each is a gap or partial."""
    sheet = book.add_worksheet(MATRIX)
    set_up_pages(sheet)
    sheet.set_paper(A3)
    sheet.fit_to_pages(1 if len(comparison.tallies) <= TITLES_ACROSS else 2, 0)
    sheet.repeat_columns(0)
    states = comparison.states[:ON_A_PAGE]
    headers = (*_HEADERS, *((_RANK,) if comparison.ranking is not None else ()))
    looks = {"font_name": FONT, "font_size": 8, "font_color": INK, "align": "center", "valign": "vcenter"}
    cell = book.add_format({**looks, "border": 1, "border_color": "#FFFFFF"})
    turned = book.add_format(
        {**looks, "bold": True, "font_color": "#FFFFFF", "bg_color": HEADER, "rotation": 90, "text_wrap": True,
         "valign": "bottom", "right": 1, "right_color": LINE}
    )  # fmt: skip
    corner = book.add_format({**looks, "bold": True, "font_color": "#FFFFFF", "bg_color": HEADER, "valign": "bottom", "font_size": 10, "align": "left"})  # fmt: skip
    sheet.set_row(0, 215)
    for position, (name, width, _) in enumerate(headers):
        sheet.set_column(position, position, width)
        sheet.write_string(0, position, name, corner)
    first = len(headers)
    sheet.set_column(first, first + max(len(comparison.tallies) - 1, 0), 6.3)
    for position, tally in enumerate(comparison.tallies, start=first):
        title = shortened(tally.criterion.title, TITLE_LIMIT)
        sheet.write_string(0, position, fitted(f"{one_line(tally.criterion.id)}  {title}"), turned)
    for row, state in enumerate(states, start=1):
        _write_head(sheet, styles, row, (state, comparison.ranking is not None, names))
        found = {one.criterion.id: one for part in state.assessment.checklists for one in part.findings}
        for position, tally in enumerate(comparison.tallies, start=first):
            sheet.write_string(row, position, _WORDS[found[tally.criterion.id].status], cell)
    _colour(book, sheet, (1, first, max(len(states), 1), first + max(len(comparison.tallies) - 1, 0)))
    _write_counts(sheet, styles, len(states) + 1, first, comparison.tallies)
    sheet.freeze_panes(1, 1)
    if states and comparison.tallies:
        sheet.autofilter(0, 0, len(states), first + len(comparison.tallies) - 1)


def _write_head(sheet: Any, styles: Styles, row: int, subject: tuple[Any, bool, Mapping[str, str]]) -> None:
    """Name, band, score with its range, coverage, rank."""
    state, is_ranked, names = subject
    name = fitted(one_line(state.name))
    if state.key in names and row < LINK_LIMIT:
        sheet.write_url(row, 0, f"internal:'{names[state.key]}'!A1", styles.link, string=name)
    else:
        sheet.write_string(row, 0, name, styles.text)
    sheet.write_string(row, 1, band_words(state), styles.text)
    score = state.assessment.score
    for position, figure in enumerate((score.value, score.low, score.high), start=2):
        if figure is None:
            sheet.write_blank(row, position, None, styles.score)
        else:
            sheet.write_number(row, position, float(rounded(figure)), styles.score)
    if state.assessment.coverage is not None:
        sheet.write_number(row, 5, float(rounded(state.assessment.coverage, 4)), styles.share)
    if is_ranked:
        sheet.write_string(row, 6, rank_words(state.rank), styles.text)


def _colour(book: Any, sheet: Any, area: tuple[int, int, int, int]) -> None:
    for status, word in _WORDS.items():
        fill, ink = STATUS_FILLS[status.value]
        style = book.add_format({"bg_color": fill, "font_color": ink, "bold": status is CriterionStatus.GAP})
        sheet.conditional_format(*area, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style})


def _write_counts(sheet: Any, styles: Styles, top: int, first: int, tallies: tuple[CriterionTally, ...]) -> None:
    for offset, status in enumerate((CriterionStatus.GAP, CriterionStatus.PARTIAL), start=1):
        sheet.write_string(top + offset, 0, f"{_WORDS[status].capitalize()} in", styles.text)
        for position, tally in enumerate(tallies, start=first):
            sheet.write_number(top + offset, position, tally.counts.get(status, 0), styles.whole)
