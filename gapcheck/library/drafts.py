"""What reading one file gives before its names are looked up in the others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from gapcheck.errors import Place, Problem
from gapcheck.library.yaml_source import Complaints, Node
from gapcheck.model import Anchor, Checklist, Concept


class Kind(StrEnum):
    """What a name can stand for."""

    CONCEPT = "concept"
    ANCHOR = "anchor"
    CRITERION = "criterion"
    ELEMENT = "element"


@dataclass(frozen=True, slots=True)
class Definition:
    """Where an id is given. An element's id is `CRITERION/element`. `only` lists a concept's languages when not all."""

    kind: Kind
    id: str
    place: Place
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """Where an id is used by the concept, anchor or element `owner`. A need may be an anchor or an element."""

    kind: Kind
    name: str
    place: Place
    owner_kind: Kind
    owner: str


@dataclass(frozen=True, slots=True)
class Draft:
    """One file as read: the checklist if it holds one, the concepts and anchors, all names, all complaints.

    `is_unread`: it is no YAML, so that what it would define is not known.
    """

    file: str
    checklist: Checklist | None = None
    concepts: tuple[Concept, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    definitions: tuple[Definition, ...] = ()
    uses: tuple[Use, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_unread: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """What readers write down while they read one file. Copies for another owner share the lists."""

    complaints: Complaints
    definitions: list[Definition] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    owner_kind: Kind = Kind.CONCEPT
    owner: str = ""

    def owned_by(self, kind: Kind, owner: str) -> Ledger:
        """The same ledger; uses noted from now on belong to that concept, anchor or element."""
        return replace(self, owner_kind=kind, owner=owner)

    def define(self, kind: Kind, id_: str, where: Node, only: tuple[str, ...] = ()) -> None:
        """An id is given here."""
        if id_:
            self.definitions.append(Definition(kind, id_, self.complaints.place(where), only))

    def use(self, kind: Kind, name: str, where: Node) -> None:
        """An id is used here."""
        self.uses.append(Use(kind, name, self.complaints.place(where), self.owner_kind, self.owner))
