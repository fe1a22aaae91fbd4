"""A list item is read with the words that introduce it, in the drafting styles of several States."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.language.folding import fold_words
from gapcheck.language.outline import stretches
from gapcheck.language.structure import Unit, structure


def _read(text: str, units: tuple[Unit, ...]) -> list[str]:
    words = fold_words(text)
    return [" … ".join(" ".join(words[start:end]) for start, end in unit) for unit in units]


def _sentences(text: str) -> list[str]:
    return _read(text, structure(text, len(fold_words(text))).sentences)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "(1) A person who—\n(a) makes,\n(b) sells, or\n(c) possesses,\nsuch material is guilty of an offence.",
            "1 a person who … c possesses such material is guilty of an offence",
        ),
        (
            "(1) Mit Freiheitsstrafe wird bestraft, wer\n1. herstellt,\n2. besitzt.\n(2) Der Versuch ist strafbar.",
            "1 mit freiheitsstrafe wird bestraft wer … 2 besitzt",
        ),
        (
            "1. Деяния, совершенные:\nа) группой лиц;\nб) повторно, -\nнаказываются лишением свободы.",
            "1 деяния совершенные … б повторно наказываются лишением свободы",
        ),
        (
            "Под материалами понимаются:\nизображения детей;\nописания детей.\nИное не является материалом.",
            "под материалами понимаются … описания детеи",
        ),
        (
            "I. - Est puni le fait :\n1° De fixer une image ;\n2° De la détenir.\nII. - La tentative est punie.",
            "i est puni le fait … 2 de la detenir",
        ),
        (
            "1. Será castigado:\na) El que captare a menores.\nb) El que vendiere.\n2. Serán castigados los reincidentes.",
            "1 sera castigado … b el que vendiere",
        ),
    ],
)
def test_an_item_stands_with_its_chapeau_and_tail(text: str, sentence: str) -> None:
    assert sentence in _sentences(text)


def test_a_numbered_paragraph_after_a_list_is_no_item_of_it() -> None:
    text = "1. Será castigado:\na) El que captare.\nb) El que vendiere.\n2. Serán castigados los reincidentes."
    assert "2 seran castigados los reincidentes" in _sentences(text)


def test_nested_items_keep_every_level() -> None:
    text = "(1) A person who—\n(a) offers\n(i) a child, or\n(ii) a place,\n(b) sells,\ncommits an offence."
    assert "1 a person who a offers … ii a place … commits an offence" in _sentences(text)


def test_the_letter_i_after_h_is_a_letter() -> None:
    items = "\n".join(f"({letter}) act {letter}," for letter in "abcdefghij")
    sentences = _sentences(f"(1) A person who—\n{items}")
    assert "1 a person who … i act i" in sentences


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert _sentences("Die Strafe nach Art. 197 Abs. 4 gilt. Der Versuch ist strafbar.") == [
        "die strafe nach art 197 abs 4 gilt",
        "der versuch ist strafbar",
    ]


@given(st.text(alphabet="aA1.():;-—\n bб°", max_size=120))
def test_every_word_stands_in_a_sentence_and_a_paragraph(text: str) -> None:
    count = len(fold_words(text))
    built = structure(text, len(fold_words(text)))
    for units in (built.sentences, built.paragraphs):
        covered = {word for unit in units for start, end in unit for word in range(start, end)}
        assert covered == set(range(count))


def test_a_stray_line_does_not_end_a_list() -> None:
    text = "4. Igualmente, los delitos:\na) Genocidio.\ne) Terrorismo.\nA estos efectos, lo mismo.\nf) Otros.\n5. Fin."
    sentences = _sentences(text)
    assert "4 igualmente los delitos … f otros" in sentences
    assert "5 fin" in sentences


def test_an_age_does_not_reach_over_the_end_of_a_sentence() -> None:
    text = "Das 18. Lebensjahr zählt. A person under 18. (2) Years of imprisonment; any"
    words = fold_words(text)
    read = [" ".join(words[start:end]) for start, end in stretches(text, len(words))]
    assert read == ["das 18 lebensjahr zahlt", "a person under 18", "2 years of imprisonment", "any"]


def test_one_with_a_bracket_hangs_below_one_with_a_full_stop() -> None:
    text = "2. Закрытое разбирательство допускается в случаях, когда:\n1) оглашаются тайны;\n2) потерпевшим не исполнилось 18 лет.\n3. Решение мотивируется."
    sentences = _sentences(text)
    assert "2 закрытое разбирательство допускается в случаях когда … 2 потерпевшим не исполнилось 18 лет" in sentences
    assert "3 решение мотивируется" in sentences


def test_swiss_paragraphs_begin_with_a_bare_number() -> None:
    text = "1 Wer herstellt, wird bestraft.\n2 Bestraft wird, wer:\na. besitzt;\nb. kauft.\n3 Der Versuch ist strafbar."
    sentences = _sentences(text)
    assert "2 bestraft wird wer … b kauft" in sentences
    assert "3 der versuch ist strafbar" in sentences
