"""What a key may hold: the kinds of value of which the table of keys is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `pattern` is a regular expression for the whole of it, `form` describes it to a person."""

    pattern: str = ""
    form: str = "text"


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `least` (or above it, when `is_above`) to `most`."""

    least: int
    most: int
    is_whole: bool = True
    is_above: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false; yes and no are understood, too."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Many:
    """A list; a single item need not be written as one."""

    item: Wanted
    may_be_one: bool = True
    is_blank_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping from ids of the author's choice to values."""

    value: Wanted


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of the named shape; `expression` may also be a word, `way` an expression."""

    shape: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of the lexicon (gapcheck.language.phrases)."""


Wanted = Text | Number | Flag | Choice | Many | Named | Mapping | Phrase
