"""Files of the user's own: read for an assessment, or checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gapcheck.errors import CommandLineError, Problem
from gapcheck.library.building import build_library, problems_of
from gapcheck.library.builtin import builtin_files, source_folder
from gapcheck.library.collection import Library
from gapcheck.library.drafts import Draft
from gapcheck.library.loading import load_builtin
from gapcheck.library.reading import read_file
from gapcheck.library.yaml_source import LARGEST_FILE
from gapcheck.model import Checklist, Lexicon


def load_files(paths: Sequence[str], builtin: Library) -> tuple[dict[str, Checklist], Lexicon]:
    """The checklist of each file that holds one, and the built-in lexicon with what the files add.

    Raises CommandLineError for a file that cannot be opened, UnusableInputError with every complaint about all files.
    """
    drafts = [read_user_file(path) for path in paths]
    library = build_library(drafts, builtin)
    files = [draft.file for draft in drafts if draft.checklist]
    return dict(zip(files, library.checklists, strict=True)), library.lexicon


def check_checklists(paths: Sequence[str] = ()) -> tuple[Problem, ...]:
    """All complaints, warnings included, about checklist or lexicon files, held against the built-in ones.

    Without paths: about all built-in files. A built-in file may be named, too: it takes the place of itself.
    """
    named = {path: read_user_file(path) for path in dict.fromkeys(paths)}
    folder = source_folder()
    built_in = [path for path in named if folder and Path(path).resolve().is_relative_to(folder)]
    problems: list[Problem] = []
    if folder and (built_in or not named):
        found = problems_of(_with_files_beside({path: named[path] for path in built_in}, folder), Library())
        problems += [problem for problem in found if not named or problem.place.file in built_in]
    own = [draft for path, draft in named.items() if path not in built_in]
    if own:
        problems += problems_of(own, load_builtin())
    return tuple(sorted(problems))


def _with_files_beside(named: dict[str, Draft], folder: Path) -> list[Draft]:
    """Drafts of all built-in files, those named in place of themselves."""
    resolved = {Path(path).resolve() for path in named}
    files = builtin_files(folder).items()
    return [
        *named.values(),
        *(read_file(content, name) for name, content in files if folder.parent / name not in resolved),
    ]


def read_user_file(path: str) -> Draft:
    """A user's file as read. Raises CommandLineError when there is no such file."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise CommandLineError(f"The checklist {path} cannot be opened: {error.strerror or error}.") from error
    except ValueError as error:
        raise CommandLineError(f"The checklist {path!r} cannot be opened: {error}.") from error
    return read_file(content, path)
