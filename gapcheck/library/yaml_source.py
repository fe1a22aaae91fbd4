"""YAML as values that know their line and column.

Only what a checklist needs is understood: mappings, lists, scalars. Scalars stay the text that was written (`no` is
`no`, `1.0` is `1.0`); the table of keys says later what type is wanted. Anchors, aliases and tags are refused, so a
file is never larger than it looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from gapcheck.errors import Place, Problem
from gapcheck.library.yaml_syntax import explain

if TYPE_CHECKING:
    from yaml.events import Event

LARGEST_FILE: Final = 5_000_000  # bytes
DEEPEST: Final = 40  # levels of nesting; the format itself needs about 15

_BLANKS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written, without its quotation marks. Lines and columns count from 1."""

    line: int
    column: int
    text: str
    is_plain: bool = True

    @property
    def is_blank(self) -> bool:
        """Nothing was written after the colon or the dash (or `~`, `null`)."""
        return self.is_plain and self.text in _BLANKS


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    column: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping; keys are unique and in the order of the file."""

    line: int
    column: int
    entries: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Listing | Table


@dataclass(frozen=True, slots=True)
class Complaints:
    """Collects what is wrong with one file."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, where: Node | None, message: str, advice: str = "", *, is_warning: bool = False) -> None:
        """One more complaint about the value `where`, or about the whole file."""
        self.problems.append(Problem(self.place(where), message, advice, is_warning))

    def place(self, where: Node | None) -> Place:
        """Line and column of a value."""
        return Place(self.file, line=where.line, column=where.column) if where else Place(self.file)


def read_yaml(content: bytes, complaints: Complaints) -> Node | None:
    """The one document of a file, or None after a complaint; there may be complaints with a document, too."""
    if len(content) > LARGEST_FILE:
        complaints.add(
            None, f"The file has {len(content):,} bytes; {LARGEST_FILE:,} are the most.", "Split it into several files."
        )
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        complaints.add(Scalar(line, 1, ""), "The file is not in UTF-8.", "Save it again with the encoding UTF-8.")
        return None
    return _Builder(complaints).build(text)


def name_of_node(node: Node) -> str:
    """What stands there, for a message: "a list", "the text `x`"."""
    if isinstance(node, Listing):
        return "a list"
    if isinstance(node, Table):
        return "a mapping"
    return "nothing" if node.is_blank else f"`{shorten(node.text)}`"


def shorten(text: str, most: int = 60) -> str:
    """One line of at most `most` characters, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet. A mapping holds keys and values in turn."""

    line: int
    column: int
    is_table: bool
    nodes: list[Node] = field(default_factory=list)


class _Builder:
    """Builds nodes from the parser's events, without recursion, so that hostile nesting cannot exhaust the stack."""

    def __init__(self, complaints: Complaints) -> None:
        self._complaints = complaints

    def build(self, text: str) -> Node | None:
        import yaml

        loader = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader
        try:
            return self._read(yaml.parse(text, Loader=loader))
        except yaml.YAMLError as error:
            line, column, message, advice = explain(error, text)
            self._complaints.add(Scalar(line, column, ""), message, advice)
            return None

    def _read(self, events: Iterable[Event]) -> Node | None:
        from yaml import events as kinds

        root: Node | None = None
        stack: list[_Open] = []
        documents = 0
        for event in events:
            if isinstance(event, kinds.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._complaints.add(
                        _at(event), "A second document begins here (`---`).", "Keep one document in a file."
                    )
                    return root
            node: Node
            if isinstance(event, kinds.CollectionStartEvent):
                self._refuse_reuse(event)
                stack.append(_Open(*_position(event), isinstance(event, kinds.MappingStartEvent)))
                if len(stack) > DEEPEST:
                    self._complaints.add(
                        _at(event), f"The file is nested more than {DEEPEST} levels deep.", "Indent it less."
                    )
                    return None
                continue
            if isinstance(event, kinds.CollectionEndEvent):
                node = self._close(stack.pop())
            elif isinstance(event, kinds.ScalarEvent):
                self._refuse_reuse(event)
                node = Scalar(*_position(event), event.value, event.style is None or event.style == "")
            elif isinstance(event, kinds.AliasEvent):
                self._refuse_alias(event)
                node = Scalar(*_position(event), f"*{event.anchor}", is_plain=False)
            else:
                continue
            if stack:
                stack[-1].nodes.append(node)
            else:
                root = node
        return root

    def _close(self, opened: _Open) -> Node:
        if not opened.is_table:
            return Listing(opened.line, opened.column, tuple(opened.nodes))
        return Table(opened.line, opened.column, tuple(self._entries(opened.nodes)))

    def _entries(self, nodes: list[Node]) -> Iterator[tuple[Scalar, Node]]:
        first_line: dict[str, int] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._complaints.add(
                    key,
                    f"A key must be a word, found {name_of_node(key)}.",
                    "Put text with brackets into quotation marks.",
                )
            elif key.text in first_line:
                message = f"The key `{shorten(key.text)}` stands here twice, first in line {first_line[key.text]}."
                self._complaints.add(key, message, "Keep one of them.")
            else:
                first_line[key.text] = key.line
                yield key, value

    def _refuse_reuse(self, event: Event) -> None:
        anchor = getattr(event, "anchor", None)
        if anchor:
            message = f"`&{shorten(anchor)}` names a part for reuse, which is not understood here."
            self._complaints.add(_at(event), message, "Write it out.")
        tag = getattr(event, "tag", None)
        if tag:
            self._complaints.add(_at(event), f"The tag `{shorten(tag)}` is not understood here.", "Leave it out.")

    def _refuse_alias(self, event: Event) -> None:
        name = shorten(getattr(event, "anchor", None) or "")
        advice = f'Write a word that begins with a star in quotation marks: "*{name}".'
        self._complaints.add(_at(event), f"`*{name}` repeats another part, which is not understood here.", advice)


def _position(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _at(event: Event) -> Scalar:
    return Scalar(*_position(event), "")
