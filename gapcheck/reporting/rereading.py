"""An assessment in JSON read back (contract, section 3), with every complaint about it at once.

What the JSON does not hold (questions, legal tests, sources) stays empty.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Final, TypeVar

from gapcheck.errors import Place, Problem, UnusableInputError
from gapcheck.model import (
    Answer,
    Assessment,
    Basis,
    Binding,
    ChecklistResult,
    Coding,
    Country,
    Criterion,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Evidence,
    Finding,
    LegalTest,
    Obligation,
    Score,
    Severity,
    Strength,
)
from gapcheck.reporting.records import SCHEMA_VERSION

_AGAIN: Final = "Write the assessment again with `gapcheck assess WORKBOOK -o FILE.json`."
_Choice = TypeVar("_Choice", bound=Enum)


def assessment_from(content: bytes, file: str) -> Assessment:
    """The assessment that `-o FILE.json` wrote. Raises UnusableInputError with every complaint about the file."""
    problems: list[Problem] = []
    try:
        value = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line, column = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (0, 0)
        place = Place(file, line=line, column=column)
        raise UnusableInputError((Problem(place, "this is no JSON.", _AGAIN),)) from error
    if isinstance(value, list):
        if len(value) != 1:
            message = f"it holds {len(value)} assessments, and one is needed."
            raise UnusableInputError((Problem(Place(file), message, "Give each country a file of its own."),))
        value = value[0]
    part = _Part(value, "", file, problems)
    version = part.text("schema_version")
    if not problems and version != SCHEMA_VERSION:
        message = f"it has schema version {version!r}, and this program reads {SCHEMA_VERSION!r}; nothing was compared."
        raise UnusableInputError((Problem(Place(file), message, _AGAIN),))
    assessment = _assessment(part) if not problems else None
    if problems or assessment is None:
        raise UnusableInputError(tuple(problems))
    return assessment


class _Part:
    """One object of the file with its path, which complains instead of raising."""

    def __init__(self, value: object, path: str, file: str, problems: list[Problem]) -> None:
        self._path, self._file, self._problems = path, file, problems
        self._fields: dict[str, object] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self._complain(path or "the file", "an object", value)

    def _complain(self, path: str, expected: str, found: object) -> None:
        shown = "nothing" if found is None else repr(found)[:40]
        self._problems.append(Problem(Place(self._file), f"{path}: expected {expected}, found {shown}.", _AGAIN))

    def _path_of(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def text(self, key: str, *, needed: bool = True) -> str:
        value = self._fields.get(key)
        if value is None and not needed:
            return ""
        if not isinstance(value, str):
            self._complain(self._path_of(key), "text", value)
            return ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._complain(self._path_of(key), "a list of texts", value)
            return ()
        return tuple(value)

    def number(self, key: str) -> Decimal | None:
        value = self._fields.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not Decimal(str(value)).is_finite():
            self._complain(self._path_of(key), "a number", value)
            return None
        return Decimal(str(value))

    def whole(self, key: str) -> int:
        return int(self.number(key) or 0)

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._fields.get(key, default)
        if not isinstance(value, bool):
            self._complain(self._path_of(key), "true or false", value)
            return default
        return value

    def day(self, key: str) -> dt.date | None:
        value = self.text(key, needed=False)
        try:
            return dt.date.fromisoformat(value) if value else None
        except ValueError:
            self._complain(self._path_of(key), "a day (YYYY-MM-DD)", value)
            return None

    def choice(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
        value = self._fields.get(key)
        for one in kind:
            if one.value == value:
                return one
        self._complain(self._path_of(key), f"one of {', '.join(str(one.value) for one in kind)}", value)
        return default

    def perhaps(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice | None:
        """The choice, or None where the file says null or nothing."""
        return None if self._fields.get(key) is None else self.choice(key, kind, default)

    def inner(self, key: str) -> _Part:
        return _Part(self._fields.get(key), self._path_of(key), self._file, self._problems)

    def has(self, key: str) -> bool:
        return self._fields.get(key) is not None

    def each(self, key: str) -> Iterator[_Part]:
        value = self._fields.get(key)
        if not isinstance(value, list):
            self._complain(self._path_of(key), "a list", value)
            return
        for number, one in enumerate(value):
            yield _Part(one, f"{self._path_of(key)}[{number}]", self._file, self._problems)


def _assessment(part: _Part) -> Assessment:
    country, source = part.inner("country"), part.inner("source")
    return Assessment(
        country=Country(country.text("name", needed=False), country.text("iso", needed=False)),
        as_of=part.day("as_of"),
        with_bills=part.flag("with_bills"),
        file=source.text("file"),
        sha256=source.text("sha256"),
        provisions=source.whole("provisions"),
        provisions_in_force=source.whole("provisions_in_force"),
        score=_score(part),
        coverage=part.number("coverage"),
        checklists=tuple(_checklist(one) for one in part.each("checklists")),
        warnings=part.texts("warnings"),
    )


def _score(part: _Part) -> Score:
    return Score(part.number("score"), None, None)


def _checklist(part: _Part) -> ChecklistResult:
    return ChecklistResult(
        id=part.text("id"),
        version=part.text("version"),
        digest=part.text("digest", needed=False),
        title=part.text("title", needed=False),
        score=_score(part),
        assessed=part.whole("assessed"),
        total=part.whole("total"),
        findings=tuple(_finding(one) for one in part.each("criteria")),
    )


def _finding(part: _Part) -> Finding:
    criterion = Criterion(
        id=part.text("id"),
        title=part.text("title", needed=False),
        question="",
        why="",
        legal_test=LegalTest("", "", ""),
        weight=part.number("weight") or Decimal(0),
        severity=part.choice("severity", Severity, Severity.MAJOR),
        sources=(),
        common_gaps=(),
        recommendation=part.text("recommendation", needed=False),
        elements=(),
    )
    return Finding(
        criterion=criterion,
        status=part.choice("status", CriterionStatus, CriterionStatus.UNCLEAR),
        score=part.number("score"),
        basis=part.choice("basis", Basis, Basis.NONE),
        binding=Binding(
            kind=part.perhaps("obligation", Obligation, Obligation.SOFT),
            instrument=part.text("binding_instrument", needed=False),
            since=part.day("bound_since"),
            reservation=part.text("reservation", needed=False),
            verified=part.flag("binding_verified", default=True),
        ),
        elements=tuple(_element(one) for one in part.each("elements")),
        reason=part.text("reason", needed=False),
        coding=_coding(part, part.text("id"), ""),
        is_stale=part.flag("is_stale"),
    )


def _element(part: _Part) -> ElementFinding:
    return ElementFinding(
        id=part.text("id"),
        test=part.text("test", needed=False),
        required=part.flag("required", default=True),
        status=part.choice("status", ElementStatus, ElementStatus.UNCLEAR),
        basis=part.choice("basis", Basis, Basis.NONE),
        evidence=tuple(_evidence(one) for one in part.each("evidence")),
        strength=part.perhaps("strength", Strength, Strength.EXPLICIT),
        reason=part.text("reason", needed=False),
        coding=_coding(part, "", part.text("id")),
        text_status=part.perhaps("text_status", ElementStatus, ElementStatus.UNCLEAR),
    )


def _evidence(part: _Part) -> Evidence:
    return Evidence(
        provision=part.text("provision"),
        law=part.text("law", needed=False),
        cell=part.text("cell", needed=False),
        start=part.whole("start"),
        end=part.whole("end"),
        quote=part.text("quote"),
        via=part.texts("via"),
        defeats=part.flag("defeats"),
        strength=part.perhaps("strength", Strength, Strength.EXPLICIT) or Strength.EXPLICIT,
        source_url=part.text("source_url", needed=False),
    )


def _coding(part: _Part, criterion: str, element: str) -> Coding | None:
    if not part.has("coding"):
        return None
    coding = part.inner("coding")
    return Coding(
        criterion=criterion,
        element=element,
        answer=coding.choice("answer", Answer, Answer.UNCLEAR),
        provisions=coding.texts("provisions"),
        quote=coding.text("quote", needed=False),
        rationale=coding.text("rationale", needed=False),
        coder=coding.text("coder", needed=False),
        coded_on=coding.day("coded_on"),
    )
