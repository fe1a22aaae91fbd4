"""Which provision of an earlier state of the law is which of a later one.

In this order: the same id with the same text; the same text elsewhere; the same id, then the same citation, with a like
text; the most alike text anywhere; what is left with the same id or citation (a text written anew). So a code in which
every section moved up by one pairs text with text, not number with number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

from gapcheck.law.numbering import number_key, section_of
from gapcheck.law.redline import Numbers
from gapcheck.model import Provision

LIKE: Final = 0.6
"""Share of words in common from which two texts count as one provision that was amended."""
LIKE_IN_PLACE: Final = 0.4
"""The same for two provisions with one citation."""
FEWEST_WORDS: Final = 8
"""A shorter text ("(repealed)") says nothing about which provision it is."""

_RAREST: Final = 12
_CANDIDATES: Final = 4
_MOST_HOLDERS: Final = 60
_CERTAIN: Final = 0.9
_WORD: Final = re.compile(r"\w+")

Pair = tuple[int, int]


def settled(text: str) -> str:
    """The text without what an editor or a spreadsheet changes by itself: spaces, blank lines, kinds of line ends."""
    return "\n".join(line for line in (" ".join(line.split()) for line in text.splitlines()) if line)


def citation(provision: Provision) -> tuple[str, str]:
    """Law and number as people cite them."""
    return " ".join(provision.law.casefold().split()), spelled(provision)


def spelled(provision: Provision) -> str:
    """The number, the same for two spellings of one."""
    number = section_of(provision) if provision.number.strip() else ""
    return number_key(number) if number else " ".join(provision.number.casefold().split())


class Texts:
    """The texts of two states in numbers, worked out when they are asked for. `False` is the earlier state."""

    def __init__(self, before: Sequence[Provision], after: Sequence[Provision]) -> None:
        self.provisions = {False: before, True: after}
        self._numbers = Numbers()
        self._words: dict[tuple[bool, int], list[int]] = {}

    def words(self, is_after: bool, position: int) -> list[int]:
        """The words of one text as numbers."""
        key = is_after, position
        if key not in self._words:
            text = self.provisions[is_after][position].text.casefold()
            self._words[key] = self._numbers.of(_WORD.findall(text))
        return self._words[key]

    def likeness(self, old: int, new: int, cutoff: float = 0.0) -> float:
        """Share of words in common and in order, 0–1; 0 when it is under the cutoff."""
        from rapidfuzz.distance import Indel

        return Indel.normalized_similarity(self.words(False, old), self.words(True, new), score_cutoff=cutoff)


def pair(before: Sequence[Provision], after: Sequence[Provision], texts: Texts | None = None) -> list[Pair]:
    """Positions in both states that belong together, in the order of the later one. Each stands in one pair at most."""
    return sorted(_Pairing(before, after, texts or Texts(before, after)).run(), key=lambda one: one[1])


class _Pairing:
    def __init__(self, before: Sequence[Provision], after: Sequence[Provision], texts: Texts) -> None:
        self._before, self._after, self._texts = before, after, texts
        self._old = dict.fromkeys(range(len(before)))
        self._new = dict.fromkeys(range(len(after)))
        self._pairs: list[Pair] = []

    def run(self) -> list[Pair]:
        old_texts, new_texts = ([settled(one.text) for one in side] for side in (self._before, self._after))
        self._by_key(lambda p, text: (p.id, text), old_texts, new_texts)
        self._by_key(lambda p, text: (citation(p), text) if p.number else None, old_texts, new_texts)
        self._by_key(lambda _, text: text if text.count(" ") + 1 >= FEWEST_WORDS else None, old_texts, new_texts)
        self._by_key(lambda p, _: p.id, old_texts, new_texts, LIKE)
        self._by_key(lambda p, _: citation(p) if p.number else None, old_texts, new_texts, LIKE_IN_PLACE)
        for likeness, old, new in sorted(self._alike(), key=lambda one: (-one[0], one[2], one[1])):
            if likeness and old in self._old and new in self._new:
                self._take(old, new)
        self._by_key(lambda p, _: p.id, old_texts, new_texts)
        self._by_key(lambda p, _: citation(p) if p.number else None, old_texts, new_texts)
        return self._pairs

    def _take(self, old: int, new: int) -> None:
        del self._old[old]
        del self._new[new]
        self._pairs.append((old, new))

    def _by_key(
        self,
        key: Callable[[Provision, str], Hashable | None],
        old_texts: Sequence[str],
        new_texts: Sequence[str],
        likeness: float = 0.0,
    ) -> None:
        """Pairs what has the same key, first with first, where the texts are alike enough."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for old in reversed(self._old):
            name = key(self._before[old], old_texts[old])
            if name is not None:
                waiting[name].append(old)
        for new in list(self._new):
            name = key(self._after[new], new_texts[new])
            same = waiting.get(name) if name is not None else None
            if same and (not likeness or self._texts.likeness(same[-1], new, likeness)):
                self._take(same.pop(), new)

    def _alike(self) -> Iterator[tuple[float, int, int]]:
        """Likeness of what is left, for the few pairs that share rare words."""
        if not self._old or not self._new:
            return
        index = RareWords((old, self._texts.words(False, old)) for old in self._old)
        for new in self._new:
            words = self._texts.words(True, new)
            if len(words) < FEWEST_WORDS:
                continue
            for old in index.candidates(words):
                likeness = self._texts.likeness(old, new, LIKE)
                yield likeness, old, new
                if likeness >= _CERTAIN:
                    break


class RareWords:
    """Texts by their words, asked for those that share the rarest words with another text."""

    def __init__(self, texts: Iterable[tuple[int, Sequence[int]]]) -> None:
        holders: dict[int, list[int]] = defaultdict(list)
        for position, words in texts:
            for word in set(words):
                holders[word].append(position)
        self._holders = dict(holders)
        self._sizes = {word: len(positions) for word, positions in holders.items()}

    def candidates(self, words: Sequence[int]) -> list[int]:
        """At most four positions, most shared rare words first; none with less than half of what the first shares."""
        known = sorted((self._sizes[word], word) for word in self._sizes.keys() & set(words))
        votes: Counter[int] = Counter()
        for _, word in known[:_RAREST]:
            votes.update(self._holders[word][:_MOST_HOLDERS])
        best = votes.most_common(_CANDIDATES)
        return [position for position, count in best if 2 * count >= best[0][1]]
