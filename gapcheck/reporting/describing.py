"""One finding as an entry of the document: the question, the outcome element by element, the words, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gapcheck.model import (
    Basis,
    Coding,
    CriterionStatus,
    ElementFinding,
    ElementStatus,
    Evidence,
    Finding,
    LegalTest,
    Source,
)
from gapcheck.reporting.document import Bullets, ElementEntry, FindingEntry, Paragraph, Quotation
from gapcheck.reporting.phrases import (
    CRITERION_WORDS,
    ELEMENT_SYMBOLS,
    NOT_FOUND,
    OBLIGATION_WORDS,
    SYMBOLS,
    bound,
    coding_words,
    confirmation,
    element_words,
    language_tag,
    one_line,
    printable,
    shortened,
    web_link,
)

QUOTE_LIMIT: Final = 360
QUOTES_SHOWN: Final = 4


def describe_fully(finding: Finding, anchor: str, language: str) -> FindingEntry:
    """Everything about a finding that needs work: a gap, a partly met or an unclear criterion."""
    criterion = finding.criterion
    opening = [
        Paragraph(one_line(criterion.question), "Question:"),
        Paragraph(one_line(criterion.why), "Why it matters:"),
        Paragraph(_outcome_in_words(finding.status, criterion.legal_test), "The legal test for this outcome:"),
        *_said_about(finding),
    ]
    closing: list[Paragraph | Bullets] = [
        Paragraph(bound(finding.binding), "Obligation:"),
        Paragraph(one_line(finding.binding.reservation), "Reservation:"),
        _list("Asked for by:", map(source_words, criterion.sources)),
        Paragraph(one_line(criterion.recommendation), "Recommendation:"),
        _list("Common gaps elsewhere:", map(one_line, criterion.common_gaps)),
    ]
    return _entry(finding, anchor, language, opening, closing)


def describe_briefly(finding: Finding, anchor: str, language: str) -> FindingEntry:
    """A met criterion: what was asked, and by which words it is met."""
    opening = [Paragraph(one_line(finding.criterion.question), "Question:"), *_said_about(finding)]
    reservation = Paragraph(one_line(finding.binding.reservation), "Reservation:")
    return _entry(finding, anchor, language, opening, [Paragraph(bound(finding.binding), "Obligation:"), reservation])


def source_words(source: Source) -> str:
    """`LANZAROTE Art. 20(1)(e) (treaty, 2007)`, with a doubt where the citation was not checked."""
    year = f", {source.since}" if source.since else ""
    doubt = ", citation not yet checked" if not source.verified else ""
    name = " ".join(part for part in (one_line(source.instrument), one_line(source.provision)) if part)
    return f"{name} ({OBLIGATION_WORDS[source.kind]}{year}{doubt})"


def _entry(
    finding: Finding, anchor: str, language: str, opening: list[Paragraph], closing: list[Paragraph | Bullets]
) -> FindingEntry:
    criterion, kind = finding.criterion, finding.binding.kind
    obligation = OBLIGATION_WORDS[kind] if kind else "not bound"
    return FindingEntry(
        anchor=anchor,
        id=one_line(criterion.id),
        title=one_line(criterion.title),
        symbol=SYMBOLS[finding.status],
        outcome=CRITERION_WORDS[finding.status],
        status=finding.status.value,
        labels=(criterion.severity.value, obligation, confirmation(finding)),
        opening=tuple(paragraph for paragraph in opening if paragraph.text),
        elements=tuple(_element(element, language, finding.coding) for element in finding.elements),
        closing=tuple(block for block in closing if (block.items if isinstance(block, Bullets) else block.text)),
    )


def _list(label: str, lines: Iterable[str]) -> Bullets:
    return Bullets(tuple(Paragraph(line) for line in lines if line), label)


def _outcome_in_words(status: CriterionStatus, test: LegalTest) -> str:
    words = {CriterionStatus.MET: test.met, CriterionStatus.PARTIAL: test.partial, CriterionStatus.GAP: test.gap}
    return one_line(words.get(status, ""))


def _said_about(finding: Finding) -> list[Paragraph]:
    """The reason, and a person's answer on the whole criterion beside what the text gave."""
    said = [Paragraph(_reason(finding), "Why this outcome:")]
    coding = finding.coding
    if coding is not None:
        label = "Answer of a person, out of date:" if finding.is_stale else "Answer of a person:"
        said.append(Paragraph(coding_words(coding), label))
        if coding.quote:
            said.append(Paragraph(f"“{shortened(coding.quote, QUOTE_LIMIT)}”", "Quoted by that person:"))
        if coding.provisions:
            said.append(Paragraph(one_line(", ".join(coding.provisions)), "Cited by that person:"))
    return said


def _reason(finding: Finding) -> str:
    if finding.reason or finding.status is not CriterionStatus.UNCLEAR:
        return one_line(finding.reason)
    return "Needs an analyst: the program cannot answer this from the text alone."


def _element(element: ElementFinding, language: str, told: Coding | None) -> ElementEntry:
    supporting = element.evidence[:QUOTES_SHOWN]
    notes = _element_notes(element, told)
    left_out = len(element.evidence) - len(supporting)
    if left_out > 0:
        notes.append(f"{left_out} more {'passage' if left_out == 1 else 'passages'} in the Excel and JSON reports.")
    return ElementEntry(
        symbol=ELEMENT_SYMBOLS[element.status],
        outcome=element_words(element) + ("" if element.required else " (not required)"),
        status=element.status.value,
        test=one_line(element.test) or one_line(element.id),
        notes=tuple(notes),
        quotations=tuple(quotation(evidence, language) for evidence in supporting),
    )


def _element_notes(element: ElementFinding, told: Coding | None) -> list[str]:
    """Why, and where a person and the text disagree, both. What was `told` about the whole criterion is not repeated."""
    notes = []
    reason = one_line(element.reason)
    if reason and reason.rstrip(".").lower() != NOT_FOUND:
        notes.append(reason)
    elif element.status is ElementStatus.UNCLEAR and element.basis is Basis.NONE:
        notes.append("Needs an analyst.")
    if element.coding is not None and not (told and coding_words(told) == coding_words(element.coding)):
        notes.append(f"Answer of a person: {coding_words(element.coding)}")
        if element.coding.quote and not element.evidence:
            notes.append(f"Quoted by that person: “{shortened(element.coding.quote, QUOTE_LIMIT)}”")
    if element.text_status is not None and element.text_status is not element.status:
        given = NOT_FOUND if element.text_status is ElementStatus.MISSING else element.text_status.value
        notes.append(f"The text alone gave another outcome: {given}.")
    return notes


def quotation(evidence: Evidence, language: str) -> Quotation:
    """Quoted words with their place, fitted to a page."""
    place = ", ".join(part for part in map(one_line, (evidence.number, evidence.law, evidence.provision)) if part)
    cell = one_line(evidence.cell)
    notes = []
    if evidence.defeats:
        notes.append("stands against the element")
    notes.append(evidence.strength.value)
    if evidence.via:
        notes.append("reached through " + one_line(", then ".join(evidence.via)))
    link = web_link(evidence.source_url)
    if evidence.source_url and not link:
        notes.append(f"source: {shortened(evidence.source_url, 120)}")
    return Quotation(
        words=shortened(evidence.quote, QUOTE_LIMIT),
        place=f"{place} (cell {cell})" if cell else place,
        notes=tuple(notes),
        link=link,
        language=language_tag(printable(evidence.language or language)),
    )
