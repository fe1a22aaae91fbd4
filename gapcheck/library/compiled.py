"""Model values as JSON and back, quickly: what the wheel ships and what the cache holds.

A dataclass becomes a list of its required fields in order, and at the end, if any differs from its default, a mapping
of the others. An expression is led by the name of its class; the commonest, a concept by name, is that name alone. The
codec is worked out from the model's own type hints, so that it cannot drift from them. JSON, never pickle: a planted
cache must not run code.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Plain = Any  # what JSON can hold
Turn = Callable[[Any], Any]

_AS_IS = (str, int, bool)


class DamagedError(ValueError):
    """Compiled text is not what `encode` writes."""


def encode(value: object, kind: Any) -> Plain:
    """A value of the model as lists, texts, numbers. `kind` is its type, such as `tuple[Checklist, ...]`."""
    return _encoder(kind)(value)


def decode(plain: Plain, kind: Any) -> Any:
    """The value that `encode` made `plain` of. Raises DamagedError."""
    try:
        return _decoder(kind)(plain)
    except (TypeError, ValueError, KeyError, IndexError, ArithmeticError, AttributeError) as error:
        raise DamagedError(str(error)) from error


@cache
def _encoder(kind: Any) -> Turn:
    if dataclasses.is_dataclass(kind):
        return _class_encoder(kind)
    if get_origin(kind) is tuple:
        members = get_args(kind)
        if members[-1] is Ellipsis:
            each = _later(_encoder, members[0])
            return lambda value: [each(item) for item in value]
        turns = [_later(_encoder, member) for member in members]
        return lambda value: [turn(item) for turn, item in zip(turns, value, strict=True)]
    if _is_union(kind):
        return _union_encoder(get_args(kind))
    if kind is Decimal:
        return str
    if kind is dt.date:
        return dt.date.isoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda value: value.value
    return _same


def _class_encoder(kind: Any) -> Turn:
    required, optional = _fields(kind)
    needed = [(name, _later(_encoder, hint)) for name, hint in required]
    others = [(name, _later(_encoder, hint), default) for name, hint, default in optional]

    def take_apart(value: Any) -> list[Plain]:
        plain = [turn(getattr(value, name)) for name, turn in needed]
        given = {name: turn(found) for name, turn, default in others if (found := getattr(value, name)) != default}
        return [*plain, given] if given else plain

    return take_apart


def _union_encoder(members: tuple[Any, ...]) -> Turn:
    if type(None) in members:
        inner = _later(_encoder, _without_none(members))
        return lambda value: None if value is None else inner(value)
    by_class = {member: _later(_encoder, member) for member in members}
    bare = _bare_class(members)

    def take_apart(value: Any) -> Plain:
        plain = by_class[type(value)](value)
        return plain[0] if type(value) is bare else [type(value).__name__, *plain]

    return take_apart


@cache
def _decoder(kind: Any) -> Turn:
    if dataclasses.is_dataclass(kind):
        return _class_decoder(kind)
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if _is_union(kind):
        return _union_decoder(get_args(kind))
    if kind is Decimal:
        return Decimal
    if kind is dt.date:
        return dt.date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        by_value = {member.value: member for member in kind}
        return by_value.__getitem__
    return _same


def _class_decoder(kind: Any) -> Turn:
    """Fields that JSON holds as they are cost nothing: most are texts."""
    required, optional = _fields(kind)
    turns = [(at, _later(_decoder, hint)) for at, (_, hint) in enumerate(required) if hint not in _AS_IS]
    others = {name: _same if hint in _AS_IS else _later(_decoder, hint) for name, hint, _ in optional}
    count = len(required)

    def build(plain: Any) -> Any:
        values = plain[:count]
        for at, turn in turns:
            values[at] = turn(values[at])
        if len(plain) == count:
            return kind(*values)
        (given,) = plain[count:]
        return kind(*values, **{name: others[name](value) for name, value in given.items()})

    return build


def _tuple_decoder(members: tuple[Any, ...]) -> Turn:
    if members[-1] is not Ellipsis:
        turns = [_later(_decoder, member) for member in members]
        return lambda plain: tuple([turn(item) for turn, item in zip(turns, plain, strict=True)])
    if members[0] in _AS_IS:
        return tuple
    each = _later(_decoder, members[0])
    return lambda plain: tuple([each(item) for item in plain])


def _union_decoder(members: tuple[Any, ...]) -> Turn:
    if type(None) in members:
        inner = _later(_decoder, _without_none(members))
        return lambda plain: None if plain is None else inner(plain)
    by_name = {member.__name__: _decoder(member) for member in members}
    bare = _bare_class(members)

    def build(plain: Any) -> Any:
        return bare(plain) if bare and type(plain) is str else by_name[plain[0]](plain[1:])

    return build


def _later(maker: Callable[[Any], Turn], kind: Any) -> Turn:
    """The codec of a type; of a union of classes only when it is first used, because expressions hold expressions."""
    if not _is_union(kind) or type(None) in get_args(kind):
        return maker(kind)
    made: list[Turn] = []

    def turn(value: Any) -> Any:
        if not made:
            made.append(maker(kind))
        return made[0](value)

    return turn


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, types.UnionType)


def _bare_class(members: tuple[Any, ...]) -> Any:
    """The first class of a union, when it holds nothing but one text: it needs no name in front."""
    required, optional = _fields(members[0])
    return members[0] if not optional and [hint for _, hint in required] == [str] else None


@cache
def _fields(kind: type) -> tuple[tuple[tuple[str, Any], ...], tuple[tuple[str, Any, Any], ...]]:
    """Required fields with their types, and optional ones with their types and defaults."""
    hints = get_type_hints(kind)
    fields = dataclasses.fields(kind)
    required = tuple((each.name, hints[each.name]) for each in fields if each.default is dataclasses.MISSING)
    optional = [(each.name, hints[each.name], each.default) for each in fields]
    return required, tuple(each for each in optional if each[2] is not dataclasses.MISSING)


def _without_none(members: tuple[Any, ...]) -> Any:
    rest = tuple(member for member in members if member is not type(None))
    return rest[0] if len(rest) == 1 else Union[rest]  # noqa: UP007 - made at run time


def _same(value: Any) -> Any:
    return value
