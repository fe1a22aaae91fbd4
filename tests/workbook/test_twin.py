"""The text twin: canonical, lossless, and read back with complaints that name lines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gapcheck.errors import Problem, UnusableInputError
from gapcheck.model import Answer, Coding, Country, LegalStatus, Treaty, Workbook
from gapcheck.workbook import read_workbook, workbook_bytes
from gapcheck.workbook.twin import provision_lines, twin_text
from tests.builders import a_provision, a_workbook
from tests.conftest import Golden
from tests.workbook.test_writing import CODINGS, PROVISIONS, TREATIES

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

# Whatever a cell may hold: blanks at its ends, empty lines, dots, backslashes, controls, line breaks of every kind.
ODD = st.text(st.sampled_from(" .\n\r\t\\:;[]#=<>|-ab1é§\u00a0\u0085\u2028\u202e\x0b\x1c\ufeff"), min_size=1).filter(
    lambda text: not text.isspace()
)
WORKBOOKS = st.builds(
    Workbook,
    file=st.just("twin.gapcheck.txt"),
    sha256=st.just("0" * 64),
    country=st.builds(
        Country,
        name=st.sampled_from(["", "Examplia", "Ex: amplia"]),
        iso=st.sampled_from(["", "XA"]),
        language=st.sampled_from(["", "en"]),
        as_of=st.none() | st.dates(dt.date(1800, 1, 1)),
        covers=st.sampled_from([(), ("criminal",), ("criminal", "victims")]),
        note=st.sampled_from(["", "A note."]),
    ),
    provisions=st.lists(
        st.builds(replace, PROVISIONS, text=ODD, heading=st.just("") | ODD, notes=st.just("") | ODD),
        min_size=1,
        max_size=4,
        unique_by=lambda one: one.id,
    ).map(tuple),
    codings=st.lists(st.builds(replace, CODINGS, quote=st.just("") | ODD), max_size=3).map(tuple),
    treaties=st.lists(TREATIES, max_size=3, unique_by=lambda one: one.instrument).map(tuple),
)


def read(text: str, folder: Path) -> tuple[Workbook, tuple[Problem, ...]]:
    path = folder / "twin.gapcheck.txt"
    path.write_bytes(text.encode())
    return read_workbook(path)


def complaints(text: str, folder: Path) -> list[str]:
    with pytest.raises(UnusableInputError) as caught:
        read(text, folder)
    return [str(problem) for problem in caught.value.problems]


NO_BREAK_SPACE_ALONE = Workbook("", "", Country(), (a_provision("1\n\u00a0\n2"),))


@settings(max_examples=150)
@given(WORKBOOKS)
@example(NO_BREAK_SPACE_ALONE)
def test_a_twin_read_back_is_the_same_twin_whatever_the_cells_hold(workbook: Workbook) -> None:
    twin = twin_text(workbook)
    with TemporaryDirectory() as folder:
        back, _ = read(twin, Path(folder))
    assert twin_text(back) == twin
    assert {one.id: (one.text, one.heading, one.notes) for one in back.provisions} == {
        one.id: (one.text, one.heading, one.notes) for one in workbook.provisions
    }


@given(WORKBOOKS, st.randoms(use_true_random=False))
def test_moving_rows_changes_nothing(workbook: Workbook, chance: object) -> None:
    rows = list(workbook.provisions)
    treaties = list(workbook.treaties)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    chance.shuffle(treaties)  # type: ignore[attr-defined]
    moved = replace(
        workbook, provisions=tuple(replace(row, row=9, cell="X!Z9") for row in rows), treaties=tuple(treaties)
    )
    assert twin_text(moved) == twin_text(workbook)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.xlsx")), ids=lambda path: path.stem)
def test_twin_to_workbook_to_twin_is_the_identity_through_excel_too(path: Path, tmp_path: Path) -> None:
    twin = twin_text(read_workbook(path)[0])
    back, warnings = read(twin, tmp_path)
    assert warnings == ()
    (tmp_path / "again.xlsx").write_bytes(workbook_bytes(back))
    assert twin_text(read_workbook(tmp_path / "again.xlsx")[0]) == twin == twin_text(back)


def test_the_twin_of_a_workbook_in_full(golden: Golden) -> None:
    first = a_provision(
        "(1) A person who possesses child pornography commits an offence. The attempt is an offence.\n\n.\n(2) Repealed. ",
        id="CC-163.1",
        number="163.1",
        heading="Child\npornography",
        in_force_from=dt.date(2001, 2, 3),
    )
    second = a_provision("A bill.", id="CC-5 bis", number="5 bis", status=LegalStatus.BILL, notes="C:\\temp")
    third = a_provision("Sections 10 to 12 of the Act apply. 5 years is the most.", id="CC-10", number="10", law="Act")
    workbook = a_workbook(
        first,
        second,
        third,
        codings=(
            Coding("CSAM-10", "", Answer.NO, rationale="No."),
            Coding("CSAM-9", "possession", Answer.YES, ("CC-163.1", "CC-10"), quote="possesses"),
        ),
        treaties=(Treaty("OPSC", "party", dt.date(2005, 6, 7), "Reservation to\nArticle 3."),),
    )
    golden("workbook.gapcheck.txt", twin_text(workbook))


def test_provision_lines_point_at_the_block_of_each_provision() -> None:
    workbook = a_workbook(
        a_provision("id: CC-2", id="CC-2", number="2"),
        a_provision("Old.", id="CC-1", number="1", in_force_to=dt.date(2000, 1, 1)),
        a_provision("New.", id="CC-1", number="1", in_force_from=dt.date(2000, 1, 2)),
        codings=(Coding("CSAM-1", "", Answer.NO),),
    )
    lines = twin_text(workbook).split("\n")
    found = provision_lines(workbook)
    assert {name: lines[line - 1] for name, line in found.items()} == {"CC-1": "id: CC-1", "CC-2": "id: CC-2"}
    assert found["CC-1"] == 1 + lines.index("id: CC-1")


def test_cells_of_a_twin_are_the_lines_at_which_the_words_begin(tmp_path: Path) -> None:
    provision = a_provision("Theft is an offence.", heading="Theft")
    twin = twin_text(a_workbook(provision, codings=(Coding("CSAM-1", "", Answer.NO),)))
    back, _ = read(twin, tmp_path)
    lines = twin.split("\n")
    assert back.provisions[0].cell == f"Statutes!L{1 + lines.index('  Theft is an offence.')}"
    assert back.provisions[0].heading_cell == f"Statutes!L{1 + lines.index('heading: Theft')}"
    assert back.codings[0].cell == f"Coding!L{1 + lines.index('answer: no')}"


def test_a_file_with_windows_line_ends_and_a_byte_order_mark_says_the_same(tmp_path: Path) -> None:
    twin = twin_text(a_workbook(a_provision("One.\nTwo.")))
    back, _ = read("\ufeff" + twin.replace("\n", "\r\n"), tmp_path)
    assert twin_text(back) == twin


def test_every_complaint_names_its_line(tmp_path: Path) -> None:
    text = """gapcheck-workbook: 1
