"""A baseline's text as a `model.Baseline`, strictly: every line that is not understood is a problem with its number."""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Final

from gapcheck.errors import Place, Problem
from gapcheck.gate.words import WORD, address, meant
from gapcheck.gate.writing import FIRST_LINE, FORMAT, HEADER
from gapcheck.model import (
    Baseline,
    BaselineChecklist,
    BaselineEntry,
    BaselineUnread,
    Cited,
    CriterionStatus,
    ElementStatus,
)

_ID: Final = r"[^\s/@\"#]+"
_BECAUSE: Final = r"(?: because (?P<reason>\S.*))?"
_CITED: Final = rf"(?:{WORD}):[0-9a-f]{{16}}"
_ENTRY: Final = re.compile(
    rf"(?P<country>{WORD}) (?P<criterion>{_ID})(?:/(?P<element>{_ID}))? (?P<status>[a-z-]+)"
    rf"(?P<coded> coded)?(?P<cited>(?: {_CITED})*){_BECAUSE}"
)
_CHECKLIST: Final = re.compile(
    rf"(?P<country>{WORD}) @checklist (?P<id>{_ID}) version (?P<version>{WORD}) digest (?P<digest>[0-9a-f]{{1,16}}|none)"
)
_UNREAD: Final = re.compile(
    rf"(?P<country>{WORD}) @unread (?P<provisions>[1-9][0-9]{{0,6}}) in (?P<languages>[a-z]+(?:,[a-z]+)*){_BECAUSE}"
)
_MARKERS: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_FIRST: Final = re.compile(r"gapcheck-baseline (\d{1,6})")
_RESTORE: Final = "Take the line from version control again, or delete it and let `--update` write it anew."
_ANEW: Final = "Move it away, write a new one with `--update`, and read the difference before you commit it."
_OURS: Final = frozenset(HEADER)

_Line = BaselineEntry | BaselineChecklist | BaselineUnread


def read_baseline(text: str, file: str) -> tuple[Baseline, tuple[Problem, ...]]:
    """The baseline, and every problem in it. With problems it is not to be relied on."""
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").split("\n")]
    refusal = _refused(lines, file)
    if refusal is not None:
        return Baseline(), (refusal,)
    found: list[_Line] = []
    comments: list[str] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], start=2):
        if line.startswith("#"):
            comments += [line] if line not in _OURS else []
        elif line:
            read = _line(line, Place(file, line=number))
            (problems if isinstance(read, Problem) else found).append(read)  # type: ignore[arg-type]
    problems += _doubles(found, file)
    baseline = Baseline(
        tuple(line for line in found if isinstance(line, BaselineChecklist)),
        tuple(line for line in found if isinstance(line, BaselineEntry)),
        tuple(line for line in found if isinstance(line, BaselineUnread)),
        tuple(comments),
        file,
    )
    return baseline, tuple(sorted(problems))


def _refused(lines: list[str], file: str) -> Problem | None:
    """What is wrong with the first line: then no other line can be relied on."""
    place = Place(file, line=1)
    if lines[0] == FIRST_LINE:
        return None
    if lines[0].startswith(_MARKERS):
        return _marker(place)
    first = _FIRST.fullmatch(lines[0])
    if first is None:
        return Problem(place, f"the file is no baseline: it does not begin with `{FIRST_LINE}`.", _ANEW)
    if int(first[1]) < FORMAT:
        return Problem(place, f"the baseline has the older format {first[1]}; this gapcheck reads {FORMAT}.", _ANEW)
    return Problem(
        place, f"the baseline has format {first[1]}, of a newer gapcheck; this one reads {FORMAT}.", "Update gapcheck."
    )


def _marker(place: Place) -> Problem:
    advice = (
        "Delete the marker lines (<<<<<<<, =======, >>>>>>>) and keep the lines of both sides; where both have a line "
        "for one finding, keep one. Then run the check."
    )
    return Problem(place, "a merge of this file was not finished: here stands a conflict marker.", advice)


def _line(line: str, place: Place) -> _Line | Problem:
    if line.startswith(_MARKERS):
        return _marker(place)
    if found := _CHECKLIST.fullmatch(line):
        country, version = meant(found["country"]), meant(found["version"])
        if country and version is not None:
            return BaselineChecklist(country, found["id"], version, found["digest"], place.line)
    elif found := _UNREAD.fullmatch(line):
        if country := meant(found["country"]):
            languages = tuple(found["languages"].split(","))
            return BaselineUnread(country, int(found["provisions"]), languages, found["reason"] or "", place.line)
    elif (found := _ENTRY.fullmatch(line)) and found["status"] in _statuses(found["element"] or ""):
        country = meant(found["country"])
        cited = [(meant(word[:-17]), word[-16:]) for word in re.findall(_CITED, found["cited"])]
        if country and all(name is not None for name, _ in cited):
            known = tuple(Cited(name, mark) for name, mark in cited if name is not None)
            is_coded = found["coded"] is not None
            reason = found["reason"] or ""
            element = found["element"] or ""
            return BaselineEntry(
                country, found["criterion"], element, found["status"], is_coded, known, reason, place.line
            )
    return Problem(place, _diagnosed(line), _RESTORE)


def _statuses(element: str) -> tuple[str, ...]:
    return tuple(status.value for status in (ElementStatus if element else CriterionStatus))


def _diagnosed(line: str) -> str:
    """What of the line is not understood, in words."""
    words = line.split(" ")
    shown = line if len(line) <= 80 else line[:79] + "…"
    if len(words) > 1 and words[1].startswith("@"):
        return f"this line about checklists or unread provisions is damaged: {shown!r}."
    if len(words) < 3 or "" in words[:3]:
        return f"a line has country, finding and status with single spaces between them, this one has not: {shown!r}."
    known = _statuses("x" if "/" in words[1] else "")
    if words[2] not in known:
        what = "an element" if "/" in words[1] else "a criterion"
        return f"{words[2][:40]!r} is no status of {what} ({', '.join(known)})."
    return (
        f"after the status stand provisions with sixteen hexadecimal digits, or `because …`: {shown!r} has other words."
    )


def _key(line: _Line) -> Hashable:
    match line:
        case BaselineEntry():
            return line.country, line.criterion, line.element
        case BaselineChecklist():
            return line.country, "@checklist", line.id
        case BaselineUnread():
            return line.country, "@unread"


def _doubles(found: list[_Line], file: str) -> list[Problem]:
    first: dict[Hashable, _Line] = {}
    problems = []
    for line in found:
        earlier = first.setdefault(_key(line), line)
        if earlier is not line:
            what = address(line.criterion, line.element) if isinstance(line, BaselineEntry) else "this"
            message = f"line {earlier.line} speaks of {what} for {line.country}, too."
            problems.append(Problem(Place(file, line=line.line), message, "Keep one of the two lines."))
    return problems
