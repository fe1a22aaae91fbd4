"""Two files in, one difference out: nothing differs when nothing but rows, sheets, columns or the file itself moved."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.differences import Given, difference, workbook_difference
from gapcheck.errors import CommandLineError, UnusableInputError
from gapcheck.model import Answer, Cause, Coding, Country, Moved, Proof, Way, Wording, Workbook
from gapcheck.model import Search as Rule
from gapcheck.pipeline import Library, Options
from gapcheck.reporting import render
from gapcheck.workbook import workbook_bytes
from tests.builders import a_checklist, a_criterion, an_element
from tests.diff.test_causes import LEXICON, LIBRARY, law

NEAR = a_checklist(
    a_criterion(
        an_element(Rule(found=(Way(Wording("sale"), next_to=("child-rule",)),)), id="near"),
        an_element(Rule(found=(Way(Wording("gift")),)), id="gift"),
    ),
)
NEIGHBOURS = Library((NEAR,), LEXICON, LIBRARY.treaties, LIBRARY.states)
TEXTS = [
    "The sale",
    "A child",
    "Theft",
    "A gift",
    "An excuse",
    "Arson",
    "Fraud",
    "Robbery",
    "Perjury",
    "Treason",
    "Riot",
]


@settings(max_examples=30)
@given(st.randoms(use_true_random=False), st.lists(st.sampled_from(TEXTS), max_size=14))
def test_a_workbook_does_not_differ_from_itself_in_any_order_of_rows(chooser: random.Random, texts: list[str]) -> None:
    workbook = law(*texts)
    rows = chooser.sample(workbook.provisions, len(workbook.provisions))
    moved = tuple(replace(one, row=n, cell=f"Statutes!E{n}") for n, one in enumerate(rows, start=2))
    shuffled = replace(workbook, provisions=moved, file="other.xlsx", sha256="1" * 64)
    for library in (LIBRARY, NEIGHBOURS):
        assert workbook_difference((workbook, None), (shuffled, None), Options(), library).is_empty


def written(path: Path, workbook: Workbook) -> Path:
    path.write_bytes(workbook_bytes(workbook))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    coded = replace(law(*TEXTS), codings=(Coding("TEST-01", "sale", Answer.YES, ("CC-1",)),))
    written(tmp_path / "before.xlsx", coded)
    written(tmp_path / "after.xlsx", law("Theft", *TEXTS[1:]))
    return tmp_path


def between(before: Path, after: Path) -> bool:
    return difference(Given(before), Given(after), Options(), LIBRARY)[0].is_empty


def test_a_file_does_not_differ_from_itself(folder: Path) -> None:
    assert between(folder / "before.xlsx", folder / "before.xlsx")
    assert not between(folder / "before.xlsx", folder / "after.xlsx")


def test_reordered_sheets_and_columns_and_a_saved_copy_do_not_differ(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "before.xlsx")
    sheet = book["Statutes"]
    columns = [[cell.value for cell in column] for column in sheet.iter_cols()]
    for number, column in enumerate(reversed(columns), start=1):
        for row, value in enumerate(column, start=1):
            sheet.cell(row, number).value = value
    book.move_sheet(sheet, offset=-10)
    book.save(folder / "saved.xlsx")
    assert (folder / "saved.xlsx").read_bytes() != (folder / "before.xlsx").read_bytes()
    assert between(folder / "before.xlsx", folder / "saved.xlsx")


def test_a_law_under_another_name_is_a_note() -> None:
    before = law("The sale", "Arson")
    after = replace(before, provisions=tuple(replace(one, law="Penal Code") for one in before.provisions))
    found = workbook_difference((before, None), (after, None), Options(), LIBRARY)
    assert found.is_empty
    assert "“Criminal Code” is called “Penal Code” now." in found.notes


def test_a_law_that_one_workbook_does_not_hold_is_a_note() -> None:
    before = law("The sale", "Arson")
    other = replace(before.provisions[0], id="DC-1", law="Drugs Act", text="Whoever grows a forbidden plant is fined.")
    after = replace(before, provisions=(*before.provisions, other))
    for sides, word in (((before, after), "added"), ((after, before), "removed")):
        found = workbook_difference((sides[0], None), (sides[1], None), Options(), LIBRARY)
        assert any("“Drugs Act” stands in" in note and f"count as {word}" in note for note in found.notes)


def test_two_countries_are_not_compared(tmp_path: Path) -> None:
    paths = [
        written(tmp_path / f"{iso}.xlsx", replace(law("Theft"), country=Country(iso, iso, "en")))
        for iso in ("XA", "XB")
    ]
    with pytest.raises(CommandLineError, match="nothing was compared"):
        between(*paths)


def test_complaints_about_both_files_come_at_once(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "a.json", "b.json"):
        (tmp_path / name).write_bytes(b"no")
    for ending in ("xlsx", "json"):
        with pytest.raises(UnusableInputError) as caught:
            between(tmp_path / f"a.{ending}", tmp_path / f"b.{ending}")
        assert {problem.place.file for problem in caught.value.problems} == {f"a.{ending}", f"b.{ending}"}


def in_json(folder: Path) -> tuple[Path, Path]:
    found, _ = difference(Given(folder / "before.xlsx"), Given(folder / "after.xlsx"), Options(), LIBRARY)
    for name, assessment in (("before", found.before), ("after", found.after)):
        (folder / f"{name}.json").write_bytes(render((assessment,), "json"))
    return folder / "before.json", folder / "after.json"


def test_assessments_in_json_give_the_same_moves_with_inferred_causes(folder: Path) -> None:
    whole, _ = difference(Given(folder / "before.xlsx"), Given(folder / "after.xlsx"), Options(), LIBRARY)
    before, after = in_json(folder)
    light, _ = difference(Given(before), Given(after), Options(), LIBRARY)
    assert light.changes is None
    assert [(one.element, one.before, one.after, one.moved) for one in light.moves] == [
        (one.element, one.before, one.after, one.moved) for one in whole.moves
    ]
    assert {one.why.proof for one in light.moves} == {Proof.INFERRED}
    assert any("Not compared: the laws" in note for note in light.notes)
    assert between(before, before)


def test_an_assessment_and_a_workbook_can_be_compared(folder: Path) -> None:
    before, _ = in_json(folder)
    assert between(before, folder / "before.xlsx")
    assert not between(before, folder / "after.xlsx")


def test_a_checklist_that_changed_is_a_cause_and_is_said(folder: Path) -> None:
    before, _ = in_json(folder)
    text = before.read_text(encoding="utf-8")
    other = folder / "other.json"
    other.write_text(
        text.replace('"digest": ""', '"digest": "sha256:1"').replace('"defeated"', '"found"'), encoding="utf-8"
    )
    found, _ = difference(Given(before), Given(other), Options(), LIBRARY)
    assert [one.why.cause for one in found.moves if one.moved is Moved.STATUS] == [Cause.CHECKLIST]
    assert any("not the same checklist" in note for note in found.notes)


def test_checklists_in_one_file_only_are_named_and_none_in_common_is_an_error(folder: Path) -> None:
    before, after = in_json(folder)
    text = after.read_text(encoding="utf-8")
    after.write_text(text.replace('"id": "test"', '"id": "mine"'), encoding="utf-8")
    with pytest.raises(CommandLineError, match="none in common, so nothing was compared"):
        between(before, after)


def test_another_schema_version_is_said(folder: Path) -> None:
    before, after = in_json(folder)
    after.write_text(
        after.read_text(encoding="utf-8").replace('"schema_version": "1"', '"schema_version": "2"'), "utf-8"
    )
    with pytest.raises(UnusableInputError, match="schema version '2'"):
        between(before, after)


def test_a_day_cannot_be_asked_of_an_assessment(folder: Path) -> None:
    before, after = in_json(folder)
    with pytest.raises(CommandLineError, match="leave --as-of out"):
        difference(Given(before), Given(after, dt.date(2020, 1, 1)), Options(), LIBRARY)
