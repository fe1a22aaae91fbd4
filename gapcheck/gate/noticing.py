"""What the gate says beside the findings: stale lines, countries left out, provisions not searched, scores too low."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gapcheck.assessment.scoring import shown
from gapcheck.gate.ranking import is_shortfall
from gapcheck.gate.waiving import has_expired
from gapcheck.gate.words import address
from gapcheck.model import Baseline, BaselineEntry, FailOn, GateCountry, GateNotice, Standing, Waiver

_ADVICE_STALE = "Delete the line, or write the baseline anew with `--update`."


def baseline_notices(
    countries: Sequence[GateCountry], baseline: Baseline, *, is_strict: bool, only_given: bool
) -> Iterator[GateNotice]:
    """Lines of the baseline that nothing answers to: rules that are gone, checklists and countries not assessed."""
    for country in countries:
        left_out = checklists_left_out(country, baseline)
        for name in left_out:
            message = f"{country.key}: the baseline holds the checklist {name}, which was not assessed now."
            advice = f"Assess it too (-c {name}), or delete its line `{country.key} @checklist {name} …`."
            yield GateNotice("stale-baseline", country.key, message, advice, is_strict, baseline.file)
        stale = entries_without_finding(country, baseline)
        if left_out and stale:
            message = f"{country.key}: {len(stale)} lines of the baseline have no finding now."
            yield GateNotice("stale-baseline", country.key, message, "", is_strict, baseline.file, stale[0].line)
            continue
        for entry in stale:
            what = address(entry.criterion, entry.element)
            message = (
                f"{country.key}: the baseline says that {what} is {entry.status}, but no checklist asks it any more."
            )
            yield GateNotice(
                "stale-baseline", country.key, message, _ADVICE_STALE, is_strict, baseline.file, entry.line
            )
    if not only_given:
        given = {country.key for country in countries}
        for key in sorted({entry.country for entry in baseline.entries} - given):
            message = f"{key}: the baseline has lines for it, but no workbook of it was given."
            advice = "Give its workbook too, say --only-given, or delete its lines."
            yield GateNotice("country-not-given", key, message, advice, is_strict, baseline.file)


def checklists_left_out(country: GateCountry, baseline: Baseline) -> tuple[str, ...]:
    """Checklists that the baseline holds for the country and that were not assessed now."""
    assessed = {checklist.id for checklist in country.assessment.checklists}
    named = {line.id for line in baseline.checklists if line.country == country.key}
    return tuple(sorted(named - assessed))


def entries_without_finding(country: GateCountry, baseline: Baseline) -> tuple[BaselineEntry, ...]:
    """Lines of the baseline for the country that no finding answers to."""
    known = {(finding.criterion, finding.element) for finding in country.findings}
    return tuple(
        entry
        for entry in baseline.entries
        if entry.country == country.key and (entry.criterion, entry.element) not in known
    )


def country_notices(
    country: GateCountry, baseline: Baseline | None, fail_on: frozenset[FailOn], minimum: Decimal | None
) -> Iterator[GateNotice]:
    """What is wrong with one country as a whole."""
    if country.is_unrecorded:
        message = f"{country.key}: the baseline has no line for it yet."
        fails = FailOn.REGRESSION in fail_on
        yield GateNotice("unrecorded", country.key, message, "Record it with `--update`.", fails, country.path)
    yield from _unread_notices(country, baseline)
    for coding in country.unused_codings:
        name = address(coding.criterion, coding.element)
        message = (
            f"{country.key}: the coding in {coding.cell} answers {name}, which no checklist asks; it was not used."
        )
        fails = FailOn.STALE in fail_on
        yield GateNotice("stale-coding", country.key, message, "Correct it or delete it.", fails, country.path)
    score = country.assessment.score.value
    if minimum is not None and (score is None or score < minimum):
        has = "has no score: nothing could be assessed" if score is None else f"scores {shown(score)}"
        message = f"{country.key} {has}; the score must be {minimum} at least."
        yield GateNotice("score", country.key, message, "", is_failing=True, file=country.path)


def _unread_notices(country: GateCountry, baseline: Baseline | None) -> Iterator[GateNotice]:
    for unread in country.now.unread:
        recorded = sum(line.provisions for line in baseline.unread if line.country == country.key) if baseline else 0
        languages = ", ".join(unread.languages)
        message = (
            f"{country.key}: {unread.provisions} of {country.assessment.provisions_in_force} provisions in force were not "
            f"searched: there are no wordings for their language ({languages})."
        )
        fails = unread.provisions > recorded
        known = f"The baseline knows of {recorded}." if recorded else "Nobody knows what they say"
        advice = (
            f"{known.rstrip('.')}. Give the `language` column the right code, or a translation, or code them; or record "
            "them in the baseline with `--update`."
        )
        yield GateNotice("unread", country.key, message, advice if fails else known, fails, country.path)


def waiver_notices(
    countries: Sequence[GateCountry], waivers: Sequence[Waiver], today: dt.date, *, is_strict: bool, only_given: bool
) -> Iterator[GateNotice]:
    """Waivers that waive nothing: of findings that are gone, of findings that need none, of countries not given."""
    given = {country.key: country for country in countries}
    for waiver in waivers:
        name = f"{waiver.country} {address(waiver.criterion, waiver.element)}"
        country = given.get(waiver.country)
        if country is None:
            if not only_given:
                message = f"the waiver of {name} was not looked at: no workbook of {waiver.country} was given."
                yield GateNotice("waiver", waiver.country, message, "", file=waiver.file, line=waiver.line)
            continue
        about = [
            one for one in country.findings if one.criterion == waiver.criterion and waiver.element in ("", one.element)
        ]
        if not about:
            message = f"the waiver of {name} stands for a finding that no checklist asks."
            advice = "Correct the line or delete it."
            yield GateNotice("stale-waiver", waiver.country, message, advice, is_strict, waiver.file, waiver.line)
        elif not any(is_shortfall(one.after) or one.standing is Standing.WORSE or one.stale_coding for one in about):
            message = f"the waiver of {name} is needed no more: nothing falls short there."
            yield GateNotice("waiver", waiver.country, message, "Delete it.", file=waiver.file, line=waiver.line)
        elif has_expired(waiver, today):
            message = f"the waiver of {name} expired after {waiver.until.isoformat()} (because {waiver.reason})."
            advice = "Mend the law, or give the waiver a new day and reason."
            yield GateNotice("waiver", waiver.country, message, advice, file=waiver.file, line=waiver.line)
