"""`gapcheck check`, end to end: streams, exit codes, the baseline written and not written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gapcheck.cli.checking import FAIL_ON, SEVERITIES
from gapcheck.gate.writing import FIRST_LINE
from gapcheck.model import FailOn, Severity
from gapcheck.workbook import workbook_bytes
from tests.cli.conftest import Check, Law
from tests.gate.building import a_coding, state

POSSESSION = "A person who possesses such material commits an offence."
FOR_SALE = "A person who possesses such material for sale commits an offence."


def first(check: Check, law: Law, text: str = POSSESSION) -> Path:
    """The first baseline of x.xlsx."""
    code, _, err = check(law(text), "--baseline", "b.txt", "--update")
    assert (code, "wrote b.txt" in err) == (0, True)
    return Path("b.txt")


def test_the_first_baseline_is_written_and_then_passes(check: Check, law: Law) -> None:
    path = first(check, law)
    assert path.read_text(encoding="utf-8").startswith(f"{FIRST_LINE}\n")
    code, out, _ = check("x.xlsx", "--baseline", "b.txt")
    assert code == 0
    assert out.endswith("The gate holds.\n")
    before = path.read_bytes()
    code, _, err = check("x.xlsx", "--baseline", "b.txt", "--update")
    assert (code, path.read_bytes(), "b.txt is up to date" in err) == (0, before, True)


def test_without_a_baseline_file_it_says_how_to_write_the_first(check: Check, law: Law) -> None:
    code, out, err = check(law(POSSESSION), "--baseline", "b.txt")
    assert (code, out) == (2, "")
    assert "Write the first one: add --update" in err


def test_worse_fails_and_names_the_amendment(check: Check, law: Law) -> None:
    first(check, law)
    code, out, _ = check(law(FOR_SALE), "--baseline", "b.txt")
    assert code == 1
    assert "worse: T-01/possession: found → defeated (critical)" in out
    assert "CC-1 (Criminal Code, Section 1) was amended." in out
    assert "See x.xlsx, Statutes!E2." in out
    assert "The gate does not hold: 2 worse." in out
    assert "--accept-worse" in out


def test_better_passes_and_says_how_to_accept_it(check: Check, law: Law) -> None:
    path = first(check, law, FOR_SALE)
    code, out, _ = check(law(POSSESSION), "--baseline", "b.txt")
    assert code == 0
    assert "better: T-01/possession: defeated → found" in out
    assert "Add --update" in out
    assert check("x.xlsx", "--baseline", "b.txt", "--update")[0] == 0
    assert "XA T-01/possession found CC-1:" in path.read_text(encoding="utf-8")


def test_a_worse_baseline_is_refused_and_written_with_a_reason_that_it_keeps(check: Check, law: Law) -> None:
    path = first(check, law)
    before = path.read_bytes()
    worse = law(FOR_SALE)
    code, _, err = check(worse, "--baseline", "b.txt", "--update")
    assert (code, path.read_bytes()) == (1, before)
    assert "b.txt was not written: it would be worse" in err
    code, _, _ = check(worse, "--baseline", "b.txt", "--update", "--accept-worse", "--reason", "the  Senate\nvoted")
    assert code == 0
    assert "XA T-01 gap because the Senate voted\n" in path.read_text(encoding="utf-8")
    assert check(worse, "--baseline", "b.txt")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--baseline", "b.txt", "--update", "--accept-worse"], "--accept-worse needs a reason"),
        (["--baseline", "b.txt", "--update", "--accept-worse", "--reason", " "], "--accept-worse needs a reason"),
        (["--baseline", "b.txt", "--accept-worse", "--reason", "x"], "--accept-worse belongs to --update"),
        (["--baseline", "b.txt", "--update", "--reason", "x"], "--reason belongs to"),
        (["--update"], "say which with --baseline"),
        ([], "nothing to hold the workbooks against"),
        (["--fail-on", "regression"], "needs something to be worse than"),
        (["--min-score", "101"], "a number from 0 to 100"),
        (["--min-score", "NaN"], "a number from 0 to 100"),
        (["--baseline", "b.txt", "--update", "-f", "xlsx"], "no such format here"),
        (["--baseline", "b.txt", "--update", "-o", "x.pdf"], "names no format"),
        (["--fail-on", "gap", "--waivers", "w.txt"], "There is no file of waivers w.txt"),
    ],
)
def test_a_wrong_command_line_is_said_plainly(check: Check, law: Law, arguments: list[str], says: str) -> None:
    code, out, err = check(law(POSSESSION), *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert not Path("b.txt").exists()


def test_a_damaged_baseline_is_an_error_with_its_lines_whatever_else_is_asked(check: Check, law: Law) -> None:
    path = first(check, law)
    path.write_text(path.read_text(encoding="utf-8") + "XA T-01/possession fund\n", encoding="utf-8")
    before = path.read_bytes()
    for more in ([], ["--exit-zero"], ["--update"]):
        code, out, err = check("x.xlsx", "--baseline", "b.txt", *more)
        assert (code, out) == (2, "")
        assert "b.txt, line 9: error: 'fund' is no status of an element" in err
    assert path.read_bytes() == before


def test_an_older_baseline_and_one_that_is_no_text_are_errors(check: Check, law: Law) -> None:
    law(POSSESSION)
    for content, says in ((b"gapcheck-baseline 0\n", "older format 0"), (b"\xff\xfe", "no text in UTF-8")):
        Path("b.txt").write_bytes(content)
        code, _, err = check("x.xlsx", "--baseline", "b.txt")
        assert code == 2
        assert says in err


def test_exit_zero_passes_a_failed_gate_but_no_error(check: Check, law: Law) -> None:
    first(check, law)
    code, out, _ = check(law(FOR_SALE), "--baseline", "b.txt", "--exit-zero")
    assert code == 0
    assert "does not hold" in out
    assert check("gone.xlsx", "--baseline", "b.txt", "--exit-zero")[0] == 2


def test_an_empty_workbook_is_an_error_and_never_passes(check: Check, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("id,text\n", encoding="utf-8")
    code, out, _ = check("empty.csv", "--fail-on", "gap")
    assert code == 2
    assert "does not hold" in out


def test_a_workbook_of_which_nothing_is_in_force_is_an_error(check: Check, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(f"id,text,status\n1,{POSSESSION},repealed\n", encoding="utf-8")
    code, _, err = check("old.csv", "--fail-on", "gap")
    assert code == 2
    assert "none of its 1 provisions is in force" in err


def test_a_partly_unreadable_workbook_is_an_error_and_writes_no_baseline(check: Check, tmp_path: Path) -> None:
    (tmp_path / "part.csv").write_text(f"id,text\n1,{POSSESSION}\n2,\n,{POSSESSION}\n", encoding="utf-8")
    code, out, err = check("part.csv", "--baseline", "b.txt", "--update")
    assert code == 2
    assert "The gate does not hold" in out
    assert "b.txt was not written" in err
    assert not (tmp_path / "b.txt").exists()


def test_one_unusable_workbook_does_not_stop_the_others(check: Check, law: Law, tmp_path: Path) -> None:
    first(check, law)
    (tmp_path / "bad.xlsx").write_bytes(b"nonsense")
    code, out, _ = check("bad.xlsx", law(FOR_SALE), "--baseline", "b.txt", "-o", "x.sarif")
    assert code == 2
    assert "worse: T-01/possession" in out
    rules = [one["ruleId"] for one in json.loads(Path("x.sarif").read_bytes())["runs"][0]["results"]]
    assert "gapcheck/unusable" in rules


def test_a_stale_coding_fails(check: Check, tmp_path: Path) -> None:
    coded = replace(state(POSSESSION), codings=(a_coding(criterion="T-02", fingerprint="0" * 16),))
    (tmp_path / "x.xlsx").write_bytes(workbook_bytes(coded))
    code, out, _ = check("x.xlsx", "--fail-on", "stale")
    assert code == 1
    assert "stale: T-02/asked: unclear" in out
    assert "needs its analyst" in out


def test_a_stale_line_of_the_baseline_fails_and_says_its_line(check: Check, law: Law) -> None:
    path = first(check, law)
    path.write_text(path.read_text(encoding="utf-8") + "XA T-09 met\n", encoding="utf-8")
    code, out, _ = check("x.xlsx", "--baseline", "b.txt")
    assert code == 1
    assert "T-09 is met, but no checklist asks it any more" in out
    assert check("x.xlsx", "--baseline", "b.txt", "--update")[0] == 0
    assert "T-09" not in path.read_text(encoding="utf-8")


def test_several_countries_share_a_baseline(check: Check, law: Law) -> None:
    one, other = law(POSSESSION), law(POSSESSION, name="y.xlsx", iso="XB")
    assert check(one, other, "--baseline", "b.txt", "--update")[0] == 0
    code, out, _ = check(one, "--baseline", "b.txt")
    assert code == 1
    assert "XB: the baseline has lines for it, but no workbook of it was given" in out
    assert check(one, "--baseline", "b.txt", "--only-given")[0] == 0
    assert check(one, "--baseline", "b.txt", "--only-given", "--update")[0] == 0
    assert "XB T-01 met" in Path("b.txt").read_text(encoding="utf-8")


def test_two_workbooks_of_one_country_are_refused(check: Check, law: Law) -> None:
    code, _, err = check(law(POSSESSION), law(POSSESSION, name="y.xlsx"), "--baseline", "b.txt", "--update")
    assert code == 2
    assert "x.xlsx and y.xlsx are both XA to the baseline" in err


def test_a_waiver_lets_pass_until_its_day_and_is_shown(check: Check, law: Law) -> None:
    first(check, law)
    Path("w.txt").write_text("XA T-01/possession until 2026-05-01 because a bill is pending\n", encoding="utf-8")
    worse = law(FOR_SALE)
    code, out, _ = check(worse, "--baseline", "b.txt", "--waivers", "w.txt")
    assert code == 0
    assert "waived: T-01/possession: found → defeated" in out
    assert "Waived until 2026-05-01: a bill is pending." in out
    code, out, _ = check(worse, "--baseline", "b.txt", "--waivers", "w.txt", "--today", "2026-05-02")
    assert code == 1
    assert "The waiver expired after 2026-05-01: a bill is pending." in out


def test_a_damaged_waiver_is_an_error_with_its_line(check: Check, law: Law) -> None:
    Path("w.txt").write_text("\nXA T-01\n", encoding="utf-8")
    code, _, err = check(law(POSSESSION), "--fail-on", "gap", "--waivers", "w.txt")
    assert code == 2
    assert "w.txt, line 2: error: this is no waiver" in err


@pytest.mark.parametrize(("score", "expected"), [("100", 0), ("0", 0)])
def test_a_score_that_is_reached_passes(check: Check, law: Law, score: str, expected: int) -> None:
    assert check(law(POSSESSION), "--min-score", score)[0] == expected


def test_a_score_that_is_not_reached_fails(check: Check, law: Law) -> None:
    code, out, _ = check(law(FOR_SALE), "--min-score", "0.1")
    assert code == 1
    assert "XA scores 0.0; the score must be 0.1 at least." in out


def test_the_choices_on_the_command_line_are_those_of_the_model() -> None:
    assert list(FAIL_ON) == [one.value for one in FailOn]
    assert list(SEVERITIES) == [one.value for one in Severity]
