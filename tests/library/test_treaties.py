"""The treaty table as it stands in `checklists/`, and what is said about broken files."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
import yaml

from gapcheck.errors import UnusableInputError
from gapcheck.law.obligations import binding_on
from gapcheck.library.treaties import INSTRUMENTS, RATIFICATIONS, STATES, read_treaties
from gapcheck.model import Obligation, Source, TreatyTable

FOLDER = Path(__file__).parents[2] / "checklists"


@pytest.fixture(scope="module", name="treaties")
def fixture_treaties() -> TreatyTable:
    return read_treaties(FOLDER)


@pytest.fixture(name="copy")
def fixture_copy(tmp_path: Path) -> Path:
    for name in (INSTRUMENTS, RATIFICATIONS, STATES):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def treaty(key: str, provision: str = "Art. 18", *, reservable: bool = False) -> Source:
    return Source(key, provision, Obligation.TREATY, reservable=reservable)


def test_every_state_has_a_row_for_each_of_the_seven_treaties(treaties: TreatyTable) -> None:
    keys = {key for _, key in treaties.ratifications}
    assert keys == {"CRC", "OPSC", "ILO-C182", "PALERMO", "BUDAPEST", "CETS-197", "LANZAROTE"}
    assert len(treaties.states) == 57
    assert set(treaties.ratifications) == {(iso, key) for iso in treaties.states for key in keys}


def test_in_october_2007_lanzarote_binds_nobody(treaties: TreatyTable) -> None:
    day = dt.date(2007, 10, 18)
    assert all(binding_on((treaty("LANZAROTE"),), iso, day, treaties).kind is None for iso in treaties.states)
    bound = [iso for iso in treaties.states if binding_on((treaty("CRC"),), iso, day, treaties).kind is not None]
    assert len(bound) == 56
    assert "US" not in bound


def test_no_party_is_bound_before_the_treaty_itself_is_in_force(treaties: TreatyTable) -> None:
    successions = {iso for iso, _ in treaties.ratifications if iso in {"BA", "HR", "MK", "ME", "RS", "SI"}}
    for (iso, key), ratification in treaties.ratifications.items():
        begins = treaties.instruments[key].in_force_from
        assert begins is not None
        if ratification.status == "party" and iso not in successions:
            assert ratification.in_force_from is not None, (iso, key)
            assert ratification.in_force_from >= begins, (iso, key)


def test_germany_is_bound_by_the_optional_protocol_since_15_august_2009(treaties: TreatyTable) -> None:
    before = binding_on((treaty("OPSC"),), "DE", dt.date(2009, 8, 14), treaties)
    after = binding_on((treaty("OPSC"),), "DE", dt.date(2009, 8, 15), treaties)
    assert before.kind is None
    assert (after.kind, after.since, after.verified) == (Obligation.TREATY, dt.date(2009, 8, 15), True)


def test_denmarks_reservation_on_own_images_is_named(treaties: TreatyTable) -> None:
    possession = treaty("LANZAROTE", "Art. 20(1)(d)-(e)", reservable=True)
    binding = binding_on((possession,), "DK", None, treaties)
    assert binding.reservation.startswith("Art. 20(3)")
    assert binding.verified
    attempt = treaty("LANZAROTE", "Art. 24(1)-(2)", reservable=True)
    assert binding_on((attempt,), "DK", None, treaties).reservation == ""
    assert binding_on((attempt,), "MC", None, treaties).reservation.startswith("Art. 24(3)")


def test_what_rests_on_memory_says_so(treaties: TreatyTable) -> None:
    assert not binding_on((treaty("ILO-C182"),), "US", None, treaties).verified
    assert not binding_on((treaty("LANZAROTE"),), "CZ", None, treaties).verified
    assert not binding_on((treaty("BUDAPEST", "Art. 9(1)", reservable=True),), "GB", None, treaties).verified


@pytest.mark.parametrize("iso", ["AL", "AT", "ES", "FI", "AM"])
def test_a_declaration_that_limits_nothing_is_no_reservation(iso: str, treaties: TreatyTable) -> None:
    assert binding_on((treaty("LANZAROTE", "Art. 20(1)(e)", reservable=True),), iso, None, treaties).reservation == ""


def test_denmark_stands_outside_the_directives_and_britain_left(treaties: TreatyTable) -> None:
    directives = [Source(key, "Art. 1", Obligation.EU) for key in ("EU-2011-36", "EU-2011-93", "EU-2012-29")]
    day = dt.date(2020, 12, 31)
    assert {binding_on((source,), "DK", day, treaties).kind for source in directives} == {None}
    assert {binding_on((source,), "GB", day, treaties).kind for source in directives} == {Obligation.EU}
    assert {binding_on((source,), "GB", dt.date(2021, 1, 1), treaties).kind for source in directives} == {None}


def test_twenty_seven_states_are_members_of_the_eu(treaties: TreatyTable) -> None:
    assert sum(state.eu_from is not None and state.eu_to is None for state in treaties.states.values()) == 27


def test_every_source_of_the_checklists_cites_a_known_instrument_of_its_kind(treaties: TreatyTable) -> None:
    cited = 0
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for criterion in content.get("criteria", ()):
            for source in criterion["sources"]:
                assert treaties.instruments[source["instrument"]].kind == source["kind"], (path.name, criterion["id"])
                cited += 1
    assert cited >= 160


def test_norway_stays_text_in_yaml(copy: Path) -> None:
    replace(copy / INSTRUMENTS, "not_binding: [DK]", "not_binding: [DK, NO]")
    assert any(instrument.not_binding == ("DK", "NO") for instrument in read_treaties(copy).instruments.values())


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (RATIFICATIONS, "AL,OPSC,party,2008-03-05", "AL,OPSC,party,05/03/2008", "which is no date"),
        (RATIFICATIONS, "AL,OPSC,party", "AL,OPSC,member", "Write one of party, signatory, none."),
        (RATIFICATIONS, "AL,OPSC,", "AL,OPSCC,", "`OPSCC` is no key of instruments.yaml"),
        (RATIFICATIONS, "AL,OPSC,", "XX,OPSC,", "`XX` is no State"),
        (RATIFICATIONS, "AL,OPSC,", "AL,CRC,", "stand together twice"),
        (RATIFICATIONS, "AL,OPSC,", "AL,OPSC,,,,", "as many cells as the header"),
        (RATIFICATIONS, "iso,", "country,", "Columns are missing: iso."),
        (STATES, "AL,ALB,Albania,,sq,1991-06-19", "AL,ALB,Albania,,sq,", "`osce_from` is missing"),
        (STATES, "AL,ALB,", "AD,ALB,", "stands there twice"),
        (INSTRUMENTS, "\n    kind: treaty", "\n    kind: promise", "Instrument 1: `kind` is `promise`."),
        (INSTRUMENTS, "body: UN", "bodies: UN", "the key `bodies` is not understood"),
        (INSTRUMENTS, "verified: true", "verified: [perhaps", "no valid YAML"),
        (INSTRUMENTS, "instruments:", "treaties:", "The list `instruments` is missing"),
    ],
)
def test_a_mistake_is_named_with_its_place(copy: Path, name: str, old: str, new: str, message: str) -> None:
    replace(copy / name, old, new)
    with pytest.raises(UnusableInputError) as caught:
        read_treaties(copy)
    assert any(message in str(problem) and problem.place.file == name for problem in caught.value.problems)


def test_a_wrong_row_is_named_by_its_line(copy: Path) -> None:
    replace(copy / STATES, "1996-04-25", "25.4.1996")
    with pytest.raises(UnusableInputError) as caught:
        read_treaties(copy)
    assert [problem.place.line for problem in caught.value.problems] == [2]


def test_mistakes_in_all_files_come_at_once(copy: Path) -> None:
    replace(copy / INSTRUMENTS, "\n    kind: treaty", "\n    kind: promise")
    replace(copy / STATES, "1996-04-25", "25.4.1996")
    replace(copy / RATIFICATIONS, "AL,OPSC,party", "AL,OPSC,member")
    with pytest.raises(UnusableInputError) as caught:
        read_treaties(copy)
    assert {problem.place.file for problem in caught.value.problems} == {INSTRUMENTS, STATES, RATIFICATIONS}


def test_a_missing_file_is_said(copy: Path) -> None:
    (copy / STATES).unlink()
    with pytest.raises(UnusableInputError, match=r"participating-states\.csv: error: The file is missing"):
        read_treaties(copy)
