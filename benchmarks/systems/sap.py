"""Tables of SAP as a loader copies them: customers, sales orders, their items."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems.companies import (
    agents,
    firm_lines,
    firm_names,
    firm_place,
    mobiles,
    nobodies,
    owners,
    people_names,
    wholesale,
    with_damaged_row,
    with_row,
)
from benchmarks.systems.export import (
    Columns,
    Table,
    Truth,
    append_rows,
    pick_rows,
    with_older_pull,
)
from benchmarks.systems.generic_cells import uscc_cells
from benchmarks.world import calendar, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    compact,
    digits,
    either,
    empty,
    iso_utc,
    number,
    only,
    yuan,
)
from benchmarks.world.world import World

CLIENT = "100"
ONE_TIME = "0000999999"
_NO_DATE = "00000000"
_YEN = 20
_USERS = pool(["ZHANGW", "LIN", "BATCHUSER"])


@dataclass(frozen=True)
class Customers:
    """Customers: firm -1 is a person; some companies are there a second time."""

    key: np.ndarray
    firm: np.ndarray
    who: np.ndarray
    is_copy: np.ndarray
    since: np.ndarray


@dataclass(frozen=True)
class Sales:
    """Orders: customer -1 is a one-time customer, and then owner who that was."""

    customer: np.ndarray
    owner: np.ndarray
    at: np.ndarray
    key: np.ndarray
    kunnr: np.ndarray
    is_firm: np.ndarray
    shown: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the tables, and whose the customers and buyers are."""
    stream, customers = world.stream("sap"), _customers(world)
    yield Table("sap", "kna1", _rows(world, stream, customers), ("mandt", "kunnr"))
    is_firm = customers.firm >= 0
    mine = f"sap:{CLIENT}:" + customers.key
    yield from owners(mine[is_firm], customers.firm[is_firm], True)
    yield from owners(mine[~is_firm], customers.who[~is_firm])
    nobody = nobodies(world, "sap")
    yield from owners(pool([f"sap:{CLIENT}:{ONE_TIME}"]), nobody, True)
    sold = _sales(world, stream, customers)
    yield from owners(
        f"sap:{CLIENT}:buyer:" + sold.key[sold.shown], sold.owner[sold.shown]
    )
    yield from _orders(world, stream, sold)


def _day(seconds: np.ndarray) -> np.ndarray:
    return pool([cell[:8] for cell in compact(seconds)])


def _loaded(n: int, seconds: np.ndarray) -> Columns:
    """Return what the loader adds to each row."""
    return {
        "_fivetran_deleted": empty(n, "false"),
        "_fivetran_synced": iso_utc(seconds),
    }


def _customers(world: World) -> Customers:
    stream = world.stream("sap customers")
    firm = np.arange(len(world.organisations))
    firm = firm[firm % 3 != 2]
    copies = firm[firm % 8 == 0]
    persons = world.joined("sap persons", 0.015)
    key = np.concatenate(
        [
            digits(100_001 + firm, 10),
            digits(180_001 + copies, 10),
            digits(500_001 + np.arange(len(persons)), 10),
        ]
    )
    both = np.concatenate([firm, copies])
    return Customers(
        key,
        np.concatenate([both, np.full(len(persons), -1)]),
        np.concatenate([agents(world)[both], persons]),
        np.isin(np.arange(len(key)), len(firm) + np.arange(len(copies))),
        calendar.registrations(stream, len(key)),
    )


