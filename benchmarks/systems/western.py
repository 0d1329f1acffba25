"""Western customers in seven channels, all through the generic schema."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows
from benchmarks.systems.generic_cells import customer_columns
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    date,
    digits,
    either,
    empty,
    local,
    number,
    only,
    present,
    rewrite,
    yuan,
)
from benchmarks.world.western import (
    Westerners,
    draw_westerners,
    misspelt,
    phone_text,
    short_names,
    streets,
)
from benchmarks.world.world import World


@dataclass(frozen=True)
class Channel:
    """What a channel asks for, how carefully it is filled in, and if it sells."""

    share: float
    email: float
    phone: float
    birth: float
    address: float
    errors: float
    style: str
    sells: bool = False


CHANNELS = {
    "app": Channel(0.55, 0.8, 0.6, 0.3, 0.2, 0.01, "short"),
    "helpdesk": Channel(0.50, 0.6, 0.5, 0.0, 0.1, 0.04, "initial"),
    "newsletter": Channel(0.60, 1.0, 0.0, 0.0, 0.3, 0.02, "full"),
    "partner": Channel(0.50, 0.3, 0.4, 0.8, 0.7, 0.03, "reversed"),
    "store": Channel(0.68, 0.3, 0.7, 0.6, 0.5, 0.03, "parts", True),
    "survey": Channel(0.45, 0.3, 0.4, 0.7, 0.7, 0.12, "full"),
    "webshop": Channel(0.74, 0.95, 0.6, 0.2, 0.9, 0.02, "middle", True),
}


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return customers, orders, lines and events, and whose each record is."""
    people = draw_westerners(world)
    parts, orders, lines = [], [], []
    for name, channel in CHANNELS.items():
        who = world.joined(f"western {name}", channel.share, digital=0.3)
        key = name[:2].upper() + digits(
            world.stream(f"western {name} keys").rng.permutation(len(who)), 7
        )
        since = calendar.registrations(world.stream(f"western {name} since"), len(who))
        parts.append(_customers(world, people, name, who, key, since))
        yield Truth(f"generic:{name}:" + key, who)
        if channel.sells:
            british = people.column("country")[who] == "GB"
            sold, baskets = _orders(world, name, key, since, british)
            orders.append(sold)
            lines.append(_lines(sold, baskets))
    customers = _all(parts)
    yield Table("generic", "customers", customers, ("channel", "customer_id"))
    yield Table("generic", "orders", _all(orders), ("channel", "order_id"))
    yield Table(
        "generic", "order_lines", _all(lines), ("channel", "order_id", "line_no")
    )
    yield Table("generic", "events", _events(world, customers), ("channel", "event_id"))


def _all(parts: list[Columns]) -> Columns:
    whole = parts[0]
    for part in parts[1:]:
        whole = append_rows(whole, part)
    return whole


def _customers(
    world: World,
    people: Westerners,
    name: str,
    who: np.ndarray,
    key: np.ndarray,
    since: np.ndarray,
) -> Columns:
    channel, stream = CHANNELS[name], world.stream(f"western {name} cells")
    n = len(who)
    phone = world.phones.at(stream, who, since)
    phone = dirt.mistyped(stream, phone, channel.errors / 2)
    email = misspelt(stream, people.email[who], channel.errors / 2)
    lives = stream.chance(n, channel.address)
    country = people.column("country")[who]
    birth = rewrite(
        date(world.people.birth[who]),
        stream.chance(n, 0.15),
        lambda day: day.replace("-", "/"),
    )
    return customer_columns(
        n,
        {
            "channel": empty(n, name),
            "customer_id": key,
            "party_type": empty(n, "person"),
            **_name_cells(world, people, name, who),
            "gender": only(
                stream.chance(n, 0.4), either(world.people.is_male[who], "M", "F")
            ),
            "birth_date": only(stream.chance(n, channel.birth), birth),
            "phone": only(
                stream.chance(n, channel.phone), phone_text(stream, people, who, phone)
            ),
            "email": only(stream.chance(n, channel.email), email),
            "country": country,
            "province": only(lives, people.column("region")[who]),
            "city": only(lives, misspelt(stream, people.column("city")[who], 0.01)),
            "address": only(lives, streets(world, stream, people, who)),
            "postal_code": only(lives, people.postal[who]),
            "created_at": local(since),
            "updated_at": local(calendar.later(since, DAY)),
            "is_deleted": empty(n, "0"),
        },
    )


