"""Which language a text is written in, when the workbook does not say."""

from __future__ import annotations

from functools import lru_cache

from gapcheck.language.folding import fold_words

_FUNCTION_WORDS = {
    "en": "the of and to or in a is by for that with any shall",
    "fr": "le la les des du et est par une pour que dans au aux ou ce",
    "de": "der die das und oder ist mit wird von zu den dem ein eine nicht",
    "es": "el la los las del y o que por una para con se en su al",
    "it": "il la gli dei del della e che per una con si chi alla nel",
    "ru": "и в или с на по не лиц за то же до из от статьи",
}


def language_of(stated: str, text: str) -> str:
    """The primary subtag of a stated BCP-47 tag in lower case, or a guess from the text; empty when there is no telling."""
    if stated:
        return stated.replace("_", "-").split("-")[0].lower()
    return _guessed(text[:4000])


@lru_cache(maxsize=4096)
def _guessed(text: str) -> str:
    words = fold_words(text)
    if not words:
        return ""
    shares = {
        language: sum(word in known for word in words) / len(words)
        for language, known in ((name, frozenset(listed.split())) for name, listed in _FUNCTION_WORDS.items())
    }
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= 0.08 else ""
