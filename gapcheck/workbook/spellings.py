"""What analysts write in cells, in English, French, German, Spanish, Italian and Russian, and what each means.

Spellings are `;`-separated and compared by `folding.squeezed`, so one form stands for every case, accent and spacing.
"""

from __future__ import annotations

from typing import Final

from gapcheck.workbook.folding import lookup, squeezed

LEGAL_STATUSES: Final = lookup(
    {
        "in force": "inforce; current; valid; effective; active; applicable; yes; enacted and in force; law; "
        "en vigueur; vigueur; applicable; in kraft; geltend; gültig; gilt; kraft; vigente; en vigor; vigentes; in vigore; vigenti; "
        "действует; действующий; действующая; действующее; в силе; вступил в силу; вступила в силу",
        "repealed": "repeal; revoked; abrogated; no longer in force; expired; deleted; superseded; replaced; old version; "
        "abrogé; abrogée; abrogés; caduc; supprimé; n'est plus en vigueur; plus en vigueur; aufgehoben; außer kraft; weggefallen; "
        "außer kraft getreten; gestrichen; nicht mehr in kraft; derogado; derogada; suprimido; sin vigencia; no vigente; "
        "abrogato; abrogata; non più in vigore; soppresso; утратил силу; утратила силу; утратило силу; отменен; отменён; отменена; "
        "не действует; исключен; исключена; недействующий",
        "not yet in force": "not in force yet; future; adopted; adopted not in force; enacted; enacted not in force; pending entry into force; "
        "pas encore en vigueur; non encore en vigueur; adopté; entrée en vigueur différée; noch nicht in kraft; verabschiedet; "
        "künftig; tritt in kraft; aún no en vigor; aún no vigente; todavía no en vigor; no ha entrado en vigor; aprobado; "
        "non ancora in vigore; non ancora vigente; approvato; еще не вступил в силу; ещё не действует; не вступил в силу; "
        "не вступила в силу; принят",
        "bill": "draft; draft law; draft bill; proposal; proposed; projet; projet de loi; proposition; proposition de loi; "
        "entwurf; gesetzentwurf; gesetzesentwurf; referentenentwurf; vorlage; proyecto; proyecto de ley; proposición de ley; "
        "anteproyecto; progetto; progetto di legge; disegno di legge; proposta di legge; ddl; законопроект; проект; проект закона",
    }
)

ANSWERS: Final = lookup(
    {
        "yes": "y; true; met; oui; o; vrai; ja; j; wahr; erfüllt; sí; s; cierto; verdadero; cumple; sì; vero; да; д; истина",
        "partly": "partial; partially; in part; some; partiellement; en partie; partiel; teilweise; zum teil; teils; parcialmente; "
        "en parte; parcial; parzialmente; in parte; parziale; частично; отчасти",
        "no": "n; false; not met; gap; non; faux; nein; falsch; nicht erfüllt; falso; no cumple; нет; н; ложь",
        "unclear": "unsure; unknown; don't know; uncertain; ambiguous; pas clair; incertain; peu clair; ne sait pas; unklar; unsicher; "
        "ungewiss; poco claro; dudoso; no está claro; incierto; non chiaro; incerto; dubbio; poco chiaro; неясно; не ясно; неизвестно; спорно",
        "n/a": "na; not applicable; does not apply; inapplicable; sans objet; non applicable; so; entfällt; nicht anwendbar; "
        "nicht zutreffend; no aplica; no aplicable; no procede; np; non applicabile; non pertinente; неприменимо; не применимо; "
        "не применяется; нп",
    }
)

TREATY_STATUSES: Final = lookup(
    {
        "party": "state party; ratified; ratification; acceded; accession; in force; bound; yes; succession; approved; accepted; "
        "partie; état partie; ratifié; ratification; adhésion; oui; vertragspartei; vertragsstaat; ratifiziert; beigetreten; beitritt; ja; "
        "parte; estado parte; ratificado; adhesión; sí; ratificato; adesione; stato parte; sì; участник; сторона; государство участник; "
        "ратифицирован; ратифицирована; ратификация; присоединение; да",
        "signatory": "signed; signed only; signed not ratified; signataire; signé; signée; unterzeichner; unterzeichnet; gezeichnet; "
        "signatario; firmado; firmante; firmatario; firmato; подписавшая сторона; подписан; подписана; подписано",
        "none": "no; not party; not a party; not signed; not bound; no action; withdrawn; denounced; non; non partie; pas partie; "
        "aucun; néant; nein; keine; nicht vertragspartei; nicht unterzeichnet; no parte; ninguno; nessuno; non parte; "
        "нет; не участник; не участвует; не подписан",
    }
)

