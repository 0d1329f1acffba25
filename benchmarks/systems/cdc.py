"""A shop's own database as change feeds: Canal's messages and Debezium's."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from benchmarks.systems.export import Table, Truth
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    UTC_LEAD,
    date,
    digits,
    either,
    empty,
    local,
    number,
    only,
    yuan,
)
from benchmarks.world.world import World

DATABASE = "shop"
_APPID = "wx8be2d10c93f7a465"
Row = dict[str, str | None]
_TYPES = {"id": "bigint(20)", "points": "int(11)", "pay_amount": "decimal(10,2)"}


@dataclass
class Feed:
    """The messages of one topic, in the order in which they were sent."""

    topic: str
    cells: list[tuple[str, str]] = field(default_factory=list)

    def send(self, message: dict[str, object] | None) -> None:
        """Append one message; None is a tombstone."""
        text = "" if message is None else json.dumps(message, ensure_ascii=False)
        self.cells.append((str(len(self.cells) + 100), text))

    def table(self, name: str) -> Table:
        """Return the feed as its loader lands it."""
        columns = {
            "kafka_topic": empty(len(self.cells), self.topic),
            "kafka_partition": empty(len(self.cells), "0"),
            "kafka_offset": pool([offset for offset, _ in self.cells]),
            "message": pool([message or None for _, message in self.cells]),
        }
        return Table("cdc", name, columns, ("kafka_offset", "message"))


def canal(table: str, kind: str, rows: list[Row], at: int) -> dict[str, object]:
    """Return a flat message of Canal; a delete holds the rows as they were."""
    names = list(rows[0])
    return {
        "id": at % 100_000,
        "database": DATABASE,
        "table": table,
        "pkNames": ["id"],
        "isDdl": False,
        "type": kind,
        "es": _ms(at),
        "ts": _ms(at) + 350,
        "sql": "",
        "mysqlType": {name: _TYPES.get(name, "varchar(255)") for name in names},
        "data": rows,
        "old": [{"updated_at": None}] * len(rows) if kind == "UPDATE" else None,
    }


def debezium(
    table: str, op: str, row: dict[str, str | int | None], at: int
) -> dict[str, object]:
    """Return an envelope of Debezium; a delete has nothing after it."""
    source = {"db": DATABASE, "table": table, "ts_ms": _ms(at), "connector": "mysql"}
    return {
        "before": row if op == "d" else None,
        "after": None if op == "d" else row,
        "source": source,
        "op": op,
        "ts_ms": _ms(at) + 500,
    }


def _ms(at: int) -> int:
    return (int(at) - UTC_LEAD) * 1000


def _rows(columns: dict[str, np.ndarray]) -> list[Row]:
    """Return a table as rows."""
    names = list(columns)
    return [
        dict(zip(names, cells, strict=True))
        for cells in zip(*columns.values(), strict=True)
    ]


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return both feeds, and whose each member is."""
    stream = world.stream("cdc")
    who = world.joined("cdc", 0.04, digital=0.4)
    made = calendar.registrations(stream, len(who))
    members = _rows(_member_columns(world, stream, who, made))
    flat, envelopes = Feed("canal_shop"), Feed("dbz.shop")
    yield Truth(pool([f"cdc:{DATABASE}:{row['id']}" for row in members]), who)

    _send_members(stream, flat, envelopes, members, made)
    yield from _send_orders(world, stream, flat, members, who, made)
    _send_points(stream, envelopes, members, made)
    _send_noise(flat, envelopes)
    yield flat.table("canal_messages")
    yield envelopes.table("debezium_messages")


