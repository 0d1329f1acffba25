"""A JD shop in the shape of JD's API: a buyer is a pin or a key, never a name."""

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
from benchmarks.world.randomness import ID_LETTERS, LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch_ms,
    local,
    number,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

VENDER = "10078421"
_NEVER = "0001-01-01 00:00:00"
_EPOCH = "1970-01-01 00:00:00"


@dataclass(frozen=True)
class Buyers:
    """Who buys in the shop, under which keys, and who of them is a member."""

    who: np.ndarray
    pin: np.ndarray
    open_id: np.ndarray
    is_member: np.ndarray


@dataclass(frozen=True)
class Trades:
    """The orders: whose, when, what became of them, and what they show."""

    row: np.ndarray
    at: np.ndarray
    order_id: np.ndarray
    has_pin: np.ndarray
    has_open_id: np.ndarray
    is_broken: np.ndarray
    is_unpaid: np.ndarray
    is_refunded: np.ndarray
    is_called_off: np.ndarray
    done_at: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return members, orders, lines, points and refunds, and whose each is."""
    known, stream = _buyers(world), world.stream("jd orders")
    trades = _trades(world, known, stream)
    member = np.flatnonzero(known.is_member)
    yield Truth(f"jd:{VENDER}:" + known.pin[member], known.who[member])
    yield _guests(known, trades)

    baskets = shopping.draw_baskets(stream, len(trades.row))
    orders = _orders(world, known, trades, baskets)
    early = stream.chance(len(trades.row), 2 * world.rates["repulled_row"])
    early = np.flatnonzero(early & ~trades.is_unpaid)
    older = {
        "orderState": empty(len(early), "WAIT_SELLER_STOCK_OUT"),
        "orderEndTime": empty(len(early), _NEVER),
        "modified": local(trades.at[early] + 1200),
    }
    yield Table(
        "jd",
        "orders",
        with_older_pull(orders, early, older),
        ("venderId", "orderId", "modified"),
    )
    yield Table(
        "jd", "order_items", _items(trades, baskets), ("venderId", "orderId", "skuId")
    )
    yield Table(
        "jd",
        "after_sales",
        _after_sales(world, known, trades, baskets),
        ("venderId", "afsRefundId"),
    )
    log, points = _points(world, known, trades, baskets)
    yield Table("jd", "points_log", log, ("venderId", "customerPin", "occurTime"))
    yield Table(
        "jd",
        "members",
        _members(world, known, trades, baskets, points),
        ("venderId", "customer_pin"),
    )


def _buyers(world: World) -> Buyers:
    stream = world.stream("jd buyers")
    who = world.joined("jd", 0.05, digital=0.8)
    n = len(who)
    return Buyers(
        who=who,
        pin="jd_" + stream.tokens(n, 14, LETTERS),
        open_id="oA" + stream.tokens(n, 26, ID_LETTERS),
        is_member=stream.chance(n, 0.68),
    )


def _trades(world: World, known: Buyers, stream: Stream) -> Trades:
    pace = np.minimum(world.activity[known.who], 6)
    row = np.repeat(np.arange(len(known.who)), stream.times(1.25 * pace))
    at = calendar.moments(stream, len(row))
    order = np.lexsort((row, at))
    row, at = row[order], at[order]
    n = len(row)
    has_pin, has_open_id = stream.chance(n, 0.8), stream.chance(n, 0.93)
    # One order of a member comes with an amount that nobody can read.
    is_broken = np.zeros(n, dtype=bool)
    is_broken[np.flatnonzero(known.is_member[row] & has_pin)[:1]] = True
    is_unpaid = stream.chance(n, 0.06)
    is_refunded = ~is_unpaid & stream.chance(n, 2 * world.rates["refund"])
    done_at = np.minimum(at + stream.whole(n, 3, 9) * DAY, calendar.SPAN_END - 60)
    return Trades(
        row=row,
        at=at,
        order_id=digits(290_000_000_000 + np.arange(n) * 100_003 + 77, 12),
        has_pin=has_pin,
        has_open_id=has_open_id & ~is_broken,
        is_broken=is_broken,
        is_unpaid=is_unpaid,
        is_refunded=is_refunded,
        is_called_off=is_refunded & stream.chance(n, 0.5),
        done_at=done_at,
    )


def _guests(known: Buyers, trades: Trades) -> Truth:
    """Return the buyers that are no members, or that do not show it."""
    row = trades.row
    paired = np.zeros(len(known.who), dtype=bool)
    paired[row[trades.has_pin & trades.has_open_id]] = True
    by_pin = trades.has_pin | (trades.has_open_id & paired[row])
    key = np.where(trades.has_open_id, known.open_id[row], trades.order_id)
    key = np.where(by_pin, known.pin[row], key)
    guest = np.flatnonzero(~(by_pin & known.is_member[row]))
    return Truth(f"jd:{VENDER}:buyer:" + key[guest], known.who[row[guest]])


def _orders(
    world: World, known: Buyers, trades: Trades, baskets: shopping.Baskets
) -> Columns:
    stream, n, row = world.stream("jd order cells"), len(trades.row), trades.row
    who, at = known.who[row], trades.at
    recent = (calendar.SPAN_END - at < 20 * DAY) & ~trades.is_unpaid
    waits = pool(
        [
            "WAIT_GOODS_RECEIVE_CONFIRM",
            "WAIT_SELLER_STOCK_OUT",
            "POP_ORDER_PAUSE",
            "LOCKED",
        ]
    )
    wait = stream.pick(n, waits, np.array([6, 3, 1, 1]))
    closed = trades.is_unpaid | trades.is_called_off
    state = np.where(recent, wait, "FINISHED_L")
    state = np.where(closed, "TRADE_CANCELED", state)
    cod = ~trades.is_refunded & stream.chance(n, 0.08)
    freight = np.where(baskets.total < 5900, 600, 0)
    payment = yuan(baskets.total + freight)
    empty_time = either(stream.chance(n, 0.5), _NEVER, _EPOCH)
    paid = np.minimum(at + stream.whole(n, 15, 900), calendar.SPAN_END - 120)
    return {
        "venderId": empty(n, VENDER),
        "orderId": trades.order_id,
        "parentOrderId": np.where(
            stream.chance(n, 0.06), digits(289_000_000_000 + np.arange(n), 12), "0"
        ),
        "orderState": state,
        "orderSource": stream.pick(n, pool(["移动端订单", "移动端订单", "PC订单"])),
        "payType": either(cod, "1", "4"),
        "orderTotalPrice": yuan(baskets.list_total),
        "orderSellerPrice": yuan(baskets.total),
        "sellerDiscount": yuan(baskets.list_total - baskets.total),
        "freightPrice": yuan(freight),
        "orderPayment": np.where(trades.is_broken, "面议", payment),
        "orderStartTime": local(at),
        "paymentConfirmTime": np.where(trades.is_unpaid | cod, empty_time, local(paid)),
        "orderEndTime": np.where(recent & ~closed, empty_time, local(trades.done_at)),
        "modified": local(trades.done_at),
        "pin": only(trades.has_pin, known.pin[row]),
        "open_id_buyer": only(trades.has_open_id, known.open_id[row]),
        "xid_buyer": "o*AAT" + stream.tokens(n, 24, LETTERS),
        "consigneeInfo": _consignees(world, stream, who, at),
    }


def _consignees(
    world: World, stream: Stream, who: np.ndarray, at: np.ndarray
) -> np.ndarray:
    """Return receivers as JSON: enciphered or masked, seldom in clear."""
    n, people, homes = len(who), world.people, world.homes
    gift = stream.chance(n, world.rates["gift_order"])
    to = np.where(gift, stream.whole(n, 0, len(world)), who)
    hidden = stream.chance(n, world.rates["marketplace_hidden_phone"])
    cipher = hidden & stream.chance(n, 0.6)
    masked = hidden & ~cipher
    phone = world.phones.at(stream, to, at)
    names = people.names.of(to)
    blob = stream.tokens(n, 22, LETTERS) + "=="
    secret = stream.tokens(n, 22, LETTERS) + "=="
    has = phone > 0
    mobile = np.where(masked, dirt.masked_phone(phone), dirt.plain(phone))
    mobile = np.where(cipher & has, blob, mobile)
    mobile = np.where(present(mobile), mobile, "")
    name = np.where(masked, names.family() + "**", names.full())
    name = np.where(cipher, secret, name)
    detail = np.where(hidden, "****", homes.detail[to])
    full = homes.province(to) + homes.city(to) + homes.area(to) + detail
    cells = {
        "fullname": name,
        "telephone": mobile,
        "mobile": mobile,
        "fullAddress": full,
        "province": homes.short_province(to),
        "provinceId": number(stream.whole(n, 1, 32)),
        "city": homes.city(to),
        "county": homes.area(to),
        "town": empty(n, ""),
        "encrypt_fullname": secret,
        "encrypt_mobile": np.where(has, blob, ""),
    }
    text = empty(n, "")
    for key, cell in cells.items():
        text = text + ',"' + key + '":"' + cell + '"'
    return pool(["{" + one[1:] + "}" for one in text])


def _items(trades: Trades, baskets: shopping.Baskets) -> Columns:
    goods, product = shopping.products(), baskets.product
    n = len(product)
    return {
        "venderId": empty(n, VENDER),
        "orderId": trades.order_id[baskets.order],
        "skuId": number(
            10_035_000_000_000 + goods.number[product] * 100 + baskets.line
        ),
        "outerSkuId": goods.barcode[product],
        "wareId": number(10_021_000_000_000 + goods.number[product] * 7),
        "skuName": goods.title[product],
        "jdPrice": yuan(baskets.price),
        "itemTotal": number(baskets.quantity),
        "giftPoint": empty(n, "0"),
    }


def _after_sales(
    world: World, known: Buyers, trades: Trades, baskets: shopping.Baskets
) -> Columns:
    """Return refunds of whole orders, some refused and some still open."""
    stream = world.stream("jd after-sales")
    asked = stream.chance(len(trades.row), 0.05) & ~trades.is_unpaid
    rows = np.flatnonzero((trades.is_refunded | asked) & ~trades.is_broken)
    n = len(rows)
    is_paid = trades.is_refunded[rows]
    is_over = is_paid | stream.chance(n, 0.5)
    at = np.minimum(trades.done_at[rows] + 3600, calendar.SPAN_END - DAY)
    serial = np.arange(n)
    return {
        "venderId": empty(n, VENDER),
        "afsRefundId": digits(60_300_000_000 + serial * 31, 11),
        "afsApplyId": digits(2_210_000_000 + serial * 17, 10),
        "serviceId": digits(1_870_000_000 + serial * 13, 10),
        "orderId": trades.order_id[rows],
        "customerPin": known.pin[trades.row[rows]],
        "status": np.where(is_paid, "13", either(is_over, "14", "10")),
        "refoundAmount": yuan(baskets.total[rows]),
        "applyReason": stream.pick(n, pool(["商品质量问题", "不喜欢", "发错货"])),
        "questionDesc": stream.pick(n, pool(["瓶口漏了", "颜色和图片不一样", ""])),
        "afsApplyTime": local(at),
        "completeTime": np.where(is_over, epoch_ms(at + 7200), "0"),
    }


def _points(
    world: World, known: Buyers, trades: Trades, baskets: shopping.Baskets
) -> tuple[Columns, np.ndarray]:
    """Return the log of members' points, a page of it twice, and the balances."""
    stream = world.stream("jd points")
    balance = np.zeros(len(known.who), dtype=np.int64)
    kept = ~(trades.is_unpaid | trades.is_refunded | trades.is_broken)
    cells = []
    for i in np.flatnonzero(kept & known.is_member[trades.row]):
        buyer, earned = trades.row[i], int(baskets.total[i]) // 100
        balance[buyer] += earned
        cells.append((buyer, trades.at[i], earned, balance[buyer], "1", i))
        spent = int(balance[buyer]) // 3
        if stream.rng.random() < 0.2 and spent:
            balance[buyer] -= spent
            cells.append((buyer, trades.at[i] + 900, -spent, balance[buyer], "4", -1))
    n = len(cells)
    who, at, moved, left, source, order = (
        np.array(column) for column in (zip(*cells, strict=True) if n else [[]] * 6)
    )
    who, order = who.astype(int), order.astype(int)
    gift = "EX" + digits(np.arange(n) + 880_001, 8)
    business = np.where(order >= 0, np.append(trades.order_id, "")[order], gift)
    columns = {
        "venderId": empty(n, VENDER),
        "customerPin": known.pin[who],
        "occurTime": epoch_ms(at.astype(np.int64)),
        "points": number(moved.astype(np.int64)),
        "curPoints": number(left.astype(np.int64)),
        "sourceType": source.astype(object),
        "businessId": business.astype(object),
    }
    page = np.arange(min(n, 6))
    return append_rows(columns, pick_rows(columns, page)), balance


