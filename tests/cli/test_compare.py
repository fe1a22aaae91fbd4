"""`gapcheck compare`, end to end: folders, groups, ranks, what is refused, and every format."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gapcheck.model import Answer, Coding, Country
from gapcheck.workbook import workbook_bytes
from tests.builders import a_provision, a_workbook
from tests.cli.conftest import POSSESSION, Cli

DAY = dt.date(2022, 1, 1)
INDEX = """\
id: {name}
version: "1"
title: {name}
criteria:
"""
QUESTION = """\
  - id: {name}-{number}
    title: Question {number}
    question: Question {number}?
    legal_test: {{met: "Yes.", partial: "In part.", gap: "No."}}
    weight: 1
    severity: major
"""


def write(path: Path, name: str, iso: str, text: str = POSSESSION, day: dt.date | None = DAY) -> Path:
    country = Country(name=name, iso=iso, language="en", as_of=day)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(workbook_bytes(a_workbook(a_provision(text), country=country)))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three States, the lock file of a spreadsheet program, and something else."""
    write(tmp_path / "states" / "b-ireland.xlsx", "Ireland", "IE")
    write(tmp_path / "states" / "a-france.xlsx", "France", "FR", "Theft is an offence.")
    write(tmp_path / "states" / "c-malta.xlsx", "Malta", "MT", "Theft is an offence.")
    (tmp_path / "states" / "~$a-france.xlsx").write_bytes(b"lock")
    (tmp_path / "states" / ".hidden.xlsx").write_bytes(b"")
    (tmp_path / "states" / "notes.txt").write_text("no workbook")
    return tmp_path / "states"


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_a_folder_is_all_its_workbooks_by_name_without_locks(cli: Cli, folder: Path) -> None:
    code, out, _ = cli("compare", "states", "-f", "csv", "-c", "csam-definition")
    assert code == 0
    table = rows(out)
    assert ",".join(table[0]).startswith(
        "country,iso,as_of,checklist,checklist_version,criterion,title,severity,weight,obligation,status,score,basis,"
        "provisions,quote,source_url,"
    )
    assert list(dict.fromkeys(row["iso"] for row in table)) == ["FR", "IE", "MT"]
    assert len({(row["iso"], row["criterion"], row["as_of"]) for row in table}) == len(table)
    assert {row["as_of"] for row in table} == {"2022-01-01"}


def test_a_pipe_gets_markdown_with_the_precedent_that_is_lacking(cli: Cli, folder: Path) -> None:
    code, out, err = cli("compare", "states", "-c", "csam-definition")
    assert code == 0
    assert out.startswith("# 3 countries compared")
    assert "Ireland" in out
    assert "possesses child pornography" in out
    assert "recorded from memory" in err


def test_every_format_is_written_and_the_same_bytes_come_twice(cli: Cli, folder: Path, tmp_path: Path) -> None:
    endings = ["xlsx", "html", "md", "csv", "json", "parquet"]
    outputs = [part for ending in endings for part in ("-o", f"one.{ending}")]
    assert cli("compare", "states", "-c", "csam-definition", "--rank", *outputs)[:2] == (0, "")
    again = [part.replace("one", "two") for part in outputs]
    assert cli("compare", "states", "-c", "csam-definition", "--rank", *again)[0] == 0
    for ending in endings:
        first = (tmp_path / f"one.{ending}").read_bytes()
        assert len(first) > 500
        assert first == (tmp_path / f"two.{ending}").read_bytes(), ending


def test_the_day_moves_the_obligation(cli: Cli, folder: Path) -> None:
    def bound(day: str) -> dict[str, str]:
        _, out, _ = cli("compare", "states", "-f", "csv", "-c", "csam-definition", "--as-of", day)
        return next(row for row in rows(out) if row["iso"] == "MT" and row["criterion"] == "CSAM-09")

    assert bound("2012-01-01")["bound_since"] < "2012-01-01"
    assert bound("1990-01-01")["obligation"] != "treaty"


