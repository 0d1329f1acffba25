"""The whole invented world, and who of it turns up in which channel."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from benchmarks.world import calendar
from benchmarks.world.contacts import Contacts, draw_contacts, openids
from benchmarks.world.homes import Homes, draw_homes
from benchmarks.world.households import People, draw_people
from benchmarks.world.organisations import Organisations, draw_organisations
from benchmarks.world.phones import Phones, draw_phones
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import rates

KINDS = ("retail_cn", "retail_cn_no_phone", "western")


@dataclass(frozen=True, eq=False)
class World:
    """Persons and everything about them that a system may come to know."""

    seed: int
    kind: str
    people: People
    phones: Phones
    homes: Homes
    contacts: Contacts
    organisations: Organisations
    digital: np.ndarray
    local: np.ndarray
    activity: np.ndarray
    rates: dict[str, float]
    pace: float

    def __len__(self) -> int:
        """Return how many persons there are."""
        return len(self.people)

    def stream(self, name: str) -> Stream:
        """Return the random stream of one subject."""
        return Stream(self.seed, name, self.pace)

    def joined(
        self, name: str, share: float, digital: float = 0.0, local: float = 0.0
    ) -> np.ndarray:
        """Return the persons in a channel: ``share`` of all, by inclination."""
        pull = digital * self.digital + local * self.local
        odds = np.log(share / (1 - share)) + 1.1 * pull
        chance = 1 / (1 + np.exp(-odds))
        chance = chance * share / chance.mean()
        return np.flatnonzero(self.stream(name).chance(len(self), chance))

    def orders(
        self, stream: Stream, who: np.ndarray, mean: float, in_store: bool = False
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return who orders and when, ``mean`` orders for each of ``who``."""
        mean_pace = self.activity[who].mean() if len(who) else 1.0
        pace = self.activity[who] / max(mean_pace, 1e-9)
        owner = np.repeat(who, stream.times(mean * pace))
        when = calendar.moments(stream, len(owner), in_store)
        order = np.lexsort((owner, when))
        return owner[order], when[order]

    def openid(self, appid: str) -> np.ndarray:
        """Return the openid of every person at one app."""
        return _openids(self, appid)

    def unionid(self, stream: Stream, who: np.ndarray, missing: float) -> np.ndarray:
        """Return unionids as a system gets them: often none."""
        other = stream.chance(len(who), self.rates["second_wechat"])
        value = np.where(
            other, self.contacts.second_unionid[who], self.contacts.unionid[who]
        )
        return np.where(stream.chance(len(who), missing), None, value)

    def card(self, who: np.ndarray) -> np.ndarray:
        """Return the number on each person's member card."""
        order = self.stream("card").rng.permutation(len(self))
        return order[who] * 7 + 10_003


@lru_cache(maxsize=2)
def _openids(world: World, appid: str) -> np.ndarray:
    return openids(world.stream(f"openid {appid}"), len(world))


def make_world(
    persons: int,
    seed: int,
    kind: str = "retail_cn",
    changed_rates: dict[str, float] | None = None,
    pace: float = 1.0,
) -> World:
    """Return the world of that many persons, with some rates changed if given.

    They order and visit ``pace`` times as often as in the demo.
    """
    dirt = rates() | (changed_rates or {})
    people = draw_people(Stream(seed, "people"), persons)
    phones = draw_phones(Stream(seed, "phones"), people, dirt)
    if kind == "retail_cn_no_phone":
        nothing = np.zeros(persons, dtype=np.int64)
        phones = replace(phones, first=nothing, second=nothing, recycled=nothing - 1)
    taste = Stream(seed, "taste").rng
    return World(
        seed=seed,
        kind=kind,
        rates=dirt,
        pace=pace,
        people=people,
        phones=phones,
        homes=draw_homes(Stream(seed, "homes"), people.household),
        contacts=draw_contacts(Stream(seed, "contacts"), people),
        organisations=draw_organisations(Stream(seed, "organisations"), persons),
        digital=taste.standard_normal(persons),
        local=taste.standard_normal(persons),
        activity=taste.gamma(0.9, 1.0, persons) + 0.1,
    )
