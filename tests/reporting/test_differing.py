"""A difference in every format: the same story, whole, and nobody's words become markup."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from markdown_it import MarkdownIt
from openpyxl.cell.rich_text import CellRichText, TextBlock

from gapcheck.errors import CommandLineError
from gapcheck.law.changes import changes
from gapcheck.model import (
    Binding,
    Cause,
    Difference,
    Direction,
    Move,
    Moved,
    Obligation,
    Proof,
    Provision,
    Run,
    RunKind,
    Why,
)
from gapcheck.reporting import DIFFERENCE_FORMATS, format_for, render_difference, render_difference_terminal
from gapcheck.reporting.differing.wording import redline_lines, why_words
from gapcheck.reporting.excel.styles import CELL_LIMIT, fitted_runs
from tests.builders import a_provision
from tests.conftest import Golden
from tests.reporting.building import a_criterion, evidence_of, germany

NAMES = [known.name for known in DIFFERENCE_FORMATS]
HOSTILE = ["<script>alert(1)</script>", "=1+1", "*a* _b_ `c` [d](http://e)", "<r>x</r>", "\x1b[31m", "</del>", "a\nb|c"]
OLD = "(1) Whoever possesses material that shows a child under sixteen is punished.\n(2) The attempt is punishable."
NEW = "(1) Whoever possesses material that shows a child under eighteen is punished.\n(2) The attempt is punishable."


def a_move(direction: Direction = Direction.REGRESSION, **given: Any) -> Move:
    move = Move(
        checklist="csam-definition",
        criterion=a_criterion(),
        element="possession",
        test="Knowing possession is an offence",
        moved=Moved.STATUS,
        direction=direction,
        before="found",
        after="missing",
        why=Why(Cause.LAW, Proof.ALONE, ("CC-2",), "otherwise “found”"),
        words_before=(evidence_of("wer einen solchen Inhalt besitzt"),),
    )
    return replace(move, **given)


def a_difference(*moves: Move, old: str = OLD, new: str = NEW, **given: Any) -> Difference:
    before = [a_provision(old, id="CC-2", number="2"), a_provision("A rule that will go.", id="CC-3", number="3")]
    after = [replace(before[0], text=new), a_provision("Something else altogether.", id="CC-4", number="4")]
    shown = Difference(germany(), germany(), changes(before, after), moves, ("Compared: 2 provisions with 2.",))
    return replace(shown, **given)


def everything() -> Difference:
    """Every direction, every kind of move, every proof."""
    bindings = {"binding_before": Binding(None), "binding_after": Binding(Obligation.TREATY, "LANZAROTE")}
    return a_difference(
        a_move(),
        a_move(Direction.IMPROVEMENT, before="missing", after="found", why=Why(Cause.DATE, Proof.EACH, ("CC-2", "CC-4"))),
        a_move(Direction.CHANGED, moved=Moved.WORDS, after="found", words_after=(evidence_of("wer besitzt"),)),
        a_move(Direction.CHANGED, moved=Moved.ANSWER, element="", after="gap", before="gap", why=Why(Cause.CODING, Proof.ALONE)),
        a_move(Direction.CHANGED, moved=Moved.OBLIGATION, element="", before="met", after="met", **bindings),
    )  # fmt: skip


def text_of(shown: Difference, name: str) -> str:
    return render_difference(shown, name).decode()


@pytest.mark.parametrize("name", ["md", "html", "json", "csv", "table"])
def test_the_report_is_as_reviewed(name: str, golden: Golden) -> None:
    golden(f"difference.{'txt' if name == 'table' else name}", render_difference(everything(), name))


def test_regressions_come_first_then_improvements_then_the_rest() -> None:
    text = text_of(everything(), "md")
    places = [text.index(title) for title in ("## Regressions", "## Improvements", "## Other changes", "## The law")]
    assert places == sorted(places)


def test_the_redline_shows_words_and_leaves_out_lines_without_a_change() -> None:
    text = text_of(a_difference(), "md")
    assert "a child under <del>sixteen</del><ins>eighteen</ins> is punished." in text
    assert "The attempt" not in text
    html = text_of(a_difference(), "html")
    assert "under <del>sixteen</del><ins>eighteen</ins> is punished." in html
    assert "under [-sixteen-]{+eighteen+} is punished." in text_of(a_difference(), "table")


def test_json_follows_the_contract() -> None:
    record = json.loads(text_of(everything(), "json"))
    assert list(record)[:5] == ["before", "after", "laws", "findings", "summary"]
    assert {key: record["summary"][key] for key in ("regressions", "improvements", "changed")} == {
        "regressions": 1,
        "improvements": 1,
        "changed": 3,
    }
    assert [(row["provision"], row["change"], row["before_id"]) for row in record["laws"]] == [
        ("CC-2", "amended", "CC-2"),
        ("CC-3", "removed", "CC-3"),
        ("CC-4", "added", None),
    ]
    joined = {
        kind: "".join(run["text"] for run in record["laws"][0]["redline"] if run["kind"] in ("equal", kind))
        for kind in ("deleted", "inserted")
    }
    assert joined == {"deleted": OLD, "inserted": NEW}
    assert list(record["findings"][0])[:7] == [
        "criterion", "element", "before", "after", "direction", "cause", "caused_by",
    ]  # fmt: skip


def test_a_split_provision_has_only_words_of_the_contract() -> None:
    long = " ".join(f"word{n}" for n in range(40))
    part = " ".join(f"part{n}" for n in range(40))
    before = [a_provision(f"{long}\n{part}", id="CC-5", number="5")]
    after = [replace(before[0], text=long), a_provision(part, id="CC-5A", number="5A")]
    record = json.loads(text_of(a_difference(changes=changes(before, after)), "json"))
    assert [(row["provision"], row["change"], row["before_id"], row["kind"]) for row in record["laws"]] == [
        ("CC-5", "amended", "CC-5", "split"),
        ("CC-5A", "renumbered", "CC-5", "split"),
    ]


def test_excel_holds_the_redline_whole_as_rich_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_difference(everything(), "xlsx")), rich_text=True)
    assert book.sheetnames == ["Summary", "Findings", "Law"]
    cell = book["Law"]["G2"].value
    assert isinstance(cell, CellRichText)
    looks = {str(part.text): (part.font.strike, part.font.u) for part in cell if isinstance(part, TextBlock)}
    assert looks["sixteen"] == (True, None)
    assert looks["eighteen"] == (None, "single")
    assert str(cell) == OLD.replace("sixteen", "sixteeneighteen")


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("name", NAMES)
def test_nobodys_words_become_markup_a_formula_or_a_command(words: str, name: str) -> None:
    provision = a_provision(words, id=words, law=words, number=words, heading=words)
    after: list[Provision] = [replace(provision, text=f"{words} {words}", heading=f"x {words}")]
    evidence = (evidence_of(words, provision=words, source_url=""),)
    move = a_move(
        element=words,
        test=words,
        words_before=evidence,
        why=Why(Cause.LAW, Proof.EACH, (words,), words),
        reason_before=words,
    )
    content = render_difference(a_difference(move, changes=changes([provision], after), notes=(words,)), name)
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)
        assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
        return
    text = content.decode()
    assert "\x1b" not in text or name in ("json", "csv")
    if name == "html":
        assert "<script>" not in text
        assert text.count("<del>") == text.count("</del>")
    if name == "md":
        tags = {
            child.content
            for token in MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
            for child in (token.children or [])
            if child.type in ("html_inline", "link_open", "em_open", "code_inline")
        }
        assert tags <= {"<ins>", "</ins>", "<del>", "</del>"}
    if name == "csv":
        assert not any(cell.startswith("=") for row in csv.reader(io.StringIO(text)) for cell in row)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_of_nothing(name: str) -> None:
    content = render_difference(Difference(germany(), germany(), (), ()), name)
    if name in ("md", "html", "table"):
        assert "Nothing differs" in content.decode()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_difference_gives_the_same_bytes_under_any_hash_seed(name: str) -> None:
    script = (
        "import sys; from gapcheck.reporting import render_difference; from tests.reporting.test_differing import everything;"
        f"sys.stdout.buffer.write(render_difference(everything(), {name!r}))"
    )
    given = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "4711")
    }
    assert given == {render_difference(everything(), name)}


def test_a_long_stretch_without_a_change_is_left_out_in_the_middle() -> None:
    runs = (Run(RunKind.DELETED, "a"), Run(RunKind.EQUAL, " word" * 200), Run(RunKind.INSERTED, " b"))
    (change,) = (
        a_difference(changes=(replace(changes([a_provision("x")], [a_provision("y")])[0], redline=runs),)).changes or ()
    )
    ((_, (_, middle), _),) = redline_lines(change)
    assert "…" in middle
    assert len(middle) < 300


def test_more_words_than_a_cell_holds_are_cut_with_a_note() -> None:
    runs = (("equal", "a" * 20_000), ("inserted", "b" * 20_000))
    kept = fitted_runs(runs)
    assert sum(len(words) for _, words in kept) <= CELL_LIMIT
    assert "cut here" in kept[-1][1]
    assert fitted_runs((("deleted", "c" * CELL_LIMIT),)) == [("deleted", "c" * CELL_LIMIT)]


def test_the_terminal_has_colour_only_in_addition_to_signs() -> None:
    coloured = render_difference_terminal(everything(), width=100, is_coloured=True)
    assert "\x1b[31m" in coloured
    assert "[-sixteen-]" in coloured


def test_many_provisions_are_counted_not_listed() -> None:
    many = Why(Cause.LAW, Proof.UNTRIED, tuple(f"CC-{n}" for n in range(40)), "otherwise “missing”")
    assert why_words(many).startswith("The law: several of CC-0, CC-1")
    assert "and 32 more together; they were not tried one by one" in why_words(many)


def test_a_format_for_assessments_alone_is_refused() -> None:
    with pytest.raises(CommandLineError, match="Known endings"):
        format_for("x.sarif", DIFFERENCE_FORMATS)
