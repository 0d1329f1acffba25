"""Two channels without a folder of their own: a Meituan export and a road show.

Both come in the project's own schema. ``meituan`` hides phones and speaks of
people by title; ``roadshow`` is paper typed into a spreadsheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows
from benchmarks.systems.generic_cells import (
    birth_cells,
    customer_columns,
    day_cells,
    double_encoded,
    email_cells,
    money_cells,
    resident_ids,
    stamp_cells,
    uscc_cells,
)
from benchmarks.systems.generic_custom import custom_cells, outside_cells
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch,
    local,
    number,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

_SHARES = {"meituan": 0.15, "roadshow": 0.11}
_PAGES = pool(["/item/", "/category/", "/promo/", "/search?q=%25E8%258C%25B6&p="])


@dataclass(frozen=True)
class Customers:
    """The persons among the customers of one channel."""

    who: np.ndarray
    key: np.ndarray
    since: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the four tables over both channels, and whose each record is."""
    channels = {name: _customers(world, name) for name in _SHARES}
    cells = append_rows(
        _meituan(world, channels["meituan"]), _roadshow(world, channels["roadshow"])
    )
    companies, company_keys = _companies(world)
    cells = append_rows(cells, companies)
    yield Table(
        "generic",
        "customers",
        cells | custom_cells(world, cells),
        ("channel", "customer_id", "updated_at"),
    )
    yield Table(
        "generic",
        "attributes",
        outside_cells(world, companies),
        ("supplier", "attribute", "uscc", "recorded_at"),
    )
    for name, customers in channels.items():
        yield Truth(f"generic:{name}:" + customers.key, customers.who)
    yield Truth("generic:roadshow:" + company_keys, np.arange(len(company_keys)), True)

    orders, lines = [], []
    for name, customers in channels.items():
        columns, baskets, truth = _orders(world, name, customers)
        orders.append(columns)
        lines.append(_lines(columns, baskets))
        yield from truth
    yield Table("generic", "orders", append_rows(*orders), ("channel", "order_id"))
    yield Table(
        "generic",
        "order_lines",
        append_rows(*lines),
        ("channel", "order_id", "line_no"),
    )
    yield Table(
        "generic",
        "events",
        _events(world, channels["meituan"]),
        ("channel", "event_id"),
    )


def _customers(world: World, channel: str) -> Customers:
    stream = world.stream(f"generic {channel}")
    who = world.joined(
        f"generic {channel}",
        _SHARES[channel],
        digital=0.5 if channel == "meituan" else -0.3,
    )
    n = len(who)
    order = stream.rng.permutation(n)
    if channel == "meituan":
        # Numbers with zeros in front: a spreadsheet would eat them.
        key = digits(order * 13 + 1_234, 8)
    else:
        key = "RS-" + digits(order + 1, 6)
    return Customers(who, key, calendar.registrations(stream, n))


def _meituan(world: World, customers: Customers) -> Columns:
    stream = world.stream("generic meituan cells")
    who, n, people = customers.who, len(customers.who), world.people
    title = either(people.is_male[who], "(先生)", "(女士)")
    names = people.names.of(who)
    kind = stream.rng.random(n)
    name = np.where(kind < 0.5, names.family() + "**" + title, names.full())
    plain_title = either(people.is_male[who], "先生", "女士")
    name = np.where(kind > 0.75, names.family() + plain_title, name)
    phone = world.phones.at(stream, who, customers.since)
    homes = world.homes
    address = (
        homes.estate_line(who)
        + "@#"
        + homes.province(who)
        + homes.city(who)
        + homes.area(who)
        + homes.detail[who]
    )
    address = double_encoded(address, stream.chance(n, 0.02))
    updated = calendar.later(customers.since, 40 * DAY)
    return customer_columns(
        n,
        {
            "channel": empty(n, "meituan"),
            "customer_id": customers.key,
            "party_type": empty(n, "person"),
            "name": name,
            "gender": only(
                stream.chance(n, 0.6), either(people.is_male[who], "先生", "女士")
            ),
            "phone": _hidden_phones(stream, phone),
            "city": homes.short_city(who),
            "address": address,
            "member_level": number(stream.whole(n, 1, 6)),
            "points": number(stream.whole(n, 0, 900)),
            "created_at": epoch(customers.since),
            "updated_at": epoch(updated),
            "is_deleted": either(stream.chance(n, 0.01), "1", "0"),
        },
    )


def _hidden_phones(stream: Stream, phone: np.ndarray) -> np.ndarray:
    """Return what a delivery platform shows: virtual, masked, real, or nothing."""
    n = len(phone)
    kind = stream.rng.random(n)
    virtual = number(18_400_000_000 + stream.whole(n, 0, 99_999_999))
    sign = stream.pick(n, pool(["-", "_", ",", "转"]), np.array([6, 2, 1, 1]))
    virtual = virtual + sign + digits(stream.whole(n, 0, 10_000), 4)
    cells = np.where(kind < 0.5, only(phone > 0, virtual), dirt.masked_phone(phone))
    cells = np.where(kind > 0.65, dirt.plain(phone), cells)
    return np.where(kind > 0.88, None, cells)


