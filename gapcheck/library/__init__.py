"""What ships with the program or is given as YAML: checklists and the lexicon.

The one door: `load_checklists` for an assessment, `check_checklists` for `gapcheck checklist validate`,
`checklist_schema` for `gapcheck checklist schema`. What reads YAML is imported only when it is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gapcheck.errors import Problem
from gapcheck.library.collection import Library
from gapcheck.library.loading import load_builtin, load_checklists

__all__ = ["Library", "check_checklists", "checklist_schema", "load_builtin", "load_checklists"]


def check_checklists(paths: Sequence[str] = ()) -> tuple[Problem, ...]:
    """All complaints, warnings included, about checklist or lexicon files, held against the built-in ones.

    Without paths: about all built-in files. Raises CommandLineError for a file that cannot be opened.
    """
    from gapcheck.library import user_files

    return user_files.check_checklists(paths)


def checklist_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one checklist or lexicon file."""
    from gapcheck.library import schema

    return schema.checklist_schema()
