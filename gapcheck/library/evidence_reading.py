"""Elements from YAML: the search that decides them and the examples that test it."""

from __future__ import annotations

from gapcheck.library.drafts import Kind, Ledger
from gapcheck.library.expressions import read_way_groups, read_ways
from gapcheck.library.fields import Fields, read_fields
from gapcheck.library.keys import shape
from gapcheck.library.yaml_source import Node, Scalar
from gapcheck.model import Element, Example, Sample, Search


def read_element(node: Node, criterion: str, ledger: Ledger) -> Element | None:
    """One element; None when it is no mapping or has no id."""
    fields = read_fields(node, shape("element"), ledger.complaints)
    if fields is None or not (id_ := fields.text("id")):
        return None
    address = f"{criterion}/{id_}"
    ledger.define(Kind.ELEMENT, address, fields.place_of("id"))
    search_node = fields.node_of("search")
    search = _read_search(search_node, ledger.owned_by(Kind.ELEMENT, address)) if search_node is not None else None
    examples = tuple(_read_example(item, ledger) for item in fields.items("examples"))
    if examples and search_node is None:
        ledger.complaints.add(
            fields.place_of("examples"),
            f"`{id_}` has examples but no `search`, so nothing decides them.",
            "Write a search or delete the examples.",
            is_warning=True,
        )
    return Element(
        id=id_,
        test=fields.text("test"),
        required=fields.flag("required", default=True),
        search=search,
        examples=tuple(example for example in examples if example),
    )


def _read_search(node: Node, ledger: Ledger) -> Search | None:
    fields = read_fields(node, shape("search"), ledger.complaints)
    if fields is None:
        return None
    needs = fields.words("needs")
    for name, where in needs:
        ledger.use(Kind.ELEMENT if "/" in name else Kind.ANCHOR, name, where)
    _complain_of_impossible_search(fields, ledger)
    return Search(
        found=read_ways(fields, "found", ledger),
        joint=read_way_groups(fields, "joint", ledger),
        defeated=read_ways(fields, "defeated", ledger),
        needs=tuple(dict.fromkeys(name for name, _ in needs)),
        absent=read_ways(fields, "absent", ledger),
        body=tuple(dict.fromkeys(fields.texts("body"))),
    )


def _complain_of_impossible_search(fields: Fields, ledger: Ledger) -> None:
    """Searches that can never find anything, whatever the law says."""
    if not any(fields.items(name) for name in ("found", "joint", "absent")):
        ledger.complaints.add(
            fields.node,
            "Nothing can satisfy this search: it has no `found`, `joint` or `absent`.",
            "Write one of them.",
        )
    if fields.has("absent") and not fields.has("body"):
        advice = "Write `body: [criminal]` or whichever bodies of law must have been searched in full."
        ledger.complaints.add(fields.place_of("absent"), "A test of absence needs `body`.", advice)
    if fields.has("body") and not fields.has("absent"):
        ledger.complaints.add(
            fields.place_of("body"), "`body` does nothing without `absent`.", "Delete it.", is_warning=True
        )
    if len(fields.items("joint")) == 1:
        ledger.complaints.add(
            fields.place_of("joint"),
            "One group alone is nothing joint.",
            "Write its ways under `found`, or add a group.",
        )


def _read_example(node: Node, ledger: Ledger) -> Example | None:
    fields = read_fields(node, shape("example"), ledger.complaints)
    if fields is None:
        return None
    return Example(
        language=fields.text("language"),
        expect=fields.text("expect"),
        samples=_read_samples(fields, ledger),
        covers=tuple(dict.fromkeys(fields.texts("covers"))),
        note=fields.text("note"),
    )


def _read_samples(fields: Fields, ledger: Ledger) -> tuple[Sample, ...]:
    """The one provision of `text`, or those of `provisions`."""
    provisions = fields.items("provisions")
    if fields.has("text") == bool(provisions):
        how = "both `text` and `provisions`" if provisions else "neither `text` nor `provisions`"
        ledger.complaints.add(
            fields.node, f"The example has {how}.", "Write `text` for one provision, `provisions` for several."
        )
    if fields.has("text"):
        return (_sample(fields),)
    if stray := next((name for name in ("heading", "number", "law") if fields.has(name)), None):
        where = fields.place_of(stray)
        ledger.complaints.add(where, f"`{stray}` belongs to one provision.", "Write it with each of the `provisions`.")
    samples = []
    for node in provisions:
        sample_fields = read_fields(node, shape("provision"), ledger.complaints)
        if sample_fields is not None:
            samples.append(_sample(sample_fields))
    return tuple(samples)


def _sample(fields: Fields) -> Sample:
    node = fields.node_of("text")
    text = node.text.rstrip("\n") if isinstance(node, Scalar) else ""
    if not isinstance(node, Scalar) or not text.strip():
        text = fields.text("text")
    return Sample(text, fields.text("heading"), fields.text("number"), fields.text("law"))
