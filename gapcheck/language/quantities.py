"""Ages and periods in words and digits: "under the age of eighteen", "prisión de uno a cinco años".

A number is *bare* ("under 18") or has a unit (years, months, days, or a word that itself means an age: "Lebensjahr").
Numbers that only link words part form a *chain* ("from two to eight years") and share unit and kind. What stands left
of a number compares ("less than"), what stands right may do so too ("or older", "noch nicht vollendet").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gapcheck.language.quantity_candidates import Candidate, chains_of
from gapcheck.language.quantity_comparisons import REACH, RELATIONS, look_left, look_right
from gapcheck.language.quantity_words import QuantityWords, quantity_words

LIFE_MONTHS = 1200
_CONTEXT = 10  # words left of a number that tell an age from a period
_PLAUSIBLE_AGES = range(5, 26)  # where only a comparison speaks for an age
_BARE_AGES = range(7, 100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An age or a period in words `[start, end)`, comparison included.

    `kind` is "age" (`value` in years) or "period" (`value` in months, days and weeks as 0, life as 1200). `relation` is
    "under", "from" or "exact". An age "under" N is younger than N: "17 or younger" is under 18. For a period "under"
    is its maximum and "from" its minimum as written: "not exceeding 14 years" is under 168.
    """

    start: int
    end: int
    kind: str
    relation: str
    value: int


def quantities(words: Sequence[str], language: str) -> tuple[Quantity, ...]:
    """All ages and periods in order; spans do not overlap. `words` are folded; an unknown language has none."""
    vocabulary = quantity_words(language)
    if vocabulary is None:
        return ()
    found: list[Quantity] = []
    bound = 0
    for chain in chains_of(words, language, vocabulary):
        found.extend(_read_chain(words, chain, bound, vocabulary))
        bound = max(bound, chain[-1].end)
    life = _life_terms(words, vocabulary)
    return tuple(_disjoint(sorted(found + life, key=lambda quantity: quantity.start))) if life else tuple(found)


def _life_terms(words: Sequence[str], vocabulary: QuantityWords) -> list[Quantity]:
    terms: list[Quantity] = []
    for start in vocabulary.life.positions(words):
        length = vocabulary.life.at(words, start)
        if length and not (terms and start < terms[-1].end):
            terms.append(Quantity(start, start + length, "period", "exact", LIFE_MONTHS))
    return terms


def _disjoint(found: list[Quantity]) -> Iterator[Quantity]:
    end = 0
    for quantity in found:
        if quantity.start >= end:
            yield quantity
            end = quantity.end


# ------------------------------------------------------------------------------------------------ chains


def _read_chain(
    words: Sequence[str], chain: list[Candidate], bound: int, vocabulary: QuantityWords
) -> Iterator[Quantity]:
    left = bound
    for index, candidate in enumerate(chain):
        look_left(words, candidate, left, vocabulary)
        limit = chain[index + 1].start if index + 1 < len(chain) else len(words)
        look_right(words, candidate, limit, vocabulary)
        left = candidate.end
    if not any(candidate.unit or candidate.bare_word for candidate in chain):
        return
    chain = _joined(chain)
    _repeat_comparisons(words, chain, vocabulary)
    kind = _kind(words, chain, bound, vocabulary)
    ranged = _mark_ranges(words, chain, bound, vocabulary)
    end = bound
    for candidate in chain:
        if not candidate.unit and (kind != "age" or candidate.value not in _BARE_AGES):
            continue
        if kind == "age":
            candidate.right = max(candidate.right, candidate.end + vocabulary.ages_right.at(words, candidate.end))
        quantity = _quantity(candidate, kind, candidate in ranged and candidate.value in vocabulary.inclusive, end)
        yield quantity
        end = quantity.end


def _repeat_comparisons(words: Sequence[str], chain: list[Candidate], vocabulary: QuantityWords) -> None:
    """Carry a comparison on: "at least 18, 16 or 14 years of age" says "at least" three times."""
    for first, second in pairwise(chain):
        gap = words[first.end : second.start]
        if first.comparison and not second.comparison and all(word in vocabulary.alternatives for word in gap):
            second.comparison, second.negated = first.comparison, first.negated


