"""Ages and periods in six languages, in the drafting styles of several countries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.language.folding import fold_words
from gapcheck.language.number_words import LANGUAGES, read_number
from gapcheck.language.quantities import Quantity, quantities

# language | text | kind:relation:value of each quantity in order (a = age in years, p = period in months)
CASES = """
en|under the age of eighteen years|a:under:18
en|a person under 18|a:under:18
en|has not attained the age of 18|a:under:18
en|less than 18 years of age|a:under:18
en|who is under 16 years of age|a:under:16
en|at least 16 but under 18|a:from:16 a:under:18
en|a child aged 13 to 15|a:from:13 a:under:16
en|who is, or is believed to be, under 18|a:under:18
en|imprisonment for a term not exceeding fourteen years|p:under:168
en|liable to imprisonment for life|p:exact:1200
en|within 30 days|p:under:0
en|10 years|p:exact:120
en|imprisonment for a term of not more than 14 years and to a minimum punishment of imprisonment for a term of one year|p:under:168 p:from:12
en|is 16 years of age or more but under the age of 18 years|a:from:16 a:under:18
en|is less than two years older than the complainant|p:under:24
en|before his or her eighteenth birthday|a:under:18
en|17 years or younger|a:under:18
en|a person who is 18 years of age or older|a:from:18
en|is over the age of 21|a:from:21
en|between the ages of 14 and 18 years|a:from:14 a:under:18
en|imprisonment for two years less a day|p:exact:24
en|an offence under section 16 or 18|
en|No person under 14 years of age|a:under:14
en|a person who is under 18 years of age and under his authority|a:under:18
en|a person of 16 years of age and under|a:under:17
en|10 years' imprisonment or a fine|p:exact:120
en|12 years or more but under the age of 14 years|a:from:12 a:under:14
en|attained 14 but not 18 years of age|a:from:14 a:under:18
en|shall not be less than 16 years of age|a:from:16
fr|mineur de quinze ans|a:under:15
fr|âgé de moins de dix-huit ans|a:under:18
fr|n'a point encore l'âge de dix-huit ans accomplis|a:under:18
fr|moins de 16 ans|a:under:16
fr|cinq ans d'emprisonnement et 75 000 euros d'amende|p:exact:60
fr|vingt années de réclusion|p:exact:240
fr|puni de la réclusion criminelle à perpétuité|p:exact:1200
fr|sur un mineur de quinze ans est puni de sept ans d'emprisonnement|a:under:15 p:exact:84
fr|mineur de plus de quinze ans|a:from:15
fr|l'enfant qui n'a pas atteint l'âge de 16 ans|a:under:16
fr|mineurs âgés de seize à dix-huit ans|a:from:16 a:under:18
fr|différence d'âge entre le majeur et le mineur est d'au moins cinq ans|p:from:60
fr|de deux à cinq ans d'emprisonnement|p:from:24 p:under:60
fr|avant l'âge de dix-huit ans|a:under:18
fr|personne âgée d'au moins seize ans|a:from:16
de|einer Person unter vierzehn Jahren (Kind)|a:under:14
de|einer vierzehn, aber noch nicht achtzehn Jahre alten Person|a:from:14 a:under:18
de|noch nicht achtzehn Jahre alten Person|a:under:18
de|das 18. Lebensjahr noch nicht vollendet|a:under:18
de|das achtzehnte Lebensjahr noch nicht vollendet hat|a:under:18
de|Freiheitsstrafe von einem Jahr bis zu zehn Jahren|p:from:12 p:under:120
de|mit Freiheitsstrafe nicht unter zwei Jahren|p:from:24
de|mit Freiheitsstrafe bis zu drei Jahren oder mit Geldstrafe|p:under:36
de|mit lebenslanger Freiheitsstrafe|p:exact:1200
de|unmündige Person|
de|bis zur Vollendung des 30. Lebensjahres des Opfers|a:under:30
de|wer das vierzehnte, aber noch nicht das achtzehnte Lebensjahr vollendet hat|a:from:14 a:under:18
de|eine Person unter 16 Jahren|a:under:16
de|Freiheitsstrafe von sechs Monaten bis zu fünf Jahren|p:from:6 p:under:60
de|Person über achtzehn Jahre|a:from:18
de|ein Kind unter 16 Jahren|a:under:16
de|wer älter als achtzehn Jahre ist|a:from:18
de|nach Vollendung des 16. Lebensjahres|a:from:16
es|menor de dieciocho años|a:under:18
es|menores de 18 años|a:under:18
es|que no haya cumplido dieciocho años|a:under:18
es|mayor de dieciséis|a:from:16
es|prisión de uno a cinco años|p:from:12 p:under:60
es|con un menor de dieciséis años, será castigado con la pena de prisión de dos a seis años|a:under:16 p:from:24 p:under:72
es|mayor de dieciséis años y menor de dieciocho|a:from:16 a:under:18
es|prisión permanente revisable|p:exact:1200
es|pena no menor de dos años|p:from:24
es|hasta que la víctima haya cumplido los treinta y cinco años de edad|a:under:35
es|menor de cuatro años|a:under:4
it|minore degli anni diciotto|a:under:18
it|minori di anni quattordici|a:under:14
it|persona che non ha compiuto gli anni sedici|a:under:16
it|di età inferiore a diciotto anni|a:under:18
it|reclusione da sei a dodici anni|p:from:72 p:under:144
it|la reclusione non inferiore a sei anni|p:from:72
it|minore di età compresa tra i quattordici e i diciotto anni|a:from:14 a:under:18
it|se la differenza di età tra i soggetti non è superiore a quattro anni|p:under:48
it|atti sessuali con minorenne infraquattordicenne|a:under:14
it|la pena dell'ergastolo|p:exact:1200
it|reclusione fino a tre anni e con la multa|p:under:36
it|non ha ancora compiuto il diciottesimo anno di età|a:under:18
ru|не достигшего восемнадцатилетнего возраста|a:under:18
ru|лица, не достигшего возраста восемнадцати лет|a:under:18
ru|в возрасте до 18 лет|a:under:18
ru|достигшего четырнадцатилетнего возраста|a:from:14
ru|заведомо не достигшего шестнадцати лет|a:under:16
ru|лишением свободы на срок до пяти лет|p:under:60
ru|лишением свободы на срок от двух до восьми лет|p:from:24 p:under:96
ru|исполнилось четырнадцать, но не исполнилось восемнадцати лет|a:from:14 a:under:18
ru|лицом, достигшим восемнадцатилетнего возраста|a:from:18
ru|пожизненным лишением свободы|p:exact:1200
ru|достигшего двенадцатилетнего возраста, но не достигшего четырнадцатилетнего возраста|a:from:12 a:under:14
ru|лицо старше 18 лет|a:from:18
ru|в возрасте от 14 до 18 лет|a:from:14 a:under:18
ru|до достижения им 18-летнего возраста|a:under:18
ru|с лишением права занимать должности на срок до двадцати лет|p:under:240
ru|Федеральным законом от 8 декабря 2003 года|
ru|разница в возрасте между потерпевшей и подсудимым составляет менее четырех лет|p:under:48
en|is at least 18, 16 or 14 years of age|a:from:18 a:from:16 a:from:14
en|a person aged 18, 19 or 20 years|a:exact:18 a:exact:19 a:exact:20
en|14 and under 16 years of age|a:from:14 a:under:16
fr|se prescrivent par vingt années révolues à compter du jour|p:from:240
es|a los mayores de dieciséis y menores de dieciocho años|a:from:16 a:under:18
es|a partir de los doce años|a:from:12
ru|достигшим к моменту вынесения судом приговора восемнадцатилетнего возраста|a:from:18
en|whose age is fifteen years or less|a:under:16
en|a girl who has not yet turned 16|a:under:16
en|detention for not more than 28 days|p:under:0
en|a fine not exceeding $5,000 or imprisonment for two years and six months|p:exact:30
fr|mineur de plus de quinze ans et de moins de dix-huit ans|a:from:15 a:under:18
fr|une peine d'emprisonnement n'excédant pas dix ans|p:under:120
fr|l'enfant de moins de 16 ans accomplis|a:under:16
fr|est puni de la réclusion de cinq à dix ans|p:from:60 p:under:120
de|Kindern unter 16 Jahren|a:under:16
de|wird mit Freiheitsstrafe bis zu fünf Jahren oder Geldstrafe bestraft|p:under:60
de|das vierzehnte Lebensjahr vollendet hat|a:from:14
de|eine minderjährige Person, die das 16. Lebensjahr noch nicht vollendet hat|a:under:16
es|con persona menor de catorce años|a:under:14
es|reclusión de tres a diez años|p:from:36 p:under:120
it|chi ha compiuto gli anni diciotto|a:from:18
it|minore degli anni 16|a:under:16
ru|малолетнего лица, не достигшего 14 лет|a:under:14
ru|на срок до 10 лет|p:under:120
ru|наказывается лишением свободы на срок от пяти до двенадцати лет|p:from:60 p:under:144
"""


def _short(found: tuple[Quantity, ...]) -> str:
    return " ".join(f"{quantity.kind[0]}:{quantity.relation}:{quantity.value}" for quantity in found)


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line])
def test_reads_ages_and_periods(case: str) -> None:
    language, text, expected = (part.strip() for part in case.split("|"))
    assert _short(quantities(fold_words(text), language)) == expected


def test_the_span_holds_the_comparison_and_the_unit() -> None:
    words = fold_words("with a person who is under the age of eighteen years for money")
    (age,) = quantities(words, "en")
    assert words[age.start : age.end] == ["under", "the", "age", "of", "eighteen", "years"]


def test_an_unknown_language_has_no_quantities() -> None:
    assert quantities(["under", "18", "years"], "pl") == ()


def _listed(text: str) -> list[str]:
    return text.split()


_UNITS = _listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_FR = _listed(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
)
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_DE = _listed(
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")
_ES = _listed(
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve "
    "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
)
_ES_TENS = _listed("treinta cuarenta cincuenta sesenta setenta ochenta noventa")
_IT = _listed(
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
)
_IT_TENS = _listed("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")
_RU = _listed(
    "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
    "шестнадцать семнадцать восемнадцать девятнадцать"
)
_RU_TENS = _listed("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")


def _french(value: int) -> str:
    if value < 20:
        return _FR[value - 1]
    tens = max(key for key in _FR_TENS if key <= value)
    rest = value - tens
    joint = " et " if rest in (1, 11) and tens != 80 else "-"
    return _FR_TENS[tens] + (joint + _FR[rest - 1] if rest else "s" if tens == 80 else "")


def _in_words(value: int, language: str) -> str:
    tens, unit = divmod(value, 10)
    match language:
        case "fr":
            return _french(value)
        case "en":
            return (
                _UNITS[value - 1] if value < 20 else "-".join([_TENS[tens - 2], *([_UNITS[unit - 1]] if unit else [])])
            )
        case "de":
            return _DE[value - 1] if value < 20 else (f"{_DE[unit - 1]}und" if unit else "") + _DE_TENS[tens - 2]
        case "es":
            return _ES[value - 1] if value < 30 else _ES_TENS[tens - 3] + (f" y {_ES[unit - 1]}" if unit else "")
        case "it":
            name = _IT_TENS[tens - 2] if value >= 20 else ""
            name = name[:-1] if unit in (1, 8) else name
            return _IT[value - 1] if value < 20 else name + (_IT[unit - 1] if unit else "")
        case _:
            return _RU[value - 1] if value < 20 else _RU_TENS[tens - 2] + (f" {_RU[unit - 1]}" if unit else "")


@given(st.integers(1, 99), st.sampled_from(LANGUAGES))
def test_a_number_in_words_is_the_number_in_digits(value: int, language: str) -> None:
    words = fold_words(_in_words(value, language))
    number = read_number(words, 0, language)
    digits = read_number([str(value)], 0, language)
    assert number is not None
    assert digits is not None
    assert (number.value, number.end) == (digits.value, len(words)) == (value, len(words))


_LIMITS = {
    "en": "a person under the age of {} years",
    "fr": "un enfant âgé de moins de {} ans",
    "de": "eine Person unter {} Jahren",
    "es": "una persona menor de {} años",
    "it": "un minore degli anni {}",
    "ru": "лицо в возрасте до {} лет",
}


@given(st.integers(10, 25), st.sampled_from(LANGUAGES))
def test_a_limit_in_words_is_the_limit_in_digits(value: int, language: str) -> None:
    spelled = quantities(fold_words(_LIMITS[language].format(_in_words(value, language))), language)
    assert _short(spelled) == f"a:under:{value}"
    assert _short(quantities(fold_words(_LIMITS[language].format(value)), language)) == f"a:under:{value}"


_WORDS = st.one_of(
    st.sampled_from(
        _listed(
            "under the age of 18 14 years year eighteen at least not less than or to and months imprisonment for life term anni "
            "quindici dix huit ans moins de mineur unter Jahren achtzehnjährige bis nicht menor mayor años от до лет "
            "восемнадцатилетнего возраста не достигшего сто cent hundred 999 0 100 18th"
        )
    ),
    st.text(min_size=1, max_size=6),
)


@given(st.lists(_WORDS, max_size=40), st.sampled_from(LANGUAGES))
def test_spans_of_any_text_are_in_order_and_inside(words: list[str], language: str) -> None:
    end = 0
    folded = fold_words(" ".join(words))
    for quantity in quantities(folded, language):
        assert end <= quantity.start < quantity.end <= len(folded)
        assert quantity.kind in ("age", "period")
        assert quantity.relation in ("under", "from", "exact")
        assert quantity.value >= 0
        end = quantity.end
