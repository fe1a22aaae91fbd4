"""Checklists and lexicon put together from drafts. Imported only when YAML must be read: a wheel ships the outcome."""

from __future__ import annotations

from dataclasses import replace

from gapcheck.errors import Problem, UnusableInputError
from gapcheck.library.collection import Library
from gapcheck.library.digests import digest_checklist, digest_lexicon
from gapcheck.library.drafts import Draft
from gapcheck.library.linking import link
from gapcheck.library.reading import read_file
from gapcheck.model import Lexicon


def compile_files(files: dict[str, bytes]) -> Library:
    """Checklists and lexicon of these files. Raises UnusableInputError with every complaint."""
    return build_library([read_file(content, name) for name, content in files.items()], Library())


def build_library(drafts: list[Draft], known: Library) -> Library:
    """The drafts' checklists, and the lexicon of `known` with what the drafts add. Raises UnusableInputError."""
    errors = [problem for problem in problems_of(drafts, known) if not problem.is_warning]
    if errors:
        raise UnusableInputError(tuple(errors))
    concepts = (*known.lexicon.concepts, *(concept for draft in drafts for concept in draft.concepts))
    anchors = (*known.lexicon.anchors, *(anchor for draft in drafts for anchor in draft.anchors))
    lexicon = Lexicon(
        tuple(sorted(concepts, key=lambda each: each.id)), tuple(sorted(anchors, key=lambda each: each.id))
    )
    checklists = (draft.checklist for draft in drafts if draft.checklist)
    return Library(
        tuple(replace(checklist, digest=digest_checklist(checklist, lexicon)) for checklist in checklists),
        replace(lexicon, digest=digest_lexicon(lexicon)),
    )


def problems_of(drafts: list[Draft], known: Library) -> tuple[Problem, ...]:
    """All complaints about the drafts, those of each file first and in the order of its lines.

    While a file cannot be read at all, names are not looked up: hundreds that it defines would seem unknown.
    """
    own = [problem for draft in drafts for problem in draft.problems]
    is_one_unread = any(draft.is_unread for draft in drafts)
    return tuple(sorted({*own, *(() if is_one_unread else link(drafts, known))}))
