"""Kingdee Cloud as its queries answer: customers by organisation, bills, stock."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems.companies import (
    agents,
    firm_lines,
    firm_names,
    firm_place,
    mobiles,
    money,
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
from benchmarks.systems.generic_cells import email_cells, uscc_cells
from benchmarks.world import calendar, shopping
from benchmarks.world.homes import short
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import DAY, clock, date, digits, either, empty, number, only
from benchmarks.world.world import World

ACCOUNT = "20190517132445"
ORGS = pool(["100", "200"])
WALK_IN = "CUST9999"
_NO_DATE = "1900-01-01T00:00:00"
_ALWAYS = (
    "acct_id",
    "FCreateOrgId.FNumber",
    "FUseOrgId.FNumber",
    "FForbidStatus",
    "FDocumentStatus",
    "FCreateDate",
    "FModifyDate",
)
_SELLERS = pool(["XSY001", "XSY002", "XSY003", "XSY004"])


@dataclass(frozen=True)
class Clients:
    """Customers by organisation: 0 made them, 1 uses some of them as well."""

    org: np.ndarray
    firm: np.ndarray
    code: np.ndarray
    key: np.ndarray
    since: np.ndarray


@dataclass(frozen=True)
class Sales:
    """Orders: client -1 is whoever walked in, and owner who it was that ordered."""

    client: np.ndarray
    owner: np.ndarray
    org: np.ndarray
    customer: np.ndarray
    at: np.ndarray
    key: np.ndarray
    bill: np.ndarray
    shown: np.ndarray


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the answers to the queries, and whose the customers are."""
    stream, clients = world.stream("kingdee"), _clients(world)
    yield from _customers(world, stream, clients)
    sold = _sales(world, stream, clients)
    buyer = sold.shown & (sold.client < 0)
    yield from owners(f"kingdee:{ACCOUNT}:buyer:" + sold.key[buyer], sold.owner[buyer])
    yield from _bills(world, stream, sold)
    yield _stock(world)


