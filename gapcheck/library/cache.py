"""The compiled library kept between runs of a source tree. Whatever goes wrong here only costs time."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from gapcheck import __version__
from gapcheck.library.builtin import PACKAGE
from gapcheck.library.collection import FORMAT, Library, from_json, to_json
from gapcheck.library.compiled import DamagedError

_KEPT: Final = 8
_PREFIX: Final = "library-"
_CODE: Final = ("model*.py", "model/*.py", "library/*.py", "language/phrases.py", "language/folding.py")


def cached_library(files: dict[str, bytes]) -> Library:
    """The library of these files: from the cache when it is there and sound, else compiled and put there.

    Raises UnusableInputError with every complaint about the files.
    """
    entry = cache_folder() / f"{_PREFIX}{_key(files)}.json"
    try:
        return from_json(entry.read_bytes())
    except (OSError, DamagedError):
        from gapcheck.library import building

        library = building.compile_files(files)
        keep(entry, to_json(library), _PREFIX, _KEPT)
        return library


def cache_folder() -> Path:
    """The user's cache folder for this program (XDG on Linux)."""
    from platformdirs import user_cache_path

    return user_cache_path("gapcheck", appauthor=False)


def _key(files: dict[str, bytes]) -> str:
    """Over all bytes that decide the compiled form: the files, the version, and the code that reads them."""
    digest = hashlib.sha256(f"{__version__} {FORMAT}".encode())
    code = [path for pattern in _CODE for path in sorted(PACKAGE.glob(pattern))]
    for name, content in (*((path.name, path.read_bytes()) for path in code), *files.items()):
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def keep(entry: Path, content: bytes, prefix: str, most: int) -> None:
    """Written beside its place and moved there, so that another process never reads half an entry; the oldest go.

    A full disk or a folder that cannot be written only means that nothing is kept.
    """
    import tempfile

    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=entry.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(temporary).replace(entry)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            return
        _forget_oldest(entry, prefix, most)
    except OSError:
        return


def _forget_oldest(newest: Path, prefix: str, most: int) -> None:
    entries = [path for path in newest.parent.glob(f"{prefix}*.json") if path != newest]
    entries.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in entries[most - 1 :]:
        path.unlink(missing_ok=True)
