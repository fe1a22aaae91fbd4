"""A comparison as an Excel workbook: overview with charts, matrix, common gaps, groups, each State, tidy data, notes.

No text of anybody becomes a formula or an address; the only links lead from sheet to sheet or to checked web addresses.
"""

from __future__ import annotations

from typing import Any, Final

from gapcheck.model import Comparison, CriterionStatus
from gapcheck.reporting.comparing.excel_matrix import write_matrix
from gapcheck.reporting.comparing.excel_overview import write_overview
from gapcheck.reporting.comparing.excel_states import sheet_names, write_state
from gapcheck.reporting.comparing.summing import where_gaps_lie
from gapcheck.reporting.comparing.tables import COLUMNS, tidy_rows
from gapcheck.reporting.comparing.wording import BANDS, FROM_MEMORY, IN_FULL, RANKS, TOO_MANY, obligations_words
from gapcheck.reporting.composing import HOW_TO_READ
from gapcheck.reporting.excel.book import book_bytes
from gapcheck.reporting.excel.sheet import A3, Cell, Column, set_up_pages, write_list
from gapcheck.reporting.excel.styles import BAR_FILLS, HEADER, Styles, fitted
from gapcheck.reporting.phrases import CRITERION_WORDS, rounded, shortened

CHARTED: Final = 25
LACKING_LIMIT: Final = 600
ROWS_KEPT: Final = 60_000
"""Rows of tidy data; a sheet could hold more, but hardly a computer's memory."""
SHARE_BAR: Final = {
    "type": "data_bar",
    "bar_color": "#E4A695",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
_SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)


def render(comparison: Comparison) -> bytes:
    """The workbook's bytes, the same for the same comparison."""
    names = sheet_names(comparison)

    def write(book: Any, styles: Styles) -> None:
        write_overview(book, styles, comparison, names)
        write_matrix(book, styles, comparison, names)
        _write_common(book, styles, comparison)
        _write_groups(book, styles, comparison)
        for state in comparison.states[:IN_FULL] if names else ():
            write_state(book, styles, comparison, state, names[state.key])
        _write_data(book, styles, comparison)
        _write_notes(book, styles, comparison)

    return book_bytes("gapcheck comparison", write)


def _write_common(book: Any, styles: Styles, comparison: Comparison) -> None:
    """One row a criterion that somebody falls short of, and a chart of the commonest."""
    columns = (
        Column("Criterion", 11),
        Column("Asks", 40),
        Column("Checklist", 18),
        Column("Severity", 9),
        Column("Gap in", 8, style="whole"),
        Column("Partial in", 8, style="whole"),
        Column("Unclear in", 8, style="whole"),
        Column("Met in", 8, style="whole"),
        Column("Share of gaps", 8, style="share"),
        Column("Those that fall short are bound by", 26),
        Column("Who falls short", 26),
        Column("Lacking most often", 60),
    )
    shown = [tally for tally in comparison.tallies if tally.short]
    cells: list[tuple[Cell, ...]] = [
        (
            tally.criterion.id,
            tally.criterion.title,
            tally.checklist,
            tally.criterion.severity.value,
            tally.counts.get(CriterionStatus.GAP, 0),
            tally.counts.get(CriterionStatus.PARTIAL, 0),
            tally.counts.get(CriterionStatus.UNCLEAR, 0),
            tally.counts.get(CriterionStatus.MET, 0),
            tally.prevalence,
            obligations_words(tally),
            shortened(", ".join(tally.short), LACKING_LIMIT),
            "\n".join(f"{one.lacking}: {shortened(one.test, 160)}" for one in tally.elements[:3]),
        )
        for tally in shown
    ]
    sheet = write_list(book, styles, "Common gaps", columns, cells, frozen=2)
    if not shown:
        return
    sheet.conditional_format(1, 8, len(shown), 8, SHARE_BAR)
    charted = min(len(shown), CHARTED)
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for status, position in zip(_SHORT, (4, 5), strict=True):
        chart.add_series(
            {
                "name": CRITERION_WORDS[status].capitalize(),
                "categories": ["Common gaps", 1, 0, charted, 0],
                "values": ["Common gaps", 1, position, charted, position],
                "fill": {"color": BAR_FILLS[status]},
                "gap": 40,
                "data_labels": {"value": True, "num_format": "0;;", "font": {"size": 8}},
            }
        )
    chart.set_title({"name": "The commonest gaps, in how many countries", "name_font": {"size": 12, "color": HEADER}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 8}, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 900, "height": 130 + 22 * charted})
    sheet.insert_chart(len(shown) + 2, 0, chart, {"description": "The commonest gaps", "object_position": 3})


