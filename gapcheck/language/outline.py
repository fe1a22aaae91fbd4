"""The lines of a provision as an outline: numbered paragraphs, list items at every level, tails, sentences.

Real statutes mark lists in many ways and break them with stray lines; what hangs below what is told from the kind of
marker, from how the line above ends, and from marks that follow each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from gapcheck.language.folding import word_spans

Range = tuple[int, int]

_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("section", r"§\s*\d+\w*\.?\s|[Aa]rt(?:icle|ículo|icolo|\.)\s*\d+[\w.-]*\.?\s"),
        ("note", r"(?:Примечани[ея]|Note|Anmerkung|Nota)\b\.?"),
        ("numbered", r"\(\d+(?:\.\d+)?[a-z]?\)|\(\d+(?:bis|ter|quater)\)"),
        ("degree", r"\d+(?:\s?(?:bis|ter|quater))?(?:\.º|\.ª|\.°|º|°)[.)]?"),
        ("figure", r"\d{1,2}(?:[a-z]|bis|ter)?\.(?=\s|$)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)"),
        ("bracketed", r"\d{1,2}(?:[a-z]|bis|ter)?\)(?=\s|$)"),
        ("bare", r"\d{1,2}(?:\s?(?:bis|ter|quater))?\s(?=[«„\"A-ZÀ-ÝА-Я][^.]*\s)"),
        ("roman", r"\((?:[ivx]{1,5})\)|[ivx]{1,5}\)"),
        ("ROMAN", r"[IVX]{1,5}\s?(?:[.)]|\.?\s?[-–—])(?=\s)"),
        ("letters", r"\(?(?:aa|bb|cc|dd|ee|ff|gg)\)"),
        ("letter", r"\(?[a-zа-яё](?:\.\d+|bis)?\)"),
        ("dotted", r"[a-z]\.(?=\s)|[a-z]\.º\)?"),
        ("LETTER", r"\(?[A-ZА-Я]\)|[A-Z]\.(?=\s)"),
        ("dash", r"[-–—•●](?=\s|\w)"),
    )
)
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?»”\")])\s+(?=[«“\"(„]?[A-ZÀ-ÖØ-ÞА-ЯЁ¿¡§])")
_ORDINAL_NOUNS = (
    "Lebensjahr|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert"
    "|Abschnitt|Kapitel|Titel|Hauptstück"
)
_ORDINAL = re.compile(rf"\d\.\s+(?:{_ORDINAL_NOUNS})")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Abs|Art|Nr|No|Nos|art|arts|al|ss?|para|paras|Sec|c|L|D|n|bzw|vgl|S|Satz|Ziff|lit|lett|ст|ч|п|пп|гл|г|т|д|co"
    r"|Mr|Dr|St|ex|etc|subs|num|núm|inc)|\b[A-ZА-Я])\.$"
)
_STRETCH_END = re.compile(rf"[\n;]|\.\s+(?=\(|\d+\.|(?!{_ORDINAL_NOUNS})[A-ZÀ-ÝА-ЯЁ][a-zà-ýа-яё ])")
_CLOSING = frozenset(".;!?")
_TOP_KINDS = frozenset({"numbered", "ROMAN", "note", "section", "bare"})


@dataclass(slots=True)
class Block:
    """One line with all that hangs below it. Ranges count words; `mark` is the marker without its brackets."""

    kind: str
    mark: str
    sentences: list[Range]
    children: list[Block] = field(default_factory=list)
    tail: list[Range] = field(default_factory=list)


class _Places(Protocol):
    """Which words stand between two offsets of a text; asked once for each stretch, in order."""

    def words(self, start: int, end: int) -> Range: ...


class _Counting:
    """Counts words as it goes, which is quick."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.passed = 0

    def words(self, start: int, end: int) -> Range:
        first = self.passed
        self.passed += len(_WORD.findall(self._text, start, end))
        return first, self.passed


class _Locating:
    """Looks up each word's place, which is right for every text."""

    def __init__(self, text: str) -> None:
        self._spans = word_spans(text)

    def words(self, start: int, end: int) -> Range:
        starts = self._spans.starts
        first, last = self._spans.word_at(start), self._spans.word_at(end - 1)
        return first, last + 1 if last < len(starts) and starts[last] < end else last


def outline(text: str, word_count: int) -> list[Block]:
    """The blocks of a provision of `word_count` folded words."""
    counting = _Counting(text)
    blocks = _Outline(text, counting).blocks
    # Characters that folding drops or joins make the plain count wrong; the words' own places are always right.
    return blocks if counting.passed == word_count else _Outline(text, _Locating(text)).blocks


def stretches(text: str, word_count: int) -> list[Range]:
    """Word ranges between line ends, semicolons and the ends of sentences: what one number with its unit cannot cross."""
    cuts = [0, *(cut.end() for cut in _STRETCH_END.finditer(text)), len(text)]
    for places in (_Counting(text), _Locating(text)):
        ranges = [places.words(start, end) for start, end in pairwise(cuts) if start < end]
        if isinstance(places, _Locating) or places.passed == word_count:
            return [one for one in ranges if one[0] < one[1]]
    return []


