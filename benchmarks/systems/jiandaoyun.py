"""A CRM built of Jiandaoyun forms: records as its API and its webhook give them."""

import json
from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import (
    Columns,
    Table,
    Truth,
    append_rows,
    pick_rows,
)
from benchmarks.systems.generic_cells import email_cells, uscc_cells
from benchmarks.systems.jiandaoyun_forms import (
    APP,
    ids,
    links,
    members,
    order_columns,
    record,
    repulled,
    ticket_columns,
)
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    UTC_LEAD,
    digits,
    either,
    empty,
    epoch_ms,
    iso_utc,
    number,
    only,
)
from benchmarks.world.world import World

PHONE, EMAIL, GENDER = (f"_widget_15148877992{i:02d}" for i in range(3))
_TAGS = pool(['["老客户"]', '["VIP","复购"]', '["直播间","宝妈"]', "[]"])
_SOURCES = pool(["门店", "官网表单", "转介绍", "展会", "抖音"])
_STAGES = pool(["初步接触", "需求确认", "方案报价", "赢单", "输单"])
_METHODS = pool(["上门拜访", "电话", "微信", "邮件", "其他"])
_NOTES = pool(["约下周再谈", "已发报价", "对赠品感兴趣", "暂无需求", "要求开发票"])


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the forms of the app, and whose each customer is."""
    stream = world.stream("jiandaoyun")
    first = world.joined("jiandaoyun", 0.05)
    # Writing through the API skips the check for duplicates.
    who = np.concatenate([first, first[stream.chance(len(first), 0.06)]])
    firms = np.arange(0, len(world.organisations), 2)
    n = len(who) + len(firms)
    made = calendar.registrations(stream, n)
    columns = _persons(world, stream, who, made[: len(who)])
    columns = append_rows(columns, _firms(world, stream, firms))
    columns |= _stamped(stream, columns, made)
    mine = f"jiandaoyun:{APP}:" + columns["_id"]
    yield Truth(mine[: len(who)], who)
    yield Truth(mine[len(who) :], firms, True)

    # A tenth of the customers came after the export, by push alone.
    pushed_only = np.arange(n) % 11 == 4
    yield _pushes(world, stream, columns, made, pushed_only, who)
    yield Table(
        "jiandaoyun",
        "customers",
        repulled(stream, pick_rows(columns, np.flatnonzero(~pushed_only)), 0.05),
        ("_id", "updateTime"),
    )
    yield from _work(stream, columns["_id"], made)
    orders, key, receiver = order_columns(world, stream, columns["_id"], made)
    yield Truth(f"jiandaoyun:{APP}:buyer:" + key, receiver)
    yield Table("jiandaoyun", "orders", orders, ("_id", "updateTime"))
    yield Table(
        "jiandaoyun",
        "service_tickets",
        ticket_columns(stream, columns["_id"], made, orders),
        ("_id", "updateTime"),
    )


def _stamped(stream: Stream, columns: Columns, made: np.ndarray) -> Columns:
    n = len(made)
    changed = calendar.later(made, stream.whole(n, 60, 300 * DAY))
    return {
        "customer_no": digits(np.arange(n) + 1, 5),
        **record(stream, "customers", columns["_id"], made, changed),
    }


def _persons(world: World, stream: Stream, who: np.ndarray, at: np.ndarray) -> Columns:
    n, people, homes = len(who), world.people, world.homes
    phone = world.phones.at(stream, who, at)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    cell = dirt.spelled(stream, phone, ("spaces", "dashes", "two"), 0.2)
    # A field of the kind phone gives an object, and says who proved the number.
    proven = stream.chance(n, 0.5)
    shown = dirt.plain(phone)
    cell = pool(
        [
            json.dumps({"phone": p, "verified": bool(v)}) if o and p else c
            for c, p, o, v in zip(
                cell, shown, stream.chance(n, 0.4), proven, strict=True
            )
        ]
    )
    habits = dirt.Habits(
        wrong=world.rates["typed_name_error"], title=0.04, blank=0.03, traditional=0.01
    )
    names = dirt.written(stream, people.names.of(who), people.is_male[who], habits)
    short = stream.chance(n, 0.4)
    address = [
        json.dumps(
            {"province": p, "city": c, "district": d, "detail": t}, ensure_ascii=False
        )
        for p, c, d, t in zip(
            np.where(short, homes.short_province(who), homes.province(who)),
            np.where(short, homes.short_city(who), homes.city(who)),
            homes.area(who),
            homes.detail[who],
            strict=True,
        )
    ]
    agreed = stream.pick(n, pool(['["短信","电话"]', '["短信"]', "[]"]))
    return {
        "_id": ids(stream, n),
        "customer_name": names,
        "customer_type": empty(n, "个人"),
        PHONE: cell,
        EMAIL: email_cells(stream, world.contacts.email[who], 0.3),
        GENDER: only(stream.chance(n, 0.6), either(people.is_male[who], "男", "女")),
        # A day is midnight in Beijing, written as the evening before in UTC.
        "birthday": only(stream.chance(n, 0.4), iso_utc(people.birth[who] * DAY)),
        "uscc": empty(n),
        "address": only(stream.chance(n, 0.5), pool(address)),
        "tags": only(stream.chance(n, 0.5), stream.pick(n, _TAGS)),
        "lead_source": stream.pick(n, _SOURCES),
        "consent": only(stream.chance(n, 0.6), agreed),
        "points": only(stream.chance(n, 0.5), number(stream.whole(n, 0, 3000))),
        "owner": members(stream, n),
    }


def _firms(world: World, stream: Stream, rows: np.ndarray) -> Columns:
    n, firms = len(rows), world.organisations
    name = np.where(rows % 3 == 0, firms.short_name[rows], firms.name[rows])
    line = "021-6" + digits(stream.whole(n, 0, 10**7), 7)
    return {
        "_id": ids(stream, n),
        "customer_name": name,
        "customer_type": empty(n, "企业"),
        PHONE: only(world.phones.first[:1].repeat(n) > 0, line),
        EMAIL: empty(n),
        GENDER: empty(n),
        "birthday": empty(n),
        "uscc": only(stream.chance(n, 0.8), uscc_cells(stream, firms.uscc[rows])),
        "address": empty(n),
        "tags": empty(n, '["企业采购"]'),
        "lead_source": stream.pick(n, _SOURCES),
        "consent": empty(n),
        "points": empty(n),
        "owner": members(stream, n),
    }


def _pushes(
    world: World,
    stream: Stream,
    columns: Columns,
    made: np.ndarray,
    pushed_only: np.ndarray,
    who: np.ndarray,
) -> Table:
    """Return the webhook's calls: some twice, some late, none for bulk edits."""
    n, rows = len(made), np.arange(len(made))
    # Later than any export: the webhook was switched on at the end.
    start = calendar.SPAN_END - 20 * DAY
    updated = np.flatnonzero(~pushed_only & (rows % 6 == 1))
    removed = np.flatnonzero(rows % 12 == 7)
    back = removed[::4]
    calls = [
        ("data_create", np.flatnonzero(pushed_only), 0),
        ("data_update", updated, 2 * DAY),
        ("data_remove", removed, 5 * DAY),
        ("data_recover", back, 8 * DAY),
    ]
    points = number(stream.whole(n, 3000, 9000))
    cells: list[tuple[str, str, str]] = []
    for op, of, delay in calls:
        at = start + delay + of * 60
        for row, moment, stamp in zip(of, epoch_ms(at), iso_utc(at), strict=True):
            data = {name: cells_[row] for name, cells_ in columns.items()}
            data = {k: v for k, v in data.items() if v is not None}
            data["updateTime"] = stamp
            if op == "data_create":
                data["createTime"] = stamp
            if op == "data_update" and row < len(who):
                data["points"] = points[row]
            for name in ("address", "tags", "consent", "owner", "creator", "updater"):
                if name in data:
                    data[name] = json.loads(data[name])
            if data.get(PHONE, "").startswith("{"):
                data[PHONE] = json.loads(data[PHONE])
            cells.append((op, moment, json.dumps(data, ensure_ascii=False)))
    cells += cells[::9]
    cells.append(("data_update", epoch_ms(np.array([start]))[0], "{}"))
    return Table(
        "jiandaoyun",
        "customer_pushes",
        {
            name: pool([cell[i] for cell in cells])
            for i, name in enumerate(("op", "opTime", "data"))
        },
        ("data", "opTime", "op"),
    )


