"""Whose number is whose, and when: changed, second, shared, recycled ones."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.calendar import SPAN_END, SPAN_START
from benchmarks.world.households import People
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import read
from benchmarks.world.text import DAY

NEVER = np.int64(1) << 40


@dataclass(frozen=True)
class Phones:
    """The numbers of each person; 0 is no number."""

    first: np.ndarray
    second: np.ndarray
    since: np.ndarray
    parallel: np.ndarray
    shares: np.ndarray
    recycled: np.ndarray

    def at(self, stream: Stream, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return the number that each of ``who`` gives at ``when``."""
        borrows = (self.shares[who] >= 0) & stream.chance(len(who), 0.85)
        owner = np.where(borrows, self.shares[who], who)
        return self.own(stream, owner, when)

    def own(self, stream: Stream, who: np.ndarray, when: np.ndarray) -> np.ndarray:
        """Return a number of one's own, as a verified login shows it."""
        later = when >= self.since[who]
        later = np.where(self.parallel[who], stream.chance(len(who), 0.45), later)
        return np.where(
            later & (self.second[who] > 0), self.second[who], self.first[who]
        )


def draw_numbers(stream: Stream, n: int) -> np.ndarray:
    """Return ``n`` different mobile numbers."""
    prefixes = np.array(read("phone_prefixes")["prefix"], dtype=np.int64)
    wanted = int(n * 1.05) + 50
    numbers = stream.pick(wanted, prefixes) * 10**8 + stream.whole(wanted, 10**6, 10**8)
    _, first_seen = np.unique(numbers, return_index=True)
    return numbers[np.sort(first_seen)][:n]


def draw_phones(stream: Stream, people: People, rates: dict[str, float]) -> Phones:
    """Return the numbers of all persons."""
    n = len(people)
    numbers = draw_numbers(stream, 2 * n)
    two = stream.chance(n, rates["second_phone"])
    parallel = two & stream.chance(n, 0.35)
    changed = two & ~parallel
    when = stream.whole(n, SPAN_START - 250 * DAY, SPAN_END - 120 * DAY)
    since = np.where(changed, when, NEVER)
    second = np.where(two, numbers[n:], 0)
    second, recycled = _recycle(
        stream, people, rates["recycled_phone"], numbers[:n], second, since, changed
    )
    index = np.arange(n)
    relative = index != people.head
    in_family = np.mean(relative)
    rate = min(1.0, rates["family_phone"] / max(in_family, 1e-9))
    shares = np.where(relative & stream.chance(n, rate), people.head, -1)
    return Phones(numbers[:n], second, since, parallel, shares, recycled)


def _recycle(
    stream: Stream,
    people: People,
    rate: float,
    first: np.ndarray,
    second: np.ndarray,
    since: np.ndarray,
    changed: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Hand numbers that were given up to strangers who change theirs later."""
    by_time = np.flatnonzero(changed)
    by_time = by_time[np.argsort(since[by_time], kind="stable")]
    givers = by_time[: len(by_time) // 2]
    takers = by_time[len(by_time) // 2 :]
    pairs = min(len(givers), len(takers), round(rate * len(first)))
    givers = np.sort(stream.rng.permutation(len(givers))[:pairs])
    takers = np.sort(stream.rng.permutation(len(takers))[:pairs])
    old = by_time[: len(by_time) // 2][givers]
    new = by_time[len(by_time) // 2 :][takers]
    rested = (since[new] - since[old] > 90 * DAY) & (
        people.household[new] != people.household[old]
    )
    old, new = old[rested], new[rested]
    second = second.copy()
    second[new] = first[old]
    recycled = np.full(len(first), -1)
    recycled[new] = old
    return second, recycled
