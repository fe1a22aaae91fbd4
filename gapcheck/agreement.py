"""How far two readings of the same law agree.

Accuracy, precision, recall and F1 for yes/no answers; Cohen's κ (Cohen, Educational and Psychological Measurement 20,
1960) and, for ordered answers, κ with linear weights (Cohen, Psychological Bulletin 70, 1968). Pure functions over
pairs of answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """Answers of a reading held against a reference: true and false positives and negatives."""

    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0
    true_negatives: int = 0

    @property
    def total(self) -> int:
        """All answers."""
        return self.true_positives + self.false_positives + self.false_negatives + self.true_negatives

    @property
    def accuracy(self) -> float:
        """Share of equal answers; 1.0 when there are none."""
        return (self.true_positives + self.true_negatives) / self.total if self.total else 1.0

    @property
    def precision(self) -> float:
        """Share of the reading's yes that the reference shares; 1.0 when it never says yes."""
        said = self.true_positives + self.false_positives
        return self.true_positives / said if said else 1.0

    @property
    def recall(self) -> float:
        """Share of the reference's yes that the reading has; 1.0 when there are none."""
        wanted = self.true_positives + self.false_negatives
        return self.true_positives / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def kappa(self) -> float:
        """Cohen's κ; 1.0 when both always give the same single answer."""
        pairs = [(True, True)] * self.true_positives + [(False, True)] * self.false_positives
        pairs += [(True, False)] * self.false_negatives + [(False, False)] * self.true_negatives
        return kappa(pairs)


def counted(pairs: Iterable[tuple[bool, bool]]) -> Counts:
    """Counts of (reference, reading) pairs."""
    tally = Counter(pairs)
    return Counts(tally[True, True], tally[False, True], tally[True, False], tally[False, False])


def kappa(pairs: Sequence[tuple[object, object]]) -> float:
    """Cohen's κ of pairs of unordered answers, −1 to 1; 1.0 for no pairs and for one shared answer."""
    if not pairs:
        return 1.0
    total = len(pairs)
    observed = sum(first == second for first, second in pairs) / total
    left, right = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum(left[answer] * right[answer] for answer in left) / total**2
    return 1.0 if expected == 1 else (observed - expected) / (1 - expected)


def weighted_kappa(pairs: Sequence[tuple[int, int]], levels: int) -> float:
    """κ with linear weights for answers 0 … levels − 1; 1.0 for no pairs and for one shared answer."""
    if not pairs:
        return 1.0
    total = len(pairs)
    left, right = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    observed = sum(abs(first - second) for first, second in pairs) / total
    expected = (
        sum(left[first] * right[second] * abs(first - second) for first in range(levels) for second in range(levels))
        / total**2
    )
    return 1.0 if expected == 0 else 1 - observed / expected
