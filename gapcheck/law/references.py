"""Cross-references between provisions: lists, ranges, other laws, the preceding section, this section, this chapter.

A reference leads with a word ("section", "§§", "статьями"); a bare number never is one. Ranges follow the order in
which the provisions stand in their law: "227-25 à 227-27" holds 227-26 but not 227-23-1. Without a law's name the
targets lie in the provision's own law; a law outside the workbook gives no reference at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from gapcheck.law.law_index import LawIndex
from gapcheck.law.numbering import section_of, sort_key
from gapcheck.law.reference_grammar import Grammar, grammar
from gapcheck.model import Provision

__all__ = ["LawIndex", "Reference", "references", "section_of"]

_MAX_ITEMS = 200
_MAX_QUALIFIERS = 12
_JOINED = {"s": "-_'’"}  # "the offender's 5 years", but "l'article 5"
_TAIL = 150  # characters in which the name of a law must begin and end


@dataclass(frozen=True, slots=True)
class Reference:
    """Characters `[start, end)` of `provision.text` that name other provisions (or the provision itself).

    `targets` are ids of the workbook in the order of their law, each once.
    """

    start: int
    end: int
    targets: tuple[str, ...]


def references(provision: Provision, index: LawIndex) -> tuple[Reference, ...]:
    """All references of a provision's text, in order, not overlapping. Those that lead nowhere are left out."""
    text, rules = provision.text, grammar(provision.language)
    if not any(word in text for word in rules.cheap):
        return ()
    lists = list(_lists(provision, index, rules))
    found = [reference for _, _, reference in lists if reference is not None]
    found.extend(_selves(provision, index, rules, [(start, end) for start, end, _ in lists]))
    for start, end, rows in index.chapter_mentions(provision):
        found.append(Reference(start, end, index.ids(provision.law, rows)))
    return tuple(_disjoint(sorted(found, key=lambda reference: reference.start)))


def _disjoint(found: list[Reference]) -> Iterator[Reference]:
    end = 0
    for reference in found:
        if reference.start >= end:
            yield reference
            end = reference.end


def _selves(provision: Provision, index: LawIndex, rules: Grammar, taken: list[tuple[int, int]]) -> Iterator[Reference]:
    """Find this section, the preceding section, this chapter: outside the spans of lists."""
    text = provision.text
    starts = [start for start, _ in taken]
    end = 0
    for hint in rules.self_starts.finditer(text):
        start = hint.start()
        match = rules.selves.match(text, start) if start >= end and not text[start - 1 : start].isalnum() else None
        if match is None:
            continue
        end = match.end()
        place = bisect_left(starts, end)
        if place and taken[place - 1][1] > start:
            continue
        rows = _self_rows(match, provision, index)
        targets = (provision.id,) if match["here"] is not None else index.ids(provision.law, rows) if rows else ()
        if targets:
            yield Reference(start, end, targets)


_COUNTS = dict.fromkeys(("two", "deux", "dos", "due", "двух"), 2) | dict.fromkeys(
    ("three", "trois", "tres", "tre", "трех"), 3
)


def _self_rows(match: re.Match[str], provision: Provision, index: LawIndex) -> tuple[int, ...]:
    if match["chapter"] is not None:
        return index.chapter(provision)
    return index.before(provision, _COUNTS.get(match["count"] or "", 1)) if match["before"] is not None else ()


@dataclass(slots=True)
class _List:
    """Numbers as written: (first, "") or (first, last) of a range; `end` is where the list ends."""

    items: list[tuple[str, str]]
    end: int


def _lists(provision: Provision, index: LawIndex, rules: Grammar) -> Iterator[tuple[int, int, Reference | None]]:
    """Every list with its span, and the reference that it makes if it leads somewhere."""
    text = provision.text
    end = 0
    named = ""
    own = _law_amended(provision, index) or provision.law
    for lead in rules.leads.finditer(text):
        start = lead.start()
        if start < end or (start and (text[start - 1].isalnum() or text[start - 1] in _JOINED.get(text[start], "-_"))):
            continue
        word = lead.group()[:7].casefold()
        numbers = _read_list(
            text, lead.end(), rules.article_qualifier if word.startswith("art") else rules.qualifier, rules
        )
        if not numbers.items or _is_no_reference(text, lead, word):
            continue
        law, end = _law_meant(text, numbers.end, (own, named), index, rules)
        named = law if law is not None and law != own else named
        if word.startswith("art") and law == own and end == numbers.end and index.has_sections(own):
            law = None
        rows = (
            [row for first, last in numbers.items for row in _rows(index, law, first, last)] if law is not None else []
        )
        yield start, end, Reference(start, end, index.ids(law, rows)) if law is not None and rows else None