def _rows(world: World, stream: Stream, customers: Customers) -> Columns:
    """Return the customers; long names go on in the second field."""
    n, who = len(customers.key), customers.who
    is_firm = customers.firm >= 0
    firm = np.maximum(customers.firm, 0)
    name = firm_names(stream, world, firm)
    parted = is_firm & stream.chance(n, 0.2)
    head = pool([cell.removesuffix("有限公司") for cell in name])
    parted &= np.not_equal(head, name).astype(bool)
    male = world.people.is_male[who]
    city = np.where(is_firm, firm_place(world, firm, "city"), world.homes.city(who))
    area = np.where(is_firm, firm_place(world, firm, "district"), world.homes.area(who))
    street = "创业路" + number(stream.whole(n, 1, 200)) + "号"
    line = firm_lines(world, stream, n)
    own = mobiles(world, stream, who, customers.since, 0.4)
    short_city = pool([cell.removesuffix("市") for cell in city])
    code = uscc_cells(stream, world.organisations.uscc[firm])
    has_code = is_firm & ~customers.is_copy & stream.chance(n, 0.8)
    place = stream.whole(n, 0, 4)
    columns = {
        "mandt": empty(n, CLIENT),
        "kunnr": customers.key,
        "land1": empty(n, "CN"),
        "anred": np.where(
            is_firm,
            either(stream.chance(n, 0.7), "公司", None),
            either(male, "先生", "女士"),
        ),
        "name1": np.where(
            is_firm, np.where(parted, head, name), people_names(world, stream, who)
        ),
        "name2": only(parted, empty(n, "有限公司")),
        "ort01": np.where(stream.chance(n, 0.3), short_city, city),
        "pstlz": digits(stream.whole(n, 10_000, 700_000), 6),
        "regio": digits(stream.whole(n, 1, 33) * 10, 3),
        "stras": area + street,
        "telf1": only(is_firm & stream.chance(n, 0.8), line),
        "telf2": np.where(is_firm, only(stream.chance(n, 0.3), own), own),
        "telfx": only(is_firm, firm_lines(world, stream, n)),
        "sortl": pool([cell[:10] for cell in name]),
        "ktokd": either(is_firm, "0001", "0170"),
        "xcpdk": empty(n),
        "stceg": only(has_code & (place == 1), code),
        "stcd1": only(has_code & (place == 2), code),
        "stcd5": only(has_code & (place != 1) & (place != 2), code),
        "erdat": either(stream.chance(n, 0.05), _NO_DATE, _day(customers.since)),
        "ernam": stream.pick(n, _USERS),
        "loevm": only(stream.chance(n, 0.06), empty(n, "X")),
        "adrnr": digits(620_000 + np.arange(n), 10),
        "brsch": stream.pick(n, pool(["0001", "HITE"])),
        "lifnr": only(stream.chance(n, 0.1), digits(300_000 + np.arange(n), 10)),
        **_loaded(n, calendar.later(customers.since, 30 * DAY)),
    }
    kept = ("mandt", "land1", "erdat", "ernam", "_fivetran_deleted", "_fivetran_synced")
    once = dict.fromkeys(columns) | {name: columns[name][0] for name in kept}
    once |= {"kunnr": ONE_TIME, "name1": "一次性客户"}
    once |= {"ktokd": "CPDA", "xcpdk": "X"}
    columns = with_row(columns, 0, **once)
    return with_damaged_row(columns, 0, kunnr=None)


