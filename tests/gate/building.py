"""A tiny State with tiny rules, judged by the real engine: a test names only what it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gapcheck.assessment.assessing import assess
from gapcheck.assessment.scanning import scan
from gapcheck.gate.comparing import held_against
from gapcheck.gate.deciding import Policy, decide
from gapcheck.gate.updating import updated
from gapcheck.library.digests import digest_checklist
from gapcheck.model import (
    AllOf,
    Answer,
    Assessment,
    Baseline,
    Binding,
    Checklist,
    Coding,
    FailOn,
    GateCountry,
    GateFinding,
    GateResult,
    Search,
    Severity,
    Waiver,
    Way,
    Wording,
    Workbook,
)
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, a_workbook, an_element

TODAY = dt.date(2026, 5, 1)
POSSESSION = "A person who possesses such material commits an offence."
FOR_SALE = "A person who possesses such material for sale commits an offence."
ATTEMPT = "An attempt is an offence."

LEXICON = a_lexicon(
    {
        "possess": ("possess*",),
        "material": ("material",),
        "sale": ("for sale",),
        "attempt": ("attempt*",),
        "whip": ("whip*",),
    }
)


def _all(*names: str) -> Way:
    return Way(AllOf(tuple(map(Wording, names))))


def rules(version: str = "1", **changes: Any) -> Checklist:
    """T-01 possession and (not required) attempt; T-02 a test of absence, minor; T-03 only an analyst can answer."""
    possession = Search(found=(_all("possess", "material"),), defeated=(_all("possess", "material", "sale"),))
    criteria = (
        a_criterion(
            an_element(possession, id="possession", test="Possession is an offence."),
            an_element(
                Search(found=(Way(Wording("attempt")),)), id="attempt", required=False, test="So is an attempt."
            ),
            id="T-01",
            title="Possession",
            severity=Severity.CRITICAL,
        ),
        a_criterion(
            an_element(Search(absent=(Way(Wording("whip")),), body=("criminal",)), id="no-whip", test="No whip."),
            id="T-02",
            title="No corporal punishment",
            severity=Severity.MINOR,
        ),
        a_criterion(an_element(None, id="asked", test="Ask a person."), id="T-03", title="Asked"),
    )
    checklist = a_checklist(*criteria, id="tiny", version=version, **changes)
    return replace(checklist, digest=digest_checklist(checklist, LEXICON))


def state(*texts: str, **given: Any) -> Workbook:
    """A workbook of one provision a text: CC-1, CC-2, …"""
    provisions = (
        a_provision(text, id=f"CC-{number}", number=f"Section {number}", cell=f"Statutes!E{number + 1}", row=number + 1)
        for number, text in enumerate(texts, start=1)
    )
    return a_workbook(*provisions, **given)


def a_coding(answer: Answer = Answer.YES, **given: Any) -> Coding:
    """An answer on T-03/asked that cites CC-1."""
    defaults: dict[str, Any] = {"criterion": "T-03", "element": "asked", "provisions": ("CC-1",), "cell": "Coding!A2"}
    return Coding(answer=answer, **(defaults | given))


def assessed(workbook: Workbook, checklist: Checklist | None = None) -> Assessment:
    """The real assessment of the workbook."""
    reading = scan(workbook.provisions, LEXICON, workbook.country.language)
    return assess(workbook, reading, (checklist or rules(),), lambda _sources, _day: Binding(None))


def held(workbook: Workbook, baseline: Baseline | None = None, checklist: Checklist | None = None) -> GateCountry:
    """The workbook's findings beside the baseline's lines."""
    return held_against(workbook, assessed(workbook, checklist), workbook.file, baseline)


def baseline_of(*workbooks: Workbook) -> Baseline:
    """The first baseline of these workbooks."""
    return updated([held(workbook) for workbook in workbooks], None).baseline


def gate(
    workbook: Workbook,
    baseline: Baseline | None = None,
    waivers: Sequence[Waiver] = (),
    *fail_on: FailOn,
    checklist: Checklist | None = None,
    **given: Any,
) -> GateResult:
    """What the gate says about one workbook. Without `fail_on`: regression and stale."""
    policy = Policy(TODAY, frozenset(fail_on or (FailOn.REGRESSION, FailOn.STALE)), **given)
    return decide([held(workbook, baseline, checklist)], baseline, waivers, policy)


def finding(result: GateResult | GateCountry, criterion: str, element: str = "") -> GateFinding:
    """One finding of the only country."""
    country = result.countries[0] if isinstance(result, GateResult) else result
    return next(one for one in country.findings if (one.criterion, one.element) == (criterion, element))


def failing(result: GateResult) -> dict[str, tuple[FailOn, ...]]:
    """What fails, by address."""
    return {
        "/".join(filter(None, (one.criterion, one.element))): one.fails_on
        for country in result.countries
        for one in country.findings
        if one.fails_on
    }


def a_waiver(element: str = "possession", **given: Any) -> Waiver:
    """A waiver of T-01 that has a month to go."""
    defaults: dict[str, Any] = {"country": "XA", "criterion": "T-01", "until": dt.date(2026, 6, 1), "reason": "a bill"}
    return Waiver(element=element, **(defaults | given))
