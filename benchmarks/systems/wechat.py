"""WeChat: followers of the Official Account, the mini program, member cards."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems import pos
from benchmarks.systems.export import Columns, Table, Truth, append_rows, pick_rows
from benchmarks.systems.youzan_customers import OA_APPID
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    compact,
    date,
    digits,
    either,
    empty,
    epoch,
    local,
    number,
    only,
    present,
    rewrite,
    yuan,
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
    """Return the four tables, and whose each record is."""
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

    cells, who = _pay_bills(world)
    yield Table("wechat", "pay_bills", cells, ("微信订单号", "微信退款单号"))
    app, openid = cells["公众账号ID"], cells["用户标识"]
    known = np.where(
        app == "`" + OA_APPID, np.isin(who, followers), np.isin(who, users)
    )
    buyer = "wechat:" + app + ":buyer:" + openid
    buyer = pool([cell.replace("`", "") for cell in buyer])
    yield Truth(buyer[~known], who[~known])


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


def _pay_bills(world: World) -> tuple[Columns, np.ndarray]:
    """Return the bill of WeChat Pay, every value behind a backtick, and who paid."""
    stream = world.stream("wechat pay")
    who, at = world.orders(stream, world.joined("wechat pay", 0.06, digital=0.3), 1.3)
    n = len(who)
    mini = stream.chance(n, 0.6)
    app = either(mini, MINI_APPID, OA_APPID)
    openid = np.where(mini, world.openid(MINI_APPID)[who], world.openid(OA_APPID)[who])
    goods = shopping.products()
    product = stream.whole(n, 0, len(goods))
    fen = goods.price[product]
    coupon = np.minimum(stream.chance(n, 0.1) * 500, fen // 2)
    # A bill from a spreadsheet in Chinese has full-width colons in its times.
    wide = stream.chance(n, 0.02)
    stamp = rewrite(local(at), wide, lambda cell: cell.replace(":", "："))
    order = "42000" + compact(at) + digits(np.arange(n) * 13 + 10**8, 9)
    none, zero = empty(n, ""), empty(n, "0.00")
    # Six per mille, to the thousandth of a fen.
    fee = number(fen * 6 // 100_000) + "." + digits(fen * 6 % 100_000, 5)
    bill = {
        "交易时间": stamp,
        "公众账号ID": app,
        "商户号": empty(n, "1609834512"),
        "特约商户号": empty(n, "0"),
        "设备号": none,
        "微信订单号": order,
        "商户订单号": "HM" + compact(at) + digits(np.arange(n) % 10**4, 4),
        "用户标识": openid,
        "交易类型": either(mini | stream.chance(n, 0.7), "JSAPI", "NATIVE"),
        "交易状态": empty(n, "SUCCESS"),
        "付款银行": stream.pick(n, pool(["OTHERS", "CMB_DEBIT", "ICBC_CREDIT"])),
        "货币种类": empty(n, "CNY"),
        "应结订单金额": yuan(fen - coupon),
        "代金券金额": yuan(coupon),
        "微信退款单号": empty(n, "0"),
        "商户退款单号": empty(n, "0"),
        "退款金额": zero,
        "退款类型": none,
        "退款状态": none,
        "商品名称": goods.title[product],
        "商户数据包": none,
        "手续费": fee,
        "费率": empty(n, "0.60%"),
        "订单金额": yuan(fen),
        "申请退款金额": zero,
        "费率备注": none,
    }
    rows = np.flatnonzero(stream.chance(n, world.rates["refund"]))
    back = np.minimum(at[rows] + stream.whole(len(rows), 1, 9) * DAY, calendar.SPAN_END)
    m = len(rows)
    half = np.where(stream.chance(m, 0.3), fen[rows] // 2, fen[rows])
    refunds = pick_rows(bill, rows) | {
        "交易时间": local(back - 60),
        "交易状态": empty(m, "REFUND"),
        "应结订单金额": empty(m, "0.00"),
        "代金券金额": empty(m, "0.00"),
        "微信退款单号": "50000" + compact(back) + digits(rows + 10**8, 9),
        "商户退款单号": "R" + bill["商户订单号"][rows],
        "退款金额": yuan(half),
        "退款类型": empty(m, "ORIGINAL"),
        "退款状态": either(np.arange(m) % 5 == 4, "PROCESSING", "SUCCESS"),
        "手续费": "-" + fee[rows],
        "订单金额": empty(m, "0.00"),
        "申请退款金额": yuan(half),
    }
    bill, who = append_rows(bill, refunds), np.concatenate([who, who[rows]])
    # The bill of a day that was downloaded twice.
    again = np.flatnonzero(np.arange(len(who)) % 40 == 7)
    bill, who = append_rows(bill, pick_rows(bill, again)), np.append(who, who[again])
    return {name: "`" + cells for name, cells in bill.items()}, who


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
