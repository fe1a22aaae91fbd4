"""Numbers 1 to 199 as laws write them, in six languages, over folded words (casefolded, no diacritics, ß as ss).

A *cardinal* counts ("eighteen", "dix huit"), an *ordinal* ranks ("18th", "achtzehnte", "diciottesimo"), an *aged* word
carries years itself ("achtzehnjahrige", "восемнадцатилетнего", "diciottenne").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

Form = Literal["cardinal", "ordinal", "aged"]
LANGUAGES = ("en", "fr", "de", "es", "it", "ru")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of words `[start, end)`. `prefix` is "infra" or "ultra" for Italian "infraquattordicenne"."""

    start: int
    end: int
    value: int
    form: Form = "cardinal"
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language: single words with their value, and how they add up."""

    words: MappingProxyType[str, tuple[int, Form, str]]
    joiners: frozenset[str] = frozenset()
    hundreds: frozenset[str] = frozenset()


def _plain(text: str) -> dict[str, int]:
    """`"1 one; 2 two"`: several words after a number all mean it."""
    return {word: int(entry.split()[0]) for entry in text.split(";") for word in entry.split()[1:]}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ENGLISH = """1 one;2 two;3 three;4 four;5 five;6 six;7 seven;8 eight;9 nine;10 ten;11 eleven;12 twelve;13 thirteen;
