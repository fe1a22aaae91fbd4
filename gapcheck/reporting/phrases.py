"""How this program says things to people: words for outcomes, figures, obligations; quotations fitted to a page.

Every format takes its words from here, so that a status is called the same everywhere. No format is known here.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from gapcheck.model import (
    Basis,
    Binding,
    Coding,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Finding,
    Obligation,
    Score,
    Severity,
)

SYMBOLS: Final = {
    CriterionStatus.MET: "✓",
    CriterionStatus.PARTIAL: "◐",
    CriterionStatus.GAP: "✗",
    CriterionStatus.UNCLEAR: "?",
    CriterionStatus.NOT_APPLICABLE: "–",
}
ELEMENT_SYMBOLS: Final = {
    ElementStatus.FOUND: "✓",
    ElementStatus.MISSING: "✗",
    ElementStatus.DEFEATED: "✗",
    ElementStatus.UNCLEAR: "?",
}
CRITERION_WORDS: Final = {status: status.value.replace("-", " ") for status in CriterionStatus}
BASIS_WORDS: Final = {
    Basis.CODED: "confirmed by a person",
    Basis.TEXT: "proposed by the program, not yet confirmed by a person",
    Basis.NONE: "nobody has answered yet",
}
OBLIGATION_WORDS: Final = {
    Obligation.TREATY: "treaty",
    Obligation.EU: "EU law",
    Obligation.POLITICAL: "political commitment",
    Obligation.SOFT: "guidance",
}
_WORST_FIRST: Final = (
    CriterionStatus.GAP,
    CriterionStatus.PARTIAL,
    CriterionStatus.UNCLEAR,
    CriterionStatus.MET,
    CriterionStatus.NOT_APPLICABLE,
)
NOT_FOUND: Final = "not found in this workbook"
NOT_ASSESSED: Final = "not assessed"

# Control characters could drive a terminal, the two non-characters break XML, and direction overrides can make a
# line read as what it does not say; tab and line breaks are ordinary white space.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WEB: Final = re.compile(r"https?://[^\s/\\@\"'<>`]+(?:[/?#][^\s\\\"'<>`]*)?", re.IGNORECASE)


def printable(text: str) -> str:
    """The text with everything that is no character for reading replaced by `�`, length unchanged."""
    return _UNPRINTABLE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Printable text with every run of white space as one space."""
    return " ".join(printable(text).split())


def shortened(text: str, limit: int) -> str:
    """One line of at most `limit` characters, cut at a word's border with `…` where something is left out."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    if line[limit - 2 : limit].find(" ") < 0 and " " in head[limit // 2 :]:
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" ,;:") + "…"


def web_link(url: str) -> str:
    """The address when a browser may follow it (http or https, nothing odd inside), else an empty string."""
    candidate = url.strip()
    is_plain = candidate == printable(candidate) and len(candidate) <= 2000
    return candidate if is_plain and _WEB.fullmatch(candidate) else ""


def language_tag(language: str) -> str:
    """A BCP-47 tag fit for a `lang` attribute, or an empty string."""
    return language if _LANGUAGE.fullmatch(language) else ""


def rounded(value: Decimal, places: int = 1) -> Decimal:
    """Rounded half up, the only rounding in a report.

    A third has no end in decimals, so a sum that should lie exactly on a border may lie 10⁻²⁶ beside it: figures are
    settled to twelve places first.
    """
    settled = value.quantize(Decimal("1e-12"), rounding=ROUND_HALF_UP)
    return settled.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def figure(value: Decimal | None, places: int = 1) -> str:
    """A score to one place, or "not assessed"."""
    return NOT_ASSESSED if value is None else str(rounded(value, places))


def percentage(share: Decimal | None) -> str:
    """A share 0–1 as a whole percentage."""
    return NOT_ASSESSED if share is None else f"{rounded(share * 100, 0)} %"


def score_range(score: Score) -> str:
    """`64.3–82.1`, one figure when nothing is open, or a dash when nothing was assessed."""
    if score.low is None or score.high is None:
        return "–"
    low, high = figure(score.low), figure(score.high)
    return low if low == high else f"{low}–{high}"


def counted(number: int, one: str, many: str = "") -> str:
    """`1 gap`, `2 gaps`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(parts: tuple[str, ...]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def element_words(element: ElementFinding) -> str:
    """What became of an element, in words."""
    if element.status is ElementStatus.MISSING:
        return "missing" if element.basis is Basis.CODED else NOT_FOUND
    if element.status is ElementStatus.DEFEATED:
        return "defeated: the words below stand against it"
    return element.status.value


def bound(binding: Binding, day: dt.date | None = None) -> str:
    """Whether the State is bound, by what and since when, as a sentence; with a `day` also for how many years on it."""
    by = binding.title or binding.instrument or "an instrument that the checklist does not name"
    since = f" since {binding.since.isoformat()}" if binding.since else ""
    if binding.since and day and day >= binding.since:
        since += f" ({_for_years(years_between(binding.since, day))})"
    doubt = "" if binding.verified else " (recorded from memory: check with the depositary)"
    match binding.kind:
        case None:
            return f"Not bound by any of the sources{doubt}."
        case Obligation.POLITICAL:
            return f"Political commitment only, not binding in law: {by}{since}{doubt}."
        case Obligation.SOFT:
            return f"Guidance only, not binding in law: {by}{since}{doubt}."
        case _:
            return f"Bound by {by}{since}{doubt}."


def years_between(first: dt.date, last: dt.date) -> int:
    """Whole years from one day to a later one."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _for_years(years: int) -> str:
    return counted(years, "year") if years else "less than a year"


def is_confirmed(finding: Finding) -> bool:
    """True when a person's answer stands behind the finding and the law has not changed since."""
    return finding.basis is Basis.CODED and not finding.is_stale


def confirmation(finding: Finding) -> str:
    """Whether a person stands behind the finding, in words."""
    if finding.is_stale:
        return "a person's answer that is out of date: the cited law has changed since"
    return BASIS_WORDS[finding.basis]


def coding_words(coding: Coding) -> str:
    """An analyst's answer with name, day and reason."""
    who = one_line(coding.coder) or "an analyst who is not named"
    when = f" on {coding.coded_on.isoformat()}" if coding.coded_on else ""
    rationale = one_line(coding.rationale)
    return f"“{coding.answer.value}”, by {who}{when}" + (f": {rationale}" if rationale else ".")


def rank(finding: Finding) -> tuple[int, int, int, Decimal]:
    """Sorts findings gravest first: severity, then what the State owes, then gap before partial, then weight."""
    kind = finding.binding.kind
    obligation = len(Obligation) if kind is None else list(Obligation).index(kind)
    severity = list(Severity).index(finding.criterion.severity)
    return severity, obligation, _WORST_FIRST.index(finding.status), -finding.criterion.weight
