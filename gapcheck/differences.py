"""Two files in, one difference out: two workbooks, two assessments in JSON, one of each, or one workbook on two days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gapcheck.assessment.assessing import assess
from gapcheck.assessment.rescanning import Rescan, texts_of
from gapcheck.assessment.scanning import scan
from gapcheck.diff import Side, Traced, inferred, moves
from gapcheck.errors import CommandLineError, Place, Problem, UnusableInputError
from gapcheck.law.changes import changes, marked_by_date
from gapcheck.law.obligations import binding_on
from gapcheck.law.reverting import LawState, in_order_of
from gapcheck.law.state import in_force
from gapcheck.model import Assessment, Binding, Difference, Source, Workbook
from gapcheck.pipeline import Library, Options, assess_read
from gapcheck.workbook import read_workbook

MOST_BYTES = 200_000_000
"""An assessment in JSON that is larger was not written by this program."""


@dataclass(frozen=True, slots=True)
class Given:
    """One side as the user named it. `as_of` None is the workbook's own day."""

    path: Path
    as_of: dt.date | None = None

    @property
    def is_json(self) -> bool:
        """Whether it is an assessment already."""
        return self.path.suffix.lower() == ".json"


def difference(
    before: Given, after: Given, options: Options, library: Library
) -> tuple[Difference, tuple[Problem, ...]]:
    """Everything that differs, and the warnings about the files.

    Raises UnusableInputError with the complaints about both files, and CommandLineError where the two cannot be compared.
    """
    for given in (before, after):
        if given.is_json and given.as_of is not None:
            raise CommandLineError(f"{given.path.name} is an assessment of one day already: leave --as-of out.")
    if before.is_json or after.is_json:
        return _of_assessments(before, after, options, library)
    readers = [lambda path=one.path: read_workbook(path, columns=options.columns) for one in (before, after)]
    (old, old_warnings), (new, new_warnings) = _all_read(readers[: 1 if before.path == after.path else 2])
    warnings = old_warnings if before.path == after.path else (*old_warnings, *new_warnings)
    _same_country((old.file, old.country.name, old.country.iso), (new.file, new.country.name, new.country.iso))
    return workbook_difference((old, before.as_of), (new, after.as_of), options, library), warnings


def _all_read(
    readers: Iterable[Callable[[], tuple[Workbook, tuple[Problem, ...]]]],
) -> list[tuple[Workbook, tuple[Problem, ...]]]:
    """What was read (one file stands for both sides), or all complaints about all files."""
    done: list[tuple[Workbook, tuple[Problem, ...]]] = []
    problems: list[Problem] = []
    for read in readers:
        try:
            done.append(read())
        except UnusableInputError as error:
            problems += error.problems
    if problems:
        raise UnusableInputError(tuple(problems))
    return [done[0], done[-1]]


def workbook_difference(
    before: tuple[Workbook, dt.date | None], after: tuple[Workbook, dt.date | None], options: Options, library: Library
) -> Difference:
    """The difference of two workbooks that have been read, each with the day asked for."""
    (old, old_day), (new, new_day) = before, after
    new = replace(new, provisions=in_order_of(new.provisions, old.provisions))
    first, second = _sides((old, old_day), (new, new_day), options, library)
    changed = changes(first.state.law, second.state.law)
    changed = marked_by_date(changed, old.provisions, new.provisions)
    assessments = (
        _assessed(first, old_day, options, library),
        _assessed(second, new_day, options, library),
    )
    traced = Traced(first, second, changed, library.checklists)
    found = moves(*assessments, traced.explain)
    return Difference(*assessments, changed, found, tuple(_notes(first, second)))


def _sides(
    before: tuple[Workbook, dt.date | None], after: tuple[Workbook, dt.date | None], options: Options, library: Library
) -> Iterator[Side]:
    """Both sides, each distinct text of which is read once."""
    old, new = before[0], after[0]
    is_one_language = old.country.language == new.country.language
    together = (*old.provisions, *new.provisions) if is_one_language else old.provisions
    distinct = {(one.text, one.heading, one.language): one for one in together}
    known = scan(tuple(distinct.values()), library.lexicon, old.country.language)
    read = texts_of(known.readings)
    for workbook, day in (before, after):
        chosen = in_force(workbook.provisions, day or workbook.country.as_of, with_bills=options.with_bills)
        if workbook is new and not is_one_language:
            reading = scan(workbook.provisions, library.lexicon, workbook.country.language)
        else:
            reading = Rescan(workbook.provisions, read, known)
        yield Side(workbook, LawState(workbook.provisions, chosen), reading)


