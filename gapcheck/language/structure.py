"""How a provision is built: paragraphs, list items under the words that introduce them, sentences.

Statutes say "A person who — (a) makes, or (b) possesses … is guilty": item (b) means nothing without its chapeau and its
tail. A `Unit` is a text as it must be read: the ranges of words of chapeau, item and tail put together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from gapcheck.language.folding import word_spans

Range = tuple[int, int]
Unit = tuple[Range, ...]

_MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("section", r"§\s*\d+\w*\.?\s|[Aa]rt(?:icle|ículo|icolo|\.)\s*\d+[\w.-]*\.?\s"),
        ("note", r"(?:Примечани[ея]|Note|Anmerkung|Nota)\b\.?"),
        ("numbered", r"\(\d+(?:\.\d+)?[a-z]?\)|\(\d+(?:bis|ter|quater)\)"),
        ("degree", r"\d+(?:\s?(?:bis|ter|quater))?(?:\.º|\.ª|\.°|º|°)[.)]?"),
        ("figure", r"\d{1,2}(?:[a-z]|bis|ter)?[.)](?=\s|$)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s)"),
        ("roman", r"\((?:[ivx]{1,5})\)|[ivx]{1,5}\)"),
        ("ROMAN", r"[IVX]{1,5}\s?(?:[.)]|\.?\s?[-–—])(?=\s)"),
        ("letters", r"\(?(?:aa|bb|cc|dd|ee|ff|gg)\)"),
        ("letter", r"\(?[a-zа-яё](?:\.\d+|bis)?\)|[a-z]\.(?=\s)|[a-z]\.º\)?"),
        ("LETTER", r"\(?[A-ZА-Я]\)|[A-Z]\.(?=\s)"),
        ("dash", r"[-–—•●](?=\s|\w)"),
    )
)
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?»”\")])\s+(?=[«“\"(„]?[A-ZÀ-ÖØ-ÞА-ЯЁ¿¡§])")
_ORDINAL = re.compile(
    r"\d\.\s+(?:Lebensjahr|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert"
    r"|Abschnitt|Kapitel|Titel|Hauptstück)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Abs|Art|Nr|No|Nos|art|arts|al|ss?|para|paras|Sec|c|L|D|n|bzw|vgl|S|Satz|Ziff|lit|lett|ст|ч|п|пп|гл|г|т|д|co"
    r"|Mr|Dr|St|ex|etc|subs|num|núm|inc)|\b[A-ZА-Я])\.$"
)
_CLOSING = frozenset(".;!?")
_TOP_KINDS = frozenset({"numbered", "ROMAN", "note", "section"})


@dataclass(slots=True)
class _Block:
    """One line with all that hangs below it, while a provision is being read."""

    kind: str
    sentences: list[Range]
    children: list[_Block] = field(default_factory=list)
    tail: list[Range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Structure:
    """Word ranges of one provision at each scope, in order."""

    sentences: tuple[Unit, ...]
    paragraphs: tuple[Unit, ...]
    provision: tuple[Unit, ...]


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


def structure(text: str, word_count: int) -> Structure:
    """The units of a provision of `word_count` folded words."""
    counting = _Counting(text)
    blocks = _blocks(text, counting)
    if counting.passed != word_count:
        # Characters that folding drops or joins make the plain count wrong; the words' own places are always right.
        blocks = _blocks(text, _Locating(text))
    whole: Unit = ((0, word_count),)
    sentences: list[Unit] = []
    paragraphs: list[Unit] = []
    for block in blocks:
        sentences.extend(_sentences_of(block, (), ()))
        paragraphs.append(joined(_all_ranges(block)))
    return Structure(tuple(sentences), tuple(unit for unit in paragraphs if unit), (whole,))


def _blocks(text: str, places: _Places) -> list[_Block]:
    roots: list[_Block] = []
    stack: list[_Block] = []
    seen_at_top: set[str] = set()
    ending = "."
    for start, end in _lines(text):
        line = text[start:end]
        kind, body = _marker(line, stack)
        sentences = _sentence_ranges(text, start, end, places, len(line) - len(body.lstrip()) if kind else 0)
        if not sentences:
            continue
        if not kind and stack and _continues(body):
            if _is_plain_item(stack[-1], ending):
                kind = "plain"
            else:
                _continue(stack, sentences, is_open=ending not in _CLOSING)
                ending = line.rstrip()[-1:]
                continue
        _make_room(stack, kind, is_open=ending not in _CLOSING, seen_at_top=seen_at_top)
        block = _Block(kind, sentences)
        (stack[-1].children if stack else roots).append(block)
        if not stack:
            seen_at_top.add(kind)
        stack.append(block)
        ending = line.rstrip()[-1:]
    return roots


def _make_room(stack: list[_Block], kind: str, *, is_open: bool, seen_at_top: set[str]) -> None:
    """Take from the stack what a new line with this kind of marker cannot hang below."""
    if not kind:
        stack.clear()
    elif any(block.kind == kind for block in stack):
        while stack.pop().kind != kind:
            pass
    elif not is_open and (kind in _TOP_KINDS or kind in seen_at_top):
        stack.clear()


def _is_plain_item(above: _Block, ending: str) -> bool:
    """Whether a line without a marker is an item of a list that a colon opened."""
    return ending == ":" or (above.kind == "plain" and ending in ";,")


def _lines(text: str) -> list[Range]:
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _marker(line: str, stack: list[_Block]) -> tuple[str, str]:
    """The kind of list marker a line begins with, and the line without it."""
    stripped = line.lstrip(' \t\u00a0«“"„')
    for kind, pattern in _MARKERS:
        match = pattern.match(stripped)
        if match is None:
            continue
        is_letter = kind == "roman" and _is_letter_here(match.group().strip("()"), stack)
        return "letter" if is_letter else kind, stripped[match.end() :]
    return "", stripped


def _is_letter_here(mark: str, stack: list[_Block]) -> bool:
    """Whether (i), (v) or (x) is the letter that follows (h), (u), (w), not a roman number."""
    if len(mark) != 1 or not stack:
        return False
    kinds = [block.kind for block in stack]
    if "letter" not in kinds or "roman" in kinds:
        return False
    holder = stack[kinds.index("letter") - 1] if kinds.index("letter") else None
    siblings = sum(child.kind == "letter" for child in holder.children) if holder else 0
    return siblings == ord(mark) - ord("a")


def _continues(body: str) -> bool:
    """A line that begins with a small letter goes on with what stands above."""
    first = body.lstrip()[:1]
    return first.islower()


def _continue(stack: list[_Block], sentences: list[Range], *, is_open: bool) -> None:
    """Attach a line without a marker: to the sentence above, or as the tail of the list above."""
    last = stack[-1]
    lists = [index for index, block in enumerate(stack[:-1]) if block.children]
    if lists:
        stack[lists[-1]].tail.extend(sentences)
        del stack[lists[-1] + 1 :]
    elif is_open:
        first, *rest = sentences
        last.sentences[-1] = (last.sentences[-1][0], first[1])
        last.sentences.extend(rest)
    else:
        last.sentences.extend(sentences)


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


def _sentences_of(block: _Block, before: Unit, after: Unit) -> list[Unit]:
    """Each sentence of a block, read with the words that introduce it and the tail that closes its list."""
    units: list[Unit] = []
    opening = block.sentences[-1]
    own = block.sentences[:-1] if block.children else block.sentences
    units.extend(joined((*before, sentence, *after)) for sentence in own)
    if block.children:
        inner_before = (*before, opening)
        inner_after = (*block.tail[:1], *after)
        for child in block.children:
            units.extend(_sentences_of(child, inner_before, inner_after))
    units.extend((sentence,) for sentence in block.tail[1:])
    return units


def _all_ranges(block: _Block) -> Unit:
    ranges = [*block.sentences]
    for child in block.children:
        ranges.extend(_all_ranges(child))
    return (*ranges, *block.tail)


def joined(ranges: Unit) -> Unit:
    """Neighbouring ranges made one, in order of the text."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
