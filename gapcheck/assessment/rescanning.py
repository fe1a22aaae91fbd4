"""Another state of the law made of texts that have been read already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cached_property
from itertools import chain

from gapcheck.assessment.reading import Reading
from gapcheck.assessment.scanning import Scan
from gapcheck.language.lexical import Hits
from gapcheck.model import Provision

_OF_THE_PLACE = ("role", "references")
"""What a reading knows of its law and number, and not of its words alone."""

Texts = dict[tuple[str, str, str], Reading]


def texts_of(readings: Iterable[Reading]) -> Texts:
    """Readings by what they have read."""
    return {_words_of(reading.provision): reading for reading in readings}


class Rescan(Scan):
    """A scan without reading: hits, structure and quantities are those of the readings given.

    Every text must be among them, read for the same lexicon and default language. Where the rows bear the numbers and
    headings of `like`, nothing but the rows with other words is worked out anew.
    """

    def __init__(self, provisions: tuple[Provision, ...], read: Texts, like: Scan) -> None:
        self.lexicon = like.lexicon
        self.provisions = provisions
        self._read, self._like = read, like
        if _is_laid_out_like(provisions, like.provisions):
            self._with_other_words(read, like)
        else:
            self._anew(read)

    def _anew(self, read: Texts) -> None:
        self.readings = [self._moved(read[_words_of(one)], place, one) for place, one in enumerate(self.provisions)]
        postings: dict[str, set[int]] = defaultdict(set)
        self.positions = defaultdict(list)
        for position, reading in enumerate(self.readings):
            self.positions[reading.provision.id].append(position)
            for concept in reading.hits:
                postings[concept].add(position)
        self.postings = {concept: frozenset(positions) for concept, positions in postings.items()}

    def _with_other_words(self, read: Texts, like: Scan) -> None:
        self.readings = list(like.readings)
        self.positions = like.positions
        self.postings = dict(like.postings)
        vars(self)["law_index"] = like.law_index
        for position, provision in enumerate(self.provisions):
            if provision is like.provisions[position]:
                continue
            reading = self._moved(read[_words_of(provision)], position, provision)
            for concept in like.readings[position].hits:
                self.postings[concept] -= {position}
            for concept in reading.hits:
                self.postings[concept] = self.postings.get(concept, frozenset()) | {position}
            self.readings[position] = reading

    def _moved(self, reading: Reading, position: int, provision: Provision) -> Reading:
        """The same words at another place of another law."""
        moved = copy(reading)
        state = vars(moved)
        for name in _OF_THE_PLACE:
            state.pop(name, None)
        state.update(position=position, provision=provision, _context=self)
        if provision.law != reading.provision.law:
            state["title_hits"] = self._title_hits.get((provision.law, reading.language), {})
        return moved

    @cached_property
    def _title_hits(self) -> dict[tuple[str, str], Hits]:
        """What stands in the names of the laws, which every state of the law has from the texts that were read."""
        return {
            (one.provision.law, one.language): one.title_hits for one in chain(self._like.readings, self._read.values())
        }


def _words_of(provision: Provision) -> tuple[str, str, str]:
    return provision.text, provision.heading, provision.language


def _is_laid_out_like(rows: tuple[Provision, ...], model: tuple[Provision, ...]) -> bool:
    """Whether the same numbers and headings stand in the same order, so that references lead to the same rows."""
    return len(rows) == len(model) and all(
        one is other or (one.id, one.law, one.number, one.heading) == (other.id, other.law, other.number, other.heading)
        for one, other in zip(rows, model, strict=True)
    )
