"""Checklists by id or file: what the command line asks for.

Kept light: what reads YAML is imported only when there is YAML to read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from gapcheck.errors import CommandLineError, Place, Problem, UnusableInputError
from gapcheck.library.builtin import COMPILED, builtin_files, source_folder
from gapcheck.library.collection import Library, from_json
from gapcheck.library.compiled import DamagedError
from gapcheck.model import Checklist, Lexicon

ALL: Final = "all"
_FILE_ENDINGS: Final = (".yaml", ".yml")


def load_builtin() -> Library:
    """All checklists that ship with the program, in order of ids, and the lexicon. Raises UnusableInputError."""
    folder = source_folder()
    if folder is not None:
        from gapcheck.library.cache import cached_library

        library = cached_library(builtin_files(folder))
    else:
        library = _shipped_library()
    return Library(tuple(sorted(library.checklists, key=lambda each: each.id)), library.lexicon)


def load_checklists(ids_or_paths: Sequence[str]) -> tuple[tuple[Checklist, ...], Lexicon]:
    """The checklists asked for, in that order, each once, and the lexicon that they use.

    `all` stands for every built-in one; whatever ends in .yaml or holds a slash is a file. A file's concepts and
    anchors add to the built-in lexicon. Raises CommandLineError for an id or file that is not there and
    UnusableInputError with every complaint about files.
    """
    builtin = load_builtin()
    names = tuple(dict.fromkeys(ids_or_paths))
    known = {checklist.id: checklist for checklist in builtin.checklists}
    paths = [name for name in names if _is_file(name)]
    _refuse_unknown_ids([name for name in names if name != ALL and name not in paths], known)
    lexicon = builtin.lexicon
    if paths:
        from gapcheck.library.user_files import load_files

        of_files, lexicon = load_files(paths, builtin)
        known |= of_files
    chosen: list[Checklist] = []
    for name in names:
        found = builtin.checklists if name == ALL else filter(None, (known.get(name),))
        chosen += [checklist for checklist in found if checklist not in chosen]
    _refuse_nothing_chosen(chosen, paths)
    _refuse_shared_ids(chosen)
    return tuple(chosen), lexicon


def _shipped_library() -> Library:
    try:
        return from_json(COMPILED.read_bytes())
    except (OSError, DamagedError) as error:
        problem = Problem(Place("the built-in checklists"), f"They cannot be read: {error}.", "Install gapcheck again.")
        raise UnusableInputError((problem,)) from error


def _is_file(name: str) -> bool:
    return name.lower().endswith(_FILE_ENDINGS) or "/" in name or "\\" in name


def _refuse_unknown_ids(names: Sequence[str], known: dict[str, Checklist]) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        from gapcheck.library.fields import suggest

        near = suggest(unknown[0], (*known, ALL))
        listed = ", ".join(known) or "none"
        message = f"There is no checklist `{unknown[0]}`. {near}".rstrip()
        raise CommandLineError(f"{message} Built in: {listed}. A file of your own ends in .yaml.")


def _refuse_nothing_chosen(chosen: Sequence[Checklist], paths: Sequence[str]) -> None:
    if paths and not chosen:
        problems = (Problem(Place(path), "The file holds no checklist.", "Ask for a checklist, too.") for path in paths)
        raise UnusableInputError(tuple(problems))


def _refuse_shared_ids(checklists: Sequence[Checklist]) -> None:
    """Codings and reports name criteria by id alone, so that no two may share one."""
    counts = Counter(checklist.id for checklist in checklists)
    counts.update(criterion.id for checklist in checklists for criterion in checklist.criteria)
    shared = sorted(name for name, count in counts.items() if count > 1)
    if shared:
        raise CommandLineError(
            f"Two of the checklists asked for share an id: {', '.join(shared)}. Ask for one of them, or rename it."
        )
