"""The study of what differs between two assessments: moves of findings, and what moved them."""

from __future__ import annotations

from gapcheck.diff.causes import Traced
from gapcheck.diff.inferring import inferred
from gapcheck.diff.moves import Explain, Question, moves
from gapcheck.diff.trying import Side

__all__ = ["Explain", "Question", "Side", "Traced", "inferred", "moves"]