def _write_groups(book: Any, styles: Styles, comparison: Comparison) -> None:
    """One row a group; below, where the gaps lie."""
    columns = (
        Column("Grouping", 20),
        Column("Group", 30),
        Column("Countries", 10, style="whole"),
        Column("Band", 8),
        Column("Mean score", 10, style="score"),
        Column("At least", 9, style="score"),
        Column("At most", 9, style="score"),
        Column("Coverage", 10, style="share"),
        Column("Commonest gaps (in how many)", 40),
        Column("Who", 40),
        Column("Membership", 20),
    )
    cells: list[tuple[Cell, ...]] = [
        (
            group.grouping,
            group.group,
            len(group.members),
            str(group.band) if group.band else "–",
            *(None if one is None else rounded(one) for one in (group.score.value, group.score.low, group.score.high)),
            group.coverage,
            ", ".join(f"{name} ({count})" for name, count in group.gaps),
            shortened(", ".join(group.members), LACKING_LIMIT),
            "" if group.verified else FROM_MEMORY,
        )
        for group in comparison.groups
    ]
    if cells:
        write_list(book, styles, "Groups", columns, cells, frozen=2)
    lie = Column("By", 14), Column("What", 40), Column("Share of gaps", 9), *(Column(CRITERION_WORDS[one].capitalize(), 9, style="whole") for one in (CriterionStatus.MET, CriterionStatus.PARTIAL, CriterionStatus.GAP, CriterionStatus.UNCLEAR))  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (table.headers[0], row[0], row[1], *(int(count) for count in row[2:]))
        for table in where_gaps_lie(comparison)
        for row in table.rows
    ]
    write_list(book, styles, "Where gaps lie", lie, rows, frozen=2)


def _write_data(book: Any, styles: Styles, comparison: Comparison) -> None:
    """The tidy data, up to a limit that it names. Figures stay figures, dates dates."""
    sheet = book.add_worksheet("Data")
    set_up_pages(sheet)
    sheet.set_paper(A3)
    sheet.freeze_panes(1, 0)
    for position, name in enumerate(COLUMNS):
        sheet.write_string(0, position, name, styles.header)
        sheet.set_column(position, position, 40 if name in {"quote", "title"} else 14)
    row = 0
    for row, values in enumerate(tidy_rows(comparison), start=1):
        if row > ROWS_KEPT:
            sheet.write_string(row, 0, TOO_MANY)
            break
        for position, value in enumerate(values):
            if isinstance(value, bool):
                sheet.write_string(row, position, "yes" if value else "no")
            elif isinstance(value, int | float):
                sheet.write_number(row, position, value)
            elif isinstance(value, str):
                sheet.write_string(row, position, fitted(value))
            elif value is not None and value.year >= 1900:
                sheet.write_datetime(row, position, value, styles.date)
            elif value is not None:
                sheet.write_string(row, position, value.isoformat())
    sheet.autofilter(0, 0, max(row, 1), len(COLUMNS) - 1)


def _write_notes(book: Any, styles: Styles, comparison: Comparison) -> None:
    cells: list[tuple[Cell, ...]] = [("To know first", note) for note in comparison.notes]
    cells.append(("Bands", BANDS))
    if comparison.ranking is not None:
        cells.append(("Ranks", RANKS))
    if len(comparison.states) > IN_FULL:
        cells.append(("Not shown", TOO_MANY))
    cells += [(note.label.rstrip("."), note.text) for note in HOW_TO_READ]
    write_list(book, styles, "Notes", (Column("About", 24), Column("Note", 110)), cells)