def _members(
    world: World,
    known: Buyers,
    trades: Trades,
    baskets: shopping.Baskets,
    points: np.ndarray,
) -> Columns:
    stream, member = world.stream("jd member cells"), np.flatnonzero(known.is_member)
    size, n = len(known.who), len(member)
    paid = ~(trades.is_unpaid | trades.is_called_off)
    count = np.bincount(trades.row[paid], minlength=size)[member]
    spent = np.bincount(trades.row[paid], baskets.total[paid], minlength=size)
    spent = spent[member].astype(np.int64)
    last = np.zeros(size, dtype=np.int64)
    np.maximum.at(last, trades.row, trades.at)
    last = last[member]
    nick = world.contacts.nickname[known.who[member]]
    card = stream.chance(n, 0.8)
    return {
        "venderId": empty(n, VENDER),
        "customer_pin": known.pin[member],
        "nickName": np.where(stream.chance(n, 0.3), "jd_" + digits(member, 6), nick),
        "grade": number(1 + stream.index(n, np.array([50, 25, 15, 7, 3]))),
        "customerType": either(card, "OPEN_CARD_MEMBER", "ORDER_MEMBER"),
        "customerStatus": stream.pick(n, pool(["1", "2", "3"]), np.array([80, 12, 8])),
        "points": number(points[member]),
        "trade_count": number(count),
        "trade_amount": yuan(spent),
        "totalOrderPrice": number(spent),
        "last_trade_time": np.where(last > 0, epoch_ms(np.maximum(last, DAY)), "0"),
    }
