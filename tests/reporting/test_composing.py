"""What the report says, in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck import __version__
from gapcheck.model import (
    Answer,
    Basis,
    Binding,
    CriterionStatus,
    ElementStatus,
    Finding,
    Obligation,
    Severity,
    Strength,
)
from gapcheck.reporting import render
from gapcheck.reporting.composing import anchor, compose
from gapcheck.reporting.describing import QUOTE_LIMIT, describe_fully
from gapcheck.reporting.document import Bullets, FindingEntry, Paragraph
from gapcheck.reporting.summarising import confirmation_sentence, count_sentence, score_sentence
from tests.conftest import Golden
from tests.reporting.building import (
    a_checklist,
    a_coding,
    a_criterion,
    a_finding,
    an_assessment,
    an_element,
    emptyland,
    evidence_of,
    germany,
)


def entries(*findings: Finding) -> list[FindingEntry]:
    document = compose((an_assessment(a_checklist(*findings)),))
    return [block for section in document.sections for block in section.blocks if isinstance(block, FindingEntry)]


def titles(*findings: Finding) -> list[str]:
    return [entry.id for entry in entries(*findings)]


def texts(entry: FindingEntry) -> str:
    """Everything that the entry says, a line each."""
    lines = [f"{part.label} {part.text}" for part in entry.opening]
    for element in entry.elements:
        lines += [f"{element.symbol} {element.outcome}: {element.test}", *element.notes]
        for quoted in element.quotations:
            lines.append(f"“{quoted.words}” {quoted.place} {'; '.join(quoted.notes)} {quoted.link}")
    for part in entry.closing:
        lines += (
            [part.label, *(item.text for item in part.items)]
            if isinstance(part, Bullets)
            else [f"{part.label} {part.text}"]
        )
    return "\n".join(lines)


def test_the_parts_come_in_the_order_in_which_they_are_needed() -> None:
    sections = [section.title for section in compose((germany(),)).sections if section.level == 2]
    assert sections == [
        "Summary",
        "Gaps and partly met criteria",
        "What is met, and by which words",
        "What could not be assessed, and why",
        "Not applicable",
        "How to read this",
    ]


def test_gaps_are_sorted_by_severity_then_by_what_binds_the_state() -> None:
    kinds = [None, Obligation.SOFT, Obligation.POLITICAL, Obligation.EU, Obligation.TREATY]
    findings = [a_finding(criterion=a_criterion(f"K-{kind}"), binding=Binding(kind)) for kind in kinds]
    minor = a_finding(criterion=a_criterion("MINOR", severity=Severity.MINOR), binding=Binding(Obligation.TREATY))
    assert titles(minor, *findings) == ["K-treaty", "K-eu", "K-political", "K-soft", "K-None", "MINOR"]


def test_each_finding_appears_once_in_the_document() -> None:
    document = compose((germany(),))
    shown = [block.id for section in document.sections for block in section.blocks if isinstance(block, FindingEntry)]
    assert sorted(shown) == ["CSAM-02", "CSAM-09", "CSAM-11", "NCR-01", "NCR-02", "NCR-09"]
    not_applicable = next(section for section in document.sections if section.title == "Not applicable")
    assert "NCR-07" in str(not_applicable)


def test_the_summary_says_score_range_coverage_and_counts() -> None:
    assert score_sentence(germany()) == (
        "Germany scores 66.7 of 100 (between 60.0 and 80.0, depending on what is still unclear) over 2 checklists; "
        "4 of 6 criteria could be assessed (67 %)."
    )
    findings = tuple(finding for checklist in germany().checklists for finding in checklist.findings)
    assert count_sentence(findings) == (
        "Of 7 criteria: 1 met, 1 partly met, 2 gaps, 2 unclear and 1 not applicable. "
        "Among the critical ones: 1 gap and 1 partly met."
    )


def test_a_stale_coding_does_not_count_as_confirmed() -> None:
    coded = a_finding(basis=Basis.CODED)
    assert confirmation_sentence((coded,)) == "A person has confirmed 1 of 1 finding."
    assert confirmation_sentence((coded, replace(coded, is_stale=True))) == (
        "A person has confirmed 1 of 2 findings; the other 1 is not yet confirmed by a person. 1 answer of a person is out of date."
    )


def test_the_summary_names_at_most_five_gaps() -> None:
    document = compose((an_assessment(a_checklist(*(a_finding(criterion=a_criterion(f"G-{n}")) for n in range(9)))),))
    summary = next(section for section in document.sections if section.title == "Summary")
    lists = [block for block in summary.blocks if isinstance(block, Bullets)]
    assert [item.label.split()[0] for item in lists[0].items] == ["G-0", "G-1", "G-2", "G-3", "G-4"]


def test_a_missing_element_is_said_to_be_not_found_in_this_workbook() -> None:
    (entry,) = entries(a_finding(CriterionStatus.GAP, an_element("duty", ElementStatus.MISSING)))
    assert entry.elements[0].outcome == "not found in this workbook"
    assert entry.elements[0].symbol == "✗"


def test_an_analysts_no_is_not_called_not_found() -> None:
    element = an_element("duty", ElementStatus.MISSING, basis=Basis.CODED, coding=a_coding(Answer.NO))
    (entry,) = entries(a_finding(CriterionStatus.GAP, element))
    assert entry.elements[0].outcome == "missing"


def test_where_a_coding_and_the_text_disagree_both_are_shown() -> None:
    element = an_element(
        "duty", ElementStatus.FOUND, basis=Basis.CODED, coding=a_coding(Answer.YES), text_status=ElementStatus.MISSING
    )
    said = texts(entries(a_finding(CriterionStatus.PARTIAL, element))[0])
    assert "Answer of a person: “yes”, by A. Analyst on 2022-02-14: Own offence with imprisonment." in said
    assert "The text alone gave another outcome: not found in this workbook." in said


def test_a_quotation_names_provision_law_cell_chain_and_strength() -> None:
    evidence = evidence_of(via=("StGB-11", "StGB-5"), strength=Strength.BY_REFERENCE)
    said = texts(entries(a_finding(CriterionStatus.PARTIAL, an_element("e", evidence=(evidence,))))[0])
    assert "Strafgesetzbuch, StGB-184b (cell Statutes!E304)" in said
    assert "by reference; reached through StGB-11, then StGB-5" in said


@pytest.mark.parametrize(
    ("binding", "sentence"),
    [
        (Binding(None), "Not bound by any of the sources."),
        (Binding(Obligation.EU, "EU-2011-93"), "Bound by EU-2011-93."),
        (
            Binding(Obligation.POLITICAL, "OSCE-MC.DEC/9/07"),
            "Political commitment only, not binding in law: OSCE-MC.DEC/9/07.",
        ),
        (Binding(Obligation.SOFT, "CRC/C/156"), "Guidance only, not binding in law: CRC/C/156."),
    ],
)
def test_what_binds_the_state_is_a_sentence(binding: Binding, sentence: str) -> None:
    assert f"Obligation: {sentence}" in texts(entries(a_finding(binding=binding))[0])


def test_a_binding_from_memory_says_so_and_a_reservation_is_named() -> None:
    said = texts(
        entries(a_finding(binding=Binding(Obligation.TREATY, "OPSC", reservation="Art. 4.", verified=False)))[0]
    )
    assert "recorded from memory" in said
    assert "Reservation: Art. 4." in said


def test_a_criterion_that_only_a_person_can_answer_says_so() -> None:
    assert "Needs an analyst" in texts(entries(a_finding(CriterionStatus.UNCLEAR, basis=Basis.NONE))[0])


def test_a_long_quotation_is_cut_at_a_words_border() -> None:
    evidence = evidence_of("Wort " * 400)
    entry = describe_fully(a_finding(CriterionStatus.PARTIAL, an_element("e", evidence=(evidence,))), "a", "de")
    words = entry.elements[0].quotations[0].words
    assert len(words) <= QUOTE_LIMIT
    assert words.endswith("Wort…")


def test_only_web_addresses_become_links() -> None:
    entry = describe_fully(
        a_finding(CriterionStatus.PARTIAL, an_element("e", evidence=(evidence_of(source_url="javascript:alert(1)"),))),
        "a",
        "",
    )
    quotation = entry.elements[0].quotations[0]
    assert quotation.link == ""
    assert "source: javascript:alert(1)" in quotation.notes


def test_places_in_the_document_are_unique_even_for_one_country_twice() -> None:
    document = compose((germany(), emptyland(), germany()))
    places = [section.anchor for section in document.sections]
    places += [
        block.anchor for section in document.sections for block in section.blocks if isinstance(block, FindingEntry)
    ]
    assert len(places) == len(set(places))


@given(st.text(max_size=20))
def test_a_place_is_safe_in_an_address(text: str) -> None:
    assert all(character.isascii() and (character.isalnum() or character == "-") for character in anchor(text))


def test_labels_of_paragraphs_never_stand_alone() -> None:
    for section in compose((germany(), emptyland())).sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                assert block.text
            if isinstance(block, FindingEntry):
                assert all(paragraph.text for paragraph in block.opening)


@pytest.mark.parametrize("name", ["md", "html"])
def test_the_report_on_germany(golden: Golden, name: str) -> None:
    golden(
        f"germany.{name}", render((germany(),), name).replace(f"gapcheck {__version__}".encode(), b"gapcheck VERSION")
    )


def test_the_report_on_several_countries(golden: Golden) -> None:
    countries = (germany(), emptyland())
    golden("several.md", render(countries, "md").replace(f"gapcheck {__version__}".encode(), b"gapcheck VERSION"))