def _roadshow(world: World, customers: Customers) -> Columns:
    stream = world.stream("generic roadshow cells")
    who, n, people = customers.who, len(customers.who), world.people
    homes = world.homes
    phone = world.phones.at(stream, who, customers.since)
    second = np.where(phone == world.phones.first[who], world.phones.second[who], 0)
    phone = dirt.mistyped(stream, phone, 0.03)
    phone = dirt.with_fakes(stream, phone, world.rates["fake_phone"])
    phone = np.where(stream.chance(n, 0.08), 0, phone)
    cells = dirt.spelled(stream, phone, dirt.ON_PAPER, 2.5 * world.rates["odd_format"])
    sheet = stream.chance(n, 0.1)
    cells[sheet] = dirt.spelled(stream, phone[sheet], dirt.IN_SHEETS, 1.0)
    name = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["paper_name_error"],
            title=0.03,
            blank=0.05,
            traditional=0.02,
            latin=0.01,
        ),
    )
    holds_card = stream.chance(n, 0.18)
    short = stream.chance(n, 0.5)
    updated = calendar.later(customers.since, DAY)
    columns = customer_columns(
        n,
        {
            "channel": empty(n, "roadshow"),
            "customer_id": customers.key,
            "party_type": only(stream.chance(n, 0.7), empty(n, "person")),
            "name": name,
            "gender": only(
                stream.chance(n, 0.8), _sex_cells(stream, people.is_male[who])
            ),
            "birth_date": birth_cells(stream, people.birth[who], 0.5),
            "phone": cells,
            "phone_2": only(stream.chance(n, 0.2), dirt.plain(second)),
            "email": email_cells(stream, world.contacts.email[who], 0.45),
            "resident_id": resident_ids(
                stream, homes.code(who), people.birth[who], people.is_male[who], 0.25
            ),
            "member_card_no": only(holds_card, digits(world.card(who), 8)),
            "province": np.where(short, homes.short_province(who), homes.province(who)),
            "city": np.where(short, homes.short_city(who), homes.city(who)),
            "district": homes.area(who),
            "address": only(stream.chance(n, 0.6), homes.detail[who]),
            "consent_marketing": stream.pick(n, pool(["是", "是", "否", "Y", "1", ""])),
            "created_at": day_cells(stream, customers.since),
            "updated_at": local(updated),
            "is_deleted": empty(n, "0"),
        },
    )
    # Someone typed the address with a Chinese keyboard.
    wide = present(columns["email"]) & (np.arange(n) % 40 < 2)
    columns["email"][wide] = pool(
        [cell.replace("@", "＠") for cell in columns["email"][wide]]
    )
    return columns


def _sex_cells(stream: Stream, is_male: np.ndarray) -> np.ndarray:
    """Return the sexes in Chinese, or in the letters that one sheet has."""
    letters = stream.chance(len(is_male), 0.2)
    chinese = either(is_male, "男", "女")
    return np.where(letters, either(is_male, "M", "F"), chinese)


