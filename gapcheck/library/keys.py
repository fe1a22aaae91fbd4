"""The table of keys: what may stand where in a checklist or lexicon file.

The hand reader and the published JSON Schema both follow this table, so that they cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from gapcheck.library.wanted import Choice, Flag, Many, Mapping, Named, Number, Phrase, Text, Wanted
from gapcheck.model import ElementStatus, Obligation, Scope, Severity, Strength

SIX_LANGUAGES: Final = ("en", "fr", "de", "es", "it", "ru")

# ISO 639-1.
_CODES: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja "
    "jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb "
    "nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq "
    "sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
LANGUAGES: Final = frozenset(_CODES.split())

# Bodies of law that a workbook may hold in full (docs: the Country sheet's `covers`).
BODIES_OF_LAW: Final = (
    "criminal",
    "criminal-procedure",
    "administrative-offences",
    "child-protection",
    "victims",
    "migration",
    "education",
    "health",
    "labour",
)

STRENGTHS: Final = {strength.name.lower().replace("_", "-"): strength for strength in Strength}
ROLES: Final = ("operative", "definition", "heading", "treaty", "amending", "transitional", "title")

ID_PATTERN: Final = r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping."""

    name: str
    wanted: Wanted
    says: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one kind of mapping. `has_languages` allows the six language codes as keys with phrases."""

    name: str
    keys: tuple[Key, ...]
    has_languages: bool = False

    def key(self, name: str) -> Key:
        """The entry of one key; a name that the table does not hold is a mistake of the program."""
        for key in self.keys:
            if key.name == name:
                return key
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every key's name, in the order of the table."""
        return tuple(key.name for key in self.keys)


_TEXT: Final = Text()
_ID: Final = Text(ID_PATTERN, "an id (letters, digits, - . _)")
_ADDRESS: Final = Text(rf"{ID_PATTERN}(/{ID_PATTERN})?", "an anchor, or an element as CRITERION/element")
_EXPRESSION: Final = Mapping("expression")
_WAYS: Final = Many(Mapping("way"))
_IDS: Final = Many(_ID)
_PHRASES: Final = Many(Phrase(), is_blank_allowed=False)
_LANGUAGE: Final = Choice(tuple(sorted(LANGUAGES)))
_BODIES: Final = Many(Choice(BODIES_OF_LAW))

_LEXICON_KEYS: Final = (
    Key("concepts", Named(Mapping("concept")), "Ideas worded in the six languages, by id."),
    Key("anchors", Named(Mapping("anchor")), "Rules of law that elements build on, by id."),
)

