"""YAML's own complaints in words for a lawyer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from yaml import YAMLError

_STAR: Final = ("A word that begins with a star must stand in quotation marks.", 'Write "*word".')
_EXCLAMATION: Final = ("A text that begins with `!` must stand in quotation marks.", 'Write "!text".')
_UNPRINTABLE: Final = ("A character stands here that text cannot hold.", "Delete it.")
_TAB: Final = ("A tab stands here.", "Indent with spaces only.")

# First match wins; the left column is a part of libyaml's or PyYAML's message or of its context.
_SYNTAX: Final = (
    ("scanning an alias", *_STAR),
    ("undefined alias", *_STAR),
    ("scanning an anchor", "A word that begins with `&` must stand in quotation marks.", 'Write "&word".'),
    (
        "mapping values are not allowed",
        "A colon stands where no key can stand.",
        "Indent all keys of a mapping alike, and put text that holds a colon into quotation marks.",
    ),
    ("tab character", *_TAB),
    ("found character '\\t'", *_TAB),
    ("cannot start any token", "A sign stands here that cannot begin a text.", "Put the text into quotation marks."),
    ("unexpected end of stream", "The quotation mark that opens here is never closed.", "Close it."),
    (
        "quoted scalar",
        "Something is wrong inside these quotation marks.",
        "Use single quotation marks around text with a backslash.",
    ),
    (
        "flow sequence",
        "A list in [brackets] is not closed, or lacks a comma.",
        "Check commas and the closing bracket; quote text that holds commas or brackets.",
    ),
    (
        "flow mapping",
        "A mapping in {braces} is not closed, or lacks a comma.",
        "Check commas and the closing brace; quote text that holds commas or braces.",
    ),
    (
        "block collection",
        "Something stands here that does not belong to the list.",
        'Indent all items alike, and quote text that begins with a bracket or quotation mark: "[the] child".',
    ),
    ("sequence entries are not allowed", "A list cannot begin here.", "Put `- ` on a line of its own below the key."),
    (
        "block mapping",
        "Something stands here that does not belong to the mapping.",
        "Indent all its keys alike, and quote text that begins with a bracket or quotation mark.",
    ),
    (
        "simple key",
        "A `key:` was expected here, but the colon is missing.",
        "Write `key: value`, or indent the text so that it belongs to the line above.",
    ),
    ("tag", *_EXCLAMATION),
    ("block scalar", "The text after `>` or `|` is not indented as it should be.", "Indent all its lines alike."),
    ("control characters", *_UNPRINTABLE),
    ("special characters", *_UNPRINTABLE),
    ("nesting depth", "The file is nested too deeply.", "Indent it less."),
)


def explain(error: YAMLError, text: str) -> tuple[int, int, str, str]:
    """Line and column (from 1), what is wrong, what to do."""
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "it cannot be read")
    context = str(getattr(error, "context", "") or "")
    for sign, message, advice in _SYNTAX:
        if sign in problem or sign in context:
            return *_position(error, text), message, advice
    message = f"The file is not well-formed YAML here: {problem}."
    return *_position(error, text), message, "Compare this line and the ones above it with docs/checklist-format.md."


def _position(error: YAMLError, text: str) -> tuple[int, int]:
    """Where a person should look: where an unclosed quotation mark stands, else where reading stopped."""
    mark = getattr(error, "problem_mark", None)
    opening = getattr(error, "context_mark", None)
    if opening is not None and (mark is None or "end of stream" in str(getattr(error, "problem", ""))):
        mark = opening
    if mark is not None:
        return mark.line + 1, mark.column + 1
    position = getattr(error, "position", None)  # of a character that no text may hold
    before = text[:position] if isinstance(position, int) and 0 <= position <= len(text) else ""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
