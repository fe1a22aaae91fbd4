"""Folding keeps the way back to the original; evidence would otherwise quote the wrong words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.language.folding import fold, fold_words, word_spans

_TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("aß-\n’«é\u00ad\u0301ﬁİ½ºёй")), max_size=200)


@given(_TEXTS)
def test_every_word_has_a_span_whose_text_folds_to_it(text: str) -> None:
    words, spans = fold_words(text), word_spans(text)
    assert len(words) == len(spans.starts) == len(spans.ends)
    for word, start, end in zip(words, spans.starts, spans.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert word in fold(text[start:end]).replace("-", "").replace("\n", "") or word in fold(text[start:end])


@given(_TEXTS)
def test_spans_follow_each_other(text: str) -> None:
    spans = word_spans(text)
    assert list(spans.starts) == sorted(spans.starts)
    assert list(spans.ends) == sorted(spans.ends)


@given(_TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("Pédopornographie", "pedopornographie"),
        ("Straße", "strasse"),
        ("несовершеннолЕтний ёж", "несовершеннолетнии еж"),
        ("l’enfant", "l'enfant"),
        ("por\u00adno", "porno"),
        ("ﬁlm", "film"),
    ],
)
def test_case_accents_and_typography_do_not_matter(original: str, folded: str) -> None:
    assert fold(original) == folded


def test_hyphenation_at_the_end_of_a_line_is_undone() -> None:
    text = "kinderporno-\ngraphische Inhalte"
    assert fold_words(text) == ["kinderpornographische", "inhalte"]
    spans = word_spans(text)
    assert text[spans.starts[0] : spans.ends[0]] == "kinderporno-\ngraphische"
