"""Provisions are paired by text and number, so that renumbering is not removal and addition."""

from __future__ import annotations

import random
import time
from dataclasses import replace

from gapcheck.law.pairing import pair, settled
from gapcheck.model import Provision
from tests.builders import a_provision

TEXTS = [
    "A person who steals a movable thing of another in order to keep it is punished with imprisonment of up to one year.",
    "Whoever sets fire to a building, a ship or a forest is punished with imprisonment of at least five years.",
    "A public official who accepts an advantage for an act of office is punished with a fine of ten thousand crowns.",
    "The limitation period is suspended until the victim has completed the eighteenth year of life.",
]


def code(texts: list[str], first: int = 1, prefix: str = "CC") -> list[Provision]:
    return [
        a_provision(text, id=f"{prefix}-{n}", number=f"Section {n}", row=n, cell=f"Statutes!E{n + 1}")
        for n, text in enumerate(texts, start=first)
    ]


def test_the_same_ids_pair_whatever_the_order() -> None:
    before = code(TEXTS)
    after = [before[2], before[0], before[3], before[1]]
    assert sorted(pair(before, after)) == [(0, 1), (1, 3), (2, 0), (3, 2)]


def test_a_code_that_moved_up_by_one_pairs_text_with_text() -> None:
    before = code(TEXTS)
    after = code(["A new first section about the scope of this code and the courts that apply it.", *TEXTS])
    assert sorted(pair(before, after)) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_a_renumbered_and_amended_section_is_found_by_its_rare_words() -> None:
    before = code(TEXTS)
    amended = [text.replace("imprisonment", "deprivation of liberty").replace("year", "month") for text in TEXTS]
    after = list(reversed(code(amended, first=201)))
    assert sorted(pair(before, after)) == [(0, 3), (1, 2), (2, 1), (3, 0)]


def test_an_id_that_stands_for_other_words_now_is_left_to_its_new_text_last() -> None:
    before = code(TEXTS[:2])
    after = [replace(before[0], text=TEXTS[3]), replace(before[1], id="CC-9", number="Section 9")]
    assert sorted(pair(before, after)) == [(0, 0), (1, 1)]


def test_a_citation_pairs_when_the_ids_are_of_another_kind() -> None:
    before = code(TEXTS)
    after = [replace(one, id=f"x{n}", text=one.text.replace("punished", "liable")) for n, one in enumerate(before)]
    assert sorted(pair(before, after)) == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_short_texts_say_nothing_about_which_provision_they_are() -> None:
    before = code(["(repealed)", "(repealed)"])
    assert pair(before, code(["(repealed)"], first=90, prefix="X")) == []


def test_what_a_spreadsheet_does_to_spaces_and_lines_is_no_change() -> None:
    assert settled("(1) One.\r\n\r\n  (2)  Two. ") == settled("(1) One.\n(2) Two.")
    assert settled("(1) One. (2) Two.") != settled("(1) One.\n(2) Two.")


def large_code(size: int) -> list[Provision]:
    words = [f"word{n}" for n in range(4000)]
    chooser = random.Random(7)
    return code([" ".join(chooser.choices(words, k=90)) for _ in range(size)])


def test_five_thousand_renumbered_provisions_take_less_than_a_second() -> None:
    before = large_code(5000)
    after = [replace(one, id=f"N-{n}", number=f"Art. {n + 700}") for n, one in enumerate(before)]
    begin = time.perf_counter()
    pairs = pair(before, after)
    assert time.perf_counter() - begin < 2.5  # 0.2 s on an idle machine
    assert pairs == [(n, n) for n in range(5000)]


def test_a_code_renumbered_and_amended_throughout_is_paired_too() -> None:
    before = large_code(1500)
    after = [
        replace(one, id=f"N-{n}", number=f"Art. {n + 700}", text=f"{n} {one.text}".replace("word12", "term12"))
        for n, one in enumerate(before)
    ]
    assert pair(before, after) == [(n, n) for n in range(1500)]
