"""Concepts and anchors from YAML."""

from __future__ import annotations

import re

from gapcheck.language.folding import fold
from gapcheck.language.phrases import parse_phrase
from gapcheck.library.drafts import Kind, Ledger
from gapcheck.library.expressions import read_expression, read_ways
from gapcheck.library.fields import Fields, read_fields, read_items, read_scalar
from gapcheck.library.keys import ID_PATTERN, SIX_LANGUAGES, shape
from gapcheck.library.wanted import Many, Phrase
from gapcheck.library.yaml_source import Complaints, Node, Scalar, Table, name_of_node, shorten
from gapcheck.model import Anchor, Concept

Wordings = tuple[tuple[str, tuple[str, ...]], ...]


def read_concepts(node: Node | None, ledger: Ledger) -> tuple[Concept, ...]:
    """The mapping under `concepts:`."""
    return tuple(_read_concept(key, value, ledger) for key, value in _named(node, "concepts", ledger.complaints))


def read_anchors(node: Node | None, ledger: Ledger) -> tuple[Anchor, ...]:
    """The mapping under `anchors:`."""
    return tuple(_read_anchor(key, value, ledger) for key, value in _named(node, "anchors", ledger.complaints))


def check_phrase(node: Scalar, complaints: Complaints) -> str:
    """The phrase as it is written, in one line; a complaint when it is malformed or too wide."""
    text = " ".join(node.text.split())
    try:
        parse_phrase(text, fold)
    except ValueError as error:
        complaints.add(node, f"Phrase `{shorten(text)}`: {_lower(str(error))}")
    return text


def _named(node: Node | None, name: str, complaints: Complaints) -> list[tuple[Scalar, Node]]:
    if node is None:
        return []
    if not isinstance(node, Table):
        complaints.add(
            node,
            f"`{name}` must map ids to {name}, found {name_of_node(node)}.",
            f"Write `{name}:`, below it `the-id:`.",
        )
        return []
    for key, _ in node.entries:
        if not re.fullmatch(ID_PATTERN, key.text):
            complaints.add(key, f"`{shorten(key.text)}` is no id.", "An id has letters, digits, hyphens, dots.")
    return list(node.entries)


def _read_concept(key: Scalar, node: Node, ledger: Ledger) -> Concept:
    own = ledger.owned_by(Kind.CONCEPT, key.text)
    fields = read_fields(node, shape("concept"), ledger.complaints)
    if fields is None:
        own.define(Kind.CONCEPT, key.text, key)
        return Concept(key.text, ())
    only = _read_only(fields)
    own.define(Kind.CONCEPT, key.text, key, only)
    included = fields.words("includes")
    for name, where in included:
        own.use(Kind.CONCEPT, name, where)
    if not fields.languages and not included:
        ledger.complaints.add(
            key, f"The concept `{key.text}` has no wording.", "Write phrases under `en:`, `fr:` … or `includes:`."
        )
    others = fields.node_of("not")
    defined = fields.node_of("defined_as")
    other_fields = read_fields(others, shape("other phrases"), ledger.complaints) if others is not None else None
    return Concept(
        id=key.text,
        wordings=_read_wordings(fields),
        others=_read_wordings(other_fields) if other_fields else (),
        includes=tuple(dict.fromkeys(name for name, _ in included)),
        defined_as=read_expression(defined, own) if defined is not None else None,
    )


def _read_only(fields: Fields) -> tuple[str, ...]:
    """The languages of `only`, which must come with a reason."""
    only = fields.texts("only")
    if fields.has("only") and not fields.has("because"):
        fields.complaints.add(
            fields.place_of("only"),
            "`only` needs a reason.",
            "Write `because:` and why the other languages have no wording.",
        )
    if fields.has("because") and not fields.has("only"):
        fields.complaints.add(
            fields.place_of("because"), "`because` explains `only`, which is missing.", "Write `only: [en, fr]`."
        )
    return tuple(language for language in SIX_LANGUAGES if language in only)


def _read_wordings(fields: Fields) -> Wordings:
    """Phrases by language, in the order of the six languages, each phrase once."""
    by_language = {language: _read_phrases(language, node, fields.complaints) for language, node in fields.languages}
    return tuple((language, by_language[language]) for language in SIX_LANGUAGES if by_language.get(language))


def _read_phrases(language: str, node: Node, complaints: Complaints) -> tuple[str, ...]:
    items = read_items(node, Many(Phrase(), is_blank_allowed=False), complaints, language)
    phrases: dict[str, str] = {}
    seen: set[str] = set()
    for item in items:
        if not read_scalar(item, Phrase(), complaints, language) or not isinstance(item, Scalar):
            continue
        phrase = check_phrase(item, complaints)
        same = phrases.setdefault(fold(phrase), phrase)
        if phrase in seen or same != phrase:
            complaints.add(item, f"`{shorten(phrase)}` is `{shorten(same)}` again.", "Delete one.", is_warning=True)
        seen.add(phrase)
    return tuple(phrases.values())


def _read_anchor(key: Scalar, node: Node, ledger: Ledger) -> Anchor:
    own = ledger.owned_by(Kind.ANCHOR, key.text)
    own.define(Kind.ANCHOR, key.text, key)
    fields = read_fields(node, shape("anchor"), ledger.complaints)
    if fields is None:
        return Anchor(key.text, "", ())
    if fields.has("ways") and not fields.items("ways"):
        ledger.complaints.add(
            fields.place_of("ways"), "An anchor without ways is never found.", "Write at least one way."
        )
    return Anchor(key.text, fields.text("says"), read_ways(fields, "ways", own))


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
