"""Many assessments in, one comparison out: folders opened, assessments read back, groups resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from gapcheck.comparison.comparing import Choices, compare
from gapcheck.comparison.grouping import Row, builtin_groupings, user_grouping
from gapcheck.comparison.identifying import States
from gapcheck.errors import CommandLineError, Place, Problem, UnusableInputError
from gapcheck.library.shipped import load_profiles
from gapcheck.library.states import read_groups
from gapcheck.model import Assessment, Comparison, Country, Grouping
from gapcheck.pipeline import Options
from gapcheck.reporting.rereading import assessment_from

ENDINGS: Final = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv")
GROUPINGS: Final = ("sub-region", "eu", "coe", "tradition")
MOST_BYTES: Final = 200_000_000
_OFFICE_LOCKS: Final = ("~$", ".", "_~")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user may choose for a comparison. `groups` are names of groupings or CSV files."""

    groups: tuple[str, ...] = GROUPINGS
    is_ranked: bool = False
    min_coverage: Decimal = Decimal("0.6")


def files_in(paths: Sequence[Path], outputs: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The files themselves, and for a folder all workbooks in it by name; locks, hidden files and `outputs` are passed over.

    Raises UnusableInputError for a folder without workbooks.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    written = {output.resolve() for output in outputs}
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = [one for one in sorted(path.iterdir(), key=lambda one: one.name) if _is_workbook(one)]
        inside = [one for one in inside if one.resolve() not in written]
        found += inside
        if not inside:
            message = "the folder holds no workbooks."
            problems.append(Problem(Place(str(path)), message, f"Workbooks end in {', '.join(ENDINGS)}."))
    if problems:
        raise UnusableInputError(tuple(problems))
    return tuple({path.resolve(): path for path in found}.values())


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and not path.name.startswith(_OFFICE_LOCKS) and path.is_file()


def known_states() -> States:
    """The States that the program knows."""
    return States(load_profiles())


def reread(path: Path, options: Options) -> Assessment:
    """The assessment that a JSON file holds. Raises UnusableInputError with every complaint about it."""
    if options.as_of is not None:
        raise CommandLineError(f"{path.name} is an assessment of one day already: leave --as-of out.")
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableInputError((Problem(Place(path.name), "the file is too large for an assessment."),))
        return assessment_from(path.read_bytes(), path.name)
    except OSError as error:
        raise UnusableInputError((Problem(Place(path.name), f"it cannot be read: {error.strerror}."),)) from error


def comparison(assessments: Sequence[Assessment], states: States, wanted: Wanted) -> Comparison:
    """The comparison of assessments, in their order. Raises UnusableInputError with every complaint."""
    groupings = groupings_for(wanted.groups, states, [one.country for one in assessments])
    choices = Choices(is_ranked=wanted.is_ranked, min_coverage=wanted.min_coverage)
    return compare(assessments, states, groupings, choices)


def groupings_for(names: Sequence[str], states: States, countries: Sequence[Country]) -> tuple[Grouping, ...]:
    """The groupings that a user named, each once."""
    builtin = builtin_groupings(states.profiles)
    found: list[Grouping] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(names):
        known = builtin.get(name.strip().lower())
        if known is not None:
            found.append(known)
            continue
        grouping, complaints = _from_file(Path(name), states, countries)
        found.append(grouping)
        problems += complaints
    if problems:
        raise UnusableInputError(tuple(problems))
    return tuple(found)


def _from_file(path: Path, states: States, countries: Sequence[Country]) -> tuple[Grouping, tuple[Problem, ...]]:
    rows = [Row(*row) for row in read_groups(path)]
    return user_grouping(path.stem, rows, states, countries)


def check_groups(names: Sequence[str]) -> None:
    """Refuses a grouping that is neither known nor a file, before anything is assessed."""
    for name in names:
        if name.strip().lower() not in GROUPINGS and not Path(name).is_file():
            raise CommandLineError(f"--groups {name}: write {', '.join(GROUPINGS)} or the name of a CSV file.")
