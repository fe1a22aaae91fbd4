"""A baseline as text: one line a finding, sorted as `LC_ALL=C sort` sorts, with no dates and no line numbers."""

from __future__ import annotations

from typing import Final

from gapcheck.gate.words import address, written
from gapcheck.model import Baseline, BaselineChecklist, BaselineEntry, BaselineUnread

FORMAT: Final = 1
FIRST_LINE: Final = f"gapcheck-baseline {FORMAT}"
HEADER: Final = (
    FIRST_LINE,
    "# What gapcheck found, one line a finding. Commit it, and merge it like code.",
    "# `gapcheck check WORKBOOK… --baseline THIS-FILE --update` writes it. How to read it: docs/ci.md.",
)


def baseline_text(baseline: Baseline) -> str:
    """The whole file. The same baseline gives the same text, whatever the order of its parts."""
    lines = [
        *map(_checklist_line, baseline.checklists),
        *map(_unread_line, baseline.unread),
        *map(entry_line, baseline.entries),
    ]
    return "\n".join([*HEADER, *baseline.comments, *sorted(lines)]) + "\n"


def entry_line(entry: BaselineEntry) -> str:
    """`XA CSAM-09/possession found CC-116A:0123456789abcdef`."""
    words = [written(entry.country), address(entry.criterion, entry.element), entry.status]
    if entry.is_coded:
        words.append("coded")
    words += [f"{written(cited.provision)}:{cited.fingerprint}" for cited in sorted(entry.cited)]
    return " ".join(words) + _because(entry.reason)


def _checklist_line(checklist: BaselineChecklist) -> str:
    rules = f"@checklist {checklist.id} version {written(checklist.version)} digest {checklist.digest}"
    return f"{written(checklist.country)} {rules}"


def _unread_line(unread: BaselineUnread) -> str:
    languages = ",".join(unread.languages) or "unknown"
    return f"{written(unread.country)} @unread {unread.provisions} in {languages}" + _because(unread.reason)


def _because(reason: str) -> str:
    return f" because {reason}" if reason else ""
