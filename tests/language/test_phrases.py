"""Phrases of the lexicon: what their signs mean, which are refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.language.folding import fold
from gapcheck.language.phrases import Gap, Part, Stem, Word, least_words, parse_phrase, spell_phrase


def parse(text: str) -> tuple[Part, ...]:
    return parse_phrase(text, fold)


def word(text: str, *, open_start: bool = False, open_end: bool = False, is_optional: bool = False) -> Word:
    return Word((Stem(text, open_start, open_end),), is_optional)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("child", (word("child"),)),
        ("possess*", (word("possess", open_end=True),)),
        ("*pornograph*", (word("pornograph", open_start=True, open_end=True),)),
        ("*Schutz", (word("schutz", open_start=True),)),
        ("pédo-pornographique", (word("pedo"), word("pornographique"))),
        ("l’enfant", (word("l"), word("enfant"))),
        ("163.1", (word("163"), word("1"))),
        ("child_abuse", (word("child"), word("abuse"))),
        ("has in * possession", (word("has"), word("in"), Gap(8), word("possession"))),
        ("sexual ~3 child", (word("sexual"), Gap(3), word("child"))),
        ("age of [the] child", (word("age"), word("of"), word("the", is_optional=True), word("child"))),
        ("film*/photo", (Word((Stem("film", open_end=True), Stem("photo"))),)),
        ("[a/the] child", (Word((Stem("a"), Stem("the")), is_optional=True), word("child"))),
        ("pédo-porn*", (word("pedo"), word("porn", open_end=True))),
        ("*pédo-porn", (word("pedo", open_start=True), word("porn"))),
        ("child/CHILD", (word("child"),)),
    ],
)
def test_signs_become_parts(text: str, parts: tuple[Part, ...]) -> None:
    assert parse(text) == parts


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("*", "A gap"),
        ("~3", "A gap"),
        ("* child", "A gap"),
        ("child ~3", "A gap"),
        ("[the] * child", "A gap"),
        ("child * ~3 abuse", "side by side"),
        ("~ child", "no gap"),
        ("child ~x abuse", "no gap"),
        ("child ~0 abuse", "1 to 50"),
        ("child ~51 abuse", "1 to 50"),
        ("child ~² abuse", "no gap"),
        ("of a", "almost everything"),
        ("ab*", "almost everything"),
        ("of/child", "almost everything"),
        ("[child]", "match nothing"),
        ("[*] child", "holds no word"),
        ("[] child", "holds no word"),
        ("[of the] child", "one word"),
        ("[l'enfant] mineur", "2 words"),
        ("child/", "empty alternative"),
        ("child//minor", "empty alternative"),
        ("*/child", "empty alternative"),
        ("pédo-porno/child", "two phrases"),
        ("wo*rd", "beginning or the end"),
        ("§ 5", "no letter or digit"),
        ("child|minor", "regular expressions"),
        ("child[ren]", "one word"),
        ("child[ren]s", "inside a word"),
        ("child~3", "inside a word"),
        ("x " * 41 + "child", "41|42"),
    ],
)
def test_a_malformed_or_boundless_phrase_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse(text)


def test_a_digit_is_enough_to_say_something() -> None:
    assert parse("18") == (word("18"),)


def test_the_shortest_text_leaves_out_optional_words_and_gaps() -> None:
    assert least_words(parse("age * of [the] child")) == 3


STEMS = st.builds(Stem, st.text("abcdefgh1я", min_size=1, max_size=6), st.booleans(), st.booleans())
WORDS = st.builds(Word, st.lists(STEMS, min_size=1, max_size=3, unique=True).map(tuple), st.booleans())
PARTS = st.lists(WORDS | st.builds(Gap, st.integers(1, 50)), min_size=1, max_size=6).map(tuple)


@given(PARTS)
def test_a_phrase_spelt_and_parsed_again_is_the_same(parts: tuple[Part, ...]) -> None:
    with suppress(ValueError):
        assert parse(spell_phrase(parts)) == parts


@given(PARTS)
def test_a_phrase_of_whole_words_is_refused_only_for_being_boundless(parts: tuple[Part, ...]) -> None:
    refusals = ("A gap", "Two gaps", "Every word", "The phrase would")
    refusal = refusal_of(spell_phrase(parts))
    assert not refusal or refusal.startswith(refusals)


@given(st.text())
def test_any_text_is_parsed_or_refused_with_a_message(text: str) -> None:
    if not refusal_of(text):
        parts = parse(text)
        assert least_words(parts) >= 1
        assert parse(spell_phrase(parts)) == parts


def refusal_of(text: str) -> str:
    """The message with which a phrase is refused; empty when it is not."""
    try:
        parse(text)
    except ValueError as error:
        return str(error) or "without a message"
    return ""
