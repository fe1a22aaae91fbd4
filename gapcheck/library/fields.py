"""One mapping of a file held against its shape, and single values held against what is wanted.

Whatever is wrong becomes a complaint, and reading goes on with a value of the right type: a file with complaints is
never used, but all of them should be shown at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Final

from gapcheck.library.keys import SIX_LANGUAGES, WAY_NAMES, Key, Shape
from gapcheck.library.wanted import Choice, Flag, Many, Number, Phrase, Text, Wanted
from gapcheck.library.yaml_source import Complaints, Listing, Node, Scalar, Table, name_of_node, shorten

_NUMBER: Final = re.compile(r"\d{1,9}(\.\d{1,9})?")
_YES: Final = frozenset({"true", "yes"})
_NO: Final = frozenset({"false", "no"})


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a mapping by key. Keys that were left out or left blank are not in it."""

    node: Node
    shape: Shape
    values: dict[str, Node]
    languages: tuple[tuple[str, Node], ...]
    complaints: Complaints

    def has(self, name: str) -> bool:
        """Whether the key was given."""
        return self.shape.key(name).name in self.values

    def node_of(self, name: str) -> Node | None:
        """The value as it stands, or None."""
        return self.values.get(self.shape.key(name).name)

    def place_of(self, name: str) -> Node:
        """The value, or the mapping itself when the key was left out: where a complaint belongs."""
        return self.values.get(self.shape.key(name).name, self.node)

    def text(self, name: str) -> str:
        """Words without spaces at either end; empty when left out."""
        value = self.node_of(name)
        return read_scalar(value, self.shape.key(name).wanted, self.complaints, name) if value else ""

    def flag(self, name: str, *, default: bool) -> bool:
        """True or false."""
        text = self.text(name).lower()
        return default if text not in _YES | _NO else text in _YES

    def whole(self, name: str) -> int:
        """A whole number, 0 when left out."""
        return int(self.number(name))

    def number(self, name: str) -> Decimal:
        """A number, 0 when left out."""
        return Decimal(self.text(name) or 0)

    def items(self, name: str) -> tuple[Node, ...]:
        """The items of a list; a single item that need not be a list counts as one."""
        value = self.node_of(name)
        if value is None:
            return ()
        return read_items(value, self.shape.key(name).wanted, self.complaints, name)

    def words(self, name: str) -> tuple[tuple[str, Node], ...]:
        """The single values of a list, each with its place."""
        wanted = self.shape.key(name).wanted
        assert isinstance(wanted, Many)
        read = ((read_scalar(item, wanted.item, self.complaints, name), item) for item in self.items(name))
        return tuple((text, item) for text, item in read if text)

    def texts(self, name: str) -> tuple[str, ...]:
        """The single values of a list."""
        return tuple(text for text, _ in self.words(name))


def read_fields(node: Node, shape: Shape, complaints: Complaints) -> Fields | None:
    """The mapping by key; complaints about unknown and missing keys. None when it is no mapping."""
    if not isinstance(node, Table):
        keys = ", ".join(shape.names) if shape.names else "language codes"
        complaints.add(
            node,
            f"Expected {_a(shape.name)} with keys, found {name_of_node(node)}.",
            f"Keys of {_a(shape.name)}: {keys}.",
        )
        return None
    values: dict[str, Node] = {}
    languages: list[tuple[str, Node]] = []
    for key, value in node.entries:
        if key.text in shape.names:
            if not (isinstance(value, Scalar) and value.is_blank):
                values[key.text] = value
        elif shape.has_languages and key.text in SIX_LANGUAGES:
            languages.append((key.text, value))
        else:
            _complain_of_key(key, shape, complaints)
    given = {key.text for key, _ in node.entries}
    for wanted in shape.keys:
        if wanted.is_required and wanted.name not in values:
            how = "is empty" if wanted.name in given else "is missing"
            complaints.add(
                _value_place(node, wanted.name), f"`{wanted.name}` {how} in this {shape.name}.", _what_to_write(wanted)
            )
    return Fields(node, shape, values, tuple(languages), complaints)


