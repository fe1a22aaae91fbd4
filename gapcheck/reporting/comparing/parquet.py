"""The tidy data as Parquet, through pandas and pyarrow, with types: dates, whole numbers, figures, categories."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from gapcheck.errors import CommandLineError
from gapcheck.model import Comparison
from gapcheck.reporting.comparing.tables import COLUMNS, tidy_rows

if TYPE_CHECKING:
    import pandas as pd

_TYPES: Final = {
    "weight": "float64",
    "score": "float64",
    "years_bound": "Int32",
    "obligation_verified": "boolean",
    "checklist_score": "float64",
    "checklist_score_low": "float64",
    "checklist_score_high": "float64",
    "country_score": "float64",
    "country_score_low": "float64",
    "country_score_high": "float64",
    "country_coverage": "float64",
}
_DATES: Final = ("as_of", "bound_since")
_CATEGORIES: Final = (
    "country", "iso", "checklist", "checklist_version", "criterion", "title", "severity", "obligation", "status", "basis",
    "country_band",
)  # fmt: skip


def demand() -> None:
    """Raises CommandLineError when what Parquet needs is not installed."""
    if find_spec("pyarrow") is None:
        raise CommandLineError("Parquet needs pyarrow: `pip install 'gapcheck[parquet]'`, or write .csv instead.")


def render(comparison: Comparison) -> bytes:
    """The bytes of one Parquet file. Raises CommandLineError when pyarrow is not installed."""
    demand()
    target = io.BytesIO()
    frame(comparison).to_parquet(target, engine="pyarrow", index=False, compression="zstd")
    return target.getvalue()


def frame(comparison: Comparison) -> pd.DataFrame:
    """The tidy data for pandas."""
    import pandas as pd

    table = pd.DataFrame.from_records(list(tidy_rows(comparison)), columns=list(COLUMNS))
    for column in COLUMNS:
        if column in _CATEGORIES:
            table[column] = pd.Categorical(table[column], categories=list(dict.fromkeys(table[column].dropna())))
        else:
            kind: Any = "date32[pyarrow]" if column in _DATES else _TYPES.get(column, "string")
            table[column] = table[column].astype(kind)
    return table