def _name_cells(
    world: World, people: Westerners, name: str, who: np.ndarray
) -> Columns:
    """Return the name as a channel keeps it: whole, in parts, last name first."""
    channel, stream = CHANNELS[name], world.stream(f"western {name} names")
    n = len(who)
    given = misspelt(stream, people.given[who], channel.errors)
    called = stream.chance(n, 0.5 if channel.style == "short" else 0.08)
    given = np.where(called, short_names(people.given[who]), given)
    married = stream.chance(n, 0.06) & ~world.people.is_male[who]
    family = np.where(married, people.birth_family[who], people.family[who])
    family = misspelt(stream, family, channel.errors)
    middle = np.where(present(people.middle[who]), people.middle[who], "")
    whole = given + " " + family
    if channel.style == "parts":
        return {"given_name": given, "family_name": family}
    if channel.style == "middle":
        inner = (middle != "") & stream.chance(n, 0.5)
        return {"name": np.where(inner, given + " " + middle + ". " + family, whole)}
    if channel.style == "reversed":
        return {
            "name": pool(
                [
                    f"{f.upper()}, {g.upper()}"
                    for f, g in zip(family, given, strict=True)
                ]
            )
        }
    if channel.style == "initial":
        letter = pool([cell[0] for cell in given])
        return {"name": np.where(stream.chance(n, 0.4), letter + ". " + family, whole)}
    return {"name": whole}


def _orders(
    world: World, name: str, key: np.ndarray, since: np.ndarray, british: np.ndarray
) -> tuple[Columns, shopping.Baskets]:
    stream = world.stream(f"western {name} orders")
    row = np.repeat(np.arange(len(key)), stream.rng.poisson(0.8, len(key)))
    at = calendar.moments(stream, len(row), name == "store", since[row])
    order = np.lexsort((row, at))
    row, at, n = row[order], at[order], len(row)
    baskets = shopping.draw_baskets(stream, n)
    refunded = stream.chance(n, world.rates["refund"])
    off = baskets.list_total - baskets.total
    return {
        "channel": empty(n, name),
        "order_id": "W" + digits(np.arange(n) + 1, 9),
        "customer_id": key[row],
        "name": empty(n),
        "phone": empty(n),
        "receiver_name": empty(n),
        "receiver_phone": empty(n),
        "store_id": "ST" + digits(1 + stream.whole(n, 0, 6), 2),
        "status": either(refunded, "refunded", "completed"),
        "ordered_at": local(at),
        "paid_at": local(at + 30),
        "currency": either(british[row], "GBP", "USD"),
        "amount": yuan(baskets.total),
        "discount": yuan(off),
        "refund_amount": only(refunded, yuan(baskets.total)),
        "cost": yuan(baskets.list_total * 45 // 100),
    }, baskets


def _lines(orders: Columns, baskets: shopping.Baskets) -> Columns:
    table, goods, product = read("products"), shopping.products(), baskets.product
    return {
        "channel": orders["channel"][baskets.order],
        "order_id": orders["order_id"][baskets.order],
        "line_no": number(baskets.line),
        "product_id": goods.barcode[product],
        "product_name": pool(table["title_en"])[product],
        "category": pool(table["category_en"])[product],
        "quantity": number(baskets.quantity),
        "unit_price": yuan(baskets.price),
        "amount": yuan(baskets.amount),
    }


def _events(world: World, customers: Columns) -> Columns:
    stream = world.stream("western events")
    keys = customers["customer_id"][customers["channel"] == "app"]
    key = np.repeat(keys, stream.rng.poisson(0.7, len(keys)))
    n = len(key)
    return {
        "channel": empty(n, "app"),
        "event_id": "ev" + digits(np.arange(n) + 1, 8),
        "customer_id": key,
        "device_id": empty(n),
        "event": stream.pick(n, pool(["view_item", "add_to_cart", "search"])),
        "occurred_at": local(calendar.moments(stream, n)),
        "campaign": only(stream.chance(n, 0.2), empty(n, "black_friday")),
        "url": "https://shop.example.com/item/" + digits(stream.whole(n, 1, 97), 3),
        "properties": empty(n),
    }
