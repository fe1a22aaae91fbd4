"""The composed document as one web page: nothing is loaded from anywhere, and jinja2 escapes every printed value."""

from __future__ import annotations

from gapcheck.model import Assessment
from gapcheck.reporting.composing import compose


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The report as a self-contained HTML5 page, UTF-8."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("gapcheck.reporting"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    text = environment.get_template("assessment.html.j2").render(document=compose(assessments))
    return text.encode("utf-8", errors="replace")
