"""The provisions of a workbook by law and number, in the order in which they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from gapcheck.law.chapters import Chapters
from gapcheck.law.law_names import LawNames
from gapcheck.law.numbering import number_key, section_of, sort_key
from gapcheck.model import Provision


@dataclass(slots=True)
class _Law:
    """The provisions of one law in order, and where each number stands (several rows may share one)."""

    ids: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    spans: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)
    has_sections: bool = False
    chapters: Chapters | None = None


class LawIndex:
    """All provisions by law and number. Rows keep their order: it is the order of the law."""

    def __init__(self, provisions: tuple[Provision, ...]) -> None:
        grouped: dict[str, list[Provision]] = {}
        for provision in provisions:
            grouped.setdefault(provision.law, []).append(provision)
        self._laws = {law: _law(rows) for law, rows in grouped.items()}
        self.names = LawNames(grouped)

    def find(self, law: str, first: str, last: str = "") -> tuple[int, ...]:
        """Rows of one number of a law, or of all from `first` to `last`."""
        held = self._laws.get(law)
        if held is None:
            return ()
        low = _key_in(held, first)
        if not last:
            return tuple(held.places.get(low, ()))
        high = _key_in(held, last)
        if (low, high) not in held.spans:
            held.spans[low, high] = tuple(_between(held, low, high))
        return held.spans[low, high]

    def holds(self, law: str, number: str) -> bool:
        """Whether the law has the number."""
        held = self._laws.get(law)
        return held is not None and _key_in(held, number) in held.places

    def has_sections(self, law: str) -> bool:
        """Whether a law counts in sections or "§", so that its "article 25" stands in a treaty or a constitution."""
        held = self._laws.get(law)
        return held is not None and held.has_sections

    def ids(self, law: str, rows: Iterable[int]) -> tuple[str, ...]:
        """The ids of rows of a law, in order, each once."""
        return tuple(dict.fromkeys(self._laws[law].ids[row] for row in sorted(set(rows))))

    def before(self, provision: Provision, count: int) -> tuple[int, ...]:
        """The rows of the `count` provisions (by number) that precede one."""
        held = self._laws.get(provision.law)
        row = held.rows.get(provision.id, 0) if held else 0
        keys: list[str] = []
        rows: list[int] = []
        while held and row > 0 and len(keys) <= count:
            row -= 1
            key = held.keys[row]
            if key and key != held.keys[held.rows[provision.id]] and (not keys or key != keys[-1]):
                keys.append(key)
            if keys and len(keys) <= count:
                rows.append(row)
        return tuple(rows)

    def chapter_mentions(self, provision: Provision) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """(start, end, rows) of the chapters that a provision's text names by number."""
        held = self._laws.get(provision.law)
        if held is None or provision.id not in held.rows:
            return iter(())
        held.chapters = held.chapters or Chapters(held.headings)
        return held.chapters.mentions(provision.text, held.rows[provision.id], provision.heading)

    def chapter(self, provision: Provision) -> tuple[int, ...]:
        """The rows around a provision that stand under the same heading, when that heading names a chapter or section."""
        held = self._laws.get(provision.law)
        heading = provision.heading.strip()
        if held is None or provision.id not in held.rows or not heading.casefold().startswith(_CHAPTERS):
            return ()
        row = held.rows[provision.id]
        after = takewhile(lambda at: held.headings[at] == heading, range(row, len(held.ids)))
        ahead = takewhile(lambda at: held.headings[at] == heading, range(row, -1, -1))
        return (*ahead, *after)


_CHAPTERS = (
    "chap", "cap", "kapitel", "abschnitt", "глава", "section", "sous-section", "sección", "sezione", "part", "paragraphe"
)  # fmt: skip


def _law(provisions: list[Provision]) -> _Law:
    law = _Law(has_sections=bool(provisions) and provisions[0].number.strip().casefold().startswith(("s", "§")))
    for row, provision in enumerate(provisions):
        key = number_key(section_of(provision))
        law.ids.append(provision.id)
        law.keys.append(key)
        law.headings.append(provision.heading.strip())
        law.rows.setdefault(provision.id, row)
        if key:
            law.places.setdefault(key, []).append(row)
    return law


def _key_in(law: _Law, number: str) -> str:
    """The key under which the law has a number: "189.1" may be paragraph 1 of 189, "242-1" may be 242.1."""
    key = number_key(number)
    if key in law.places:
        return key
    for other in (key.replace("-", "."), key.rpartition(".")[0], key.rstrip("abcdefghijklmnopqrstuvwxyz.")):
        if other in law.places:
            return other
    return key


def _between(law: _Law, low: str, high: str) -> Iterator[int]:
    """Rows from the first row of `low` to the last of `high`; by size of number when one of them is not there."""
    if low in law.places and high in law.places:
        first, last = law.places[low][0], law.places[high][-1]
        if first <= last:
            yield from range(first, last + 1)
        else:
            yield from (*law.places[low], *law.places[high])
        return
    smallest, largest = sort_key(low), sort_key(high)
    yield from (row for row, key in enumerate(law.keys) if key and smallest <= sort_key(key) <= largest)
