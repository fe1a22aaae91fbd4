"""One workbook in, one assessment out: the only place besides `cli` that knows both the borders and the engine."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from gapcheck.assessment.assessing import assess
from gapcheck.assessment.scanning import scan
from gapcheck.comparison.identifying import States
from gapcheck.errors import Problem
from gapcheck.law.obligations import binding_on
from gapcheck.library import load_checklists
from gapcheck.library.remembering import key_of, recall, remember
from gapcheck.library.shipped import load_profiles, load_treaties
from gapcheck.model import Assessment, Binding, Checklist, Country, Lexicon, Source, TreatyTable, Workbook
from gapcheck.workbook import read_workbook

SESSION_TWO = ("csam-definition", "non-criminalisation", "extraterritorial", "victim-identification")


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose for an assessment."""

    checklists: tuple[str, ...] = SESSION_TWO
    as_of: dt.date | None = None
    with_bills: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Library:
    """Everything that ships with the program or that the user added to it, loaded once."""

    checklists: tuple[Checklist, ...]
    lexicon: Lexicon
    treaties: TreatyTable
    states: States = field(default_factory=lambda: States(()))

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """Digests of everything here that an assessment follows from; by them a kept assessment is known."""
        treaties = hashlib.sha256(repr(self.treaties).encode()).hexdigest()
        return self.lexicon.digest, *(checklist.digest for checklist in self.checklists), treaties


def load_library(names: Sequence[str]) -> Library:
    """Checklists by id or file, their lexicon, the treaty table and the States."""
    checklists, lexicon = load_checklists(names)
    return Library(checklists, lexicon, load_treaties(), States(load_profiles()))


def assess_workbook(
    path: Path, options: Options, library: Library, *, use_cache: bool = False
) -> tuple[Assessment, tuple[Problem, ...]]:
    """The assessment of one file, and the warnings about it; from the cache when nothing has changed since.

    Raises UnusableInputError with every complaint when the file cannot be used.
    """
    key = _cache_key(path, options, library) if use_cache else ""
    known = recall(key, library.checklists) if key else None
    if known is not None:
        return known
    workbook, warnings = read_workbook(path, columns=options.columns)
    assessed = assess_read(workbook, options, library), warnings
    if key and workbook.provisions:  # codings alone are scored sooner than they are remembered
        remember(key, assessed)
    return assessed


def _cache_key(path: Path, options: Options, library: Library) -> str:
    """Empty when the file cannot be read here; reading it again says why."""
    try:
        content = path.read_bytes()
    except OSError:
        return ""
    asked = (str(options.as_of), str(options.with_bills), repr(sorted(options.columns.items())))
    return key_of(content, path.name, *asked, *library.digests)


def assess_read(workbook: Workbook, options: Options, library: Library) -> Assessment:
    """The assessment of a workbook that has been read already."""
    workbook = replace(workbook, country=recognised(workbook.country, library.states))

    def binding(sources: tuple[Source, ...], day: dt.date | None) -> Binding:
        return binding_on(sources, workbook.country.iso, day, library.treaties, workbook.treaties)

    reading = scan(workbook.provisions, library.lexicon, workbook.country.language)
    return assess(workbook, reading, library.checklists, binding, as_of=options.as_of, with_bills=options.with_bills)


def recognised(country: Country, states: States) -> Country:
    """The country with the code of the State that its name means, so that its treaties count without a code too."""
    known = None if country.iso else states.of_country(country)
    return replace(country, iso=known.iso) if known else country


def assess_workbooks(paths: Sequence[Path], options: Options) -> list[Assessment]:
    """Assessments of several files with one library, in their order."""
    library = load_library(options.checklists)
    return [assess_workbook(path, options, library)[0] for path in paths]
