"""States side by side: order, groups on their day, ranks that are refused, notes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from gapcheck.comparison.comparing import Choices, compare
from gapcheck.comparison.grouping import Row, builtin_groupings, user_grouping
from gapcheck.errors import Place, UnusableInputError
from gapcheck.model import (
    Assessment,
    Binding,
    Comparison,
    Country,
    CriterionStatus,
    Dimension,
    Finding,
    Obligation,
    Severity,
)
from tests.comparison.building import DAY, a_state, assessed, known_states, result_of

STATES = known_states()


def compared(*assessments: Assessment, groups: tuple[str, ...] = (), **choices: object) -> Comparison:
    builtin = builtin_groupings(STATES.profiles)
    return compare(assessments, STATES, [builtin[name] for name in groups], Choices(**choices))  # type: ignore[arg-type]


def with_finding(assessment: Assessment, number: int, **changes: object) -> Assessment:
    findings: list[Finding] = list(assessment.checklists[0].findings)
    criterion_changes = {key: changes.pop(key) for key in list(changes) if key == "severity"}
    finding = findings[number]
    findings[number] = replace(
        finding,
        criterion=replace(finding.criterion, **criterion_changes),  # type: ignore[arg-type]
        **changes,  # type: ignore[arg-type]
    )
    return assessed(assessment.country.iso, (result_of(tuple(findings)),))


def test_the_commonest_gap_comes_first_then_the_commonest_part() -> None:
    found = compared(a_state("DE", "+-/-"), a_state("FR", "+/+-"), a_state("ES", "+/+-"))
    assert [tally.criterion.id for tally in found.tallies] == ["T-04", "T-02", "T-03", "T-01"]
    first = found.tallies[0]
    assert (first.counts[CriterionStatus.GAP], first.short) == (3, ("DE", "FR", "ES"))
    assert first.prevalence == Decimal(1)
    assert found.tallies[1].short == ("DE", "FR", "ES")
    assert [(element.id, element.lacking) for element in first.elements] == [("element", 3)]


def test_equally_common_gaps_stand_by_severity_then_by_what_binds() -> None:
    state = with_finding(a_state("DE", "---"), 2, severity=Severity.CRITICAL, binding=Binding(None))
    state = with_finding(state, 0, binding=Binding(Obligation.POLITICAL))
    assert [tally.criterion.id for tally in compared(state).tallies] == ["T-03", "T-02", "T-01"]


def test_findings_are_counted_by_checklist_severity_and_obligation() -> None:
    found = compared(with_finding(a_state("DE", "-+?"), 0, binding=Binding(None)), a_state("FR", "-+x"))
    parts = {(part.dimension, part.value): part for part in found.breakdowns}
    assert parts[Dimension.OBLIGATION, ""].counts == {CriterionStatus.GAP: 1}
    assert parts[Dimension.OBLIGATION, "treaty"].counts[CriterionStatus.MET] == 2
    assert parts[Dimension.SEVERITY, "major"].prevalence == Decimal("0.5")
    assert parts[Dimension.CHECKLIST, "test"].title == "Test"


def test_a_group_is_the_plain_mean_of_its_members_on_their_day() -> None:
    before, after = (a_state("GB", "+-", as_of=dt.date(year, 12, 31)) for year in (2020, 2021))
    found = compared(a_state("DE", "++"), before, after, groups=("eu",))
    inside, outside = found.groups
    assert (inside.group, inside.members, inside.score.value) == (
        "EU Member States",
        ("DE", "GB 2020-12-31"),
        Decimal(75),
    )
    assert (outside.group, outside.members) == ("other States", ("GB 2021-12-31",))
    assert inside.gaps == (("T-02", 1),)


def test_russia_left_the_council_of_europe_after_16_march_2022() -> None:
    def groups(day: dt.date | None) -> str:
        return compared(a_state("RU", as_of=day), groups=("coe",)).groups[0].group

    assert groups(dt.date(2022, 3, 16)) == "Council of Europe member States"
    assert groups(dt.date(2022, 3, 17)) == groups(None) == "other States"


def test_an_unknown_state_stands_on_neither_side_of_a_border() -> None:
    found = compared(a_state("XA"), groups=("eu", "sub-region"))
    assert found.groups == ()
    assert any("XA" in note for note in found.notes)


def test_groups_from_memory_say_so() -> None:
    found = compared(a_state("DE"), groups=("tradition", "eu"))
    assert [group.verified for group in found.groups] == [False, True]
    assert any("from memory" in note and "legal tradition" in note for note in found.notes)


def test_ranks_are_given_only_when_asked_for_and_refused_below_the_coverage() -> None:
    states = (a_state("DE", "+++"), a_state("FR", "++-"), a_state("ES", "+??"))
    assert [state.rank for state in compared(*states).states] == [None, None, None]
    found = compared(*states, is_ranked=True)
    assert [state.rank.place if state.rank else None for state in found.states] == [1, 2, None]
    assert found.ranking is not None
    assert found.ranking.refused == ("ES",)
    assert any("Spain" in note and "60 %" in note for note in found.notes)
    lenient = compared(*states, is_ranked=True, min_coverage=Decimal("0.3"))
    assert all(state.rank for state in lenient.states)


def test_states_with_several_days_are_ranked_day_by_day() -> None:
    later = dt.date(2023, 1, 1)
    found = compared(
        a_state("DE", "++"),
        a_state("FR", "+-"),
        a_state("DE", "--", as_of=later),
        a_state("FR", "+-", as_of=later),
        is_ranked=True,
    )
    assert {state.key: state.rank.place for state in found.states if state.rank} == {
        "DE 2022-01-01": 1,
        "FR 2022-01-01": 2,
        "DE 2023-01-01": 2,
        "FR 2023-01-01": 1,
    }


def test_the_same_state_twice_on_one_day_is_refused_whatever_it_is_called() -> None:
    twin = a_state("", country=Country(name="Deutschland", iso="DE"), file="twin.xlsx")
    with pytest.raises(
        UnusableInputError, match=r"twin\.xlsx: error: Deutschland on 2022-01-01 stands in de\.xlsx already"
    ):
        compared(a_state("DE"), twin)
    named = a_state("", country=Country(name="germany"), file="named.xlsx")
    with pytest.raises(UnusableInputError, match=r"named\.xlsx"):
        compared(a_state("DE"), named)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": "2"}, "version 2, but de.xlsx with version 1"),
        ({"digest": "sha256:1"}, "other rules"),
        ({"id": "other"}, "answers other, but de.xlsx answers test"),
    ],
)
def test_mixed_checklists_are_refused(changes: dict[str, str], words: str) -> None:
    other = a_state("FR")
    mixed = replace(other, checklists=(replace(other.checklists[0], **changes),))  # type: ignore[arg-type]
    with pytest.raises(UnusableInputError) as caught:
        compared(a_state("DE"), mixed)
    assert words in str(caught.value)


def test_a_misspelt_country_gets_a_suggestion() -> None:
    found = compared(a_state("", country=Country(name="Germny")))
    assert any("'Germny'. Did you mean Germany?" in note for note in found.notes)


def test_a_users_groups_know_codes_names_and_the_countries_compared() -> None:
    place = Place("mine.csv", line=2)
    rows = [Row("Mine", name, None, None, place) for name in ("DEU", "türkiye", "Turkey", "Orvelia", "the Netherlands")]
    grouping, problems = user_grouping("mine", rows, STATES, [Country(name="Orvelia", iso="XA")])
    assert problems == ()
    assert [one.state for one in grouping.memberships] == ["DE", "TR", "TR", "XA", "NL"]


def test_a_users_mistakes_come_all_at_once_with_advice() -> None:
    rows = [
        Row("Mine", "Grmany", None, None, Place("mine.csv", line=2)),
        Row("Mine", "Atlantis", None, None, Place("mine.csv", line=3)),
        Row("Mine", "FR", DAY, dt.date(2021, 1, 1), Place("mine.csv", line=4)),
    ]
    _, problems = user_grouping("mine", rows, STATES, [])
    assert [problem.place.line for problem in problems] == [2, 3, 4]
    assert "Did you mean Germany?" in str(problems[0])
    assert "ISO code" in str(problems[1])


def test_nothing_compared_is_nothing_found() -> None:
    assert compared().tallies == ()
