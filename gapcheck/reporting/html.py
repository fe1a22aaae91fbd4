"""The composed document as one web page: nothing is loaded from anywhere, and jinja2 escapes every printed value."""

from __future__ import annotations

from gapcheck.model import Assessment
from gapcheck.reporting.composing import compose
from gapcheck.reporting.document import Document


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The report as a self-contained HTML5 page, UTF-8."""
    return render_document(compose(assessments))


def render_document(document: Document, template: str = "assessment.html.j2", **values: object) -> bytes:
    """Any document as a self-contained HTML5 page, UTF-8; `values` are what an extending template needs besides."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("gapcheck.reporting"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
    )
    text = environment.get_template(template).render(document=document, **values)
    return text.encode("utf-8", errors="replace")
