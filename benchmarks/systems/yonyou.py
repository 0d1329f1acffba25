"""Two ledgers of Yonyou U8: companies, orders, deliveries, invoices and stock."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems.companies import (
    agents,
    firm_lines,
    firm_names,
    firm_place,
    has_phones,
    mobiles,
    money,
    nobodies,
    owners,
    people_names,
    wholesale,
    with_damaged_row,
    with_row,
)
from benchmarks.systems.export import Columns, Table, Truth, append_rows, pick_rows
from benchmarks.systems.generic_cells import uscc_cells
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import DAY, date, digits, either, empty, number, only
from benchmarks.world.world import World

LEDGERS = pool(["001", "002"])
WALK_IN = "99999999"
_NEW_YEAR = calendar.SPAN_START + 366 * DAY
_FAR_FUTURE = "2099-12-31 00:00:00.000"
_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789-"}
_CLERKS = pool(["demo", "李会计", "周主管"])


@dataclass(frozen=True)
class Clients:
    """Companies in a ledger: their code, and the person who acts for them."""

    ledger: np.ndarray
    code: np.ndarray
    firm: np.ndarray
    who: np.ndarray
    since: np.ndarray

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.code)


@dataclass(frozen=True)
class Orders:
    """Orders: client -1 is whoever walked in, and then owner who that was."""

    client: np.ndarray
    owner: np.ndarray
    ledger: np.ndarray
    at: np.ndarray
    database: np.ndarray
    key: np.ndarray
    code: np.ndarray
    customer: np.ndarray
    shown: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the tables, and whose the customers, contacts and buyers are."""
    clients = _clients(world)
    customers, named = _customers(world, clients)
    yield Table("yonyou", "customer", customers, ("ufdata", "cCusCode"))
    mine = "yonyou:" + LEDGERS[clients.ledger]
    yield from owners(mine + ":" + clients.code, clients.firm, True)
    yield from owners(
        mine[named] + ":contact:" + clients.code[named], clients.who[named]
    )
    nobody = nobodies(world, "yonyou")
    yield from owners("yonyou:" + LEDGERS + ":" + WALK_IN, nobody, True)
    yield from _lists(world)
    yield from _sales(world, clients)


