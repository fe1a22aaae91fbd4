"""Checklists with the lexicon that they use, and the compiled form in which they are kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Final

from gapcheck import __version__
from gapcheck.garbage import no_collection
from gapcheck.library.compiled import DamagedError, decode, encode
from gapcheck.model import Checklist, Lexicon

FORMAT: Final = "1"

_NOTHING: Final = Lexicon((), ())


@dataclass(frozen=True, slots=True)
class Library:
    """Checklists and the lexicon that they use, free of errors."""

    checklists: tuple[Checklist, ...] = ()
    lexicon: Lexicon = field(default=_NOTHING)


def to_json(library: Library) -> bytes:
    """The compiled form. The same library gives the same bytes."""
    body = {
        "checklists": encode(library.checklists, tuple[Checklist, ...]),
        "lexicon": encode(library.lexicon, Lexicon),
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    head = {"format": FORMAT, "version": __version__, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    return (json.dumps(head) + "\n" + text + "\n").encode()


def from_json(content: bytes) -> Library:
    """The library that `to_json` wrote. Raises DamagedError when the bytes are damaged or of another version."""
    try:
        head_line, _, body_line = content.partition(b"\n")
        head = json.loads(head_line)
        text = body_line.removesuffix(b"\n")
        expected = {"format": FORMAT, "version": __version__, "sha256": hashlib.sha256(text).hexdigest()}
        if head != expected:
            raise DamagedError("the compiled checklists are damaged or of another version")
        with no_collection():  # it would search a hundred thousand new tuples for circles that cannot be there
            body = json.loads(text)
            return Library(decode(body["checklists"], tuple[Checklist, ...]), decode(body["lexicon"], Lexicon))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(f"the compiled checklists cannot be read: {error}") from error