def read_items(node: Node, wanted: Wanted, complaints: Complaints, name: str) -> tuple[Node, ...]:
    """The items of a list. `name` is the key that holds it, for messages."""
    assert isinstance(wanted, Many)
    if isinstance(node, Listing):
        items = tuple(item for item in node.items if not (isinstance(item, Scalar) and item.is_blank))
        if len(items) < len(node.items):
            blank = next(item for item in node.items if isinstance(item, Scalar) and item.is_blank)
            complaints.add(blank, f"An item of `{name}` is empty.", "Write it or delete the line.")
        elif not items and not wanted.is_blank_allowed:
            complaints.add(node, f"`{name}` is an empty list.", "Write at least one item.")
        return items
    if wanted.may_be_one and not (isinstance(node, Scalar) and node.is_blank):
        return (node,)
    complaints.add(node, f"`{name}` must be a list, found {name_of_node(node)}.", 'Begin each item with "- ".')
    return ()


def read_scalar(node: Node, wanted: Wanted, complaints: Complaints, name: str) -> str:
    """A single value as text, checked; empty after a complaint. `name` is the key that holds it, for messages."""
    if not isinstance(node, Scalar):
        complaints.add(node, f"`{name}` must be {describe(wanted)}, found {name_of_node(node)}.", _hint_for(node))
        return ""
    text = node.text.strip()
    if node.is_blank or not text:
        complaints.add(node, f"`{name}` is empty.", f"Write {describe(wanted)}.")
        return ""
    if isinstance(wanted, Choice):
        return _read_choice(node, text, wanted, complaints, name)
    if not _fits(text, wanted):
        complaints.add(node, f"`{name}` must be {describe(wanted)}, found `{shorten(text)}`.")
        return ""
    return text


def describe(wanted: Wanted) -> str:
    """What is wanted, for a message."""
    if isinstance(wanted, Text):
        return wanted.form
    if isinstance(wanted, Flag):
        return "true or false"
    if isinstance(wanted, Number):
        kind = "a whole number" if wanted.is_whole else "a number"
        return f"{kind} above {wanted.least}" if wanted.is_above else f"{kind} from {wanted.least} to {wanted.most}"
    if isinstance(wanted, Choice):
        return "a language code" if len(wanted.values) > 100 else "one of " + ", ".join(wanted.values)
    if isinstance(wanted, Phrase):
        return "a phrase"
    return "a list" if isinstance(wanted, Many) else "a mapping"


def suggest(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """`Did you mean …?` when a known word is near, or else `otherwise`."""
    names = list(known)
    near = get_close_matches(word[:100], names, n=1, cutoff=0.6)
    near = near or [name for name in names if len(word) > 2 and name.startswith(word)]
    return f"Did you mean `{near[0]}`?" if near else otherwise


def _fits(text: str, wanted: Wanted) -> bool:
    if isinstance(wanted, Text):
        return not wanted.pattern or re.fullmatch(wanted.pattern, text) is not None
    if isinstance(wanted, Flag):
        return text.lower() in _YES | _NO
    if isinstance(wanted, Number):
        if not _NUMBER.fullmatch(text) or (wanted.is_whole and not text.isdecimal()) or not text.isascii():
            return False
        value = Decimal(text)
        return (value > wanted.least if wanted.is_above else value >= wanted.least) and value <= wanted.most
    return True


def _read_choice(node: Scalar, text: str, wanted: Choice, complaints: Complaints, name: str) -> str:
    if text in wanted.values:
        return text
    allowed = SIX_LANGUAGES if len(wanted.values) > 100 else wanted.values
    advice = suggest(text.lower(), allowed, otherwise=f"Allowed here: {', '.join(allowed)}.")
    complaints.add(node, f"`{name}` must be {describe(wanted)}, found `{shorten(text)}`.", advice)
    return ""


def _complain_of_key(key: Scalar, shape: Shape, complaints: Complaints) -> None:
    allowed = (SIX_LANGUAGES if shape.has_languages else ()) + shape.names
    advice = suggest(key.text, allowed, otherwise=f"Allowed here: {', '.join(allowed)}.")
    if shape.name == "expression" and key.text in WAY_NAMES:
        advice = f"It belongs to a way: write `find: {{…}}` and `{key.text}:` beside it."
    complaints.add(key, f"{_a(shape.name).capitalize()} has no key `{shorten(key.text)}`.", advice)


def _value_place(table: Table, name: str) -> Node:
    return next((key for key, _ in table.entries if key.text == name), table)


def _what_to_write(key: Key) -> str:
    what = describe(key.wanted)
    return f"Write `{key.name}:` with {what}." + (f" {key.says}" if key.says else "")


def _hint_for(node: Node) -> str:
    return "Quote text that holds `: ` or begins with a bracket." if isinstance(node, Table | Listing) else ""


def _a(noun: str) -> str:
    return ("an " if noun[0] in "aeiou" else "a ") + noun
