"""The limits of the gates: rows of a seed, each with its meaning and advice."""

import csv
from dataclasses import dataclass
from typing import Literal

from orchestration.errors import OneIdError
from orchestration.settings import Settings

LIMITS_FILE = "seeds/reference/gate_limits.csv"
Unit = Literal["rows", "share", "ratio"]


@dataclass(frozen=True)
class Limit:
    """What one measure may be, what it means and what to do about it."""

    gate: str
    measure: str
    minimum: float | None
    maximum: float | None
    unit: Unit
    meaning: str
    advice: str

    def shown(self, value: float | None) -> str:
        """Return a value of the measure as people read it."""
        if value is None:
            return "–"
        if self.unit == "rows":
            return f"{value:,.0f}"
        # Never round a value onto the limit that it breaks.
        return f"{value * 100:.4g} %" if abs(value) < 10 else f"{value * 100:,.0f} %"

    @property
    def bounds(self) -> str:
        """What is allowed, in words."""
        low, high = self.shown(self.minimum), self.shown(self.maximum)
        if self.minimum is None:
            return f"at most {high}"
        if self.maximum is None:
            return f"at least {low}"
        return f"between {low} and {high}"


def read_limits(settings: Settings) -> list[Limit]:
    """Return the limits in the order of the seed.

    They are read from the file, not from the table that dbt makes of it: the
    landing gate must judge also when the database holds an older build.
    """
    path = settings.project_dir / LIMITS_FILE
    if not path.exists():
        raise OneIdError(f"The gates need their limits in {path}; restore that seed.")
    with path.open(encoding="utf-8", newline="") as file:
        limits = [_limit(row) for row in csv.DictReader(file)]
    return [x for x in limits if x.minimum is not None or x.maximum is not None]


def _limit(row: dict[str, str]) -> Limit:
    return Limit(
        gate=row["gate"],
        measure=row["measure"],
        minimum=_number(row, "minimum"),
        maximum=_number(row, "maximum"),
        unit=row["unit"],  # type: ignore[arg-type]
        meaning=row["meaning"],
        advice=row["advice"],
    )


def _number(row: dict[str, str], column: str) -> float | None:
    text = row[column].strip()
    try:
        return float(text) if text else None
    except ValueError:
        raise OneIdError(
            f"{LIMITS_FILE}: {column} of `{row['measure']}` is `{text}`; "
            "it must be a number or empty."
        ) from None
