"""`gapcheck checklist …` and `gapcheck explain`: what is asked, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gapcheck.errors import CommandLineError, ExitCode

if TYPE_CHECKING:
    from gapcheck.model import Checklist, Criterion, Element

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    help="List, show, validate, test and start checklists.",
)
Names = Annotated[
    list[str] | None, typer.Argument(metavar="[ID|FILE|all]…", help="Checklists; default all built-in ones.")
]


@app.command("list")
def list_() -> int:
    """List the checklists that ship with the program."""
    for checklist in _loaded(None):
        elements = sum(len(criterion.elements) for criterion in checklist.criteria)
        typer.echo(
            f"{checklist.id:<24} {len(checklist.criteria):>3} criteria {elements:>4} elements  {checklist.title}"
        )
    return ExitCode.DONE


@app.command()
def show(names: Names = None) -> int:
    """Show the questions, tests and sources of checklists."""
    for checklist in _loaded(names):
        typer.echo(
            f"{checklist.title} ({checklist.id}, version {checklist.version})\n{checklist.seed}\n\n{checklist.summary}\n"
        )
        for criterion in checklist.criteria:
            typer.echo(_criterion(criterion))
    return ExitCode.DONE


@app.command()
def validate(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]…", help="Checklist files; default all built-in ones.")
    ] = None,
) -> int:
    """Check checklist files; every complaint names line and column."""
    from gapcheck.library import check_checklists

    problems = check_checklists(files or ())
    for problem in problems:
        typer.echo(str(problem), err=True)
    errors = sum(not problem.is_warning for problem in problems)
    typer.echo(f"{errors} error(s), {len(problems) - errors} warning(s)")
    return ExitCode.UNUSABLE_INPUT if errors else ExitCode.DONE


@app.command()
def schema() -> int:
    """Print the JSON Schema of the checklist format."""
    from gapcheck.library import checklist_schema

    typer.echo(json.dumps(checklist_schema(), indent=2, ensure_ascii=False))
    return ExitCode.DONE


@app.command("test")
def run_tests(names: Names = None) -> int:
    """Run the examples of checklists: provisions that must be found, missing or defeated."""
    from gapcheck.library import load_checklists
    from gapcheck.trials import run_examples

    checklists, lexicon = load_checklists(names or ["all"])
    failures, total = run_examples(checklists, lexicon)
    for failure in failures:
        typer.echo(str(failure), err=True)
    typer.echo(f"{total - len(failures)} of {total} examples hold")
    return ExitCode.GATE_FAILED if failures else ExitCode.DONE


@app.command()
def new(file: Annotated[Path, typer.Argument(metavar="FILE.yaml", help="The checklist to start.")]) -> int:
    """Start a checklist of your own from a small commented example."""
    from gapcheck.library.shipped import new_checklist_text
    from gapcheck.output import write_files

    if file.exists():
        raise CommandLineError(f"{file.name} is already there. Choose another name.")
    write_files([(file, new_checklist_text(file.stem).encode())], protected=())
    typer.echo(f"wrote {file}; check it with: gapcheck checklist validate {file}", err=True)
    return ExitCode.DONE


def explain(
    address: Annotated[
        str, typer.Argument(metavar="ID", help="A criterion (CSAM-09) or an element (CSAM-09/possession).")
    ],
    checklist: Annotated[
        list[str] | None, typer.Option("--checklist", "-c", metavar="ID|FILE", help="Where to look.")
    ] = None,
) -> int:
    """Say what a criterion or element asks, why, and from which sources."""
    wanted, _, element_id = address.partition("/")
    known = {criterion.id: criterion for one in _loaded(checklist) for criterion in one.criteria}
    if wanted not in known:
        raise CommandLineError(_unknown("criterion", wanted, list(known)))
    criterion = known[wanted]
    elements = {element.id: element for element in criterion.elements}
    if element_id and element_id not in elements:
        raise CommandLineError(_unknown(f"element of {wanted}", element_id, list(elements)))
    typer.echo(_element(elements[element_id]) if element_id else _criterion(criterion))
    return ExitCode.DONE


def _loaded(names: list[str] | None) -> tuple[Checklist, ...]:
    from gapcheck.library import load_checklists

    return load_checklists(names or ["all"])[0]


def _unknown(kind: str, name: str, known: list[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f" Did you mean {close[0]}?" if close else f" Known: {', '.join(known)}."
    return f"there is no {kind} {name}.{hint}"


def _criterion(criterion: Criterion) -> str:
    lines = [
        f"{criterion.id}  {criterion.title}  ({criterion.severity}, weight {criterion.weight})",
        f"  Question: {criterion.question}",
        f"  Why: {criterion.why}",
        f"  Met: {criterion.legal_test.met}",
        f"  Partial: {criterion.legal_test.partial}",
        f"  Gap: {criterion.legal_test.gap}",
        "  Elements:",
        *(f"    {_element(element)}" for element in criterion.elements),
        "  Sources:",
        *(
            f"    {source.instrument} {source.provision} ({source.kind}, {source.since or 'year not given'})"
            for source in criterion.sources
        ),
        f"  Recommendation: {criterion.recommendation}",
        "",
    ]
    return "\n".join(lines)


def _element(element: Element) -> str:
    role = "required" if element.required else "additional"
    how = "" if element.search else "  [needs an analyst: no rule decides this by text]"
    return f"{element.id} ({role}): {element.test}{how}"
