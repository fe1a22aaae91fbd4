"""A digest changes when the meaning does, and only then."""

import dataclasses
from pathlib import Path

import pytest

from gapcheck.library.building import compile_files
from gapcheck.library.builtin import builtin_files
from gapcheck.library.collection import Library
from gapcheck.library.digests import digest_checklist, digest_lexicon
from gapcheck.model import Way, Wording


def compiled(folder: Path) -> Library:
    return compile_files(builtin_files(folder))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def digests(library: Library) -> dict[str, str]:
    return {checklist.id: checklist.digest for checklist in library.checklists}


def test_a_digest_says_how_it_was_made(small_tree: Path) -> None:
    library = compiled(small_tree)
    for digest in (*digests(library).values(), library.lexicon.digest):
        assert digest.startswith("sha256:")
        assert len(digest) == 7 + 64


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("small.yaml", "id: small", "# a comment\n\nid: small"),
        ("small.yaml", "title: Images", 'title: "Images"'),
        (
            "small.yaml",
            "question: Are images of children a crime?",
            "question: >\n      Are images of\n      children a crime?",
        ),
        ("small.yaml", "weight: 2.5", "weight: '2.5'"),
        ("small.yaml", "              inside: [image-offence]", "              inside: image-offence"),
        ("lexicon/common.yaml", "en: [child, children, minor]", "en: [minor, child, children]"),
    ],
)
def test_comments_layout_and_order_of_phrases_do_not_count(
    small_tree: Path, file: str, before: str, after: str
) -> None:
    first = compiled(small_tree)
    change(small_tree / file, before, after)
    second = compiled(small_tree)
    assert digests(second) == digests(first)
    assert second.lexicon.digest == first.lexicon.digest


def test_examples_do_not_count(small_tree: Path) -> None:
    first = digests(compiled(small_tree))
    path = small_tree / "small.yaml"
    path.write_text(path.read_text() + "        examples: [{language: en, expect: missing, text: x}]\n")
    assert digests(compiled(small_tree)) == first


def test_the_split_of_the_lexicon_into_files_does_not_count(small_tree: Path) -> None:
    first = compiled(small_tree)
    path = small_tree / "lexicon" / "common.yaml"
    head, anchors = path.read_text().split("anchors:\n")
    path.write_text(head)
    (small_tree / "lexicon" / "a-first.yaml").write_text("anchors:\n" + anchors)
    second = compiled(small_tree)
    assert digests(second) == digests(first)
    assert second.lexicon == dataclasses.replace(first.lexicon, anchors=second.lexicon.anchors)


@pytest.mark.parametrize(
    ("file", "before", "after", "changed"),
    [
        ("small.yaml", "weight: 2.5", "weight: 3", ["small"]),
        ("small.yaml", "found:", "absent: child\n          body: criminal\n          found:", ["small"]),
        ("lexicon/common.yaml", "bambin*", "bambino", ["small"]),  # reached through an anchor
        ("lexicon/common.yaml", "within: 20", "within: 21", ["small"]),
        ("lexicon/common.yaml", "en: [repealed]", "en: [repealed, void]", []),  # not reached
    ],
)
def test_what_is_reached_counts(small_tree: Path, file: str, before: str, after: str, changed: list[str]) -> None:
    first = digests(compiled(small_tree))
    change(small_tree / file, before, after)
    second = digests(compiled(small_tree))
    assert [name for name in second if second[name] != first[name]] == changed


@pytest.mark.parametrize(
    "field",
    [field.name for field in dataclasses.fields(Way) if field.type == "tuple[str, ...]" and field.name != "roles"],
)
def test_every_key_that_names_anchors_reaches_them(small_tree: Path, field: str) -> None:
    library = compiled(small_tree)
    small = next(checklist for checklist in library.checklists if checklist.id == "small")
    way = dataclasses.replace(Way(Wording("image")), **{field: ("majority",)})  # type: ignore[arg-type]
    criterion = small.criteria[0]
    element = criterion.elements[0]
    assert element.search
    search = dataclasses.replace(element.search, found=(way,))
    elements = (dataclasses.replace(element, search=search),)
    small = dataclasses.replace(small, criteria=(dataclasses.replace(criterion, elements=elements),))
    anchors = tuple(dataclasses.replace(anchor, says="changed") for anchor in library.lexicon.anchors)
    other = dataclasses.replace(library.lexicon, anchors=anchors)
    assert digest_checklist(small, library.lexicon) != digest_checklist(small, other)
    assert digest_lexicon(library.lexicon) != digest_lexicon(other)
