"""`python -m gapcheck.library.compile OUT`: the built-in checklists compiled for the wheel."""

from __future__ import annotations

import sys
from pathlib import Path

from gapcheck.errors import UnusableInputError
from gapcheck.library.building import compile_files
from gapcheck.library.builtin import PACKAGE, builtin_files
from gapcheck.library.collection import to_json


def main(arguments: list[str]) -> int:
    """Writes the compiled library to the one file named. Returns 2 after complaints, which go to standard error."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m gapcheck.library.compile OUT\n")
        return 2
    try:
        library = compile_files(builtin_files(PACKAGE.parent / "checklists"))
    except UnusableInputError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    Path(arguments[0]).write_bytes(to_json(library))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
