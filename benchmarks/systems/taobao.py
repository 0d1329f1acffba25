"""Two Taobao shops in the shape of the platform's API: people stay hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, with_older_pull
from benchmarks.systems.taobao_desk import desk_tables
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.contacts import alipay_ids
from benchmarks.world.randomness import ID_LETTERS, LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    local,
    number,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

SELLERS = pool(["禾木旗舰店", "禾木家居专营店"])
_NEVER = "1970-01-01 00:00:00"


@dataclass(frozen=True)
class Buyers:
    """Who buys in which shop, and who of them the shop keeps as a member."""

    who: np.ndarray
    shop: np.ndarray
    is_member: np.ndarray
    key: np.ndarray
    nick: np.ndarray


def buyers(world: World) -> Buyers:
    """Return the buyers of both shops; a buyer has a key of his own in each."""
    stream = world.stream("taobao buyers")
    first = world.joined("taobao", 0.35, digital=0.9)
    both = first[stream.chance(len(first), 0.1)]
    who = np.concatenate([first, both])
    n = len(who)
    shop = np.zeros(n, dtype=int)
    shop[: len(first)] = stream.chance(len(first), 0.15)
    shop[len(first) :] = 1 - shop[np.searchsorted(first, both)]
    return Buyers(
        who=who,
        shop=shop,
        is_member=stream.chance(n, 0.68),
        key="AAH" + stream.tokens(n, 21, ID_LETTERS),
        nick=_nicks(world, stream, who),
    )


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return all tables of the shops, and whose each record is."""
    known = buyers(world)
    stream = world.stream("taobao trades")
    pace = np.minimum(world.activity[known.who], 6)
    row = np.repeat(np.arange(len(known.who)), stream.times(0.9 * pace))
    at = calendar.moments(stream, len(row))
    order = np.lexsort((row, at))
    row, at = row[order], at[order]
    n = len(row)
    tid = digits(3_800_000_000_000_000_000 + np.arange(n) * 10_007 + 10, 19)
    nameless = ~known.is_member[row] & stream.chance(n, 0.15)
    uid = np.where(nameless, None, known.key[row])

    member = np.flatnonzero(known.is_member)
    yield Truth(
        "taobao:" + SELLERS[known.shop[member]] + ":" + known.key[member],
        known.who[member],
    )
    guest = ~known.is_member[row]
    guest_key = np.where(nameless, tid, known.key[row])[guest]
    yield Truth(
        "taobao:" + SELLERS[known.shop[row[guest]]] + ":buyer:" + guest_key,
        known.who[row[guest]],
    )

    baskets = shopping.draw_baskets(stream, n)
    members = _members(world, known, member, row, at, baskets)
    yield Table("taobao", "members", members, ("seller_nick", "ouid"))
    trades, refunded = _trades(world, known, row, at, tid, uid, baskets)
    early = np.flatnonzero(
        stream.chance(n, world.rates["repulled_row"]) & present(trades["pay_time"])
    )
    older = {
        "status": empty(len(early), "WAIT_SELLER_SEND_GOODS"),
        "modified": trades["pay_time"][early],
        "consign_time": empty(len(early)),
        "end_time": empty(len(early)),
    }
    yield Table(
        "taobao",
        "trades",
        with_older_pull(trades, early, older),
        ("seller_nick", "tid", "modified"),
    )
    lines, refunds = _lines(stream, trades, baskets, refunded, at)
    yield Table("taobao", "orders", lines, ("seller_nick", "tid", "oid"))
    yield Table("taobao", "refunds", refunds, ("seller_nick", "refund_id"))
    yield from desk_tables(world, SELLERS, trades, members, known.who[member])


