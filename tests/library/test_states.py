"""What is known of States, and a user's file of groups."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from gapcheck.comparison.identifying import States, plain
from gapcheck.errors import UnusableInputError
from gapcheck.library.states import read_groups, read_profiles
from gapcheck.library.treaties import STATES
from gapcheck.model import Country, StateProfile

FOLDER = Path(__file__).parents[2] / "checklists"
PROFILES = read_profiles(FOLDER)
BY_CODE: dict[str, StateProfile] = {one.iso: one for one in PROFILES}


def test_every_state_has_a_region_a_tradition_languages_and_a_tile_of_its_own() -> None:
    assert len(PROFILES) == 57
    assert all(one.sub_region and one.tradition and one.languages and one.iso3 for one in PROFILES)
    assert len({one.tile for one in PROFILES}) == 57
    assert None not in {one.tile for one in PROFILES}


def test_forty_six_states_are_members_of_the_council_of_europe() -> None:
    members = [one for one in PROFILES if one.coe_from and not one.coe_to]
    assert len(members) == 46
    assert BY_CODE["RU"].coe_to == dt.date(2022, 3, 16)
    assert {one.iso for one in PROFILES if not one.coe_from} == {
        "BY",
        "CA",
        "KG",
        "KZ",
        "MN",
        "TJ",
        "TM",
        "US",
        "UZ",
        "VA",
    }


def test_what_is_from_memory_is_not_called_verified() -> None:
    assert not any(one.verified for one in PROFILES)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("DE", "DE"),
        ("deu", "DE"),
        ("GERMANY", "DE"),
        ("Turkey", "TR"),
        ("turkiye", "TR"),
        ("the Holy See", "VA"),
        ("Czech Republic", "CZ"),
    ],
)
def test_a_state_is_known_by_code_and_by_names(text: str, iso: str) -> None:
    known = States(PROFILES).named(text)
    assert known is not None
    assert known.iso == iso


def test_a_code_counts_more_than_a_name() -> None:
    states = States(PROFILES)
    assert states.of_country(Country(name="Germany", iso="XA")) is None
    assert states.of_country(Country(name="Anything", iso="FR")) == BY_CODE["FR"]


def test_the_closest_name_is_suggested_and_nothing_when_none_is_close() -> None:
    states = States(PROFILES)
    assert states.suggestion("Rusian Federation") == "Russian Federation"
    assert states.suggestion("Kazachstan") == "Kazakhstan"
    assert states.suggestion("Atlantis") == ""
    assert plain("Türkiye") == "turkiye"


def test_a_users_groups_are_read_with_days_and_semicolons(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("\ufeffGroup;State;From;To\nNorth;Finland;1995;2020-12-31\n\n;;;\nNorth;SE;;\n", encoding="utf-8")
    rows = read_groups(path)
    assert [row[:4] for row in rows] == [
        ("North", "Finland", dt.date(1995, 1, 1), dt.date(2020, 12, 31)),
        ("North", "SE", None, None),
    ]
    assert rows[1][4].line == 5


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("state,from\nDE,2000-01-01\n", "columns are missing: group"),
        ("group,state\n", "the file holds no groups"),
        ("", "columns are missing: group, state"),
        ("group,state,from\nA,DE,1.2.2003\n", "line 2: error: '1.2.2003' is no date"),
        ("group,state,to\nA,DE,2003\n", "line 2: error: '2003' is no day"),
        ("group,state\nA,\n,DE\n", "line 3: error: `group` is missing"),
        ('group,state\nA,"DE\n', "no valid CSV"),
    ],
)
def test_a_mistake_in_the_groups_is_named_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnusableInputError) as caught:
        read_groups(path)
    assert message in str(caught.value)


def test_what_is_no_text_or_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes(b"group,state\nA,\xff\n")
    with pytest.raises(UnusableInputError, match="UTF-8"):
        read_groups(tmp_path / "mine.csv")
    with pytest.raises(UnusableInputError, match="no such file"):
        read_groups(tmp_path / "other.csv")


def test_a_broken_tile_is_named(tmp_path: Path) -> None:
    shutil.copy(FOLDER / STATES, tmp_path / STATES)
    text = (tmp_path / STATES).read_text(encoding="utf-8")
    (tmp_path / STATES).write_text(text.replace("Romanic,4;5,", "Romanic,4-5,", 1), encoding="utf-8")
    with pytest.raises(UnusableInputError, match=r"line 2: error: `tile` is '4-5'"):
        read_profiles(tmp_path)
