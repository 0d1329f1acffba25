"""Meituan deliveries as they are pushed: cells coded for URLs, JSON in texts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import numpy as np

from benchmarks.systems.export import (
    Columns,
    Table,
    Truth,
    append_rows,
    pick_rows,
    with_older_pull,
)
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch,
    number,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

APP = "6627"
_STORES = 5
_TEXTS = (
    "wm_poi_name",
    "recipient_name",
    "recipient_address",
    "backup_recipient_phone",
    "user_member_info",
    "invoice_title",
    "poi_receive_detail",
    "poi_receive_detail_yuan",
    "detail",
    "extras",
)
_ACTS = [
    ("90211", 2, "满79减8"),
    ("90355", 1, "新客立减"),
    ("90418", 25, "减配送费"),
]


@dataclass(frozen=True)
class Trades:
    """The orders: whose, when, in which store, of a member or not."""

    who: np.ndarray
    at: np.ndarray
    order_id: np.ndarray
    store: np.ndarray
    card: np.ndarray
    is_called_off: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return orders, refunds and reviews, and whose the orders are."""
    stream = world.stream("meituan orders")
    trades = _trades(world, stream)
    is_member = present(trades.card)
    yield Truth(f"meituan:{APP}:" + trades.card[is_member], trades.who[is_member])
    yield Truth(
        f"meituan:{APP}:buyer:" + trades.order_id[~is_member], trades.who[~is_member]
    )
    baskets = shopping.draw_baskets(stream, len(trades.who))
    orders = _orders(world, trades, baskets)
    yield Table(
        "meituan",
        "orders",
        _pushed(world, trades, orders),
        ("app_id", "ctime", "order_id", "utime"),
    )
    yield Table(
        "meituan",
        "refunds",
        _refunds(world, trades, orders),
        ("app_id", "refund_id", "utime"),
    )
    yield Table("meituan", "reviews", _reviews(world, trades), ("app_id", "commentId"))


def _trades(world: World, stream: Stream) -> Trades:
    known = world.joined("meituan", 0.06, digital=0.3, local=0.4)
    pace = np.minimum(world.activity[known], 5)
    who = np.repeat(known, stream.times(1.3 * pace))
    at = calendar.moments(stream, len(who), in_store=True)
    order = np.lexsort((who, at))
    who, at = who[order], at[order]
    n = len(who)
    joins = world.stream("meituan members").chance(len(world), 0.55)
    return Trades(
        who=who,
        at=at,
        order_id=digits(2_700_900_000_000_000_000 + np.arange(n) * 90_007 + 31, 19),
        store=stream.whole(n, 0, _STORES),
        card=only(joins[who], digits(world.card(who), 8)),
        is_called_off=stream.chance(n, 0.07),
    )


def _orders(world: World, trades: Trades, baskets: shopping.Baskets) -> Columns:
    stream, n, at = world.stream("meituan order cells"), len(trades.who), trades.at
    bag, shipping = stream.pick(n, np.array([0, 50, 100])), stream.whole(n, 0, 7) * 100
    off, extras = _extras(stream, baskets.list_total)
    original = baskets.list_total + bag + shipping
    total = original - off
    poi = total * 82 // 100
    scheduled = at + stream.whole(n, 1, 8) * 3600
    done = np.minimum(at + stream.whole(n, 30, 90) * 60, calendar.SPAN_END - 60)
    firms = world.organisations
    firm = trades.who % len(firms)
    billed = stream.chance(n, 0.06)
    return {
        "app_id": empty(n, APP),
        "order_id": trades.order_id,
        "wm_order_id_view": trades.order_id,
        "app_poi_code": "MT" + digits(trades.store + 1, 3),
        "wm_poi_id": number(10_884_001 + trades.store * 37),
        "wm_poi_name": _store_names(world)[trades.store],
        **_recipients(world, stream, trades),
        "total": yuan(total),
        "original_price": yuan(original),
        "shipping_fee": yuan(shipping),
        "package_bag_money": number(bag),
        "package_bag_money_yuan": yuan(bag),
        "poi_receive_detail": _cents(total, poi),
        "poi_receive_detail_yuan": _texts_of_yuan(total, poi),
        "status": either(trades.is_called_off, "9", "8"),
        "ctime": epoch(at),
        "utime": epoch(done),
        "delivery_time": np.where(stream.chance(n, 0.7), "0", epoch(scheduled)),
        "pay_type": either(stream.chance(n, 0.97), "2", "1"),
        "is_poi_first_order": either(stream.chance(n, 0.3), "true", "false"),
        "is_favorites": either(stream.chance(n, 0.2), "true", "false"),
        "user_member_info": _members(stream, trades),
        "taxpayer_id": only(billed, firms.uscc[firm]),
        "invoice_title": only(billed, firms.name[firm]),
        "detail": _details(stream, baskets, n),
        "extras": extras,
    }


