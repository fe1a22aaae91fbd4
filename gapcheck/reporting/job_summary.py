"""The gate's answer in Markdown, for the summary page of a CI job."""

from __future__ import annotations

from typing import Final

from gapcheck.model import GateCountry, GateFinding, GateResult
from gapcheck.reporting.gating import counts, explanations, outcome, shown_findings, verdict
from gapcheck.reporting.markdown import escape
from gapcheck.reporting.summarising import country_name

# GitHub takes one MiB a step; a page that nobody can read helps nobody.
_MOST_ROWS: Final = 200


def render_gate(result: GateResult) -> bytes:
    """The verdict, then a table a country."""
    title = "gapcheck: the gate holds" if result.holds else "gapcheck: the gate does not hold"
    lines = [f"## {title}", "", *(f"{escape(line)}  " for line in verdict(result)), ""]
    for notice in result.notices:
        mark = "❌" if notice.is_failing else "ℹ️"
        lines.append(f"- {mark} {escape(f'{notice.message} {notice.advice}')}")
    for country in result.countries:
        lines += ["", *_country(country, has_baseline=result.has_baseline)]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8", errors="replace")


def _country(country: GateCountry, *, has_baseline: bool) -> list[str]:
    lines = [f"### {escape(country_name(country.assessment))}", ""]
    lines.append(escape(f"{country.path}: {counts(country, has_baseline=has_baseline)}."))
    shown = shown_findings(country)
    if not shown:
        return lines
    lines += ["", "| | Finding | Outcome | Severity | Why |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(label, finding, country) for label, finding in shown[:_MOST_ROWS]]
    if len(shown) > _MOST_ROWS:
        lines += ["", f"{len(shown) - _MOST_ROWS} more in the output of the job."]
    return lines


def _row(label: str, finding: GateFinding, country: GateCountry) -> str:
    name = "/".join(part for part in (finding.criterion, finding.element) if part)
    why = " ".join([finding.says, *explanations(finding, country)])
    cells = (label, name, outcome(finding), finding.severity.value, why)
    return f"| {' | '.join(map(escape, cells))} |"