def _day(seconds: np.ndarray) -> np.ndarray:
    return date(seconds // DAY) + "T00:00:00"


def _moment(seconds: np.ndarray) -> np.ndarray:
    return date(seconds // DAY) + "T" + clock(seconds) + ".457"


def _clients(world: World) -> Clients:
    stream = world.stream("kingdee clients")
    firm = np.arange(len(world.organisations))
    own, also = firm[firm % 4 != 1], firm[firm % 4 == 2]
    firm = np.concatenate([own, also])
    org = np.repeat([0, 1], [len(own), len(also)])
    since = calendar.registrations(stream, len(firm))
    key = number(100_000 + np.arange(len(firm)) * 3)
    return Clients(org, firm, "CUST" + digits(firm + 1, 4), key, since)


def _customers(
    world: World, stream: Stream, clients: Clients
) -> Iterator[Table | Truth]:
    """Return a row for each customer, organisation and contact."""
    n, firm, org = len(clients.firm), clients.firm, ORGS[clients.org]
    firms = world.organisations
    province = pool([short(p) for p in firm_place(world, firm, "province")])
    city = firm_place(world, firm, "city")
    street = "科技园路" + number(stream.whole(n, 1, 300)) + "号"
    name = firm_names(stream, world, firm)
    many = '[{"Key":2052,"Value":"' + name + '"},{"Key":1033,"Value":""}]'
    name = np.where(stream.chance(n, 0.1), many, name)
    code = uscc_cells(stream, firms.uscc[firm])
    old = pool([len(cell) == 15 for cell in code]).astype(bool)
    has_code = stream.chance(n, 0.8)
    seller = stream.whole(n, 0, len(_SELLERS))
    columns = {
        "acct_id": empty(n, ACCOUNT),
        "FCUSTID": clients.key,
        "FNumber": clients.code,
        "FName": name,
        "FShortName": firms.short_name[firm],
        "FCreateOrgId.FNumber": empty(n, ORGS[0]),
        "FUseOrgId.FNumber": org,
        "FCOUNTRY.FNumber": empty(n, "China"),
        "FPROVINCIAL.FDataValue": province,
        "FADDRESS": city + firm_place(world, firm, "district") + street,
        "FZIP": digits(stream.whole(n, 100_000, 700_000), 6),
        "FWEBSITE": only(
            stream.chance(n, 0.5), "www.firm" + number(firm + 1) + ".example.com"
        ),
        "FTEL": only(stream.chance(n, 0.8), firm_lines(world, stream, n)),
        "FFAX": firm_lines(world, stream, n),
        "FINVOICETITLE": firms.name[firm],
        "FTAXREGISTERCODE": only(has_code, code),
        "FSOCIALCRECODE": only(has_code & ~old & stream.chance(n, 0.7), code),
        "FFoundDate": either(stream.chance(n, 0.6), _NO_DATE, "2012-03-08T00:00:00"),
        "FGroup.FNumber": stream.pick(n, pool(["01", "02", "03"])),
        "FSELLER.FNumber": _SELLERS[seller],
        "FSELLER.FName": _seller_names(world)[seller],
        "FTRADINGCURRID.FNumber": empty(n, "PRE001"),
        "FForbidStatus": either(stream.chance(n, 0.05), "B", "A"),
        "FDocumentStatus": stream.pick(n, pool(["C", "C", "C", "C", "A"])),
        "FCreateDate": _moment(clients.since),
        "FModifyDate": _moment(calendar.later(clients.since, 90 * DAY)),
    }
    yield from owners(f"kingdee:{ACCOUNT}:" + org + ":" + clients.code, firm, True)
    # A query with the fields of the contacts repeats the customer for each.
    count = stream.whole(n, 0, 3)
    row = np.repeat(np.arange(n), np.maximum(count, 1))
    place = np.arange(len(row)) - np.searchsorted(row, row)
    has = count[row] > 0
    everybody = world.stream("kingdee contacts").rng.permutation(len(world))
    second = everybody[: len(firms)][firm[row]]
    who = np.where(place == 0, agents(world)[firm[row]], second)
    entry = number(300_001 + np.arange(len(row)) * 2)
    columns = pick_rows(columns, row) | {
        "FT_BD_CUSTLOCATION_FEntryID": only(has, entry),
        "FContact": only(has, people_names(world, stream, who)),
        "FMobile": only(has, mobiles(world, stream, who, clients.since[row])),
        "FEMail": only(has, email_cells(stream, world.contacts.email[who], 0.5)),
        "FContactIsDefault": only(has, either(place == 0, "true", "false")),
    }
    yield from owners(f"kingdee:{ACCOUNT}:contact:" + entry[has], who[has])
    # One customer stands for whoever walks in.
    walk_in = dict.fromkeys(columns) | {name: columns[name][0] for name in _ALWAYS}
    walk_in |= {"FNumber": WALK_IN, "FName": "零售客户", "FCUSTID": "999999"}
    columns = with_row(columns, 0, **walk_in)
    yield from owners(
        pool([f"kingdee:{ACCOUNT}:{ORGS[0]}:{WALK_IN}"]),
        nobodies(world, "kingdee"),
        True,
    )
    yield Table(
        "kingdee",
        "bd_customer",
        with_damaged_row(columns, 1, FNumber=None),
        ("acct_id", "FCUSTID", "FT_BD_CUSTLOCATION_FEntryID", "FNumber"),
    )


def _seller_names(world: World) -> np.ndarray:
    who = world.stream("kingdee staff").rng.permutation(len(world))[: len(_SELLERS)]
    return world.people.names.of(who).full()


def _sales(world: World, stream: Stream, clients: Clients) -> Sales:
    n = len(clients.firm)
    client = np.repeat(np.arange(n), stream.rng.poisson(1.8, n))
    walk_in = stream.rng.permutation(len(world))[: max(6, len(world) // 50)]
    at = calendar.moments(stream, len(client) + len(walk_in))
    owner = np.concatenate([agents(world)[clients.firm[client]], walk_in])
    client = np.concatenate([client, np.full(len(walk_in), -1)])
    order = np.lexsort((owner, client, at))
    client, owner, at = client[order], owner[order], at[order]
    m = len(at)
    return Sales(
        client,
        owner,
        np.append(clients.org, 0)[client],
        np.append(clients.code, WALK_IN)[client],
        at,
        number(100_001 + np.arange(m)),
        "XSDD" + digits(np.arange(m) + 1, 6),
        stream.chance(m, np.where(client >= 0, 0.15, 0.6)),
    )


def _bills(world: World, stream: Stream, sold: Sales) -> Iterator[Table]:
    """Return orders with their entries, what was sent, and what came back."""
    n = len(sold.at)
    bulk = np.where(sold.client >= 0, stream.whole(n, 2, 9) * 10, 1)
    baskets = wholesale(shopping.draw_baskets(stream, n), bulk)
    seller = stream.whole(n, 0, len(_SELLERS))
    state = stream.index(n, np.array([2, 3, 3, 90, 2]))
    cancelled = (state != 3) & stream.chance(n, 0.3)
    closed = (state == 3) & stream.chance(n, 0.4)
    dollars = (sold.client >= 0) & stream.chance(n, 0.05)
    links = people_names(world, stream, sold.owner)
    phones = mobiles(world, stream, sold.owner, sold.at, 0.1)
    changed = np.minimum(sold.at + 2 * DAY, calendar.SPAN_END - DAY)
    orders = {
        "acct_id": empty(n, ACCOUNT),
        "FID": sold.key,
        "FBillNo": sold.bill,
        "FDate": _day(sold.at),
        "FDocumentStatus": pool(list("ZABCD"))[state],
        "FBillTypeID.FNumber": empty(n, "XSDD01_SYS"),
        "FSaleOrgId.FNumber": ORGS[sold.org],
        "FCustId.FNumber": sold.customer,
        "FSalerId.FNumber": _SELLERS[seller],
        "FSalerId.FName": _seller_names(world)[seller],
        "FSaleDeptId.FName": either(seller % 2 == 0, "直销部", "渠道部"),
        "FCloseStatus": either(closed, "B", "A"),
        "FCancelStatus": either(cancelled, "B", "A"),
        "FLinkMan": only(sold.shown, links),
        "FLinkPhone": only(sold.shown, phones),
        "FNote": only(stream.chance(n, 0.1), empty(n, "随货附发票")),
        "FSettleCurrId.FNumber": either(dollars, "PRE007", "PRE001"),
        "FBillAllAmount": money(
            np.where(dollars, baskets.total * 10 // 71, baskets.total)
        ),
        "FBillAllAmount_LC": money(baskets.total),
        "FCreateDate": _moment(sold.at),
        "FModifyDate": _moment(changed),
    }
    early = np.flatnonzero((state == 3) & stream.chance(n, 0.06))
    older = {
        "FDocumentStatus": empty(len(early), "B"),
        "FCloseStatus": empty(len(early), "A"),
        "FModifyDate": _moment(sold.at[early]),
    }
    orders = with_older_pull(orders, early, older)
    late = {"FID": "999999", "FBillNo": "XSDD999999", "FLinkMan": None}
    orders = with_row(orders, 0, **late, FDate="2099-01-05T00:00:00", FLinkPhone=None)
    yield Table("kingdee", "sal_saleorder", orders, ("acct_id", "FID", "FModifyDate"))
    yield _entries(sold, baskets)
    yield _sent(stream, sold, baskets, state)
    back = np.flatnonzero((state == 3) & stream.chance(n, 0.1))
    m = len(back)
    at = np.minimum(sold.at[back] + 12 * DAY, calendar.SPAN_END - DAY)
    columns = {
        "acct_id": empty(m, ACCOUNT),
        "FID": number(500_001 + np.arange(m)),
        "FBillNo": "XSTHD" + digits(np.arange(m) + 1, 6),
        "FDate": _day(at),
        "FDocumentStatus": either(stream.chance(m, 0.8), "C", "A"),
        "FSaleOrgId.FNumber": ORGS[sold.org[back]],
        "FRetcustId.FNumber": sold.customer[back],
        "FReturnReason.FDataValue": stream.pick(m, pool(["质量问题", "发错货"])),
        # A return without an order names none.
        "FOrderNo": only(np.arange(m) % 7 != 3, sold.bill[back]),
        "FBillAllAmount_LC": money(baskets.total[back] // 2),
        "FModifyDate": _moment(at),
    }
    yield Table("kingdee", "sal_returnstock", columns, ("acct_id", "FID"))


def _entries(sold: Sales, baskets: shopping.Baskets) -> Table:
    goods, order = shopping.products(), baskets.order
    n = len(order)
    return Table(
        "kingdee",
        "sal_saleorder_entry",
        {
            "acct_id": empty(n, ACCOUNT),
            "FID": sold.key[order],
            "FSaleOrderEntry_FEntryID": number(200_001 + np.arange(n)),
            "FSaleOrderEntry_FSeq": number(baskets.line),
            "FMaterialId.FNumber": "01." + digits(goods.number[baskets.product], 4),
            "FMaterialId.FName": goods.title[baskets.product],
            "FMaterialId.FMaterialGroup.FName": goods.category[baskets.product],
            "FUnitID.FName": empty(n, "Pcs"),
            "FQty": number(baskets.quantity) + ".0000000000",
            "FTaxPrice": money(baskets.amount // baskets.quantity),
            "FAllAmount_LC": money(baskets.amount),
        },
        ("acct_id", "FID", "FSaleOrderEntry_FEntryID"),
    )


def _sent(
    stream: Stream, sold: Sales, baskets: shopping.Baskets, state: np.ndarray
) -> Table:
    """Return delivery notes, repeated for each of their entries."""
    sent = np.flatnonzero((state == 3) & stream.chance(len(sold.at), 0.8))
    row = np.flatnonzero(np.isin(baskets.order, sent))
    note = np.searchsorted(sent, baskets.order[row])
    n = len(sent)
    at = np.minimum(sold.at[sent] + 2 * DAY, calendar.SPAN_END - DAY)
    columns: Columns = {
        "acct_id": empty(n, ACCOUNT),
        "FID": number(400_001 + np.arange(n)),
        "FBillNo": "XSCKD" + digits(np.arange(n) + 1, 6),
        "FDate": _day(at),
        "FDocumentStatus": either(stream.chance(n, 0.95), "C", "B"),
        "FCustomerID.FNumber": sold.customer[sent],
        "FReceiveAddress": only(stream.chance(n, 0.3), empty(n, "物流园3号库")),
        "FCarrierID.FName": stream.pick(n, pool(["德邦物流", "顺丰速运", "自提"])),
        "FCarriageNO": "DPK" + digits(stream.whole(n, 0, 10**9), 12),
        "FSoorDerno": sold.bill[sent],
        "FModifyDate": _moment(at),
    }
    columns = pick_rows(columns, note) | {
        "FEntity_FSeq": number(baskets.line[row]),
        "FRealQty": number(baskets.quantity[row]) + ".0000000000",
    }
    return Table("kingdee", "sal_outstock", columns, ("acct_id", "FID", "FEntity_FSeq"))


def _stock(world: World) -> Table:
    stream, goods = world.stream("kingdee stock"), shopping.products()
    held = np.flatnonzero(stream.chance(len(goods), 0.8))
    n = len(held)
    columns = {
        "acct_id": empty(n, ACCOUNT),
        "FID": pool([f"5f{i:06x}-8a41" for i in range(n)]),
        "FStockOrgId.FNumber": empty(n, ORGS[0]),
        "FStockId.FNumber": either(np.arange(n) % 4 == 0, "CK002", "CK001"),
        "FStockId.FName": either(np.arange(n) % 4 == 0, "退货仓", "成品仓"),
        "FMaterialId.FNumber": "01." + digits(goods.number[held], 4),
        "FMaterialId.FName": goods.title[held],
        "FStockUnitId.FName": empty(n, "Pcs"),
        "FQty": number(stream.whole(n, 0, 3000)) + ".0000000000",
        "FUpdateTime": _moment(calendar.SPAN_END - stream.whole(n, 1, 40) * DAY),
    }
    columns["FQty"][2] = "暂无法统计"
    earlier = np.arange(0, n, 9)
    older = {
        "FQty": number(stream.whole(len(earlier), 0, 3000)) + ".0000000000",
        "FUpdateTime": empty(len(earlier), "2025-06-30T23:00:00"),
    }
    rows = append_rows(columns, pick_rows(columns, earlier) | older)
    return Table("kingdee", "stk_inventory", rows, ("acct_id", "FID", "FUpdateTime"))
