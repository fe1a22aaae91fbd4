"""Zip files (`.xlsx`, `.docx`) with nothing in them that depends on the day, the machine or the order of writing."""

from __future__ import annotations

import io
import re
from typing import Final

_ZIP_BEGINS: Final = b"PK\x03\x04"
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FIXED_DAY: Final = b"2000-01-01T00:00:00Z"
_PROPERTY_DATES: Final = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")
_PROPERTIES: Final = "docProps/core.xml"


def settled(content: bytes) -> bytes:
    """The content itself, or, when it is a zip file, the settled one."""
    return settled_zip(content) if content.startswith(_ZIP_BEGINS) else content


def settled_zip(data: bytes) -> bytes:
    """The same zip file with nothing in it that depends on the day, the machine or the order of writing.

    Members are stored in one order (what a reader must meet first, then by name) with the first day a zip file knows,
    and the dates in an Office document's properties are fixed. Members are not compressed: deflate gives other bytes
    with every version of zlib, so only plain storage is the same on every machine.
    """
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as settled_file:
        for name in sorted(source.namelist(), key=_member_order):
            content = source.read(name)
            if name == _PROPERTIES:
                content = _PROPERTY_DATES.sub(rb"\g<1>" + _FIXED_DAY + rb"\g<3>", content)
            member = zipfile.ZipInfo(name, _ZIP_EPOCH)
            member.create_system = 3  # otherwise the name of the operating system would be in the bytes
            member.external_attr = 0o600 << 16
            settled_file.writestr(member, content, compress_type=zipfile.ZIP_STORED)
    return target.getvalue()


def _member_order(name: str) -> tuple[int, str]:
    """OpenDocument wants `mimetype` first, Office readers look for the content types first."""
    return {"mimetype": 0, "[Content_Types].xml": 1}.get(name, 2), name
