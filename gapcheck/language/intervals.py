"""Minimal-interval algebra over the words of one unit.

A match is the shortest stretch of words that holds all that was asked (Clarke, Cormack and Burkowski, "An algebra for
structured text search", The Computer Journal 38(1), 1995; the same semantics as Lucene's interval queries). It keeps
the spans that it was made of, because those are the words to quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Match = tuple[int, int, tuple[Span, ...]]  # start, end, the spans it is made of

_LIMIT = 200


def pruned(matches: Iterable[Match]) -> list[Match]:
    """Matches that hold no other match, in order of their start."""
    kept: list[Match] = []
    nearest_end: int | None = None
    for match in sorted(matches, key=lambda one: (one[0], -one[1]), reverse=True):
        if nearest_end is None or match[1] < nearest_end:
            kept.append(match)
            nearest_end = match[1]
    kept.reverse()
    return kept[:_LIMIT]


def any_of(lists: Sequence[Sequence[Match]]) -> list[Match]:
    """Matches of any list."""
    return pruned(match for matches in lists for match in matches)


def all_of(lists: Sequence[Sequence[Match]], within: int = 0) -> list[Match]:
    """Shortest windows that hold a match of every list, in any order; `within` limits their length in words (0: no limit)."""
    if not lists or not all(lists):
        return []
    positions = [0] * len(lists)
    windows: list[tuple[int, int, tuple[int, ...]]] = []
    while True:
        heads = [matches[position] for matches, position in zip(lists, positions, strict=True)]
        start = min(head[0] for head in heads)
        end = max(head[1] for head in heads)
        # Starts and ends never shrink: of two windows with one end the later, of two with one start the earlier is inside.
        if windows and windows[-1][1] == end:
            windows.pop()
        if not windows or windows[-1][0] != start:
            windows.append((start, end, tuple(positions)))
        earliest = min(range(len(heads)), key=lambda index: (heads[index][0], heads[index][1]))
        positions[earliest] += 1
        if positions[earliest] == len(lists[earliest]):
            break
    return [
        (
            start,
            end,
            tuple(sorted({span for matches, at in zip(lists, chosen, strict=True) for span in matches[at][2]})),
        )
        for start, end, chosen in windows
        if not within or end - start <= within
    ][:_LIMIT]


def in_order(lists: Sequence[Sequence[Match]], within: int = 0) -> list[Match]:
    """Shortest windows in which one match of every list follows the other; `within` as in `all_of`."""
    if not lists or not all(lists):
        return []
    windows: list[Match] = []
    for first in lists[0]:
        chain = [first]
        for matches in lists[1:]:
            following = next((match for match in matches if match[0] >= chain[-1][1]), None)
            if following is None:
                break
            chain.append(following)
        if len(chain) == len(lists):
            start, end = first[0], chain[-1][1]
            if not within or end - start <= within:
                windows.append((start, end, tuple(span for match in chain for span in match[2])))
    return pruned(windows)