def _work(stream: Stream, customer: np.ndarray, made: np.ndarray) -> Iterator[Table]:
    """Return the opportunities, and what staff wrote down about customers."""
    n = len(customer) // 2 + 8
    of = stream.whole(n, 0, len(customer))
    at = calendar.moments(stream, n, since=made[of])
    stage = stream.index(n, np.array([2, 2, 2, 4, 2]))
    closed = np.minimum(at + 25 * DAY, calendar.SPAN_END - DAY)
    deals = ids(stream, n)
    columns = {
        "_id": deals,
        "opportunity_name": "采购 " + digits(np.arange(n) + 1, 4),
        "customer": links(customer[of], np.arange(n) % 40 == 9),
        "stage": _STAGES[stage],
        "amount": number(stream.whole(n, 20, 4000) * 50),
        "probability": pool(["10", "30", "60", "100", "0"])[stage],
        "expected_close": iso_utc(closed // DAY * DAY),
        "owner": members(stream, n),
        **record(stream, "opportunities", deals, at, closed),
    }
    yield Table(
        "jiandaoyun",
        "opportunities",
        repulled(stream, columns, 0.04, stage="初步接触"),
        ("_id",),
    )

    m = len(customer) + 20
    of = stream.whole(m, 0, len(customer))
    at = calendar.moments(stream, m, since=made[of])
    deal = stream.whole(m, 0, n)
    notes = ids(stream, m)
    again = at + stream.whole(m, 2, 20) * DAY
    columns = {
        "_id": notes,
        "customer": links(customer[of]),
        "opportunity": only(stream.chance(m, 0.3), links(deals[deal])),
        "method": stream.pick(m, _METHODS, np.array([2, 5, 5, 1, 1])),
        "content": stream.pick(m, _NOTES),
        "followed_time": iso_utc(at),
        "next_time": only(stream.chance(m, 0.4), iso_utc(again)),
        "owner": members(stream, m),
        **record(stream, "follow_ups", notes, at, at + UTC_LEAD),
    }
    # One digit of a year is wrong: nobody has spoken to them yet.
    columns["followed_time"][1:2] = "2062-05-01T02:00:00.000Z"
    yield Table("jiandaoyun", "follow_ups", columns, ("_id",))