class _Outline:
    """Reads line after line; `_stack` holds the blocks from the outermost to the line above."""

    def __init__(self, text: str, places: _Places) -> None:
        self.blocks: list[Block] = []
        self._text = text
        self._places = places
        self._stack: list[Block] = []
        self._suspended: list[Block] = []
        self._top_kinds: set[str] = set(_TOP_KINDS)
        self._ending = "."
        for start, end in _lines(text):
            self._read(start, end)

    def _read(self, start: int, end: int) -> None:
        line = self._text[start:end]
        kind, mark, body = _marker(line, self._stack)
        sentences = _sentence_ranges(
            self._text, start, end, self._places, len(line) - len(body.lstrip()) if kind else 0
        )
        if not sentences:
            return
        if not kind and self._stack and body.lstrip()[:1].islower():
            if self._is_plain_item():
                self._add("plain", mark, sentences)
            else:
                self._continue(sentences)
        else:
            self._add(kind, mark, sentences)
        self._ending = line.rstrip()[-1:]

    def _is_plain_item(self) -> bool:
        """Whether a line without a marker is an item of a list that a colon opened."""
        return self._ending == ":" or (self._stack[-1].kind == "plain" and self._ending in ";,")

    def _add(self, kind: str, mark: str, sentences: list[Range]) -> None:
        self._make_room(kind, mark)
        block = Block(kind, mark, sentences)
        if self._stack:
            self._stack[-1].children.append(block)
        else:
            self.blocks.append(block)
            self._top_kinds.add(kind)
        self._stack.append(block)

    def _make_room(self, kind: str, mark: str) -> None:
        """Take from the stack what a new line with this marker cannot hang below."""
        kinds = [block.kind for block in self._stack]
        if not kind:
            if any(kinds):
                self._suspended = list(self._stack)
            self._stack.clear()
        elif kind in kinds:
            del self._stack[len(kinds) - 1 - kinds[::-1].index(kind) :]
        elif self._resumes(kind, mark):
            kinds = [block.kind for block in self._suspended]
            self._stack = self._suspended[: kinds.index(kind)]
            self._suspended = []
        elif self._ending in _CLOSING and kind in self._top_kinds:
            self._stack.clear()

    def _resumes(self, kind: str, mark: str) -> bool:
        """Whether the mark follows the last one of a list that a stray line without a marker interrupted."""
        return any(block.kind == kind and _follows(block.mark, mark) for block in self._suspended)

    def _continue(self, sentences: list[Range]) -> None:
        """Attach a line without a marker: to the sentence above, or as the tail of the list above."""
        last = self._stack[-1]
        lists = [index for index, block in enumerate(self._stack[:-1]) if block.children]
        if lists:
            self._stack[lists[-1]].tail.extend(sentences)
            del self._stack[lists[-1] + 1 :]
        elif self._ending not in _CLOSING:
            first, *rest = sentences
            last.sentences[-1] = (last.sentences[-1][0], first[1])
            last.sentences.extend(rest)
        else:
            last.sentences.extend(sentences)


def _follows(mark: str, following: str) -> bool:
    """Whether one mark is the next after another: b after a, 4 after 3."""
    if mark.isdigit() and following.isdigit():
        return int(following) == int(mark) + 1
    return len(mark) == len(following) == 1 and ord(following) - ord(mark) in (1, 2)


def _lines(text: str) -> list[Range]:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _marker(line: str, stack: list[Block]) -> tuple[str, str, str]:
    """The kind of list marker a line begins with, the bare mark, and the line without it."""
    stripped = line.lstrip(' \t\u00a0«“"„')
    for kind, pattern in _MARKERS:
        match = pattern.match(stripped)
        if match is None:
            continue
        mark = match.group().strip(" ().-–—º°ª")
        is_letter = kind == "roman" and _is_letter_here(mark, stack)
        return "letter" if is_letter else kind, mark, stripped[match.end() :]
    return "", "", stripped


def _is_letter_here(mark: str, stack: list[Block]) -> bool:
    """Whether (i), (v) or (x) is the letter that follows (h), (u), (w), not a roman number."""
    letters = [block.mark for block in stack if block.kind == "letter"]
    return (
        len(mark) == 1
        and bool(letters)
        and not any(block.kind == "roman" for block in stack)
        and _follows(letters[-1], mark)
    )


def _sentence_ranges(text: str, start: int, end: int, places: _Places, marker: int) -> list[Range]:
    """Word ranges of the sentences between two offsets; the first `marker` characters are a list marker."""
    ranges: list[Range] = []
    begin = start
    for cut in _SENTENCE_END.finditer(text, start + marker, end):
        if _ABBREVIATED.search(text, begin, cut.start()) or _ORDINAL.match(text, max(begin, cut.start() - 2)):
            continue
        ranges.append(places.words(begin, cut.start()))
        begin = cut.end()
    ranges.append(places.words(begin, end))
    return [one for one in ranges if one[0] < one[1]]
