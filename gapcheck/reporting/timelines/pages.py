"""Timelines as a page of Markdown or HTML, from one document."""

from __future__ import annotations

from gapcheck.model import Timeline
from gapcheck.reporting import html, markdown
from gapcheck.reporting.timelines.composing import compose


def render_markdown(timelines: tuple[Timeline, ...]) -> bytes:
    """The report in Markdown, UTF-8."""
    return markdown.render_document(compose(timelines))


def render_html(timelines: tuple[Timeline, ...]) -> bytes:
    """The report as a self-contained HTML5 page with a chart for each country, UTF-8."""
    return html.render_document(compose(timelines))
