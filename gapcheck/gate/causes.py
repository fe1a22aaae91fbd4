"""Why a finding is not what the baseline says, in sentences: the law, the rules or the coding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from gapcheck.assessment.coding import is_stale
from gapcheck.gate.recording import Laws, fingerprint_now, short_digest
from gapcheck.model import (
    Baseline,
    BaselineChecklist,
    BaselineEntry,
    ChecklistResult,
    Coding,
    Provision,
)

_ELSEWHERE: Final = (
    "None of the provisions cited before was amended and the rules are the same: look at definitions, at provisions "
    "referred to, at dates in force, at what the workbook says it covers, and at whether gapcheck itself was updated."
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What sentences about causes draw on: the law in force, all versions by id, and the rules before and now."""

    laws: Laws
    provisions: Mapping[str, Provision]
    rules_before: Mapping[str, BaselineChecklist]


def ground_of(key: str, laws: Laws, provisions: Mapping[str, Provision], baseline: Baseline) -> Ground:
    """The ground for one country."""
    return Ground(laws, provisions, {one.id: one for one in baseline.checklists if one.country == key})


def causes_of(
    before: BaselineEntry, after: BaselineEntry, checklist: ChecklistResult, ground: Ground
) -> tuple[str, ...]:
    """Sentences, the law first. Never empty, so that nobody is left without a place to look."""
    said = [*changed_texts(before, ground), *_new_words(before, after, ground)]
    said += _coding(before, after)
    rules = ground.rules_before.get(checklist.id)
    if rules is not None and rules.digest != short_digest(checklist.digest):
        versions = f"version {rules.version}, now {checklist.version}"
        same = f"version {checklist.version} still"
        how = same if rules.version == checklist.version else versions
        said.append(f"The rules changed: the checklist {checklist.id} is not the one of the baseline ({how}).")
    return tuple(said) or (_ELSEWHERE,)


def changed_texts(before: BaselineEntry, ground: Ground) -> list[str]:
    """Which of the provisions cited before were amended or are gone."""
    said = []
    for cited in before.cited:
        if fingerprint_now(cited.provision, ground.laws) == cited.fingerprint:
            continue
        name = named(cited.provision, ground.provisions)
        if cited.provision in ground.laws:
            said.append(f"{name} was amended.")
        elif cited.provision in ground.provisions:
            said.append(f"{name} is not in force any more.")
        else:
            said.append(f"{name} is not in the workbook any more.")
    return said


def stale_coding(coding: Coding | None, before: BaselineEntry | None, ground: Ground) -> str:
    """Why an analyst's answer must be looked at again, or an empty string.

    A coding with a fingerprint goes stale by itself; one without goes stale when the text that it cites is not the
    one of the baseline.
    """
    if coding is None:
        return ""
    if coding.fingerprint:
        cited = tuple(provision for name in coding.provisions for provision in ground.laws.get(name, ()))
        is_old = is_stale(coding, cited)
        return f"The coding in {coding.cell or 'the workbook'} is stale: what it cites has changed." if is_old else ""
    if before is None or not before.is_coded or {one.provision for one in before.cited} != set(coding.provisions):
        return ""
    texts = changed_texts(before, ground)
    if not texts:
        return ""
    return f"The coding in {coding.cell or 'the workbook'} rests on words that have changed: {' '.join(texts)}"


def named(name: str, provisions: Mapping[str, Provision]) -> str:
    """`CC-116 (Criminal Code, Section 116)`."""
    provision = provisions.get(name)
    if provision is None:
        return name
    more = ", ".join(part for part in (provision.law, provision.number) if part and part != name)
    return f"{name} ({more})" if more else name


def _new_words(before: BaselineEntry, after: BaselineEntry, ground: Ground) -> list[str]:
    """Provisions that only the finding of now stands on."""
    known = {cited.provision for cited in before.cited}
    new = [named(cited.provision, ground.provisions) for cited in after.cited if cited.provision not in known]
    if not new:
        return []
    how = "Words that stand against it are in" if after.status == "defeated" else "It rests now on"
    return [f"{how} {', '.join(new)}."]


def _coding(before: BaselineEntry, after: BaselineEntry) -> list[str]:
    if before.is_coded and not after.is_coded:
        return ["An analyst's answer that stood here is not in the workbook any more."]
    if after.is_coded and not before.is_coded:
        return ["An analyst's answer stands here now, where the text decided before."]
    if after.is_coded and before.status != after.status:
        return ["An analyst's answer changed, or the law under it did."]
    return []
