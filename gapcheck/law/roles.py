"""What kind of text a row is: law that speaks for itself, or a title, a definition, a treaty, an amending act …

Precise rather than greedy: a row is only set apart when its first words (or nearly all of its words) say so.
"""

from __future__ import annotations

import re

from gapcheck.law.numbering import section_of
from gapcheck.model import Provision

OPERATIVE = "operative"
DEFINITION = "definition"
TREATY = "treaty"
TITLE = "title"
TRANSITIONAL = "transitional"
AMENDING = "amending"
REPEALED_TEXT = "repealed-text"

_OPENING = 700  # characters in which a row says what it is
_SHORT = 400  # a row that says "repealed" and no more

_TREATY = re.compile(
    r"(?:The )?States? Part(?:y|ies) (?:to (?:this|the present) (?:Protocol|Convention)|shall|undertake)|"
    r"(?:Les )?(?:[ÉE]tats|[ÉE]tat)[ -][Pp]arties? (?:à (?:la présente|le présent)|s['’]engage|prend|veille)|"
    r"(?:Die|Jeder) Vertragsstaat(?:en)?\b|(?:Los )?Estados [Pp]artes (?:en (?:el presente|la presente)|se comprometen|adoptarán)|"
    r"(?:Gli )?Stati (?:[Pp]arti (?:al presente|alla presente|della presente)|[Cc]ontraenti)|Ciascuna Parte (?:adotta|prende)|"
    r"Государства[ -]участники|Each Party shall (?:take|adopt)|Chaque Partie (?:prend|adopte)|Jede Vertragspartei (?:trifft|gewährleistet)"
)
_REPEALED = re.compile(
    r"\W*(?:\d+[a-z]?\.?\s*)?(?:\[?(?:Repealed|Omitted|Deleted|Revoked|Spent)\b|Abrogé|\(?[Aa]brogé|\(?(?:weggefallen|aufgehoben)|\(?(?:Derogad[oa]|Suprimid[oa]|"
    r"Sin contenido|derogad[oa]|suprimid[oa])|\(?(?:Abrogato|abrogato|Soppresso)|(?:Статья )?[Уу]тратил[аи]? силу|Исключен[аы]?\b)",
)
_TITLE = re.compile(
    r"(?:\(1\)\s*)?(?:This (?:Act|Law|Code) (?:may be cited|shall be (?:cited|known)|is (?:called|cited))|(?:This Act|The present Act) (?:shall )?comes? into (?:operation|force)|"
    r"(?:Sections? [^.\n]{1,60}|This Act|This section) (?:shall )?come into (?:operation|force)|This Act may be cited|Dieses Gesetz tritt|"
    r"La présente loi (?:peut être citée|entre en vigueur)|(?:La presente|Esta) [Ll]ey(?: [Oo]rgánica)? entrará en vigor|La presente legge entra in vigore|"
    r"El presente [Cc]ódigo entrará en vigor|Настоящий (?:Кодекс|Федеральный закон) вступает в силу)"
)
_TITLE_HEADING = re.compile(
    r"(?:Short title|Citation\b|Commencement(?=$| and| of (?:this )?(?:Act|Part|Law))|Titre abrégé|Entrée en vigueur|Inkrafttreten|Entrada en vigor|Entrata in vigore|Вступление в силу)\b",
    re.IGNORECASE,
)
_TRANSITIONAL_HEADING = re.compile(
    r"(?:Transitional|Transition\b|Dispositions? transitoires?|Übergangs|Disposici(?:ón|ones) transitorias?|Disposizion[ei] transitori[ea]|"
    r"Переходн)",
    re.IGNORECASE,
)
_DEFINITION_HEADING = re.compile(
    r"(?:Interpretation|Definitions?|Définitions?|Begriffsbestimmung(?:en)?|Personen- und Sachbegriffe|Definicion(?:es)?|Definizion[ei]|(?:Основные )?[Пп]онятия)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"(?:\(1\)\s*)?(?:In this (?:Act|Part|section|Code|Law|Chapter)\b[^\n]{0,80}[—–:,-]|The following definitions apply|Im Sinne dieses Gesetzes (?:ist|sind)|"
    r"(?:1\.\s*)?A (?:los )?efectos (?:de (?:la presente|esta|este)|del presente)[^\n]{0,60}se (?:entiende|entenderá)|Ai fini (?:della presente|del presente)[^\n]{0,40}si intend)"
)
_PENAL = re.compile(  # an offence that begins with its definitions is an offence
    r"\b(?:is|shall be) guilty of (?:an?|the) [^.;\n]{0,40}(?:offence|felony|misdemeanou?r)|\bliable (?:on|to) (?:summary|conviction|imprison|a term|a fine)|\bcommits an offence|\bwird [^.\n]{0,80}bestraft|\best puni|\bsont punis|será[n]? (?:castigad|penad)|\bè punit|наказыва[ею]тся"
)
_AMENDING = re.compile(
    r"\bis (?:hereby )?amended\b|\bare (?:hereby )?amended\b|\bby the (?:substitution|insertion|deletion|addition) of\b|\bby (?:substituting|inserting|deleting) |"
    r"\bis (?:hereby )?(?:repealed|replaced by the following)\b|\bSe (?:modifica|añade|suprime|introduce|da nueva redacción)n?\b|queda(?:n)? redactad[oa]s?|"
    r"(?:est|sont) (?:ainsi )?(?:modifiée?s?|rédigée?s?|remplacée?s?|insérée?s?|abrogée?s?)\b|wird wie folgt (?:geändert|gefasst)|werden wie folgt geändert|"
    r"(?:wird|werden) (?:folgender|folgende|die Wörter|das Wort|die Angabe)\b|[Вв]нести в [^\n]{3,200}? следующие изменения|изложить в следующей редакции|"
    r"(?:è|e['’]|sono) (?:sostituit[oaie]|inserit[oaie]|aggiunt[oaie]|abrogat[oaie]|modificat[oaie])\b|sono apportate le seguenti modific"
)
_AMENDING_HINTS = (
    "amended", "by the ", "by substituting", "by inserting", "by deleting", "repealed", "replaced", "odific", "ñade", "uprime", "ntroduce",
    "redac", "édig", "emplac", "nsér", "brogé", "geändert", "gefasst", "folgende", "Wörter", "das Wort", "Angabe", "нести в", "изложить", "sostituit",
    "inserit", "aggiunt", "abrogat", "apportate",
)  # fmt: skip
_AMENDING_HEADING = re.compile(
    r"(?:Amendments? (?:of|to)\b|Insertion of|Substitution of|Repeal of|Repeals?\b|Consequential amendment|Modificación de|Modifiche|Änderung (?:des|der)|Modification (?:de|du)|"
    r"О внесении изменений)",
    re.IGNORECASE,
)
_STARTING = re.compile(r"[“«„\"]")


def role_of(provision: Provision) -> str:
    """One of "operative", "definition", "treaty", "title", "transitional", "amending", "repealed-text"."""
    text = provision.text
    opening = text[:_OPENING].lstrip()
    if len(text) < _SHORT and _REPEALED.match(opening):
        return REPEALED_TEXT
    if _is_treaty(provision, opening):
        return TREATY
    if _is_amending(provision, opening):
        return AMENDING
    if _TITLE_HEADING.match(provision.heading) or (_TITLE.match(opening) and len(text) < 3 * _SHORT):
        return TITLE if len(text) < 10 * _SHORT else OPERATIVE
    if _TRANSITIONAL_HEADING.match(provision.heading) or re.match(r"Disposición transitoria", provision.number):
        return TRANSITIONAL
    if (_DEFINITION_HEADING.match(provision.heading) or _DEFINITION.match(opening)) and not _PENAL.search(text):
        return DEFINITION
    return OPERATIVE


def _is_treaty(provision: Provision, opening: str) -> bool:
    """A treaty stands in a schedule (a row without a section number); a section that names States Parties is law."""
    if section_of(provision) or not _TREATY.search(provision.text):
        return False
    return (
        "Part" in opening
        or "PROTOCOL" in opening
        or "CONVENTION" in opening
        or len(_TREATY.findall(provision.text)) > 1
    )


def _is_amending(provision: Provision, opening: str) -> bool:
    """Amending words at the start, or a heading that says so and amending words; not one amendment among other rules."""
    first = _AMENDING.search(opening) if any(hint in opening for hint in _AMENDING_HINTS) else None
    if first is None:
        return False
    if _AMENDING_HEADING.match(provision.heading):
        return True
    outside = _outside_quotes(provision)
    instructed = sum(len(line) for line in outside if _AMENDING.search(line) or len(line) < 30)
    return first.start() < 250 and instructed * 2 > sum(len(line) for line in outside)


def _outside_quotes(provision: Provision) -> list[str]:
    """The lines of a row without the text that it inserts."""
    pieces: list[str] = []
    last = 0
    for start, end in _quoted_spans(provision.text):
        pieces.append(provision.text[last:start])
        last = end
    pieces.append(provision.text[last:])
    return [line.strip() for line in "".join(pieces).split("\n") if line.strip()]


def inserted_text_spans(provision: Provision) -> tuple[tuple[int, int], ...]:
    """Characters `[start, end)` of the text that an amending row puts into another act, quotation marks left out.

    Empty when the row does not amend, or quotes nothing that reads as a rule.
    """
    if not any(hint in provision.text for hint in _AMENDING_HINTS) or not _AMENDING.search(provision.text):
        return ()
    return tuple(
        (start + 1, end - 1)
        for start, end in _quoted_spans(provision.text)
        if " " in provision.text[start + 1 : end - 1].strip()
    )


_CLOSINGS = {"“": "”", "«": "»", "„": "“", '"': '"'}


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    """Outermost quotations of some length, marks included. Marks of one kind may nest; unclosed ones are left out."""
    spans: list[tuple[int, int]] = []
    at = 0
    while (opening := _STARTING.search(text, at)) is not None:
        end = _closing(text, opening.start())
        if end < 0:
            at = opening.end()
            continue
        if end - opening.start() > 12:
            spans.append((opening.start(), end + 1))
        at = end + 1
    return spans


def _closing(text: str, start: int) -> int:
    """Index of the mark that closes the one at `start`, or -1."""
    mark = text[start]
    closing = _CLOSINGS[mark]
    if mark in {closing, "„"}:
        return text.find(closing, start + 1)
    depth = 0
    for found in re.finditer(f"[{mark}{closing}]", text[start:]):
        depth += 1 if found.group() == mark else -1
        if depth == 0:
            return start + found.start()
    return -1