def test_a_country_without_its_code_is_known_by_its_name(cli: Cli, folder: Path) -> None:
    write(folder / "d-spain.xlsx", "Spain", "")
    _, out, _ = cli("compare", "states", "-f", "csv", "-c", "csam-definition")
    spain = [row for row in rows(out) if row["country"] == "Spain"]
    assert {row["iso"] for row in spain} == {"ES"}
    assert {row["obligation"] for row in spain} >= {"treaty"}


def test_a_misspelt_country_is_compared_with_a_suggestion(cli: Cli, folder: Path) -> None:
    write(folder / "d.xlsx", "Germny", "")
    code, out, err = cli("compare", "states", "-c", "csam-definition")
    assert code == 0
    assert "'Germny'. Did you mean Germany?" in err
    assert "Did you mean Germany?" in out


def test_the_same_country_and_day_twice_is_refused_and_writes_nothing(cli: Cli, folder: Path, tmp_path: Path) -> None:
    write(folder / "d.xlsx", "Republic of Ireland", "IE")
    code, out, err = cli("compare", "states", "-c", "csam-definition", "-o", "out.md")
    assert (code, out) == (2, "")
    assert "d.xlsx" in err
    assert "b-ireland.xlsx already" in err
    assert not (tmp_path / "out.md").exists()


def test_assessments_in_json_are_compared_too_but_not_with_other_versions(
    cli: Cli, folder: Path, tmp_path: Path
) -> None:
    assert cli("assess", "states/b-ireland.xlsx", "-c", "csam-definition", "-o", "ireland.json")[0] == 0
    arguments = ("compare", "states/a-france.xlsx", "ireland.json", "-c", "csam-definition", "-f", "json")
    code, out, _ = cli(*arguments)
    assert code == 0
    assert {state["key"] for state in json.loads(out)["countries"]} == {"FR", "IE"}
    old = json.loads((tmp_path / "ireland.json").read_text(encoding="utf-8"))
    old["checklists"][0]["version"] = "0"
    (tmp_path / "ireland.json").write_text(json.dumps(old), encoding="utf-8")
    code, out, err = cli(*arguments)
    assert (code, out) == (2, "")
    assert "version 0" in err


def test_an_unusable_workbook_is_reported_and_the_others_are_compared(cli: Cli, folder: Path) -> None:
    (folder / "d.xlsx").write_bytes(b"")
    code, out, err = cli("compare", "states", "-f", "csv", "-c", "csam-definition")
    assert code == 2
    assert "d.xlsx" in err
    assert {row["iso"] for row in rows(out)} == {"FR", "IE", "MT"}