SHAPES: Final = (
    Shape("lexicon", _LEXICON_KEYS),
    Shape(
        "checklist",
        (
            Key("id", _ID, "The name used on the command line.", is_required=True),
            Key("version", _TEXT, "Changes when a finding may change.", is_required=True),
            Key("title", _TEXT, is_required=True),
            Key("seed", _TEXT, "The document that the checklist goes back to."),
            Key("summary", _TEXT, "One paragraph for readers of the report."),
            Key(
                "criteria",
                Many(Mapping("criterion"), may_be_one=False),
                "The questions asked, in order.",
                is_required=True,
            ),
            *_LEXICON_KEYS,
        ),
    ),
    Shape(
        "criterion",
        (
            Key("id", _ID, "Never renumbered.", is_required=True),
            Key("title", _TEXT, is_required=True),
            Key("question", _TEXT, is_required=True),
            Key("why", _TEXT, "Why children need this rule."),
            Key("legal_test", Mapping("legal test"), "When the criterion is met, partial, a gap.", is_required=True),
            Key("weight", Number(0, 1000, is_whole=False, is_above=True), "Weight in the mean.", is_required=True),
            Key("severity", Choice(tuple(Severity)), "How grave a gap is.", is_required=True),
            Key("sources", Many(Mapping("source"), may_be_one=False), "Instruments that ask for it."),
            Key("common_gaps", Many(_TEXT), "Typical defects."),
            Key("recommendation", _TEXT, "What to change when it is a gap."),
            Key("elements", Many(Mapping("element"), may_be_one=False), "The parts of the question."),
        ),
    ),
    Shape(
        "legal test",
        (
            Key("met", _TEXT, is_required=True),
            Key("partial", _TEXT, is_required=True),
            Key("gap", _TEXT, is_required=True),
        ),
    ),
    Shape(
        "source",
        (
            Key("instrument", _TEXT, "Its id in instruments.yaml.", is_required=True),
            Key("provision", _TEXT, "Article and paragraph.", is_required=True),
            Key("kind", Choice(tuple(Obligation)), "What kind of promise it is.", is_required=True),
            Key("since", Number(1900, 2100), "Year of adoption."),
            Key("reservable", Flag(), "Whether States may opt out of this provision."),
            Key("verified", Flag(), "Whether the provision was read."),
            Key("note", _TEXT),
        ),
    ),
    Shape(
        "element",
        (
            Key("id", _ID, "Unique in its criterion.", is_required=True),
            Key("required", Flag(), "Whether the criterion needs it (default: true)."),
            Key("test", _TEXT, "What must be found, for a person.", is_required=True),
            Key("search", Mapping("search"), "What decides the element by text."),
            Key("examples", Many(Mapping("example"), may_be_one=False), "Run by `gapcheck checklist test`."),
        ),
    ),
    Shape(
        "search",
        (
            Key("found", _WAYS, "Any of these ways: found."),
            Key("joint", Many(_WAYS, may_be_one=False), "One way of each group must match."),
            Key("defeated", _WAYS, "Any of these ways: defeated."),
            Key("needs", Many(_ADDRESS), "Anchors or elements without which the element is missing."),
            Key("absent", _WAYS, "Found when none of these ways matches."),
            Key("body", _BODIES, "Bodies of law that must be held in full to judge absence."),
        ),
    ),
    Shape(
        "way",
        (
            Key("find", _EXPRESSION, "What must stand in one scope.", is_required=True),
            Key("scope", Choice(tuple(Scope)), "How far apart words may stand (default: sentence)."),
            Key("inside", _IDS, "Only provisions in which one of these anchors is found."),
            Key("without", Many(_EXPRESSION), "In the same scope: this is another rule, no match."),
            Key("unless", Many(_EXPRESSION), "In the same scope: takes the match away (defeated)."),
            Key("heading", _EXPRESSION, "Must stand in the heading."),
            Key("heading_without", _EXPRESSION, "Must not stand in the heading."),
            Key("law_title", _EXPRESSION, "Must stand in the name of the law."),
            Key("joint", _IDS, "Anchors that must be found somewhere in the workbook, too."),
            Key("same_law", _IDS, "Anchors that must be found in the same law, too."),
            Key("referred_by", _IDS, "Anchors one of whose matches must refer to this provision."),
            Key("outside", _IDS, "Only provisions in which none of these anchors is found."),
            Key("next_to", _IDS, "Anchors one of which must be found within six rows of the same law."),
            Key("lacking", _IDS, "Anchors that must not be found anywhere in the workbook."),
            Key("roles", Many(Choice(ROLES)), "Roles of text that are searched (default: operative and definition)."),
            Key("strength", Choice(tuple(STRENGTHS)), "What the finding stands on (default: explicit)."),
        ),
    ),
    Shape(
        "expression",
        (
            Key("all", Many(_EXPRESSION, may_be_one=False, is_blank_allowed=False), "Every part, in any order."),
            Key("ordered", Many(_EXPRESSION, may_be_one=False, is_blank_allowed=False), "Every part, in this order."),
            Key("any", Many(_EXPRESSION, may_be_one=False, is_blank_allowed=False), "At least one part."),
            Key("age", _TEXT, "`under 18`, `under 10-17`, `from 14`."),
            Key("period", _TEXT, "`>= 5 years`, `<= 2 years`, `1-5 years`."),
            Key("refers", _ID, "A reference to a provision in which this anchor is found."),
            Key("anchor", _ID, "A match of this anchor in the same scope."),
            Key("within", Number(1, 1000), "With `all` and `ordered`: most words from the first to the last."),
        ),
    ),
    Shape(
        "concept",
        (
            Key("includes", _IDS, "All wordings of these concepts, too."),
            Key("not", Mapping("other phrases"), "Phrases that contain a wording and mean something else."),
            Key("defined_as", _EXPRESSION, "What a sentence says of a quoted term that is a wording, too."),
            Key("only", Many(_LANGUAGE), "The languages in which the idea has a wording, when not in all six."),
            Key("because", _TEXT, "Why the other languages have none."),
        ),
        has_languages=True,
    ),
    Shape("other phrases", (), has_languages=True),
    Shape(
        "anchor",
        (
            Key("says", _TEXT, "The rule in words.", is_required=True),
            Key("ways", _WAYS, "Any of these ways.", is_required=True),
        ),
    ),
    Shape(
        "example",
        (
            Key("language", _LANGUAGE, "Of the text.", is_required=True),
            Key("expect", Choice(tuple(ElementStatus)), "What the element must be.", is_required=True),
            Key("text", _TEXT, "The provision, when it is one."),
            Key("heading", _TEXT, "With `text`."),
            Key("number", _TEXT, "With `text`."),
            Key("law", _TEXT, "With `text`."),
            Key("provisions", Many(Mapping("provision"), may_be_one=False), "Several provisions."),
            Key("covers", _BODIES, "Bodies of law that the tiny workbook holds in full."),
            Key("note", _TEXT, "Why."),
        ),
    ),
    Shape(
        "provision",
        (
            Key("text", _TEXT, is_required=True),
            Key("heading", _TEXT),
            Key("number", _TEXT),
            Key("law", _TEXT),
        ),
    ),
)

OPERATORS: Final = ("all", "ordered", "any", "age", "period", "refers", "anchor")


@cache
def shape(name: str) -> Shape:
    """The shape with that name."""
    return next(each for each in SHAPES if each.name == name)


WAY_NAMES: Final = shape("way").names
