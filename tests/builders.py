"""Builders with defaults: a test names only what it is about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from gapcheck.model import (
    Anchor,
    Checklist,
    Concept,
    Country,
    Criterion,
    Element,
    LegalTest,
    Lexicon,
    Provision,
    Search,
    Severity,
    Workbook,
)


def a_provision(text: str = "Theft is an offence.", **given: Any) -> Provision:
    """A provision in force, in English."""
    defaults: dict[str, Any] = {"id": "CC-1", "law": "Criminal Code", "language": "en", "cell": "Statutes!E2", "row": 2}
    return Provision(text=text, **(defaults | given))


def a_workbook(*provisions: Provision, **given: Any) -> Workbook:
    """A workbook of an invented country."""
    defaults: dict[str, Any] = {
        "file": "country.xlsx",
        "sha256": "0" * 64,
        "country": Country(name="Examplia", iso="XA", language="en", covers=("criminal",)),
    }
    return Workbook(provisions=provisions, **(defaults | given))


def an_element(search: Search | None = None, **given: Any) -> Element:
    """A required element."""
    defaults: dict[str, Any] = {"id": "element", "test": "The law says so.", "required": True}
    return Element(search=search, **(defaults | given))


def a_criterion(*elements: Element, **given: Any) -> Criterion:
    """A criterion of weight 1."""
    defaults: dict[str, Any] = {
        "id": "TEST-01",
        "title": "A test",
        "question": "Does the law say so?",
        "why": "Because.",
        "legal_test": LegalTest("It does.", "In part.", "It does not."),
        "weight": Decimal(1),
        "severity": Severity.MAJOR,
        "sources": (),
        "common_gaps": (),
        "recommendation": "Say so.",
    }
    return Criterion(elements=elements, **(defaults | given))


def a_checklist(*criteria: Criterion, **given: Any) -> Checklist:
    """A checklist of the given criteria."""
    defaults: dict[str, Any] = {"id": "test", "version": "1", "title": "Test", "seed": "", "summary": ""}
    return Checklist(criteria=criteria, **(defaults | given))


def a_lexicon(wordings: dict[str, tuple[str, ...]], *anchors: Anchor, language: str = "en") -> Lexicon:
    """A lexicon of concepts in one language."""
    return Lexicon(tuple(Concept(name, ((language, phrases),)) for name, phrases in wordings.items()), anchors)
