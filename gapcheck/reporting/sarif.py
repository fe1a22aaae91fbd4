"""SARIF 2.1.0 (OASIS): rules are criteria, results are criteria that fall short.

The fingerprint of a result depends on country and criterion alone, so that a reader of alerts (GitHub code scanning) takes
the same gap for the same alert wherever its row moves. Results that the baseline knows or a waiver lets pass are kept,
with their suppression.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final
from urllib.parse import quote

from gapcheck import __version__
from gapcheck.model import Assessment, Criterion, GateNotice, GateResult, Severity
from gapcheck.reporting.alerts import (
    Alert,
    accepted_reason,
    alerts_at,
    alerts_of,
    failing,
    is_worth_showing,
    level_of,
    sentences,
    spot_of,
    state_of,
    waiver_words,
    waivers_of,
)
from gapcheck.reporting.describing import source_words
from gapcheck.reporting.markdown import escape
from gapcheck.reporting.phrases import one_line, printable

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SECURITY: Final = {Severity.CRITICAL: "9.0", Severity.MAJOR: "7.0", Severity.MINOR: "4.0"}
_PROBLEM: Final = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "recommendation"}
_LEVEL: Final = {Severity.CRITICAL: "error", Severity.MAJOR: "warning", Severity.MINOR: "note"}
_NOTICES: Final = {
    "unusable": "A file could not be used",
    "stale-baseline": "A line of the baseline has no finding",
    "country-not-given": "A country of the baseline was not checked",
    "unrecorded": "A country is not in the baseline",
    "unread": "Provisions were not searched",
    "stale-coding": "A coding answers nothing that is asked",
    "stale-waiver": "A waiver stands for nothing that is asked",
    "score": "The score is too low",
}

Record = dict[str, object]


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """A log of everything that falls short, without a gate."""
    return _log(alerts_of(assessments), (), "")


def render_gate(result: GateResult) -> bytes:
    """A log of the gate: baseline states and suppressions included."""
    return _log(alerts_at(result), result.notices, "baseline" if result.has_baseline else "")


def _log(alerts: tuple[Alert, ...], notices: tuple[GateNotice, ...], baseline: str) -> bytes:
    criteria = {alert.finding.criterion.id: alert.finding.criterion for alert in alerts}
    told = [notice for notice in notices if notice.is_failing]
    kinds = dict.fromkeys(notice.kind for notice in told)
    rules = [*map(_rule, criteria.values()), *map(_notice_rule, kinds)]
    indexes = {name: index for index, name in enumerate([*criteria, *(f"gapcheck/{kind}" for kind in kinds)])}
    is_gate = any(alert.parts for alert in alerts)
    results = [_result(alert, indexes, is_gate=is_gate) for alert in alerts if is_worth_showing(alert)]
    results += [_notice_result(notice, indexes, has_baseline=bool(baseline)) for notice in told]
    driver = {
        "name": "gapcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    text = json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", errors="replace")


def _rule(criterion: Criterion) -> Record:
    return {
        "id": criterion.id,
        "shortDescription": _message(one_line(criterion.title)),
        "fullDescription": _message(one_line(criterion.question)),
        "help": {**_message(_help(criterion)), "markdown": _help_markdown(criterion)},
        "defaultConfiguration": {"level": _LEVEL[criterion.severity]},
        "properties": {
            "severity": criterion.severity.value,
            "weight": float(criterion.weight),
            "problem.severity": _PROBLEM[criterion.severity],
            "security-severity": _SECURITY[criterion.severity],
            "tags": ["law", criterion.severity.value],
        },
    }


def _help_parts(criterion: Criterion) -> list[tuple[str, str]]:
    test = criterion.legal_test
    parts = [
        ("Question", criterion.question),
        ("Why it matters", criterion.why),
        ("Met", test.met),
        ("Partly met", test.partial),
        ("Gap", test.gap),
        ("Recommendation", criterion.recommendation),
        ("Asked for by", "; ".join(map(source_words, criterion.sources))),
    ]
    return [(label, one_line(words)) for label, words in parts if words.strip()]


def _help(criterion: Criterion) -> str:
    return "\n".join(f"{label}: {words}" for label, words in _help_parts(criterion))


def _help_markdown(criterion: Criterion) -> str:
    return "\n\n".join(f"**{label}:** {escape(words)}" for label, words in _help_parts(criterion))


def _result(alert: Alert, indexes: dict[str, int], *, is_gate: bool) -> Record:
    criterion, spot = alert.finding.criterion, spot_of(alert)
    region: Record = {"startLine": spot.row}
    if spot.quote:
        region["snippet"] = {"text": printable(spot.quote)}
    location: Record = {"physicalLocation": {"artifactLocation": _artifact(alert.path), "region": region}}
    if spot.provision:
        location["logicalLocations"] = [{"name": one_line(spot.provision), "kind": "provision"}]
    record: Record = {
        "ruleId": criterion.id,
        "ruleIndex": indexes[criterion.id],
        "level": level_of(criterion.severity, alert.finding.status),
        "message": _message(" ".join(sentences(alert))),
        "locations": [location],
        "partialFingerprints": {"primaryLocationLineHash": _hash(alert.key, criterion.id)},
        "properties": {
            "cell": one_line(spot.cell),
            "country": alert.key,
            "checklist": alert.checklist,
            "status": alert.finding.status.value,
            "basis": alert.finding.basis.value,
            "elements": [f"{one.id}: {one.status.value}" for one in alert.finding.elements],
        },
    }
    if state := state_of(alert):
        record["baselineState"] = state
    if is_gate:
        record["suppressions"] = _suppressions(alert)
    return record


def _suppressions(alert: Alert) -> list[Record]:
    """Why the result does not count, if it does not: waivers first, then the baseline."""
    if failing(alert):
        return []
    said = [waiver_words(waiver) for waiver in waivers_of(alert)]
    if not said and state_of(alert) == "unchanged":
        reason = accepted_reason(alert)
        said = [f"The baseline records it{f', accepted because {reason}' if reason else ''}."]
    return [{"kind": "external", "status": "accepted", "justification": one_line(words)} for words in said]


def _notice_rule(kind: str) -> Record:
    return {
        "id": f"gapcheck/{kind}",
        "shortDescription": _message(_NOTICES.get(kind, kind)),
        "defaultConfiguration": {"level": "error"},
    }


def _notice_result(notice: GateNotice, indexes: dict[str, int], *, has_baseline: bool) -> Record:
    rule = f"gapcheck/{notice.kind}"
    place = {"artifactLocation": _artifact(notice.file), "region": {"startLine": max(notice.line, 1)}}
    record: Record = {
        "ruleId": rule,
        "ruleIndex": indexes[rule],
        "level": "error",
        "message": _message(one_line(f"{notice.message} {notice.advice}")),
        "locations": [{"physicalLocation": place}] if notice.file else [],
        "partialFingerprints": {"primaryLocationLineHash": _hash(notice.country, rule, notice.message)},
    }
    if has_baseline:
        record["baselineState"] = "new"
    return {**record, "suppressions": []}


def _artifact(path: str) -> Record:
    return {"uri": quote(printable(path), safe="/-._~")}


def _message(words: str) -> Record:
    """A plain message in which no text becomes a placeholder (§ 3.11.5) or an embedded link (§ 3.11.6)."""
    return {"text": printable(words).replace("](", "] (").replace("{", "{{").replace("}", "}}") or "-"}


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", errors="replace")).hexdigest()[:16] + ":1"
