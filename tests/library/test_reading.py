"""A file becomes the model, exactly."""

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.library.building import problems_of
from gapcheck.library.collection import Library
from gapcheck.library.drafts import Kind, Use
from gapcheck.library.keys import OPERATORS, SHAPES
from gapcheck.library.reading import read_file
from gapcheck.model import (
    AgeLimit,
    AllOf,
    Anchor,
    AnchorHere,
    AnyOf,
    Concept,
    Example,
    LegalTest,
    Obligation,
    Period,
    RefersTo,
    Sample,
    Scope,
    Search,
    Severity,
    Source,
    Strength,
    Way,
    Wording,
)

EVERYTHING = read_file(
    (Path(__file__).parent / "fixtures" / "good" / "everything.yaml").read_bytes(), "everything.yaml"
)


def test_the_head_of_a_checklist_keeps_words_that_look_like_other_types() -> None:
    checklist = EVERYTHING.checklist
    assert checklist
    assert (checklist.id, checklist.version, checklist.title, checklist.seed) == ("own-list", "1", "no", "OSCE")
    assert checklist.summary == "One paragraph of two lines."
    assert [criterion.id for criterion in checklist.criteria] == ["OWN-01", "OWN-02"]


def test_a_criterion_has_all_its_parts() -> None:
    assert EVERYTHING.checklist
    criterion = EVERYTHING.checklist.criteria[0]
    assert criterion.legal_test == LegalTest("yes", "on", "off")
    assert criterion.weight == Decimal("0.5")
    assert criterion.severity is Severity.MINOR
    assert criterion.why == "1 reason"
    assert criterion.common_gaps == ("one", "2")
    assert criterion.recommendation == "Write it."
    assert criterion.sources == (
        Source("LANZAROTE", "Art. 20(1)(e)", Obligation.TREATY, 2007, reservable=True, verified=True, note="read"),
    )


def test_what_is_left_out_or_blank_is_empty() -> None:
    assert EVERYTHING.checklist
    criterion = EVERYTHING.checklist.criteria[1]
    assert (criterion.why, criterion.sources, criterion.common_gaps) == ("", (), ())
    assert (criterion.recommendation, criterion.elements) == ("", ())


def test_a_search_has_its_ways_in_order() -> None:
    assert EVERYTHING.checklist
    search = EVERYTHING.checklist.criteria[0].elements[0].search
    child, image, idea, repealed = Wording("child"), Wording("image"), Wording("own-idea"), Wording("repealed")
    assert search == Search(
        found=(
            Way(idea, line=31),
            Way(AllOf((child, image), 15), line=32),
            Way(AllOf((child, AnyOf((image, idea))), 8, ordered=True), line=33),
            Way(
                find=AllOf((child, AgeLimit("under", 10, 17), Period(60, 10**6))),
                scope=Scope.PARAGRAPH,
                inside=("image-offence",),
                without=(repealed,),
                unless=(AllOf((idea, image), 8, ordered=True),),
                heading=image,
                heading_without=repealed,
                law_title=image,
                joint=("majority",),
                same_law=("own-rule",),
                referred_by=("own-rule",),
                outside=("own-rule",),
                next_to=("image-offence", "majority"),
                lacking=("own-absent",),
                roles=("operative", "treaty"),
                strength=Strength.BY_DEFINITION,
                line=34,
            ),
            Way(RefersTo("image-offence"), line=50),
            Way(AnchorHere("image-offence"), line=51),
            Way(AgeLimit("from", 14, 14), line=52),
        ),
        joint=((Way(child, line=54), Way(image, line=54)), (Way(AgeLimit("under", 14, 14), line=55),)),
        defeated=(Way(AllOf((child, repealed)), line=56),),
        needs=("image-offence", "OWN-01/coded"),
    )


def test_examples_hold_one_provision_or_several() -> None:
    assert EVERYTHING.checklist
    assert EVERYTHING.checklist.criteria[0].elements[0].examples == (
        Example("en", "found", (Sample("A child.", "Images", "5", "Code"),)),
        Example(
            "sv", "unclear", (Sample("Barn", "x", "§ 1", "BrB"), Sample("Barn igen")), ("criminal",), "no wordings"
        ),
    )


def test_an_element_without_search_waits_for_an_analyst() -> None:
    assert EVERYTHING.checklist
    coded, silence = EVERYTHING.checklist.criteria[0].elements[1:]
    assert (coded.search, coded.required, silence.required) == (None, False, False)
    assert silence.search
    assert silence.search.body == ("criminal", "victims")


def test_concepts_and_anchors_of_a_users_file_are_read() -> None:
    assert EVERYTHING.concepts == (
        Concept(
            "own-idea",
            (("en", ("has in * possession", "*photograph* [of] a child/minor", "18 years")),),
            (("en", ("possession of a child",)),),
            ("child",),
        ),
    )
    assert EVERYTHING.anchors[0] == Anchor("own-rule", "a rule", (Way(Wording("own-idea"), line=92),))


def test_every_name_is_noted_with_its_owner() -> None:
    uses = {(use.kind, use.name, use.owner_kind, use.owner) for use in EVERYTHING.uses if isinstance(use, Use)}
    assert (Kind.CONCEPT, "child", Kind.CONCEPT, "own-idea") in uses
    assert (Kind.CONCEPT, "own-idea", Kind.ANCHOR, "own-rule") in uses
    assert (Kind.ELEMENT, "OWN-01/coded", Kind.ELEMENT, "OWN-01/image") in uses
    assert (Kind.ANCHOR, "majority", Kind.ELEMENT, "OWN-01/image") in uses


KEYS = st.sampled_from(sorted({name for shape in SHAPES for name in shape.names} | {"en", "de", "xx", "OWN-01"}))
SCALARS = st.sampled_from(
    ["child", "5", "yes", "under 18", ">= 5 years", "found", "en", "treaty", "", "~", '"*x*"', "'of'"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(KEYS, inner, max_size=4).map(
            lambda table: "{" + ", ".join(f"{key}: {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=20,
)


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_mixture_of_keys_and_values_is_read_or_complained_of(table: dict[str, str]) -> None:
    text = "\n".join(f"{key}: {value}" for key, value in table.items())
    draft = read_file(text.encode(), "mixed.yaml")
    assert draft.checklist or draft.concepts or draft.anchors or draft.problems or set(table) <= {"concepts", "anchors"}
    assert all(str(problem) for problem in problems_of([draft], Library()))


NESTED = st.recursive(
    SCALARS | KEYS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(st.sampled_from([*OPERATORS, "within", "find", "unless", "without"]), inner, max_size=3).map(
            lambda table: "{" + ", ".join(f"{key}: {value}" for key, value in table.items()) + "}"
        )
    ),
    max_leaves=25,
)


@given(NESTED)
def test_any_way_is_read_or_complained_of(way: str) -> None:
    draft = read_file(f"anchors:\n  one:\n    says: x\n    ways:\n      - {way}\n".encode(), "way.yaml")
    assert draft.problems or draft.anchors[0].ways
    assert all(str(problem) for problem in problems_of([draft], Library()))
