"""What cannot be compared: the same State twice on one day, and answers to different questions."""

from __future__ import annotations

from collections.abc import Sequence

from gapcheck.comparison.grouping import identity
from gapcheck.comparison.identifying import States
from gapcheck.errors import Place, Problem
from gapcheck.model import Assessment, ChecklistResult


def complaints(assessments: Sequence[Assessment], states: States) -> tuple[Problem, ...]:
    """Every reason why these assessments do not make a comparison."""
    return (*_twins(assessments, states), *_mixed(assessments))


def _twins(assessments: Sequence[Assessment], states: States) -> list[Problem]:
    first: dict[tuple[str, object], Assessment] = {}
    problems = []
    for one in assessments:
        whose = identity(one.country, states) or one.file
        known = first.setdefault((whose, one.as_of), one)
        if known is not one:
            name = one.country.name or one.country.iso or one.file
            when = f"on {one.as_of.isoformat()}" if one.as_of else "with no day of its own"
            message = f"{name} {when} stands in {known.file} already."
            advice = "Leave one of the two out, or give them different days (`as_of` in the Country sheet)."
            problems.append(Problem(Place(one.file), message, advice))
    return problems


def _mixed(assessments: Sequence[Assessment]) -> list[Problem]:
    problems = []
    for one in assessments[1:]:
        before = assessments[0]
        if [part.id for part in one.checklists] != [part.id for part in before.checklists]:
            asked = ", ".join(part.id for part in one.checklists) or "nothing"
            other = ", ".join(part.id for part in before.checklists) or "nothing"
            message = f"it answers {asked}, but {before.file} answers {other}."
            problems.append(Problem(Place(one.file), message, "Assess all with the same checklists."))
            continue
        for mine, theirs in zip(one.checklists, before.checklists, strict=True):
            if difference := _difference(mine, theirs):
                message = f"it was assessed with {mine.id} {difference[0]}, but {before.file} with {difference[1]}."
                problems.append(Problem(Place(one.file), message, "Assess both again with one version."))
    return problems


def _difference(mine: ChecklistResult, theirs: ChecklistResult) -> tuple[str, str] | None:
    if mine.version != theirs.version:
        return f"version {mine.version}", f"version {theirs.version}"
    if mine.digest != theirs.digest:
        return f"version {mine.version} ({mine.digest[:15]}…)", f"other rules ({theirs.digest[:15]}…)"
    if [one.criterion.id for one in mine.findings] != [one.criterion.id for one in theirs.findings]:
        return f"version {mine.version}", "other criteria"
    return None
