"""What decides an element, in the order that docs/checklist-format.md gives."""

from __future__ import annotations

from gapcheck.assessment.judging import Judge
from gapcheck.assessment.scanning import scan
from gapcheck.model import (
    AllOf,
    Anchor,
    ElementFinding,
    ElementStatus,
    Provision,
    RefersTo,
    Scope,
    Search,
    Strength,
    Way,
    Wording,
)
from tests.builders import a_checklist, a_criterion, a_lexicon, a_provision, an_element

WORDINGS: dict[str, tuple[str, ...]] = {
    "possess": ("possess*",),
    "material": ("child pornography",),
    "for-distribution": ("for the purpose of distribution",),
    "abroad": ("outside the State",),
    "marriage": ("married",),
    "definition": ("child means",),
}
POSSESSION = AllOf((Wording("possess"), Wording("material")))
MATERIAL = Anchor("material-offence", "material", (Way(POSSESSION),))


def judged(search: Search | None, *provisions: Provision, covers: tuple[str, ...] = ("criminal",)) -> ElementFinding:
    lexicon = a_lexicon(WORDINGS, MATERIAL, Anchor("definition", "a definition", (Way(Wording("definition")),)))
    element = an_element(search)
    checklist = a_checklist(a_criterion(element))
    judge = Judge(scan(provisions, lexicon, "en"), frozenset(range(len(provisions))), covers, (checklist,))
    return judge.judge("TEST-01", element)


def test_words_that_stand_together_are_found_and_quoted() -> None:
    provision = a_provision("A person who knowingly possesses any child pornography commits an offence.")
    finding = judged(Search(found=(Way(POSSESSION),)), provision)
    assert finding.status is ElementStatus.FOUND
    assert finding.strength is Strength.EXPLICIT
    quote = finding.evidence[0]
    assert provision.text[quote.start : quote.end] == quote.quote == "possesses any child pornography"
    assert quote.cell == "Statutes!E2"


def test_words_in_different_sentences_do_not_stand_together() -> None:
    finding = judged(
        Search(found=(Way(POSSESSION),)), a_provision("No one may possess arms. Child pornography is defined in law.")
    )
    assert finding.status is ElementStatus.MISSING
    assert "not found in this workbook" in finding.reason


def test_a_wider_scope_reads_the_whole_provision() -> None:
    finding = judged(
        Search(found=(Way(POSSESSION, scope=Scope.PROVISION),)),
        a_provision("No one may possess it. It is child pornography."),
    )
    assert finding.status is ElementStatus.FOUND


def test_a_condition_on_the_verb_defeats_with_its_own_words() -> None:
    condition = AllOf((Wording("possess"), Wording("for-distribution")), within=8, ordered=True)
    finding = judged(
        Search(found=(Way(POSSESSION, unless=(condition,)),)),
        a_provision("A person who possesses for the purpose of distribution child pornography commits an offence."),
    )
    assert finding.status is ElementStatus.DEFEATED
    assert finding.evidence[0].quote == "possesses for the purpose of distribution"
    assert finding.evidence[0].defeats


def test_one_clause_without_the_condition_is_enough() -> None:
    condition = AllOf((Wording("possess"), Wording("for-distribution")), within=8, ordered=True)
    finding = judged(
        Search(found=(Way(POSSESSION, unless=(condition,)),)),
        a_provision(
            "(1) A person who possesses for the purpose of distribution child pornography commits an offence.\n"
            "(2) A person who possesses child pornography commits an offence."
        ),
    )
    assert finding.status is ElementStatus.FOUND


def test_another_rule_with_the_same_words_is_no_evidence() -> None:
    finding = judged(
        Search(found=(Way(POSSESSION, without=(Wording("marriage"),)),)),
        a_provision("A married person who possesses child pornography commits an offence."),
    )
    assert finding.status is ElementStatus.MISSING


def test_what_builds_on_a_rule_that_is_not_there_is_missing() -> None:
    finding = judged(Search(found=(Way(Wording("marriage")),), needs=("material-offence",)), a_provision("Married."))
    assert finding.status is ElementStatus.MISSING
    assert "material-offence" in finding.reason


