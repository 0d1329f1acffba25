"""How far the data have moved since the parameters of the weights were fitted."""

from dataclasses import asdict, dataclass
from datetime import datetime
from math import inf, log2
from typing import Any

import duckdb

from orchestration.export import open_table
from orchestration.releases import Release
from orchestration.settings import Settings

# Ten per cent more customers move a weight by an eighth of a bit. What is known of a
# channel may rest on few pairs, so it has to say more than that.
NOTABLE_BITS = 0.13
NOTABLE_BITS_OF_CHANNELS = 0.5


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
    def bits(self) -> float:
        """By how many bits the weights that rest on it have moved."""
        if self.parameter.endswith("_millibits"):
            return (self.measured - self.value) / 1000
        if not self.value or not self.measured:
            return 0.0 if self.value == self.measured else inf
        return log2(self.measured / self.value)

    @property
    def is_notable(self) -> bool:
        """Whether it is time to fit anew."""
        is_of_channels = self.parameter.startswith("channel")
        limit = NOTABLE_BITS_OF_CHANNELS if is_of_channels else NOTABLE_BITS
        return abs(self.bits) >= limit

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