def _day(seconds: np.ndarray) -> np.ndarray:
    """Return a day as the database shows it: at midnight."""
    return date(seconds // DAY) + " 00:00:00.000"


def _database(ledger: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the database of a ledger's year; the second ledger is young."""
    year = either((at >= _NEW_YEAR) | (ledger == 1), "2025", "2024")
    return "UFDATA_" + LEDGERS[ledger] + "_" + year


def _clients(world: World) -> Clients:
    stream = world.stream("yonyou clients")
    firm = np.arange(len(world.organisations))
    firm = np.concatenate([firm[firm % 5 != 4], firm[firm % 3 == 0]])
    ledger = (np.arange(len(firm)) >= np.sum(np.arange(firm.max() + 1) % 5 != 4)) * 1
    since = calendar.registrations(stream, len(firm))
    return Clients(ledger, digits(firm * 3 + 2, 8), firm, agents(world)[firm], since)


def _customers(world: World, clients: Clients) -> tuple[Columns, np.ndarray]:
    """Return the customers, once per ledger and year, and who has a contact."""
    stream, n, firm = world.stream("yonyou customers"), len(clients), clients.firm
    names = people_names(world, stream, clients.who)
    mobile = mobiles(world, stream, clients.who, clients.since)
    named = stream.chance(n, 0.6)
    stopped = stream.chance(n, 0.05)
    street = "软件园" + number(stream.whole(n, 1, 90)) + "号"
    place = [firm_place(world, firm, at) for at in ("province", "city", "district")]
    columns = {
        "ufdata": _database(clients.ledger, empty(n, _NEW_YEAR).astype(np.int64)),
        "cCusCode": clients.code,
        "cCusName": firm_names(stream, world, firm),
        "cCusAbbName": world.organisations.short_name[firm],
        "cCCCode": stream.pick(n, pool(["01", "0101", "02"])),
        "cDCCode": stream.pick(n, pool(["01", "0201", "03"])),
        "cTrade": stream.pick(n, pool(["零售", "餐饮", "教育"])),
        "cCusAddress": place[0] + place[1] + place[2] + street,
        "cCusPostCode": digits(stream.whole(n, 10_000, 700_000), 6),
        "cCusRegCode": only(
            stream.chance(n, 0.8), uscc_cells(stream, world.organisations.uscc[firm])
        ),
        "cCusPerson": only(named, names),
        "cCusPhone": _phone_cells(world, stream, clients),
        "cCusHand": only(named | stream.chance(n, 0.3), mobile),
        "cCusFax": firm_lines(world, stream, n),
        "cCusEmail": only(
            stream.chance(n, 0.4), "sales@firm" + number(firm + 1) + ".example.com"
        ),
        "cCusOAddress": only(stream.chance(n, 0.3), place[1] + place[2] + "物流园A区"),
        "cCusPPerson": digits(stream.whole(n, 1, 9), 5),
        "cCusDepart": empty(n, "0201"),
        "dCusDevDate": _day(clients.since),
        "iCusCreLine": money(stream.whole(n, 1, 50) * 1_000_000),
        "iARMoney": money(stream.whole(n, 0, 9_000_000)),
        "dEndDate": only(stopped, "2025-10-31 00:00:00.000"),
        "dModifyDate": _day(calendar.later(clients.since, 200 * DAY)),
    }
    # The year before has the same customers, as they were then.
    old = np.flatnonzero((clients.ledger == 0) & (np.arange(n) % 4 != 3))
    before = pick_rows(columns, old) | {
        "ufdata": empty(len(old), "UFDATA_001_2024"),
        "cCusHand": empty(len(old)),
        "dEndDate": empty(len(old)),
        "dModifyDate": _day(clients.since[old]),
    }
    columns = append_rows(columns, before)
    first = np.flatnonzero(clients.ledger == 0)[0]
    second = np.flatnonzero(clients.ledger == 1)[0]
    nothing = dict.fromkeys(
        [name for name in columns if name.startswith(("cCus", "cTrade", "dEnd"))]
    )
    for row in (first, second):
        walk_in = {"cCusName": "零散客户", "cCusAbbName": "零散客户"}
        columns = with_row(
            columns, int(row), **(nothing | walk_in | {"cCusCode": WALK_IN})
        )
    return with_damaged_row(columns, int(first), cCusCode=None), named


def _phone_cells(world: World, stream: Stream, clients: Clients) -> np.ndarray:
    """Return what clerks type into the one cell for all numbers of a company."""
    n, people = len(clients), world.people
    line = firm_lines(world, stream, n)
    if not has_phones(world):
        return line
    phone = dirt.plain(world.phones.own(stream, clients.who, clients.since))
    title = either(people.is_male[clients.who], "先生", "小姐")
    caller = people.names.of(clients.who).family() + title
    kind = np.arange(n) % 7
    cells = np.where(kind == 1, line + " " + caller + ";" + phone, line)
    cells = np.where(kind == 2, phone + "/" + line, cells)
    cells = np.where(kind == 3, line + "-802", cells)
    cells = np.where(kind == 4, line + "、" + firm_lines(world, stream, n), cells)
    cells = np.where(kind == 5, pool([cell.translate(_WIDE) for cell in line]), cells)
    return only(kind != 6, cells)


def _lists(world: World) -> Iterator[Table]:
    """Return staff, goods and stock."""
    stream, goods = world.stream("yonyou lists"), shopping.products()
    staff = world.stream("yonyou staff").rng.permutation(len(world))[:9]
    n = len(staff)
    yield Table(
        "yonyou",
        "person",
        {
            "ufdata": _database(np.arange(n) // 8, empty(n, _NEW_YEAR).astype(int)),
            "cPersonCode": digits(np.arange(n) % 8 + 1, 5),
            "cPersonName": world.people.names.of(staff).full(),
            "cDepCode": empty(n, "0201"),
            "cDepName": either(np.arange(n) % 3 == 0, "大客户部", "销售部"),
            "dPInValidDate": only(np.arange(n) % 5 == 4, "2025-06-30 00:00:00.000"),
        },
        ("ufdata", "cPersonCode"),
    )
    both, product = np.divmod(np.arange(2 * len(goods)), len(goods))
    database = _database(both, empty(len(both), _NEW_YEAR).astype(int))
    yield Table(
        "yonyou",
        "inventory",
        {
            "ufdata": database,
            "cInvCode": digits(goods.number[product], 6),
            "cInvName": goods.title[product],
            "cInvStd": world.stream("yonyou cartons").pick(
                len(both), pool(["1*6", "1*12", "1*24"])
            ),
            "cInvCCode": digits(product % 9 + 1, 2),
            "cInvCName": goods.category[product],
            "cComUnitName": empty(len(both), "件"),
        },
        ("ufdata", "cInvCode"),
    )
    held = np.flatnonzero((both == 0) & stream.chance(len(both), 0.7))
    columns = {
        "ufdata": database[held],
        "AutoID": number(np.arange(len(held)) + 1),
        "cWhCode": either(np.arange(len(held)) % 3 == 0, "02", "01"),
        "cWhName": either(np.arange(len(held)) % 3 == 0, "门店仓", "总仓"),
        "cInvCode": digits(goods.number[product[held]], 6),
        "iQuantity": number(stream.whole(len(held), 0, 4000)) + ".000000",
        "dPullTime": empty(len(held), "2025-12-31 22:00:00.000"),
    }
    # More went out than was booked in.
    columns["iQuantity"][3] = "-12.000000"
    yield Table(
        "yonyou", "currentstock", columns, ("ufdata", "cInvCode", "cWhCode", "AutoID")
    )


def _orders(world: World, stream: Stream, clients: Clients) -> Orders:
    """Return who orders: companies, and whoever walks in."""
    client = np.repeat(np.arange(len(clients)), stream.rng.poisson(2.2, len(clients)))
    walk_in = stream.rng.permutation(len(world))[: max(6, len(world) // 50)]
    at = calendar.moments(stream, len(client) + len(walk_in), True)
    owner = np.concatenate([np.full(len(client), -1), walk_in])
    client = np.concatenate([client, np.full(len(walk_in), -1)])
    order = np.lexsort((owner, client, at))
    client, owner, at = client[order], owner[order], at[order]
    n = len(at)
    ledger = np.append(clients.ledger, 0)[client]
    code = np.append(clients.code, WALK_IN)[client]
    shown = (owner >= 0) & stream.chance(n, 0.6)
    key = number(1_000_000_001 + np.arange(n))
    document = "XS" + digits(np.arange(n) + 1, 8)
    database = _database(ledger, at)
    return Orders(client, owner, ledger, at, database, key, document, code, shown)


def _sales(world: World, clients: Clients) -> Iterator[Table | Truth]:
    stream = world.stream("yonyou sales")
    sold = _orders(world, stream, clients)
    n = len(sold.at)
    bulk = np.where(sold.client >= 0, stream.whole(n, 2, 9) * 10, 1)
    baskets = wholesale(shopping.draw_baskets(stream, n), bulk)
    abroad = (sold.client >= 0) & stream.chance(n, 0.04)
    state = np.where(calendar.SPAN_END - sold.at < 20 * DAY, 0, 1)
    state = np.where(stream.chance(n, 0.4) & (state == 1), 2, state)
    buyer = np.where(sold.owner >= 0, sold.owner, 0)
    names = people_names(world, stream, buyer)
    phone = mobiles(world, stream, buyer, sold.at, 0.1)
    orders = {
        "ufdata": sold.database,
        "ID": sold.key,
        "cSOCode": sold.code,
        "dDate": _day(sold.at),
        "cSTCode": either(sold.client >= 0, "01", "02"),
        "cCusCode": sold.customer,
        "cDepCode": empty(n, "0201"),
        "cPersonCode": digits(stream.whole(n, 1, 9), 5),
        "cexch_name": either(abroad, "美元", "人民币"),
        "iExchRate": either(abroad, "7.1", "1"),
        "iTaxRate": empty(n, "13"),
        "iStatus": number(state),
        "cMemo": only(stream.chance(n, 0.1), empty(n, "月底前送到")),
        "cMaker": stream.pick(n, _CLERKS),
        "cVerifier": only(state > 0, stream.pick(n, _CLERKS)),
        "cCloser": only(state == 2, stream.pick(n, _CLERKS)),
        "cDefine1": only(sold.shown, names),
        "cDefine2": only(sold.shown, phone),
        "dModDate": _day(np.minimum(sold.at + 3 * DAY, calendar.SPAN_END - DAY)),
    }
    yield from owners(
        "yonyou:001:buyer:" + (sold.database + ":" + sold.key)[sold.shown],
        sold.owner[sold.shown],
    )
    early = np.flatnonzero((state > 0) & stream.chance(n, 0.06))
    older = pick_rows(orders, early) | {
        "iStatus": empty(len(early), "0"),
        "cVerifier": empty(len(early)),
        "cCloser": empty(len(early)),
        "dModDate": _day(sold.at[early]),
    }
    last = int(np.flatnonzero(sold.client >= 0)[-1])
    late = with_row(orders, last, ID="1999999999", dDate=_FAR_FUTURE, cDefine1=None)
    n_late = len(late["ID"])
    late["dModDate"][n_late - 1] = late["dModDate"][0]
    yield Table(
        "yonyou", "so_somain", append_rows(late, older), ("ufdata", "ID", "dModDate")
    )
    yield _lines(sold, baskets, abroad)
    yield from _documents(stream, sold, baskets, state, abroad)


def _lines(sold: Orders, baskets: shopping.Baskets, abroad: np.ndarray) -> Table:
    goods, order = shopping.products(), baskets.order
    gross, net = baskets.amount, baskets.amount * 100 // 113
    foreign = abroad[order]
    shown = np.where(foreign, gross * 10 // 71, gross)
    return Table(
        "yonyou",
        "so_sodetails",
        {
            "ufdata": sold.database[order],
            "AutoID": number(5_000_001 + np.arange(len(order))),
            "ID": sold.key[order],
            "iSOsID": number(7_000_001 + np.arange(len(order))),
            "iRowNo": number(baskets.line),
            "cInvCode": digits(goods.number[baskets.product], 6),
            "iQuantity": number(baskets.quantity) + ".000000",
            "iTaxUnitPrice": money(shown // baskets.quantity),
            "iMoney": money(np.where(foreign, net * 10 // 71, net)),
            "iTax": money(shown - np.where(foreign, net * 10 // 71, net)),
            "iSum": money(shown),
            "iNatMoney": money(net),
            "iNatSum": money(gross),
            "dPreDate": _day(sold.at[order] + 5 * DAY),
            "cSCloser": empty(len(order)),
        },
        ("ufdata", "AutoID"),
    )


def _documents(
    stream: Stream,
    sold: Orders,
    baskets: shopping.Baskets,
    state: np.ndarray,
    abroad: np.ndarray,
) -> Iterator[Table]:
    """Return deliveries, and invoices: blue ones, red ones, and daily reports."""
    n = len(sold.at)
    sent = np.flatnonzero((state > 0) & stream.chance(n, 0.8))
    back = sent[stream.chance(len(sent), 0.1)]
    order = np.concatenate([sent, back])
    red = np.arange(len(order)) >= len(sent)
    at = np.minimum(sold.at[order] + np.where(red, 9, 3) * DAY, calendar.SPAN_END - DAY)
    m = len(order)
    yield Table(
        "yonyou",
        "dispatchlist",
        {
            "ufdata": sold.database[order],
            "DLID": number(2_000_000_001 + np.arange(m)),
            "cDLCode": either(red, "TH", "FH") + digits(np.arange(m) + 1, 8),
            "dDate": _day(at),
            "cVouchType": empty(m, "05"),
            "cCusCode": sold.customer[order],
            "cSOCode": sold.code[order],
            "bReturnFlag": either(red, "1", "0"),
            "cVerifier": only(stream.chance(m, 0.9), stream.pick(m, _CLERKS)),
        },
        ("ufdata", "DLID"),
    )
    # What a till sold in a day is one invoice, without an order.
    days = np.sort(calendar.moments(stream, 20, True))
    takings = stream.whole(20, 20_000, 400_000)
    sign = np.where(red, -1, 1)
    total = baskets.total[order] * sign
    foreign = abroad[order]
    at = np.concatenate([at, days])
    k = len(at)
    columns = {
        "ufdata": np.concatenate(
            [sold.database[order], _database(np.zeros(20, dtype=int), days)]
        ),
        "SBVID": number(3_000_000_001 + np.arange(k)),
        "cSBVCode": "FP" + digits(np.arange(k) + 1, 8),
        "dDate": _day(at),
        "cVouchType": np.concatenate(
            [either(sold.client[order] >= 0, "26", "27"), empty(20, "29")]
        ),
        "cCusCode": np.concatenate([sold.customer[order], empty(20, WALK_IN)]),
        "cSOCode": np.concatenate([sold.code[order], empty(20)]),
        "cexch_name": either(np.append(foreign, np.zeros(20, bool)), "美元", "人民币"),
        "iSum": money(
            np.append(np.where(foreign, abs(total) * 10 // 71 * sign, total), takings)
        ),
        "iNatSum": money(np.append(total, takings)),
        "bReturnFlag": np.append(either(red, "1", "0"), empty(20, "0")),
        "cVerifier": only(np.arange(k) % 11 != 5, stream.pick(k, _CLERKS)),
        "dModDate": _day(at),
    }
    damage = {"SBVID": "3999999999", "iNatSum": "见附件", "cSOCode": None}
    columns = with_damaged_row(columns, 0, **damage)
    yield Table("yonyou", "salebillvouch", columns, ("ufdata", "SBVID"))