14 fourteen;15 fifteen;16 sixteen;17 seventeen;18 eighteen;19 nineteen;20 twenty;30 thirty;40 forty;50 fifty;60 sixty;
70 seventy;80 eighty;90 ninety;100 hundred"""
_ENGLISH_ORDINALS = """1 first;2 second;3 third;4 fourth;5 fifth;6 sixth;7 seventh;8 eighth;9 ninth;10 tenth;
11 eleventh;12 twelfth;13 thirteenth;14 fourteenth;15 fifteenth;16 sixteenth;17 seventeenth;18 eighteenth;
19 nineteenth;20 twentieth;30 thirtieth"""
_FRENCH = """1 un une;2 deux;3 trois;4 quatre;5 cinq;6 six;7 sept;8 huit;9 neuf;10 dix;11 onze;12 douze;13 treize;
14 quatorze;15 quinze;16 seize;20 vingt vingts;30 trente;40 quarante;50 cinquante;60 soixante;70 septante;
80 huitante octante;90 nonante;100 cent cents"""
_FRENCH_ORDINALS = """7 septieme;8 huitieme;9 neuvieme;10 dixieme;12 douzieme;13 treizieme;14 quatorzieme;15 quinzieme;
16 seizieme;20 vingtieme"""
_SPANISH = """1 un uno una;2 dos;3 tres;4 cuatro;5 cinco;6 seis;7 siete;8 ocho;9 nueve;10 diez;11 once;12 doce;13 trece;
14 catorce;15 quince;16 dieciseis;17 diecisiete;18 dieciocho;19 diecinueve;20 veinte;21 veintiun veintiuno veintiuna;
22 veintidos;23 veintitres;24 veinticuatro;25 veinticinco;26 veintiseis;27 veintisiete;28 veintiocho;29 veintinueve;
30 treinta;40 cuarenta;50 cincuenta;60 sesenta;70 setenta;80 ochenta;90 noventa;100 cien ciento"""
_SPANISH_ORDINALS = "14 decimocuarto;16 decimosexto;18 decimoctavo decimooctavo"
_RUSSIAN = """1 один одного одному одним одном одна одну однои одно;2 два две двух двум двумя;3 три трех трем тремя;
4 четыре четырех четырем четырьмя;5 пять пяти пятью;6 шесть шести шестью;7 семь семи семью;8 восемь восьми восемью;
9 девять девяти девятью;10 десять десяти десятью;11 одиннадцать одиннадцати;12 двенадцать двенадцати;
13 тринадцать тринадцати;14 четырнадцать четырнадцати;15 пятнадцать пятнадцати;16 шестнадцать шестнадцати;
17 семнадцать семнадцати;18 восемнадцать восемнадцати;19 девятнадцать девятнадцати;20 двадцать двадцати;
30 тридцать тридцати;40 сорок сорока;50 пятьдесят пятидесяти;60 шестьдесят шестидесяти;70 семьдесят семидесяти;
80 восемьдесят восьмидесяти;90 девяносто девяноста;100 сто ста"""
_RUSSIAN_STEMS = _listed(
    "одно двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати "
    "четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати"
)
_RUSSIAN_TENS = _listed("двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяносто")
RUSSIAN_AGED_ENDINGS = _listed("летнии летнего летнему летним летнем летняя летнеи летнюю летнее летние летних летними")
_GERMAN = _listed(
    "ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn "
    "siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = _listed("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig")
GERMAN_AGED_ENDINGS = _listed("jahrig jahrige jahrigem jahrigen jahriger jahriges")
_ITALIAN = _listed(
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_ITALIAN_TENS = _listed("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")


def _table(cardinals: dict[str, int], ordinals: dict[str, int]) -> dict[str, tuple[int, Form, str]]:
    """Cardinals win over ordinals of the same spelling."""
    table: dict[str, tuple[int, Form, str]] = {word: (value, "ordinal", "") for word, value in ordinals.items()}
    table.update({word: (value, "cardinal", "") for word, value in cardinals.items()})
    return table


def _german() -> dict[str, tuple[int, Form, str]]:
    names = dict(enumerate(_GERMAN, start=1))
    for tens, name in enumerate(_GERMAN_TENS, start=2):
        names[tens * 10] = name
        names.update({tens * 10 + unit: f"{_GERMAN[unit - 1]}und{name}" for unit in range(1, 10)})
    names[100] = "hundert"
    roots = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
    table: dict[str, tuple[int, Form, str]] = {}
    for value, name in names.items():
        root = roots.get(value, name + ("t" if value < 20 else "st"))
        table.update({root + ending: (value, "ordinal", "") for ending in ("e", "em", "en", "er", "es")})
        table.update({name + ending: (value, "aged", "") for ending in GERMAN_AGED_ENDINGS})
        table[name] = (value, "cardinal", "")
    for word in ("eins", "eine", "einem", "einen", "einer", "eines"):
        table[word] = (1, "cardinal", "")
    return table | {"zweier": (2, "cardinal", ""), "dreier": (3, "cardinal", ""), "einhundert": (100, "cardinal", "")}


def _italian() -> dict[str, tuple[int, Form, str]]:
    names = dict(enumerate(_ITALIAN, start=1))
    for tens, name in enumerate(_ITALIAN_TENS, start=2):
        names[tens * 10] = name
        for unit in range(1, 10):
            names[tens * 10 + unit] = (name[:-1] if unit in (1, 8) else name) + _ITALIAN[unit - 1]
    names[100] = "cento"
    table: dict[str, tuple[int, Form, str]] = {}
    for value, name in names.items():
        stem = name if name.endswith(("tre", "sei")) else name[:-1]
        if value > 10:
            table.update({f"{stem}esim{ending}": (value, "ordinal", "") for ending in "oa"})
            for prefix in ("", "infra", "ultra"):
                table.update({f"{prefix}{name[:-1]}enn{ending}": (value, "aged", prefix) for ending in "ei"})
        if value % 10 in (0, 1, 8) and value > 1:  # "vent'anni", "ventun anni", "diciott'anni"
            table[name[:-1]] = (value, "cardinal", "")
        table[name] = (value, "cardinal", "")
    return table | {"un": (1, "cardinal", ""), "una": (1, "cardinal", "")}


def _russian() -> dict[str, tuple[int, Form, str]]:
    table = _table(_plain(_RUSSIAN), {})
    stems = dict(enumerate(_RUSSIAN_STEMS, start=1))
    for tens, name in enumerate(_RUSSIAN_TENS, start=2):
        stems[tens * 10] = name
        stems.update({tens * 10 + unit: name + _RUSSIAN_STEMS[unit - 1] for unit in range(1, 10)})
    for value, stem in stems.items():
        table.update({stem + ending: (value, "aged", "") for ending in RUSSIAN_AGED_ENDINGS})
    return table


@cache
def number_words(language: str) -> NumberWords:
    """The table of a language; an unknown language knows digits only."""
    none: frozenset[str] = frozenset()
    match language:
        case "en":
            table, joiners, hundreds = _table(_plain(_ENGLISH), _plain(_ENGLISH_ORDINALS)), none, frozenset({"hundred"})
        case "fr":
            table, joiners = _table(_plain(_FRENCH), _plain(_FRENCH_ORDINALS)), frozenset({"et"})
            hundreds = frozenset({"cent", "cents"})
        case "es":
            table, joiners, hundreds = _table(_plain(_SPANISH), _plain(_SPANISH_ORDINALS)), frozenset("y"), none
        case "de":
            table, joiners, hundreds = _german(), none, none
        case "it":
            table, joiners, hundreds = _italian(), none, none
        case "ru":
            table, joiners, hundreds = _russian(), none, none
        case _:
            table, joiners, hundreds = {}, none, none
    return NumberWords(MappingProxyType(table), joiners, hundreds)


_ORDINAL_SUFFIXES = frozenset(("st", "nd", "rd", "th", "e", "eme", "o", "a"))
_AGED_SUFFIXES = frozenset((*GERMAN_AGED_ENDINGS, *RUSSIAN_AGED_ENDINGS))


def _digits(word: str, start: int) -> Number | None:
    """A number in digits: "18", "18th", "14jahrige"; not "184b", not "2003"."""
    if word.isascii() and word.isdigit():
        return Number(start, start + 1, int(word)) if len(word) < 4 and int(word) > 0 else None
    for split in (3, 2, 1):
        figures, suffix = word[:split], word[split:]
        if figures.isascii() and figures.isdigit():
            if int(figures) == 0 or (suffix and suffix not in _ORDINAL_SUFFIXES and suffix not in _AGED_SUFFIXES):
                return None
            form: Form = "cardinal" if not suffix else "ordinal" if suffix in _ORDINAL_SUFFIXES else "aged"
            return Number(start, start + 1, int(figures), form)
    return None


def _next(words: Sequence[str], at: int, table: NumberWords) -> tuple[int, int, Form] | None:
    """The single number word at `at`, or after a joiner ("et un", "y ocho"): (index after it, value, form)."""
    for skip in (0, 1):
        if at + skip < len(words) and (skip == 0 or words[at] in table.joiners):
            found = table.words.get(words[at + skip])
            if found and found[1] != "aged":
                return at + skip + 1, found[0], found[1]
    return None


def _adds(value: int, last: int, more: int, language: str, joined: bool) -> bool:
    """Whether another number word adds to what was read: twenty + five, soixante + douze, diez y + ocho.

    `last` is the last single number ("dix" of "soixante dix"), `value` the sum so far.
    """
    if last == 10:
        return (language == "fr" and not joined and 7 <= more <= 9) or (language == "es" and joined and 6 <= more <= 9)
    if language == "fr" and value in (60, 80):
        return more < 20
    return 20 <= value <= 90 and last % 10 == 0 and more < 10


def _below_hundred(words: Sequence[str], start: int, end: int, number: tuple[int, Form], language: str) -> Number:
    """The number that begins with the single word `number`, as long as further words add to it."""
    table, (value, form) = number_words(language), number
    if language == "fr" and value == 4 and end < len(words) and words[end] in ("vingt", "vingts"):
        value, end = 80, end + 1
    last = value
    for _ in range(2):  # quatre-vingt | dix | sept
        following = _next(words, end, table) if form == "cardinal" else None
        if not following or not _adds(value, last, following[1], language, following[0] - end == 2):
            break
        end, last, form = following
        value += last
    return Number(start, end, value, form)


def read_number(words: Sequence[str], start: int, language: str) -> Number | None:
    """The number that begins at word `start`, as long as it goes; a repetition ("eighteen (18)") is swallowed."""
    word = words[start]
    if word[:1].isdigit():
        return _digits(word, start)
    table = number_words(language)
    found = table.words.get(word)
    if found is None:
        return None
    value, form, prefix = found
    if form == "aged":
        return Number(start, start + 1, value, form, prefix)
    number = _below_hundred(words, start, start + 1, (value, form), language)
    if number.end < len(words) and words[number.end] in table.hundreds and number.value < 10:
        number = Number(start, number.end + 1, number.value * 100)
    if number.value >= 100 and number.value % 100 == 0:
        skip = 1 if language == "en" and number.end < len(words) and words[number.end] == "and" else 0
        following = _next(words, number.end + skip, table)
        if following and following[1] < 100:
            rest = _below_hundred(words, number.end + skip, following[0], following[1:], language)
            return Number(start, rest.end, number.value + rest.value, rest.form)
    return number


def read_numbers(words: Sequence[str], language: str) -> Iterator[Number]:
    """All numbers in order. Linear; "18 (eighteen)" and "eighteen 18" come as one."""
    known = number_words(language).words
    starts = [index for index, word in enumerate(words) if word in known or word < ":"]  # digits sort below letters
    waiting: Number | None = None
    for start in starts:
        if waiting and start < waiting.end:
            continue
        number = read_number(words, start, language) if words[start] else None
        if number is None:
            continue
        if waiting and waiting.end == number.start and waiting.value == number.value:
            waiting = Number(waiting.start, number.end, number.value, number.form, number.prefix)
            continue
        if waiting:
            yield waiting
        waiting = number
    if waiting:
        yield waiting
