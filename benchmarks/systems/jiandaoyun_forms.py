"""What all Jiandaoyun forms share, and the forms of orders and of tickets."""

import json

import numpy as np

from benchmarks.systems.export import Columns, with_older_pull
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    empty,
    iso_utc,
    only,
    yuan,
)
from benchmarks.world.world import World

APP = "5f3a9c2e8b1d4e0006a7c913"
_FORMS = {
    "customers": "5f3a9c40aa01dd0006f1c201",
    "opportunities": "5f3a9c40aa01dd0006f1c202",
    "follow_ups": "5f3a9c40aa01dd0006f1c203",
    "orders": "5f3a9c40aa01dd0006f1c204",
    "service_tickets": "5f3a9c40aa01dd0006f1c205",
}
_STAFF = ["周明", "何静", "吴强", "郑洁", "孙涛", "冯丽", "蒋勇", "韩梅"]
_MEMBERS = pool(
    [
        json.dumps(
            {
                "_id": f"5e8c1f00b2a4c70006d1e0{i:02d}",
                "name": name,
                "username": f"R{i + 101}",
                # A member who has left stays on the records.
                "status": 0 if i == 7 else 1,
            },
            ensure_ascii=False,
        )
        for i, name in enumerate(_STAFF)
    ]
)
_STATUSES = pool(["待付款", "已付款", "已发货", "已完成", "已取消", "已退款"])
_ISSUES = pool(["质量问题", "物流问题", "退换货", "安装咨询", "发票"])
_VERDICTS = pool(["非常满意", "满意", "一般", "不满意", "非常不满意"])
_VISITS = pool(["已预约", "已上门", "已取消", "客户未在"])


def ids(stream: Stream, n: int) -> np.ndarray:
    """Return ids of 24 hexadecimal digits."""
    return stream.tokens(n, 24, "0123456789abcdef")


def members(stream: Stream, n: int) -> np.ndarray:
    """Return cells of members of staff."""
    return stream.pick(n, _MEMBERS)


def links(key: np.ndarray, broken: np.ndarray | None = None) -> np.ndarray:
    """Return cells that refer to records of another form, some to none."""
    if broken is not None:
        key = np.where(broken, "0" * 24, key)
    return '{"id":"' + key + '"}'


def record(
    stream: Stream, form: str, key: np.ndarray, made: np.ndarray, changed: np.ndarray
) -> Columns:
    """Return the columns that every record of a form has."""
    n = len(key)
    changed = np.minimum(changed, calendar.SPAN_END - 600)
    return {
        "_id": key,
        "appId": empty(n, APP),
        "entryId": empty(n, _FORMS[form]),
        "creator": members(stream, n),
        "updater": members(stream, n),
        "createTime": iso_utc(made),
        "updateTime": iso_utc(changed),
    }


def repulled(
    stream: Stream, columns: Columns, rate: float, **before: str | None
) -> Columns:
    """Return the table with some records as an earlier pull had them."""
    rows = np.flatnonzero(
        stream.chance(len(columns["_id"]), rate)
        & (columns["updateTime"] > columns["createTime"])
    )
    older = {name: empty(len(rows), cell) for name, cell in before.items()}
    older["updateTime"] = columns["createTime"][rows]
    return with_older_pull(columns, rows, older)


def order_columns(
    world: World, stream: Stream, customer: np.ndarray, made: np.ndarray
) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return the orders, and which of nobody on file went to whom.

    Their lines are a subform in a cell.
    """
    n = len(customer) + 10
    of = stream.whole(n, 0, len(customer))
    at = calendar.moments(stream, n, since=made[of])
    baskets, goods = shopping.draw_baskets(stream, n), shopping.products()
    lines: list[list[dict[str, object]]] = [[] for _ in range(n)]
    keys = ids(stream, len(baskets.order))
    for i, order in enumerate(baskets.order):
        product = baskets.product[i]
        lines[order].append(
            {
                "_id": keys[i],
                "product_no": goods.barcode[product],
                "product_name": goods.title[product],
                "category": goods.category[product],
                "quantity": int(baskets.quantity[i]),
                "price": int(baskets.price[i]) / 100,
                "amount": int(baskets.amount[i]) / 100,
            }
        )
    status = stream.index(n, np.array([1, 2, 2, 12, 1, 1]))
    paid = (status != 0) & (status != 4)
    # An office manager signs for the parcel of a colleague.
    receiver = stream.whole(n, 0, len(world))
    gift = stream.chance(n, 0.05)
    unknown = np.arange(n) % 50 == 13
    gift = gift | unknown
    key = ids(stream, n)
    columns = {
        "order_no": "HT" + digits(np.arange(n) + 1, 6),
        "customer": links(customer[of], unknown),
        "status": _STATUSES[status],
        "amount": yuan(baskets.total),
        "list_amount": yuan(baskets.list_total),
        "order_time": iso_utc(at),
        "pay_time": only(paid, iso_utc(at + 900)),
        "pay_method": only(
            paid, stream.pick(n, pool(["微信", "支付宝", "对公转账", "现金"]))
        ),
        "order_lines": pool([json.dumps(cell, ensure_ascii=False) for cell in lines]),
        "receiver_name": only(gift, world.people.names.of(receiver).full()),
        "receiver_phone": only(gift, dirt.plain(world.phones.first[receiver])),
        "owner": members(stream, n),
        **record(stream, "orders", key, at, at + 2 * DAY),
    }
    columns["order_time"][2:3] = "2062-11-11T03:00:00.000Z"
    orders = repulled(stream, columns, 0.05, status="待付款", pay_time=None)
    return orders, key[unknown], receiver[unknown]


def ticket_columns(
    stream: Stream, customer: np.ndarray, made: np.ndarray, orders: Columns
) -> Columns:
    """Return the service tickets, some with a visit at home."""
    n = len(customer) // 2 + 6
    of = stream.whole(n, 0, len(customer))
    at = calendar.moments(stream, n, since=made[of])
    state = stream.index(n, np.array([1, 2, 8, 2]))
    answered = (state > 0) & stream.chance(n, 0.9)
    closed = state >= 2
    visits = stream.chance(n, 0.4)
    visit = np.minimum(at // DAY * DAY + 3 * DAY + 10 * 3600, calendar.SPAN_END)
    order = stream.whole(n, 0, len(orders["order_no"]))
    key = ids(stream, n)
    return {
        "ticket_no": "SH" + digits(np.arange(n) + 1, 5),
        "customer": links(customer[of]),
        "order_no": only(stream.chance(n, 0.6), orders["order_no"][order]),
        "issue_type": stream.pick(n, _ISSUES),
        "subject": stream.pick(n, pool(["外包装破损", "想换颜色", "少发一件", "开票"])),
        "priority": stream.pick(n, pool(["高", "中", "低"])),
        "status": pool(["待处理", "处理中", "已完成", "已关闭"])[state],
        "satisfaction": only(
            closed & stream.chance(n, 0.7),
            stream.pick(n, _VERDICTS, np.array([6, 5, 2, 1, 1])),
        ),
        "handler": members(stream, n),
        "open_time": iso_utc(at),
        "first_response_time": only(
            answered, iso_utc(at + stream.whole(n, 60, 20_000))
        ),
        "close_time": only(
            closed, iso_utc(np.minimum(at + 2 * DAY, calendar.SPAN_END - 60))
        ),
        "visit_time": only(visits, iso_utc(visit)),
        "visit_status": only(visits, stream.pick(n, _VISITS, np.array([2, 6, 1, 1]))),
        **record(stream, "service_tickets", key, at, at + DAY),
    }