def _assessed(side: Side, day: dt.date | None, options: Options, library: Library) -> Assessment:
    workbook = side.workbook

    def binding(sources: tuple[Source, ...], when: dt.date | None) -> Binding:
        return binding_on(sources, workbook.country.iso, when, library.treaties, workbook.treaties)

    return assess(workbook, side.scan, library.checklists, binding, as_of=day, with_bills=options.with_bills)


def _of_assessments(
    before: Given, after: Given, options: Options, library: Library
) -> tuple[Difference, tuple[Problem, ...]]:
    warnings: list[Problem] = []
    problems: list[Problem] = []
    read: list[Assessment] = []
    for given in (before, after):
        try:
            assessment, found = _assessment(given, options, library)
        except UnusableInputError as error:
            problems += error.problems
            continue
        read.append(assessment)
        warnings += found
    if problems:
        raise UnusableInputError(tuple(problems))
    old, new = read
    _same_country((old.file, old.country.name, old.country.iso), (new.file, new.country.name, new.country.iso))
    notes = tuple(_compared(old, new))
    return Difference(old, new, None, moves(old, new, inferred(old, new)), notes), tuple(warnings)


def _assessment(given: Given, options: Options, library: Library) -> tuple[Assessment, tuple[Problem, ...]]:
    if not given.is_json:
        workbook, found = read_workbook(given.path, columns=options.columns)
        return assess_read(workbook, replace(options, as_of=given.as_of), library), found
    from gapcheck.reporting.rereading import assessment_from

    place = Place(given.path.name)
    try:
        if given.path.stat().st_size > MOST_BYTES:
            raise UnusableInputError((Problem(place, "it is too large for an assessment in JSON."),))
        return assessment_from(given.path.read_bytes(), given.path.name), ()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}."
        raise UnusableInputError((Problem(place, message, "Check the name and its permissions."),)) from error


def _same_country(before: tuple[str, str, str], after: tuple[str, str, str]) -> None:
    """Raises CommandLineError for two countries; a file that does not say its country fits any."""
    for old, new in zip(before[2:0:-1], after[2:0:-1], strict=True):
        if old and new:
            if old.casefold() == new.casefold():
                return
            raise CommandLineError(
                f"{before[0]} is of {before[1] or before[2]} and {after[0]} of {after[1] or after[2]}: nothing was compared. "
                "`gapcheck diff` compares one country with itself; `gapcheck compare` sets countries side by side."
            )


def _compared(old: Assessment, new: Assessment) -> Iterator[str]:
    """What of two assessments was compared and what not. Raises CommandLineError when nothing can be."""
    first, second = ({one.id: one for one in side.checklists} for side in (old, new))
    common = [name for name in second if name in first]
    if not common:
        raise CommandLineError(
            f"{old.file} was assessed with {', '.join(first) or 'no checklist'}, {new.file} with "
            f"{', '.join(second) or 'no checklist'}: they have none in common, so nothing was compared. Use -c to choose."
        )
    yield f"Compared: the findings of {', '.join(common)}."
    yield "Not compared: the laws. An assessment in JSON does not hold them; causes are inferred. Give both workbooks to try them."
    for name, lists in (("before", (first, second)), ("after", (second, first))):
        alone = [one for one in lists[0] if one not in lists[1]]
        if alone:
            yield f"Not compared, only {name}: {', '.join(alone)}."
    for name in common:
        one, other = first[name], second[name]
        if one.digest != other.digest:
            yield f"{name} is not the same checklist on both sides (version {one.version}, then {other.version})."
        criteria = [{finding.criterion.id for finding in side.findings} for side in (one, other)]
        if lone := sorted(criteria[0] ^ criteria[1]):
            yield f"Not compared, on one side only: {', '.join(lone)}."


def _notes(before: Side, after: Side) -> Iterator[str]:
    """What was compared; laws under another name; laws that one workbook does not hold at all."""
    yield f"Compared: {len(before.state.in_force)} provisions in force before with {len(after.state.in_force)} after."
    laws = {one.id: one.law for one in before.state.law}
    renamed = dict.fromkeys((laws[one.id], one.law) for one in after.state.law if laws.get(one.id, one.law) != one.law)
    for old, new in renamed:
        yield f"“{old}” is called “{new}” now."
    old_laws, new_laws = (Counter(one.law for one in side.state.law) for side in (before, after))
    known = {name for pair in renamed for name in pair}
    for here, there, side, kind in ((old_laws, new_laws, "before", "removed"), (new_laws, old_laws, "after", "added")):
        for law, number in here.items():
            if law not in there and law not in known:
                yield (
                    f"“{law or 'a law without a name'}” stands in the workbook of {side} only: its {number} provisions count as "
                    f"{kind}, whether the law changed or the workbook holds other laws."
                )