def _member_columns(
    world: World, stream: Stream, who: np.ndarray, made: np.ndarray
) -> dict[str, np.ndarray]:
    n, people, homes = len(who), world.people, world.homes
    phone = world.phones.at(stream, who, made)
    phone = np.where(stream.chance(n, 0.08), 0, phone)
    names = dirt.written(
        stream, people.names.of(who), people.is_male[who], dirt.Habits(title=0.03)
    )
    nick = world.contacts.nickname[who]
    known = stream.chance(n, 0.7)
    return {
        "id": number(7_100_000_001 + stream.rng.permutation(n) * 37),
        "member_no": digits(world.card(who), 8),
        "name": np.where(stream.chance(n, 0.1), nick, names),
        "mobile": dirt.spelled(stream, phone, ("prefix", "plus"), 0.03),
        "email": only(stream.chance(n, 0.3), world.contacts.email[who]),
        "wx_unionid": world.unionid(stream, who, 0.5),
        "wx_openid": only(stream.chance(n, 0.4), world.openid(_APPID)[who]),
        "gender": number(np.where(known, np.where(people.is_male[who], 1, 2), 0)),
        "birthday": only(stream.chance(n, 0.4), date(people.birth[who])),
        "province": homes.province(who),
        "city": homes.city(who),
        "district": homes.area(who),
        "address": only(stream.chance(n, 0.5), homes.detail[who]),
        "level": stream.pick(n, pool(["普通会员", "银卡", "金卡"])),
        "points": number(stream.whole(n, 0, 2000)),
        "sms_consent": either(stream.chance(n, 0.6), "1", "0"),
        "created_at": local(made),
        "updated_at": local(made),
    }


def _wall_clock(row: Row) -> dict[str, str | int | None]:
    """Return a row as Debezium writes one: local times as if they were UTC."""
    out: dict[str, str | int | None] = dict(row)
    for name, cell in row.items():
        if cell is None:
            continue
        if name in ("created_at", "updated_at"):
            out[name] = int(np.datetime64(cell, "ms").astype(int))
        elif name == "birthday":
            out[name] = int(np.datetime64(cell, "D").astype(int))
        elif name in ("id", "member_id", "points", "balance", "gender"):
            out[name] = int(cell)
    return out


def _send_members(
    stream: Stream, flat: Feed, envelopes: Feed, members: list[Row], made: np.ndarray
) -> None:
    """Send who was there at the snapshot, who came later, and what changed."""
    start = calendar.SPAN_START
    old = [i for i in range(len(members)) if made[i] < start]
    new = [i for i in range(len(members)) if made[i] >= start]
    for i in old:
        envelopes.send(debezium("members", "r", _wall_clock(members[i]), start))
    # One statement inserts several rows: they come in one message.
    for k in range(0, len(new), 3):
        some = new[k : k + 3]
        at = max(int(made[i]) for i in some)
        flat.send(canal("members", "INSERT", [members[i] for i in some], at))
    end = calendar.SPAN_END - 30 * DAY
    for i in range(0, len(members), 4):
        at = max(end, int(made[i]) + 60) + i * 60
        row = members[i] | {"points": str(5000 + i), "updated_at": _local(at)}
        flat.send(canal("members", "UPDATE", [row], at))
        if i % 16 == 0:
            # It comes late: an older state must not overwrite the newer one.
            flat.send(canal("members", "UPDATE", [members[i]], at - 30))
        if i % 24 == 8:
            flat.send(canal("members", "DELETE", [row], at + DAY))
            flat.send(canal("members", "UPDATE", [row], at + 600))
    if old:
        gone = _wall_clock(members[old[-1]])
        envelopes.send(debezium("members", "d", gone, calendar.SPAN_END - 3 * DAY))
        envelopes.send(None)


def _local(at: int) -> str:
    return str(local(np.array([at]))[0])


