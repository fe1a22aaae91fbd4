"""Expressions and ways: which concepts must stand together, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gapcheck.library.drafts import Kind, Ledger
from gapcheck.library.durations import parse_age, parse_period
from gapcheck.library.fields import Fields, read_fields, read_items, read_scalar
from gapcheck.library.keys import ID_PATTERN, OPERATORS, STRENGTHS, shape
from gapcheck.library.possible import always_holds, contradicting_anchors, too_narrow, twice_named
from gapcheck.library.wanted import Many, Text
from gapcheck.library.yaml_source import Node, Scalar, Table
from gapcheck.model import (
    AgeLimit,
    AllOf,
    AnchorHere,
    AnyOf,
    Expression,
    Period,
    RefersTo,
    Scope,
    Strength,
    Way,
    Wording,
)

_NAME: Final = Text(ID_PATTERN, "the id of a concept (phrases stand under `concepts:`)")
_PARTS: Final = ("all", "ordered", "any")


def read_ways(fields: Fields, name: str, ledger: Ledger) -> tuple[Way, ...]:
    """The ways of a list under the key `name`."""
    return _ways(fields.items(name), ledger)


def read_way_groups(fields: Fields, name: str, ledger: Ledger) -> tuple[tuple[Way, ...], ...]:
    """The groups of ways of a list of lists under the key `name`."""
    wanted = fields.shape.key(name).wanted
    assert isinstance(wanted, Many)
    groups = []
    for node in fields.items(name):
        items = read_items(node, wanted.item, ledger.complaints, name)
        if not items:
            ledger.complaints.add(
                node, f"A group of `{name}` is empty, so nothing can satisfy it.", "Write a way or delete the group."
            )
        groups.append(_ways(items, ledger))
    return tuple(groups)


def read_expression(node: Node, ledger: Ledger) -> Expression | None:
    """An expression, or None after a complaint."""
    if isinstance(node, Scalar):
        return _read_wording(node, ledger)
    fields = read_fields(node, shape("expression"), ledger.complaints)
    if fields is None:
        return None
    operators = [name for name in OPERATORS if fields.has(name)]
    if len(operators) != 1:
        found = f"found {', '.join(operators)}" if operators else "found none"
        if operators or not _has_unknown_key(node):
            ledger.complaints.add(
                node, f"An expression has exactly one of {', '.join(OPERATORS)}; {found}.", "Nest one in the other."
            )
        return None
    operator = operators[0]
    if fields.has("within") and operator not in ("all", "ordered"):
        ledger.complaints.add(
            fields.place_of("within"),
            f"`within` does nothing beside `{operator}`.",
            "Write it beside `all` or `ordered`.",
        )
    if operator in _PARTS:
        return _read_parts(operator, fields, ledger)
    return _read_single(operator, fields, ledger)


def _ways(nodes: tuple[Node, ...], ledger: Ledger) -> tuple[Way, ...]:
    ways = (_read_way(node, ledger) for node in nodes)
    return tuple(way for way in ways if way is not None)


def _read_way(node: Node, ledger: Ledger) -> Way | None:
    """A way written as a mapping with `find`, or as an expression alone."""
    if not isinstance(node, Table) or not _is_way(node):
        expression = read_expression(node, ledger)
        return Way(expression, line=node.line) if expression else None
    fields = read_fields(node, shape("way"), ledger.complaints)
    if fields is None:
        return None
    find = _read_one(fields, "find", ledger)
    way = Way(
        find=find or Wording(""),
        scope=Scope(fields.text("scope") or Scope.SENTENCE),
        inside=_anchors(fields, "inside", ledger),
        without=_read_many(fields, "without", ledger),
        unless=_read_many(fields, "unless", ledger),
        heading=_read_one(fields, "heading", ledger),
        heading_without=_read_one(fields, "heading_without", ledger),
        law_title=_read_one(fields, "law_title", ledger),
        joint=_anchors(fields, "joint", ledger),
        same_law=_anchors(fields, "same_law", ledger),
        referred_by=_anchors(fields, "referred_by", ledger),
        outside=_anchors(fields, "outside", ledger),
        next_to=_anchors(fields, "next_to", ledger),
        lacking=_anchors(fields, "lacking", ledger),
        roles=tuple(dict.fromkeys(fields.texts("roles"))),
        strength=STRENGTHS.get(fields.text("strength"), Strength.EXPLICIT),
        line=node.line,
    )
    if find is None:
        return None
    _complain_of_impossible_way(way, fields, ledger)
    return way


def _is_way(node: Table) -> bool:
    """Whether a mapping means a way: it has a key of ways, or none of expressions and something like `find`."""
    keys = {key.text for key, _ in node.entries}
    if "find" in keys:
        return True
    return bool(keys & set(shape("way").names)) and not keys & set(OPERATORS)


def _has_unknown_key(node: Node) -> bool:
    return isinstance(node, Table) and any(key.text not in shape("expression").names for key, _ in node.entries)


def _read_wording(node: Scalar, ledger: Ledger) -> Expression | None:
    name = read_scalar(node, _NAME, ledger.complaints, "expression")
    if not name:
        return None
    ledger.use(Kind.CONCEPT, name, node)
    return Wording(name)


def _read_parts(operator: str, fields: Fields, ledger: Ledger) -> Expression | None:
    nodes = fields.items(operator)
    read = [(read_expression(node, ledger), node) for node in nodes]
    parts = tuple(part for part, _ in read if part is not None)
    if len(parts) < len(nodes) or not parts:
        return None
    if operator != "ordered" and (repeated := twice_named(parts)) is not None:
        where = [node for part, node in read if part == repeated][1]
        ledger.complaints.add(
            where, f"The same part stands in `{operator}` twice.", "Delete it.", is_warning=operator == "any"
        )
    if operator == "any":
        return AnyOf(parts)
    within = fields.whole("within")
    if message := too_narrow(parts, within):
        ledger.complaints.add(
            fields.place_of("within"),
            message,
            f"Write `within: {max(len(parts), 2 * within)}` or more, or leave it out.",
        )
    return AllOf(parts, within, operator == "ordered")


def _read_single(operator: str, fields: Fields, ledger: Ledger) -> Expression | None:
    text, where = fields.text(operator), fields.place_of(operator)
    if not text:
        return None
    if operator in ("refers", "anchor"):
        ledger.use(Kind.ANCHOR, text, where)
        return RefersTo(text) if operator == "refers" else AnchorHere(text)
    parse: Callable[[str], AgeLimit | Period] = parse_age if operator == "age" else parse_period
    try:
        return parse(text)
    except ValueError as error:
        ledger.complaints.add(where, str(error))
        return None


def _read_one(fields: Fields, name: str, ledger: Ledger) -> Expression | None:
    node = fields.node_of(name)
    if node is not None and isinstance(node, Table) and "find" in {key.text for key, _ in node.entries}:
        ledger.complaints.add(node, f"`{name}` holds an expression, not a way.", "Leave out `find:`.")
        return None
    return read_expression(node, ledger) if node is not None else None


def _read_many(fields: Fields, name: str, ledger: Ledger) -> tuple[Expression, ...]:
    read = (read_expression(node, ledger) for node in fields.items(name))
    return tuple(expression for expression in read if expression is not None)


def _anchors(fields: Fields, name: str, ledger: Ledger) -> tuple[str, ...]:
    words = fields.words(name)
    for anchor, where in words:
        ledger.use(Kind.ANCHOR, anchor, where)
    return tuple(dict.fromkeys(anchor for anchor, _ in words))


def _complain_of_impossible_way(way: Way, fields: Fields, ledger: Ledger) -> None:
    """Rules that no law can satisfy, because they take back what they ask for."""
    for name, expressions, effect in (
        ("without", way.without, "so this way can never match"),
        ("unless", way.unless, "so every match is taken away"),
    ):
        if any(always_holds(expression, way.find) for expression in expressions):
            message = f"`{name}` holds wherever `find` matches, {effect}."
            ledger.complaints.add(fields.place_of(name), message, "Make it narrower.")
    if way.heading and way.heading_without and always_holds(way.heading_without, way.heading):
        message = "`heading_without` holds wherever `heading` matches, so this way can never match."
        ledger.complaints.add(fields.place_of("heading_without"), message, "Make it narrower.")
    for name in contradicting_anchors(way):
        message = f"`{name}` asks for an anchor that this way asks not to be there, so it can never match."
        ledger.complaints.add(fields.place_of(name), message, "Take it out of one of them.")
