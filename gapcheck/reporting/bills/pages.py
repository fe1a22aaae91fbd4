"""A forecast as a page of Markdown or HTML, from one document."""

from __future__ import annotations

from gapcheck.model import Forecast
from gapcheck.reporting import html, markdown
from gapcheck.reporting.bills.composing import compose


def render_markdown(forecast: Forecast) -> bytes:
    """The report in Markdown, UTF-8."""
    return markdown.render_document(compose(forecast))


def render_html(forecast: Forecast) -> bytes:
    """The report as a self-contained HTML5 page, UTF-8."""
    return html.render_document(compose(forecast))
