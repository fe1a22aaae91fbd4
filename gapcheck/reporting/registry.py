"""One table of formats: what ends a file's name, what `--format` says, and who renders it.

Renderers are named, not imported, so that a command pays only for the format that it writes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Final, cast

from gapcheck.errors import CommandLineError
from gapcheck.model import Assessment, Comparison, Difference, Forecast, Timeline

Renderer = Callable[[object], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to show assessments or a difference. `renderer` is `module:function`; without endings it is for a screen only."""

    name: str
    endings: tuple[str, ...]
    renderer: str
    says: str
    is_binary: bool = False


FORMATS: Final[tuple[Format, ...]] = (
    Format("table", (), "gapcheck.reporting.terminal:render", "a table for a terminal"),
    Format("md", (".md", ".markdown"), "gapcheck.reporting.markdown:render", "a report in Markdown"),
    Format("html", (".html", ".htm"), "gapcheck.reporting.html:render", "a report in one self-contained web page"),
    Format("xlsx", (".xlsx",), "gapcheck.reporting.excel:render", "an Excel workbook", is_binary=True),
    Format("json", (".json",), "gapcheck.reporting.records:render", "the whole assessment for other programs"),
    Format("csv", (".csv",), "gapcheck.reporting.tables:render", "one row a criterion, for statistics"),
    Format("sarif", (".sarif",), "gapcheck.reporting.sarif:render", "alerts for code scanning (SARIF 2.1.0)"),
    Format("junit", (".xml",), "gapcheck.reporting.junit:render", "one test a criterion, for CI servers"),
)
DIFFERENCE_FORMATS: Final[tuple[Format, ...]] = (
    Format("table", (), "gapcheck.reporting.differing.terminal:render", "what differs, for a terminal"),
    Format("md", (".md", ".markdown"), "gapcheck.reporting.differing.pages:render_markdown", "a report in Markdown"),
    Format("html", (".html", ".htm"), "gapcheck.reporting.differing.pages:render_html", "a report in one web page"),
    Format("xlsx", (".xlsx",), "gapcheck.reporting.differing.excel:render", "an Excel workbook", is_binary=True),
    Format("json", (".json",), "gapcheck.reporting.differing.records:render", "everything for other programs"),
    Format("csv", (".csv",), "gapcheck.reporting.differing.tables:render", "one row a difference, for statistics"),
)
TIMELINE_FORMATS: Final[tuple[Format, ...]] = (
    Format("table", (), "gapcheck.reporting.timelines.terminal:render", "a line a day, for a terminal"),
    Format("md", (".md", ".markdown"), "gapcheck.reporting.timelines.pages:render_markdown", "a report in Markdown"),
    Format("html", (".html", ".htm"), "gapcheck.reporting.timelines.pages:render_html", "a web page with a chart"),
    Format("xlsx", (".xlsx",), "gapcheck.reporting.timelines.excel:render", "an Excel workbook", is_binary=True),
    Format("json", (".json",), "gapcheck.reporting.timelines.records:render", "everything for other programs"),
    Format("csv", (".csv",), "gapcheck.reporting.timelines.tables:render", "one row a day and criterion"),
)
FORECAST_FORMATS: Final[tuple[Format, ...]] = (
    Format("table", (), "gapcheck.reporting.bills.terminal:render", "what a bill does, for a terminal"),
    Format("md", (".md", ".markdown"), "gapcheck.reporting.bills.pages:render_markdown", "a report in Markdown"),
    Format("html", (".html", ".htm"), "gapcheck.reporting.bills.pages:render_html", "a report in one web page"),
    Format("json", (".json",), "gapcheck.reporting.bills.records:render", "everything for other programs"),
)
COMPARISON_FORMATS: Final[tuple[Format, ...]] = (
    Format("table", (), "gapcheck.reporting.comparing.terminal:render", "scores, common gaps and the matrix"),
    Format("md", (".md", ".markdown"), "gapcheck.reporting.comparing.pages:render_markdown", "a report in Markdown"),
    Format(
        "html", (".html", ".htm"), "gapcheck.reporting.comparing.drawing:render", "a page with heat map and tile map"
    ),
    Format("xlsx", (".xlsx",), "gapcheck.reporting.comparing.excel:render", "an Excel workbook", is_binary=True),
    Format("json", (".json",), "gapcheck.reporting.comparing.records:render", "everything for other programs"),
    Format("csv", (".csv",), "gapcheck.reporting.comparing.tables:render", "one row a country, criterion and day"),
    Format(
        "parquet",
        (".parquet",),
        "gapcheck.reporting.comparing.parquet:render",
        "the same for statistics",
        is_binary=True,
    ),
)


def format_named(name: str, formats: tuple[Format, ...] = FORMATS) -> Format:
    """The format that `--format` names. Raises `CommandLineError` with the known names."""
    for known in formats:
        if known.name == name.strip().lower():
            return known
    names = tuple(known.name for known in formats)
    raise CommandLineError(f"There is no format '{name}'.{_suggestion(name, names)} Known formats: {', '.join(names)}.")


def format_for(path: str | PurePath, formats: tuple[Format, ...] = FORMATS) -> str:
    """The name of the format that a file's ending chooses. Raises `CommandLineError` with the known endings."""
    ending = PurePath(path).suffix.lower()
    for known in formats:
        if ending in known.endings:
            return known.name
    endings = tuple(ending for known in formats for ending in known.endings)
    what = f"the ending {ending}" if ending else "no ending"
    raise CommandLineError(
        f"'{PurePath(path).name}' has {what}, which names no format.{_suggestion(ending, endings)} "
        f"Known endings: {', '.join(endings)}."
    )


def render(assessments: tuple[Assessment, ...], format_name: str) -> bytes:
    """The bytes of a report. The same assessments give the same bytes. Raises `CommandLineError` on unknown names."""
    module, function = format_named(format_name).renderer.split(":")
    return cast("Renderer", getattr(import_module(module), function))(assessments)


def render_difference(difference: Difference, format_name: str) -> bytes:
    """The bytes of a report on a difference. Raises `CommandLineError` on unknown names."""
    module, function = format_named(format_name, DIFFERENCE_FORMATS).renderer.split(":")
    return cast("Renderer", getattr(import_module(module), function))(difference)


def render_comparison(comparison: Comparison, format_name: str) -> bytes:
    """The bytes of a report on several States. Raises `CommandLineError` on unknown names, or without pyarrow."""
    module, function = format_named(format_name, COMPARISON_FORMATS).renderer.split(":")
    return cast("Renderer", getattr(import_module(module), function))(comparison)


def render_timelines(timelines: tuple[Timeline, ...], format_name: str) -> bytes:
    """The bytes of a report on timelines. Raises `CommandLineError` on unknown names."""
    module, function = format_named(format_name, TIMELINE_FORMATS).renderer.split(":")
    return cast("Renderer", getattr(import_module(module), function))(timelines)


def render_forecast(forecast: Forecast, format_name: str) -> bytes:
    """The bytes of a report on a bill. Raises `CommandLineError` on unknown names."""
    module, function = format_named(format_name, FORECAST_FORMATS).renderer.split(":")
    return cast("Renderer", getattr(import_module(module), function))(forecast)


def _suggestion(asked: str, known: tuple[str, ...]) -> str:
    """A question that names the closest known one, or nothing when none is close."""
    from difflib import get_close_matches

    close = get_close_matches(asked.lower(), known, n=1, cutoff=0.5)
    return f" Did you mean {close[0]}?" if close else ""
