"""The law over time: which days count, what is judged on them, what moved."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck import timeline as study
from gapcheck.assessment.assessing import assess
from gapcheck.assessment.scanning import scan
from gapcheck.comparison.identifying import States
from gapcheck.errors import CommandLineError
from gapcheck.histories import Window, timelines_of
from gapcheck.law.obligations import binding_on
from gapcheck.law.state import in_force
from gapcheck.model import (
    Assessment,
    Binding,
    Checklist,
    CriterionStatus,
    LegalStatus,
    Obligation,
    Provision,
    Ratification,
    Search,
    Source,
    Timeline,
    Treaty,
    TreatyTable,
    Way,
    Wording,
    Workbook,
)
from gapcheck.pipeline import Library
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, a_workbook, an_element

SOURCES = (Source("OPSC", "Art. 3", Obligation.TREATY), Source("GUIDE", "1", Obligation.SOFT, since=2003))
THEFT = an_element(Search(found=(Way(Wording("theft")),)), id="theft")
ATTEMPT = an_element(Search(found=(Way(Wording("attempt")),)), id="attempt")
CHECKLIST = a_checklist(
    a_criterion(THEFT, ATTEMPT, id="TEST-01", sources=SOURCES), a_criterion(ATTEMPT, id="TEST-02", title="Attempt")
)
LEXICON = a_lexicon({"theft": ("theft",), "attempt": ("attempt",)})
DAY = dt.date.fromisoformat
ALWAYS = Window()


def library(*ratifications: Ratification, checklist: Checklist = CHECKLIST) -> Library:
    table = TreatyTable({}, {(one.iso, one.instrument): one for one in ratifications}, {})
    return Library((checklist,), LEXICON, table, States(()))


def country(
    *provisions: Provision, as_of: str = "", name: str = "Examplia", iso: str = "XA", **given: object
) -> Workbook:
    made = a_workbook(*provisions, **given)
    known = made.country.__class__(name=name, iso=iso, language="en", as_of=DAY(as_of) if as_of else None)
    return a_workbook(*provisions, country=known, **given)


def version(text: str, begins: str, ends: str = "", **given: object) -> Provision:
    status = LegalStatus.REPEALED if ends else LegalStatus.IN_FORCE
    defaults: dict[str, object] = {
        "in_force_from": DAY(begins) if begins else None,
        "in_force_to": DAY(ends) if ends else None,
        "status": status,
    }
    return a_provision(text, **(defaults | given))


def only(workbook: Workbook, *ratifications: Ratification, window: Window = ALWAYS) -> Timeline:
    (found,) = timelines_of((workbook,), library(*ratifications), window)
    return found


def test_every_day_on_which_the_law_changed_is_there_with_what_moved() -> None:
    found = only(
        country(
            version("Theft is an offence.", "2000-01-01", "2009-12-31"),
            version("Theft is an offence. So is the attempt.", "2010-01-01"),
            version("The attempt.", "1999-01-01", "1999-12-31", id="CC-9"),
            as_of="2020-05-05",
        )
    )
    assert [day.day and day.day.isoformat() for day in found.days] == [
        "1999-01-01",
        "2000-01-01",
        "2010-01-01",
        "2020-05-05",
    ]
    assert [[finding.status.value for finding in day.assessment.checklists[0].findings] for day in found.days] == [
        ["partial", "met"],
        ["partial", "gap"],
        ["met", "met"],
        ["met", "met"],
    ]
    second, third, last = found.days[1:]
    assert (second.added, second.removed) == (("CC-1",), ("CC-9",))
    assert [(turn.after.criterion.id, turn.because) for turn in second.turns] == [("TEST-02", ("CC-9",))]
    assert (third.amended, third.added) == (("CC-1",), ())
    assert {turn.after.criterion.id: turn.because for turn in third.turns} == {
        "TEST-01": ("CC-1",),
        "TEST-02": ("CC-1",),
    }
    assert (last.is_judged, last.turns) == (False, ())


def test_a_treaty_makes_a_day_and_nothing_is_judged_on_it() -> None:
    ratification = Ratification("XA", "OPSC", "party", DAY("2005-06-07"))
    found = only(country(version("Theft.", "2000-01-01"), as_of="2010-01-01"), ratification)
    day = found.days[1]
    assert day.day == DAY("2005-06-07")
    assert not day.is_judged
    (turn,) = day.turns
    assert (turn.has_new_outcome, turn.has_new_obligation) == (False, True)
    assert (turn.before.binding.kind, turn.after.binding.kind) == (None, Obligation.TREATY)
    assert day.assessment.as_of == day.day


def test_a_treaty_that_does_not_bind_makes_no_day() -> None:
    signed = Ratification("XA", "OPSC", "signatory", DAY("2005-06-07"))
    other = Ratification("XB", "OPSC", "party", DAY("2006-06-07"))
    found = only(country(version("Theft.", "2000-01-01"), as_of="2010-01-01"), signed, other)
    assert [day.day for day in found.days] == [DAY("2000-01-01"), DAY("2010-01-01")]


def test_the_workbooks_own_treaty_rows_count() -> None:
    treaties = (Treaty("OPSC", "party", DAY("2004-04-04")),)
    found = only(country(version("Theft.", "2000-01-01"), as_of="2010-01-01", treaties=treaties))
    assert found.days[1].day == DAY("2004-04-04")


def test_law_that_will_come_into_force_is_shown_and_marked_ahead() -> None:
    adopted = version("The attempt.", "2030-01-01", id="CC-2", status=LegalStatus.NOT_YET_IN_FORCE)
    bill = version("Theft.", "2031-01-01", id="CC-3", status=LegalStatus.BILL)
    found = only(country(version("Theft.", "2000-01-01"), adopted, bill, as_of="2020-01-01"))
    assert [(day.day, day.is_ahead) for day in found.days] == [
        (DAY("2000-01-01"), False),
        (DAY("2020-01-01"), False),
        (DAY("2030-01-01"), True),
    ]
    assert found.days[-1].assessment.checklists[0].findings[1].status is CriterionStatus.MET


def test_a_window_begins_with_the_state_on_its_first_day() -> None:
    workbook = country(
        version("Theft.", "2000-01-01"), version("The attempt.", "2010-01-01", id="CC-2"), as_of="2020-01-01"
    )
    found = only(workbook, window=Window(DAY("2005-05-05"), DAY("2015-01-01")))
    assert [day.day for day in found.days] == [DAY("2005-05-05"), DAY("2010-01-01")]
    with pytest.raises(CommandLineError, match="nothing changed in the days asked for"):
        only(workbook, window=Window(last=DAY("1990-01-01")))


def test_a_workbook_without_dates_is_one_state_and_says_so() -> None:
    found = only(country(a_provision("Theft.")))
    assert [day.day for day in found.days] == [None]
    assert "No provision has a date" in found.notes[0]


def test_what_the_dates_cannot_show_is_said() -> None:
    found = only(
        country(
            version("Theft.", "2000-01-01"),
            version("The attempt.", "2010-01-01", id="CC-2"),
            a_provision("Fraud.", id="CC-3"),
            as_of="2020-01-01",
        )
    )
    assert found.notes[0] == "Without dates, so that they count on every day: 1 of 3 provisions."
    assert found.notes[1].startswith("Begun after the first day shown, with no earlier version in the workbook: 1 of 3")


def test_workbooks_of_one_country_are_states_on_their_own_days() -> None:
    old = country(version("Theft.", ""), as_of="2000-01-01", file="old.xlsx")
    new = country(version("Theft and attempt.", ""), as_of="2010-01-01", file="new.xlsx")
    ratification = Ratification("XA", "OPSC", "party", DAY("2005-06-07"))
    (found,) = timelines_of((new, old), library(ratification))
    assert [(day.day, day.assessment.file) for day in found.days] == [
        (DAY("2000-01-01"), "old.xlsx"),
        (DAY("2005-06-07"), "old.xlsx"),
        (DAY("2010-01-01"), "new.xlsx"),
    ]
    assert found.files == ("old.xlsx", "new.xlsx")
    assert not any(day.is_ahead for day in found.days)


def test_what_only_one_workbook_holds_is_no_change_of_law_for_sure() -> None:
    theft = version("Theft.", "")
    rest = version("The attempt.", "", id="PC-1", law="Procedure Code")
    more = version("The attempt, too.", "", id="CC-2")
    old = country(theft, as_of="2000-01-01", file="old.xlsx", sha256="1")
    wider = country(theft, rest, as_of="2001-01-01", file="wider.xlsx", sha256="2")
    mixed = country(theft, more, as_of="2002-01-01", file="mixed.xlsx", sha256="3")
    (found,) = timelines_of((old, wider), library())
    assert [(turn.because, turn.unshared, turn.is_doubtful) for turn in found.days[1].turns] == [
        (("PC-1",), ("PC-1",), True)
    ] * 2
    assert found.notes[1].startswith("Not in every workbook: Procedure Code, only in wider.xlsx.")
    (found,) = timelines_of((old, mixed), library())
    assert not any(turn.is_doubtful for turn in found.days[1].turns)


def test_each_country_has_a_timeline_of_its_own() -> None:
    one = country(version("Theft.", ""), as_of="2000-01-01")
    other = country(version("Theft.", ""), as_of="2001-01-01", name="Other", iso="XB")
    named = country(version("Theft.", ""), as_of="2002-01-01", name="EXAMPLIA", iso="")
    found = timelines_of((one, other, named), library())
    assert [(timeline.country.name, len(timeline.days)) for timeline in found] == [("EXAMPLIA", 2), ("Other", 1)]


@pytest.mark.parametrize(("days", "says"), [(("", "2000-01-01"), "fill in as_of"), (("2000-01-01",) * 2, "both hold")])
def test_states_need_days_that_differ(days: tuple[str, str], says: str) -> None:
    workbooks = [country(version("Theft.", ""), as_of=day) for day in days]
    with pytest.raises(CommandLineError, match=says):
        timelines_of(workbooks, library())


DATES = st.none() | st.dates(DAY("2000-01-01"), DAY("2000-02-10"))
ROWS = st.lists(
    st.builds(
        lambda number, begins, ends, status: a_provision(
            id=f"CC-{number}", in_force_from=begins, in_force_to=ends, status=status
        ),
        st.integers(1, 9),
        DATES,
        DATES,
        st.sampled_from(LegalStatus),
    ),
    max_size=6,
)


@given(ROWS)
def test_between_the_days_found_the_law_is_always_the_same(rows: list[Provision]) -> None:
    found = study.law_days(rows)
    known = {law.day: law.in_force for law in found if law.day}
    if not known:
        assert found == (study.LawOnDay(None, in_force(rows, None)),)
        return
    standing: frozenset[int] = frozenset()
    for number in range(60):
        day = DAY("2000-01-01") + dt.timedelta(days=number)
        standing = known.get(day, standing)
        if day >= min(known):
            assert in_force(rows, day) == standing, day


def test_one_scan_and_a_judgement_only_where_the_law_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = country(version("Theft.", "2000-01-01"), version("Fraud.", "2001-01-01", id="CC-2"), as_of="2010-01-01")
    judged: list[object] = []

    def counting(*given: Any, **named: Any) -> Assessment:
        judged.append(named["as_of"])
        return assess(*given, **named)

    monkeypatch.setattr("gapcheck.timeline.assess", counting)
    laws = study.law_days(workbook.provisions, [DAY("2010-01-01"), DAY("2012-01-01")])
    reading = scan(workbook.provisions, LEXICON, "en")

    def binding(sources: tuple[Source, ...], day: dt.date | None) -> Binding:
        return binding_on(sources, "XA", day, library().treaties)

    states = list(study.assessed(workbook, reading, (CHECKLIST,), binding, laws))
    assert [state.day for state in states] == [DAY(f"{year}-01-01") for year in (2000, 2001, 2010, 2012)]
    assert judged == [DAY("2000-01-01"), DAY("2001-01-01")]
