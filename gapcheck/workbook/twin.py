"""The text twin: a workbook as plain text in one canonical form, so that git can compare and merge it.

Two workbooks that say the same have the same twin: blocks are sorted, and rows and cells are not mentioned. The grammar
(`docs/text-twin.md`) is that of a Debian control file: `key: value`, longer texts on indented lines below their key.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from gapcheck.model import Coding, Country, Provision, Treaty, Workbook
from gapcheck.workbook.header_spellings import CODING_ORDER, COUNTRY_ORDER, STATUTES_ORDER, TREATIES_ORDER

ENDING: Final = ".gapcheck.txt"
FORMAT_KEY: Final = "gapcheck-workbook"
FORMAT_VERSION: Final = "1"
LINE: Final = "  "
"""In front of a line of a text."""
GOES_ON: Final = "    "
"""In front of words that stand in the same line of the text as those above, after one space."""
EMPTY: Final = "."
"""Stands for an empty line of a text."""

LONG_FIELDS: Final = ("text",)
_STATUTES: Final = (*(field for field in STATUTES_ORDER if field not in LONG_FIELDS), *LONG_FIELDS)
FIELDS: Final = {
    "Country": COUNTRY_ORDER,
    "Statutes": _STATUTES,
    "Coding": CODING_ORDER,
    "Treaties": TREATIES_ORDER,
}
"""The keys of each section, in the order in which they are written."""

# Control characters, line separators, direction overrides and halves of characters, which drive a terminal or are lost.
_ESCAPED: Final = re.compile("[\\\\\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_SHORT: Final = {"\\": "\\\\", "\t": "\\t", "\r": "\\r"}
# After the end of a sentence or of an item: not after "Art." or in front of a number, which belong together.
_SENTENCE: Final = re.compile(r"(?<=\w{3}[\w)\]»”\"][.;:]) (?=[^\s\d§])")
_PIECES: Final = re.compile(r"\d+|[^\W\d]+")
_LATIN: Final = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies")

Value = str | dt.date | None
Key = tuple[object, ...]


def twin_text(workbook: Workbook) -> str:
    """The whole twin. It names neither the file nor rows, so that moving a row changes nothing."""
    return "\n".join(_lines(workbook)) + "\n"


def provision_lines(workbook: Workbook) -> dict[str, int]:
    """The line (from 1) of the twin at which the first version of each provision begins."""
    found: dict[str, int] = {}
    is_statutes = False
    for number, line in enumerate(_lines(workbook), start=1):
        if line.startswith("["):
            is_statutes = line == "[Statutes]"
        elif is_statutes and line.startswith("id: "):
            found.setdefault(line, number)
    ids = dict.fromkeys(provision.id for provision in workbook.provisions)
    return {name: found[f"id: {_escaped(name)}"] for name in ids if f"id: {_escaped(name)}" in found}


def _lines(workbook: Workbook) -> Iterator[str]:
    yield f"{FORMAT_KEY}: {FORMAT_VERSION}"
    sections = {
        "Country": [_country(workbook.country)],
        "Statutes": [_provision(one) for one in sorted(workbook.provisions, key=_provision_order)],
        # Two answers to one question stay in their order, since the later one counts.
        "Coding": [_coding(one) for one in sorted(workbook.codings, key=_coding_order)],
        "Treaties": [_treaty(one) for one in sorted(workbook.treaties, key=_treaty_order)],
    }
    for name, records in sections.items():
        blocks = [block for block in (list(_block(name, record)) for record in records) if block]
        if blocks:
            yield from ("", f"[{name}]")
        for block in blocks:
            yield ""
            yield from block


def _block(section: str, record: dict[str, Value]) -> Iterator[str]:
    for field in FIELDS[section]:
        value = record[field]
        text = value.isoformat() if isinstance(value, dt.date) else str(value or "")
        if not text:
            continue
        if field in LONG_FIELDS or "\n" in text:
            yield f"{field}:"
            for line in text.split("\n"):
                yield from _text_line(line)
        else:
            yield f"{field}: {_escaped(text)}"


def _text_line(line: str) -> Iterator[str]:
    if line in ("", EMPTY):
        yield LINE + (EMPTY if not line else f"\\u{ord(EMPTY):04x}")
        return
    first, *others = _SENTENCE.split(line)
    yield LINE + _escaped(first)
    for words in others:
        yield GOES_ON + _escaped(words)


def _escaped(text: str) -> str:
    """The text with nothing in it that a line cannot keep; a space at either end is escaped."""
    plain = _ESCAPED.sub(lambda found: _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
    if plain.startswith(" "):
        plain = "\\s" + plain[1:]
    if plain.endswith(" "):
        plain = plain[:-1] + "\\s"
    return plain


def _country(country: Country) -> dict[str, Value]:
    return {
        "country": country.name,
        "iso": country.iso,
        "language": country.language,
        "as_of": country.as_of,
        "covers": "; ".join(country.covers),
        "analyst": country.analyst,
        "compiled_from": country.compiled_from,
        "licence": country.licence,
        "note": country.note,
    }


def _provision(provision: Provision) -> dict[str, Value]:
    return {
        "id": provision.id,
        "law": provision.law,
        "provision": provision.number,
        "heading": provision.heading,
        "text": provision.text,
        "language": provision.language,
        "in_force_from": provision.in_force_from,
        "in_force_to": provision.in_force_to,
        "status": provision.status.value,
        "source_url": provision.source_url,
        "notes": provision.notes,
    }


def _coding(coding: Coding) -> dict[str, Value]:
    return {
        "criterion": coding.criterion,
        "element": coding.element,
        "answer": coding.answer.value,
        "provisions": "; ".join(coding.provisions),
        "quote": coding.quote,
        "rationale": coding.rationale,
        "coder": coding.coder,
        "coded_on": coding.coded_on,
        "fingerprint": coding.fingerprint,
    }


def _treaty(treaty: Treaty) -> dict[str, Value]:
    return {
        "instrument": treaty.instrument,
        "status": treaty.status,
        "in_force_from": treaty.in_force_from,
        "reservation": treaty.reservation,
    }


def _provision_order(provision: Provision) -> Key:
    """Law, number, id, first day; then whatever tells two rows apart."""
    everything = tuple(str(value or "") for value in _provision(provision).values())
    start = provision.in_force_from or dt.date.min
    return provision.law, _natural(provision.number or provision.id), _natural(provision.id), start, everything


def _coding_order(coding: Coding) -> Key:
    return _natural(coding.criterion), coding.criterion, _natural(coding.element), coding.element


def _treaty_order(treaty: Treaty) -> Key:
    return _natural(treaty.instrument), treaty.instrument


def _natural(name: str) -> Key:
    """Orders names as laws number: 5, 5a, 5 bis, 5 ter, 5-1, 6, 10."""
    pieces = _PIECES.findall(name.casefold())
    return tuple(
        (1, int(one), "") if one.isdecimal() else (0, _LATIN.index(one) if one in _LATIN else -1, one) for one in pieces
    )