def _companies(world: World) -> tuple[Columns, np.ndarray]:
    """Return companies that signed up at the road show."""
    stream, firms = world.stream("generic companies"), world.organisations
    n = max(6, len(firms) // 4)
    variant = stream.whole(n, 0, 3)
    name = np.where(variant == 0, firms.name[:n], firms.short_name[:n])
    name = np.where(variant == 2, firms.bracket_name[:n], name)
    since = calendar.registrations(stream, n)
    key = "RS-C" + digits(np.arange(n) + 1, 5)
    return customer_columns(
        n,
        {
            "channel": empty(n, "roadshow"),
            "customer_id": key,
            "party_type": empty(n, "organisation"),
            "name": name,
            "company": name,
            "uscc": uscc_cells(stream, firms.uscc[:n]),
            "created_at": local(since),
            "updated_at": local(since),
            "is_deleted": empty(n, "0"),
        },
    ), key


def _orders(
    world: World, channel: str, customers: Customers
) -> tuple[Columns, shopping.Baskets, list[Truth]]:
    """Return the orders of one channel: members, strangers, nobody."""
    stream, people = world.stream(f"generic {channel} orders"), world.people
    mean = 1.4 if channel == "meituan" else 0.9
    pace = np.minimum(world.activity[customers.who], 6)
    row = np.repeat(np.arange(len(customers.who)), stream.times(mean * pace))
    others = world.joined(f"generic {channel} guests", 0.03)
    guest = np.concatenate([others, others[: len(others) // 5]])
    nobody = max(3, len(row) // 40)
    row = np.concatenate([row, np.full(len(guest) + nobody, -1)])
    owner = np.append(customers.who, -1)[row]
    owner[len(row) - nobody - len(guest) : len(row) - nobody] = guest
    since = np.append(customers.since, calendar.SPAN_START)[row]
    at = calendar.moments(stream, len(row), since=since)
    order = np.lexsort((owner, at))
    row, owner, at = row[order], owner[order], at[order]
    n = len(row)
    baskets = shopping.draw_baskets(stream, n)
    prefix = "1200" if channel == "meituan" else "RSO"
    order_id = prefix + digits(np.arange(n) * 7 + 30_000_001, 14)
    # Half of the strangers have a number of the platform, half only a name.
    is_guest = (row < 0) & (owner >= 0)
    numbered = is_guest & (owner % 2 == 0)
    strange = "X" + digits(np.maximum(owner, 0) * 11 + 5, 8)
    customer_id = np.append(customers.key, None)[row]
    customer_id = np.where(numbered, strange, customer_id)
    shown = np.maximum(owner, 0)
    phone = np.where(owner >= 0, world.phones.at(stream, shown, at), 0)
    tells = is_guest | stream.chance(n, 0.2)
    name = only((owner >= 0) & tells, people.names.full()[shown])
    gift = (owner >= 0) & stream.chance(n, world.rates["gift_order"])
    to = np.where(gift, stream.whole(n, 0, len(world)), shown)
    to_phone = np.where(owner >= 0, world.phones.at(stream, to, at), 0)
    cancelled = stream.chance(n, 0.04)
    refunded = ~cancelled & stream.chance(n, world.rates["refund"])
    chinese = stream.chance(n, 0.3)
    status = np.where(chinese, "已完成", "completed")
    status = np.where(cancelled, np.where(chinese, "已取消", "cancelled"), status)
    status = np.where(refunded, np.where(chinese, "已退款", "refunded"), status)
    off = baskets.list_total - baskets.total
    truth_key = np.where(numbered, strange, order_id)[is_guest]
    truth = [Truth(f"generic:{channel}:buyer:" + truth_key, owner[is_guest])]
    return (
        {
            "channel": empty(n, channel),
            "order_id": order_id,
            "customer_id": customer_id,
            "name": name,
            "phone": only(
                tells,
                _hidden_phones(stream, phone)
                if channel == "meituan"
                else dirt.spelled(stream, phone, dirt.ON_PAPER, 0.2),
            ),
            "receiver_name": only(
                gift | (owner >= 0) & stream.chance(n, 0.3), people.names.full()[to]
            ),
            "receiver_phone": only(gift, dirt.plain(to_phone)),
            "store_id": channel[:2].upper() + digits(1 + stream.whole(n, 0, 9), 3),
            "status": status,
            "ordered_at": stamp_cells(stream, at),
            "paid_at": only(~cancelled, local(at + 45)),
            "currency": only(stream.chance(n, 0.8), empty(n, "CNY")),
            "amount": money_cells(stream, baskets.total),
            "discount": np.where(off > 0, yuan(off), "-"),
            "refund_amount": only(refunded, yuan(baskets.total)),
            "cost": yuan(baskets.list_total * 45 // 100),
        },
        baskets,
        truth,
    )


def _lines(orders: Columns, baskets: shopping.Baskets) -> Columns:
    goods, product = shopping.products(), baskets.product
    return {
        "channel": orders["channel"][baskets.order],
        "order_id": orders["order_id"][baskets.order],
        "line_no": number(baskets.line),
        "product_id": goods.barcode[product],
        "product_name": goods.title[product],
        "category": goods.category[product],
        "quantity": number(baskets.quantity),
        "unit_price": yuan(baskets.price),
        "amount": yuan(baskets.amount),
    }


def _events(world: World, customers: Customers) -> Columns:
    stream = world.stream("generic events")
    owner = np.repeat(
        np.arange(len(customers.who)), stream.times(0.9, len(customers.who))
    )
    at = np.sort(calendar.moments(stream, len(owner)))
    owner, n = stream.rng.permutation(owner), len(owner)
    device = stream.tokens(len(customers.who), 12, LETTERS)[owner]
    page = stream.pick(n, _PAGES) + digits(stream.whole(n, 1, 96), 3)
    return {
        "channel": empty(n, "meituan"),
        "event_id": "ev" + digits(np.arange(n) + 1, 8),
        "customer_id": only(stream.chance(n, 0.8), customers.key[owner]),
        "device_id": device,
        "event": stream.pick(n, pool(["view_item", "add_to_cart", "search", "share"])),
        "occurred_at": local(at),
        "campaign": only(
            stream.chance(n, 0.3),
            stream.pick(n, pool(["双11", "618", "新人礼", "会员日"])),
        ),
        "url": "https://shop.example.com" + page,
        "properties": only(
            stream.chance(n, 0.4), '{"position":' + number(stream.whole(n, 1, 30)) + "}"
        ),
    }
