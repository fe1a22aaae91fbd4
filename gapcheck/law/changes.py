"""What changed between two states of the law: added, removed, amended, renumbered, split, merged, with redlines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from gapcheck.law.pairing import Pair, RareWords, Texts, pair, settled, spelled
from gapcheck.law.redline import redline
from gapcheck.model import Change, ChangeKind, Provision, Run

CONTAINED: Final = 0.75
"""Share of a text's words that must have left (or come into) another for it to be a part of it."""
FEWEST_IN_PART: Final = 20
"""Words. A shorter part may be a formula that stands in many provisions."""


def changes(before: Sequence[Provision], after: Sequence[Provision]) -> tuple[Change, ...]:
    """Every change between two states, in the order of the later one; what is gone stands where it stood.

    Both are the provisions in force. Spaces and line ends alone are no change, nor is another row or cell.
    """
    texts = Texts(before, after)
    pairs = pair(before, after, texts)
    olds, news = _groups(pairs, texts, len(before), len(after))
    placed: list[tuple[tuple[int, int], Change]] = []
    last = dict.fromkeys(range(-1, len(before)), -1) | dict(pairs)
    for group in sorted({*olds.values(), *news.values()}):
        old, new = group
        change = _change(tuple(before[one] for one in old), tuple(after[one] for one in new))
        if change is not None:
            place = (new[0], -1) if new else (_predecessor(last, old[0]), old[0])
            placed.append((place, change))
    return tuple(change for _, change in sorted(placed, key=lambda one: one[0]))


def marked_by_date(
    found: Iterable[Change], before_rows: Iterable[Provision], after_rows: Iterable[Provision]
) -> tuple[Change, ...]:
    """The changes, marked where both workbooks hold every version involved, so that only the day decides."""
    old, new = set(map(_version, before_rows)), set(map(_version, after_rows))
    return tuple(
        replace(
            change,
            by_date=all(_version(one) in new for one in change.before)
            and all(_version(one) in old for one in change.after),
        )
        for change in found
    )


def _version(provision: Provision) -> tuple[object, ...]:
    return (
        provision.id,
        provision.heading,
        settled(provision.text),
        provision.in_force_from,
        provision.in_force_to,
        provision.status,
    )


_Group = tuple[tuple[int, ...], tuple[int, ...]]


def _groups(
    pairs: Sequence[Pair], texts: Texts, old_count: int, new_count: int
) -> tuple[dict[int, _Group], dict[int, _Group]]:
    """What belongs together, by each of its old and each of its new positions."""
    old_of, new_of = {new: old for old, new in pairs}, dict(pairs)
    lone_old = [old for old in range(old_count) if old not in new_of]
    lone_new = [new for new in range(new_count) if new not in old_of]
    groups: list[_Group] = []
    for old, parts in _parts(texts, lone_new, new_of, lone_old, is_split=True).items():
        own = (new_of.pop(old),) if old in new_of else ()
        groups.append(((old,), tuple(sorted((*own, *parts)))))
    lone_old = [old for old in lone_old if all(old not in group[0] for group in groups)]
    free = {new: old for new, old in old_of.items() if new_of.get(old) == new}
    for new, parts in _parts(texts, lone_old, free, [], is_split=False).items():
        old = free[new]
        del new_of[old]
        groups.append((tuple(sorted((old, *parts))), (new,)))
    groups += [((old,), (new,)) for old, new in new_of.items()]
    done_old = {old for group in groups for old in group[0]}
    done_new = {new for group in groups for new in group[1]}
    groups += [((old,), ()) for old in range(old_count) if old not in done_old]
    groups += [((), (new,)) for new in range(new_count) if new not in done_new]
    return {old: group for group in groups for old in group[0]}, {new: group for group in groups for new in group[1]}


def _parts(
    texts: Texts, parts: Sequence[int], partners: dict[int, int], lone: Sequence[int], *, is_split: bool
) -> dict[int, list[int]]:
    """Lone texts by the text of the other side that holds most of their words where its own partner does not."""
    if not parts or not (partners or lone):
        return {}
    wholes = dict(_left_over(texts, partners, is_split=is_split))
    wholes |= {one: texts.words(not is_split, one) for one in lone}
    index = RareWords(wholes.items())
    likely: list[tuple[float, int, int]] = []
    for part in parts:
        words = texts.words(is_split, part)
        if len(words) >= FEWEST_IN_PART:
            likely += ((-_contained(words, wholes[whole]), part, whole) for whole in index.candidates(words))
    found: dict[int, list[int]] = defaultdict(list)
    placed: set[int] = set()
    for _, part, whole in sorted(likely):
        words = texts.words(is_split, part)
        if part not in placed and _contained(words, wholes[whole]) >= CONTAINED:
            found[whole].append(part)
            placed.add(part)
            wholes[whole] = _without(wholes[whole], words)
    return found


def _left_over(texts: Texts, partners: dict[int, int], *, is_split: bool) -> Iterator[tuple[int, list[int]]]:
    """For each whole that changed: the words that its partner does not hold."""
    for whole, partner in partners.items():
        words, kept = texts.words(not is_split, whole), texts.words(is_split, partner)
        left = _without(words, kept) if words != kept else []
        if len(left) >= FEWEST_IN_PART:
            yield whole, left


def _without(words: list[int], other: list[int]) -> list[int]:
    """The words that another text does not hold in the same order."""
    from rapidfuzz.distance import Indel

    steps = Indel.opcodes(words, other)
    return [word for step in steps if step.tag != "equal" for word in words[step.src_start : step.src_end]]


def _contained(part: list[int], whole: list[int]) -> float:
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(part, whole) / len(part)


def _predecessor(later: dict[int, int], old: int) -> int:
    """The position in the later state of what stood before a provision that is gone."""
    return next((later[one] for one in range(old - 1, -1, -1) if later[one] >= 0), -1)


def _change(before: tuple[Provision, ...], after: tuple[Provision, ...]) -> Change | None:
    if not before:
        return Change(ChangeKind.ADDED, before, after, *_redlines(before, after))
    if not after:
        return Change(ChangeKind.REMOVED, before, after, *_redlines(before, after))
    if len(before) > 1 or len(after) > 1:
        kind = ChangeKind.SPLIT if len(after) > 1 else ChangeKind.MERGED
        return Change(kind, before, after, *_redlines(before, after))
    old, new = before[0], after[0]
    is_renumbered = old.id != new.id or spelled(old) != spelled(new)
    is_amended = settled(old.text) != settled(new.text) or old.heading.split() != new.heading.split()
    if not is_renumbered and not is_amended:
        return None
    kind = ChangeKind.RENUMBERED if is_renumbered else ChangeKind.AMENDED
    return Change(kind, before, after, *_redlines(before, after))


def _redlines(before: tuple[Provision, ...], after: tuple[Provision, ...]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    old, new = ("\n\n".join(one.text for one in side) for side in (before, after))
    old_heading, new_heading = (" / ".join(one.heading for one in side if one.heading) for side in (before, after))
    return redline(old, new), redline(old_heading, new_heading) if old_heading.split() != new_heading.split() else ()
