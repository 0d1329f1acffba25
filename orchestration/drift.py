"""How far the data have moved since the parameters of the weights were fitted."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import duckdb

from orchestration.export import open_table
from orchestration.releases import Release
from orchestration.settings import Settings

# Ten per cent more customers move a weight by an eighth of a bit.
NOTABLE = 0.10


@dataclass(frozen=True)
class Drift:
    """A parameter as the release used it, and as its data have it."""

    parameter: str
    value: int
    measured: int
    fitted_at: datetime

    @property
    def share(self) -> float:
        """By what part of the value the data have moved."""
        return (self.measured - self.value) / self.value if self.value else 0.0

    @property
    def is_notable(self) -> bool:
        """Whether it is time to fit anew."""
        return abs(self.share) >= NOTABLE

    def as_row(self) -> dict[str, Any]:
        """Return the figures for JSON."""
        return {
            **asdict(self),
            "fitted_at": f"{self.fitted_at:%Y-%m-%d %H:%M:%S}",
            "drift": round(self.share, 6),
        }


def drift(settings: Settings, release: Release) -> list[Drift]:
    """Return the parameters of a release beside what its data say."""
    if "match_parameters" not in release.manifest["tables"]:
        return []
    with duckdb.connect() as connection:
        table = open_table(connection, settings, release, "match_parameters")
        rows = connection.execute(
            "select parameter, parameter_value, measured_value, fitted_at"
            f" from {table} order by parameter"
        ).fetchall()
    return [Drift(*row) for row in rows]