def test_a_defeating_rule_beats_what_was_found() -> None:
    finding = judged(
        Search(found=(Way(POSSESSION),), defeated=(Way(Wording("marriage")),)),
        a_provision("A person who possesses child pornography commits an offence."),
        a_provision("This does not apply to married persons.", id="CC-2"),
    )
    assert finding.status is ElementStatus.DEFEATED
    assert finding.evidence[0].provision == "CC-2"


def test_groups_must_all_match_to_satisfy_jointly() -> None:
    search = Search(joint=((Way(Wording("material")),), (Way(Wording("marriage")),)))
    one, two = a_provision("Child pornography."), a_provision("Married persons.", id="CC-2")
    assert judged(search, one).status is ElementStatus.MISSING
    finding = judged(search, one, two)
    assert finding.strength is Strength.JOINTLY
    assert {quote.provision for quote in finding.evidence} == {"CC-1", "CC-2"}


def test_absence_is_judged_only_where_the_law_is_held_in_full() -> None:
    search = Search(absent=(Way(Wording("marriage")),), body=("criminal",))
    quiet = a_provision("Theft is an offence.")
    assert judged(search, quiet).status is ElementStatus.FOUND
    assert judged(search, quiet, covers=()).status is ElementStatus.UNCLEAR
    assert judged(search, a_provision("Married persons are exempt."), covers=()).status is ElementStatus.DEFEATED


def test_a_clause_covers_what_it_refers_to_and_shows_the_chain() -> None:
    clause = a_provision("Section 2 applies to acts done outside the State.", id="CC-9", number="s. 9")
    offence = a_provision("A person who possesses child pornography commits an offence.", id="CC-2", number="s. 2")
    search = Search(found=(Way(AllOf((Wording("abroad"), RefersTo("material-offence")))),))
    finding = judged(search, clause, offence)
    assert finding.status is ElementStatus.FOUND
    assert finding.strength is Strength.BY_REFERENCE
    chained = [quote for quote in finding.evidence if quote.provision == "CC-2"]
    assert chained[0].via == ("CC-9",)


def test_a_definition_counts_only_in_its_own_law() -> None:
    search = Search(found=(Way(POSSESSION, same_law=("definition",)),))
    offence = a_provision("A person who possesses child pornography commits an offence.")
    assert (
        judged(search, offence, a_provision("A child means a person.", law="Tax Act")).status is ElementStatus.MISSING
    )
    assert judged(search, offence, a_provision("A child means a person.", id="CC-0")).strength is Strength.BY_DEFINITION


def test_a_rule_can_ask_for_the_name_of_the_law() -> None:
    """A fine for soliciting is no crime where it stands in a code of administrative offences."""
    search = Search(found=(Way(POSSESSION, law_title=Wording("material")),))
    text = "Possessing child pornography is an offence."
    assert judged(search, a_provision(text)).status is ElementStatus.MISSING
    assert judged(search, a_provision(text, law="Child Pornography Act")).status is ElementStatus.FOUND


def test_an_element_without_a_rule_needs_an_analyst() -> None:
    finding = judged(None, a_provision())
    assert finding.status is ElementStatus.UNCLEAR
    assert "needs an analyst" in finding.reason


def test_a_law_in_another_language_is_unclear_and_never_missing() -> None:
    finding = judged(Search(found=(Way(POSSESSION),)), a_provision("Lagen gäller barn.", language="sv"))
    assert finding.status is ElementStatus.UNCLEAR


def test_an_annexed_treaty_is_no_domestic_law() -> None:
    treaty = a_provision(
        "The States Parties to the present Protocol,\nHave agreed as follows:\nArticle 1\n"
        "States Parties shall prohibit possessing child pornography.",
        heading="Schedule",
        id="CC-Sch",
        number="Schedule",
    )
    assert judged(Search(found=(Way(POSSESSION),)), treaty).status is ElementStatus.MISSING
