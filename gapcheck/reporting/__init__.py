"""Assessments and differences into reports: the one door of this room.

The room knows the nouns of `model` and nothing of workbooks, checklist files or judging. Every renderer returns bytes;
who writes them where is `output`'s business. Formats for people (Markdown, HTML) render one composed document, so that
they cannot tell different stories; formats for programs (JSON, CSV) map the records.
"""

from __future__ import annotations

from gapcheck.model import Assessment, Comparison, Difference, Forecast, Timeline
from gapcheck.reporting.registry import (
    COMPARISON_FORMATS,
    DIFFERENCE_FORMATS,
    FORECAST_FORMATS,
    FORMATS,
    TIMELINE_FORMATS,
    Format,
    format_for,
    format_named,
    render,
    render_comparison,
    render_difference,
    render_forecast,
    render_timelines,
)

__all__ = [
    "COMPARISON_FORMATS",
    "DIFFERENCE_FORMATS",
    "FORECAST_FORMATS",
    "FORMATS",
    "TIMELINE_FORMATS",
    "Format",
    "format_for",
    "format_named",
    "render",
    "render_comparison",
    "render_comparison_terminal",
    "render_difference",
    "render_difference_terminal",
    "render_forecast",
    "render_forecast_terminal",
    "render_terminal",
    "render_timelines",
    "render_timelines_terminal",
]


def render_terminal(assessments: tuple[Assessment, ...], *, width: int, is_coloured: bool) -> str:
    """The `table` format fitted to `width` columns. Whether colour is wanted is the command line's to know."""
    from gapcheck.reporting.terminal import render_at

    return render_at(assessments, width=width, is_coloured=is_coloured)


def render_comparison_terminal(comparison: Comparison, *, width: int, is_coloured: bool) -> str:
    """The `table` format of a comparison fitted to `width` columns."""
    from gapcheck.reporting.comparing.terminal import render_at

    return render_at(comparison, width=width, is_coloured=is_coloured)


def render_difference_terminal(difference: Difference, *, width: int, is_coloured: bool) -> str:
    """The `table` format of a difference fitted to `width` columns."""
    from gapcheck.reporting.differing.terminal import render_at

    return render_at(difference, width=width, is_coloured=is_coloured)


def render_timelines_terminal(timelines: tuple[Timeline, ...], *, width: int, is_coloured: bool) -> str:
    """The `table` format of timelines fitted to `width` columns."""
    from gapcheck.reporting.timelines.terminal import render_at

    return render_at(timelines, width=width, is_coloured=is_coloured)


def render_forecast_terminal(forecast: Forecast, *, width: int, is_coloured: bool) -> str:
    """The `table` format of a forecast fitted to `width` columns."""
    from gapcheck.reporting.bills.terminal import render_at

    return render_at(forecast, width=width, is_coloured=is_coloured)
