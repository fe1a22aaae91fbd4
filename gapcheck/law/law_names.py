"""Which law a text means: "of the Act of 1998", "du code pénal", "StGB", "Уголовного кодекса"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gapcheck.language.folding import fold_words
from gapcheck.law.numbering import section_of
from gapcheck.model import Provision

_OF_A_STATE = re.compile(
    r"\s(?:of|de|du|des|della?|dello|der)\s(?:the\s|la\s|l['’])?(?:Republi[ck]|Kingdom|Principality|Commonwealth|Federation|"
    r"République|Royaume|Principauté|Grand|Confédération|Repubblica|Regno|Confederazione|República|Reino|Fürstentum)"
    r"|\s(?:Республики|Российской|Кыргызской)\b|\sof\s(?=[A-Z]\w+$)"
)  # "Criminal Code of the Republic of …" is "the Criminal Code" in every other law of the Republic
_PARTS = re.compile(r",|\(|\)|[–—]| от (?=\d)|\s-\s")
_CODE = re.compile(
    r"\b(?:(?:criminal|penal|civil)\s(?:procedure\s)?code|code\sof\s(?:criminal|civil)\sprocedure|code\s(?:of|on)\sadministrative\soffences|"
    r"code\s(?:pénal|civil)|code\sde\sprocédure\spénale|codice\s(?:penale|civile)|codice\sdi\sprocedura\spenale|"
    r"código\s(?:penal|civil)|código\sprocesal\spenal|strafgesetzbuch|strafprozessordnung)\b",
    re.IGNORECASE,
)  # "Code pénal suisse", "Swiss Criminal Code"
_ARTICLES = frozenset(
    ("del", "de", "la", "los", "las", "du", "des", "der", "die", "das", "the", "il", "lo", "un", "an", "l")
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DEFINED = re.compile(r"[“\"']([^“”\"'\n]{3,60})[”\"']\s*means\s+(?:the\s+)?([^;\n]{5,160})")
_ABBREVIATION = re.compile(r"[\s,]{0,3}\(?([^\W\d_](?:\.?[^\W\d_]){1,11})\.?(?![\w-])")
_WORD = re.compile(r"[^\W\d_]+")
_MAX_WORDS = 16


def id_prefix(provision: Provision) -> str:
    """What stands before the number in an id: "StGB" of "StGB-184b", "IE1998-22" of "IE1998-22-2"."""
    number = section_of(provision).replace(" ", "")
    identifier = re.sub(r"(?:~\d+|-part\d+)+$", "", provision.id)
    if number and identifier.endswith(number):
        return identifier[: -len(number)].rstrip("-_. ")
    return identifier.split("-", maxsplit=1)[0]


class LawNames:
    """The titles, short titles, years and abbreviations of the laws of a workbook."""

    def __init__(self, laws: Mapping[str, Iterable[Provision]]) -> None:
        self._titles: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._abbreviations: dict[str, set[str]] = {}
        self._years: dict[str, set[str]] = {}
        self._defined: dict[str, dict[tuple[str, ...], str | None]] = {}
        titles: dict[tuple[str, ...], set[str]] = {}
        for law, provisions in laws.items():
            for title in _titles_of(law):
                titles.setdefault(title, set()).add(law)
                initials = "".join(word[0] for word in title if word not in _ARTICLES and word != "di")
                if 1 < len(initials) < 5:  # "c.p." for "codice penale"
                    self._abbreviations.setdefault(initials, set()).add(law)
            for word in _WORD.findall(law):
                if sum(letter.isupper() for letter in word) > 1:  # "Strafgesetzbuch (StGB)", whatever its ids look like
                    self._abbreviations.setdefault(_letters(word), set()).add(law)
            for year in _YEAR.findall(law):
                self._years.setdefault(year, set()).add(law)
            for prefix in {id_prefix(provision) for provision in provisions}:
                self._abbreviations.setdefault(_letters(prefix), set()).add(law)
        short: dict[tuple[str, ...], set[str]] = {}
        for law in laws:
            for title in _short_titles_of(law) - titles.keys():
                short.setdefault(title, set()).add(law)
        for title, owners in (titles | short).items():
            if len(owners) == 1:
                stems = tuple(_stem(word) for word in title)
                self._titles.setdefault(stems[0][:3], []).append((stems, next(iter(owners))))
        for entries in self._titles.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        for law, provisions in laws.items():
            self._defined[law] = dict(self._definitions(provisions))

    def _definitions(self, provisions: Iterable[Provision]) -> Iterable[tuple[tuple[str, ...], str | None]]:
        """`“Act of 1998” means the Child Trafficking and Pornography Act 1998`."""
        for provision in provisions:
            if "means" in provision.text and "Act" in provision.text:
                for short, title in _DEFINED.findall(provision.text):
                    if "Act" in short or "Code" in short:
                        yield tuple(fold_words(short)), self._titled(fold_words(title))

    def _titled(self, words: list[str]) -> str | None:
        for stems, law in self._titles.get(words[0][:3], ()) if words else ():
            if len(stems) <= len(words) and all(
                word.startswith(stem) for stem, word in zip(stems, words, strict=False)
            ):
                return law
        return None

    def law_at(self, text: str, own: str) -> str | None:
        """The law whose name `text` begins with, articles skipped; None when it begins with none of them.

        `own` is the law that the text stands in: what it defines ("Act of 1998") holds there.
        """
        words = fold_words(text)[:_MAX_WORDS]
        while words and words[0] in _ARTICLES:
            words.pop(0)
        defined = self._defined.get(own, {})
        for length in (3, 2, 4, 1):
            if tuple(words[:length]) in defined and len(words) >= length:
                return defined[tuple(words[:length])]
        if titled := self._titled(words):
            return titled
        if words[:2] == ["act", "of"] and len(words) > 2:
            dated = self._years.get(words[2], set())
            return next(iter(dated)) if len(dated) == 1 else None
        return None

    def abbreviated(self, text: str, own: str) -> tuple[str | None, bool]:
        """A law's abbreviation right at the start of `text` ("StGB", "(C.P.)"): the law, and whether it looks like one.

        An abbreviation that no law here has belongs to a law outside the workbook: (None, True).
        """
        found = _ABBREVIATION.match(text)
        if found is None:
            return None, False
        letters = found.group(1)
        looks = sum(letter.isupper() for letter in letters) > 1 or letters.count(".") > 0
        laws = self._abbreviations.get(_letters(letters), set()) if looks else set()
        if own in laws:
            return own, True
        return next(iter(laws)) if len(laws) == 1 else None, looks


def _short_titles_of(law: str) -> set[tuple[str, ...]]:
    """What other laws of the State may call a code, whose name says of which State it is."""
    titles = {tuple(fold_words(part)) for part in _OF_A_STATE.split(law)[:1]}
    titles |= {tuple(fold_words(code)) for code in _CODE.findall(law)}
    return {title for title in titles if title and (len(title) > 1 or len(title[0]) > 8)}


def _letters(abbreviation: str) -> str:
    return "".join(letter for letter in abbreviation.casefold() if letter.isalpha())


def _stem(word: str) -> str:
    """What cases leave alone: "strafgesetzbuch(es)", "уголовн(ого)", "код(екса)"."""
    if len(word) <= 3 or word[0].isdigit():
        return word
    return word[: max(3, len(word) - 2)] if word[0] >= "а" else word


def _titles_of(law: str) -> set[tuple[str, ...]]:
    """The whole name, the name without its year, and its parts between commas and brackets, where they say enough."""
    whole = tuple(fold_words(law))
    undated = whole[:-1] if whole and _YEAR.fullmatch(whole[-1]) else whole
    titles = {whole, undated}
    for part in _PARTS.split(law):
        words = fold_words(part)
        while words and words[0] in _ARTICLES:
            words.pop(0)
        if (len(words) > 1 and not words[0][0].isdigit()) or (words and len(words[0]) > 8):
            titles.add(tuple(words))
    return {title for title in titles if title and not (len(title) == 2 and title[0] in ("act", "ley", "loi", "legge"))}
