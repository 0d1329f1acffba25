"""E-mail, nicknames and WeChat accounts of the persons."""

from dataclasses import dataclass

import numpy as np

from benchmarks.world.households import People
from benchmarks.world.names import lexicon
from benchmarks.world.randomness import ID_LETTERS, Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import digits, either, number

_DOMAINS = pool(
    ["qq.com", "163.com", "126.com", "example.com", "example.cn", "example.org"]
)
_DOMAIN_WEIGHTS = np.array([38, 24, 8, 14, 10, 6])


@dataclass(frozen=True)
class Contacts:
    """What persons give beside phone and name."""

    email: np.ndarray
    second_email: np.ndarray
    nickname: np.ndarray
    new_nickname: np.ndarray
    unionid: np.ndarray
    second_unionid: np.ndarray


def draw_contacts(stream: Stream, people: People) -> Contacts:
    """Return the accounts of all persons."""
    n = len(people)
    return Contacts(
        email=_emails(stream, people),
        second_email=_emails(stream, people),
        nickname=_nicknames(stream, people),
        new_nickname=_nicknames(stream, people),
        unionid="o" + stream.tokens(n, 27, ID_LETTERS),
        second_unionid="o" + stream.tokens(n, 27, ID_LETTERS),
    )


def openids(world_stream: Stream, n: int) -> np.ndarray:
    """Return the openids that one app knows its users by."""
    return "o" + world_stream.tokens(n, 27, ID_LETTERS)


def alipay_ids(world_stream: Stream, n: int) -> np.ndarray:
    """Return the 16 digits that Alipay knows each person by."""
    order = world_stream.rng.permutation(n)
    return "2088" + digits(order * 7 + 102_003_000_000, 12)


def _emails(stream: Stream, people: People) -> np.ndarray:
    n = len(people)
    family, given = people.names.latin()
    mark = number(stream.rng.permutation(n) + 100)
    year = digits(1970 + people.birth // 365.25 % 100, 4)
    domain = stream.index(n, _DOMAIN_WEIGHTS)
    kind = stream.rng.random(n)
    local = np.where(kind < 0.4, family + given + mark, given + "." + family + mark)
    local = np.where(kind > 0.8, family + year + "_" + mark, local)
    qq = number(stream.rng.permutation(n) * 97 + 10_000_000 + stream.whole(n, 0, 97))
    local = np.where((domain == 0) & stream.chance(n, 0.85), qq, local)
    return local + "@" + _DOMAINS[domain]


def _nicknames(stream: Stream, people: People) -> np.ndarray:
    n = len(people)
    table = read("nicknames")
    parts = {
        place: pool([p for p, at in zip(*table.values(), strict=True) if at == place])
        for place in ("first", "last", "emoji", "latin")
    }
    letters = lexicon().characters
    end = np.where(people.names.last >= 0, people.names.last, people.names.first)
    kind = stream.rng.random(n)
    name = stream.pick(n, parts["first"]) + stream.pick(n, parts["last"])
    name = np.where(kind < 0.16, "小" + letters[end], name)
    name = np.where((kind >= 0.16) & (kind < 0.3), letters[end] * 2, name)
    latin = stream.pick(n, parts["latin"]) + people.names.latin()[0]
    name = np.where((kind >= 0.3) & (kind < 0.42), latin, name)
    name = np.where((kind >= 0.42) & (kind < 0.56), people.names.full(), name)
    emoji = stream.pick(n, parts["emoji"])
    return name + either(stream.chance(n, 0.2), emoji, "")
