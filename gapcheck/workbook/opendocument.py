"""The one XML part of an .ods file that holds cells: checked for repetition, mended where the library drops words."""

from __future__ import annotations

import re
from xml.parsers import expat

from gapcheck.workbook.limits import MAXIMUM_BYTES, check_extent, refusal

_LINE_BREAK = re.compile(rb"<text:line-break\s*/>")
_TAB = re.compile(rb"<text:tab\s*/>")
_EMPTY_STRING_VALUE = re.compile(rb"\soffice:string-value=(?:\"\"|'')")


class _Extent:
    """How far the cells of a sheet reach when all repetitions are written out, and how much text that makes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows = self.columns = self.last_column = self.text = 0
        self.row_repeated = self.cell_repeated = 1
        self.row_text = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.rows = self.columns = 0
        elif name == "table:table-row":
            self.row_repeated = _count(attributes.get("table:number-rows-repeated"), self.file)
            self.last_column = self.row_text = 0
            self.width = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.cell_repeated = _count(attributes.get("table:number-columns-repeated"), self.file)
            self.width += self.cell_repeated
            if "office:value-type" in attributes:
                self.last_column = self.width
                self.row_text += sum(map(len, attributes.values())) * self.cell_repeated

    def characters(self, text: str) -> None:
        self.row_text += len(text) * self.cell_repeated

    def end(self, name: str) -> None:
        if name != "table:table-row":
            return
        self.rows += self.row_repeated
        if self.last_column:
            self.columns = max(self.columns, self.last_column)
            check_extent(self.rows, self.columns, self.file)
            self.text += self.row_text * self.row_repeated
            if self.text > MAXIMUM_BYTES:
                raise refusal(self.file, "a text is repeated so often that the sheet would not fit into memory.")


def checked_content(content: bytes, file: str) -> bytes:
    """The part `content.xml` with line breaks and tabs as characters and with error cells that show their error.

    Raises UnusableInputError for broken XML and for sheets that repeat cells beyond all limits.
    """
    extent = _Extent(file)
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.CharacterDataHandler = extent.characters
    try:
        parser.Parse(content, True)
    except expat.ExpatError as failure:
        raise refusal(file, "the file is damaged: its content is not well-formed XML.") from failure
    content = _LINE_BREAK.sub(b"\n", content)
    content = _TAB.sub(b"\t", content)
    return _EMPTY_STRING_VALUE.sub(b"", content)


def _count(text: str | None, file: str) -> int:
    if not (text and text.isascii() and text.isdigit()):
        return 1
    if len(text) > 8:
        raise refusal(file, "a sheet repeats a row or a cell more often than a spreadsheet can show.")
    return int(text)
