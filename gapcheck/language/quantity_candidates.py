"""Numbers that may be quantities: their units, and the chains they form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gapcheck.language.number_words import Number, read_numbers
from gapcheck.language.quantity_words import QuantityWords

LINK = 7  # words between two numbers of one chain


@dataclass(slots=True)
class Candidate:
    """A number on its way to a quantity. `unit` is "year", "month", "day", "age" or "" (bare)."""

    start: int
    end: int
    value: int
    unit: str
    number: Number
    comparison: str = ""
    negated: bool = False
    bare_word: bool = False
    left: int = 0
    right: int = 0
    relation: str = ""


def chains_of(words: Sequence[str], language: str, vocabulary: QuantityWords) -> Iterator[list[Candidate]]:
    """Runs of linked candidates, those that can be quantities: some unit or a word that needs none."""
    chain: list[Candidate] = []
    end = 0
    for number in read_numbers(words, language):
        candidate = _candidate(words, number, end, vocabulary)
        if candidate is None:
            continue
        if chain and not _linked(words, chain[-1], candidate, vocabulary):
            if _may_count(words, chain, vocabulary):
                yield chain
            chain = []
        chain.append(candidate)
        end = candidate.end
    if chain and _may_count(words, chain, vocabulary):
        yield chain


def _may_count(words: Sequence[str], chain: list[Candidate], vocabulary: QuantityWords) -> bool:
    """Share units in the chain. Without any, some word before a number must at least be able to lead to an age."""
    _share_units(chain)
    if chain[0].unit:
        return True
    befores = [words[candidate.start - 1] for candidate in chain if candidate.start > 0]
    return any(word in vocabulary.fillers or vocabulary.bare.ends_with(word) for word in befores)


def _candidate(words: Sequence[str], number: Number, bound: int, vocabulary: QuantityWords) -> Candidate | None:
    start, end, unit = number.start, number.end, ""
    following = words[end] if end < len(words) else ""
    if number.form == "aged":
        unit = "age"
    elif following in vocabulary.years:
        length = vocabulary.birthdays.at(words, end)
        unit, end = ("age", end + length) if length else ("year", end + 1)
    elif following in vocabulary.months:
        unit, end = "month", end + 1
    elif following in vocabulary.days:
        unit, end = "day", end + 1
    elif length := vocabulary.birthdays.at(words, end) or _aged_suffix(words, end):
        unit, end = "age", end + length
    elif vocabulary.unit_first and start > bound:
        unit = _unit_of(words[start - 1], vocabulary)
        start -= bool(unit)
    if unit == "year" and (number.form == "ordinal" or number.value > 99):
        return None
    if not unit and number.value == 1 and following not in vocabulary.ranges:
        return None  # "a", "one", and the first item of a list
    if not unit and vocabulary.other_units.at(words, end):
        return None
    return Candidate(start, end, number.value, unit, number, left=start, right=end)


def _unit_of(word: str, vocabulary: QuantityWords) -> str:
    return "year" if word in vocabulary.years else "month" if word in vocabulary.months else ""


def _aged_suffix(words: Sequence[str], at: int) -> int:
    """How many words after the digits make an age of them: "18-jahrige", "14-летнего", "18-ти летнего"."""
    for length in (1, 2):
        if at + length <= len(words) and words[at + length - 1].startswith(("jahrig", "летн")):
            return length if length == 1 or len(words[at]) <= 2 else 0
    return 0


def _linked(words: Sequence[str], first: Candidate, second: Candidate, vocabulary: QuantityWords) -> bool:
    """Whether only link words part them; "13-15" leaves none."""
    if not second.unit and not first.unit and second.start == first.end:
        return words[first.start].isdigit() and words[second.start].isdigit()
    if not first.unit and words[first.start].isdigit() != words[second.start].isdigit():
        return False  # the number of an item before a number in words
    gap = words[first.end : second.start]
    if not gap:
        return not first.unit
    return len(gap) <= LINK and all(word in vocabulary.links for word in gap)


def _share_units(chain: list[Candidate]) -> None:
    """Give bare numbers the unit of the next number that has one."""
    unit = ""
    for candidate in reversed(chain):
        unit = candidate.unit = candidate.unit or unit
