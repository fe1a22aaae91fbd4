"""The `table` format: what fits on a screen, with colour only in addition to words.

The colours are the terminal's own sixteen, so that they fit a light and a dark background
alike; black and white are never named.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from gapcheck.model import Assessment, Basis, CriterionStatus, Finding
from gapcheck.reporting.highlights import (
    SHORTCOMINGS,
    findings_of,
    gravest_first,
    main_evidence,
    main_quote,
    provisions_of,
    status_counts,
)
from gapcheck.reporting.phrases import (
    CRITERION_WORDS,
    OBLIGATION_WORDS,
    SYMBOLS,
    counted,
    figure,
    is_confirmed,
    one_line,
    percentage,
    score_range,
    shortened,
)
from gapcheck.reporting.summarising import (
    SUMMARY_STATUSES,
    confirmation_sentence,
    count_sentence,
    country_name,
    score_sentence,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

ROWS_SHOWN: Final = 60
FEWEST_ROWS: Final = 3
WIDTH_WITH_WORDS: Final = 110
NARROWEST: Final = 40
QUOTE_LIMIT: Final = 70
CLOSING: Final = (
    "A proposal with its quotations, never legal advice. -o report.md, .html or .xlsx gives the words in full."
)

_BASIS_WORDS: Final = {Basis.CODED: "person", Basis.TEXT: "program", Basis.NONE: "nobody"}
_STYLES: Final = {
    CriterionStatus.MET: "green",
    CriterionStatus.PARTIAL: "yellow",
    CriterionStatus.GAP: "bold red",
    CriterionStatus.UNCLEAR: "magenta",
    CriterionStatus.NOT_APPLICABLE: "none",
}


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The tables at 100 columns without colour, UTF-8: what a file or a pipe gets."""
    return render_at(assessments, width=100, is_coloured=False).encode("utf-8", errors="replace")


def render_at(assessments: tuple[Assessment, ...], *, width: int, is_coloured: bool) -> str:
    """The tables fitted to `width` columns; narrower than 40 counts as 40."""
    console = screen(width=width, is_coloured=is_coloured)
    if len(assessments) == 1:
        _print_one(console, assessments[0])
    else:
        _print_several(console, assessments)
    return plain_lines(console)


