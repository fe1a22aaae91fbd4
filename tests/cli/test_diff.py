"""`gapcheck diff`, end to end: two workbooks, two days of one, two assessments; exit codes; bad input."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from gapcheck.model import Country, Workbook
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook
from tests.cli.conftest import POSSESSION, Cli
from tests.conftest import Golden

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CHECKLIST = """\
id: small
version: "1"
title: A small checklist
criteria:
  - id: SMALL-01
    title: Possession is a crime
    question: Is it a crime to possess the material?
    why: Demand is punished, not only supply.
    legal_test: {met: It is., partial: In part., gap: It is not.}
    weight: 1
    severity: critical
    sources:
      - {instrument: LANZAROTE, provision: "Art. 20(1)(e)", kind: treaty, since: 2007}
    recommendation: Make it one.
    elements:
      - id: possession
        test: Possession is punished.
        search: {found: [{all: [small-possess, small-material]}]}
concepts:
  small-possess: {only: [en], because: a test, en: [possess*]}
  small-material: {only: [en], because: a test, en: ["child pornography"]}
"""
OTHER = "A person who keeps a dog without a licence commits a petty offence and is liable to a fine of ten euro."


def write(name: str, *texts: str, **given: object) -> Path:
    provisions = [a_provision(text, id=f"CC-{n}", number=f"Section {n}") for n, text in enumerate(texts, start=1)]
    return put(name, a_workbook(*provisions, **given))


def put(name: str, workbook: Workbook) -> Path:
    path = Path(name)
    path.write_bytes(workbook_bytes(workbook))
    return path


@pytest.fixture
def small(cli: Cli) -> tuple[Path, Path, str]:
    """Before, after, and a checklist of one element."""
    Path("small.yaml").write_text(CHECKLIST, encoding="utf-8")
    return (
        write("before.xlsx", POSSESSION, OTHER),
        write("after.xlsx", POSSESSION.replace("possesses", "sells"), OTHER),
        "small.yaml",
    )


def test_a_regression_is_told_with_its_cause(cli: Cli, small: tuple[Path, Path, str]) -> None:
    before, after, checklist = small
    code, out, _ = cli("diff", before, after, "-c", checklist, "--format", "json")
    record = json.loads(out)
    assert (code, record["summary"]["regressions"]) == (0, 1)
    (finding,) = record["findings"]
    assert (finding["criterion"], finding["element"], finding["before"], finding["after"]) == (
        "SMALL-01", "possession", "found", "missing",
    )  # fmt: skip
    assert (finding["direction"], finding["cause"], finding["caused_by"]) == ("regression", "law", ["CC-1"])
    assert [row["change"] for row in record["laws"]] == ["amended"]


def test_the_exit_code_says_whether_anything_differs_when_asked(cli: Cli, small: tuple[Path, Path, str]) -> None:
    before, after, checklist = small
    assert cli("diff", before, after, "-c", checklist, "--exit-code")[0] == 1
    assert cli("diff", before, after, "-c", checklist)[0] == 0
    code, out, _ = cli("diff", before, before, "-c", checklist, "--exit-code")
    assert code == 0
    assert "Nothing differs" in out


def test_a_pipe_gets_markdown_with_the_redline(cli: Cli, small: tuple[Path, Path, str]) -> None:
    before, after, checklist = small
    _, out, _ = cli("diff", before, after, "-c", checklist)
    assert "A person who <del>possesses</del><ins>sells</ins> child pornography" in out


def test_every_format_is_written_and_none_to_standard_output(cli: Cli, small: tuple[Path, Path, str]) -> None:
    before, after, checklist = small
    names = ["d.md", "d.html", "d.xlsx", "d.json", "d.csv"]
    code, out, err = cli("diff", before, after, "-c", checklist, *(part for name in names for part in ("-o", name)))
    assert (code, out) == (0, "")
    assert all(Path(name).stat().st_size > 150 for name in names)
    assert "wrote d.xlsx" in err


def test_one_workbook_on_two_days(cli: Cli, small: tuple[Path, Path, str]) -> None:
    old = a_provision(OTHER, in_force_to=dt.date(2019, 12, 31))
    new = a_provision(POSSESSION, in_force_from=dt.date(2020, 1, 1))
    path = put("both.xlsx", a_workbook(old, new))
    days = ("--as-of", "2019-06-01", "--as-of", "2021-06-01")
    code, out, _ = cli("diff", path, *days, "-c", small[2], "--format", "json")
    record = json.loads(out)
    assert code == 0
    assert (record["before"]["as_of"], record["after"]["as_of"]) == ("2019-06-01", "2021-06-01")
    assert [(one["direction"], one["cause"], one["caused_by"]) for one in record["findings"]] == [
        ("improvement", "date", ["CC-1"])
    ]


def test_two_assessments_in_json(cli: Cli, small: tuple[Path, Path, str]) -> None:
    before, after, checklist = small
    for path in (before, after):
        cli("assess", path, "-c", checklist, "-o", path.with_suffix(".json"))
    code, out, _ = cli("diff", "before.json", "after.json", "-c", checklist, "--format", "json", "--exit-code")
    record = json.loads(out)
    assert code == 1
    assert (record["laws"], record["laws_compared"]) == ([], False)
    assert [(one["direction"], one["cause"], one["proof"]) for one in record["findings"]] == [
        ("regression", "law", "inferred")
    ]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("before.xlsx",), "name AFTER, or give --as-of twice"),
        (("before.xlsx", "--as-of", "2020-01-01"), "give --as-of twice"),
        (("before.xlsx", "after.xlsx", *("--as-of", "2020-01-01") * 3), "two sides"),
        (("before.xlsx", "after.xlsx", "--as-of", "soon"), "not a day"),
        (("before.xlsx", "nowhere.xlsx"), "nowhere.xlsx"),
        (("before.xlsx", "nowhere.json"), "nowhere.json"),
        (("before.xlsx", "after.xlsx", "--format", "sarif"), "Known formats"),
        (("before.xlsx", "after.xlsx", "--format", "xlsx"), "cannot go to standard output"),
        (("before.xlsx", "after.xlsx", "-o", "x.docx"), "Known endings"),
        (("before.xlsx", "after.xlsx", "-o", "after.xlsx"), "never written to"),
        (("before.xlsx", "after.xlsx", "-c", "nothing"), "nothing"),
        (("before.xlsx", "abroad.xlsx"), "nothing was compared"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    cli: Cli, small: tuple[Path, Path, str], arguments: tuple[str, ...], hint: str
) -> None:
    write("abroad.xlsx", OTHER, country=Country("Elsewhere", "XB", "en"))
    chosen = arguments if "-c" in arguments else (*arguments, "-c", small[2])
    code, out, err = cli("diff", *chosen)
    assert (code, out) == (2, "")
    assert hint in err
    assert "Traceback" not in err


def test_the_example_reform_is_as_reviewed(cli: Cli, golden: Golden) -> None:
    arguments = (EXAMPLES / "orvelia-before.xlsx", EXAMPLES / "orvelia-after.xlsx", "-c", "csam-definition")
    code, out, _ = cli("diff", *arguments)
    assert code == 0
    golden("orvelia-diff.md", out)


def test_the_example_workbook_does_not_differ_from_itself(cli: Cli) -> None:
    for name in ("orvelia-before.xlsx", "orvelia-after.xlsx", "aubrelle.xlsx"):
        assert cli("diff", EXAMPLES / name, EXAMPLES / name, "-c", "all", "--exit-code")[0] == 0


def test_the_later_workbook_holds_the_earlier_law(cli: Cli) -> None:
    """The file of "after" with all its versions, on the day of "before", is the law of "before"; only its codings differ."""
    before, after = EXAMPLES / "orvelia-before.xlsx", EXAMPLES / "orvelia-after.xlsx"
    _, out, _ = cli("diff", before, after, "--as-of", "2025-12-31", "-c", "all", "--format", "json")
    record = json.loads(out)
    assert record["laws"] == []
    moved = [one for one in record["findings"] if one["moved"] == "status"]
    assert [one for one in moved if one["cause"] != "coding"] == []
