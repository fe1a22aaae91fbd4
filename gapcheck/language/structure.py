"""How a provision is built: paragraphs, list items under the words that introduce them, sentences.

Statutes say "A person who — (a) makes, or (b) possesses … is guilty": item (b) means nothing without its chapeau and its
tail. A `Unit` is a text as it must be read: the ranges of words of chapeau, item and tail put together.
"""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.language.outline import Block, Range, outline

Unit = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Structure:
    """Word ranges of one provision at each scope, in order."""

    sentences: tuple[Unit, ...]
    paragraphs: tuple[Unit, ...]
    provision: tuple[Unit, ...]


def structure(text: str, word_count: int) -> Structure:
    """The units of a provision of `word_count` folded words."""
    whole: Unit = ((0, word_count),)
    sentences: list[Unit] = []
    paragraphs: list[Unit] = []
    for block in outline(text, word_count):
        sentences.extend(_sentences_of(block, (), ()))
        paragraphs.append(joined(_all_ranges(block)))
    return Structure(tuple(sentences), tuple(unit for unit in paragraphs if unit), (whole,))


def _sentences_of(block: Block, before: Unit, after: Unit) -> list[Unit]:
    """Each sentence of a block, read with the words that introduce it and the tail that closes its list."""
    units: list[Unit] = []
    opening = block.sentences[-1]
    own = block.sentences[:-1] if block.children else block.sentences
    units.extend(joined((*before, sentence, *after)) for sentence in own)
    if block.children:
        inner_before = (*before, opening)
        inner_after = (*block.tail[:1], *after)
        for child in block.children:
            units.extend(_sentences_of(child, inner_before, inner_after))
    units.extend((sentence,) for sentence in block.tail[1:])
    return units


def _all_ranges(block: Block) -> Unit:
    ranges = [*block.sentences]
    for child in block.children:
        ranges.extend(_all_ranges(child))
    return (*ranges, *block.tail)


def joined(ranges: Unit) -> Unit:
    """Neighbouring ranges made one, in order of the text."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
