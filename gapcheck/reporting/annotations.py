"""GitHub workflow commands, one line an alert: they show on the commit and beside the changed file.

Text from anywhere is data: `%`, line breaks, and in properties `:` and `,` are escaped, so that no cell can end a command or
begin one of its own.
"""

from __future__ import annotations

import re
from typing import Final

from gapcheck.model import GateNotice, GateResult, Severity, Standing
from gapcheck.reporting.alerts import (
    Alert,
    alerts_at,
    failing,
    gravest,
    headline,
    is_worth_showing,
    sentences,
    spot_of,
    waivers_of,
)
from gapcheck.reporting.phrases import one_line, shortened

_LIMIT: Final = 3_000
_COMMAND: Final = re.compile(r"^(\s*):(?=:)")


def render_gate(result: GateResult) -> bytes:
    """Errors for what makes the gate fail, gravest first; notices for what is waived and for what got better."""
    alerts = gravest(alerts_at(result))
    lines = [_of_notice(notice.file, notice.line, f"{notice.message} {notice.advice}") for notice in _told(result)]
    lines += [_of_alert(alert, _level(alert)) for alert in alerts if failing(alert)]
    lines += [_of_alert(alert, "notice") for alert in alerts if not failing(alert) and _is_waived(alert)]
    better = sum(one.standing is Standing.BETTER for country in result.countries for one in country.findings)
    if better:
        words = f"{better} findings are better than the baseline says. `gapcheck check … --update` records them."
        lines.append(command("notice", words, title="gapcheck"))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace")


def command(level: str, message: str, **properties: str) -> str:
    """`::error file=a.csv,line=3,title=…::message`. Properties without a value are left out."""
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{level}{' ' + named if named else ''}::{_data(message)}"


def harmless(line: str) -> str:
    """A line of ordinary output that GitHub's runner takes for no command, neither `::…::` nor `##[…]`."""
    return _COMMAND.sub(r"\1: ", line).replace("##[", "# #[")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _told(result: GateResult) -> list[GateNotice]:
    return [notice for notice in result.notices if notice.is_failing]


def _of_notice(file: str, line: int, message: str) -> str:
    return command("error", shortened(message, _LIMIT), file=one_line(file), line=str(line or ""), title="gapcheck")


def _of_alert(alert: Alert, level: str) -> str:
    spot = spot_of(alert)
    words = [*sentences(alert)[1:], f"Cell {one_line(spot.cell)}." if spot.cell else ""]
    message = shortened(" ".join(words), _LIMIT)
    row = str(spot.row) if spot.cell else ""
    return command(level, message, file=one_line(alert.path), line=row, title=headline(alert))


def _level(alert: Alert) -> str:
    return "warning" if alert.finding.criterion.severity is Severity.MINOR else "error"


def _is_waived(alert: Alert) -> bool:
    return bool(waivers_of(alert)) and is_worth_showing(alert)