_CITATION = re.compile(r"\bc\.[^\S\n]?[\w.-]+(?:[^\S\n]\([^()\n]{1,20}\))?,[^\S\n]$")


def _is_no_reference(text: str, lead: re.Match[str], word: str) -> bool:
    """English "paragraph 2" (no section), and "1985, c. 27 (1st Supp.), s. 4" (where a text comes from)."""
    if word.startswith("paragra") and text[lead.start()].isascii():
        return not _is_compound(text, lead.end())
    return word.startswith("s") and _CITATION.search(text, max(0, lead.start() - 45), lead.start()) is not None


_AMENDED = re.compile(
    r"(?:\(1\)\s)?The\s(.{5,140}?)\sis\s(?:hereby\s)?amended|Se\smodifican?\s(?:.{0,80}?\sde\s)?la\s(Ley\s.{5,140})"
)


def _law_amended(provision: Provision, index: LawIndex) -> str:
    """The law that an amending row speaks of from its first words on: "The Act of 1996 is amended (a) in section 1"."""
    if "amended" not in provision.text[:200] and not provision.text.startswith("Se modific"):
        return ""
    found = _AMENDED.match(provision.text)
    return index.names.law_at(found.group(1) or found.group(2), provision.law) or "" if found else ""


def _is_compound(text: str, at: int) -> bool:
    """English "paragraph 273(2)(a)" names a section, "paragraph 2" does not."""
    while at < len(text) and (text[at].isdigit() or text[at] == "."):
        at += 1
    return text[at : at + 1] == "("


def _rows(index: LawIndex, law: str, first: str, last: str) -> tuple[int, ...]:
    """The rows of an item; "189-195" is a range when the law has no such number but both of its halves."""
    if not last and "-" in first and not index.holds(law, first):
        low, _, high = first.partition("-")
        if index.holds(law, low) and index.holds(law, high) and sort_key(low) < sort_key(high):
            return index.find(law, low, high)
    return index.find(law, first, last)


def _read_list(text: str, at: int, qualifier: re.Pattern[str], rules: Grammar) -> _List:
    """Numbers from `at` on, with what stands between them."""
    numbers = _List([], at)
    for _ in range(_MAX_ITEMS):
        number = rules.number.match(text, at)
        if number is None or rules.units.match(text, number.end()):
            return numbers
        at = _skip_qualifiers(text, number.end(), qualifier)
        first, last = number.group(1), ""
        sign = rules.range_sign.match(text, at)
        until = rules.number.match(text, sign.end()) if sign else None
        if until and not rules.units.match(text, until.end()):
            last = until.group(1)
            at = _skip_qualifiers(text, until.end(), qualifier)
        if not _is_paragraph_again(numbers.items, first):
            numbers.items.append((first, last))
        numbers.end = at
        separator = rules.separator.match(text, at)
        if separator is None:
            return numbers
        at = separator.end()
    return numbers


def _is_paragraph_again(items: list[tuple[str, str]], number: str) -> bool:
    """Spanish "artículos 130.1 y 2": the 2 is a paragraph of 130."""
    return bool(items) and "." in items[-1][0] and number.isdigit() and len(number) == 1 and len(items[-1][0]) > 3


def _skip_qualifiers(text: str, at: int, qualifier: re.Pattern[str]) -> int:
    for _ in range(_MAX_QUALIFIERS):
        found = qualifier.match(text, at)
        if found is None or found.end() == at:
            break
        at = found.end()
    return at


def _law_meant(text: str, end: int, laws: tuple[str, str], index: LawIndex, rules: Grammar) -> tuple[str | None, int]:
    """(law, end of the reference), from what follows a list. None is a law that is not in the workbook.

    `laws` are the law that unnamed numbers belong to, and the other law named last ("of that Act").
    """
    own, named = laws
    if found := rules.own.match(text, end):
        return own, found.end()
    if found := rules.same.match(text, end):
        return named or own, found.end()
    tail = text[end : end + _TAIL].partition("\n")[0]
    law, abbreviated = index.names.abbreviated(tail, own)
    if law is not None or abbreviated:
        return law, end
    connector = rules.of.match(tail)
    if connector is None:
        return own, end
    rest = tail[connector.end() :]
    law, abbreviated = index.names.abbreviated(rest, own)
    law = law or index.names.law_at(rest, own)
    if law is not None:
        return law, end
    return (None if abbreviated or rules.foreign.match(rest) else own), end
