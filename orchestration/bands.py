"""Bands of weight that pairs are counted and sampled by."""

from dataclasses import dataclass

# Beyond the highest bar one more edge parts the sure from the beyond doubt.
_BEYOND_DOUBT = 20000
_EDGES = ("review", "standard", "likely", "strict", "sure")


@dataclass(frozen=True)
class Band:
    """Pairs from one weight to the next, in thousandths of a bit."""

    low: int | None
    high: int | None

    @property
    def label(self) -> str:
        """Return the band in bits."""
        if self.low is None:
            return f"under {(self.high or 0) / 1000:g} bits"
        if self.high is None:
            return f"{self.low / 1000:g} bits and more"
        return f"{self.low / 1000:g} to {self.high / 1000:g} bits"

    def holds(self, millibits: int) -> bool:
        """Return whether a weight lies in the band."""
        above = self.low is None or millibits >= self.low
        return above and (self.high is None or millibits < self.high)


def bands(bars: dict[str, int]) -> list[Band]:
    """Return the bands between the bars, the lightest first."""
    edges = sorted({*(bars[name] for name in _EDGES), _BEYOND_DOUBT})
    lows: list[int | None] = [None, *edges]
    return [Band(low, high) for low, high in zip(lows, [*edges, None], strict=True)]
