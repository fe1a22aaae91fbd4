"""The composed document as Markdown (CommonMark with GitHub's tables).

Everything that the template prints is escaped unless the template says `| trusted`: no cell's text becomes markup.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from gapcheck.model import Assessment
from gapcheck.reporting.composing import compose
from gapcheck.reporting.document import Document
from gapcheck.reporting.phrases import one_line

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>#|~&$@]")
_ADDRESS: Final = re.compile(r"(?<=:)(?=//)|(?<=\b[wW]{3})(?=\.)")
_OPENS_A_LINE: Final = re.compile(r"^(?=[-+=])|^(?P<number>\d+)(?=[.)](?: |$))")


class Trusted(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escape(text: str) -> str:
    """Anybody's text as one line of Markdown that shows exactly these characters, white space normalised.

    Holds at the start of a line too, and in headings, list items, quotations and table cells. Addresses do not become
    links, not even where a renderer links bare ones.
    """
    line = _MARKUP.sub(r"\\\g<0>", one_line(text))
    line = _ADDRESS.sub(r"\\", line)
    return _OPENS_A_LINE.sub(lambda opening: f"{opening['number'] or ''}\\", line)


def inline(text: str) -> Trusted:
    """Words inside a line, with the blank that stands before and after them."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return Trusted(before + escape(text) + after)


def link_target(address: str) -> Trusted:
    """An address for the round brackets of a link: what could end it early is percent-encoded."""
    return Trusted(quote(address, safe="/:?#@!$&'*+,;=%~-._"))


def render(assessments: tuple[Assessment, ...]) -> bytes:
    """The report in Markdown, UTF-8."""
    return render_document(compose(assessments))


def render_document(document: Document) -> bytes:
    """Any document in Markdown, UTF-8."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("gapcheck.reporting"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - `finalize` escapes for Markdown
        finalize=_finalize,
    )
    environment.filters["trusted"] = Trusted
    environment.filters["inline"] = inline
    environment.filters["link_target"] = link_target
    text = environment.get_template("assessment.md.j2").render(document=document)
    return (re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n").encode("utf-8", errors="replace")


def _finalize(printed: object) -> object:
    """Escapes whatever a template prints. Anything but text is a mistake in the template."""
    if isinstance(printed, Trusted):
        return printed
    if not isinstance(printed, str):
        raise TypeError(f"the template printed {printed!r}, which is no text")
    return escape(printed)
