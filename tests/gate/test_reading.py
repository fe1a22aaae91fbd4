"""A baseline is text that people merge: every line is understood or complained about by its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.gate.reading import read_baseline
from gapcheck.gate.words import meant, written
from gapcheck.gate.writing import FIRST_LINE, HEADER, baseline_text, entry_line
from gapcheck.model import Baseline, BaselineChecklist, BaselineEntry, BaselineUnread, Cited

MARK = "0123456789abcdef"
LINE = f"XA CSAM-09/possession found CC-116A:{MARK}"


def text(*lines: str) -> str:
    return "\n".join([FIRST_LINE, *lines]) + "\n"


def problems(*lines: str) -> list[str]:
    return [str(problem) for problem in read_baseline(text(*lines), "b.txt")[1]]


def test_a_line_is_read_as_it_was_written() -> None:
    entry = BaselineEntry("XA", "CSAM-09", "possession", "found", False, (Cited("CC-116A", MARK),))
    assert entry_line(entry) == LINE
    baseline, complaints = read_baseline(text(LINE), "b.txt")
    assert complaints == ()
    assert baseline.entries == (BaselineEntry("XA", "CSAM-09", "possession", "found", False, entry.cited, line=2),)


def test_lines_are_sorted_and_hold_no_dates_and_no_line_numbers() -> None:
    entries = tuple(BaselineEntry(country, "T-01", "", "met") for country in ("XB", "XA"))
    written_text = baseline_text(
        Baseline((BaselineChecklist("XA", "tiny", "1", "ab"),), entries, (BaselineUnread("XA", 3, ("sr",), "why"),))
    )
    assert written_text.splitlines() == [
        *HEADER,
        "XA @checklist tiny version 1 digest ab",
        "XA @unread 3 in sr because why",
        "XA T-01 met",
        "XB T-01 met",
    ]


def test_lines_in_any_order_say_the_same() -> None:
    lines = ["XA T-01 met", "XA @checklist tiny version 1 digest ab", "XB T-01 gap because of a vote"]
    lines[2] = "XB T-01 gap because they voted"
    one, other = (read_baseline(text(*order), "b.txt")[0] for order in (lines, lines[::-1]))
    assert baseline_text(one) == baseline_text(other)


def test_comments_of_the_user_are_kept_at_the_top() -> None:
    baseline, complaints = read_baseline(text("XA T-01 met", "# ask Vera about T-01", *HEADER[1:]), "b.txt")
    assert complaints == ()
    assert baseline_text(baseline).splitlines()[len(HEADER)] == "# ask Vera about T-01"


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    baseline, complaints = read_baseline("\ufeff" + text(LINE).replace("\n", "\r\n"), "b.txt")
    assert (len(baseline.entries), complaints) == (1, ())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("XA CSAM-09/possession", "country, finding and status"),
        ("XA  CSAM-09 met", "single spaces"),
        ("XA CSAM-09/possession met", "'met' is no status of an element (found, missing, defeated, unclear)"),
        ("XA CSAM-09 found", "'found' is no status of a criterion (met, partial, gap, unclear, not-applicable)"),
        ("XA CSAM-09/possession found CC-116A", "sixteen hexadecimal digits"),
        ("XA CSAM-09/possession found CC-116A:0123", "sixteen hexadecimal digits"),
        ("XA CSAM-09/possession found because", "sixteen hexadecimal digits"),
        ('XA CSAM-09/possession found "open:0123456789abcdef', "sixteen hexadecimal digits"),
        ('XA CSAM-09/possession found "\\x":0123456789abcdef', "sixteen hexadecimal digits"),
        ("XA @checklist tiny", "checklists or unread provisions is damaged"),
        ("XA @unread none in sr", "checklists or unread provisions is damaged"),
        ("XA CSAM-09 met \u202e", "sixteen hexadecimal digits"),
    ],
)
def test_a_damaged_line_is_named_by_its_number_and_how_to_mend_it(line: str, says: str) -> None:
    (complaint,) = problems("XA T-01 met", "", line)
    assert complaint.startswith("b.txt, line 4: error: ")
    assert says in complaint
    assert "`--update`" in complaint


def test_all_damaged_lines_are_named_at_once() -> None:
    assert [complaint.split(":")[0] for complaint in problems("x", "XA T-01 met", "y")] == [
        "b.txt, line 2",
        "b.txt, line 4",
    ]


def test_an_unfinished_merge_is_recognised_and_explained() -> None:
    complaints = problems("<<<<<<< HEAD", "XA T-01 met", "=======", "XA T-01 gap", ">>>>>>> other")
    assert [complaint.split(":")[0][-1] for complaint in complaints] == ["2", "4", "5", "6"]
    assert "merge of this file was not finished" in complaints[0]
    assert "keep one" in complaints[0]
    assert "line 3 speaks of T-01 for XA, too" in complaints[2]


def test_a_conflict_in_the_first_line_is_recognised() -> None:
    _, complaints = read_baseline("<<<<<<< HEAD\ngapcheck-baseline 1\n", "b.txt")
    assert "conflict marker" in str(complaints[0])


def test_two_lines_for_one_finding_are_a_problem() -> None:
    assert "line 2 speaks of T-01/x for XA, too. Keep one" in problems("XA T-01/x found", "XA T-01/x missing")[0]
    assert problems("XA @unread 1 in sr", "XA @unread 2 in sr")
    assert problems("XA @checklist a version 1 digest ab", "XA @checklist a version 2 digest ab")


@pytest.mark.parametrize(
    ("first", "says"),
    [
        ("gapcheck-baseline 0", "older format 0"),
        ("gapcheck-baseline 2", "newer gapcheck"),
        ("", "is no baseline"),
        ("PK\x03\x04", "is no baseline"),
    ],
)
def test_an_older_newer_or_other_file_is_refused_with_its_first_line(first: str, says: str) -> None:
    baseline, complaints = read_baseline(f"{first}\nnonsense\n", "b.txt")
    assert baseline.entries == ()
    assert [complaint.place.line for complaint in complaints] == [1]
    assert says in str(complaints[0])


NAMES = st.text(min_size=1, max_size=20)
MARKS = st.text("0123456789abcdef", min_size=16, max_size=16)
REASONS = st.text(st.characters(categories=("L", "N", "P")), max_size=30)
ENTRIES = st.builds(
    BaselineEntry,
    country=st.from_regex(r"[A-Z]{2}", fullmatch=True),
    criterion=st.from_regex(r"[A-Z]{1,4}-[0-9]{2}", fullmatch=True),
    element=st.from_regex(r"[a-z][a-z-]{0,9}", fullmatch=True),
    status=st.sampled_from(["found", "missing", "defeated", "unclear"]),
    is_coded=st.booleans(),
    cited=st.lists(st.builds(Cited, NAMES, MARKS), max_size=3, unique=True).map(lambda cited: tuple(sorted(cited))),
    reason=REASONS,
)


@given(ENTRIES)
def test_whatever_an_id_is_made_of_the_line_comes_back(entry: BaselineEntry) -> None:
    baseline, complaints = read_baseline(text(entry_line(entry)), "b.txt")
    assert complaints == ()
    assert [entry_line(one) for one in baseline.entries] == [entry_line(entry)]
    assert baseline.entries[0].cited == entry.cited


@given(st.text())
def test_any_word_comes_back_and_shows_nothing_invisible(word: str) -> None:
    assert meant(written(word)) == word
    assert written(word).isprintable()


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(body: str) -> None:
    read_baseline(f"{FIRST_LINE}\n{body}", "b.txt")