def test_a_users_groups_with_dates(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("group,state,from,to\nIslands,Malta,,\nIslands,IE,2000-01-01,2021-12-31\n")
    _, out, _ = cli("compare", "states", "-g", "mine.csv", "-f", "json", "-c", "csam-definition")
    assert [(one["grouping"], one["members"]) for one in json.loads(out)["groups"]] == [("mine", ["MT"])]
    _, out, _ = cli("compare", "states", "-g", "none", "-f", "json", "-c", "csam-definition")
    assert json.loads(out)["groups"] == []


def test_unknown_states_in_a_users_groups_are_refused_with_line_and_suggestion(
    cli: Cli, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine.csv").write_text("group,state\nIslands,Mallta\n")
    code, out, err = cli("compare", "states", "-g", "mine.csv", "-c", "csam-definition")
    assert (code, out) == (2, "")
    assert "mine.csv, line 2: error: the State 'Mallta' is not known. Did you mean Malta?" in err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("compare", "empty"), "holds no workbooks"),
        (("compare", "nowhere"), "nowhere"),
        (("compare",), "Missing argument"),
        (("compare", "states", "-g", "europe"), "sub-region, eu, coe, tradition"),
        (("compare", "states", "--min-coverage", "6"), "60%"),
        (("compare", "states", "--min-coverage", "most"), "60%"),
        (("compare", "states", "--min-coverage", "nan"), "60%"),
        (("compare", "states", "-o", "out.sarif"), ".parquet"),
        (("compare", "states", "-f", "parquet"), "-o report.parquet"),
        (("compare", "states", "-f", "xslx"), "xlsx"),
        (("compare", "states", "--as-of", "2022"), "YYYY-MM-DD"),
        (("compare", "states", "-o", "states/a-france.xlsx", "states/a-france.xlsx"), "input"),
    ],
)
def test_a_wrong_command_line_is_explained_and_writes_nothing(
    cli: Cli, folder: Path, tmp_path: Path, arguments: tuple[str, ...], hint: str
) -> None:
    (tmp_path / "empty").mkdir()
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    code, out, err = cli(*arguments)
    assert (code, out) == (2, "")
    assert hint in err
    assert "Traceback" not in err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_report_inside_the_folder_is_not_read_as_a_workbook_when_it_is_renewed(cli: Cli, folder: Path) -> None:
    for _ in range(2):
        code, _, err = cli("compare", "states", "-c", "csam-definition", "-o", "states/compared.xlsx")
        assert code == 0, err


def test_ranks_are_refused_below_the_stated_coverage(cli: Cli, folder: Path) -> None:
    _, out, err = cli(
        "compare", "states", "-c", "victim-identification", "--rank", "--min-coverage", "100%", "-f", "json"
    )
    report = json.loads(out)
    assert report["ranking"]["min_coverage"] == 1.0
    assert all(one["rank"] is None or one["coverage"] == 1 for one in report["countries"])
    assert "100 %" in err


def test_an_index_of_codings_alone_is_scored_and_ranked(cli: Cli, tmp_path: Path) -> None:
    for name, size in (("A", 3), ("B", 4)):
        questions = "".join(QUESTION.format(name=name, number=number) for number in range(1, size + 1))
        (tmp_path / f"{name}.yaml").write_text(INDEX.format(name=name) + questions, encoding="utf-8")
    (tmp_path / "data").mkdir()
    for land, answers in (("Ruritania", "yynyyny"), ("Syldavia", "yynyyyn"), ("Borduria", "nnnynnn")):
        names = [f"A-{number}" for number in (1, 2, 3)] + [f"B-{number}" for number in (1, 2, 3, 4)]
        codings = tuple(
            Coding(name, "", Answer.YES if answer == "y" else Answer.NO)
            for name, answer in zip(names, answers, strict=True)
        )
        country = Country(name=land, as_of=dt.date(2020, 1, 1))
        content = workbook_bytes(a_workbook(country=country, codings=codings))
        (tmp_path / "data" / f"{land}.xlsx").write_bytes(content)
    code, out, _ = cli("compare", "data", "-c", "A.yaml", "-c", "B.yaml", "--rank", "-g", "none", "-f", "json")
    assert code == 0
    found = {one["key"]: (one["score"], one["rank"]["rank"], one["coverage"]) for one in json.loads(out)["countries"]}
    assert found == {"Borduria": (12.5, 3, 1.0), "Ruritania": (70.8, 1, 1.0), "Syldavia": (70.8, 1, 1.0)}


@pytest.mark.parametrize("name", ["md", "json", "csv", "html", "table"])
def test_the_same_input_gives_the_same_bytes_whatever_the_hash_seed(name: str, tmp_path: Path) -> None:
    examples = Path(__file__).resolve().parents[2] / "examples"
    files = [str(examples / "orvelia-before.xlsx"), str(examples / "aubrelle.xlsx")]
    command = [sys.executable, "-m", "gapcheck", "compare", *files, "-c", "csam-definition", "--format", name]
    outputs = {
        subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "HOME": str(tmp_path)}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