def _joined(chain: list[Candidate]) -> list[Candidate]:
    """Make one period of "two years and six months"."""
    joined: list[Candidate] = []
    for candidate in chain:
        last = joined[-1] if joined else None
        if last and last.unit == "year" and candidate.unit == "month" and candidate.start - last.end <= 1:
            last.value, last.unit = last.value * 12 + candidate.value, "month"
            last.end, last.right = candidate.end, candidate.right
        else:
            joined.append(candidate)
    return joined


def _mark_ranges(
    words: Sequence[str], chain: list[Candidate], bound: int, vocabulary: QuantityWords
) -> list[Candidate]:
    """Say "from" and "under" for both ends of a range; the second ends of ranges without a comparison of their own."""
    seconds: list[Candidate] = []
    for first, second in pairwise(chain):
        gap = words[first.end : second.start]
        opened = any(word in vocabulary.between for word in words[max(bound, first.start - 6) : first.start])
        dashed = not gap and len(chain) == 2 and second.value > first.value + 1  # "13-15"; "18, 19 or 20" is a list
        if dashed or (gap and gap[0] in vocabulary.ranges) or (gap and opened and len(gap) <= 3):
            if first.comparison in ("", "below", "upto") and not first.negated and not first.relation:
                first.relation = "from"
            if second.comparison in ("", "upto"):
                second.relation = "under"
                seconds.append(second)
        elif (
            gap and first.comparison == "" and RELATIONS[second.comparison][second.negated] == "under" and len(gap) > 1
        ):
            first.relation = "from"  # "vierzehn, aber noch nicht achtzehn Jahre alt"
    return seconds


def _quantity(candidate: Candidate, kind: str, included: bool, bound: int) -> Quantity:
    relation, negated_relation, more, negated_more = RELATIONS[candidate.comparison]
    value = candidate.value
    if candidate.number.prefix:
        candidate.relation = "under" if candidate.number.prefix == "infra" else "from"
    if kind == "age":
        value += negated_more if candidate.negated else more
        value += included and not candidate.negated  # "aged 13 to 15" includes those who are 15
    else:
        value *= {"year": 12, "age": 12, "month": 1}.get(candidate.unit, 0)
    relation = candidate.relation or (negated_relation if candidate.negated else relation)
    start = max(candidate.left, bound)
    return Quantity(start, max(candidate.right, start + 1), kind, relation, value)


# ------------------------------------------------------------------------------------------------ age or period


def _kind(words: Sequence[str], chain: list[Candidate], bound: int, vocabulary: QuantityWords) -> str:
    """An age or a period: by the unit, by the words right after the chain, by the nearest word left of it."""
    first, last = chain[0], chain[-1]
    if last.unit in ("month", "day"):
        return "period"
    for at in dict.fromkeys((last.end, last.right)):
        if vocabulary.penal_right.at(words, at) or vocabulary.apart.at(words, at):
            return "period"
        if vocabulary.ages_right.at(words, at):
            return "age"
    if any(candidate.unit == "age" for candidate in chain):
        return "age"
    if any(vocabulary.differences.before(words, at) for at in range(max(bound, first.start - REACH) + 1, first.start)):
        return "period"
    for at in range(first.start, max(bound, first.start - _CONTEXT), -1):
        if vocabulary.penal_left.before(words, at):
            return "period"
        if vocabulary.ages_left.before(words, at):
            return "period" if _is_penal_comparison(words, at, bound, vocabulary) else "age"
    return "age" if last.value in _PLAUSIBLE_AGES and _speaks_of_people(words, chain, bound, vocabulary) else "period"


def _speaks_of_people(words: Sequence[str], chain: list[Candidate], bound: int, vocabulary: QuantityWords) -> bool:
    """Whether a comparison alone makes an age: "a person under 18 years", not "not more than 10 years"."""
    if any(candidate.bare_word or vocabulary.ages_left.before(words, candidate.right) for candidate in chain):
        return True
    first = chain[0]
    compared = first.comparison in ("below", "above") and not first.negated
    if not compared and first.comparison != "attained" and not (first.negated and not first.comparison):
        return False
    return any(vocabulary.people.before(words, at) for at in range(max(bound, first.left - 4) + 1, first.left + 1))


def _is_penal_comparison(words: Sequence[str], end: int, bound: int, vocabulary: QuantityWords) -> bool:
    """Whether an age word compares a penalty: "pena no menor de"."""
    for at in range(end - 1, max(bound, end - 4), -1):
        if at >= end - 3 and vocabulary.penal_left.before(words, at):
            return True
    return False