COVERED_BODIES: Final = lookup(
    {
        "criminal": "criminal law; criminal code; penal; penal code; penal law; droit pénal; code pénal; strafrecht; derecho penal; "
        "código penal; diritto penale; codice penale; уголовное право; уголовный кодекс",
        "criminal-procedure": "criminal procedure code; code of criminal procedure; procédure pénale; strafprozessrecht; strafverfahren; "
        "proceso penal; enjuiciamiento criminal; procedura penale; уголовный процесс; уголовно процессуальное право",
        "administrative-offences": "administrative offence; administrative offenses; ordnungswidrigkeiten; infracciones administrativas; "
        "contraventions administratives; illeciti amministrativi; административные правонарушения",
        "child-protection": "protection de l'enfance; kinderschutz; jugendhilfe; protección de la infancia; protección de menores; "
        "protezione dei minori; tutela dei minori; защита детей; защита детства",
        "victims": "victim; victims' rights; victimes; opferschutz; opfer; víctimas; vittime; потерпевшие; права потерпевших",
        "migration": "immigration; asylum; aufenthaltsrecht; migración; extranjería; migrazione; immigrazione; миграция",
        "education": "éducation; bildung; schulrecht; educación; istruzione; образование",
        "health": "santé; gesundheit; sanidad; salud; sanità; salute; здравоохранение",
        "labour": "labor; employment; travail; arbeit; arbeitsrecht; trabajo; laboral; lavoro; труд; трудовое право",
    }
)

_ISO = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI "
    "CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ "
    "GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
    "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG "
    "PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK "
    "TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
_USER_ASSIGNED = (
    "AA",
    "ZZ",
    *(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"),
    *(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)
ISO_CODES: Final = frozenset((*_ISO.split(), *_USER_ASSIGNED))
"""ISO 3166-1 alpha-2 with the codes that it leaves to users: XK is Kosovo, XA and XB are fictional States of the examples."""

COMMON_ISO_SLIPS: Final = {
    "UK": "GB",
    "EL": "GR",
    "EN": "GB",
    "SW": "SE",
    "KS": "XK",
    "CZR": "CZ",
    "USA": "US",
    "GBR": "GB",
    "DEU": "DE",
}

_LANGUAGES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff "
    "fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku "
    "kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi "
    "vo wa wo xh yi yo za zh zu cnr"
)
LANGUAGE_CODES: Final = frozenset(_LANGUAGES.split())
"""ISO 639-1, and cnr for Montenegrin, which has no shorter code."""

LANGUAGE_NAMES: Final = lookup(
    {
        "en": "eng; english; anglais; englisch; inglés; inglese; английский",
        "fr": "fra; fre; french; français; francais; französisch; francés; francese; французский",
        "de": "deu; ger; german; deutsch; allemand; alemán; tedesco; немецкий",
        "es": "spa; spanish; español; castellano; espagnol; spanisch; spagnolo; испанский",
        "it": "ita; italian; italiano; italien; italienisch; итальянский",
        "ru": "rus; russian; русский; russe; russisch; ruso; russo",
        "sq": "sqi; alb; albanian; shqip", "hy": "hye; arm; armenian; հայերեն", "az": "aze; azerbaijani; azərbaycanca",
        "be": "bel; belarusian; беларуская; белорусский", "bs": "bos; bosnian; bosanski", "bg": "bul; bulgarian; български",
        "hr": "hrv; croatian; hrvatski", "cs": "ces; cze; czech; čeština", "da": "dan; danish; dansk", "nl": "nld; dut; dutch; nederlands",
        "et": "est; estonian; eesti", "fi": "fin; finnish; suomi", "ka": "kat; geo; georgian; ქართული", "el": "ell; gre; greek; ελληνικά",
        "hu": "hun; hungarian; magyar", "is": "isl; ice; icelandic; íslenska", "ga": "gle; irish; gaeilge", "kk": "kaz; kazakh; қазақша",
        "ky": "kir; kyrgyz; кыргызча", "lv": "lav; latvian; latviešu", "lt": "lit; lithuanian; lietuvių", "mk": "mkd; macedonian; македонски",
        "mt": "mlt; maltese; malti", "cnr": "montenegrin; crnogorski", "mn": "mon; mongolian; монгол", "no": "nor; norwegian; norsk",
        "pl": "pol; polish; polski", "pt": "por; portuguese; português", "ro": "ron; rum; romanian; română; moldovan",
        "sr": "srp; serbian; српски; srpski", "sk": "slk; slo; slovak; slovenčina", "sl": "slv; slovenian; slovene; slovenščina",
        "sv": "swe; swedish; svenska", "tg": "tgk; tajik; тоҷикӣ", "tr": "tur; turkish; türkçe", "tk": "tuk; turkmen; türkmençe",
        "uk": "ukr; ukrainian; українська; украинский", "uz": "uzb; uzbek; oʻzbekcha",
    }
)  # fmt: skip


def _months() -> dict[str, int]:
    listed = (
        "january jan janvier januar jänner enero gennaio январь января",
        "february feb février februar febrero febbraio февраль февраля",
        "march mar mars märz marzo март марта",
        "april apr avril abril aprile апрель апреля",
        "may mai mayo maggio май мая",
        "june jun juin juni junio giugno июнь июня",
        "july jul juillet juli julio luglio июль июля",
        "august aug août agosto август августа",
        "september sep sept septembre septiembre setiembre settembre сентябрь сентября",
        "october oct octobre oktober octubre ottobre октябрь октября",
        "november nov novembre noviembre ноябрь ноября",
        "december dec décembre dezember diciembre dicembre декабрь декабря",
    )
    return {squeezed(word): number for number, words in enumerate(listed, start=1) for word in words.split()}


MONTHS: Final = _months()
"""Squeezed month names to 1–12."""
