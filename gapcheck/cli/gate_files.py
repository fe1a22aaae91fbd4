"""The files around `gapcheck check`: baseline and waivers in, workbooks through the pipeline, reports out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from gapcheck.errors import CommandLineError, Place, Problem, UnusableInputError

if TYPE_CHECKING:
    from gapcheck.gate.deciding import Policy
    from gapcheck.model import Assessment, Baseline, GateCountry, GateResult, Waiver, Workbook
    from gapcheck.pipeline import Options

_MAXIMUM_BYTES: Final = 32 * 1024 * 1024
_GATE_OUTPUTS: Final = frozenset({"md", "sarif", "junit"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says lines on standard error. In a GitHub job no text of a file may pass for a command of the runner."""

    is_github: bool = False

    def __call__(self, line: object) -> None:
        typer.echo(_harmless(str(line)) if self.is_github else str(line), err=True)


@dataclass(frozen=True, slots=True)
class Checked:
    """Workbooks with their assessments and the paths by which reports call them, and the files that were of no use."""

    assessed: tuple[tuple[Workbook, Assessment, str], ...]
    unusable: tuple[str, ...]


def read_baseline_file(path: Path, *, may_be_missing: bool) -> Baseline | None:
    """The baseline, or None when there is none yet and that may be. Raises UnusableInputError with every damaged line."""
    from gapcheck.gate.reading import read_baseline

    if may_be_missing and not path.exists():
        return None
    advice = "Write the first one: add --update to the command, and commit it."
    baseline, problems = read_baseline(_text(path, "baseline", advice), shown_path(path))
    if problems:
        raise UnusableInputError(problems)
    return baseline


def read_waivers_file(path: Path) -> tuple[Waiver, ...]:
    """The waivers. Raises UnusableInputError with every line that is none."""
    from gapcheck.gate.waiving import read_waivers

    advice = "A line is: XA CSAM-09/possession until 2027-01-01 because the bill is before the Senate."
    waivers, problems = read_waivers(_text(path, "file of waivers", advice), shown_path(path))
    if problems:
        raise UnusableInputError(problems)
    return waivers


def _text(path: Path, what: str, advice: str) -> str:
    try:
        if path.stat().st_size > _MAXIMUM_BYTES:
            raise CommandLineError(f"The {what} {path} is larger than 32 MiB, which no {what} is. Give the right file.")
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CommandLineError(f"There is no {what} {path}. {advice}") from None
    except OSError as error:
        raise CommandLineError(f"The {what} {path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        problem = Problem(
            Place(shown_path(path)), f"the {what} is no text in UTF-8.", "Restore it, or save it as UTF-8."
        )
        raise UnusableInputError((problem,)) from error


def shown_path(path: Path) -> str:
    """The path below the current folder with `/` between folders, so that CI finds the file; else the name alone."""
    try:
        inside = Path(os.path.relpath(path))
    except ValueError:
        return path.name
    return path.name if inside.is_absolute() or ".." in inside.parts else inside.as_posix()


def checked(paths: Sequence[Path], chosen: Options, say: Speaker) -> Checked:
    """Every workbook assessed; those that cannot be used are complained about and left out."""
    from gapcheck.gate.recording import country_key, nothing_in_force
    from gapcheck.pipeline import assess_read, load_library
    from gapcheck.workbook import read_workbook

    library = load_library(chosen.checklists)
    assessed: list[tuple[Workbook, Assessment, str]] = []
    unusable: list[str] = []
    keys: dict[str, str] = {}
    for path in paths:
        name = shown_path(path)
        try:
            workbook, warnings = read_workbook(path, columns=chosen.columns)
            assessment = assess_read(workbook, chosen, library)
            nothing = nothing_in_force(workbook, assessment)
            if nothing is not None:
                raise UnusableInputError((nothing,))  # noqa: TRY301 - one place tells of files that are of no use
        except UnusableInputError as error:
            unusable.append(name)
            for problem in error.problems:
                say(problem)
            continue
        for remark in (*warnings, *(f"{name}: warning: {warning}" for warning in assessment.warnings)):
            say(remark)
        earlier = keys.setdefault(country_key(assessment), name)
        if earlier != name or any(known == name for _, _, known in assessed):
            key = country_key(assessment)
            raise CommandLineError(f"{earlier} and {name} are both {key} to the baseline. Check them one at a time.")
        assessed.append((workbook, assessment, name))
    return Checked(tuple(assessed), tuple(unusable))


