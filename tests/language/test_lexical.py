"""Concept hits agree with a slow reading of the same phrases, one by one."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.language.folding import fold
from gapcheck.language.lexical import Hits, Lexical, minimal, words_of
from gapcheck.language.phrases import Gap, Word, parse_phrase
from gapcheck.model import Concept

_WORDS = ("sale", "sell", "sells", "child", "children", "of", "the", "material")
_PHRASES = ("sell*", "*child*", "child/sale of", "sale * child", "sells ~2 material", "the [of] child", "material")


def _hits(concepts: list[Concept], words: list[str], language: str = "en") -> Hits:
    return Lexical(concepts, language, words_of([words])).hits(words)


def _slow(phrase: str, words: list[str]) -> list[tuple[int, int]]:
    """Every window tried, every choice of gaps and optional words tried."""
    parts = parse_phrase(phrase, fold)
    choices = [
        range(part.most + 1) if isinstance(part, Gap) else ((0, 1) if part.is_optional else (1,)) for part in parts
    ]
    found = set()
    for start in range(len(words)):
        for choice in itertools.product(*choices):
            position, fits = start, True
            for part, count in zip(parts, choice, strict=True):
                if isinstance(part, Word) and count:
                    fits = fits and position < len(words) and _fits(part, words[position])
                position += count
            if fits and start < position <= len(words):
                found.add((start, position))
    return minimal(found)


def _fits(part: Word, word: str) -> bool:
    return any(
        (stem.open_start and stem.open_end and stem.text in word)
        or (stem.open_start and word.endswith(stem.text))
        or (stem.open_end and word.startswith(stem.text))
        or word == stem.text
        for stem in part.alternatives
    )


@given(st.sampled_from(_PHRASES), st.lists(st.sampled_from(_WORDS), max_size=14))
def test_the_prefilter_changes_no_hit(phrase: str, words: list[str]) -> None:
    assert _hits([Concept("one", (("en", (phrase,)),))], words).get("one", []) == _slow(phrase, words)


def test_a_longer_phrase_that_means_something_else_hides_the_concept() -> None:
    concepts = [Concept("child", (("es", ("menor",)),), others=(("es", ("menor gravedad",)),))]
    assert _hits(concepts, ["en", "casos", "de", "menor", "gravedad"], "es") == {}
    assert _hits(concepts, ["un", "menor", "en", "casos", "de", "menor", "gravedad"], "es") == {"child": [(1, 2)]}


def test_a_concept_that_includes_others_has_their_hits() -> None:
    concepts = [
        Concept("any", (), includes=("left", "middle")),
        Concept("middle", (), includes=("right",)),
        Concept("left", (("en", ("left",)),)),
        Concept("right", (("en", ("right",)),)),
    ]
    hits = _hits(concepts, ["right", "left"])
    assert hits["any"] == [(0, 1), (1, 2)]
    assert hits["middle"] == [(0, 1)]


def test_words_that_repeat_do_not_pile_up_hits_without_end() -> None:
    concepts = [Concept("one", (("en", ("sale * sale",)),))]
    assert len(_hits(concepts, ["sale"] * 30_000)["one"]) <= 400
