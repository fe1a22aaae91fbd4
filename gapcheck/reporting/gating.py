"""What the gate says, in lines for a person, and the table of its formats.

Everything is said that a person must look at: what makes the gate fail, what is waived and by whom, what got better and how
to accept it. The lines never say "no gaps".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final, cast

from gapcheck.model import CriterionStatus, FailOn, GateCountry, GateFinding, GateResult, Severity, Standing
from gapcheck.reporting.alerts import waiver_words
from gapcheck.reporting.highlights import findings_of, status_counts
from gapcheck.reporting.phrases import counted, figure, one_line, shortened
from gapcheck.reporting.summarising import country_name

KIND_WORDS: Final[Mapping[FailOn, str]] = {
    FailOn.GAP: "gap",
    FailOn.PARTIAL: "partly met",
    FailOn.REGRESSION: "worse",
    FailOn.UNCLEAR: "unclear",
    FailOn.STALE: "stale",
}
GATE_FORMATS: Final[Mapping[str, str]] = {
    "text": "gapcheck.reporting.gating:render_text",
    "md": "gapcheck.reporting.job_summary:render_gate",
    "sarif": "gapcheck.reporting.sarif:render_gate",
    "junit": "gapcheck.reporting.junit:render_gate",
    "github": "gapcheck.reporting.annotations:render_gate",
}
STATUS_WORDS: Final[Mapping[CriterionStatus, str]] = {
    CriterionStatus.PARTIAL: "partly met",
    CriterionStatus.UNCLEAR: "unclear",
}
ACCEPT_BETTER: Final = "Add --update to the command to write this into the baseline, and commit it."
ACCEPT_WORSE: Final = (
    'Mend the law, waive it for a time (--waivers), or accept it: --update --accept-worse --reason "why".'
)


def render_gate(result: GateResult, format_name: str) -> bytes:
    """The gate's answer in one of GATE_FORMATS."""
    module, function = GATE_FORMATS[format_name].split(":")
    return cast("Callable[[GateResult], bytes]", getattr(import_module(module), function))(result)


def render_text(result: GateResult) -> bytes:
    """Lines for a person, UTF-8."""
    return "".join(f"{line}\n" for line in text_lines(result)).encode("utf-8", errors="replace")


def text_lines(result: GateResult) -> list[str]:
    """The whole answer, the verdict last."""
    lines = [line for country in result.countries for line in _country_lines(country, result)]
    for notice in result.notices:
        label = "error" if notice.is_failing else "note"
        lines.append(f"{label}: {one_line(f'{notice.message} {notice.advice}')}")
    return [*lines, *verdict(result)]


def verdict(result: GateResult) -> list[str]:
    """The last lines: whether the gate holds, and what to do."""
    findings = [one for country in result.countries for one in country.findings]
    kinds = [(kind, sum(kind in one.fails_on for one in findings)) for kind in FailOn]
    causes = [f"{number} {KIND_WORDS[kind]}" for kind, number in kinds if number]
    others = sum(notice.is_failing for notice in result.notices)
    if others:
        causes.append(f"{counted(others, 'error')} beside the findings")
    lines = ["The gate holds." if result.holds else f"The gate does not hold: {', '.join(causes)}."]
    if any(FailOn.REGRESSION in one.fails_on for one in findings):
        lines.append(ACCEPT_WORSE)
    if any(FailOn.STALE in one.fails_on for one in findings):
        lines.append("A stale coding needs its analyst: read the law again, correct the answer and its fingerprint.")
    new = (Standing.BETTER, Standing.UNRECORDED)
    if result.has_baseline and result.holds and any(one.standing in new for one in findings):
        lines.append(f"Some findings are better than the baseline says, or new to it. {ACCEPT_BETTER}")
    return lines


