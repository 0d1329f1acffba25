"""WeChat: followers of the Official Account, the mini program, member cards."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems import pos
from benchmarks.systems.export import Columns, Table, Truth
from benchmarks.systems.youzan_customers import OA_APPID
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    date,
    digits,
    either,
    empty,
    epoch,
    number,
    only,
    present,
)
from benchmarks.world.world import World

MINI_APPID = "wx91d3c07be52a4f68"
_SCENES = pool(
    [
        "ADD_SCENE_SEARCH",
        "ADD_SCENE_QR_CODE",
        "ADD_SCENE_PROFILE_CARD",
        "ADD_SCENE_PAID",
        "ADD_SCENE_WECHAT_ADVERTISEMENT",
        "ADD_SCENE_OTHERS",
    ]
)


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the three tables, and whose each record is."""
    followers = world.joined("wechat oa", 0.41, digital=0.4)
    cells = _followers(world, followers)
    yield Table("wechat", "official_account_followers", cells, ("appid", "openid"))
    yield Truth(f"wechat:{OA_APPID}:" + cells["openid"], followers)

    users = world.joined("wechat mini", 0.42, digital=0.5, local=0.2)
    cells = _users(world, users)
    yield Table("wechat", "mini_program_users", cells, ("appid", "openid"))
    yield Truth(f"wechat:{MINI_APPID}:" + cells["openid"], users)

    holders = world.joined("wechat card", 0.23, local=0.8)
    cells = _cards(world, holders)
    yield Table("wechat", "member_cards", cells, ("appid", "membership_number"))
    yield Truth(f"wechat:{OA_APPID}:card:" + cells["membership_number"], holders)


def _followers(world: World, who: np.ndarray) -> Columns:
    stream, n = world.stream("wechat oa cells"), len(who)
    follows = stream.chance(n, 0.9)
    # An account that has been left tells nothing but the openid.
    rest = max(0.0, world.rates["missing_unionid"] - 0.1)
    unionid = only(follows, world.unionid(stream, who, rest))
    scene = stream.whole(n, 1, 15)
    return {
        "appid": empty(n, OA_APPID),
        "openid": world.openid(OA_APPID)[who],
        "unionid": unionid,
        "subscribe": either(follows, "1", "0"),
        "subscribe_time": only(follows, epoch(calendar.registrations(stream, n))),
        "nickname": empty(n),
        "sex": empty(n, "0"),
        "language": only(follows, empty(n, "zh_CN")),
        "remark": only(
            follows & stream.chance(n, 0.03), world.people.names.full()[who]
        ),
        "groupid": only(follows, empty(n, "0")),
        "tagid_list": only(follows & stream.chance(n, 0.2), empty(n, "[2,101]")),
        "subscribe_scene": only(follows, stream.pick(n, _SCENES)),
        "qr_scene_str": only(
            follows & stream.chance(n, 0.25), "store_" + digits(scene, 3)
        ),
    }


def _users(world: World, who: np.ndarray) -> Columns:
    stream, n, homes = world.stream("wechat mini cells"), len(who), world.homes
    since = calendar.registrations(stream, n)
    phone = world.phones.own(stream, who, since)
    phone = np.where(stream.chance(n, 0.66), phone, 0)
    abroad = stream.chance(n, 0.008) & (phone > 0)
    country = either(abroad, "852", "86")
    pure = np.where(abroad, "6" + digits(phone % 10**7, 7), dirt.plain(phone))
    has = present(pure)
    shown = np.where(abroad, "+852" + np.where(has, pure, ""), pure)
    known = stream.chance(n, 0.4)
    gender = np.where(world.people.is_male[who], 1, 2)
    return {
        "appid": empty(n, MINI_APPID),
        "openid": world.openid(MINI_APPID)[who],
        "unionId": world.unionid(stream, who, world.rates["missing_unionid"] - 0.04),
        "nickName": np.where(known, world.contacts.nickname[who], "微信用户"),
        "gender": number(np.where(known, gender, 0)),
        "city": only(known, homes.short_city(who)),
        "province": only(known, homes.short_province(who)),
        "country": only(known, empty(n, "中国")),
        "phoneNumber": shown,
        "purePhoneNumber": pure,
        "countryCode": only(has, country),
        "watermark": only(
            has, '{"timestamp":' + epoch(since) + ',"appid":"' + MINI_APPID + '"}'
        ),
    }


def _cards(world: World, who: np.ndarray) -> Columns:
    """Return member cards; the form of the holder is a list of names and values."""
    stream, n, people = world.stream("wechat card cells"), len(who), world.people
    since = calendar.registrations(stream, n)
    phone = world.phones.at(stream, who, since)
    kind = stream.rng.random(n)
    text = np.where(kind < 0.08, dirt.masked_phone(phone), dirt.plain(phone))
    text = np.where(kind > 0.85, None, text)
    names = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["typed_name_error"],
            title=0.02,
            masked=world.rates["masked_name"],
        ),
    )
    email = only(stream.chance(n, 0.1), world.contacts.email[who])
    birthday = only(stream.chance(n, 0.5), date(people.birth[who]))
    fields = _field("NAME", only(stream.chance(n, 0.85), names), "")
    for name, cells in (("MOBILE", text), ("BIRTHDAY", birthday), ("EMAIL", email)):
        fields = _field(name, cells, fields)
    sex = either(people.is_male[who], "MALE", "FEMALE")
    return {
        "appid": empty(n, OA_APPID),
        "openid": only(stream.chance(n, 0.9), world.openid(OA_APPID)[who]),
        "nickname": only(stream.chance(n, 0.6), world.contacts.nickname[who]),
        "membership_number": _card_numbers(world, stream, who),
        "bonus": number(stream.whole(n, 0, 5000)),
        "balance": empty(n, "0"),
        "sex": only(stream.chance(n, 0.8), sex),
        "user_card_status": either(stream.chance(n, 0.95), "NORMAL", "GIFTING"),
        "has_active": either(stream.chance(n, 0.9), "true", "false"),
        "common_field_list": "[" + fields + "]",
    }


def _card_numbers(world: World, stream: Stream, who: np.ndarray) -> np.ndarray:
    """Return the numbers on the cards: that of the store card, for its holders."""
    outlet = np.zeros(len(world), dtype=bool)
    card = pos.members(world)
    outlet[card.who[card.app == 1]] = True
    outlet[card.who[card.app == 0]] = False
    plain = digits(world.card(who), 8)
    return np.where(outlet[who], "9" + plain, plain)


def _field(name: str, cells: np.ndarray, before: object) -> np.ndarray:
    """Return the list of fields with one more, where the holder filled it in."""
    has = present(cells)
    item = (
        '{"name":"USER_FORM_INFO_FLAG_'
        + name
        + '","value":"'
        + np.where(has, cells, "")
        + '"}'
    )
    before = before if isinstance(before, np.ndarray) else empty(len(cells), before)
    comma = either(before.astype(bool), ",", "")
    return np.where(has, before + comma + item, before)