def _members(
    world: World,
    known: Buyers,
    member: np.ndarray,
    row: np.ndarray,
    at: np.ndarray,
    baskets: shopping.Baskets,
) -> Columns:
    stream, n = world.stream("taobao member cells"), len(member)
    size = len(known.who)
    count = np.bincount(row, minlength=size)[member]
    spent = np.bincount(row, baskets.total, minlength=size)[member].astype(np.int64)
    last = np.zeros(size, dtype=np.int64)
    np.maximum.at(last, row, at)
    grade = stream.index(n, np.array([60, 24, 12, 4]))
    return {
        "seller_nick": SELLERS[known.shop[member]],
        "ouid": known.key[member],
        "buyer_nick": known.nick[member],
        "grade": number(grade + 1),
        "grade_name": pool(["店铺客户", "普通会员", "高级会员", "VIP会员"])[grade],
        "trade_count": number(count),
        "trade_amount": yuan(spent),
        "close_trade_count": number(stream.index(n, np.array([90, 9, 1]))),
        "last_trade_time": np.where(last[member] > 0, local(last[member]), _NEVER),
        "item_num": number(count + stream.index(n, np.array([7, 2, 1]))),
        "relation_source": number(1 + stream.index(n, np.array([80, 15, 5]))),
        "status": either(stream.chance(n, 0.985), "normal", "blacklist"),
    }


def _nicks(world: World, stream: Stream, who: np.ndarray) -> np.ndarray:
    """Return account names, most of them with stars."""
    n = len(who)
    family, given = world.people.names.of(who).latin()
    name = family + given + digits(stream.whole(n, 0, 10_000), 4)
    name = np.where(stream.chance(n, 0.4), world.contacts.new_nickname[who], name)
    stars = pool([cell[0] + "**" + cell[-1] for cell in name])
    return np.where(stream.chance(n, 0.7), stars, "tb" + name)


def _trades(
    world: World,
    known: Buyers,
    row: np.ndarray,
    at: np.ndarray,
    tid: np.ndarray,
    uid: np.ndarray,
    baskets: shopping.Baskets,
) -> tuple[Columns, np.ndarray]:
    stream, n, who = world.stream("taobao trade cells"), len(row), known.who[row]
    unpaid = stream.chance(n, 0.05)
    refunded = ~unpaid & stream.chance(n, world.rates["refund"])
    recent = (calendar.SPAN_END - at < 9 * DAY) & ~unpaid & ~refunded
    status = np.where(recent, "WAIT_BUYER_CONFIRM_GOODS", "TRADE_FINISHED")
    status = np.where(refunded, "TRADE_CLOSED", status)
    status = np.where(unpaid, "TRADE_CLOSED_BY_TAOBAO", status)
    paid = np.minimum(at + stream.whole(n, 15, 1200), calendar.SPAN_END - 60)
    sent = np.minimum(paid + stream.whole(n, 1, 3) * DAY, calendar.SPAN_END - 50)
    ended = np.minimum(sent + stream.whole(n, 3, 9) * DAY, calendar.SPAN_END - 40)
    off = baskets.list_total - baskets.total
    alipay = alipay_ids(world.stream("alipay"), len(world))
    email = world.contacts.email[who]
    masked = pool([cell[:3] + "***@" + cell.split("@")[1] for cell in email])
    return {
        "seller_nick": SELLERS[known.shop[row]],
        "tid": tid,
        "status": status,
        "type": either(stream.chance(n, 0.96), "fixed", "step"),
        "trade_from": stream.pick(n, pool(["WAP,WAP", "TAOBAO", "WAP,JHS"])),
        "created": local(at),
        "pay_time": only(~unpaid, local(paid)),
        "consign_time": only(~unpaid, local(sent)),
        "end_time": np.where(recent, _NEVER, local(ended)),
        "modified": local(ended),
        "total_fee": yuan(baskets.list_total),
        "discount_fee": yuan(off),
        "post_fee": empty(n, "0.00"),
        "payment": yuan(baskets.total),
        "alipay_point": number(stream.whole(n, 0, 50) * stream.chance(n, 0.2)),
        "buyer_nick": only(present(uid), known.nick[row]),
        "buyer_open_uid": uid,
        "alipay_id": only(stream.chance(n, 0.3), alipay[who]),
        "buyer_email": only(stream.chance(n, 0.05), masked),
        **_receivers(world, stream, who, at),
    }, refunded


