"""Checklists by id or file, as the command line asks for them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gapcheck.errors import CommandLineError, UnusableInputError
from gapcheck.library import check_checklists, load_builtin, load_checklists
from gapcheck.library.building import problems_of
from gapcheck.library.collection import Library
from gapcheck.library.reading import read_file
from tests.library.conftest import FIXTURES

EVERYTHING = str(FIXTURES / "good" / "everything.yaml")


def ids(*names: str) -> list[str]:
    return [checklist.id for checklist in load_checklists(names)[0]]


@pytest.mark.usefixtures("small_tree")
def test_all_stands_for_every_built_in_checklist_in_order_of_ids() -> None:
    assert ids("all") == ["other", "small"]
    assert [checklist.id for checklist in load_builtin().checklists] == ["other", "small"]


@pytest.mark.usefixtures("small_tree")
def test_checklists_come_in_the_order_asked_for_each_once() -> None:
    assert ids("small", "other", "small") == ["small", "other"]
    assert ids("small", "all") == ["small", "other"]


@pytest.mark.usefixtures("small_tree")
def test_an_unknown_id_is_refused_with_a_suggestion_and_the_list() -> None:
    with pytest.raises(CommandLineError, match=r"no checklist `smal`. Did you mean `small`\? Built in: other, small"):
        load_checklists(["other", "smal"])


@pytest.mark.usefixtures("small_tree")
def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandLineError, match=r"mine\.yaml cannot be opened: No such file"):
        load_checklists(["mine.yaml"])
    with pytest.raises(CommandLineError, match="cannot be opened"):
        load_checklists(["mi\0ne.yaml"])


@pytest.mark.usefixtures("small_tree")
def test_a_folder_is_refused_as_a_file() -> None:
    with pytest.raises(CommandLineError, match="cannot be opened"):
        load_checklists([str(FIXTURES) + "/"])


@pytest.mark.usefixtures("small_tree")
def test_a_users_file_adds_its_concepts_and_anchors_to_the_lexicon() -> None:
    checklists, lexicon = load_checklists(["small", EVERYTHING])
    assert [checklist.id for checklist in checklists] == ["small", "own-list"]
    assert {"child", "own-idea"} <= {concept.id for concept in lexicon.concepts}
    assert {"image-offence", "own-rule"} <= {anchor.id for anchor in lexicon.anchors}
    assert checklists[0].digest == load_checklists(["small"])[0][0].digest
    assert lexicon.digest != load_checklists(["small"])[1].digest


@pytest.mark.usefixtures("small_tree")
def test_errors_in_users_files_come_all_at_once() -> None:
    bad = [str(FIXTURES / "bad" / name) for name in ("weight.yaml", "age.yaml")]
    with pytest.raises(UnusableInputError) as caught:
        load_checklists(bad)
    files = [Path(problem.place.file).name for problem in caught.value.problems]
    assert files == ["age.yaml"] * 4 + ["weight.yaml"]
    assert "stands twice" in str(caught.value)  # both ask OWN-01


@pytest.mark.usefixtures("small_tree")
def test_a_warning_does_not_stop_the_work(tmp_path: Path) -> None:
    path = tmp_path / "warned.yaml"
    path.write_text((FIXTURES / "bad" / "example-without-search.yaml").read_text())
    assert ids(str(path)) == ["own"]
    assert [problem.is_warning for problem in check_checklists([str(path)])] == [True]


@pytest.mark.usefixtures("small_tree")
def test_a_file_that_only_adds_words_is_no_checklist() -> None:
    lexicon = str(FIXTURES / "good" / "lexicon.yaml")
    with pytest.raises(UnusableInputError, match="holds no checklist"):
        load_checklists([lexicon])
    assert ids("small", lexicon) == ["small"]


def test_two_checklists_that_share_ids_are_refused(small_tree: Path) -> None:
    with pytest.raises(CommandLineError, match="share an id: SMALL-01, small"):
        load_checklists(["small", str(copy_of(small_tree / "small.yaml", "A copy"))])


def test_the_same_checklist_given_as_id_and_file_counts_once(small_tree: Path) -> None:
    assert ids("other", str(small_tree / "other.yaml")) == ["other"]


def test_a_built_in_file_is_checked_in_place_of_itself(small_tree: Path) -> None:
    assert check_checklists([str(small_tree / "lexicon" / "common.yaml")]) == ()
    assert check_checklists() == ()
    (small_tree / "small.yaml").write_text("id: small\n")
    assert len(check_checklists()) == 3
    assert check_checklists([str(small_tree / "other.yaml")]) == ()


def test_a_copy_to_be_amended_is_no_repetition_of_the_built_in_one(small_tree: Path) -> None:
    copy = str(copy_of(small_tree / "small.yaml", "A copy"))
    assert check_checklists([copy]) == ()
    assert ids(copy) == ["small"]
    assert load_checklists([copy])[0][0].title == "A copy"


def test_broken_built_in_files_are_unusable_with_every_complaint(tree: Callable[[dict[str, str]], Path]) -> None:
    tree({"a.yaml": "id: a\n", "lexicon/b.yaml": "concepts:\n  x: {en: of}\n"})
    with pytest.raises(UnusableInputError) as caught:
        load_checklists(["a"])
    files = [problem.place.file for problem in caught.value.problems]
    assert files == ["checklists/a.yaml"] * 3 + ["checklists/lexicon/b.yaml"] * 2


def copy_of(path: Path, title: str) -> Path:
    copy = path.parent.parent / "copy.yaml"
    copy.write_text(path.read_text().replace("A list of one's own", title))
    return copy


def test_a_file_that_is_no_yaml_draws_one_complaint_and_no_unknown_names() -> None:
    """A lawyer who forgot a quotation mark in the lexicon should not read hundreds of complaints about its names."""
    broken = read_file(b'concepts:\n  own: {label: "Own, en: [own]}\n', "words.yaml")
    good = read_file((FIXTURES / "good" / "everything.yaml").read_bytes(), "everything.yaml")
    assert {problem.place.file for problem in problems_of([broken, good], Library())} == {"words.yaml"}