def counts(country: GateCountry, *, has_baseline: bool) -> str:
    """`score 54.2; 3 gaps, 2 partly met, 1 unclear; 1 worse, 2 better, 40 as the baseline says`."""
    number = status_counts(findings_of(country.assessment))
    short = (CriterionStatus.PARTIAL, CriterionStatus.UNCLEAR)
    statuses = [counted(number[CriterionStatus.GAP], "gap"), *(f"{number[one]} {STATUS_WORDS[one]}" for one in short)]
    said = [f"score {figure(country.assessment.score.value)}", ", ".join(statuses)]
    if has_baseline and not country.is_unrecorded:
        words = {Standing.WORSE: "worse", Standing.BETTER: "better", Standing.UNRECORDED: "new"}
        stands = Counter(one.standing for one in country.findings)
        parts = [f"{stands[standing]} {word}" for standing, word in words.items() if stands[standing]]
        said.append(", ".join([*parts, f"{stands[Standing.EQUAL]} as the baseline says"]))
    return "; ".join(said)


def shown_findings(country: GateCountry) -> list[tuple[str, GateFinding]]:
    """What a person must see, each with its label: failing ones, waived ones, better ones; gravest first in each."""
    failing = [(_label(one), one) for one in country.findings if one.fails_on]
    waived = [("waived", one) for one in country.findings if not one.fails_on and one.waiver]
    milder = [
        ("worse, not failing" if one.standing is Standing.WORSE else "stale, not failing", one)
        for one in country.findings
        if not one.fails_on and not one.waiver and (one.standing is Standing.WORSE or one.stale_coding)
    ]
    better = [("better", one) for one in country.findings if not one.fails_on and one.standing is Standing.BETTER]
    order = list(Severity)
    groups = (sorted(group, key=lambda pair: order.index(pair[1].severity)) for group in (failing, waived, milder))
    return [pair for group in (*groups, better) for pair in group]


def _label(finding: GateFinding) -> str:
    return ", ".join(KIND_WORDS[kind] for kind in finding.fails_on)


def outcome(finding: GateFinding) -> str:
    """`found → missing`, or the status alone where nothing moved."""
    before = finding.before
    if before is None or before.status == finding.after.status:
        return finding.after.status
    return f"{before.status} → {finding.after.status}"


def explanations(finding: GateFinding, country: GateCountry) -> list[str]:
    """Why the finding is not what it was, where to look, what waives it or did."""
    lines = [cause for cause in finding.causes if finding.standing in (Standing.WORSE, Standing.BETTER)]
    if finding.stale_coding:
        lines.append(finding.stale_coding)
    if place := where(finding, country):
        lines.append(f"See {place}.")
    if finding.waiver:
        lines.append(waiver_words(finding.waiver))
    if finding.expired and finding.fails_on:
        until = finding.expired.until.isoformat()
        lines.append(f"The waiver expired after {until}: {shortened(finding.expired.reason, 200)}.")
    return lines


def where(finding: GateFinding, country: GateCountry) -> str:
    """File and cell of the provision that moved, else of the one that the finding stands on; empty without one."""
    before = finding.before.cited if finding.before else ()
    moved = [one.provision for one in before if one not in finding.after.cited]
    names = [*moved, *(one.provision for one in finding.after.cited)]
    found = next((country.provisions[name] for name in names if name in country.provisions), None)
    return one_line(f"{country.path}, {found.cell}") if found and found.cell else ""


def _country_lines(country: GateCountry, result: GateResult) -> list[str]:
    name, path = country_name(country.assessment), one_line(country.path)
    head = f"{name if name == path else f'{name} ({path})'}: {counts(country, has_baseline=result.has_baseline)}"
    lines = [head]
    for label, finding in shown_findings(country):
        name = one_line("/".join(part for part in (finding.criterion, finding.element) if part))
        lines.append(f"  {label}: {name}: {outcome(finding)} ({finding.severity.value})")
        if label != "better":
            lines.append(f"      {shortened(finding.says, 200)}")
        lines += [f"      {one_line(line)}" for line in explanations(finding, country)]
    return lines
