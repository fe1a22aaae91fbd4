"""How references are written in six languages: what leads a list of numbers, joins it, and names another law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gapcheck.law.numbering import LATIN_NUMBER, PLAIN_NUMBER

_ALL = ("en", "fr", "de", "es", "it", "ru")
_BRACKETS = r"[^\S\n]?\([^()\n]{1,100}\)"
_ORDINALS_FR = "premier|première|second|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|dernier"
_ORDINALS_IT = "primo|secondo|terzo|quarto|quinto|sesto|settimo|ottavo|ultimo"
_UNITS = re.compile(
    r"(?:[^\S\n]|-)*(?:years?|months?|days?|per\scent|hours?|ans|mois|jours|euros?|pour\scent|Jahren?|Jahre|Monaten?|Tagen?|"
    r"años|meses|días|anni|mesi|giorni|лет|года|месяц|дней|суток|рублей|процент)\b|\s?[%€$£]"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language. All patterns are tried at a position, except `leads` and `self_starts`, which are searched for.

    `leads` ends where a number begins. `qualifier` is a subsection and the like, behind a number; `article_qualifier` also
    "§ 2", behind the number of an article. `separator` and
    `range_sign` end where the next number (perhaps behind a lead of its own) begins. Where one of `self_starts` (literals, quick) stands, `selves` may match: it has the groups `here`
    (the provision itself), `before` (the preceding one; `count` says how many) and `chapter` (this chapter). `of` leads
    from a list to the name of a law, `own` names the law itself, `same` the law named last, `foreign` any law.
    """

    leads: re.Pattern[str]
    number: re.Pattern[str]
    qualifier: re.Pattern[str]
    article_qualifier: re.Pattern[str]
    separator: re.Pattern[str]
    range_sign: re.Pattern[str]
    self_starts: re.Pattern[str]
    selves: re.Pattern[str]
    of: re.Pattern[str]
    own: re.Pattern[str]
    same: re.Pattern[str]
    foreign: re.Pattern[str]
    cheap: tuple[str, ...]
    units: re.Pattern[str] = _UNITS


