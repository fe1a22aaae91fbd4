"""JUnit XML as Jenkins reads it: a suite a workbook and checklist, a test a criterion.

A gap or a partly met criterion is a failure; what is unclear or does not apply is skipped, never passed. At the gate only
what makes it fail is a failure; what the baseline records or a waiver lets pass is skipped and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape

from gapcheck.model import Assessment, CriterionStatus, GateNotice, GateResult
from gapcheck.reporting.alerts import (
    Alert,
    alerts_at,
    alerts_of,
    failing,
    headline,
    is_worth_showing,
    sentences,
    spot_of,
    state_of,
    waiver_words,
    waivers_of,
)
from gapcheck.reporting.phrases import one_line

_FAILURES: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)
_SKIPPED: Final = (CriterionStatus.UNCLEAR, CriterionStatus.NOT_APPLICABLE)

# A test: its lines of XML, and whether it failed or was skipped.
_Test = tuple[list[str], str]


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """All criteria, without a gate."""
    return _document(_suites(alerts_of(assessments), _outcome))


def render_gate(result: GateResult) -> bytes:
    """All criteria at the gate, and a suite for what belongs to no criterion."""
    return _document([*_suites(alerts_at(result), _outcome_at_gate), *_notice_suite(result.notices)])


def _suites(
    alerts: tuple[Alert, ...], judge: Callable[[Alert], tuple[str, str, str]]
) -> Iterable[tuple[str, list[_Test]]]:
    for (key, checklist), group in groupby(alerts, key=lambda alert: (alert.key, alert.checklist)):
        yield f"{key}.{checklist}", [_test(alert, *judge(alert)) for alert in group]


def _outcome(alert: Alert) -> tuple[str, str, str]:
    """(failure, skipped or nothing; its type; its message)."""
    status = alert.finding.status
    kind = "failure" if status in _FAILURES else "skipped" if status in _SKIPPED else ""
    return kind, status.value, headline(alert)


def _outcome_at_gate(alert: Alert) -> tuple[str, str, str]:
    kinds = failing(alert)
    if kinds:
        return "failure", kinds[0].value, headline(alert)
    status = alert.finding.status
    if not is_worth_showing(alert) and status is not CriterionStatus.NOT_APPLICABLE:
        return "", status.value, ""
    waived = waivers_of(alert)
    if waived:
        return "skipped", "waived", " ".join(map(waiver_words, waived))
    known = "in the baseline: " if state_of(alert) == "unchanged" else ""
    return "skipped", status.value, f"{known}{headline(alert)}"


def _test(alert: Alert, kind: str, type_name: str, message: str) -> _Test:
    criterion = alert.finding.criterion
    name = one_line(f"{criterion.id} {criterion.title}")
    opening = f"<testcase{_attribute('classname', f'{alert.key}.{alert.checklist}')}{_attribute('name', name)}"
    if not kind:
        return [f"    {opening}/>"], kind
    cell = one_line(spot_of(alert).cell)
    said = [*sentences(alert), f"{one_line(alert.path)}{f', {cell}' if cell else ''}"]
    return _with_child(opening, kind, type_name, message, "\n".join(said)), kind


def _with_child(opening: str, kind: str, type_name: str, message: str, text: str) -> list[str]:
    attributes = f"{_attribute('type', type_name)}{_attribute('message', message)}"
    return [
        f"    {opening}>",
        f"      <{kind}{attributes}>{escape(text)}</{kind}>",
        "    </testcase>",
    ]


def _notice_suite(notices: tuple[GateNotice, ...]) -> list[tuple[str, list[_Test]]]:
    tests: list[_Test] = []
    for notice in notices:
        if notice.is_failing:
            opening = f"<testcase{_attribute('classname', 'gate')}{_attribute('name', notice.message)}"
            text = one_line(f"{notice.message} {notice.advice}")
            tests.append((_with_child(opening, "failure", notice.kind, notice.message, text), "failure"))
    return [("gate", tests)] if tests else []


def _document(suites: Iterable[tuple[str, list[_Test]]]) -> bytes:
    body: list[str] = []
    total = failures = 0
    for name, tests in suites:
        failed = sum(kind == "failure" for _, kind in tests)
        skipped = sum(kind == "skipped" for _, kind in tests)
        total, failures = total + len(tests), failures + failed
        counts = f' tests="{len(tests)}" failures="{failed}" errors="0" skipped="{skipped}"'
        body.append(f"  <testsuite{_attribute('name', name)}{counts}>")
        body += [line for lines, _ in tests for line in lines]
        body.append("  </testsuite>")
    head = f'<testsuites name="gapcheck" tests="{total}" failures="{failures}" errors="0">'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', head, *body, "</testsuites>"]
    return ("\n".join(lines) + "\n").encode("utf-8", errors="replace")


def _attribute(name: str, value: str) -> str:
    """One attribute, with a blank in front. Characters that XML has no place for are replaced before."""
    return f' {name}="{escape(one_line(value), {chr(34): "&quot;"})}"'
