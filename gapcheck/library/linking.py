"""Names looked up across files: what is defined twice, used and not defined, or defined in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gapcheck.errors import Problem
from gapcheck.library.collection import Library
from gapcheck.library.drafts import Definition, Draft, Kind, Use
from gapcheck.library.fields import suggest
from gapcheck.library.keys import SIX_LANGUAGES
from gapcheck.library.worded import unmatchable_ways
from gapcheck.model import Concept

_LEXICON_KINDS = frozenset({Kind.CONCEPT, Kind.ANCHOR})


def link(drafts: Sequence[Draft], known: Library) -> tuple[Problem, ...]:
    """Complaints about names in drafts, which may use whatever `known` defines. In the order of the files' lines."""
    names = _known_names(known)
    for draft in drafts:
        for definition in draft.definitions:
            names[definition.kind].add(definition.id)
    uses = [use for draft in drafts for use in draft.uses]
    definitions = [definition for draft in drafts for definition in draft.definitions]
    concepts = (*known.lexicon.concepts, *(concept for draft in drafts for concept in draft.concepts))
    problems = [
        *_repeated(definitions, known),
        *(problem for use in uses if (problem := _undefined(use, names))),
        *_circles(uses),
        *_unworded(definitions, concepts),
    ]
    if not problems and not any(draft.problems for draft in drafts):
        problems += unmatchable_ways(drafts, concepts)  # would only repeat in other words what is wrong already
    return tuple(sorted(problems))


def _known_names(known: Library) -> dict[Kind, set[str]]:
    criteria = [criterion for checklist in known.checklists for criterion in checklist.criteria]
    return {
        Kind.CONCEPT: {concept.id for concept in known.lexicon.concepts},
        Kind.ANCHOR: {anchor.id for anchor in known.lexicon.anchors},
        Kind.CRITERION: set(),
        Kind.ELEMENT: {f"{criterion.id}/{element.id}" for criterion in criteria for element in criterion.elements},
    }


def _repeated(definitions: Iterable[Definition], known: Library) -> Iterator[Problem]:
    """Concepts and anchors share one room of names, with the built-in ones; criteria and elements have their own."""
    built_in = {concept.id for concept in known.lexicon.concepts} | {anchor.id for anchor in known.lexicon.anchors}
    first: dict[tuple[bool, str], Definition] = {}
    for definition in definitions:
        is_in_lexicon = definition.kind in _LEXICON_KINDS
        if is_in_lexicon and definition.id in built_in:
            yield Problem(
                definition.place, f"`{definition.id}` is in the built-in lexicon already.", "Choose another id."
            )
            continue
        earlier = first.setdefault((is_in_lexicon, definition.id), definition)
        if earlier is not definition:
            message = f"The {definition.kind} `{definition.id}` stands twice, first in {earlier.place}."
            yield Problem(definition.place, message, "Choose another id.")


def _undefined(use: Use, names: Mapping[Kind, set[str]]) -> Problem | None:
    if use.name in names[use.kind]:
        return None
    message = f"There is no {use.kind} `{use.name}`."
    if use.kind is Kind.CONCEPT and use.name in names[Kind.ANCHOR]:
        return Problem(use.place, message, f"It is an anchor: write `{{anchor: {use.name}}}`.")
    if use.kind is Kind.ANCHOR and use.name in names[Kind.CONCEPT]:
        return Problem(use.place, message, "It is a concept: make an anchor whose way it is.")
    here = f"{use.owner.partition('/')[0]}/{use.name}"
    if use.kind is Kind.ANCHOR and here in names[Kind.ELEMENT]:
        return Problem(use.place, message, f"The element of this criterion is `{here}`.")
    otherwise = "Define it, or look for its name in the lexicon." if use.kind in _LEXICON_KINDS else ""
    return Problem(use.place, message, suggest(use.name, sorted(names[use.kind]), otherwise=otherwise))


def _circles(uses: Sequence[Use]) -> Iterator[Problem]:
    """Circles among concepts (`includes`), among anchors, and among elements (`needs`)."""
    for kind in (Kind.CONCEPT, Kind.ANCHOR, Kind.ELEMENT):
        edges: dict[str, list[Use]] = {}
        for use in uses:
            if use.kind is kind and use.owner_kind is kind:
                edges.setdefault(use.owner, []).append(use)
        for circle in _closing_paths(edges):
            last = circle[-1]
            names = " → ".join([last.name, *(use.name for use in circle)])
            yield Problem(
                last.place, f"This closes a circle of {kind}s: {names}.", "Take one of them out of the circle."
            )


def _closing_paths(edges: Mapping[str, Sequence[Use]]) -> Iterator[tuple[Use, ...]]:
    """Each circle once, as the uses that lead round it. No recursion: a file may chain thousands of names."""
    done: set[str] = set()
    for root in edges:
        if root in done:
            continue
        path: list[Use] = []
        position = {root: 0}  # names on the way, and how many uses led to them
        walks = [iter(edges[root])]
        while walks:
            use = next(walks[-1], None)
            if use is None:
                walks.pop()
                left = path.pop().name if path else root
                position.pop(left)
                done.add(left)
            elif use.name in position:
                yield (*path[position[use.name] :], use)
            elif use.name not in done:
                path.append(use)
                position[use.name] = len(path)
                walks.append(iter(edges.get(use.name, ())))


def _unworded(definitions: Iterable[Definition], concepts: Sequence[Concept]) -> Iterator[Problem]:
    """Concepts that lack one of the six languages and do not say why."""
    languages = languages_of(concepts)
    for definition in definitions:
        if definition.kind is not Kind.CONCEPT:
            continue
        worded = languages.get(definition.id, frozenset())
        missing = [code for code in definition.only or SIX_LANGUAGES if code not in worded]
        surplus = (
            [code for code in SIX_LANGUAGES if code in worded and code not in definition.only]
            if definition.only
            else []
        )
        if missing and worded:
            advice = "Write phrases" + (
                "." if definition.only else ", or `only:` with the languages and `because:` with the reason."
            )
            yield Problem(
                definition.place, f"The concept `{definition.id}` has no wording in {', '.join(missing)}.", advice
            )
        if surplus:
            message = f"The concept `{definition.id}` has wordings in {', '.join(surplus)}, which `only` leaves out."
            yield Problem(definition.place, message, "Add them to `only`.")


def languages_of(concepts: Sequence[Concept]) -> dict[str, frozenset[str]]:
    """The languages in which each concept has wordings, with those of the concepts that it includes."""
    languages = {concept.id: frozenset(language for language, _ in concept.wordings) for concept in concepts}
    includes: dict[str, list[str]] = {}
    for concept in concepts:
        for name in concept.includes:
            includes.setdefault(name, []).append(concept.id)
    waiting = list(languages)
    while waiting:
        name = waiting.pop()
        for wider in includes.get(name, ()):
            if not languages[name] <= languages[wider]:
                languages[wider] |= languages[name]
                waiting.append(wider)
    return languages
