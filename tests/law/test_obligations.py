"""Who is bound by what, on small tables written here."""

from __future__ import annotations

import datetime as dt

import pytest

from gapcheck.law.obligations import binding_on
from gapcheck.model import (
    Binding,
    Instrument,
    Obligation,
    ParticipatingState,
    Ratification,
    Source,
    Treaty,
    TreatyTable,
)


def instrument(key: str, kind: Obligation, adopted: str, **more: object) -> Instrument:
    body = {Obligation.EU: "EU", Obligation.POLITICAL: "OSCE"}.get(kind, "UN")
    values: dict[str, object] = {"verified": True, **more}
    return Instrument(key, key, f"the {key}", kind, body, dt.date.fromisoformat(adopted), **values)  # type: ignore[arg-type]


def party(iso: str, key: str, since: str, **more: object) -> Ratification:
    flags: dict[str, object] = {"status_verified": True, "date_verified": True, "reservation_verified": True, **more}
    return Ratification(iso, key, "party", dt.date.fromisoformat(since), **flags)  # type: ignore[arg-type]


def state(iso: str, osce: str = "1973-06-25", eu: str = "", left: str = "") -> ParticipatingState:
    return ParticipatingState(
        iso,
        iso,
        dt.date.fromisoformat(osce),
        dt.date.fromisoformat(eu) if eu else None,
        dt.date.fromisoformat(left) if left else None,
    )


def table(*ratifications: Ratification) -> TreatyTable:
    instruments = (
        instrument("OPSC", Obligation.TREATY, "2000-05-25", also=("OP-CRC-SC",)),
        instrument("LANZAROTE", Obligation.TREATY, "2007-07-12"),
        instrument("EU-2011-93", Obligation.EU, "2011-12-13", applies_from=dt.date(2013, 12, 18), not_binding=("DK",)),
        instrument("OSCE-MC.DEC/15/06", Obligation.POLITICAL, "2006-12-05"),
        instrument("OSCE-MC.DEC/9/07", Obligation.POLITICAL, "2007-11-30", verified=False),
        instrument("GUIDELINES", Obligation.SOFT, "2019-05-30"),
    )
    states = (
        state("DE", eu="1958-01-01"),
        state("DK", eu="1973-01-01"),
        state("HR", "1992-03-24", "2013-07-01"),
        state("HU", eu="2004-05-01"),
        state("GB", eu="1973-01-01", left="2020-12-31"),
        state("MN", "2012-11-21"),
        state("LT", "1991-09-10", "2004-05-01"),
    )
    return TreatyTable(
        {entry.key: entry for entry in instruments},
        {(entry.iso, entry.instrument): entry for entry in ratifications},
        {entry.iso: entry for entry in states},
    )


OPSC = Source("OPSC", "Art. 3(1)(c)", Obligation.TREATY, 2000)
POSSESSION = Source("LANZAROTE", "Art. 20(1)(a) and (e)", Obligation.TREATY, 2007, reservable=True)
DIRECTIVE = Source("EU-2011-93", "Art. 5(2)", Obligation.EU, 2011)
BRUSSELS = Source("OSCE-MC.DEC/15/06", "para. 2", Obligation.POLITICAL, 2006)
MADRID = Source("OSCE-MC.DEC/9/07", "whole decision", Obligation.POLITICAL, 2007)
GUIDELINES = Source("GUIDELINES", "Section V", Obligation.SOFT, 2019)
GERMANY = (party("DE", "OPSC", "2009-08-15"), party("DE", "LANZAROTE", "2016-03-01"))


def test_a_treaty_binds_from_its_first_day_and_not_the_day_before() -> None:
    sources = (OPSC, BRUSSELS)
    before = binding_on(sources, "DE", dt.date(2009, 8, 14), table(*GERMANY))
    after = binding_on(sources, "DE", dt.date(2009, 8, 15), table(*GERMANY))
    assert (before.kind, before.since) == (Obligation.POLITICAL, dt.date(2006, 12, 5))
    assert after == Binding(Obligation.TREATY, "OPSC", dt.date(2009, 8, 15), title="the OPSC")


def test_a_day_after_a_leap_day_is_counted_as_written() -> None:
    ratified = party("DE", "OPSC", "2008-03-01")
    assert binding_on((OPSC,), "DE", dt.date(2008, 2, 29), table(ratified)) == Binding(None)
    assert binding_on((OPSC,), "DE", dt.date(2008, 3, 1), table(ratified)).kind is Obligation.TREATY


