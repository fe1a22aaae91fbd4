"""What the words left and right of a number say about it: less than, at least, has not attained, or older."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from gapcheck.language.quantity_candidates import LINK, Candidate
from gapcheck.language.quantity_words import Phrases, QuantityWords

REACH = 14  # words that a comparison may stand away from its number
_COMPARISONS = ("below", "above", "least", "most", "upto", "attained")


def _comparison_before(words: Sequence[str], end: int, bound: int, vocabulary: QuantityWords) -> tuple[str, int]:
    """The longest comparing phrase that ends with word `end - 1`: (its name, its length)."""
    best, longest = "", 0
    for name in _COMPARISONS:
        phrases: Phrases = getattr(vocabulary, name)
        length = phrases.before(words, end)
        if length > longest and end - length >= bound:
            best, longest = name, length
    return best, longest


def look_left(words: Sequence[str], candidate: Candidate, bound: int, vocabulary: QuantityWords) -> None:
    """Read the comparison that stands left of a number, over fillers, and widen the span over it."""
    at = candidate.start
    person = False
    lowest = max(bound, at - REACH)
    while at > lowest:
        if vocabulary.bare.before(words, at):
            candidate.bare_word = True
            candidate.left = min(candidate.left, at - 1)
        if not candidate.comparison:
            name, length = _comparison_before(words, at, bound, vocabulary)
            if not length and candidate.unit == "age" and (length := vocabulary.before.before(words, at)):
                name = "upto"
            if length:
                candidate.comparison, at = name, max(at - length, bound)
                candidate.left = at
                continue
        elif candidate.comparison == "attained" and (length := vocabulary.before.before(words, at)):
            candidate.negated, at = True, max(at - length, bound)
            candidate.left = at
            return
        word = words[at - 1]
        if word in vocabulary.negations and not person:
            candidate.negated = True
            candidate.left = at - 1
        elif candidate.comparison and vocabulary.people.before(words, at):
            person = True
        elif word not in vocabulary.fillers:
            return
        at -= 1


def look_right(words: Sequence[str], candidate: Candidate, limit: int, vocabulary: QuantityWords) -> None:
    """Read "or older", "and under", "noch nicht vollendet" after the unit. `limit` is the start of the next number."""
    if _opens_next(words, candidate.end + 1, limit, vocabulary):
        return
    if length := _closing(vocabulary.or_more, words, candidate.end, vocabulary):
        candidate.comparison, candidate.negated, candidate.right = "least", False, candidate.end + length
    elif length := _closing(vocabulary.or_less, words, candidate.end, vocabulary):
        candidate.comparison, candidate.negated, candidate.right = "most", False, candidate.end + length
    elif not candidate.comparison and candidate.unit in ("year", "age"):
        negated = candidate.negated
        for at in range(candidate.end, min(candidate.end + 5, limit, len(words))):
            if length := vocabulary.attained.at(words, at):
                candidate.comparison, candidate.negated, candidate.right = "attained", negated, at + length
                return
            negated = negated or words[at] in vocabulary.negations
            if words[at] not in vocabulary.negations and words[at] not in vocabulary.fillers:
                return


def _closing(phrases: Phrases, words: Sequence[str], at: int, vocabulary: QuantityWords) -> int:
    """As `Phrases.at`, but "under 18 and under his authority" says nothing more about the number."""
    length = phrases.at(words, at)
    return 0 if length and at + length < len(words) and words[at + length] in vocabulary.objects else length


def _opens_next(words: Sequence[str], at: int, limit: int, vocabulary: QuantityWords) -> bool:
    """Whether a comparison at `at` belongs to the next number: "14 and | under 16", "16 y | menor de 18"."""
    length = max(vocabulary.below.at(words, at), vocabulary.above.at(words, at))
    between = words[at + length : limit] if length and limit - at <= LINK else ["but"]
    return all(word in vocabulary.fillers for word in between) and "but" not in between


RELATIONS = MappingProxyType(
    {
        "below": ("under", "from", 0, 0),
        "above": ("from", "under", 0, 1),
        "least": ("from", "under", 0, 0),
        "most": ("under", "from", 1, 0),
        "upto": ("under", "from", 0, 0),
        "attained": ("from", "under", 0, 0),
        "": ("exact", "under", 0, 0),
    }
)  # relation, relation when negated, and what an age needs to become "younger than N" in either case
