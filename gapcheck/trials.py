"""The examples of a checklist, run: provisions that an element must find, miss or see defeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gapcheck.assessment.judging import Judge
from gapcheck.assessment.scanning import scan
from gapcheck.model import Checklist, Element, ElementFinding, Example, Lexicon, Provision


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not get the status that its author wrote."""

    address: str
    number: int
    example: Example
    finding: ElementFinding

    def __str__(self) -> str:
        """One line: which example, what was expected, what came, on which words."""
        quotes = "; ".join(f"«{one.quote}»" for one in self.finding.evidence[:2])
        return (
            f"{self.address}, example {self.number} ({self.example.language}): expected {self.example.expect}, "
            f"got {self.finding.status} ({self.finding.reason}) {quotes}"
        ).rstrip()


def run_examples(checklists: tuple[Checklist, ...], lexicon: Lexicon) -> tuple[tuple[Failure, ...], int]:
    """The failures, and how many examples there are."""
    failures: list[Failure] = []
    total = 0
    for address, element, criterion_id in _elements(checklists):
        for number, example in enumerate(element.examples, start=1):
            total += 1
            finding = judged(example, criterion_id, element, checklists, lexicon)
            if finding.status.value != example.expect:
                failures.append(Failure(address, number, example, finding))
    return tuple(failures), total


def judged(
    example: Example, criterion_id: str, element: Element, checklists: tuple[Checklist, ...], lexicon: Lexicon
) -> ElementFinding:
    """The finding for one element over the provisions of one example."""
    provisions = tuple(
        Provision(
            id=f"example-{index}",
            law=sample.law or "the code",
            number=sample.number or f"{index}",
            heading=sample.heading,
            text=sample.text,
            language=example.language,
            cell=f"Example!E{index + 1}",
            row=index + 1,
        )
        for index, sample in enumerate(example.samples, start=1)
    )
    reading = scan(provisions, lexicon, example.language)
    judge = Judge(reading, frozenset(range(len(provisions))), example.covers, checklists)
    return judge.judge(criterion_id, element)


def _elements(checklists: tuple[Checklist, ...]) -> Iterable[tuple[str, Element, str]]:
    for checklist in checklists:
        for criterion in checklist.criteria:
            for element in criterion.elements:
                yield f"{criterion.id}/{element.id}", element, criterion.id
