"""A comparison as one document: the overview, the common gaps, the groups, then each State's gaps with precedents."""

from __future__ import annotations

from typing import Final

from gapcheck import __version__
from gapcheck.model import (
    ComparedState,
    Comparison,
    CriterionTally,
    ElementFinding,
    ElementStatus,
    Finding,
    Precedent,
    Precedents,
)
from gapcheck.reporting.comparing import summing
from gapcheck.reporting.comparing.wording import (
    BANDS,
    IN_FULL,
    RANKS,
    TOO_MANY,
    bound_on,
    cases,
    country_of,
    findings_short,
    lacking,
    nearness,
    place_of,
)
from gapcheck.reporting.composing import HOW_TO_READ, anchor
from gapcheck.reporting.document import (
    Block,
    Bullets,
    Document,
    ElementEntry,
    FindingEntry,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from gapcheck.reporting.phrases import (
    CRITERION_WORDS,
    ELEMENT_SYMBOLS,
    SYMBOLS,
    confirmation,
    counted,
    element_words,
    figure,
    language_tag,
    one_line,
    percentage,
    printable,
    score_range,
    shortened,
    web_link,
)

PRECEDENTS_SHOWN: Final = 3
QUOTE_LIMIT: Final = 300
LACKING_SHOWN: Final = 15
MATRIX_COLUMNS: Final = 30
"""Up to so many States stand side by side in a matrix of words."""


def compose(comparison: Comparison, *, has_matrix: bool = True) -> Document:
    """The document; a format that draws the matrix itself leaves out the one in words."""
    sections = [_overview(comparison), *_common(comparison)]
    if has_matrix:
        sections.append(_matrix(comparison))
    if comparison.groups:
        sections.append(Section("groups", "Groups", 2, (_GROUPS,)))
        sections += [
            Section(anchor("groups", one.caption), one.caption, 3, (one,)) for one in summing.groups(comparison)
        ]
    sections += _states(comparison)
    sections.append(Section("how-to-read", "How to read this", 2, (Bullets((*_HOW, *HOW_TO_READ)),)))
    return Document(
        title=f"{cases(comparison)} compared: common gaps, and how others closed them",
        facts=(),
        sections=tuple(sections),
        footer=f"Made by gapcheck {__version__}. Not legal advice.",
    )


_GROUPS: Final = Paragraph(
    "The score of a group is the plain mean of its members' scores, its range the mean of theirs. Members are those on the "
    "day of each State's law."
)
_HOW: Final = (
    Paragraph(BANDS, "Bands."),
    Paragraph(
        "A precedent is a provision of another State in this comparison that meets the element. The nearest legal tradition "
        "and language come first, then what a person has confirmed, then the plainest words. A text from elsewhere fits "
        "only after a lawyer has looked at both legal orders.",
        "Precedents.",
    ),
    Paragraph(
        "Scores compare what the workbooks hold. Where a workbook holds only some acts, a gap may be a gap of the workbook.",
        "Scores.",
    ),
)


def _overview(comparison: Comparison) -> Section:
    blocks: list[Block] = []
    if len(comparison.states) > IN_FULL:
        blocks.append(Paragraph(f"The first {IN_FULL} of {cases(comparison)}. {TOO_MANY}"))
    blocks.append(summing.countries(comparison, comparison.states[:IN_FULL]))
    blocks.append(Paragraph(BANDS))
    if comparison.ranking is not None:
        blocks.append(Paragraph(RANKS))
    if comparison.notes:
        blocks.append(Bullets(tuple(Paragraph(one_line(note)) for note in comparison.notes), "To know first:"))
    return Section("overview", "Overview", 2, tuple(blocks))


def _common(comparison: Comparison) -> list[Section]:
    short = tuple(tally for tally in comparison.tallies if tally.short)
    if not short:
        nothing = Paragraph("No criterion that could be assessed is a gap or only partly met anywhere.")
        return [Section("common-gaps", "Common gaps", 2, (nothing,))]
    missing = [_lacking_most(tally) for tally in short if tally.elements][:LACKING_SHOWN]
    blocks: list[Block] = [summing.common_gaps(short)]
    if missing:
        blocks.append(Bullets(tuple(missing), "What is lacking most often:"))
    lie = Section("where-gaps-lie", "Where the gaps lie", 3, summing.where_gaps_lie(comparison))
    return [Section("common-gaps", "Common gaps", 2, tuple(blocks)), lie]


def _lacking_most(tally: CriterionTally) -> Paragraph:
    parts = "; ".join(
        f"{shortened(element.test, 160).rstrip('.')} ({counted(element.lacking, 'State')})"
        for element in tally.elements[:2]
    )
    return Paragraph(f"{parts}.", f"{one_line(tally.criterion.id)} {one_line(tally.criterion.title)}:")


def _matrix(comparison: Comparison) -> Section:
    """Criteria by country, as symbols; a table of words cannot be wider than a page for long."""
    shown = comparison.states[:MATRIX_COLUMNS]
    found = [
        {one.criterion.id: one for part in state.assessment.checklists for one in part.findings} for state in shown
    ]
    rows = tuple(
        (
            f"{one_line(tally.criterion.id)} {one_line(tally.criterion.title)}",
            *(SYMBOLS[findings[tally.criterion.id].status] for findings in found),
        )
        for tally in comparison.tallies
    )
    headers = ("Criterion", *(one_line(state.key) for state in shown))
    key = ", ".join(f"{SYMBOLS[status]} {words}" for status, words in CRITERION_WORDS.items())
    blocks: list[Block] = [Paragraph(f"The commonest gap first. {key}.")]
    if len(comparison.states) > MATRIX_COLUMNS:
        blocks.append(Paragraph(f"The first {MATRIX_COLUMNS} only; the Excel and HTML reports show more."))
    blocks.append(Table("Criteria by country", headers, rows))
    return Section("matrix", "Matrix", 2, tuple(blocks))


def _states(comparison: Comparison) -> list[Section]:
    opening = Section("countries", "Each country: gaps, obligations, precedents", 2, _each_country(comparison))
    if len(comparison.states) > IN_FULL:
        return [opening]
    return [opening, *(_state(state, comparison) for state in comparison.states)]


def _each_country(comparison: Comparison) -> tuple[Block, ...]:
    if len(comparison.states) > IN_FULL:
        return (Paragraph(TOO_MANY),)
    return (Paragraph("Gaps first, the commonest among all countries first, then what is partly met."),)


def _state(state: ComparedState, comparison: Comparison) -> Section:
    assessment = state.assessment
    band = f"Band {state.band}, " if state.band else ""
    score = Paragraph(
        f"{band}score {figure(assessment.score.value)} of 100, range {score_range(assessment.score)}, coverage "
        f"{percentage(assessment.coverage)}."
    )
    entries = tuple(_finding(state, finding, comparison) for finding in findings_short(state, comparison.tallies))
    nothing = (Paragraph("No criterion that could be assessed is a gap or only partly met."),)
    title = one_line(state.name) if country_of(state) != one_line(state.name) else country_of(state)
    return Section(anchor("country", state.key), title, 3, (score, *(entries or nothing)))


def place_in_page(state: ComparedState, criterion: str) -> str:
    """Where a gap of a State stands in the document."""
    return anchor("gap", state.key, criterion)


def _finding(state: ComparedState, finding: Finding, comparison: Comparison) -> FindingEntry:
    criterion = finding.criterion
    elements = [_element(state, finding, element, comparison) for element in lacking(finding)]
    whole = comparison.precedents.get((state.key, criterion.id, ""))
    if whole:
        elements.append(ElementEntry("✗", "lacking", "missing", one_line(whole.test), _more(whole), _quotations(whole)))
    return FindingEntry(
        anchor=place_in_page(state, criterion.id),
        id=one_line(criterion.id),
        title=one_line(criterion.title),
        symbol=SYMBOLS[finding.status],
        outcome=CRITERION_WORDS[finding.status],
        status=finding.status.value,
        labels=(criterion.severity.value, confirmation(finding)),
        opening=(Paragraph(bound_on(state, finding), "Obligation:"),),
        elements=tuple(elements),
        closing=(Paragraph(one_line(criterion.recommendation), "Recommendation:"),) if criterion.recommendation else (),
    )


def _element(state: ComparedState, finding: Finding, element: ElementFinding, comparison: Comparison) -> ElementEntry:
    known = comparison.precedents.get((state.key, finding.criterion.id, element.id))
    notes = list(_more(known)) if known else ["No other country in this comparison meets this."]
    if element.status is ElementStatus.DEFEATED:
        against = next((one for one in element.evidence if one.defeats), None)
        words = f": “{shortened(against.quote, QUOTE_LIMIT)}” ({one_line(against.provision)})" if against else ""
        notes.insert(0, f"The law says otherwise{words}.")
    outcome = "defeated" if element.status is ElementStatus.DEFEATED else element_words(element)
    return ElementEntry(
        symbol=ELEMENT_SYMBOLS[element.status],
        outcome=outcome,
        status=element.status.value,
        test=one_line(element.test) or one_line(element.id),
        notes=tuple(notes),
        quotations=_quotations(known) if known else (),
    )


def _more(known: Precedents) -> tuple[str, ...]:
    return (f"Met in {counted(known.states, 'other country', 'other countries')}; the nearest:",)


def _quotations(known: Precedents) -> tuple[Quotation, ...]:
    return tuple(_quotation(precedent) for precedent in known.nearest[:PRECEDENTS_SHOWN])


def _quotation(precedent: Precedent) -> Quotation:
    return Quotation(
        words=shortened(precedent.quote, QUOTE_LIMIT) or "no words quoted",
        place=place_of(precedent),
        notes=nearness(precedent),
        link=web_link(precedent.source_url),
        language=language_tag(printable(precedent.language)),
    )
