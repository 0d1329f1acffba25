"""Two Youzan shops: their tables; trades with lines and refunds, and stores."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, with_older_pull
from benchmarks.systems.youzan_customers import (
    OA_APPID,
    SHOPS,
    accounts,
    customer_columns,
    fans,
    follower_columns,
)
from benchmarks.systems.youzan_points import point_tables
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.homes import draw_details, draw_offices
from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    compact,
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

_STORES = 8


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the tables of the shops, and whose each record is."""
    account, fan = accounts(world), fans(world)
    yield _stores(world)
    yield Table("youzan", "followers", follower_columns(world), ("kdt_id", "user_id"))
    yield Truth("youzan:" + SHOPS[0] + ":fan:" + fan.key, fan.who)
    yield Table(
        "youzan",
        "customers",
        customer_columns(world),
        ("node_kdt_id", "yz_open_id", "updated_time"),
    )
    yield Truth("youzan:" + SHOPS[account.shop] + ":" + account.key, account.who)
    yield from _trades(world)


def _stores(world: World) -> Table:
    stream = world.stream("youzan stores")
    table = read("districts")
    weights = np.array(table["city_weight"], dtype=float)
    district = stream.index(_STORES, weights**2)
    city, area = (pool(table[c])[district] for c in ("city", "district"))
    line = "400-820-" + digits(stream.whole(_STORES, 1000, 9999), 4)
    return Table(
        "youzan",
        "stores",
        {
            "node_kdt_id": SHOPS[np.zeros(_STORES, dtype=int)],
            "offline_id": number(61_000_001 + np.arange(_STORES) * 13),
            "name": "禾木生活" + area + "自提点",
            "phone": only(world.phones.first[:1].repeat(_STORES) > 0, line),
            "province": pool(table["province"])[district],
            "city": city,
            "county": area,
            "address": draw_details(stream, _STORES),
            "created": local(calendar.SPAN_START - stream.whole(_STORES, 1, 900) * DAY),
        },
        ("node_kdt_id", "offline_id"),
    )


def _trades(world: World) -> Iterator[Table | Truth]:
    """Return trades with and without an account, their lines and refunds."""
    account, stream = accounts(world), world.stream("youzan trades")
    rows = np.arange(len(account.who))
    pace = np.minimum(world.activity[account.who], 6)
    pace = pace * calendar.time_left(account.since)
    row = np.repeat(rows, stream.times(1.35 * pace))
    guests = world.joined("youzan guests", world.rates["guest_order"], digital=0.5)
    guest, guest_at = world.orders(stream, guests, 1.0)
    at = calendar.moments(stream, len(row), since=account.since[row])
    at = np.concatenate([at, guest_at])
    row = np.concatenate([row, np.full(len(guest), -1)])
    buyer = np.concatenate([account.who[row[row >= 0]], guest])
    order = np.lexsort((buyer, at))
    row, buyer, at = row[order], buyer[order], at[order]
    n = len(row)
    is_guest = row < 0
    shop = np.where(is_guest, 0, np.append(account.shop, 0)[row])
    key = np.append(account.key, None)[row]
    # Some guests are known to the platform, but are no customers of the shop.
    strangers = stream.tokens(len(world), 8, LETTERS) + digits(
        np.arange(len(world)) + 877_000_000_000_000_000, 18
    )
    known = is_guest & (buyer % 5 < 2)
    key = np.where(known, strangers[buyer], key)
    tid = "E" + compact(at) + digits(np.arange(n) % 10**8, 8)
    buyer_key = np.where(known, key, tid)[is_guest]
    yield Truth(
        "youzan:" + SHOPS[shop[is_guest]] + ":buyer:" + buyer_key, buyer[is_guest]
    )

    baskets = shopping.draw_baskets(stream, n)
    unpaid = stream.chance(n, 0.04)
    refunded = ~unpaid & stream.chance(n, world.rates["refund"])
    partly = refunded & (np.bincount(baskets.order, minlength=n) > 1)
    closed = unpaid | (refunded & ~partly)
    recent = (calendar.SPAN_END - at < 8 * DAY) & ~closed
    status = either(closed, "TRADE_CLOSED", "TRADE_SUCCESS")
    status = np.where(recent, "WAIT_BUYER_CONFIRM_GOODS", status)
    paid_at = at + stream.whole(n, 20, 900)
    done_at = np.minimum(paid_at + stream.whole(n, 2, 8) * DAY, calendar.SPAN_END - 60)
    receiver = _receiver(world, stream, buyer, at)
    phone = world.phones.at(stream, buyer, at)
    phone = np.where(stream.chance(n, 0.12), 0, phone)
    columns = {
        "kdt_id": SHOPS[shop],
        "tid": tid,
        "status": status,
        "type": stream.pick(n, pool(["0", "6", "10"]), np.array([86, 8, 6])),
        "yz_open_id": key,
        "buyer_phone": dirt.plain(phone),
        "outer_user_id": only(stream.chance(n, 0.3), world.openid(OA_APPID)[buyer]),
        **receiver,
        "total_fee": yuan(baskets.list_total),
        "post_fee": empty(n, "0.00"),
        "payment": yuan(baskets.total),
        "refund_state": np.where(partly, "2", either(refunded, "12", "0")),
        "pay_type": only(~unpaid, stream.pick(n, pool(["WEIXIN", "ALIPAY"]))),
        "platform": stream.pick(
            n, pool(["wx", "browser", "alipay"]), np.array([85, 10, 5])
        ),
        "created": local(at),
        "pay_time": only(~unpaid, local(paid_at)),
        "update_time": local(done_at),
        "success_time": only(~closed & ~recent, local(done_at)),
    }
    early = np.flatnonzero(stream.chance(n, world.rates["repulled_row"]) & ~unpaid)
    older = {
        "status": empty(len(early), "WAIT_SELLER_SEND_GOODS"),
        "update_time": local(paid_at[early]),
        "success_time": empty(len(early)),
        "refund_state": empty(len(early), "0"),
    }
    yield Table(
        "youzan",
        "trades",
        with_older_pull(columns, early, older),
        ("kdt_id", "tid", "update_time"),
    )
    yield _lines(columns, baskets)
    yield _refunds(stream, columns, baskets, refunded, partly, done_at)
    yield from point_tables(world, columns, baskets.total, done_at)


