"""How law can say something: expressions over concepts, ways, anchors, searches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Strength(StrEnum):
    """What a text finding stands on, strongest first."""

    EXPLICIT = "explicit words"
    BY_DEFINITION = "by definition"
    BY_REFERENCE = "by reference"
    JOINTLY = "jointly"
    GENERAL_RULE = "general rule"
    SILENCE = "silence"
    ABSENCE = "absence"


class Scope(StrEnum):
    """How far apart words may stand: a sentence (with the chapeau that governs it), a paragraph, a whole provision."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    PROVISION = "provision"


@dataclass(frozen=True, slots=True)
class Wording:
    """A concept by name: one of its phrases in the provision's language."""

    concept: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part inside one scope; `within` limits the words from the first to the last; `ordered` keeps the order."""

    parts: tuple[Expression, ...]
    within: int = 0
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AgeLimit:
    """A protective age limit in words or digits: "under 18" has the limit 18, "from 14" has the floor 14.

    Matches when `lowest <= value <= highest` and the relation is `under` (a limit) or `from` (a floor).
    """

    relation: str
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time or of imprisonment, in months: matches when `lowest <= months <= highest`."""

    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class RefersTo:
    """A reference ("sections 151 to 153") to a provision in which the named anchor was found."""

    anchor: str


@dataclass(frozen=True, slots=True)
class AnchorHere:
    """A match of another anchor inside the same scope."""

    anchor: str


Expression = Wording | AllOf | AnyOf | AgeLimit | Period | RefersTo | AnchorHere


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which law can say something.

    `inside` names anchors: only provisions in which one of them matched are searched (empty: all). `find` must stand
    in one `scope`; `without` in the same scope makes it another rule (no match); `unless` in the same scope takes the
    match away again (a defeated match); `heading` must stand in the heading, `heading_without` must not; `law_title`
    must stand in the name of the law. `joint` names anchors that must match somewhere in the workbook too, `same_law` anchors that must match in the same law,
    and `referred_by` anchors one of whose matches must refer to the provision. `outside` names anchors that must not match
    in the provision, `next_to` anchors that must match within six rows of the same law, `lacking` anchors that must not
    be found anywhere in the workbook.
    """

    find: Expression
    scope: Scope = Scope.SENTENCE
    inside: tuple[str, ...] = ()
    without: tuple[Expression, ...] = ()
    unless: tuple[Expression, ...] = ()
    heading: Expression | None = None
    heading_without: Expression | None = None
    law_title: Expression | None = None
    joint: tuple[str, ...] = ()
    same_law: tuple[str, ...] = ()
    referred_by: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    next_to: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    strength: Strength = Strength.EXPLICIT
    line: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """A rule of law that elements build on ("possession of the material is an offence"), found in any of its ways."""

    id: str
    says: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What decides one element by text.

    `found`: any way suffices. `joint`: every group needs one match (groups stand for "all under 18" made of 14–17 and
    under 14, and the like). `defeated`: any way defeats. `needs`: anchors or elements without which the question does
    not arise (missing). `absent`: ways that must NOT match, judged only when `body` is held in full.
    """

    found: tuple[Way, ...] = ()
    joint: tuple[tuple[Way, ...], ...] = ()
    defeated: tuple[Way, ...] = ()
    needs: tuple[str, ...] = ()
    absent: tuple[Way, ...] = ()
    body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """Wordings of one idea, per language. `others` are phrases that contain one of them and mean something else.

    `defined_as` is what a sentence says of a quoted term that is another wording of the idea in that law.
    """

    id: str
    wordings: tuple[tuple[str, tuple[str, ...]], ...]
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()
    includes: tuple[str, ...] = ()
    defined_as: Expression | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All concepts and anchors that checklists use. `digest` changes when any wording does."""

    concepts: tuple[Concept, ...]
    anchors: tuple[Anchor, ...]
    digest: str = ""
