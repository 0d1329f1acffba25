"""A Douyin shop in the shape of its API: fen, epoch seconds, masked receivers."""

from collections.abc import Iterator
from dataclasses import dataclass

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
from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch,
    number,
    only,
    present,
)
from benchmarks.world.world import World

SHOP = "4463798"
_AUTHORS = pool(["禾木生活旗舰店", "小禾种草日记", "木木爱生活", "老陈选好物"])
_ROOMS = 12


@dataclass(frozen=True)
class Trades:
    """The shop orders: whose, when, under which key, what became of them."""

    who: np.ndarray
    at: np.ndarray
    order_id: np.ndarray
    open_id: np.ndarray
    is_unpaid: np.ndarray
    is_refunded: np.ndarray
    paid_at: np.ndarray
    done_at: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return shop orders, their sku orders and after-sales, and whose they are."""
    stream = world.stream("douyin orders")
    trades = _trades(world, stream)
    key = np.where(present(trades.open_id), trades.open_id, trades.order_id)
    yield Truth(f"douyin:{SHOP}:buyer:" + key, trades.who)

    baskets = shopping.draw_baskets(stream, len(trades.who))
    orders = _orders(world, trades, baskets)
    again = stream.chance(len(trades.who), 2 * world.rates["repulled_row"])
    early = np.flatnonzero(again & ~trades.is_unpaid)
    older = {
        "order_status": empty(len(early), "2"),
        "main_status": empty(len(early), "2"),
        "update_time": epoch(trades.paid_at[early]),
        "finish_time": empty(len(early), "0"),
    }
    orders = with_older_pull(orders, early, older)
    # One row comes without its id.
    lost = pick_rows(orders, np.arange(min(1, len(key))))
    lost["order_id"] = empty(len(lost["order_id"]))
    yield Table(
        "douyin",
        "orders",
        append_rows(orders, lost),
        ("shop_id", "create_time", "order_id", "update_time"),
    )
    lines = _sku_orders(stream, trades, baskets)
    yield Table("douyin", "sku_orders", lines, ("shop_id", "order_id"))
    yield Table(
        "douyin",
        "aftersales",
        _aftersales(world, trades, baskets, lines),
        ("shop_id", "aftersale_id", "update_time"),
    )


def _trades(world: World, stream: Stream) -> Trades:
    known = world.joined("douyin", 0.075, digital=0.8)
    pace = np.minimum(world.activity[known], 6)
    who = np.repeat(known, stream.times(1.3 * pace))
    at = calendar.moments(stream, len(who))
    order = np.lexsort((who, at))
    who, at = who[order], at[order]
    n = len(who)
    users = "1@#" + stream.tokens(len(world), 40, LETTERS) + "=="
    is_unpaid = stream.chance(n, 0.07)
    paid_at = np.minimum(at + stream.whole(n, 10, 600), calendar.SPAN_END - 120)
    done_at = np.minimum(at + stream.whole(n, 4, 12) * DAY, calendar.SPAN_END - 60)
    return Trades(
        who=who,
        at=at,
        order_id=digits(6_920_000_000_000_000_000 + np.arange(n) * 1_000_081, 19),
        open_id=only(stream.chance(n, 0.96), users[who]),
        is_unpaid=is_unpaid,
        is_refunded=~is_unpaid & stream.chance(n, 2 * world.rates["refund"]),
        paid_at=paid_at,
        done_at=done_at,
    )


def _orders(world: World, trades: Trades, baskets: shopping.Baskets) -> Columns:
    stream, n, at = world.stream("douyin order cells"), len(trades.who), trades.at
    recent = (calendar.SPAN_END - at < 20 * DAY) & ~trades.is_unpaid
    recent &= ~trades.is_refunded
    wait = stream.pick(n, pool(["105", "2", "101", "3"]), np.array([2, 2, 1, 5]))
    status = np.where(recent, wait, "5")
    status = np.where(trades.is_unpaid | trades.is_refunded, "4", status)
    back = stream.pick(n, pool(["21", "22", "39"]))
    waiting = trades.is_unpaid & stream.chance(n, 0.15)
    status = np.where(waiting, "1", status)
    main = np.where(trades.is_refunded, back, status)
    post = np.where(baskets.total < 3900, 500, 0)
    off = baskets.list_total - baskets.total
    never = empty(n, "0")
    tag = '[{"key":"user_profile_buy_frequency","text":"高频购买"}]'
    return {
        "shop_id": empty(n, SHOP),
        "order_id": trades.order_id,
        "order_status": status,
        "main_status": main,
        "b_type": stream.pick(n, pool(["2", "3", "11"]), np.array([85, 5, 10])),
        "pay_type": stream.pick(n, pool(["0", "1", "2"]), np.array([4, 46, 50])),
        "create_time": epoch(at),
        "pay_time": np.where(trades.is_unpaid, never, epoch(trades.paid_at)),
        "finish_time": np.where(main == "5", epoch(trades.done_at), never),
        "update_time": epoch(trades.done_at),
        "order_amount": number(baskets.list_total),
        "pay_amount": number(baskets.total + post),
        "post_amount": number(post),
        "promotion_amount": number(off),
        "promotion_shop_amount": number(off // 2),
        "promotion_platform_amount": number(off - off // 2),
        "doudian_open_id": trades.open_id,
        "open_id": empty(n, "tt3b0f9c51d27e88aa01"),
        **_receivers(world, stream, trades.who, at),
        "user_tag_ui": np.where(stream.chance(n, 0.2), tag, "[]"),
        "buyer_words": only(stream.chance(n, 0.1), empty(n, "请尽快发货，谢谢")),
        "seller_words": only(stream.chance(n, 0.05), empty(n, "老客，送小样")),
    }


def _receivers(
    world: World, stream: Stream, who: np.ndarray, at: np.ndarray
) -> Columns:
    """Return receivers: enciphered or absent, and masked beside it."""
    n, people, homes = len(who), world.people, world.homes
    gift = stream.chance(n, world.rates["gift_order"])
    to = np.where(gift, stream.whole(n, 0, len(world)), who)
    phone = world.phones.at(stream, to, at)
    has = phone > 0
    blank = stream.chance(n, 0.4)
    tel = only(has, "$" + stream.tokens(n, 26, LETTERS) + "==$")
    name = "#" + stream.tokens(n, 22, LETTERS) + "==#"
    addr = (
        '{"province":{"name":"'
        + homes.province(to)
        + '"},"city":{"name":"'
        + homes.city(to)
        + '"},"town":{"name":"'
        + homes.area(to)
        + '"},"detail":"'
        + pool([cell[:2] + "****" for cell in homes.detail[to]])
        + '"}'
    )
    return {
        "post_tel": np.where(blank, None, tel),
        "post_receiver": np.where(blank, None, name),
        "encrypt_post_tel": tel,
        "mask_post_tel": dirt.masked_phone(phone),
        "mask_post_receiver": people.names.of(to).family() + "*",
        "mask_post_addr": addr,
    }


def _sku_orders(stream: Stream, trades: Trades, baskets: shopping.Baskets) -> Columns:
    """Return the lines; the first of each order has the order's own id."""
    goods, product, order = shopping.products(), baskets.product, baskets.order
    n = len(product)
    parent = 6_920_000_000_000_000_000 + order * 1_000_081
    item = 3_560_000_000_000_000_001 + goods.number[product] * 10_007
    room = stream.whole(n, 0, _ROOMS)
    way = stream.rng.random(n)
    live, video = way < 0.45, (way >= 0.45) & (way < 0.7)
    room_id = 7_300_000_000_000_000_003 + room * 770_001
    author = np.where(live, room % len(_AUTHORS), stream.whole(n, 0, len(_AUTHORS)))
    led = live | video
    nothing = empty(n, "0")
    return {
        "shop_id": empty(n, SHOP),
        "order_id": digits(parent + baskets.line - 1, 19),
        "parent_order_id": trades.order_id[order],
        # As a number an id has lost its last digits; its twin has them.
        "product_id": number(item.astype(float).astype(np.int64) // 1000 * 1000),
        "product_id_str": number(item),
        "sku_id": number(1_740_000_000_000_000 + goods.number[product] * 31),
        "out_sku_id": goods.barcode[product],
        "product_name": goods.title[product],
        "item_num": number(baskets.quantity),
        "origin_amount": number(baskets.price),
        "pay_amount": number(baskets.amount),
        "author_id": np.where(led, number(98_000_000_001 + author * 17), nothing),
        "author_name": only(led, _AUTHORS[author]),
        "room_id": np.where(live, number(room_id // 1000 * 1000), nothing),
        "room_id_str": np.where(live, number(room_id), nothing),
        "video_id": np.where(
            video, number(7_310_000_000_000_000_009 + author * 990_007), ""
        ),
        "theme_type": np.where(live, "1", either(video, "2", "0")),
        "is_comment": stream.pick(n, pool(["0", "1", "2"]), np.array([60, 30, 10])),
        "coupon_info": empty(n, "[]"),
    }


def _aftersales(
    world: World, trades: Trades, baskets: shopping.Baskets, lines: Columns
) -> Columns:
    """Return after-sales of single lines, some of them pulled twice."""
    stream, order = world.stream("douyin after-sales"), baskets.order
    asked = stream.chance(len(order), 0.06) & ~trades.is_unpaid[order]
    rows = np.flatnonzero(trades.is_refunded[order] | asked)
    n = len(rows)
    paid = trades.is_refunded[order[rows]]
    kind = np.where(
        paid,
        stream.pick(n, pool(["0", "1", "2", "2"])),
        stream.pick(n, pool(["0", "3", "6", "7"])),
    )
    goods_only = (kind == "3") | (kind == "7")
    back = np.where(goods_only, 0, baskets.amount[rows])
    back = np.where(kind == "6", back // 10, back)
    other = stream.pick(n, pool(["6", "7", "12", "27", "28"]))
    status = np.where(paid, "12", other)
    at = np.minimum(trades.done_at[order[rows]] + 5400, calendar.SPAN_END - DAY)
    done = at + stream.whole(n, 1, 18) * 3600
    columns = {
        "shop_id": empty(n, SHOP),
        "aftersale_id": digits(7_110_000_000_000_000_000 + np.arange(n) * 1_013, 19),
        "order_id": trades.order_id[order[rows]],
        "sku_order_id": lines["order_id"][rows],
        "aftersale_type": kind,
        "aftersale_status": status,
        "refund_amount": number(back),
        "apply_time": epoch(at),
        "create_time": epoch(at),
        "update_time": epoch(done),
        "reason_text": stream.pick(
            n, pool(["不想要了", "商品与描述不符", "少件/漏发", "七天无理由退货"])
        ),
    }
    again = np.flatnonzero(stream.chance(n, 0.15))
    older = {
        "aftersale_status": empty(len(again), "6"),
        "update_time": columns["create_time"][again],
    }
    return with_older_pull(columns, again, older)
