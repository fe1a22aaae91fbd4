"""Cross-references in the drafting styles of many countries, and on the real corpora when they are there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.law.law_index import LawIndex
from gapcheck.law.numbering import number_key, section_of, sort_key
from gapcheck.law.references import references
from gapcheck.model import Provision

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"


def _law(law: str, prefix: str, lead: str, numbers: str, language: str) -> list[Provision]:
    return [
        Provision(
            id=f"{prefix}-{number.replace(' ', '')}", text="", law=law, number=f"{lead}{number}", language=language
        )
        for number in numbers.split(", ")
    ]


WORKBOOK = (
    *_law("Code pénal", "CP", "art. ", "113-6, 227-22, 227-22-1, 227-23, 227-23-1, 227-24, 227-25, 227-26, 227-27, 227-27-1", "fr"),
    *_law("Code de procédure pénale", "CPP", "art. ", "1, 113-6, 706-47", "fr"),
    *_law("Strafgesetzbuch", "StGB", "§ ", "4, 11, 174, 174a, 174b, 174c, 176, 176a, 177, 178, 182, 184a, 184b, 184c", "de"),
    *_law("Strafprozeßordnung", "StPO", "§ ", "11, 174", "de"),
    *_law("Criminal Code (R.S.C., 1985, c. C-46)", "CC", "s. ", "2, 7, 151, 152, 153, 155, 160, 163.1, 170, 171", "en"),
    *_law("Child Trafficking and Pornography Act 1998", "IE98", "s. ", "2, 3, 4A, 5, 5A, 6, 7, 48", "en"),
    *_law("Sexual Offences Act 2003", "SOA", "s. ", "1, 7, 47, 48, 50", "en"),
    *_law("Ley Orgánica 10/1995, del Código Penal", "CPE", "art. ", "177 bis, 181, 182, 183, 183 ter, 187, 188, 189", "es"),
    *_law("Codice penale (R.D. 19 ottobre 1930, n. 1398)", "CPI", "art. ", "600, 600-bis, 600-ter, 600-quater, 600-quater.1, 600-quinquies", "it"),
    *_law("Уголовный кодекс Российской Федерации", "УК", "ст. ", "131, 132, 133, 134, 135, 240, 242, 242.1, 242.2", "ru"),
    *_law("Schweizerisches Strafgesetzbuch", "CH", "Art. ", "187, 188, 195, 197", "de"),
)  # fmt: skip
INDEX = LawIndex(WORKBOOK)

# law | language | text | what each reference leads to, in order ("self" is the provision itself)
CASES = """
Code pénal|fr|les infractions prévues par les articles 227-22, 227-23 ou 227-25 à 227-27|CP-227-22 CP-227-23 CP-227-25 CP-227-26 CP-227-27
Code pénal|fr|au deuxième alinéa de l'article 113-6 du code de procédure pénale|CPP-113-6
Code pénal|fr|au deuxième alinéa de l'article 113-6|CP-113-6
Code pénal|fr|l'article 113-6 du code de commerce|
Code pénal|fr|l'article L. 113-6 du code rural|
Code pénal|fr|puni de dix ans d'emprisonnement et de 150 000 euros d'amende; en 1998, 227-23 personnes|
Code pénal|fr|les peines prévues au présent article|self
Code de procédure pénale|fr|les articles 227-22 à 227-23 du code pénal|CP-227-22 CP-227-22-1 CP-227-23
Strafgesetzbuch|de|der §§ 174 bis 174c, des § 176 und des § 182|StGB-174 StGB-174a StGB-174b StGB-174c StGB-176 StGB-182
Strafgesetzbuch|de|nach den §§ 176 bis 178, 182|StGB-176 StGB-176a StGB-177 StGB-178 StGB-182
Strafgesetzbuch|de|§ 184b Absatz 1 Satz 1 Nummer 3|StGB-184b
Strafgesetzbuch|de|in den Fällen der §§ 184a, 184b Absatz 1 und 2 und § 184c Absatz 1 und 2|StGB-184a StGB-184b StGB-184c
Strafgesetzbuch|de|des § 174 Absatz 1, 2 und 4, der §§ 176 bis 178|StGB-174 StGB-176 StGB-176a StGB-177 StGB-178
Strafgesetzbuch|de|§ 11 Abs. 3 und § 176|StGB-11 StGB-176
Strafgesetzbuch|de|§ 174 der Strafprozessordnung|StPO-174
Strafgesetzbuch|de|§ 11 BGB|
Strafprozeßordnung|de|§ 176a Abs. 1 StGB|StGB-176a
Strafprozeßordnung|de|§ 177 des Strafgesetzbuches|StGB-177
Strafprozeßordnung|de|Artikel 11 des Grundgesetzes|
Strafgesetzbuch|de|Wer eine Tat nach Absatz 1 begeht|self
Schweizerisches Strafgesetzbuch|de|strafbar nach Art. 187 Ziff. 1 oder Art. 197 Abs. 4|CH-187 CH-197
Criminal Code (R.S.C., 1985, c. C-46)|en|an offence against section 151, 152 or 153 or 155, subsection 160(2) or (3), section 163.1, 170|CC-151 CC-152 CC-153 CC-155 CC-160 CC-163.1 CC-170
Criminal Code (R.S.C., 1985, c. C-46)|en|R.S., 1985, c. 27 (1st Supp.), s. 7|
Criminal Code (R.S.C., 1985, c. C-46)|en|paragraph 2 of the form; a term of 7 years; 170 persons|
Criminal Code (R.S.C., 1985, c. C-46)|en|paragraph 153(1)(a)|CC-153
Criminal Code (R.S.C., 1985, c. C-46)|en|under subsection (2) or this section|self self
Criminal Code (R.S.C., 1985, c. C-46)|en|section 7 of the Customs Act|
Child Trafficking and Pornography Act 1998|en|sections 3 to 6|IE98-3 IE98-4A IE98-5 IE98-5A IE98-6
Child Trafficking and Pornography Act 1998|en|section 48 of the Sexual Offences Act 2003|SOA-48
Sexual Offences Act 2003|en|an offence under section 4A, 5(1)(a) or 5A(1) of the Act of 1998|IE98-4A IE98-5 IE98-5A
Sexual Offences Act 2003|en|section 7 of this Act|SOA-7
Sexual Offences Act 2003|en|Articles 151-153 of the Criminal Code|CC-151 CC-152 CC-153
Ley Orgánica 10/1995, del Código Penal|es|los delitos de los artículos 181 a 183|CPE-181 CPE-182 CPE-183
Ley Orgánica 10/1995, del Código Penal|es|artículo 177 bis|CPE-177bis
Ley Orgánica 10/1995, del Código Penal|es|los artículos 187, 188 y 189 de este Código|CPE-187 CPE-188 CPE-189
Ley Orgánica 10/1995, del Código Penal|es|el artículo 189.1 a) y el artículo 183 ter|CPE-183ter CPE-189
Ley Orgánica 10/1995, del Código Penal|es|el artículo 181 de la Ley de Enjuiciamiento Civil|
Code pénal|es|el artículo 181 del Código Penal|CPE-181
Codice penale (R.D. 19 ottobre 1930, n. 1398)|it|articoli 600-bis, 600-ter, primo e secondo comma, e 600-quinquies|CPI-600-bis CPI-600-ter CPI-600-quinquies
Codice penale (R.D. 19 ottobre 1930, n. 1398)|it|di cui all'articolo 600-quater.1|CPI-600-quater.1
Codice penale (R.D. 19 ottobre 1930, n. 1398)|it|l'art. 600-ter C.P.|CPI-600-ter
Codice penale (R.D. 19 ottobre 1930, n. 1398)|it|articolo 600 del codice civile|
Уголовный кодекс Российской Федерации|ru|предусмотренные статьями 131–135 настоящего Кодекса|УК-131 УК-132 УК-133 УК-134 УК-135
Уголовный кодекс Российской Федерации|ru|статьёй 242.1 настоящего Кодекса|УК-242.1
Уголовный кодекс Российской Федерации|ru|частями первой и второй настоящей статьи|self
Уголовный кодекс Российской Федерации|ru|преступление (статья 134)|УК-134
Уголовный кодекс Российской Федерации|ru|статьи 131 Уголовно-процессуального кодекса|
Code pénal|ru|статьями 131 и 132 Уголовного кодекса Российской Федерации|УК-131 УК-132
"""


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line])
def test_a_reference_leads_to_the_provisions_that_it_names(case: str) -> None:
    law, language, text, expected = case.split("|")
    provision = Provision(id="self", text=text, law=law, number="art. 9999", language=language)
    found = references(provision, INDEX)
    assert " ".join(target for reference in found for target in reference.targets) == expected
    for reference in found:
        assert text[reference.start : reference.end].strip()


@pytest.mark.parametrize(
    ("language", "number", "text", "expected"),
    [
        ("en", "Article {}", "Article 131, paragraphs 1, 2 and 3, Article 140, items 2 and 3", "131 140"),
        ("en", "Article {}", "the offence under Article 131 paragraph 2 or 3", "131"),
        ("en", "Article {}", "Articles 131 section 1, 140 § 2 and 3", "131 140"),
        ("en", "§ {}", "§ 131, subsection 2 or § 140, clause 3", "131 140"),
        ("en", "section {}", "section 131, subsection 2(2) or section 140", "2 131 140"),
        ("fr", "Article {}", "aux articles 131, alinéas 1 et 2, 132 et 140, § 2", "131 132 140"),
        ("fr", "Article {}", "articles 131, 1° et 2°, 132", "131 132"),
    ],
)
def test_numbers_of_paragraphs_are_not_numbers_of_articles(
    language: str, number: str, text: str, expected: str
) -> None:
    """A law always has an article 2: read as that article, "paragraphs 1 and 2" would extend a rule to it."""
    law = [
        Provision(id=one, text="x", law="Penal Code", number=number.format(one), language=language)
        for one in ("1", "2", "3", "131", "132", "140")
    ]
    provision = Provision(id="self", text=text, law="Penal Code", number=number.format(999), language=language)
    found = references(provision, LawIndex((*law, provision)))
    assert sorted((target for one in found for target in one.targets), key=int) == expected.split()


@pytest.mark.parametrize(
    ("law", "language", "text"),
    [
        ("Criminal Code of the Republic of Drinavia", "en", "Articles 187 to 191 of the Criminal Code"),
        ("Criminal Code of Drinavia", "en", "Articles 187 to 191 of the Criminal Code"),
        ("Уголовный кодекс Республики Торамыш от 3 июля 2014 года", "ru", "статьями 187–191 Уголовного кодекса"),
        ("Estonian Penal Code", "en", "§§ 187–191 of the Penal Code"),
        ("Code pénal suisse", "fr", "articles 187 à 191 du code pénal"),
        ("Schweizerisches Strafgesetzbuch", "de", "nach Artikel 187 bis 191 des Strafgesetzbuches"),
        ("Codice penale della Repubblica di San Marino", "it", "articoli da 187 a 191 del codice penale"),
        ("Código Penal de la República", "es", "artículos 187 a 191 del Código Penal"),
    ],
)
def test_a_code_is_named_without_its_state(law: str, language: str, text: str) -> None:
    rows = tuple(
        Provision(id=f"row {n}", text="x", law=law, number=f"Article {n}", language=language) for n in (187, 188, 191)
    )
    other = Provision(id="self", text=text, law="Another Act", number="3", language=language)
    (found,) = references(other, LawIndex((*rows, other)))
    assert found.targets == ("row 187", "row 188", "row 191")


@pytest.mark.parametrize("law", ["StGB", "Strafgesetzbuch (StGB)", "Strafgesetzbuch, StGB"])
def test_an_abbreviation_in_the_name_of_the_law_is_its_name_too(law: str) -> None:
    """An analyst may number the rows in any way: then only the column of the law tells what "StGB" is."""
    rows = tuple(
        Provision(id=f"row {n}", text="x", law=law, number=f"Art. {n}", language="de") for n in (187, 188, 191)
    )
    other = Provision(
        id="self", text="nach Art. 187 bis 191 StGB", law="Opferhilfegesetz", number="Art. 3", language="de"
    )
    (found,) = references(other, LawIndex((*rows, other)))
    assert found.targets == ("row 187", "row 188", "row 191")


def test_the_preceding_section_is_the_one_before() -> None:
    law = [
        Provision(id=f"X-{n}", text="as in the preceding section", law="X Act", number=f"s. {n}", language="en")
        for n in (1, 2, 3)
    ]
    (found,) = references(law[2], LawIndex(tuple(law)))
    assert found.targets == ("X-2",)


def test_what_an_act_defines_as_the_act_of_a_year_is_that_act() -> None:
    law = (
        Provision(
            id="A-1",
            text="“Act of 2006” means the Children (Safety) Act 2006;",
            law="New Act 2017",
            number="s. 1",
            language="en",
        ),
        Provision(
            id="A-2", text="under section 3 of the Act of 2006", law="New Act 2017", number="s. 2", language="en"
        ),
        Provision(id="B-3", text="", law="Children (Safety) Act 2006", number="s. 3", language="en"),
        Provision(id="C-3", text="", law="Other Act 2006", number="s. 3", language="en"),
    )
    (found,) = references(law[1], LawIndex(law))
    assert found.targets == ("B-3",)


def test_this_chapter_is_what_stands_under_the_same_heading() -> None:
    def row(number: int, heading: str, text: str = "") -> Provision:
        return Provision(
            id=f"CP-{number}", text=text, law="Código Penal", number=f"art. {number}", heading=heading, language="es"
        )

    law = (
        row(1, "CAPÍTULO I. Del homicidio"),
        row(2, "CAPÍTULO II. De las lesiones"),
        row(3, "CAPÍTULO III. Común", "los delitos de este capítulo y de los capítulos I y II de este título"),
        row(4, "CAPÍTULO I. De otra cosa"),
    )
    assert [found.targets for found in references(law[2], LawIndex(law))] == [("CP-3",), ("CP-1", "CP-2")]


@pytest.mark.parametrize(
    ("number", "identifier", "expected"),
    [
        ("§ 184b", "StGB-184b", "184b"),
        ("art. 227-22", "CP-227-22", "227-22"),
        ("s. 163.1", "CC-163.1", "163.1"),
        ("art. 177 bis", "CP-177bis", "177bis"),
        ("art. 600-ter", "CP-600-ter", "600-ter"),
        ("ст. 242.1", "УК-242.1", "242.1"),
        ("Art. L. 425-1", "CESEDA-L425-1", "L425-1"),
        ("Artículo 5.", "X-5", "5"),
        ("статья 242¹", "УК-242.1", "242.1"),
        ("Schedule", "IE2024-28-Sch", ""),
        ("", "StGB-184b", "184b"),
        ("2024, c. 33, s. 13", "CC-NIF-2024-33-13", ""),
    ],
)  # fmt: skip
def test_the_number_of_a_provision_is_bare(number: str, identifier: str, expected: str) -> None:
    assert section_of(Provision(id=identifier, text="", number=number)) == expected


def test_numbers_sort_as_laws_do() -> None:
    numbers = ["5-1", "6", "5bis", "5", "5ter", "10", "5a"]
    assert min(numbers, key=sort_key) == "5"
    assert sorted(numbers, key=sort_key)[-2:] == ["6", "10"]
    assert number_key("177 bis") == number_key("177BIS") == number_key("177-bis")


_BITS = st.one_of(
    st.sampled_from(["section ", "§§ ", "articles ", "статьями ", "artículos ", "12", "227-22", "1.1", " bis ", ", ", "(", ")", " to ", "of the Act ", "\n"]),
    st.text(max_size=8),
)  # fmt: skip


@given(st.lists(_BITS, max_size=60), st.sampled_from(["en", "fr", "de", "es", "it", "ru", "", "xx"]))
def test_any_text_gives_references_inside_it(bits: list[str], language: str) -> None:
    provision = Provision(id="self", text="".join(bits), law="Code pénal", language=language)
    end = 0
    for reference in references(provision, INDEX):
        assert end <= reference.start < reference.end <= len(provision.text)
        assert reference.targets
        end = reference.end


def test_a_hostile_text_takes_linear_time() -> None:
    for bit in (
        "section 1, ",
        "section 1 (",
        "§ 1 Absatz 1 und ",
        "of the Act of ",
        "artículo 1 y ",
        "“Act",
        "A " * 20 + "section 2 of the ",
    ):
        provision = Provision(id="self", text=bit * 4000, law="Code pénal", language="en")
        begun = time.perf_counter()
        references(provision, INDEX)
        assert time.perf_counter() - begun < 2


def _corpus(country: str) -> tuple[Provision, ...]:
    path = CORPUS / f"{country}.xlsx"
    if not path.exists():
        pytest.skip("the corpus is not here")
    calamine = pytest.importorskip("python_calamine")
    head, *rows = calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Statutes").to_python()
    at = {str(name): place for place, name in enumerate(head)}
    return tuple(
        Provision(
            id=str(row[at["id"]]), law=str(row[at["law"]]), number=str(row[at["provision"]]), heading=str(row[at["heading"]]),
            text=str(row[at["text"]]), language=str(row[at["language"]]),
        )
        for row in rows
    )  # fmt: skip


@pytest.mark.parametrize(
    ("country", "provision", "named", "not_named"),
    [
        ("france", "CP-227-27-1", "CP-227-22 CP-227-23 CP-227-25 CP-227-26 CP-227-27 CP-113-6", "CP-227-23-1 CP-227-24"),
        ("france", "CP-227-28-1", "CP-227-23 CP-227-23-1 CP-227-26 CP-121-2", "CP-227-27"),
        ("germany", "StGB-5", "StGB-174 StGB-176 StGB-176a StGB-177 StGB-178 StGB-182 StGB-11", "StGB-184b StGB-4"),
        ("germany", "StGB-6", "StGB-184a StGB-184b StGB-184c", "StGB-184 StGB-7"),
        ("germany", "StGB-78b", "StGB-174 StGB-174c StGB-176 StGB-178 StGB-182", "StGB-184"),
        ("canada", "CC-7", "CC-151 CC-152 CC-153 CC-155 CC-160 CC-163.1 CC-170 CC-173 CC-286.1", "CC-3.1 CC-25"),
        ("ireland", "IE2017-2-42", "IE1998-22-4A IE1998-22-5 IE1998-22-5A IE2006-15-2 IE2006-15-3", "IE2017-2-5"),
        ("russia", "УК-73", "УК-131 УК-134 УК-135 УК-242.1 УК-242.2", "УК-136"),
        ("spain", "CP-183", "CP-181 CP-189", "CP-182"),
        ("spain", "CP-189bis", "CP-181 CP-182 CP-187 CP-189", "CP-178"),
        ("italy", "CP-609-decies", "CP-600-bis CP-600-ter CP-609-octies CP-609-quater", "CP-600-quater"),
    ],
)  # fmt: skip
def test_real_codes(country: str, provision: str, named: str, not_named: str) -> None:
    corpus = _corpus(country)
    index = LawIndex(corpus)
    targets = {
        target for row in corpus if row.id == provision for reference in references(row, index) for target in reference.targets
    }  # fmt: skip
    assert set(named.split()) <= targets
    assert not set(not_named.split()) & targets
