"""Many workbooks: in parallel, results in the order of the input, failures as values.

Processes are spawned, never forked: that is the same on every system and safe beside threads. A result travels between
processes in the form in which the cache keeps it.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gapcheck.errors import CommandLineError, Problem, UnusableInputError
from gapcheck.garbage import no_collection
from gapcheck.library.remembering import packed, unpacked
from gapcheck.model import Assessment
from gapcheck.pipeline import Library, Options, assess_workbook, load_library

_ENGINE = "dask://"
_WORTH_A_PROCESS = 3_000_000  # bytes of workbooks from which starting processes pays (measured: about a second of work)


@dataclass(frozen=True, slots=True)
class Running:
    """How to run a batch: processes (0: one a core), whether results are kept, and a scheduler elsewhere."""

    jobs: int = 0
    use_cache: bool = True
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: an assessment with warnings, or none with every complaint."""

    path: Path
    assessment: Assessment | None
    problems: tuple[Problem, ...]


_Result = tuple[bytes, tuple[Problem, ...]]  # the packed assessment, or nothing and the complaints


def assess_many(
    paths: Sequence[Path], options: Options, running: Running, on_done: Callable[[], None] = lambda: None
) -> list[Outcome]:
    """An outcome for every file, in order; `on_done` is called as each is ready.

    Raises CommandLineError for an engine that is not there.
    """
    library = load_library(options.checklists)
    if running.engine is not None:
        results = _on_engine(paths, options, running.engine, library, on_done)
    elif _jobs(paths, running) > 1:
        results = _in_processes(paths, options, running, on_done)
    else:
        assess = _one_of_many if len(paths) > 1 else _one
        return [_done(assess(path, options, library, use_cache=running.use_cache), on_done) for path in paths]
    return [_unpacked(path, result, library) for path, result in zip(paths, results, strict=True)]


def _done(outcome: Outcome, on_done: Callable[[], None]) -> Outcome:
    on_done()
    return outcome


def _one(path: Path, options: Options, library: Library, *, use_cache: bool) -> Outcome:
    with no_collection():  # looking for circular garbage took a fifth of the time
        try:
            assessment, warnings = assess_workbook(path, options, library, use_cache=use_cache)
        except UnusableInputError as error:
            return Outcome(path, None, error.problems)
    return Outcome(path, assessment, warnings)


def _one_of_many(path: Path, options: Options, library: Library, *, use_cache: bool) -> Outcome:
    outcome = _one(path, options, library, use_cache=use_cache)
    gc.collect()  # a scan and its readings know each other; without this, a long batch would keep many of them
    return outcome


def _jobs(paths: Sequence[Path], running: Running) -> int:
    wanted = running.jobs or os.cpu_count() or 1
    if running.jobs == 0 and sum(path.stat().st_size for path in paths if path.is_file()) < _WORTH_A_PROCESS:
        return 1
    return min(wanted, len(paths))


def _in_processes(
    paths: Sequence[Path], options: Options, running: Running, on_done: Callable[[], None]
) -> list[_Result]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    jobs = _jobs(paths, running)
    with ProcessPoolExecutor(jobs, get_context("spawn"), _prepare, (options, running.use_cache)) as pool:
        futures = [pool.submit(_prepared_work, path) for path in paths]
        for future in futures:
            future.add_done_callback(lambda _: on_done())
        return [future.result() for future in futures]


class _Prepared:
    """What a worker process holds: its options and its library, loaded once."""

    options: Options
    library: Library
    use_cache: bool


def _prepare(options: Options, use_cache: bool) -> None:
    _Prepared.options = options
    _Prepared.library = load_library(options.checklists)
    _Prepared.use_cache = use_cache


def _prepared_work(path: Path) -> _Result:
    return _packed(_one_of_many(path, _Prepared.options, _Prepared.library, use_cache=_Prepared.use_cache))


def _packed(outcome: Outcome) -> _Result:
    if outcome.assessment is None:
        return b"", outcome.problems
    return packed((outcome.assessment, outcome.problems)), ()


def _unpacked(path: Path, result: _Result, library: Library) -> Outcome:
    content, problems = result
    if not content:
        return Outcome(path, None, problems)
    assessment, warnings = unpacked(content, library.checklists)
    return Outcome(path, assessment, warnings)


def _on_engine(
    paths: Sequence[Path], options: Options, engine: str, library: Library, on_done: Callable[[], None]
) -> list[_Result]:
    """The batch on a dask scheduler. Files and checklists travel: the workers need gapcheck, but no shared disk."""
    if not engine.startswith(_ENGINE):
        raise CommandLineError(f"--engine {engine}: write dask://HOST:PORT of a running scheduler.")
    try:
        from distributed import Client
    except ImportError:
        raise CommandLineError("--engine needs dask: pip install 'gapcheck[dask]'.") from None
    try:
        client = Client(f"tcp://{engine.removeprefix(_ENGINE)}", timeout="10s")
    except OSError as error:
        raise CommandLineError(f"--engine {engine}: no scheduler answers there ({error}).") from error
    with client:
        [held] = client.scatter([library], broadcast=True, hash=False)
        futures = []
        for path in paths:
            content = path.read_bytes() if path.is_file() else b""
            future = client.submit(assess_bytes, path.name, content, options, held, pure=False)
            future.add_done_callback(lambda _: on_done())
            futures.append(future)
        return list(client.gather(futures))


def assess_bytes(name: str, content: bytes, options: Options, library: Library) -> _Result:
    """One workbook that came as bytes, in a worker anywhere; its own files are gone when it is done."""
    with tempfile.TemporaryDirectory(prefix="gapcheck-") as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        return _packed(_one_of_many(path, options, library, use_cache=False))
