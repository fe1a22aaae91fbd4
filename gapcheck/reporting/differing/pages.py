"""A difference as a page of Markdown or HTML, from one document."""

from __future__ import annotations

from gapcheck.model import Difference
from gapcheck.reporting import html, markdown
from gapcheck.reporting.differing.composing import compose


def render_markdown(difference: Difference) -> bytes:
    """The report in Markdown, with `<ins>` and `<del>` for changed words; UTF-8."""
    return markdown.render_document(compose(difference))


def render_html(difference: Difference) -> bytes:
    """The report as a self-contained HTML5 page, UTF-8."""
    return html.render_document(compose(difference))