def _store_names(world: World) -> np.ndarray:
    area = world.stream("meituan stores").pick(_STORES, pool(read("districts")["city"]))
    names = zip(area, range(_STORES), strict=True)
    return pool(
        [f"禾木生活（{city.removesuffix('市')}{i + 1}店）" for city, i in names]
    )


def _recipients(world: World, stream: Stream, trades: Trades) -> Columns:
    """Return to whom it goes: most numbers are virtual, names have titles."""
    who, n, people, homes = trades.who, len(trades.who), world.people, world.homes
    gift = stream.chance(n, world.rates["gift_order"])
    to = np.where(gift, stream.whole(n, 0, len(world)), who)
    names = people.names.of(to)
    name = dirt.written(
        stream,
        names,
        people.is_male[to],
        dirt.Habits(wrong=world.rates["typed_name_error"]),
    )
    kind = stream.rng.random(n)
    name = np.where(kind < 0.2, names.family() + "**", name)
    title = either(people.is_male[to], "(先生)", "(女士)")
    phone = world.phones.at(stream, to, trades.at)
    own = world.phones.at(stream, who, trades.at)
    has = phone > 0
    virtual = number(18_400_000_000 + stream.whole(n, 0, 99_999_999))
    ending = "_" + digits(stream.whole(n, 0, 10_000), 4)
    clear = stream.rng.random(n)
    shown = np.where(clear < 0.15, dirt.plain(phone), virtual + ending)
    shown = np.where(clear > 0.92, dirt.masked_phone(phone), shown)
    spare = '["' + virtual + "_" + digits(stream.whole(n, 0, 10_000), 4) + '"]'
    order_phone = np.where(stream.chance(n, 0.5), dirt.masked_phone(own), None)
    order_phone = np.where(stream.chance(n, 0.2), dirt.plain(own), order_phone)
    address = (
        homes.estate_line(to)
        + "@#"
        + homes.province(to)
        + homes.city(to)
        + homes.area(to)
        + homes.detail[to]
    )
    return {
        "recipient_name": name + title,
        "recipient_phone": only(has, shown),
        "backup_recipient_phone": np.where(has & stream.chance(n, 0.6), spare, "[]"),
        "realPhoneNumber": only(has & stream.chance(n, 0.05), dirt.plain(phone)),
        "recipient_address": address,
        "order_phone_number": order_phone,
    }


def _cents(total: np.ndarray, poi: np.ndarray) -> np.ndarray:
    online, received = number(total), number(poi)
    return '{"onlinePayment":' + online + ',"wmPoiReceiveCent":' + received + "}"


def _texts_of_yuan(total: np.ndarray, poi: np.ndarray) -> np.ndarray:
    online, received = yuan(total), yuan(poi)
    return '{"onlinePayment":"' + online + '","wmPoiReceive":"' + received + '"}'


def _members(stream: Stream, trades: Trades) -> np.ndarray:
    """Return the member behind each order, one JSON object a cell."""
    level = 1 + trades.who % 4
    cells = zip(trades.card, level, trades.who, strict=True)
    return pool(
        [
            _json(
                {"is_poi_member": False}
                if card is None
                else {
                    "is_poi_member": True,
                    "card_code": card,
                    "level_code": str(rank),
                    "poi_member_id": str(550_000_017 + int(who) * 3),
                }
            )
            for card, rank, who in cells
        ]
    )


def _json(value: list | dict) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _details(stream: Stream, baskets: shopping.Baskets, n: int) -> np.ndarray:
    """Return the lines of each order as JSON; some spell the quantity `quanity`."""
    goods, lines = shopping.products(), [[] for _ in range(n)]
    misspelt = stream.chance(n, 0.15)
    for order, line, product, count in zip(
        baskets.order, baskets.line, baskets.product, baskets.quantity, strict=True
    ):
        lines[order].append(
            {
                "app_food_code": f"F{goods.number[product]:05d}",
                "food_name": goods.title[product],
                "sku_id": f"{goods.number[product]:05d}-{line}",
                "upc": goods.barcode[product],
                "quanity" if misspelt[order] else "quantity": int(count),
                "price": int(goods.price[product]) / 100,
                "box_num": 0,
                "box_price": 0,
                "unit": "份",
                "food_discount": 1,
            }
        )
    return pool([_json(some) for some in lines])


