"""References to whole chapters ("los Capítulos IV y V", "глава 18"), as far as the headings of the rows name chapters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gapcheck.law.numbering import sort_key

_KINDS = (
    ("chapter", "chapters?|Chapters?|chapitres?|Chapitres?|[Cc]apítulos?|CAPÍTULO|CHAPTER|Kapitels?|capo|Capo|CAPO|capi|глав[аыеуой]{0,2}|главами|Глава|ГЛАВА"),
    ("part", "Parts?|PART|Abschnitts?|Abschnitte|Abschnitten"),
    ("section", "[Ss]ecciones|[Ss]ección|sezione|sezioni|Sezione"),
)  # fmt: skip
_NUMBER = r"(?:[IVXLC]{1,7}|\d{1,3})(?:er|\.[ªº°]|[ªº°])?(?:\s(?:bis|ter|quater)\b)?(?![\w'’-])"
_LIST = re.compile(
    "(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS)
    + rf")\s+(?P<numbers>{_NUMBER}(?:(?:,\s|\s(?:y|et|e|and|und|и|o|ou|or|o)\s){_NUMBER})*)"
)
_HINTS = (
    "hapter",
    "hapitre",
    "apítulo",
    "APÍTULO",
    "Kapitel",
    "apo ",
    "capi ",
    "глав",
    "Part ",
    "Parts ",
    "Abschnitt",
    "ección",
    "ecciones",
    "ezion",
)
_SAME_TITLE = re.compile(
    r"\s(?:del? (?:presente|este|mismo) [Tt]ítulo|de este [Tt]ítulo|du (?:présent|même) titre|del presente titolo|of this (?:Title|Part)|dieses Titels)"
)
_OWN = re.compile(
    r"\s(?:de este Código|du présent code|of this (?:Act|Code)|настоящего Кодекса|del presente codice|dieses Gesetzes)"
)
_OTHER = re.compile(r"\s(?:del?|du|des?|of|della?|do)\s|\s\w+(?:ого|ой)\s(?:кодекса|закона)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Chapters:
    """The chapters of one law, as its rows' headings show them."""

    def __init__(self, headings: list[str]) -> None:
        self._runs, self._titles = _runs(headings)

    def mentions(self, text: str, row: int, heading: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """(start, end, rows of the law) of every mention in a row's text whose chapters the headings show for certain.

        "Of this title" looks in the same title only; "of this Code" and Russian chapters, which count through, must be
        the only ones of their number. A chapter of another title or law is left out.
        """
        if not self._runs or not any(hint in text for hint in _HINTS):
            return
        for mention in _LIST.finditer(text):
            same = _SAME_TITLE.match(text, mention.end())
            own = _OWN.match(text, mention.end())
            if not same and not own and (_OTHER.match(text, mention.end()) or not mention.group().startswith("глав")):
                continue
            if same and not _is_chapter(heading):
                continue  # under a deeper heading nobody knows which title this is
            numbers = re.findall(_NUMBER, mention["numbers"])
            rows = [found for number in numbers for found in self._rows(_kind_of(mention), number, row if same else -1)]
            if rows:
                yield mention.start(), (same or own or mention).end(), tuple(rows)

    def _rows(self, kind: str, number: str, row: int) -> range:
        """The rows of the only chapter of a number; when `row` is not negative, only its title counts."""
        runs = self._runs.get((kind, _value(number)), [])
        if row >= 0:
            runs = [run for run in runs if self._titles[run.start] == self._titles[row]]
        return runs[0] if len(runs) == 1 else range(0)


def _is_chapter(heading: str) -> bool:
    found = _LIST.match(heading)
    return found is not None and _kind_of(found) == "chapter"


def _kind_of(mention: re.Match[str]) -> str:
    return next(kind for kind, _ in _KINDS if mention[kind] is not None)


def _runs(headings: list[str]) -> tuple[dict[tuple[str, str], list[range]], list[int]]:
    """Contiguous rows under the same chapter (kind and number → runs in order), and which title each row stands in.

    Titles are counted: a new one begins at its own heading, or where the chapters begin to count anew.
    """
    runs: dict[tuple[str, str], list[range]] = {}
    titles: list[int] = []
    last: tuple[str, str] | None = None
    highest: tuple[tuple[int, int, str], ...] = ()
    title = 0
    for row, heading in enumerate(headings):
        found = _LIST.match(heading)
        key = (_kind_of(found), _value(re.findall(_NUMBER, found["numbers"])[0])) if found else None
        if _TITLE.match(heading):
            title, highest = title + 1, ()
        elif key is not None and key[0] == "chapter" and key != last:
            size = sort_key(key[1])
            title, highest = (title + 1, size) if size <= highest else (title, size)
        titles.append(title)
        if key is not None:
            if key == last and runs[key][-1].stop == row:
                runs[key][-1] = range(runs[key][-1].start, row + 1)
            else:
                runs.setdefault(key, []).append(range(row, row + 1))
        last = key if key is None or key[0] != "section" else last
    return runs, titles


_TITLE = re.compile(
    r"(?:TÍTULO|Título|LIBRO|Titre|TITRE|Livre|LIVRE|Titolo|TITOLO|Libro|Раздел|РАЗДЕЛ|Titel|Buch|Title|TITLE)\b"
)


def _value(number: str) -> str:
    """The number in digits: "4" for "IV" and "4", "4bis" for "IV bis"."""
    digits, _, suffix = re.sub(r"er$|\.?[ªº°]", "", number.strip()).partition(" ")
    if digits.isdigit():
        return digits + suffix
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in digits]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return f"{total}{suffix}"
