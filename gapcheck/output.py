"""Whole files or none, with settled bytes.

A file appears under its name only when all of its bytes are on the disk; whatever goes wrong before, an interrupt
included, leaves the old file as it was and nothing beside it.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

from gapcheck.errors import CommandLineError
from gapcheck.settling import settled


def write_files(files: Iterable[tuple[Path, bytes]], *, protected: tuple[Path, ...] = ()) -> None:
    """Writes every file or none of them; zip files (`.xlsx`, `.docx`) are settled first.

    All bytes are on the disk beside their targets before the first target changes. Raises `CommandLineError` when a path
    is one of the `protected` input files, is named twice, or cannot be written; the message says which and what to do.
    """
    wanted = [(path, settled(content)) for path, content in files]
    for position, (path, _) in enumerate(wanted):
        _refuse_inputs(path, protected)
        if any(_is_same(path, earlier) for earlier, _ in wanted[:position]):
            raise CommandLineError(f"Two outputs have the name {path}. Give each its own.")
    with ExitStack() as leftovers:
        staged = [(_staged(path, content, leftovers), path) for path, content in wanted]
        for temporary, path in staged:
            try:
                temporary.replace(path.resolve())
            except OSError as error:
                raise _explained(path, error) from error


def write_file(path: Path, content: bytes, *, protected: tuple[Path, ...] = ()) -> None:
    """Writes one whole file or none. See `write_files`."""
    write_files([(path, content)], protected=protected)


def _refuse_inputs(path: Path, protected: tuple[Path, ...]) -> None:
    for known in protected:
        if _is_same(path, known):
            raise CommandLineError(f"{path} is an input file and is never written to. Give the output another name.")


def _is_same(path: Path, other: Path) -> bool:
    """True when both name one file: through links, other spellings, or a file system that ignores case."""
    try:
        return path.samefile(other)
    except OSError:
        return os.path.normcase(path.resolve()) == os.path.normcase(other.resolve())


def _staged(path: Path, content: bytes, leftovers: ExitStack) -> Path:
    """The content in a new file beside its target, on the disk; `leftovers` removes it if it is still there."""
    target = path.resolve()
    try:
        mode = _mode_of(path, target)
        descriptor, temporary = _new_file(target.parent)
        leftovers.callback(_remove, temporary)
        with os.fdopen(descriptor, "wb") as file:
            if mode is not None:
                temporary.chmod(mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _explained(path, error) from error
    return temporary


def _mode_of(path: Path, target: Path) -> int | None:
    """The permissions of the file that will be replaced, None when there is none. Raises when it is no plain file."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        what = "a folder" if stat.S_ISDIR(found.st_mode) else "no ordinary file"
        raise CommandLineError(f"{path} is {what}. Give the name of a file.")
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return stat.S_IMODE(found.st_mode)


def _new_file(folder: Path) -> tuple[int, Path]:
    """A new empty file that nobody else has. It gets the permissions that the user's umask gives any new file."""
    attempt = 0
    while True:
        temporary = folder / f".gapcheck-{os.getpid()}-{attempt}.part"
        try:
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            return os.open(temporary, flags, 0o666), temporary
        except FileExistsError:
            attempt += 1


def _remove(temporary: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.unlink()


def _explained(path: Path, error: OSError) -> CommandLineError:
    """The error in words that say what to do next."""
    folder = path.parent
    if not folder.is_dir():
        return CommandLineError(f"{path} cannot be written: there is no folder {folder}. Create it, or choose another.")
    if isinstance(error, PermissionError):
        return CommandLineError(
            f"{path} cannot be written: no permission, or another program has it open. Close it, or choose another."
        )
    if error.errno == errno.ENOSPC:
        return CommandLineError(f"{path} cannot be written: the disk is full. Free some space.")
    return CommandLineError(f"{path} cannot be written: {error.strerror or error}.")
