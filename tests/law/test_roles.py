"""What kind of text a row is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.law.roles import inserted_text_spans, role_of
from gapcheck.model import Provision

CASES = [
    ("Whoever possesses child pornography is guilty of an offence and liable to imprisonment.", "", "s. 5", "operative"),
    ("Le fait de consulter habituellement un service est puni de cinq ans d'emprisonnement.", "", "art. 227-23", "operative"),
    ("(weggefallen)", "", "§ 80", "repealed-text"),
    ("[Repealed, 2002, c. 13, s. 70]", "", "s. 690", "repealed-text"),
    ("(Утратила силу)", "", "ст. 129", "repealed-text"),
    ("(Suprimido)", "", "art. 93", "repealed-text"),
    ("This Act may be cited as the Criminal Code.", "Short title", "s. 1", "title"),
    ("La presente Ley entrará en vigor a los seis meses.", "", "Disposición final sexta", "title"),
    ("(1) A sentence commences when it is imposed.", "Commencement of sentence", "s. 719", "operative"),
    ("Section 8 of the Act of 1981 is amended by the substitution of “18 years” for “17 years”.", "Amendment of section 8", "s. 11", "amending"),
    ("Se modifica la Ley Orgánica 10/1995, del Código Penal:\nUno. Se modifica el artículo 39, que queda redactado así:\n«b) Las de empleo.»", "", "Disposición final sexta", "amending"),
    ("L'article 521-2 est ainsi rédigé :\n« Le fait de pratiquer des expériences est puni. »", "", "art. 716-16", "amending"),
    ("Das Strafgesetzbuch wird wie folgt geändert:\n1. § 184b wird wie folgt gefasst: „(1) Wer ...“", "", "Art. 1", "amending"),
    ("Внести в Уголовный кодекс следующие изменения: статью 134 изложить в следующей редакции.", "", "ст. 1", "amending"),
    ("1. All'articolo 157 del codice penale il sesto comma è sostituito dal seguente: «I termini sono raddoppiati».", "", "art. 4", "amending"),
    ("Article 1\nStates Parties to the present Protocol shall prohibit the sale of children.", "SCHEDULE", "Schedule", "treaty"),
    ("Les États Parties à la présente Convention prennent toutes les mesures. Chaque Partie prend les mesures.", "Annexe", "Annexe", "treaty"),
    ("An offence against a national of the States Parties to the Convention shall be punished.", "", "s. 7", "operative"),
    ("In this Act— “child” means a person under 18.", "Interpretation", "s. 1", "definition"),
    ("Im Sinne dieses Gesetzes ist Kind, wer noch nicht 14 Jahre alt ist.", "Begriffsbestimmungen", "§ 1", "definition"),
    ("In this section, child pornography means … (2) Every person who makes it is guilty of an indictable offence.", "Definition of child pornography", "s. 163.1", "operative"),
    ("Los delitos cometidos hasta el día de la entrada en vigor se juzgarán conforme a la ley anterior.", "", "Disposición transitoria primera", "transitional"),
    ("Dieses Gesetz gilt für Taten, die nach dem 1. Juli begangen worden sind.", "Übergangsvorschriften", "§ 10", "transitional"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heading", "number", "role"), CASES)
def test_a_row_has_the_role_that_its_words_give_it(text: str, heading: str, number: str, role: str) -> None:
    assert role_of(Provision(id="X-1", text=text, heading=heading, number=number)) == role


def test_the_text_that_an_amending_row_inserts_is_found_without_its_quotation_marks() -> None:
    text = "The Act of 1998 is amended by the insertion of: “5A. (1) A person who makes a “picture” of a child commits an offence.”."
    ((start, end),) = inserted_text_spans(Provision(id="X-1", text=text))
    assert text[start:end] == "5A. (1) A person who makes a “picture” of a child commits an offence."


def test_a_row_that_amends_nothing_inserts_nothing() -> None:
    assert (
        inserted_text_spans(Provision(id="X-1", text="In this Act “child” means “a person under the age of 18 years”."))
        == ()
    )


@given(st.text(alphabet=' ab“”«»„"\n.is amendedWirdPartiesRepealed', max_size=400))
def test_any_text_has_a_role_and_spans_inside_it(text: str) -> None:
    provision = Provision(id="X-1", text=f"X is amended {text}")
    assert role_of(provision)
    end = 0
    for start, stop in inserted_text_spans(provision):
        assert end <= start <= stop <= len(provision.text)
        end = stop
