"""A workbook and a bill in, a forecast out: one scan of both, a judgement for every set of clauses that is tried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gapcheck.assessment.assessing import assess
from gapcheck.assessment.scanning import scan
from gapcheck.errors import CommandLineError
from gapcheck.law.enacting import Draft, drafted, is_repeal, pending
from gapcheck.law.numbering import number_key, section_of
from gapcheck.law.obligations import binding_on
from gapcheck.law.state import in_force
from gapcheck.model import Assessment, Binding, Clause, Forecast, Provision, Source, Workbook
from gapcheck.pipeline import Library, recognised
from gapcheck.whatif import forecast


def bill_forecast(workbook: Workbook, bill: Workbook, library: Library, as_of: dt.date | None = None) -> Forecast:
    """What another workbook would do as a bill: each of its rows replaces the provision of the same id, or is new.

    Raises CommandLineError for a bill of another country and for one without provisions.
    """
    workbook, bill = (replace(one, country=recognised(one.country, library.states)) for one in (workbook, bill))
    codes = {one.country.iso for one in (workbook, bill) if one.country.iso}
    if len(codes) > 1:
        raise CommandLineError(
            f"{workbook.file} is of {workbook.country.iso} and {bill.file} of {bill.country.iso}: a bill changes the law "
            "of its own country."
        )
    if not bill.provisions:
        raise CommandLineError(f"{bill.file} holds no provisions: write the bill's clauses in its Statutes sheet.")
    day = as_of or workbook.country.as_of
    law = [workbook.provisions[position] for position in sorted(in_force(workbook.provisions, day))]
    rows = _changing(bill.provisions, law)
    if not rows:
        raise CommandLineError(f"{bill.file} holds nothing that is not law already on that day: it changes nothing.")
    draft = drafted(workbook.provisions, [_as_clause(row, bill) for row in rows])
    notes = tuple(_notes(workbook, bill, draft, law))
    return _forecast(workbook, bill.file, draft, library, day, notes)


def pending_forecast(workbook: Workbook, library: Library, as_of: dt.date | None = None) -> Forecast:
    """What the bills and the adopted law in the workbook itself would do. Raises CommandLineError when it has none."""
    workbook = replace(workbook, country=recognised(workbook.country, library.states))
    day = as_of or workbook.country.as_of
    draft = pending(workbook.provisions, day)
    if not draft.clauses:
        raise CommandLineError(
            f"{workbook.file} holds no provision with the status bill or not yet in force. Name the bill: "
            "gapcheck whatif WORKBOOK BILL.xlsx"
        )
    return _forecast(workbook, workbook.file, draft, library, day, ())


def _changing(rows: Sequence[Provision], law: Sequence[Provision]) -> list[Provision]:
    """The rows of a bill that change something: not those that say what is law already, and not the old version of a
    provision that the bill holds in a new one, as a workbook of the whole law after the reform does.
    """
    standing = {(one.id, _words(one)) for one in law}
    renewed = {one.id for one in rows if not is_repeal(one)}
    return [one for one in rows if (one.id not in renewed if is_repeal(one) else (one.id, _words(one)) not in standing)]


def _words(row: Provision) -> tuple[str, str]:
    return " ".join(row.heading.split()), " ".join(row.text.split())


def _as_clause(row: Provision, bill: Workbook) -> Provision:
    """A row of the bill among those of the law: its cell names the file, as Excel does, and its language is its own."""
    cell = f"[{bill.file}]{row.cell}" if row.cell else ""
    heading = f"[{bill.file}]{row.heading_cell}" if row.heading_cell else ""
    return replace(row, cell=cell, heading_cell=heading, language=row.language or bill.country.language)


def _forecast(
    workbook: Workbook, name: str, draft: Draft, library: Library, day: dt.date | None, notes: tuple[str, ...]
) -> Forecast:
    reading = scan(draft.rows, library.lexicon, workbook.country.language)

    def binding(sources: tuple[Source, ...], when: dt.date | None) -> Binding:
        return binding_on(sources, workbook.country.iso, when, library.treaties, workbook.treaties)

    def judge(chosen: frozenset[int]) -> Assessment:
        law = replace(workbook, provisions=draft.enacted(chosen))
        return assess(law, reading, library.checklists, binding, as_of=day)

    clauses = []
    for number, position in enumerate(draft.clauses):
        row = draft.rows[position]
        clauses.append(Clause(row, draft.replaced(number, day), is_repeal(row)))
    return forecast(name, clauses, judge, notes)


def _notes(workbook: Workbook, bill: Workbook, draft: Draft, law: Sequence[Provision]) -> Iterator[str]:
    """What of a bill was not used, and clauses that were perhaps meant to replace something."""
    if bill.codings or bill.treaties:
        yield f"Only the Statutes sheet of {bill.file} was used, not its Coding and Treaties."
    if left_out := len(bill.provisions) - len(draft.clauses):
        yield f"{left_out} of {len(bill.provisions)} rows of {bill.file} were left out: they say what is law already, or are old versions."
    known = {one.id for one in workbook.provisions}
    numbers = {(one.law, number_key(section_of(one))): one.id for one in law if section_of(one)}
    for position in draft.clauses:
        clause = draft.rows[position]
        if clause.id in known:
            continue
        if is_repeal(clause):
            yield f"{clause.id} would be repealed, but no provision has that id: nothing is taken away."
        elif same := numbers.get((clause.law, number_key(section_of(clause)))):
            yield f"{clause.id} has the number of {same} and another id, so it stands beside it. Use the same id to replace it."
