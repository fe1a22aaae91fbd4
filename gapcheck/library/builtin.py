"""The checklists that ship with the program: as YAML in a source tree, as compiled JSON in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent.parent
COMPILED: Final = PACKAGE / "library" / "compiled.json"

# Files of checklists/ that are no checklists.
_OTHER_FILES: Final = frozenset({"instruments.yaml"})


def source_folder() -> Path | None:
    """`checklists/` of a source tree, or the copy in a package without compiled checklists; None elsewhere."""
    root = PACKAGE.parent
    if (root / "checklists").is_dir() and (root / "pyproject.toml").is_file():
        return root / "checklists"
    shipped = PACKAGE / "library" / "checklists"
    return shipped if shipped.is_dir() and not COMPILED.is_file() else None


def builtin_files(folder: Path) -> dict[str, bytes]:
    """The bytes of all checklist and lexicon files, by name (`checklists/offences.yaml`), in order of names."""
    paths = [path for path in folder.glob("*.yaml") if path.name not in _OTHER_FILES]
    paths += (folder / "lexicon").glob("*.yaml")
    return {path.relative_to(folder.parent).as_posix(): path.read_bytes() for path in sorted(paths)}