_LEADS = {
    "en": r"(?:subsections|subsection|sections|section|Subsections|Subsection|Sections|Section|SECTIONS|SECTION|articles|"
    r"article|Articles[^\S\n]from|Articles|Article|arts\.|art\.|Arts\.|Art\.|paragraphs|paragraph|ss\.?|s\.?|§§|§)",
    "fr": r"(?:articles|article|Articles|Article|arts\.|art\.|Art\.)",
    "de": r"(?:§§|§|Artikeln|Artikels|Artikel|Art\.|Paragrafen|Paragraphen)",
    "es": r"(?:artículos[^\S\n]del|artículos|artículo|articulos|articulo|Artículos|Artículo|arts\.|art\.|Art\.|Arts\.)",
    "it": r"(?:articoli[^\S\n]dal?|artt\.[^\S\n]dal?|articoli|articolo|Articoli|Articolo|artt\.|art\.|Artt\.|Art\.)",
    "ru": r"(?:стать(?:ями|ях|и)[^\S\n]с|статьями|статьях|статьям|статьёй|статьей|статьи|статье|статью|статья|статей|Статья|Статьи|ст\.[^\S\n]?ст\.|ст\.)",
}
# "Article 131, paragraphs 1, 2 and 3": not "subsection 7(2)", which names section 7.
_SMALL = r"(?:\d{1,2}(?:bis|ter|er|st|nd|rd|th)?|[a-z]\)?)(?!\w|\.\d|[^\S\n]?\()"
_PARTS_EN = r"(?:paragraphs|subparagraphs|sub-paragraphs|subsections|sub-sections|paras\.?|points|items|clauses|sentences|letters|parts)"
_PART_EN = (
    r"(?:paragraph|subparagraph|sub-paragraph|subsection|sub-section|para\.?|point|item|clause|sentence|letter|part)"
)
_PARTS_FR = r"(?:alinéas|paragraphes|points|lettres|chiffres|als?\.|par\.|let\.|lit\.|ch\.|n[°o]s?|§§|§)"
_PART_FR = r"(?:alinéa|paragraphe|point|lettre|chiffre)"
_AND_SMALL = r"(?:(?:[^\S\n]?,[^\S\n]?|[^\S\n](?:and|or|to|et|ou|à)[^\S\n]|[^\S\n]?[–-][^\S\n]?)" + _SMALL + r")*"
_OR_SMALL = r"(?:[^\S\n](?:and|or|et|ou)[^\S\n]" + _SMALL + r")?"
_PART_OF_ARTICLE = r",?[^\S\n](?:§§?|section)[^\S\n]?" + _SMALL + _OR_SMALL
_QUALIFIERS = {
    "en": r"(?:,?[^\S\n](?:sub)?paragraph[^\S\n]?\([^()\n]{1,8}\)|"
    r",?[^\S\n]" + _PARTS_EN + r"[^\S\n]" + _SMALL + _AND_SMALL + r"|,?[^\S\n]" + _PART_EN + r"[^\S\n]" + _SMALL + _OR_SMALL + r"|" + _BRACKETS + r"(?:[^\S\n]?(?:,|or|and|to|–|-|,[^\S\n]or|,[^\S\n]and)[^\S\n]?\([0-9a-zA-Z.]{1,7}\))*)",
    "fr": _BRACKETS + r"|,?[^\S\n]" + _PARTS_FR + r"[^\S\n]?" + _SMALL + _AND_SMALL + r"|,?[^\S\n]" + _PART_FR + r"[^\S\n]" + _SMALL + _OR_SMALL
    + r"|,?[^\S\n](?:\(?\d°\)?)(?:(?:,|[^\S\n]et|[^\S\n]ou)[^\S\n]\d°)*(?![\w])|,[^\S\n](?:" + _ORDINALS_FR + r")[^\S\n]alinéa\b",
    "de": r"(?:,? ?(?:auch |jeweils |jeweils auch )?in Verbindung mit)?,?[^\S\n](?:Absatz|Absätze|Absätzen|Absatzes|Abs\.|Satz|Sätze|Sätzen|Satzes|S\.|Nummern|Nummer|Nrn\.|Nr\.|Buchstaben?|Buchst\.|"
    r"lit\.|Alternativen?|Alt\.|Halbsatz|Halbs\.|Ziffern?|Ziff\.|Z|Fall|Var\.)[^\S\n]?(?:\d{1,2}[a-z]?|[a-z]\)?)(?![\w])"
    r"(?:(?:[^\S\n]?,[^\S\n]?|[^\S\n]und[^\S\n]|[^\S\n]oder[^\S\n]|[^\S\n]bis[^\S\n]|[^\S\n]bzw\.[^\S\n]|[^\S\n]?[/–-][^\S\n]?)(?:\d{1,2}[a-z]?|[a-z])(?![\w.]|[^\S\n](?:Abs|Satz)))*|" + _BRACKETS,
    "es": _BRACKETS + r"|,?[^\S\n](?:(?:en[^\S\n])?(?:su|sus)[^\S\n])?(?:apartados?|párrafos?|letras?|números?|incisos?|numeral(?:es)?|núm\.|ap\.)[^\S\n]"
    r"[\w.ºª]{1,9}\)?(?:[^\S\n]?(?:,|y|o|a)[^\S\n](?:\d{1,2}|[a-z]\))(?![\w.]))*|\.?[ºª]|\.?[^\S\n]?[a-z]\)",
    "it": _BRACKETS + r"|,?[^\S\n](?:" + _ORDINALS_IT + r")(?:(?:[^\S\n]?,[^\S\n]|[^\S\n]e[^\S\n]|[^\S\n]o[^\S\n])(?:" + _ORDINALS_IT + r"))*[^\S\n]comma\b|"
    r",?[^\S\n](?:comma|commi)[^\S\n](?:\d{1,2}|" + _ORDINALS_IT + r")(?:(?:[^\S\n]?,[^\S\n]|[^\S\n]e[^\S\n])(?:\d{1,2}|" + _ORDINALS_IT + r")(?![\w-]))*|"
    r",?[^\S\n](?:lettera|lettere|lett\.|numero|numeri|n\.)\s\w{1,2}\)?",
    "ru": _BRACKETS + r"|[^\S\n]?\(?част[ьи][^\S\n][\w]{3,12}\)?(?=[,;]|\s)",
}  # fmt: skip
_JOINTS = {
    "en": r"or|and|and/or|as[^\S\n]well[^\S\n]as|nor",
    "fr": r"et|ou|ainsi[^\S\n]qu['’]?(?:à|aux)?",
    "de": r"und|oder|sowie|bzw\.|und/oder",
    "es": r"y|o|u|e|y/o",
    "it": r"e|o|ed|od|nonché",
    "ru": r"и|или|а[^\S\n]также|либо",
}
_BEFORE_LEADS = {
    "en": r"(?:(?:under|of|against|in|any|the)[^\S\n])?",
    "fr": r"(?:(?:de|des|à|aux|par|les?|l['’]|d['’])[^\S\n]?){0,2}",
    "de": r"(?:(?:in|den|Fällen|der|des|dem|die|nach|von|gemäß)[^\S\n]){0,4}",
    "es": r"(?:(?:en|el|los|del|de|al?)[^\S\n]){0,2}",
    "it": r"(?:(?:agli|dagli|dall['’]|dell['’]|all['’]|degli|gli|l['’])[^\S\n]?)?",
    "ru": r"(?:(?:по|в|к)[^\S\n])?",
}
_RANGES = {
    "en": r"[^\S\n](?:to|through)[^\S\n]|[^\S\n]?[–—][^\S\n]?|[^\S\n]-[^\S\n]",
    "fr": r"[^\S\n](?:à|jusqu['’]à)[^\S\n](?:l['’]article[^\S\n]|article[^\S\n])?|[^\S\n]?[–—][^\S\n]?|[^\S\n]-[^\S\n]",
    "de": r"[^\S\n]bis[^\S\n](?:zum[^\S\n])?|[^\S\n]?[–—][^\S\n]?|[^\S\n]-[^\S\n]",
    "es": r"[^\S\n](?:a|al|hasta[^\S\n]el)[^\S\n]|[^\S\n]?[–—][^\S\n]?|[^\S\n]-[^\S\n]",
    "it": r"[^\S\n](?:a|al|fino[^\S\n]al)[^\S\n]|[^\S\n]?[–—][^\S\n]?|[^\S\n]-[^\S\n]",
    "ru": r"[^\S\n](?:по|до)[^\S\n]|[^\S\n]?[–—][^\S\n]?|[^\S\n]-[^\S\n]",
}
_SELVES = {
    "en": r"(?P<here>this section|This section|(?:subsections?|Subsections?) \(\d[^()\n]{0,5}\)(?:\([a-z.\d]{1,5}\))*(?:(?:, | or | and | to |, or |, and )\(\d[^()\n]{0,5}\))*"
    r"(?!\)?[^\S\n]?(?:of|under) (?:that )?section))|(?P<before>(?:(?P<count>two|three) )?preceding sections?)|"
    r"(?P<chapter>(?:this|This) (?:Chapter|Part))\b",
    "fr": r"(?P<here>présent article|alinéas? précédents?|(?:" + _ORDINALS_FR + r") alinéa(?![^\S\n](?:de l['’]|du |des )))|"
    r"(?P<before>(?:(?P<count>deux|trois) )?articles? précédents?)|(?P<chapter>(?:présente? |même )(?:chapitre|section|paragraphe|sous-section))",
    "de": r"(?P<here>dieser Vorschrift|Abs(?:atz|ätze|ätzen|atzes|\.) \d{1,2}[a-z]?(?:(?:, | und | oder | bis )\d{1,2}[a-z]?(?!\w))*(?![^\S\n](?:des|der)[^\S\n]§))|"
    r"(?P<before>(?:vorstehenden?|vorhergehenden?|vorigen?) Paragra(?:ph|f)(?:en)?(?P<count>zzz)?)|(?P<chapter>diese[sm] (?:Abschnitts?|Kapitels?|Titels?))",
    "es": r"(?P<here>(?:este|presente|propio|mismo) artículo|(?:apartado|párrafo|número)s? (?:anterior|precedente)e?s?|"
    r"apartados? \d{1,2}(?:(?:, | y | o | a )\d{1,2}(?!\w))*(?![^\S\n](?:del?|de la)[^\S\n]))|"
    r"(?P<before>(?:(?P<count>dos|tres) )?artículos? (?:anterior|precedente)(?:es|s)?)|"
    r"(?P<chapter>(?:este|presente|mismo) (?:[Cc]apítulo|[Ss]ección)|esta [Ss]ección)",
    "it": r"(?P<here>presente articolo|comm[ai] precedent[ei]|(?:" + _ORDINALS_IT + r") comma(?![^\S\n]del)|stesso articolo)|"
    r"(?P<before>(?:(?P<count>due|tre) )?articol[oi] precedent[ei])|(?P<chapter>presente (?:capo|sezione))",
    "ru": r"(?P<here>настоящей стать[иеёй]+)|(?P<before>предыдущ\w+ (?P<count>двух|трех)?[^\S\n]?стат\w+)|(?P<chapter>настоящ(?:ей|ую) глав\w+)",
}  # fmt: skip
_SELF_STARTS = {
    "en": "this section|This section|this Chapter|This Chapter|this Part|This Part|subsection|Subsection|two preceding|"
    "three preceding|preceding section",
    "fr": "présent|alinéa|"
    + _ORDINALS_FR
    + "|deux articles|trois articles|article précédent|articles précédents|même chapitre|même section|"
    "même paragraphe",
    "de": "dieser Vorschrift|Abs|vorstehende|vorhergehende|vorige|diese",
    "es": "este|esta|presente|propio|mismo|apartado|párrafo|número|dos artículos|tres artículos|artículo anterior|artículos anteriores|"
    "artículo precedente|artículos precedentes",
    "it": "presente|comma precedent|commi precedent|"
    + _ORDINALS_IT
    + "|stesso articolo|due articoli|tre articoli|articolo precedent|"
    "articoli precedent",
    "ru": "настоящ|предыдущ",
}
_OFS = {
    "en": r"[^\S\n]?,?[^\S\n]?(?:of|in|to|under|contained in)[^\S\n](?:the[^\S\n]|that[^\S\n]|this[^\S\n]|said[^\S\n]|an[^\S\n]){0,2}",
    "fr": r",?[^\S\n]?(?:du|de[^\S\n]la|de[^\S\n]l['’]|de[^\S\n]ce|de[^\S\n]cette|des)[^\S\n]?",
    "de": r",?[^\S\n](?:des|der|dem)[^\S\n]",
    "es": r",?[^\S\n](?:del?[^\S\n](?:la[^\S\n]|los[^\S\n]|el[^\S\n]|este[^\S\n]|esta[^\S\n])?)",
    "it": r",?[^\S\n](?:del[^\S\n]|della[^\S\n]|dello[^\S\n]|dell['’][^\S\n]?|di[^\S\n])",
    "ru": r"[^\S\n]",
}
_OWNS = {
    "en": r"(?:[^\S\n]|,)*(?:of|in|under|to)[^\S\n]this[^\S\n](?:Act|Code|Part|Law|Ordinance|Chapter|section)",
    "fr": r"(?:[^\S\n]|,)*du[^\S\n]présent[^\S\n](?:code|chapitre|livre|titre)|(?:[^\S\n]|,)*de[^\S\n](?:la[^\S\n]présente|cette)[^\S\n]loi",
    "de": r"(?:[^\S\n]|,)*dieses[^\S\n](?:Gesetzes|Gesetzbuch|Buches|Abschnitt)",
    "es": r"(?:[^\S\n]|,)*(?:de[^\S\n](?:este|esta|la[^\S\n]presente)|del[^\S\n](?:presente|propio))[^\S\n](?:Código|Ley|texto)",
    "it": r"(?:[^\S\n]|,)*(?:del|della)[^\S\n]presente[^\S\n](?:codice|legge|decreto)",
    "ru": r"[^\S\n](?:настоящего|этого)[^\S\n](?:Кодекса|Закона|Федерального[^\S\n]закона)",
}
_SAMES = {
    "en": r"(?:[^\S\n]|,)*of[^\S\n](?:that|the[^\S\n]said|the[^\S\n]same)[^\S\n](?:Act|Code|Law)",
    "fr": r"(?:[^\S\n]|,)*(?:du[^\S\n]même|dudit|de[^\S\n]ce)[^\S\n](?:code|décret)|(?:[^\S\n]|,)*de[^\S\n](?:la[^\S\n]même|ladite)[^\S\n]loi",
    "de": r"(?:[^\S\n]|,)*(?:desselben|jenes)[^\S\n]Gesetz(?:es|buchs?)",
    "es": r"(?:[^\S\n]|,)*(?:del[^\S\n]mismo|de[^\S\n]dicho|del[^\S\n]citado|del[^\S\n]referido)[^\S\n](?:Código|texto)|(?:[^\S\n]|,)*de[^\S\n](?:la[^\S\n]misma|dicha|la[^\S\n]citada)[^\S\n][Ll]ey",
    "it": r"(?:[^\S\n]|,)*(?:dello[^\S\n]stesso|del[^\S\n]medesimo|del[^\S\n]predetto)[^\S\n]codice|(?:[^\S\n]|,)*della[^\S\n](?:stessa|medesima|predetta|citata)[^\S\n]legge",
    "ru": r"[^\S\n](?:указанного|того[^\S\n]же)[^\S\n](?:Кодекса|Закона|кодекса|закона)",
}
_FOREIGNS = {
    "en": r"(?:(?:[A-Z(][\w'’()&.,-]*|of|and|the|on|for|to|in|against|with|by|[12]\d{3},?)[^\S\n]){0,16}?[(]?(?:Acts?|Code|Regulations?|Convention|"
    r"Constitution|Charter|Schedule|Rules|Order|Protocol|Treaty|Directive|Law|Ordinance)\b",
    "fr": r"(?:code|loi|décret|ordonnance|[Cc]onstitution|convention|[Rr]èglement|traité|directive|arrêté|annexe|statut|charte|protocole|accord)\b",
    "de": r"(?:[\w-]+[^\S\n]){0,4}?\w*(?:[Gg]esetz(?:es|buchs?|buches)?|[Oo]rdnung|[Uu]bereinkommens?|[Üü]bereinkommens?|[Vv]ertrag(?:es|s)|"
    r"[Kk]onvention|Buch(?:es|s)|[Rr]ichtlinie|[Vv]erfassung|Protokolls|Statuts)\b",
    "es": r"(?:[Cc]ódigo|[Ll]ey|[Rr]eal[^\S\n]|[Rr]eglamento|[Cc]onstitución|[Cc]onvenio|[Tt]ratado|[Ee]statuto|[Dd]ecreto|[Dd]irectiva|"
    r"[Cc]onvención|[Pp]rotocolo|[Tt]exto[^\S\n][Rr]efundido|[Dd]ecisión|misma\b|citad|Orden)",
    "it": r"(?:codice|legge|decreto|[Cc]ostituzione|regolamento|[Tt]rattato|[Cc]onvenzione|testo[^\S\n]unico|d\.|regio|direttiva|protocollo)",
    "ru": r"(?:[\w-]+[^\S\n]){0,3}?(?:кодекса|Кодекса|закона|Закона|Конституции|Конвенции|Положения|Протокола|Договора|договора|"
    r"Федерального|постановления|Постановления|Устава)\b",
}  # fmt: skip
_CHEAP = {
    "en": ("ection", "rticle", "rt.", "s. ", "§", "aragraph", "Chapter", "s."),
    "fr": ("rticle", "rt.", "linéa", "chapitre", "section"),
    "de": ("§", "Art", "Abs", "aragra", "Vorschrift"),
    "es": ("rtículo", "rticulo", "rt.", "apartado", "párrafo", "apítulo", "número"),
    "it": ("rticol", "rt.", "rtt.", "comm", "capo"),
    "ru": ("тат", "ст.", "глав"),
}


