"""YAML becomes values that know where they stand; whatever is odd becomes a complaint, never a crash."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.library.yaml_source import LARGEST_FILE, Complaints, Listing, Node, Scalar, Table, read_yaml
from tests.library.conftest import FIXTURES


def read(text: str | bytes) -> tuple[Node | None, list[str]]:
    complaints = Complaints("own.yaml")
    node = read_yaml(text if isinstance(text, bytes) else text.encode(), complaints)
    return node, [str(problem) for problem in complaints.problems]


def test_every_value_knows_its_line_and_column() -> None:
    node, problems = read("title: x\ncriteria:\n  - id: A\n")
    assert not problems
    assert node == Table(
        1,
        1,
        (
            (Scalar(1, 1, "title"), Scalar(1, 8, "x")),
            (
                Scalar(2, 1, "criteria"),
                Listing(3, 3, (Table(3, 5, ((Scalar(3, 5, "id"), Scalar(3, 9, "A")),)),)),
            ),
        ),
    )


@pytest.mark.parametrize("word", ["no", "yes", "on", "1", "1.0", "0x1F", "2007-01-01", "1e3", "NO", ".inf", "12:30:45"])
def test_a_scalar_stays_the_text_that_was_written(word: str) -> None:
    node, problems = read(f"- {word}")
    assert isinstance(node, Listing)
    assert not problems
    assert node.items == (Scalar(1, 3, word),)


@pytest.mark.parametrize("word", ["", "~", "null", "NULL"])
def test_nothing_written_is_blank_and_quoted_nothing_is_not(word: str) -> None:
    node, _ = read(f"- {word}\n- '{word}'")
    assert isinstance(node, Listing)
    assert [item.is_blank for item in node.items if isinstance(item, Scalar)] == [True, False]


def test_a_file_too_large_is_not_read() -> None:
    node, problems = read(b"#" * (LARGEST_FILE + 1))
    assert node is None
    assert "5,000,001 bytes" in problems[0]


def test_a_file_in_another_encoding_is_named_with_its_line() -> None:
    node, problems = read("a: b\nc: é".encode("latin-1"))
    assert node is None
    assert problems == [
        "own.yaml, line 2, column 1: error: The file is not in UTF-8. Save it again with the encoding UTF-8."
    ]


def test_a_byte_order_mark_is_no_part_of_the_file() -> None:
    node, problems = read("\ufeffa: b".encode())
    assert isinstance(node, Table)
    assert node.entries[0][0].text == "a"
    assert not problems


def test_an_alias_bomb_costs_no_more_than_its_text() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    node, problems = read("\n".join(lines))
    assert isinstance(node, Table)
    assert len(problems) == 60 + 2 * 59


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_before_it_costs_anything(opening: str) -> None:
    node, problems = read(opening * 20_000)
    assert node is None
    assert len(problems) == 1


def test_without_the_c_library_the_same_values_and_places_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (FIXTURES / "good" / "everything.yaml").read_bytes()
    fast = read(text)
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert read(text) == fast


@pytest.mark.parametrize("path", sorted((FIXTURES / "bad").glob("*.yaml")), ids=lambda path: path.stem)
def test_without_the_c_library_the_same_files_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(path.read_bytes())
    monkeypatch.delattr(yaml, "CSafeLoader")
    slow = read(path.read_bytes())
    assert slow[0] == fast[0]
    assert len(slow[1]) == len(fast[1])
    assert not any("not well-formed" in problem for problem in slow[1])


PIECES = st.sampled_from(
    [
        "a",
        "- ",
        ": ",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&x ",
        "*x",
        "!t ",
        "|\n",
        ">\n",
        "'",
        '"',
        "#",
        "---\n",
        "? ",
        "\t",
        "%",
        "ü",
        "\x00",
        "~",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text())
def test_any_text_is_read_or_complained_of(text: str) -> None:
    node, problems = read(text.encode(errors="replace"))
    assert (
        node is not None
        or problems
        or not text.strip()
        or "#" in text
        or "-" in text
        or "." in text
        or "\ufeff" in text
    )


@given(st.binary())
def test_any_bytes_are_read_or_complained_of(content: bytes) -> None:
    _, problems = read(content)
    assert all("line" in problem or "bytes" in problem for problem in problems)