def _receiver(
    world: World, stream: Stream, buyer: np.ndarray, at: np.ndarray
) -> Columns:
    """Return to whom it goes: the buyer, a relative, a friend, or a counter."""
    n, homes, people = len(buyer), world.homes, world.people
    gift = stream.chance(n, world.rates["gift_order"])
    family = gift & stream.chance(n, 0.5)
    who = np.where(gift, stream.whole(n, 0, len(world)), buyer)
    who = np.where(family, people.head[buyer], who)
    pickup = stream.chance(n, 0.1)
    hidden = stream.chance(n, 0.06)
    phone = world.phones.at(stream, who, at)
    name = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["typed_name_error"],
            title=world.rates["title_for_name"],
            latin=0.004,
        ),
    )
    name = np.where(hidden, dirt.masked_name(people.names.of(who)), name)
    tel = np.where(hidden, dirt.masked_phone(phone), dirt.plain(phone))
    office = stream.chance(n, 0.1)
    detail = np.where(office, draw_offices(stream, n), homes.detail[who])
    short = stream.chance(n, 0.15)
    shown_tel = np.where(present(tel), tel, "")
    fetch = '{"user_name":"' + name + '","user_tel":"' + shown_tel + '"}'
    extra = '{"areaCode":"' + number(homes.code(who)) + '"}'
    abroad = ~pickup & stream.chance(n, 0.02)
    id_card = (
        number(homes.code(who)) + "********" + digits(stream.whole(n, 0, 10_000), 4)
    )
    return {
        "receiver_name": only(~pickup, name),
        "receiver_tel": only(~pickup, tel),
        "delivery_province": only(
            ~pickup, np.where(short, homes.short_province(who), homes.province(who))
        ),
        "delivery_city": only(~pickup, homes.city(who)),
        "delivery_district": only(~pickup, homes.area(who)),
        "delivery_address": only(~pickup, detail),
        "address_extra": only(~pickup & stream.chance(n, 0.3), extra),
        "self_fetch_info": only(pickup, fetch),
        "express_type": either(pickup, "1", "0"),
        "offline_id": only(
            pickup, number(61_000_001 + stream.whole(n, 0, _STORES) * 13)
        ),
        "gift_no": only(
            gift & stream.chance(n, 0.5), "G" + digits(np.arange(n) % 10**8, 8)
        ),
        "id_card_number": only(abroad, id_card),
    }


def _line_ids(columns: Columns, baskets: shopping.Baskets) -> np.ndarray:
    return "26" + digits(baskets.order * 10 + baskets.line + 4_200_000_000_000_000, 17)


def _lines(columns: Columns, baskets: shopping.Baskets) -> Table:
    goods, product = shopping.products(), baskets.product
    return Table(
        "youzan",
        "trade_orders",
        {
            "kdt_id": columns["kdt_id"][baskets.order],
            "tid": columns["tid"][baskets.order],
            "oid": _line_ids(columns, baskets),
            "item_id": number(390_000_000 + goods.number[product] * 17),
            "sku_id": empty(len(product), "0"),
            "outer_item_id": goods.barcode[product],
            "title": goods.title[product],
            "num": number(baskets.quantity),
            "price": yuan(goods.price[product]),
            "payment": yuan(baskets.amount),
        },
        ("kdt_id", "tid", "oid"),
    )


def _refunds(
    stream: Stream,
    columns: Columns,
    baskets: shopping.Baskets,
    refunded: np.ndarray,
    partly: np.ndarray,
    done_at: np.ndarray,
) -> Table:
    """Return one refund for each line given back: the first, or all of them."""
    order = baskets.order
    lines = np.flatnonzero(refunded[order] & ((baskets.line == 1) | ~partly[order]))
    order = order[lines]
    n = len(lines)
    return Table(
        "youzan",
        "refunds",
        {
            "kdt_id": columns["kdt_id"][order],
            "refund_id": digits(stream.rng.permutation(n) + 2_025_000_000_000, 13),
            "tid": columns["tid"][order],
            "oid": _line_ids(columns, baskets)[lines],
            "status": empty(n, "REFUND_SUCCESS"),
            "refund_fee": yuan(baskets.amount[lines]),
            "reason": stream.pick(n, pool(["1", "3", "11", "52"])),
            "return_goods": either(stream.chance(n, 0.6), "true", "false"),
            "refund_type": empty(n, "BUYER_APPLY_REFUND"),
            "created": local(done_at[order] - 3600),
            "modified": local(done_at[order]),
        },
        ("kdt_id", "refund_id"),
    )
