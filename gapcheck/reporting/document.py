"""The neutral document: what a report says and in which order, without a word of any format.

A document is a title and a flat run of sections with heading levels (1 is the title). Every text is one plain line that
may hold anybody's words: a format escapes all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, after a label where it has one."""

    kind: ClassVar[str] = "paragraph"
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list under its label; each item may have a label in front too."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Paragraph, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers. `figures` are the columns (from 0) that hold numbers; the first column names its row."""

    kind: ClassVar[str] = "table"
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """Status, words and count of each part. A picture of what a table says too: a format without pictures leaves it out."""

    kind: ClassVar[str] = "bar"
    parts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A named line in strokes of points, and its dots with words. Places are (right, down) from the upper left corner."""

    name: str
    strokes: tuple[tuple[tuple[int, int], ...], ...]
    dots: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines in a frame of fixed size; marks are (place, label). Like a bar, a picture of what a table says too.

    `says` describes it to whoever does not see it. `anchor` is unique in the document.
    """

    kind: ClassVar[str] = "chart"
    WIDTH: ClassVar[int] = 1000
    HEIGHT: ClassVar[int] = 400
    anchor: str
    title: str
    says: str
    lines: tuple[ChartLine, ...]
    across: tuple[tuple[int, str], ...]
    upwards: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with where they stand. `link` is an address a browser may follow, or empty; so is `language`."""

    words: str
    place: str
    notes: tuple[str, ...] = ()
    link: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ElementEntry:
    """One element: symbol and words for its outcome, what it asks, what stands behind it."""

    symbol: str
    outcome: str
    status: str
    test: str
    notes: tuple[str, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One criterion's outcome in full. `anchor` is unique in the document and safe in an address."""

    kind: ClassVar[str] = "finding"
    anchor: str
    id: str
    title: str
    symbol: str
    outcome: str
    status: str
    labels: tuple[str, ...]
    opening: tuple[Paragraph, ...] = ()
    elements: tuple[ElementEntry, ...] = ()
    closing: tuple[Paragraph | Bullets, ...] = ()


@dataclass(frozen=True, slots=True)
class RedlineEntry:
    """A provision that changed. Each line is runs of (`equal`, `inserted` or `deleted`, words)."""

    kind: ClassVar[str] = "redline"
    anchor: str
    title: str
    labels: tuple[str, ...]
    lines: tuple[tuple[tuple[str, str], ...], ...]
    language: str = ""


Block = Paragraph | Bullets | Table | Bar | LineChart | FindingEntry | RedlineEntry


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `anchor` is unique in the document and safe in an address."""

    anchor: str
    title: str
    level: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    facts: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    footer: str = ""

    @property
    def has_redlines(self) -> bool:
        """Whether any block shows changed words."""
        return any(isinstance(block, RedlineEntry) for section in self.sections for block in section.blocks)

    @property
    def has_charts(self) -> bool:
        """Whether any block is a chart."""
        return any(isinstance(block, LineChart) for section in self.sections for block in section.blocks)