def screen(*, width: int, is_coloured: bool) -> Console:
    """A console that keeps what is printed on it and takes nothing from the environment."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=max(width, NARROWEST),
        force_terminal=is_coloured,
        color_system="standard" if is_coloured else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )


def plain_lines(console: Console) -> str:
    """What was printed, without blanks at the ends of lines."""
    kept = console.file
    lines = kept.getvalue().splitlines() if isinstance(kept, io.StringIO) else []
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def _print_one(console: Console, assessment: Assessment) -> None:
    from rich.text import Text

    findings = findings_of(assessment)
    day = f" on {assessment.as_of.isoformat()}" if assessment.as_of else ""
    console.print(Text(f"{country_name(assessment)}{day}", style="bold"))
    for sentence in (score_sentence(assessment), count_sentence(findings), confirmation_sentence(findings)):
        console.print(Text(sentence))
    for warning in assessment.warnings:
        console.print(Text(f"To check: {one_line(warning)}"))
    console.print()
    console.print(_checklists(assessment))
    ordered = gravest_first(findings, *SHORTCOMINGS) + gravest_first(findings, CriterionStatus.UNCLEAR)
    ordered += gravest_first(findings, CriterionStatus.MET) + gravest_first(findings, CriterionStatus.NOT_APPLICABLE)
    if ordered:
        console.print()
        console.print(_findings(ordered[:ROWS_SHOWN], has_words=console.width >= WIDTH_WITH_WORDS))
    _say_what_is_left_out(console, ordered[ROWS_SHOWN:])
    console.print(Text(CLOSING))


def _print_several(console: Console, assessments: tuple[Assessment, ...]) -> None:
    """An overview, and the gravest shortcomings of each country as far as the rows go."""
    from rich.text import Text

    console.print(_overview(assessments[:ROWS_SHOWN], is_wide=console.width >= WIDTH_WITH_WORDS))
    left_out = len(assessments) - ROWS_SHOWN
    if left_out > 0:
        console.print(Text(f"… and {counted(left_out, 'country', 'countries')} more."))
    rows = min(10, ROWS_SHOWN // len(assessments)) if assessments else 0
    rows = rows if rows >= FEWEST_ROWS else 0
    for assessment in assessments:
        shown = gravest_first(findings_of(assessment), *SHORTCOMINGS)
        if not rows or not shown:
            continue
        console.print()
        console.print(Text(country_name(assessment), style="bold"))
        console.print(_findings(shown[:rows], has_words=console.width >= WIDTH_WITH_WORDS))
        _say_what_is_left_out(console, shown[rows:])
    if not rows and assessments:
        console.print(Text("Too many countries for their findings to fit here."))
    console.print(Text(CLOSING))


def _say_what_is_left_out(console: Console, left_out: tuple[Finding, ...]) -> None:
    from rich.text import Text

    if left_out:
        counts = status_counts(left_out)
        words = ", ".join(f"{counts[status]} {CRITERION_WORDS[status]}" for status in CriterionStatus if counts[status])
        console.print(Text(f"… and {counted(len(left_out), 'finding')} more ({words})."))


def _checklists(assessment: Assessment) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text("Checklists"), title_justify="left")
    table.add_column("Checklist", ratio=1)
    for header in ("Score", "Range", "Assessed", *(SYMBOLS[status] for status in SUMMARY_STATUSES)):
        table.add_column(header, justify="right", no_wrap=True)
    for checklist in assessment.checklists:
        counts = status_counts(checklist.findings)
        table.add_row(
            Text(one_line(checklist.title) or one_line(checklist.id)),
            figure(checklist.score.value) if checklist.score.value is not None else "–",
            score_range(checklist.score),
            f"{checklist.assessed}/{checklist.total}",
            *(str(counts[status]) for status in SUMMARY_STATUSES),
        )
    _explain_symbols(table)
    return table


def _overview(assessments: tuple[Assessment, ...], *, is_wide: bool) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text("Countries"), title_justify="left")
    table.add_column("Country", ratio=1)
    words = {status: f" {CRITERION_WORDS[status]}" if is_wide else "" for status in SUMMARY_STATUSES}
    counts_headers = tuple(SYMBOLS[status] + words[status] for status in SUMMARY_STATUSES)
    for header in ("As of", "Score", "Range", "Coverage", *counts_headers):
        table.add_column(header, justify="right", no_wrap=True)
    if is_wide:
        table.add_column("Confirmed", justify="right", no_wrap=True)
    for assessment in assessments:
        findings = findings_of(assessment)
        counts = status_counts(findings)
        cells = [
            assessment.as_of.isoformat() if assessment.as_of else "–",
            figure(assessment.score.value) if assessment.score.value is not None else "–",
            score_range(assessment.score),
            percentage(assessment.coverage) if assessment.coverage is not None else "–",
            *(str(counts[status]) for status in SUMMARY_STATUSES),
        ]
        if is_wide:
            cells.append(f"{sum(map(is_confirmed, findings))}/{len(findings)}")
        table.add_row(Text(country_name(assessment)), *cells)
    _explain_symbols(table)
    return table


def _explain_symbols(table: Table) -> None:
    from rich.text import Text

    table.caption = Text("  ".join(f"{SYMBOLS[status]} {CRITERION_WORDS[status]}" for status in SUMMARY_STATUSES))
    table.caption_justify = "left"


def _findings(findings: tuple[Finding, ...], *, has_words: bool) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text("Findings, gravest first"), title_justify="left")
    table.add_column("Criterion", no_wrap=True, max_width=12)
    table.add_column("Asks", ratio=3, min_width=16)
    for header in ("Outcome", "Severity", "Bound by"):
        table.add_column(header, no_wrap=header != "Bound by")
    if has_words:
        table.add_column("Main words", ratio=4, overflow="fold")
        table.add_column("Where", max_width=16)
        table.add_column("By", no_wrap=True)
    for finding in findings:
        cells = [
            Text(one_line(finding.criterion.id)),
            Text(one_line(finding.criterion.title)),
            Text(_outcome(finding.status), style=_STYLES[finding.status]),
            Text(finding.criterion.severity.value),
            Text(_bound_by(finding)),
        ]
        if has_words:
            cells += [
                Text(shortened(main_quote(finding), QUOTE_LIMIT)),
                Text(one_line(_where(finding))),
                Text("old" if finding.is_stale else _BASIS_WORDS[finding.basis]),
            ]
        table.add_row(*cells)
    return table


def _where(finding: Finding) -> str:
    """The provision that the main words stand in; without any, the first that a person cited."""
    evidence = main_evidence(finding)
    return evidence.provision if evidence else next(iter(provisions_of(finding)), "")


def _outcome(status: CriterionStatus) -> str:
    word = "n/a" if status is CriterionStatus.NOT_APPLICABLE else CRITERION_WORDS[status]
    return f"{SYMBOLS[status]} {word}"


def _bound_by(finding: Finding) -> str:
    """The kind of obligation, short enough for a column."""
    kind = finding.binding.kind
    return "nothing" if kind is None else OBLIGATION_WORDS[kind].removesuffix(" commitment")
