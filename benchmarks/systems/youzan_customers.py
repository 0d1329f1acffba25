"""Who the Youzan shops know: accounts of customers, followers in WeChat."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from benchmarks.systems.export import Columns, with_older_pull
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    date,
    digits,
    either,
    empty,
    epoch,
    epoch_ms,
    number,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

SHOPS = pool(["40419900", "41500211"])
OA_APPID = "wx5f2c8a1d9e0b7346"
_SOURCES = pool(["0", "100", "200", "201", "300", "400", "401"])


@dataclass(frozen=True)
class Accounts:
    """Customer accounts of the two shops."""

    who: np.ndarray
    shop: np.ndarray
    key: np.ndarray
    since: np.ndarray


@dataclass(frozen=True)
class Fans:
    """Followers of the shops' WeChat account."""

    who: np.ndarray
    key: np.ndarray


@lru_cache(maxsize=1)
def accounts(world: World) -> Accounts:
    """Return the accounts; some persons have two."""
    stream = world.stream("youzan accounts")
    first = world.joined("youzan", 0.50, digital=0.8)
    again = first[stream.chance(len(first), world.rates["second_account"])]
    who = np.concatenate([first, again])
    n = len(who)
    shop = stream.chance(n, 0.1).astype(int)
    serial = digits(576_000_000_000_000_000 + stream.rng.permutation(n) * 1_048_583, 18)
    letters = stream.tokens(n, 8, LETTERS)
    if n > 1:
        # Two ids that differ in nothing but the case of their letters.
        letters[1], serial[1], shop[1] = letters[0].swapcase(), serial[0], shop[0]
    return Accounts(who, shop, letters + serial, calendar.registrations(stream, n))


@lru_cache(maxsize=1)
def fans(world: World) -> Fans:
    """Return the followers."""
    who = world.joined("youzan fans", 0.37, digital=0.5)
    order = world.stream("youzan fans ids").rng.permutation(len(who))
    return Fans(who, number(5_000_000_000 + order * 131 + 7))


def follower_columns(world: World) -> Columns:
    """Return the followers table."""
    fan, stream = fans(world), world.stream("youzan follower cells")
    n = len(fan.who)
    since = calendar.registrations(stream, n)
    traded = stream.rng.poisson(0.8, n)
    sex = np.where(world.people.is_male[fan.who], "m", "f").astype(object)
    return {
        "kdt_id": empty(n, SHOPS[0]),
        "user_id": fan.key,
        "weixin_openid": world.openid(OA_APPID)[fan.who],
        "union_id": world.unionid(stream, fan.who, world.rates["missing_unionid"]),
        "nick": np.where(
            stream.chance(n, 0.15), "微信用户", world.contacts.nickname[fan.who]
        ),
        "sex": only(stream.chance(n, 0.7), sex),
        "follow_time": epoch(since),
        "is_follow": either(stream.chance(n, 0.88), "1", "0"),
        "traded_num": number(traded),
        "traded_money": yuan(traded * stream.whole(n, 2900, 30000)),
        "tags": only(stream.chance(n, 0.12), empty(n, '["老客户","直播间"]')),
    }


def customer_columns(world: World) -> Columns:
    """Return the customers table, some rows of it pulled twice."""
    account, stream = accounts(world), world.stream("youzan customer cells")
    who, n, people = account.who, len(account.who), world.people
    phone = world.phones.at(stream, who, account.since)
    phone = dirt.with_fakes(stream, phone, world.rates["fake_phone"])
    phone = np.where(stream.chance(n, 0.1), 0, phone)
    names = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["typed_name_error"],
            title=0.03,
            blank=0.01,
            latin=0.004,
        ),
    )
    nick = world.contacts.nickname[who]
    names = np.where(stream.chance(n, 0.09), nick, names)
    names = np.where(stream.chance(n, 0.03), None, names)
    linked = np.full(len(world), None, dtype=object)
    linked[fans(world).who] = fans(world).key
    fan = only(stream.chance(n, 0.85) & (account.shop == 0), linked[who])
    is_member = stream.chance(n, 0.6)
    card = "43" + digits(stream.rng.permutation(n) * 1_000_003 + 10**16, 17)
    updated = calendar.later(account.since, stream.whole(n, 1, 400 * DAY))
    columns = {
        "node_kdt_id": SHOPS[account.shop],
        "yz_open_id": account.key,
        "name": names,
        "weixin_nickname": only(present(fan), nick),
        "gender": number(_gender(stream, people.is_male[who])),
        "mobile": dirt.spelled(stream, phone, ("prefix", "plus"), 0.02),
        "birthday": only(stream.chance(n, 0.35), date(people.birth[who])),
        "fans_id": fan,
        "fasn_type": only(present(fan), empty(n, "1")),
        "is_member": either(is_member, "1", "0"),
        "card_no": only(is_member & stream.chance(n, 0.7), card),
        "trade_count": number(stream.rng.poisson(1.5, n)),
        "points": number(stream.whole(n, 0, 3000)),
        "tag_names": _tags(stream, n),
        "source_type": stream.pick(n, _SOURCES, np.array([5, 25, 40, 8, 6, 12, 4])),
        "contact_address": _contact_address(world, stream, who),
        "created_at": epoch(account.since),
        "member_created_at": np.where(is_member, epoch(account.since + 60), "0"),
        "updated_time": epoch_ms(updated),
    }
    again = stream.chance(n, world.rates["repulled_row"])
    rows = np.flatnonzero(again & (updated > account.since))
    older = {
        "updated_time": epoch_ms(account.since[rows]),
        "points": empty(len(rows), "0"),
        "tag_names": empty(len(rows)),
    }
    return with_older_pull(columns, rows, older)


def _gender(stream: Stream, is_male: np.ndarray) -> np.ndarray:
    """Return 1 for male and 2 for female, 0 where nobody asked."""
    known = stream.chance(len(is_male), 0.65)
    return np.where(known, np.where(is_male, 1, 2), 0)


def _tags(stream: Stream, n: int) -> np.ndarray:
    some = pool(
        [
            "老客户",
            "VIP,老客户；复购",
            "直播间，宝妈",
            "大客户;企业采购",
            "复购、母婴",
            "新客",
        ]
    )
    return only(stream.chance(n, 0.25), stream.pick(n, some))


def _contact_address(world: World, stream: Stream, who: np.ndarray) -> np.ndarray:
    n, homes = len(who), world.homes
    short = stream.chance(n, 0.3)
    province = np.where(short, homes.short_province(who), homes.province(who))
    city = np.where(short, homes.short_city(who), homes.city(who))
    cell = (
        '{"areaCode":"'
        + number(homes.code(who))
        + '","province":"'
        + province
        + '","city":"'
        + city
        + '","county":"'
        + homes.area(who)
        + '","address":"'
        + homes.detail[who]
        + '"}'
    )
    return only(stream.chance(n, 0.3), cell)
