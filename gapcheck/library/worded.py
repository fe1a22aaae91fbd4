"""In which languages a way can match at all, by the wordings of its concepts and the words that `within` leaves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gapcheck.errors import Place, Problem
from gapcheck.language.folding import fold
from gapcheck.language.phrases import least_words, parse_phrase
from gapcheck.library.drafts import Draft
from gapcheck.library.keys import SIX_LANGUAGES
from gapcheck.model import AllOf, AnyOf, Concept, Expression, Way, Wording

_ONE_WORD = 1  # an age, a period, a reference or an anchor's match may be as short as this


def unmatchable_ways(drafts: Sequence[Draft], concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Ways that match in no language; and, as warnings, those that lose a language to a narrow `within`."""
    lengths = Lengths({concept.id: concept for concept in concepts})
    for draft in drafts:
        for way in _ways(draft):
            place = Place(draft.file, line=way.line)
            worded = [code for code in SIX_LANGUAGES if lengths.shortest(way.find, code, is_limited=False)]
            possible = [code for code in SIX_LANGUAGES if lengths.shortest(way.find, code)]
            lost = [code for code in worded if code not in possible]
            if not worded:
                yield Problem(
                    place, "This way can never match: no language has wordings for all its parts.", "Add some."
                )
            elif lost:
                advice = "Allow more words, or add a shorter wording."
                message = f"`within` is too narrow in {', '.join(lost)}: even the shortest wordings have more words."
                yield Problem(place, message, advice, is_warning=bool(possible))


class Lengths:
    """The fewest words that an expression takes in a language, worked out only for concepts that are asked about."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._concepts = concepts
        self._known: dict[str, dict[str, int]] = {}

    def shortest(self, expression: Expression, language: str, *, is_limited: bool = True) -> int:
        """0 when the expression cannot match in that language. `is_limited` False leaves `within` out of account."""
        match expression:
            case Wording(concept):
                return self._of_concept(concept).get(language, 0)
            case AnyOf(parts):
                lengths = [self.shortest(part, language, is_limited=is_limited) for part in parts]
                return min((length for length in lengths if length), default=0)
            case AllOf(parts, within, ordered):
                lengths = [self.shortest(part, language, is_limited=is_limited) for part in parts]
                length = sum(lengths) if ordered else max(lengths, default=0)
                is_too_long = is_limited and 0 < within < length
                return 0 if is_too_long or not all(lengths) else length
            case _:
                return _ONE_WORD

    def _of_concept(self, name: str) -> dict[str, int]:
        if name not in self._known:
            shortest: dict[str, int] = {}
            for concept in self._with_included(name):
                for language, phrases in concept.wordings:
                    lengths = [length for phrase in phrases if (length := _length(phrase))]
                    if lengths:
                        shortest[language] = min(*lengths, shortest.get(language, lengths[0]))
            self._known[name] = shortest
        return self._known[name]

    def _with_included(self, name: str) -> Iterator[Concept]:
        seen = {name}
        waiting = [name]
        while waiting:
            concept = self._concepts.get(waiting.pop())
            if concept is not None:
                yield concept
                waiting += [other for other in concept.includes if other not in seen]
                seen.update(concept.includes)


def _length(phrase: str) -> int:
    """Words of the phrase; 0 when it is malformed, which is another complaint."""
    try:
        return least_words(parse_phrase(phrase, fold))
    except ValueError:
        return 0


def _ways(draft: Draft) -> Iterator[Way]:
    for anchor in draft.anchors:
        yield from anchor.ways
    for criterion in draft.checklist.criteria if draft.checklist else ():
        for element in criterion.elements:
            if element.search:
                yield from element.search.found
                yield from (way for group in element.search.joint for way in group)
                yield from element.search.defeated
                yield from element.search.absent
