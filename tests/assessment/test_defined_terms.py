"""A State's own term for the material counts wherever its laws use it."""

from __future__ import annotations

import pytest

from gapcheck.assessment.scanning import scan
from gapcheck.model import AllOf, Concept, Lexicon, Wording
from tests.builders import a_provision

SHOWN = AllOf((Wording("image"), Wording("child")), within=20)


def hits(language: str, wordings: dict[str, tuple[str, ...]], *texts: str) -> list[bool]:
    """Whether the material is found in each text."""
    concepts = (
        Concept("material", ((language, wordings["material"]),), defined_as=SHOWN),
        Concept("any-material", (), includes=("material",)),
        *(Concept(name, ((language, wordings[name]),)) for name in ("image", "child")),
    )
    provisions = tuple(a_provision(text, id=f"A-{at}", language=language) for at, text in enumerate(texts))
    return ["any-material" in reading.hits for reading in scan(provisions, Lexicon(concepts, ()), language).readings]


@pytest.mark.parametrize(
    ("language", "wordings", "definition", "use", "other"),
    [
        (
            "fr",
            {"material": ("pédopornographie",), "image": ("représentation*",), "child": ("mineur*",)},
            "On entend par :\n1° « matériel pédosexuel » : toute représentation visuelle d'un mineur ;\n2° « juge » : le juge.",
            "Quiconque possède des matériels pédosexuels est puni.",
            "Quiconque possède du matériel de pêche est puni.",
        ),
        (
            "de",
            {"material": ("Kinderpornographie",), "image": ("Abbildung*",), "child": ("minderjährig*",)},
            "„Missbrauchsabbildung“ ist jede Abbildung einer minderjährigen Person.",
            "Wer Missbrauchsabbildungen besitzt, ist zu bestrafen.",
            "Wer Abbildungen besitzt, ist frei.",
        ),
        (
            "ru",
            {"material": ("порнография",), "image": ("изображени*",), "child": ("ребенк*",)},
            "«Запрещенная продукция» означает любое изображение ребенка.",
            "Хранение запрещенной продукции наказывается.",
            "Хранение продукции наказывается.",
        ),
    ],
)
def test_a_term_that_the_law_defines_is_a_wording_in_all_its_endings(
    language: str, wordings: dict[str, tuple[str, ...]], definition: str, use: str, other: str
) -> None:
    assert hits(language, wordings, definition, use, other)[1:] == [True, False]
    assert hits(language, wordings, use) == [False]


def test_a_quoted_term_with_another_meaning_is_no_wording() -> None:
    wordings: dict[str, tuple[str, ...]] = {
        "material": ("child pornography",),
        "image": ("image",),
        "child": ("child",),
    }
    texts = ("“Protected person” means any child. An image of a child is evidence.", "A protected person is heard.")
    assert hits("en", wordings, *texts) == [False, False]
