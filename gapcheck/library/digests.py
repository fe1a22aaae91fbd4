"""Digests over what a checklist means: comments, layout, examples and the order of files do not change them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from gapcheck.model import Anchor, AnchorHere, Checklist, Concept, Lexicon, RefersTo, Way, Wording

_WITHOUT_MEANING = frozenset({"line", "digest", "examples"})
_ORDERLESS = frozenset({"wordings", "others", "includes", "sources"})


def digest_lexicon(lexicon: Lexicon) -> str:
    """`sha256:…` over all concepts and anchors."""
    return _digest(
        [_meaning(item) for item in _sorted(lexicon.concepts)] + [_meaning(item) for item in _sorted(lexicon.anchors)]
    )


def digest_checklist(checklist: Checklist, lexicon: Lexicon) -> str:
    """`sha256:…` over the checklist with the concepts and anchors that it reaches, directly or through others."""
    concepts = {concept.id: concept for concept in lexicon.concepts}
    anchors = {anchor.id: anchor for anchor in lexicon.anchors}
    reached: dict[str, Concept | Anchor] = {}
    waiting = list(_names(checklist))
    while waiting:
        name = waiting.pop()
        item = concepts.get(name) or anchors.get(name)
        if item is not None and name not in reached:
            reached[name] = item
            waiting.extend(_names(item))
    return _digest([_meaning(checklist), [_meaning(item) for item in _sorted(reached.values())]])


def _sorted(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=lambda item: (type(item).__name__, item.id))


def _digest(meaning: object) -> str:
    text = json.dumps(meaning, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _meaning(value: Any) -> Any:
    """Plain values with the names of classes and fields; texts with single spaces."""
    if dataclasses.is_dataclass(value):
        fields = {
            each.name: _field_meaning(each.name, getattr(value, each.name))
            for each in dataclasses.fields(value)
            if each.name not in _WITHOUT_MEANING
        }
        return {"": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_meaning(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return " ".join(value.split())
    return value if value is None or isinstance(value, bool | int) else str(value)


def _field_meaning(name: str, value: Any) -> Any:
    if name in {"wordings", "others"}:
        return {language: sorted(phrases) for language, phrases in value}
    meaning = _meaning(value)
    return sorted(meaning, key=lambda item: json.dumps(item, sort_keys=True)) if name in _ORDERLESS else meaning


def _names(value: Any) -> Iterator[str]:
    """Ids of concepts and anchors that a value names. Elements (`CRITERION/element`) may be among them."""
    if isinstance(value, Wording):
        yield value.concept
    elif isinstance(value, RefersTo | AnchorHere):
        yield value.anchor
    elif isinstance(value, Concept):
        yield from value.includes
        yield from _names(value.defined_as)
    elif isinstance(value, tuple):
        for item in value:
            yield from _names(item)
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            item = getattr(value, each.name)
            if (isinstance(value, Way) and each.name != "roles") or each.name == "needs":
                yield from (name for name in item if isinstance(name, str)) if isinstance(item, tuple) else ()
            if each.name not in _WITHOUT_MEANING and not isinstance(item, str):
                yield from _names(item)
