"""Households: who lives together, in which role, how old, of which surname."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world import names
from benchmarks.world.randomness import Stream

_SIZES = np.array([0.40, 0.26, 0.22, 0.08, 0.04])
_YEAR_DAYS = 365.25
_LAST_BIRTH_YEAR = 2009


@dataclass(frozen=True)
class People:
    """Every person, one row each; birth in days since 1970."""

    household: np.ndarray
    head: np.ndarray
    is_male: np.ndarray
    birth: np.ndarray
    names: names.Names

    def __len__(self) -> int:
        """Return how many persons there are."""
        return len(self.household)


def draw_people(stream: Stream, n: int) -> People:
    """Return ``n`` persons in households of one to five."""
    sizes = 1 + stream.index(n, _SIZES)
    household = np.repeat(np.arange(n), sizes)[:n]
    starts = np.flatnonzero(np.diff(household, prepend=-1))
    household = np.repeat(np.arange(len(starts)), np.diff(starts, append=n))
    head = starts[household]
    place = np.arange(n) - head
    size = np.bincount(household)[household]

    head_year = np.where(
        size == 1,
        2006 - np.floor(52 * stream.rng.beta(1.3, 2.2, n)),
        1994 - np.floor(34 * stream.rng.beta(1.6, 1.8, n)),
    )[head]
    year = _year_of(stream, head_year, place)
    is_male = stream.chance(n, 0.5)
    spouse = place == 1
    is_male = np.where(spouse, ~is_male[head], is_male)
    surname = names.draw_surnames(stream, n)
    father = np.where(is_male[head], head, np.minimum(head + 1, n - 1))
    child = (place >= 2) & (year > head_year)
    elder = (place >= 2) & ~child & is_male
    surname = np.where(child, surname[father], surname)
    surname = np.where(elder, surname[head], surname)
    first, last = names.draw_given(stream, is_male, year)
    birth = (year - 1970) * _YEAR_DAYS + stream.rng.integers(0, 365, n)

    # Neighbours in the arrays are relatives: mix them, so that no order tells.
    order = stream.rng.permutation(n)
    where = np.empty(n, dtype=np.int64)
    where[order] = np.arange(n)
    return People(
        household=household[order],
        head=where[head[order]],
        is_male=is_male[order],
        birth=birth[order].astype(np.int64),
        names=names.Names(surname[order], first[order], last[order]),
    )


def _year_of(stream: Stream, head_year: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Return birth years by place: head, spouse, then children and elders."""
    n = len(place)
    apart = stream.whole(n, 23, 34)
    child = head_year + apart
    elder = head_year - apart
    year = np.where(place == 0, head_year, head_year + stream.whole(n, -4, 5))
    grown = (child <= _LAST_BIRTH_YEAR) & (place < 4)
    return np.where(place >= 2, np.where(grown, child, elder), year)
