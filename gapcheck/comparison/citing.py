"""Precedents: how other States say what a State's law lacks, the nearest legal tradition and language first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from gapcheck.model import (
    Basis,
    Coding,
    ComparedState,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Evidence,
    Finding,
    Precedent,
    Precedents,
    Strength,
)

KEPT: Final = 5
SHORT: Final = (CriterionStatus.GAP, CriterionStatus.PARTIAL)
# Written differently, read by one another without a translator.
_KIN: Final = {"nb": "no", "nn": "no", "bs": "sh", "hr": "sh", "sr": "sh", "cnr": "sh", "mo": "ro"}
_STRENGTHS: Final = {strength: rank for rank, strength in enumerate(Strength)}

_Profile = tuple[str, frozenset[str]]  # tradition and languages of the State that looks
_Asked = tuple[str, str]  # criterion and element


@dataclass(frozen=True, slots=True)
class _Provider:
    """A provision that meets an element, before it is known who asks."""

    state: ComparedState
    identity: str
    tradition: str
    languages: frozenset[str]
    quote: Evidence | None
    coding: Coding | None
    basis: Basis

    @property
    def rank(self) -> tuple[bool, int, str]:
        """Confirmed by a person first, then the plainest words."""
        strength = _STRENGTHS[self.quote.strength] if self.quote else 0
        return self.basis is not Basis.CODED, strength, self.state.key


class Shelf:
    """All provisions of a comparison that can serve as precedents, each State with its latest law only."""

    def __init__(self, states: Iterable[tuple[str, ComparedState]]) -> None:
        self._providers: dict[_Asked, list[_Provider]] = defaultdict(list)
        self._nearest: dict[tuple[_Asked, _Profile], tuple[tuple[str, Precedent], ...]] = {}
        for identity, state in _latest(states):
            for checklist in state.assessment.checklists:
                for finding in checklist.findings:
                    self._put(identity, state, finding)

    def precedents(self, identity: str, state: ComparedState) -> Iterator[tuple[_Asked, Precedents]]:
        """For everything that the State lacks and another State has."""
        if not self._providers:
            return
        profile = (_tradition(state), _languages(state))
        for checklist in state.assessment.checklists:
            for finding in checklist.findings:
                if finding.status not in SHORT:
                    continue
                for element, test in _lacking(finding):
                    asked = (finding.criterion.id, element)
                    others = sum(one.identity != identity for one in self._providers.get(asked, ()))
                    if others:
                        kept = [one for whose, one in self._for(asked, profile) if whose != identity]
                        yield asked, Precedents(test, tuple(kept[:KEPT]), others)

    def _put(self, identity: str, state: ComparedState, finding: Finding) -> None:
        for element in finding.elements:
            if element.status is ElementStatus.FOUND and (provider := _from_element(identity, state, element)):
                self._providers[finding.criterion.id, element.id].append(provider)
        if finding.status is CriterionStatus.MET and (provider := _from_finding(identity, state, finding)):
            self._providers[finding.criterion.id, ""].append(provider)

    def _for(self, asked: _Asked, profile: _Profile) -> tuple[tuple[str, Precedent], ...]:
        """One more than is kept, since the State that asks may be among them."""
        key = (asked, profile)
        if key not in self._nearest:
            tradition, languages = profile
            ordered = sorted(
                self._providers[asked],
                key=lambda one: (
                    not (tradition and one.tradition == tradition),
                    not one.languages & languages,
                    one.rank,
                ),
            )
            self._nearest[key] = tuple((one.identity, _precedent(one, asked, profile)) for one in ordered[: KEPT + 1])
        return self._nearest[key]


def _latest(states: Iterable[tuple[str, ComparedState]]) -> Iterator[tuple[str, ComparedState]]:
    latest: dict[str, ComparedState] = {}
    for identity, state in states:
        known = latest.get(identity)
        day = state.assessment.as_of
        if known is None or day is None or (known.assessment.as_of is not None and day > known.assessment.as_of):
            latest[identity] = state
    yield from latest.items()


def _lacking(finding: Finding) -> list[tuple[str, str]]:
    """The required elements that are not found; the whole criterion when a person answered it against the text."""
    lacking = [
        (one.id, one.test)
        for one in finding.elements
        if one.required and one.status in (ElementStatus.MISSING, ElementStatus.DEFEATED)
    ]
    return lacking or [("", finding.criterion.title)]


def _from_element(identity: str, state: ComparedState, element: ElementFinding) -> _Provider | None:
    return _provider(identity, state, _best(element.evidence), element.coding, element.basis)


def _from_finding(identity: str, state: ComparedState, finding: Finding) -> _Provider | None:
    quotes = [one for element in finding.elements if element.required for one in element.evidence]
    return _provider(identity, state, _best(quotes), finding.coding, finding.basis)


def _provider(
    identity: str, state: ComparedState, quote: Evidence | None, coding: Coding | None, basis: Basis
) -> _Provider | None:
    """Nothing without words or a provision to look at (a thing found absent has none)."""
    told = coding if coding is not None and (coding.quote or coding.provisions) else None
    if quote is None and told is None:
        return None
    spoken = _kin(quote.language) if quote and quote.language else ""
    languages = frozenset({spoken}) if spoken else _languages(state)
    return _Provider(state, identity, _tradition(state), languages, quote, told, basis)


def _best(quotes: Iterable[Evidence]) -> Evidence | None:
    return min((one for one in quotes if not one.defeats), key=lambda one: _STRENGTHS[one.strength], default=None)


def _precedent(provider: _Provider, asked: _Asked, profile: _Profile) -> Precedent:
    tradition, languages = profile
    quote, told = provider.quote, provider.coding
    words = told.quote if told and told.quote else quote.quote if quote else ""
    is_told = told is not None and bool(told.provisions) and (quote is None or bool(told.quote))
    provision = told.provisions[0] if told and is_told else quote.provision if quote else ""
    shows_quote = quote is not None and quote.provision == provision
    return Precedent(
        state=provider.state.key,
        name=provider.state.name,
        criterion=asked[0],
        element=asked[1],
        provision=provision,
        law=quote.law if quote and shows_quote else "",
        number=quote.number if quote and shows_quote else "",
        quote=words,
        language=(quote.language if quote else "") or provider.state.assessment.country.language,
        source_url=quote.source_url if quote and shows_quote else "",
        basis=provider.basis,
        same_tradition=bool(tradition) and provider.tradition == tradition,
        shares_language=bool(provider.languages & languages),
    )


def _tradition(state: ComparedState) -> str:
    return state.profile.tradition if state.profile else ""


def _languages(state: ComparedState) -> frozenset[str]:
    known = state.profile.languages if state.profile else ()
    return frozenset(_kin(one) for one in (*known, state.assessment.country.language) if one)


def _kin(language: str) -> str:
    """The first part of a language tag, one for languages that need no translator."""
    first = language.split("-", maxsplit=1)[0].lower()
    return _KIN.get(first, first)
