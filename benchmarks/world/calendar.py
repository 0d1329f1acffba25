"""When people shop: two years with the seasons of Chinese retail."""

from functools import cache

import numpy as np

from benchmarks.world.randomness import Stream
from benchmarks.world.text import DAY

_FIRST = np.datetime64("2024-01-01")
_LAST = np.datetime64("2025-12-31")
SPAN_START = int(_FIRST.astype(int)) * DAY
SPAN_END = (int(_LAST.astype(int)) + 1) * DAY
_NEW_YEARS = ("2024-02-10", "2025-01-29")
_HOURS = np.array(
    [
        1,
        0.5,
        0.3,
        0.2,
        0.2,
        0.4,
        1,
        2,
        3,
        4.5,
        6,
        6,
        6,
        5,
        4.5,
        4.5,
        5,
        5,
        6,
        8,
        9,
        9,
        6,
        3,
    ]
)
_STORE_HOURS = np.array([0] * 9 + [2, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 5, 2, 0, 0])


@cache
def day_weights() -> np.ndarray:
    """Return how busy each day is, from the first to the last."""
    days = np.arange(_FIRST, _LAST + 1)
    number = days.astype(int)
    weight = np.where((number + 3) % 7 >= 5, 1.25, 1.0)
    weight = weight * np.linspace(0.85, 1.2, len(days))
    month_day = np.array([str(d)[5:] for d in days])
    for low, high, factor in (
        ("11-01", "11-10", 1.8),
        ("11-11", "11-11", 6.0),
        ("06-01", "06-17", 1.5),
        ("06-18", "06-18", 4.0),
        ("12-12", "12-12", 2.5),
        ("10-01", "10-07", 1.4),
    ):
        weight = np.where(
            (month_day >= low) & (month_day <= high), weight * factor, weight
        )
    for eve in _NEW_YEARS:
        gap = number - int(np.datetime64(eve).astype(int))
        weight = np.where((gap >= -20) & (gap < -2), weight * 1.6, weight)
        weight = np.where((gap >= -2) & (gap <= 7), weight * 0.35, weight)
    return weight


def moments(
    stream: Stream, n: int, in_store: bool = False, since: np.ndarray | None = None
) -> np.ndarray:
    """Return ``n`` moments of shopping, in local seconds, none before ``since``."""
    edges = np.cumsum(day_weights())
    if since is None:
        spent = np.zeros(n)
    else:
        # Whole days: who joins in the afternoon does not buy in the morning.
        passed = np.clip((since - SPAN_START) // DAY + 1, 0, len(edges) - 1)
        spent = np.where(passed > 0, edges[passed - 1], 0.0)
    drawn = spent + stream.rng.random(n) * (edges[-1] - spent)
    day = np.searchsorted(edges, drawn, side="right")
    hour = stream.index(n, _STORE_HOURS if in_store else _HOURS)
    moment = SPAN_START + day * DAY + hour * 3600 + stream.whole(n, 0, 3600)
    # An hour before the end: what is paid at once is paid within the span.
    return np.minimum(moment, SPAN_END - 3600)


def later(since: np.ndarray, seconds: np.ndarray | int) -> np.ndarray:
    """Return moments some time later, but within the two years."""
    return np.maximum(since, np.minimum(since + seconds, SPAN_END - DAY))


def time_left(since: np.ndarray) -> np.ndarray:
    """Return which share of the two years lies after each moment."""
    return np.clip((SPAN_END - since) / (SPAN_END - SPAN_START), 0.1, 1.0)


def registrations(stream: Stream, n: int) -> np.ndarray:
    """Return ``n`` moments of joining: some years back, most in the two years."""
    before = stream.chance(n, 0.5)
    back = stream.whole(n, 1, 5 * 365 * DAY)
    return np.where(before, SPAN_START - back, moments(stream, n))
