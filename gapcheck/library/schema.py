"""The JSON Schema (draft 2020-12) of checklist and lexicon files, from the table of keys.

It says what a text editor can check while one writes; names that must be defined elsewhere, phrases and rules that
nothing can satisfy are the reader's. Editors read `version: 1` as a number, so texts may be numbers, too.
"""

from __future__ import annotations

from typing import Any

from gapcheck.library.keys import ID_PATTERN, OPERATORS, SHAPES, SIX_LANGUAGES, Shape, shape
from gapcheck.library.wanted import Choice, Flag, Many, Mapping, Named, Number, Phrase, Text, Wanted

Schema = dict[str, Any]


def checklist_schema() -> Schema:
    """The schema of one file: a checklist, or a part of the lexicon."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gapcheck checklist",
        "description": "A checklist of gapcheck, or a part of its lexicon. Format: docs/checklist-format.md",
        "if": {"type": "object", "anyOf": [{"required": [name]} for name in _checklist_only()]},
        "then": _reference("checklist"),
        "else": _reference("lexicon"),
        "$defs": {_definition_name(each.name): _shape_schema(each) for each in SHAPES},
    }


def _checklist_only() -> list[str]:
    return [name for name in shape("checklist").names if name not in shape("lexicon").names]


def _shape_schema(each: Shape) -> Schema:
    languages = (
        {code: _wanted(Many(Phrase(), is_blank_allowed=False)) for code in SIX_LANGUAGES} if each.has_languages else {}
    )
    schema: Schema = {
        "type": "object",
        "properties": {
            **languages,
            **{key.name: _key_schema(key.wanted, key.says, key.is_required) for key in each.keys},
        },
        "additionalProperties": False,
    }
    required = [key.name for key in each.keys if key.is_required]
    if required:
        schema["required"] = required
    if each.name == "expression":
        schema["oneOf"] = [{"required": [name]} for name in OPERATORS]
        word = {"type": ["string", "number"], "pattern": f"^{ID_PATTERN}$"}
        return {"anyOf": [word, schema]}
    if each.name == "way":
        return {"if": {"type": "object", "required": ["find"]}, "then": schema, "else": _reference("expression")}
    return schema


def _key_schema(wanted: Wanted, says: str, is_required: bool) -> Schema:
    """A key that may be left out may be left blank, too."""
    schema = _wanted(wanted)
    if not is_required:
        schema = {"anyOf": [schema, {"type": "null"}]}
    return {"description": says, **schema} if says else schema


def _wanted(wanted: Wanted) -> Schema:
    match wanted:
        case Text(pattern=pattern):
            return {"type": ["string", "number", "boolean"], "pattern": f"^{pattern}$" if pattern else r"\S"}
        case Phrase():
            return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
        case Flag():
            return {"enum": [True, False, "yes", "no"]}
        case Choice(values=values):
            return {"enum": list(values)}
        case Number():
            return _number(wanted)
        case Many(item=item, may_be_one=may_be_one, is_blank_allowed=is_blank_allowed):
            listing: Schema = {"type": "array", "items": _wanted(item)} | ({} if is_blank_allowed else {"minItems": 1})
            return {"anyOf": [listing, _wanted(item)]} if may_be_one else listing
        case Named(value=value):
            return {
                "type": "object",
                "propertyNames": {"pattern": f"^{ID_PATTERN}$"},
                "additionalProperties": _wanted(value),
            }
        case Mapping(shape=name):
            return _reference(name)


def _number(wanted: Number) -> Schema:
    """A number, or one in quotation marks."""
    bound = "exclusiveMinimum" if wanted.is_above else "minimum"
    number = {"type": "integer" if wanted.is_whole else "number", bound: wanted.least, "maximum": wanted.most}
    return {"anyOf": [number, {"type": "string", "pattern": r"^\d+$" if wanted.is_whole else r"^\d+(\.\d+)?$"}]}


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{_definition_name(name)}"}


def _definition_name(name: str) -> str:
    return name.replace(" ", "-")