def _sales(world: World, stream: Stream, customers: Customers) -> Sales:
    n = len(customers.key)
    customer = np.repeat(np.arange(n), stream.rng.poisson(1.5, n))
    once = stream.rng.permutation(len(world))[: max(5, len(world) // 75)]
    at = calendar.moments(stream, len(customer) + len(once))
    owner = np.concatenate([np.full(len(customer), -1), once])
    customer = np.concatenate([customer, np.full(len(once), -1)])
    order = np.lexsort((owner, customer, at))
    customer, owner, at = customer[order], owner[order], at[order]
    m = len(at)
    return Sales(
        customer,
        owner,
        at,
        digits(4_969 + np.arange(m), 10),
        np.append(customers.key, ONE_TIME)[customer],
        np.append(customers.firm, -1)[customer] >= 0,
        (owner >= 0) & stream.chance(m, 0.7),
    )


def _orders(world: World, stream: Stream, sold: Sales) -> Iterator[Table]:
    """Return orders and items: some in yen, some items rejected, some returns."""
    n = len(sold.at)
    bulk = np.where(sold.is_firm, stream.whole(n, 1, 9) * 5, 1)
    baskets = wholesale(shopping.draw_baskets(stream, n), bulk)
    yen = sold.is_firm & stream.chance(n, 0.04)
    # Amounts are kept with two decimals, although a yen has none.
    amount = np.where(yen[baskets.order], baskets.amount * _YEN // 100, baskets.amount)
    rejected = stream.chance(len(amount), 0.05)
    total = np.zeros(n, dtype=np.int64)
    np.add.at(total, baskets.order, np.where(rejected, 0, amount))
    buyer = np.where(sold.owner >= 0, sold.owner, 0)
    # A report shows customers without the zeros in front.
    bare = stream.chance(n, 0.08)
    shown = np.where(bare, pool([cell.lstrip("0") for cell in sold.kunnr]), sold.kunnr)
    recent = calendar.SPAN_END - sold.at < 30 * DAY
    names, phones = (
        people_names(world, stream, buyer),
        mobiles(world, stream, buyer, sold.at, 0.1),
    )
    orders = {
        "mandt": empty(n, CLIENT),
        "vbeln": sold.key,
        "erdat": _day(sold.at),
        "erzet": pool([cell[8:] for cell in compact(sold.at)]),
        "ernam": stream.pick(n, _USERS),
        "auart": either(stream.chance(n, 0.8), "TA", "OR"),
        "vbtyp": empty(n, "C"),
        "kunnr": shown,
        "bstnk": "PO" + number(stream.whole(n, 1000, 9999)),
        "bname": only(sold.shown, names),
        "telf1": only(sold.shown, phones),
        "netwr": yuan(total),
        "waerk": either(yen, "JPY", "CNY"),
        "vkorg": empty(n, "1000"),
        "vdatu": either(stream.chance(n, 0.1), _NO_DATE, _day(sold.at + 7 * DAY)),
        "vgbel": empty(n),
        "gbstk": either(recent, "A", stream.pick(n, pool(["B", "C", "C", "C"]))),
        **_loaded(n, np.minimum(sold.at + 2 * DAY, calendar.SPAN_END - 3600)),
    }
    goods, order = shopping.products(), baskets.order
    items = {
        "mandt": empty(len(order), CLIENT),
        "vbeln": sold.key[order],
        "posnr": digits(baskets.line * 10, 6),
        "matnr": digits(goods.number[baskets.product], 18),
        "arktx": goods.title[baskets.product],
        "matkl": goods.category[baskets.product],
        "kwmeng": number(baskets.quantity) + ".000",
        "vrkme": empty(len(order), "PC"),
        "netwr": yuan(amount),
        "waerk": orders["waerk"][order],
        "abgru": only(rejected, stream.pick(len(order), pool(["Z1", "00"]))),
        **_loaded(len(order), sold.at[order]),
    }
    back = np.flatnonzero((np.arange(n) % 15 == 4) & (total > 0) & ~recent)
    m = len(back)
    at = np.minimum(sold.at[back] + 14 * DAY, calendar.SPAN_END - DAY)
    minus = np.arange(m) % 3 == 1
    returns = pick_rows(orders, back) | {
        "vbeln": digits(60_000_001 + np.arange(m), 10),
        "erdat": _day(at),
        "auart": empty(m, "RE"),
        "vbtyp": empty(m, "H"),
        "netwr": yuan(total[back]) + either(minus, "-", ""),
        "vgbel": sold.key[back],
        "gbstk": empty(m, "C"),
        "bname": empty(m),
        "telf1": empty(m),
        **_loaded(m, at),
    }
    row = np.flatnonzero(np.isin(order, back) & ~rejected)
    again = np.searchsorted(back, order[row])
    given = pick_rows(items, row) | {"vbeln": returns["vbeln"][again]}
    early = np.flatnonzero(~recent & stream.chance(n, 0.05))
    older = {
        "gbstk": empty(len(early), "A"),
        "_fivetran_synced": iso_utc(sold.at[early] + 60),
    }
    orders = append_rows(with_older_pull(orders, early, older), returns)
    row = int(np.flatnonzero(sold.customer >= 0)[0])
    orders = with_row(orders, row, vbeln="0099999998", erdat="20991231")
    orders = with_damaged_row(orders, row, vbeln="0099999999", netwr="#####")
    yield Table("sap", "vbak", orders, ("mandt", "vbeln", "_fivetran_synced"))
    yield Table("sap", "vbap", append_rows(items, given), ("mandt", "vbeln", "posnr"))