stray: value

[Statutes]

id: CC-1
txt: x
in_force_from: 03/04/2012
status: perhaps
text:
  One \\q.
id: CC-2

  lost
<<<<<<< ours
[Laws]
"""
    found = complaints(text, tmp_path)
    assert [complaint.split(": error: ")[0].split(", ")[1] for complaint in found] == [
        f"line {number}" for number in (2, 7, 8, 9, 11, 12, 14, 15, 16)
    ]
    assert 'Did you mean "text"?' in found[1]
    assert "open merge" in found[7]


@pytest.mark.parametrize(
    ("text", "says"),
    [("[Statutes]\n", "no text twin"), ("gapcheck-workbook: 2\n", 'has the format "2"'), ("", "is empty")],
)
def test_what_is_no_twin_is_refused(text: str, says: str, tmp_path: Path) -> None:
    (complaint,) = complaints(text, tmp_path)
    assert says in complaint


def test_versions_that_overlap_are_complained_about_at_their_line(tmp_path: Path) -> None:
    twin = twin_text(a_workbook(a_provision("Old."), a_provision("New.", in_force_from=dt.date(2000, 1, 2))))
    (complaint,) = complaints(twin, tmp_path)
    second = [number for number, line in enumerate(twin.split("\n"), start=1) if line == "id: CC-1"][1]
    assert f"line {second}: error" in complaint
