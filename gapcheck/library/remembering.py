"""Assessments kept between runs, so that a workbook that has not changed is not read twice.

The key covers everything that an assessment follows from: the file's bytes and name, the options, the checklists, the
lexicon, the treaty table, and the code. JSON with a checksum, never pickle; a damaged entry is as good as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from gapcheck import __version__
from gapcheck.errors import Place, Problem
from gapcheck.library.builtin import PACKAGE
from gapcheck.library.cache import cache_folder, keep
from gapcheck.library.compiled import DamagedError, decode, encode
from gapcheck.model import Assessment, Checklist, ChecklistResult, Criterion

Assessed = tuple[Assessment, tuple[Problem, ...]]

_KEPT: Final = 400
_PREFIX: Final = "assessed-"


def key_of(content: bytes, *parts: str) -> str:
    """The name under which an assessment is kept: a digest over the file, what was asked, and the program itself."""
    digest = hashlib.sha256(content)
    for part in (__version__, _code_digest(), *parts):
        digest.update(f"\0{len(part)}\0{part}".encode())
    return digest.hexdigest()


@cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def recall(key: str, checklists: Sequence[Checklist]) -> Assessed | None:
    """What was kept under a key; None when there is nothing, or nothing sound."""
    try:
        return unpacked((cache_folder() / f"{_PREFIX}{key}.json").read_bytes(), checklists)
    except (OSError, DamagedError):
        return None


def remember(key: str, assessed: Assessed) -> None:
    """Keep an assessment with the warnings about its file. Whatever goes wrong only means that it is not kept."""
    keep(cache_folder() / f"{_PREFIX}{key}.json", packed(assessed), _PREFIX, _KEPT)


def packed(assessed: Assessed) -> bytes:
    """An assessment with its warnings as checked JSON; criteria by id alone, since the checklists hold them."""
    assessment, problems = assessed
    light = replace(assessment, checklists=tuple(_lightened(result) for result in assessment.checklists))
    body = json.dumps(
        [encode(light, Assessment), [_plain(problem) for problem in problems]],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}".encode()


def unpacked(content: bytes, checklists: Sequence[Checklist]) -> Assessed:
    """What `packed` made. Raises DamagedError."""
    checksum, _, body = content.partition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum:
        raise DamagedError("the checksum is wrong")
    plain, problems = json.loads(body)
    assessment: Assessment = decode(plain, Assessment)
    known = {criterion.id: criterion for checklist in checklists for criterion in checklist.criteria}
    try:
        full = tuple(
            replace(
                result,
                findings=tuple(replace(one, criterion=known[one.criterion.id]) for one in result.findings),
            )
            for result in assessment.checklists
        )
        told = tuple(Problem(Place(*place), message, advice, is_warning=True) for place, message, advice in problems)
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedError(str(error)) from error
    return replace(assessment, checklists=full), told


def _lightened(result: ChecklistResult) -> ChecklistResult:
    return replace(result, findings=tuple(replace(one, criterion=_stub(one.criterion)) for one in result.findings))


def _stub(criterion: Criterion) -> Criterion:
    return replace(criterion, sources=(), common_gaps=(), elements=(), why="", question="", recommendation="")


def _plain(problem: Problem) -> list[object]:
    place = problem.place
    return [[place.file, place.sheet, place.cell, place.line, place.column], problem.message, problem.advice]