def test_of_two_treaties_the_earlier_is_named_whatever_the_order_of_the_sources() -> None:
    unreserved = Source("LANZAROTE", "Art. 18", Obligation.TREATY, 2007)
    for sources in ((OPSC, unreserved), (unreserved, OPSC)):
        assert binding_on(sources, "DE", dt.date(2024, 1, 1), table(*GERMANY)).instrument == "OPSC"


def test_a_signatory_is_not_bound() -> None:
    signed = Ratification("HU", "OPSC", "signatory", None)
    assert binding_on((OPSC,), "HU", dt.date(2024, 1, 1), table(signed)) == Binding(None)


@pytest.mark.parametrize("reserved", [(20,), ()])
def test_a_reservation_is_named_where_its_article_is_cited_or_unknown(reserved: tuple[int, ...]) -> None:
    ratified = party("HU", "LANZAROTE", "2015-12-01", reservation="Own images.", reserved_articles=reserved)
    assert binding_on((POSSESSION,), "HU", None, table(ratified)).reservation == "Own images."


def test_a_reservation_on_another_article_or_on_a_provision_that_allows_none_is_not_named() -> None:
    other = party("HU", "LANZAROTE", "2015-12-01", reservation="Attempt.", reserved_articles=(24,))
    assert binding_on((POSSESSION,), "HU", None, table(other)).reservation == ""
    firm = Source("LANZAROTE", "Art. 18(1)", Obligation.TREATY, 2007)
    unknown = party("HU", "LANZAROTE", "2015-12-01", reservation="Content not read.")
    assert binding_on((firm,), "HU", None, table(unknown)).reservation == ""


def test_articles_of_a_range_are_all_cited() -> None:
    ranged = Source("LANZAROTE", "Arts. 18-21 (read together)", Obligation.TREATY, 2007, reservable=True)
    ratified = party("HU", "LANZAROTE", "2015-12-01", reservation="Own images.", reserved_articles=(20,))
    assert binding_on((ranged,), "HU", None, table(ratified)).reservation == "Own images."


def test_a_treaty_without_reservation_comes_before_an_earlier_one_with() -> None:
    reserved = party("HU", "LANZAROTE", "2015-12-01", reservation="Own images.", reserved_articles=(20,))
    full = party("HU", "OPSC", "2017-01-01")
    binding = binding_on((POSSESSION, OPSC), "HU", dt.date(2018, 1, 1), table(reserved, full))
    assert (binding.instrument, binding.reservation) == ("OPSC", "")
    assert binding_on((POSSESSION, OPSC), "HU", dt.date(2016, 1, 1), table(reserved, full)).reservation == "Own images."


@pytest.mark.parametrize("flag", ["status_verified", "date_verified"])
def test_a_cell_from_memory_makes_the_binding_unverified(flag: str) -> None:
    assert binding_on((OPSC,), "HU", None, table(party("HU", "OPSC", "2010-03-24"))).verified
    assert not binding_on((OPSC,), "HU", None, table(party("HU", "OPSC", "2010-03-24", **{flag: False}))).verified


def test_an_unread_reservation_counts_as_unverified_only_where_it_is_named() -> None:
    ratified = party("HU", "LANZAROTE", "2015-12-01", reservation="Not read.", reservation_verified=False)
    assert not binding_on((POSSESSION,), "HU", None, table(ratified)).verified
    firm = Source("LANZAROTE", "Art. 18(1)", Obligation.TREATY, 2007)
    assert binding_on((firm,), "HU", None, table(ratified)).verified


@pytest.mark.parametrize(
    ("iso", "day", "since"),
    [
        ("DE", "2013-12-17", None),
        ("DE", "2013-12-18", "2013-12-18"),
        ("HR", "2013-06-30", None),
        ("DK", "2024-01-01", None),
        ("GB", "2020-12-31", "2013-12-18"),
        ("GB", "2021-01-01", None),
        ("MN", "2024-01-01", None),
    ],
)
def test_an_eu_act_binds_members_who_take_part_once_it_applies(iso: str, day: str, since: str | None) -> None:
    binding = binding_on((DIRECTIVE,), iso, dt.date.fromisoformat(day), table())
    assert binding.since == (dt.date.fromisoformat(since) if since else None)
    assert binding.kind is (Obligation.EU if since else None)


