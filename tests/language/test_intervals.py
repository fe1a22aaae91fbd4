"""The algebra that decides which words stand together."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.language.intervals import Match, all_of, any_of, in_order, pruned

_MATCHES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 4)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=6
).map(lambda spans: pruned((start, end, ((start, end),)) for start, end in spans))


def _holds(outer: Match, inner: Match) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@given(st.lists(_MATCHES, min_size=1, max_size=3))
def test_all_of_gives_exactly_the_minimal_windows(lists: list[list[Match]]) -> None:
    windows = {(min(one[0] for one in choice), max(one[1] for one in choice)) for choice in itertools.product(*lists)}
    smallest = {
        window
        for window in windows
        if not any(other != window and window[0] <= other[0] and other[1] <= window[1] for other in windows)
    }
    assert {(start, end) for start, end, _ in all_of(lists)} == smallest


@given(st.lists(_MATCHES, min_size=1, max_size=3))
def test_every_window_holds_a_match_of_every_list(lists: list[list[Match]]) -> None:
    for window in (*all_of(lists), *in_order(lists)):
        assert all(any(_holds(window, match) for match in matches) for matches in lists)


@given(st.lists(_MATCHES, min_size=2, max_size=3))
def test_what_is_in_order_is_also_together(lists: list[list[Match]]) -> None:
    together = all_of(lists)
    for ordered in in_order(lists):
        assert any(_holds(ordered, window) for window in together)


@given(st.lists(_MATCHES, min_size=1, max_size=3), st.integers(1, 20))
def test_a_limit_only_takes_windows_away(lists: list[list[Match]], within: int) -> None:
    assert set(all_of(lists, within)) <= set(all_of(lists))
    assert all(end - start <= within for start, end, _ in all_of(lists, within))


@given(st.lists(_MATCHES, min_size=1, max_size=3))
def test_any_of_loses_no_smallest_match(lists: list[list[Match]]) -> None:
    found = any_of(lists)
    for match in itertools.chain(*lists):
        assert any(_holds(match, kept) for kept in found)
