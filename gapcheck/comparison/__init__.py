"""Several assessments side by side; a study over assessments, and pure."""

from gapcheck.comparison.comparing import Choices, compare
from gapcheck.comparison.grouping import Row, builtin_groupings, user_grouping
from gapcheck.comparison.identifying import States

__all__ = ["Choices", "Row", "States", "builtin_groupings", "compare", "user_grouping"]