def next_baseline(
    path: Path, old: Baseline | None, now: Checked, reason: str, say: Speaker, *, accept_worse: bool
) -> tuple[Baseline, dict[Path, bytes]] | None:
    """The new baseline with the file to write, none when it is as it was; None when it is refused."""
    from gapcheck.gate.reading import read_baseline
    from gapcheck.gate.updating import updated
    from gapcheck.gate.writing import baseline_text

    if now.unusable:
        say(f"{path} was not written: {', '.join(now.unusable)} could not be used. Mend that first.")
        return None
    update = updated(_countries(now, old), old, reason)
    if update.forbidden or (update.worse and not accept_worse):
        for line in (*update.forbidden, *update.worse):
            say(line)
        say(_refusal(path, update.forbidden))
        return None
    if accept_worse and not update.worse:
        say("Nothing is worse than the baseline says; the reason was not needed and is not kept.")
    text = baseline_text(update.baseline)
    is_unchanged = path.exists() and path.read_bytes() == text.encode()
    if is_unchanged:
        say(f"{path} is up to date")
    baseline, problems = read_baseline(text, shown_path(path))
    if problems:
        raise UnusableInputError(problems)
    return baseline, {} if is_unchanged else {path: text.encode()}


def _refusal(path: Path, forbidden: Sequence[str]) -> str:
    if forbidden:
        return f"{path} was not written."
    return (
        f"{path} was not written: it would be worse than it is. Mend the law, or accept it with "
        '--update --accept-worse --reason "why".'
    )


def _countries(now: Checked, baseline: Baseline | None) -> tuple[GateCountry, ...]:
    from gapcheck.gate.comparing import held_against

    return tuple(held_against(workbook, assessment, name, baseline) for workbook, assessment, name in now.assessed)


def result(now: Checked, baseline: Baseline | None, waivers: Sequence[Waiver], policy: Policy) -> GateResult:
    """What the gate says."""
    from gapcheck.gate.deciding import decide

    return decide(_countries(now, baseline), baseline, waivers, policy, now.unusable)


def report_formats(outputs: Sequence[Path], standard: str) -> dict[Path, str]:
    """The format of every output by its ending. Complains about unknown ones before any work is done."""
    from gapcheck.reporting import format_for
    from gapcheck.reporting.gating import GATE_FORMATS

    if standard not in GATE_FORMATS:
        raise CommandLineError(f"--format {standard}: there is no such format here. Known: {', '.join(GATE_FORMATS)}.")
    formats = {path: format_for(path) for path in outputs}
    if len(formats) < len(outputs):
        raise CommandLineError("Two outputs have one name. Give each its own.")
    return formats


def rendered(outcome: GateResult, name: str) -> bytes:
    """The gate's own report where the format has one, else the full report of the assessments."""
    from gapcheck.reporting import render
    from gapcheck.reporting.gating import render_gate

    if name in _GATE_OUTPUTS:
        return render_gate(outcome, name)
    return render(tuple(country.assessment for country in outcome.countries), name)


def write(files: Mapping[Path, bytes], protected: tuple[Path, ...], say: Speaker) -> None:
    """All files or none."""
    from gapcheck.output import write_files

    write_files(files.items(), protected=protected)
    for path in files:
        say(f"wrote {path}")


def show(outcome: GateResult, name: str, *, github: bool) -> None:
    """The answer on standard output; in a GitHub job with annotations, and the summary of the job."""
    from gapcheck.reporting.gating import render_gate

    content = render_gate(outcome, name)
    is_for_people = name in {"text", "md"}
    if github and is_for_people:
        content = "".join(map(_harmless, content.decode("utf-8").splitlines(keepends=True))).encode("utf-8")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
    if github and name != "github":
        # The runner reads both streams; what is for programs must stay whole on standard output.
        stream = sys.stdout if is_for_people else sys.stderr
        stream.buffer.write(render_gate(outcome, "github"))
        stream.buffer.flush()
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "") if github else ""
    if summary:
        try:
            with Path(summary).open("ab") as page:
                page.write(render_gate(outcome, "md"))
        except OSError as error:
            message = f"The job summary {summary} cannot be written: {error.strerror or error}."
            raise CommandLineError(message) from error


def _harmless(line: str) -> str:
    from gapcheck.reporting.annotations import harmless

    return harmless(line)