def _joined(table: dict[str, str], languages: tuple[str, ...]) -> str:
    return "|".join(f"(?:{table[language]})" for language in languages)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; of all six together (slower, and "bis" as a range) when the language is unknown."""
    languages = (language,) if language in _ALL else _ALL
    leads = _joined(_LEADS, languages)
    joints = _joined(_JOINTS, languages)
    before = _joined(_BEFORE_LEADS, languages)
    number = LATIN_NUMBER if language in ("fr", "es", "it") else PLAIN_NUMBER
    next_lead = rf"(?:(?:{before})(?:{leads})[^\S\n]*)?(?=\d|[LRDA]\.?[^\S\n]?\*?\d)"
    nowhere = "(?P<here>(?!))(?P<before>)(?P<count>)(?P<chapter>)"  # group names cannot be repeated for six languages
    selves = re.compile(_SELVES.get(language, nowhere))
    return Grammar(
        leads=re.compile(rf"(?:{leads})[^\S\n]*(?=\d|[LRDA]\.?[^\S\n]?\*?\d)"),
        number=re.compile(rf"({number})(?![\w])"),
        qualifier=re.compile(_joined(_QUALIFIERS, languages)),
        article_qualifier=re.compile(
            _joined(_QUALIFIERS, languages) + (rf"|{_PART_OF_ARTICLE}" if "en" in languages else "")
        ),
        separator=re.compile(
            rf"(?:[^\S\n]?[,;][^\S\n]*(?:(?:{joints})[^\S\n]+)?|[^\S\n]+(?:{joints})[^\S\n]+){next_lead}"
        ),
        range_sign=re.compile(rf"(?:{_joined(_RANGES, languages)}){next_lead}"),
        self_starts=re.compile("|".join(_SELF_STARTS[name] for name in languages)),
        selves=selves,
        of=re.compile(_joined(_OFS, languages)),
        own=re.compile(_joined(_OWNS, languages)),
        same=re.compile(_joined(_SAMES, languages)),
        foreign=re.compile(_joined(_FOREIGNS, languages)),
        cheap=tuple(dict.fromkeys(word for name in languages for word in _CHEAP[name])),
    )