def _send_orders(
    world: World,
    stream: Stream,
    flat: Feed,
    members: list[Row],
    who: np.ndarray,
    made: np.ndarray,
) -> Iterator[Truth]:
    """Send orders, of members and of guests, with their lines."""
    n = min(70, 3 * len(members))
    of = stream.whole(n, 0, max(len(members), 1))
    at = calendar.moments(stream, n, since=made[of])
    guest = np.arange(n) % 9 == 4
    buyer = np.where(guest, stream.whole(n, 0, len(world)), who[of])
    gift = stream.chance(n, 0.08)
    receiver = np.where(gift, stream.whole(n, 0, len(world)), buyer)
    phone = world.phones.at(stream, receiver, at)
    hidden = stream.chance(n, 0.05)
    baskets, goods = shopping.draw_baskets(stream, n), shopping.products()
    status = stream.index(n, np.array([0, 2, 2, 12, 2, 2]))
    paid = status != 4
    keys = digits(4_180_000_000_000_000_000 + np.arange(n) * 1_000_003, 19)
    names = world.people.names.of(receiver).full()
    homes = world.homes
    orders = _rows(
        {
            "id": keys,
            "order_sn": "S" + digits(np.arange(n) + 20_240_001, 8),
            "member_id": np.where(
                guest, "0", pool([str(row["id"]) for row in members])[of]
            ),
            "status": empty(n, "0"),
            "total_amount": yuan(baskets.list_total),
            "pay_amount": yuan(baskets.total),
            "pay_type": stream.pick(n, pool(["wxpay", "alipay", "balance"])),
            "is_gift": either(gift, "1", "0"),
            "receiver_name": names,
            "receiver_mobile": np.where(
                hidden, dirt.masked_phone(phone), dirt.plain(phone)
            ),
            "province": homes.province(receiver),
            "city": homes.city(receiver),
            "district": homes.area(receiver),
            "address": homes.detail[receiver],
            "created_at": local(at),
            # MySQL's way to write that there is no time.
            "paid_at": empty(n, "0000-00-00 00:00:00"),
        }
    )
    lines: list[list[Row]] = [[] for _ in range(n)]
    for k, order in enumerate(baskets.order):
        product = baskets.product[k]
        lines[order].append(
            {
                "id": str(88_000_001 + k),
                "order_id": keys[order],
                "product_id": f"P{int(goods.number[product]):05d}",
                "product_name": goods.title[product],
                "category": goods.category[product],
                "price": str(yuan(goods.price[product : product + 1])[0]),
                "quantity": str(int(baskets.quantity[k])),
                "amount": str(yuan(baskets.amount[k : k + 1])[0]),
            }
        )
    for i, row in enumerate(orders):
        moment = int(at[i])
        flat.send(canal("orders", "INSERT", [row], moment))
        flat.send(canal("order_items", "INSERT", lines[i], moment))
        later = min(moment + 2 * DAY, calendar.SPAN_END - 60)
        done = row | {"status": str(status[i])}
        if paid[i]:
            done["paid_at"] = _local(moment + 300)
        message = canal("orders", "UPDATE", [done], later)
        flat.send(message)
        if i % 12 == 5:
            flat.send(message)
        if i % 30 == 17:
            flat.send(canal("order_items", "DELETE", lines[i][:1], later))
        if i % 45 == 20:
            flat.send(canal("orders", "DELETE", [done], later + 60))
    yield Truth(f"cdc:{DATABASE}:buyer:" + keys[guest], buyer[guest])


def _send_points(
    stream: Stream, envelopes: Feed, members: list[Row], made: np.ndarray
) -> None:
    """Send the movements of points, one of them corrected, one taken back."""
    n = min(100, 2 * len(members))
    of = stream.whole(n, 0, max(len(members), 1))
    at = calendar.moments(stream, n, since=made[of])
    kind = stream.index(n, np.array([8, 4, 1, 1])) + 1
    size = stream.whole(n, 1, 400)
    for i in range(n):
        points = int(-size[i] if kind[i] in (2, 3) else size[i])
        row = {
            "id": str(660_001 + i),
            "member_id": members[of[i]]["id"],
            "change_type": str(kind[i]),
            "points": str(points),
            "balance": str(int(size[i]) + 500),
            "order_id": None,
            "remark": ("消费得积分", "积分兑换", "到期清零", "人工调整")[kind[i] - 1],
            "created_at": _local(int(at[i])),
        }
        message = debezium("member_points", "c", _wall_clock(row), int(at[i]))
        # Where the converter is told to, the schema comes along.
        envelopes.send({"schema": {}, "payload": message} if i % 8 == 3 else message)
        if i == 5:
            fixed = _wall_clock(row) | {"points": 1}
            envelopes.send(debezium("member_points", "u", fixed, int(at[i]) + 60))
        if i == 6:
            envelopes.send(
                debezium("member_points", "d", _wall_clock(row), int(at[i]) + 60)
            )


def _send_noise(flat: Feed, envelopes: Feed) -> None:
    """Send what is no change of a row that anybody asked for."""
    at = calendar.SPAN_END - DAY
    change = canal("members", "ALTER", [{"id": None}], at)
    sql = "alter table members add column remark varchar(200)"
    flat.send(change | {"isDdl": True, "data": None, "sql": sql})
    flat.send(canal("admin_log", "INSERT", [{"id": "1", "text": "login"}], at))
    envelopes.send(debezium("heartbeat", "c", {"id": "1"}, at))
    # A loader that starts again reads what it had read before.
    flat.cells += flat.cells[10:16]
    envelopes.cells += envelopes.cells[20:24]
