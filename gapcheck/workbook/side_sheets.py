"""The sheets Country, Coding and Treaties."""

from __future__ import annotations

import re

from gapcheck.errors import Place, Problem
from gapcheck.model import Coding, Country, Provision, Treaty
from gapcheck.workbook.cells import ERROR_VALUES, CellValue, Sheet, address, shown, text_of
from gapcheck.workbook.dates import read_date
from gapcheck.workbook.folding import squeezed
from gapcheck.workbook.header_spellings import COUNTRY_ORDER, FIELDS
from gapcheck.workbook.headers import Columns
from gapcheck.workbook.table import Table
from gapcheck.workbook.values import (
    language_of,
    read_answer,
    read_covers,
    read_iso,
    read_treaty_status,
    unknown_language,
)

_FIELD_HEADERS = frozenset(map(squeezed, ("field", "champ", "feld", "campo", "поле", "key", "clé", "schlüssel")))
_IDS = re.compile(r"[;\n]")


def read_country(sheet: Sheet, file: str) -> tuple[Country, list[Problem]]:
    """The pairs of field and value; what stands in columns after the value is not read."""
    cells: dict[str, tuple[CellValue, Place]] = {}
    problems: list[Problem] = []
    for row, values in enumerate(sheet.rows):
        filled = [column for column, value in enumerate(values) if text_of(value).strip()]
        if not filled:
            continue
        name = text_of(values[filled[0]])
        column = filled[1] if len(filled) > 1 else filled[0] + 1
        place = Place(file, sheet.name, address(row, column))
        field = FIELDS["Country"].get(squeezed(name), "")
        if not field:
            if squeezed(name) not in _FIELD_HEADERS:
                unknown = Place(file, sheet.name, address(row, filled[0]))
                advice = f"Fields are {', '.join(COUNTRY_ORDER)}."
                problems.append(
                    Problem(
                        unknown, f"the field {shown(name)} is not understood; it is left out.", advice, is_warning=True
                    )
                )
        elif field in cells:
            problems.append(
                Problem(place, f"`{field}` stands twice: also in {cells[field][1].cell}.", "Keep one of the two.")
            )
        else:
            cells[field] = (values[column] if len(filled) > 1 else "", place)
    return _country(cells, problems), problems


def _country(cells: dict[str, tuple[CellValue, Place]], problems: list[Problem]) -> Country:
    def words(field: str) -> str:
        value, place = cells.get(field, ("", Place("")))
        text = " ".join(text_of(value).split())
        if text in ERROR_VALUES:
            problems.append(
                Problem(place, f"the cell shows the error {text}.", "Type the value instead of the formula.")
            )
            return ""
        return text

    iso, problem = read_iso(words("iso"), cells["iso"][1]) if "iso" in cells else ("", None)
    problems.extend([problem] if problem else [])
    language = language_of(words("language"))
    if language is None:
        problems.append(unknown_language(words("language"), cells["language"][1]))
    as_of, problem = read_date(*cells["as_of"]) if "as_of" in cells else (None, None)
    problems.extend([problem] if problem else [])
    covers, unknown = read_covers(text_of(cells["covers"][0]), cells["covers"][1]) if "covers" in cells else ((), [])
    problems.extend(unknown)
    return Country(
        name=words("country"),
        iso=iso,
        language=language or "",
        as_of=as_of,
        covers=covers,
        analyst=words("analyst"),
        compiled_from=words("compiled_from"),
        licence=words("licence"),
        note=words("note"),
    )


def read_codings(sheet: Sheet, columns: Columns, file: str) -> tuple[tuple[Coding, ...], list[Problem]]:
    """All rows with an answer; rows that wait for one are left out with a warning."""
    table = Table(sheet, columns, file)
    for field in ("criterion", "answer"):
        if field not in table.fields:
            table.complain(table.first_row - 1, field, f"no column holds the {field}.", f"Name one `{field}`.")
            return (), table.problems
    codings: list[Coding] = []
    unanswered: list[int] = []
    for row in table.filled_rows():
        answer, criterion = table.words(row, "answer"), table.words(row, "criterion")
        if {(row, "answer"), (row, "criterion")} & table.unreadable:
            continue
        if not criterion:
            table.complain(
                row, "criterion", "the row names no criterion.", "Write its id, such as CSAM-01, or delete the row."
            )
        elif not answer:
            unanswered.append(row)
        else:
            codings.append(_coding(table, row, criterion, answer))
    if unanswered:
        counted = f"{len(unanswered):,} rows have" if len(unanswered) > 1 else "1 row has"
        table.complain(unanswered[0], "answer", f"{counted} no answer yet and count as not coded.", is_warning=True)
    return tuple(codings), table.problems


def _coding(table: Table, row: int, criterion: str, answer: str) -> Coding:
    value, problem = read_answer(answer, table.place(row, "answer"))
    table.problems += [problem] if problem else []
    provisions = (" ".join(part.split()) for part in _IDS.split(table.text(row, "provisions")))
    return Coding(
        criterion=criterion,
        element=table.words(row, "element"),
        answer=value,
        provisions=tuple(dict.fromkeys(part for part in provisions if part)),
        quote=table.text(row, "quote"),
        rationale=table.text(row, "rationale"),
        coder=table.words(row, "coder"),
        coded_on=table.date(row, "coded_on"),
        fingerprint=table.words(row, "fingerprint"),
        cell=f"{table.sheet.name}!{table.address(row, 'answer')}",
    )


def unknown_citations(codings: tuple[Coding, ...], provisions: tuple[Provision, ...], file: str) -> list[Problem]:
    """A warning for each coding that cites an id which the Statutes sheet does not have (none without that sheet)."""
    known = {provision.id for provision in provisions}
    problems = []
    for coding in codings:
        missing = [shown(cited) for cited in coding.provisions if cited not in known]
        if known and missing:
            sheet, _, cell = coding.cell.rpartition("!")
            message = f"the answer cites {', '.join(missing)}, which is no id of the Statutes sheet."
            advice = "Write ids as they stand there, separated by semicolons."
            problems.append(Problem(Place(file, sheet, cell), message, advice, is_warning=True))
    return problems


def read_treaties(sheet: Sheet, columns: Columns, file: str) -> tuple[tuple[Treaty, ...], list[Problem]]:
    """All rows that name an instrument."""
    table = Table(sheet, columns, file)
    for field in ("instrument", "status"):
        if field not in table.fields:
            table.complain(table.first_row - 1, field, f"no column holds the {field}.", f"Name one `{field}`.")
            return (), table.problems
    treaties: dict[str, Treaty] = {}
    for row in table.filled_rows():
        instrument = table.words(row, "instrument")
        status, problem = read_treaty_status(table.words(row, "status"), table.place(row, "status"))
        table.problems += [problem] if problem else []
        date, reservation = table.date(row, "in_force_from"), table.text(row, "reservation")
        if not instrument:
            table.complain(row, "instrument", "the row names no instrument.", "Name the treaty, or delete the row.")
        elif instrument in treaties:
            table.complain(
                row, "instrument", f"the instrument {shown(instrument)} stands twice.", "Keep one of the two rows."
            )
        else:
            treaties[instrument] = Treaty(instrument, status, date, reservation)
    return tuple(treaties.values()), table.problems
