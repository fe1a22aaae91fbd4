"""A comparison as Markdown, from the document that the web page shows too."""

from __future__ import annotations

from gapcheck.model import Comparison
from gapcheck.reporting import markdown
from gapcheck.reporting.comparing.composing import compose


def render_markdown(comparison: Comparison) -> bytes:
    """The report in Markdown, UTF-8."""
    return markdown.render_document(compose(comparison))