def _receivers(
    world: World, stream: Stream, who: np.ndarray, at: np.ndarray
) -> Columns:
    """Return receivers: enciphered, virtual, masked, absent; seldom in clear."""
    n, people, homes = len(who), world.people, world.homes
    gift = stream.chance(n, world.rates["gift_order"])
    to = np.where(gift, stream.whole(n, 0, len(world)), who)
    to = np.where(gift & stream.chance(n, 0.5), people.head[who], to)
    hidden = stream.chance(n, world.rates["marketplace_hidden_phone"])
    kind = stream.rng.random(n)
    cipher, virtual = hidden & (kind < 0.78), hidden & (kind >= 0.78) & (kind < 0.92)
    masked = hidden & (kind >= 0.92) & (kind < 0.96)
    blob = stream.tokens(n, 24, LETTERS) + "=="
    phone = world.phones.at(stream, to, at)
    has = phone > 0
    number_now = number(18_400_000_000 + stream.whole(n, 0, 99_999_999))
    number_now = number_now + "-" + digits(stream.whole(n, 0, 10_000), 4)
    mobile = np.where(hidden, None, dirt.plain(phone))
    mobile = np.where(cipher & has, "$" + blob + "$1$", mobile)
    mobile = np.where(virtual & has, number_now, mobile)
    mobile = np.where(masked, dirt.masked_phone(phone), mobile)
    names = people.names.of(to)
    name = np.where(cipher, "~" + stream.tokens(n, 16, LETTERS) + "~1~", names.full())
    name = np.where(hidden & ~cipher, names.family() + "**", name)
    detail = np.where(
        cipher, "~" + stream.tokens(n, 20, LETTERS) + "~1~", homes.detail[to]
    )
    road = pool([cell.split("号")[0].rstrip("0123456789") for cell in homes.detail[to]])
    detail = np.where(hidden & ~cipher, road + "****", detail)
    return {
        "oaid": only(hidden, "1" + stream.tokens(n, 31, LETTERS)),
        "receiver_name": name,
        "receiver_mobile": mobile,
        "receiver_phone": empty(n),
        "receiver_state": homes.province(to),
        "receiver_city": homes.city(to),
        "receiver_district": homes.area(to),
        "receiver_address": detail,
        "receiver_zip": empty(n, "000000"),
    }


def _lines(
    stream: Stream,
    trades: Columns,
    baskets: shopping.Baskets,
    refunded: np.ndarray,
    at: np.ndarray,
) -> tuple[Columns, Columns]:
    """Return lines and refunds; the only line of a trade has the trade's id."""
    goods, product, order = shopping.products(), baskets.product, baskets.order
    count = np.bincount(order, minlength=len(at))[order]
    tid = trades["tid"][order]
    oid = np.where(
        count == 1,
        tid,
        digits(3_800_000_000_000_000_010 + order * 10_007 + baskets.line, 19),
    )
    back = refunded[order]
    refund_id = only(back, digits(180_000_000_000_000 + np.arange(len(order)), 15))
    lines = {
        "seller_nick": trades["seller_nick"][order],
        "tid": tid,
        "oid": oid,
        "num_iid": number(620_000_000_000 + goods.number[product] * 1_009),
        "sku_id": number(4_900_000_000_000 + goods.number[product] * 3),
        "outer_iid": goods.barcode[product],
        "title": goods.title[product],
        "num": number(baskets.quantity),
        "price": yuan(baskets.price),
        "payment": yuan(baskets.amount),
        "divide_order_fee": yuan(baskets.amount),
        "status": trades["status"][order],
        "refund_status": either(back, "SUCCESS", "NO_REFUND"),
        "refund_id": refund_id,
    }
    rows = np.flatnonzero(back)
    created = at[order[rows]] + 2 * DAY
    created = np.minimum(created, calendar.SPAN_END - 2 * 3600)
    n = len(rows)
    goods_back = stream.chance(n, 0.6)
    return lines, {
        "seller_nick": lines["seller_nick"][rows],
        "refund_id": refund_id[rows],
        "tid": tid[rows],
        "oid": oid[rows],
        "buyer_open_uid": trades["buyer_open_uid"][order[rows]],
        "refund_fee": yuan(baskets.amount[rows]),
        "status": empty(n, "SUCCESS"),
        "refund_phase": either(stream.chance(n, 0.7), "onsale", "aftersale"),
        "dispute_type": either(goods_back, "REFUND_AND_RETURN", "REFUND"),
        "reason": stream.pick(n, pool(["不喜欢", "尺码不合适", "质量问题", "拍错了"])),
        "has_good_return": either(goods_back, "true", "false"),
        "created": local(created),
        "modified": local(created + 3600),
    }
