"""One file of YAML read into a draft: a checklist, or a part of the lexicon."""

from __future__ import annotations

from decimal import Decimal

from gapcheck.library.drafts import Draft, Kind, Ledger
from gapcheck.library.evidence_reading import read_element
from gapcheck.library.fields import Fields, read_fields
from gapcheck.library.keys import shape
from gapcheck.library.lexicon_reading import read_anchors, read_concepts
from gapcheck.library.yaml_source import Complaints, Node, Table, name_of_node, read_yaml
from gapcheck.model import Checklist, Criterion, LegalTest, Obligation, Severity, Source

_LEXICON_KEYS = frozenset({"concepts", "anchors"})


def read_file(content: bytes, file: str) -> Draft:
    """The draft of a file's bytes. `file` is its name in complaints. A draft with errors must not be used."""
    complaints = Complaints(file)
    root = read_yaml(content, complaints)
    if root is None:
        if not complaints.problems:
            complaints.add(None, "The file is empty.", "See `gapcheck checklist new`.")
        return Draft(file, problems=tuple(complaints.problems), is_unread=True)
    ledger = Ledger(complaints)
    fields = _read_root(root, complaints)
    checklist = _read_checklist(fields, ledger) if fields and fields.shape.name == "checklist" else None
    concepts = read_concepts(fields.node_of("concepts"), ledger) if fields else ()
    anchors = read_anchors(fields.node_of("anchors"), ledger) if fields else ()
    return Draft(
        file=file,
        checklist=checklist,
        concepts=concepts,
        anchors=anchors,
        definitions=tuple(ledger.definitions),
        uses=tuple(ledger.uses),
        problems=tuple(complaints.problems),
    )


def _read_root(root: Node, complaints: Complaints) -> Fields | None:
    if not isinstance(root, Table):
        complaints.add(
            root,
            f"The file must begin with `key: value`, found {name_of_node(root)}.",
            "Begin with `id:`, `version:`, `title:`, `criteria:`.",
        )
        return None
    keys = {key.text for key, _ in root.entries}
    is_lexicon = bool(keys & _LEXICON_KEYS) and not keys & (set(shape("checklist").names) - _LEXICON_KEYS)
    return read_fields(root, shape("lexicon" if is_lexicon else "checklist"), complaints)


def _read_checklist(fields: Fields, ledger: Ledger) -> Checklist:
    criteria = (_read_criterion(node, ledger) for node in fields.items("criteria"))
    checklist = Checklist(
        id=fields.text("id"),
        version=fields.text("version"),
        title=fields.text("title"),
        seed=fields.text("seed"),
        summary=fields.text("summary"),
        criteria=tuple(criterion for criterion in criteria if criterion is not None),
    )
    if fields.has("criteria") and not checklist.criteria and not ledger.complaints.problems:
        ledger.complaints.add(
            fields.place_of("criteria"), "The checklist asks nothing.", "Write at least one criterion."
        )
    return checklist


def _read_criterion(node: Node, ledger: Ledger) -> Criterion | None:
    fields = read_fields(node, shape("criterion"), ledger.complaints)
    if fields is None:
        return None
    id_ = fields.text("id")
    ledger.define(Kind.CRITERION, id_, fields.place_of("id"))
    read = (read_element(item, id_, ledger) for item in fields.items("elements"))
    elements = tuple(element for element in read if element is not None)
    if elements and not any(element.required for element in elements):
        message = f"No element of `{id_}` is required, so the criterion can never be decided."
        ledger.complaints.add(fields.place_of("elements"), message, "Write `required: true` with at least one.")
    return Criterion(
        id=id_,
        title=fields.text("title"),
        question=fields.text("question"),
        why=fields.text("why"),
        legal_test=_read_legal_test(fields),
        weight=fields.number("weight") or Decimal(1),
        severity=Severity(fields.text("severity") or Severity.MAJOR),
        sources=_read_sources(fields),
        common_gaps=fields.texts("common_gaps"),
        recommendation=fields.text("recommendation"),
        elements=elements,
    )


def _read_legal_test(fields: Fields) -> LegalTest:
    node = fields.node_of("legal_test")
    test = read_fields(node, shape("legal test"), fields.complaints) if node is not None else None
    return LegalTest(test.text("met"), test.text("partial"), test.text("gap")) if test else LegalTest("", "", "")


def _read_sources(fields: Fields) -> tuple[Source, ...]:
    read = (read_fields(node, shape("source"), fields.complaints) for node in fields.items("sources"))
    return tuple(
        Source(
            instrument=source.text("instrument"),
            provision=source.text("provision"),
            kind=Obligation(source.text("kind") or Obligation.SOFT),
            since=source.whole("since"),
            reservable=source.flag("reservable", default=False),
            verified=source.flag("verified", default=False),
            note=source.text("note"),
        )
        for source in read
        if source is not None
    )