def _extras(stream: Stream, total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what promotions take off each order, and the promotions as JSON."""
    n = len(total)
    act, given = stream.whole(n, 0, len(_ACTS)), stream.chance(n, 0.4)
    off = np.where(given, np.array([800, 500, 300])[act], 0)
    off = np.where(total > 2 * off, off, 0)
    cells = []
    for i, fen in zip(act, off, strict=True):
        key, kind, remark = _ACTS[i]
        promotion = {
            "act_detail_id": key,
            "reduce_fee": int(fen) / 100,
            "mt_charge": int(fen) / 200,
            "poi_charge": int(fen) / 200,
            "type": kind,
            "remark": remark,
        }
        cells.append(_json([promotion] if fen else []))
    return off, pool(cells)


def _pushed(world: World, trades: Trades, orders: Columns) -> Columns:
    """Return the orders as pushed: some twice, texts coded once or twice."""
    stream, n = world.stream("meituan pushes"), len(trades.who)
    early = np.flatnonzero(stream.chance(n, 0.18) & ~trades.is_called_off)
    older = {
        "status": stream.pick(len(early), pool(["2", "4"])),
        "utime": orders["ctime"][early],
        "realPhoneNumber": empty(len(early)),
    }
    rows = with_older_pull(orders, early, older)
    # One push comes without its total.
    lost = pick_rows(orders, np.arange(min(1, n)))
    lost |= {
        "order_id": empty(len(lost["total"]), "2700999999999999999"),
        "total": empty(len(lost["total"])),
    }
    rows = append_rows(rows, lost)
    twice = stream.chance(len(rows["order_id"]), 0.12)
    for name in _TEXTS:
        rows[name] = _coded(rows[name], twice)
    return rows


def _coded(cells: np.ndarray, twice: np.ndarray) -> np.ndarray:
    out = [
        cell if cell is None else quote(quote(cell)) if again else quote(cell)
        for cell, again in zip(cells, twice, strict=True)
    ]
    return pool(out)


def _refunds(world: World, trades: Trades, orders: Columns) -> Columns:
    stream = world.stream("meituan refunds")
    part = stream.chance(len(trades.who), 0.05) & ~trades.is_called_off
    rows = np.flatnonzero(trades.is_called_off | part)
    n = len(rows)
    is_part = part[rows]
    fen = np.array([int(cell.replace(".", "")) for cell in orders["total"][rows]])
    at = np.minimum(trades.at[rows] + 2400, calendar.SPAN_END - DAY)
    answer = np.where(
        is_part,
        stream.pick(n, pool(["0", "1", "2", "7"])),
        stream.pick(n, pool(["2", "5"])),
    )
    columns = {
        "app_id": empty(n, APP),
        "refund_id": digits(88_120_000_000 + np.arange(n) * 19, 11),
        "order_id": trades.order_id[rows],
        "refund_type": either(is_part, "2", "1"),
        "res_type": answer,
        "apply_type": empty(n, "2"),
        "apply_reason": stream.pick(n, pool(["商品缺货", "送达太晚", "商品破损"])),
        "money": yuan(np.where(is_part, fen // 4, fen).astype(np.int64)),
        "ctime": epoch(at),
        "utime": epoch(at + 1800),
        "status": either(answer == "0", "1", "2"),
        "service_type": empty(n, "0"),
    }
    again = np.flatnonzero(stream.chance(n, 0.2) & (answer != "0"))
    older = {
        "res_type": empty(len(again), "0"),
        "utime": columns["ctime"][again],
        "status": empty(len(again), "1"),
    }
    return with_older_pull(columns, again, older)


def _reviews(world: World, trades: Trades) -> Columns:
    stream = world.stream("meituan reviews")
    told = stream.chance(len(trades.who), 0.35) & ~trades.is_called_off
    rows = np.flatnonzero(told)
    n = len(rows)
    weights = np.array([5, 4, 9, 22, 60])
    said = ["", "很快就送到了👍", "包装完好，会回购", "少了一件，差评", "一般般吧"]
    at = np.minimum(trades.at[rows] + DAY, calendar.SPAN_END - 60)
    return {
        "app_id": empty(n, APP),
        "commentId": digits(3_310_000_000 + np.arange(n) * 23, 10),
        "app_poi_code": "MT" + digits(trades.store[rows] + 1, 3),
        "orderCommentScore": number(1 + stream.index(n, weights)),
        "foodCommentScore": number(1 + stream.index(n, weights)),
        "deliveryCommentScore": number(1 + stream.index(n, weights)),
        "commentContent": stream.pick(n, pool(said)),
        "commentTime": epoch(at),
    }