def test_an_eu_act_binds_a_later_member_from_accession() -> None:
    acts = TreatyTable(
        {"EU-OLD": instrument("EU-OLD", Obligation.EU, "2003-01-01")},
        {},
        {"HR": state("HR", "1992-03-24", "2013-07-01")},
    )
    old = Source("EU-OLD", "Art. 1", Obligation.EU, 2003)
    assert binding_on((old,), "HR", dt.date(2013, 7, 1), acts).since == dt.date(2013, 7, 1)


def test_without_a_day_a_former_member_is_free_and_a_member_bound() -> None:
    assert binding_on((DIRECTIVE,), "GB", None, table()) == Binding(None)
    assert binding_on((DIRECTIVE,), "DE", None, table()).kind is Obligation.EU


def test_a_commitment_binds_from_its_adoption_or_from_joining_the_osce() -> None:
    october = dt.date(2007, 10, 18)
    assert binding_on((MADRID, BRUSSELS), "LT", october, table()).instrument == "OSCE-MC.DEC/15/06"
    assert binding_on((MADRID,), "LT", october, table()) == Binding(None)
    assert binding_on((BRUSSELS,), "MN", october, table()) == Binding(None)
    assert binding_on((BRUSSELS,), "MN", dt.date(2013, 1, 1), table()).since == dt.date(2012, 11, 21)
    assert not binding_on((MADRID,), "LT", None, table()).verified


def test_guidance_comes_last() -> None:
    both = binding_on((GUIDELINES, BRUSSELS), "LT", dt.date(2024, 1, 1), table())
    assert both.kind is Obligation.POLITICAL
    assert binding_on((GUIDELINES,), "LT", dt.date(2024, 1, 1), table()).kind is Obligation.SOFT
    assert binding_on((GUIDELINES,), "LT", dt.date(2019, 5, 29), table()) == Binding(None)


@pytest.mark.parametrize("iso", ["", "JP"])
def test_nothing_binds_a_state_that_is_not_known(iso: str) -> None:
    sources = (OPSC, DIRECTIVE, BRUSSELS, GUIDELINES)
    assert binding_on(sources, iso, dt.date(2024, 1, 1), table(*GERMANY)) == Binding(None)


def test_the_code_of_a_state_may_be_written_small() -> None:
    assert binding_on((OPSC,), " de ", None, table(*GERMANY)).kind is Obligation.TREATY


def test_an_instrument_outside_the_table_follows_from_its_kind() -> None:
    convention = Source("ILO-C029", "Art. 1", Obligation.TREATY, 1930)
    decision = Source("OSCE-MC.DEC/7/17", "whole decision", Obligation.POLITICAL, 2017)
    advice = Source("A-HANDBOOK", "p. 3", Obligation.SOFT)
    assert binding_on((convention,), "LT", None, table()) == Binding(None)
    expected = Binding(Obligation.POLITICAL, "OSCE-MC.DEC/7/17", dt.date(2017, 1, 1), verified=False)
    assert binding_on((decision,), "LT", None, table()) == expected
    assert binding_on((advice,), "LT", None, table()) == Binding(Obligation.SOFT, "A-HANDBOOK", verified=False)


def test_the_workbook_beats_the_table() -> None:
    left = Treaty("OPSC", "none")
    assert binding_on((OPSC,), "DE", None, table(*GERMANY), (left,)) == Binding(None)
    joined = Treaty("OP CRC SC", "Party", dt.date(2005, 1, 1))
    binding = binding_on((OPSC,), "DE", dt.date(2006, 1, 1), table(*GERMANY), (joined,))
    assert binding == Binding(Obligation.TREATY, "OPSC", dt.date(2005, 1, 1), title="the OPSC")
    assert binding_on((OPSC,), "DE", dt.date(2004, 12, 31), table(*GERMANY), (joined,)) == Binding(None)


def test_the_workbook_can_bind_an_unknown_state_and_end_an_eu_act() -> None:
    assert binding_on((OPSC,), "", None, table(), (Treaty("OPSC", "party"),)).kind is Obligation.TREATY
    assert binding_on((DIRECTIVE,), "DE", None, table(), (Treaty("EU-2011-93", "none"),)) == Binding(None)


def test_a_partys_empty_date_in_the_workbook_is_filled_from_the_table() -> None:
    told = Treaty("LANZAROTE", "party", reservation="As deposited.")
    binding = binding_on((POSSESSION,), "DE", dt.date(2017, 1, 1), table(*GERMANY), (told,))
    assert (binding.since, binding.reservation) == (dt.date(2016, 3, 1), "As deposited.")
    assert binding_on((POSSESSION,), "DE", dt.date(2015, 1, 1), table(*GERMANY), (told,)) == Binding(None)
