"""Named random streams: what one subject draws never moves another's draws."""

import zlib

import numpy as np


class Stream:
    """Random draws for one subject, as arrays."""

    def __init__(self, seed: int, name: str, pace: float = 1.0) -> None:
        """Start the stream that belongs to ``name`` under ``seed``."""
        self.rng = np.random.default_rng([seed, zlib.crc32(name.encode())])
        self.pace = pace

    def chance(self, n: int, rate: float | np.ndarray) -> np.ndarray:
        """Return ``n`` booleans, each true with probability ``rate``."""
        return self.rng.random(n) < rate

    def times(self, mean: float | np.ndarray, n: int | None = None) -> np.ndarray:
        """Return how often things happen that do so ``mean`` times in a usual world."""
        return self.rng.poisson(mean * self.pace, n)

    def whole(self, n: int, low: int, high: int) -> np.ndarray:
        """Return ``n`` whole numbers from ``low`` up to, not including, ``high``."""
        return self.rng.integers(low, high, n)

    def index(self, n: int, weights: np.ndarray) -> np.ndarray:
        """Return ``n`` positions in ``weights``, the heavier the more often."""
        edges = np.cumsum(np.asarray(weights, dtype=float))
        return np.searchsorted(edges, self.rng.random(n) * edges[-1], side="right")

    def pick(
        self, n: int, values: np.ndarray, weights: np.ndarray | None = None
    ) -> np.ndarray:
        """Return ``n`` of ``values``, drawn with replacement."""
        if weights is None:
            return values[self.rng.integers(0, len(values), n)]
        return values[self.index(n, weights)]

    def tokens(self, n: int, length: int, alphabet: str) -> np.ndarray:
        """Return ``n`` texts of ``length`` ASCII letters out of ``alphabet``."""
        letters = np.frombuffer(alphabet.encode(), dtype="S1")
        drawn = letters[self.rng.integers(0, len(letters), (n, length), np.uint8)]
        text = np.ascontiguousarray(drawn).view(f"S{length}").reshape(n)
        return text.astype(f"U{length}").astype(object)


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
ID_LETTERS = LETTERS + "-_"
