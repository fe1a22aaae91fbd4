"""The looks of the Excel report, and text fitted to a cell."""

from __future__ import annotations

from typing import Any, Final

from gapcheck.model import CriterionStatus
from gapcheck.reporting.phrases import printable

CELL_LIMIT: Final = 32_767
CUT_NOTE: Final = " … [cut here: a cell of Excel holds no more; the JSON report has the whole text]"

FONT: Final = "Calibri"
INK: Final = "#1C2430"
HEADER: Final = "#1F3A5F"
LINE: Final = "#C9D1DA"
BAND: Final = "#EEF2F6"
INSERTED: Final = "#0B5A3E"
DELETED: Final = "#8C2410"

# Told apart by lightness as well as hue, so that they survive a grey print and the common colour blindnesses.
STATUS_FILLS: Final = {
    CriterionStatus.MET.value: ("#D3EFE3", "#0B5A3E"),
    CriterionStatus.PARTIAL.value: ("#FDEBC8", "#7A4D00"),
    CriterionStatus.GAP.value: ("#F9D2C8", "#8C2410"),
    CriterionStatus.UNCLEAR.value: ("#E3E6EA", "#3F4752"),
    CriterionStatus.NOT_APPLICABLE.value: ("#FFFFFF", "#6A7480"),
    "found": ("#D3EFE3", "#0B5A3E"),
    "missing": ("#F9D2C8", "#8C2410"),
    "defeated": ("#F9D2C8", "#8C2410"),
}
BAR_FILLS: Final = {
    CriterionStatus.MET: "#2A9D75",
    CriterionStatus.PARTIAL: "#F0B442",
    CriterionStatus.GAP: "#C8482E",
    CriterionStatus.UNCLEAR: "#A7AFB9",
}


class Styles:
    """Every cell format of one workbook. xlsxwriter has no types of its own, hence `Any`."""

    def __init__(self, book: Any) -> None:
        text = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top"}
        ruled = {**text, "bottom": 1, "bottom_color": LINE}
        self.title = book.add_format({**text, "font_size": 18, "bold": True, "font_color": HEADER})
        self.heading = book.add_format({**text, "font_size": 12, "bold": True, "font_color": HEADER})
        self.prose = book.add_format({**text, "text_wrap": True, "font_size": 11})
        header = {**text, "bold": True, "font_color": "#FFFFFF", "bg_color": HEADER, "text_wrap": True}
        header["valign"] = "vcenter"
        # An indent, or the width of a W, keeps right-aligned figures from touching the words of the next column.
        figure = {"align": "right", "indent": 1}
        right = {"align": "right"}
        self.header = book.add_format(header)
        self.header_figure = book.add_format({**header, **figure})
        self.text = book.add_format({**ruled, "text_wrap": True, "num_format": "@"})
        self.figure = book.add_format({**ruled, **figure})
        self.whole = book.add_format({**ruled, **right, "num_format": "0_W"})
        self.score = book.add_format({**ruled, **right, "num_format": "0.0_W"})
        self.share = book.add_format({**ruled, **right, "num_format": "0 %_W"})
        self.fraction = book.add_format({**ruled, **right, "num_format": "0.00_W"})
        self.date = book.add_format({**ruled, "num_format": "yyyy-mm-dd", "align": "left"})
        self.link = book.add_format({**ruled, "text_wrap": True, "font_color": "#0B5394", "underline": 1})
        font = {"font_name": FONT, "font_size": 10}
        looks: dict[str, dict[str, object]] = {
            "equal": {"font_color": INK},
            "inserted": {"font_color": INSERTED, "underline": 1},
            "deleted": {"font_color": DELETED, "font_strikeout": True},
        }
        wrapped = {**ruled, "text_wrap": True, "num_format": "@"}
        self.redline = {kind: book.add_format({**font, **look}) for kind, look in looks.items()}
        self.redline_cells = {kind: book.add_format({**wrapped, **look}) for kind, look in looks.items()}
        self.statuses = {
            word: book.add_format({"bg_color": fill, "font_color": ink, "bold": True})
            for word, (fill, ink) in STATUS_FILLS.items()
        }


def fitted(text: str) -> str:
    """The text as a cell can hold it: printable, and cut with a note where Excel's 32,767 UTF-16 units are exceeded."""
    shown = printable(text)
    # xlsxwriter takes a string in <r>…</r> for ready XML and writes it unescaped; a blank in front makes it text.
    if shown.startswith("<r>"):
        shown = " " + shown
    if len(shown) * 2 <= CELL_LIMIT or _units(shown) <= CELL_LIMIT:
        return shown
    return _head(shown, CELL_LIMIT - _units(CUT_NOTE)) + CUT_NOTE


def fitted_runs(runs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Runs as a cell can hold them together, without empty ones, and cut with a note where there is too much."""
    shown = [(kind, printable(words)) for kind, words in runs if words]
    if sum(_units(words) for _, words in shown) <= CELL_LIMIT:
        return shown
    room = CELL_LIMIT - _units(CUT_NOTE)
    kept: list[tuple[str, str]] = []
    for kind, words in shown:
        head = _head(words, room)
        if head:
            kept.append((kind, head))
        room -= _units(head)
        if head != words:
            break
    return [*kept, ("equal", CUT_NOTE)]


def _head(text: str, room: int) -> str:
    """As much of the text as `room` UTF-16 units hold."""
    return text[:room].encode("utf-16-le", "replace")[: 2 * room].decode("utf-16-le", "ignore")


def _units(text: str) -> int:
    """Length in UTF-16 code units, which is how Excel counts."""
    return len(text.encode("utf-16-le", "replace")) // 2
