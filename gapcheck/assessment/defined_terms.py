"""Terms that a law defines for itself: "« matériel pédosexuel » : toute représentation d'un mineur …".

Every State may coin its own term for the material. Where a sentence puts a term in quotation marks and goes on to say
what a concept's `defined_as` asks for, the term is a wording of that concept in all laws of the workbook, in the
endings in which the language bends it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from gapcheck.assessment.evaluating import Evaluation
from gapcheck.assessment.reading import Placed, Reading
from gapcheck.language.lexical import Hits, Lexical, Span, minimal
from gapcheck.model import AllOf, Concept, Expression, Scope, Wording

_FOLLOWS = "term-follows"  # concepts of the lexicon: words after which a term stands that is about to be defined
_ENDS = "term-ends"  # words that stand right behind such a term: "means", "s'intende", "понимаются"
_QUOTED = re.compile(r"[«“„\"]\s*([^«»“”„\"\n;:]{4,80}?)\s*[»”“\"]")
_NEAR = 8  # words between a term and what it is said to be
_MOST_WORDS = 7
_LONG_WORD = 10  # letters: a compound that can be a term alone
_SHORT = 3  # letters: a term neither begins nor ends with an article or a preposition
_MARK = 2  # letters of a list mark
_BENT = 5  # letters from which a word may have other endings


class _NoAnchors:
    """Definitions are found by words alone."""

    def anchor(self, name: str) -> Mapping[int, object]:  # noqa: ARG002 - the protocol's name
        return {}

    def placed_anchor(self, name: str, reading: Reading, scope: Scope) -> Placed:  # noqa: ARG002 - the protocol's names
        return {}

    def order(self, parts: tuple[Expression, ...]) -> tuple[int, ...]:
        return tuple(range(len(parts)))


def look_for_defined_terms(
    readings: Sequence[Reading], concepts: tuple[Concept, ...], language: str, frequency: Mapping[str, int]
) -> None:
    """Add the hits of defined terms to the readings of one language."""
    coined = {concept.id: terms for concept in concepts if (terms := _terms(readings, concept))}
    if not coined:
        return
    bare = (Concept(one.id, ((language, coined.get(one.id, ())),), includes=one.includes) for one in concepts)
    lexical = Lexical(bare, language, frequency)
    for reading in readings:
        _add(reading.hits, lexical.hits(reading.words))
        _add(reading.heading_hits, lexical.hits(reading.heading_words))


def _add(hits: Hits, more: Hits) -> None:
    for concept, spans in more.items():
        hits[concept] = minimal({*hits.get(concept, ()), *spans})


def _terms(readings: Sequence[Reading], concept: Concept) -> tuple[str, ...]:
    """The phrases of all terms that some sentence defines as the concept."""
    wanted = concept.defined_as
    if wanted is None:
        return ()
    needed = _needed(wanted)
    found: dict[str, None] = {}
    for reading in readings:
        if all(name in reading.hits for name in needed):
            for first, last in _defined_in(reading, wanted):
                found[" ".join(_bent(word) for word in reading.words[first:last])] = None
    return tuple(found)


def _needed(expression: Expression) -> tuple[str, ...]:
    """Concepts without which an expression cannot match."""
    match expression:
        case Wording(concept):
            return (concept,)
        case AllOf(parts):
            return tuple(name for part in parts for name in _needed(part))
        case _:
            return ()


def _defined_in(reading: Reading, wanted: Expression) -> Iterable[Span]:
    """Word spans of quoted terms that are followed, in their own unit, by what is asked for."""
    named = {
        *_quoted(reading),
        *(span for span in _unquoted(reading) if any(_touches(span, reading, name) for name in _needed(wanted))),
    }
    terms = sorted(span for span in named if _may_be_term(reading.words[span[0] : span[1]]))
    if not terms:
        return
    evaluation = Evaluation(_NoAnchors(), reading, Scope.SENTENCE)
    places = [(span, reading.place(Scope.SENTENCE, (span,))) for span in terms]
    for unit in evaluation.possible(wanted):
        starts = [match[0] for match in evaluation.matches(wanted, unit)]
        for span, placed in places:
            if any(term[0] <= start <= term[1] + _NEAR for term in placed.get(unit, ()) for start in starts):
                yield span


def _quoted(reading: Reading) -> Iterable[Span]:
    text, spans = reading.provision.text, reading.spans
    for quotation in _QUOTED.finditer(text):
        first = bisect_left(spans.starts, quotation.start(1))
        last = bisect_left(spans.starts, quotation.end(1))
        if first < last:
            yield first, last


def _unquoted(reading: Reading) -> Iterable[Span]:
    """Terms without quotation marks: between "per" and "s'intende", or from the beginning of a sentence to "means"."""
    follows = [span[1] for span in reading.hits.get(_FOLLOWS, ())]
    begins = {start for unit in reading.structure.sentences for start, _ in unit} if _ENDS in reading.hits else set()
    for end, _ in reading.hits.get(_ENDS, ()):
        near = [start for start in follows if 0 < end - start <= _MOST_WORDS]
        near = near[-1:] or [start for start in begins if 0 < end - start <= _MOST_WORDS + 1]
        for start in near:
            first = start + 1 if start in begins and len(reading.words[start]) <= _MARK else start
            if first < end:
                yield first, end


def _touches(span: Span, reading: Reading, concept: str) -> bool:
    return any(start < span[1] and span[0] < end for start, end in reading.hits.get(concept, ()))


def _may_be_term(words: Sequence[str]) -> bool:
    if len(words) == 1:
        return len(words[0]) >= _LONG_WORD
    return len(words) <= _MOST_WORDS and min(len(words[0]), len(words[-1])) > _SHORT


def _bent(word: str) -> str:
    """A word with its last letters left open, as endings change from case to case."""
    return f"{word[:-2]}*" if len(word) >= _BENT + 2 else f"{word[:-1]}*" if len(word) >= _BENT else word
