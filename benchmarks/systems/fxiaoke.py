"""Fxiaoke: accounts, contacts, leads, opportunities, sales records and orders."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.crm_cells import (
    HEX,
    NOTES,
    STAFF,
    TITLES,
    company_names,
    desk_lines,
    known_people,
    person_cells,
    stamps,
)
from benchmarks.systems.export import (
    Columns,
    Table,
    Truth,
    pick_rows,
    with_older_pull,
)
from benchmarks.systems.generic_cells import uscc_cells
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    UTC_LEAD,
    compact,
    date,
    digits,
    either,
    empty,
    epoch_ms,
    number,
    only,
    present,
    rewrite,
    yuan,
)
from benchmarks.world.world import World

TENANT = "78612"
_SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835
_STAFF_KEYS = pool(
    [f"FSUID_{(i + 1) * _SPREAD % 2**128:032X}" for i in range(len(STAFF))]
)
_SOURCES = pool(["400电话", "官网", "展会", "老客户介绍"])
_EVENT_STARTS = calendar.SPAN_END + np.array([-700, -480, -360, -50, -2, 14]) * DAY
_STAGES = pool(["验证客户", "需求确定", "方案/报价", "赢单", "输单", "无效"])
_STATUSES = pool(["进行中", "进行中", "进行中", "赢单", "输单", "无效"])
_METHODS = pool(["电话", "现场拜访", "微信", "邮件", "其他"])
_KEY = ("tenant_id", "_id", "last_modified_time")


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the eight objects; companies, consumers, contacts and leads."""
    stream = world.stream("fxiaoke")
    mine = f"fxiaoke:{TENANT}:"
    events = stream.tokens(6, 24, HEX)
    yield _events(stream, events)

    accounts, firms, consumers = _accounts(world, stream)
    contacts, who = _contacts(world, stream, accounts["_id"][: len(firms)])
    leads, prospects = _leads(world, stream, contacts, who, events)
    became = np.flatnonzero(np.arange(len(firms)) % 9 == 4)
    told = np.flatnonzero(present(contacts["leads_id"]))[: len(became)]
    accounts["leads_id"][became[: len(told)]] = contacts["leads_id"][told]

    again = np.flatnonzero(stream.chance(len(accounts["_id"]), 0.08))
    older = {
        "last_modified_time": accounts["create_time"][again],
        "life_status": empty(len(again), "under_review"),
        "life_status__r": empty(len(again), "审核中"),
        "version": empty(len(again), "1"),
    }
    table = with_older_pull(accounts, again, older)
    yield Table("fxiaoke", "account_obj", table, _KEY)
    split = len(firms)
    yield Truth(mine + accounts["_id"][:split], firms, True)
    yield Truth(mine + accounts["_id"][split:], consumers)
    yield Table("fxiaoke", "contact_obj", contacts, _KEY)
    yield Truth(mine + contacts["_id"], who)
    yield Table("fxiaoke", "leads_obj", leads, _KEY)
    yield Truth(mine + leads["_id"], prospects)
    deals = _opportunities(stream, pick_rows(accounts, np.arange(split)))
    yield Table("fxiaoke", "new_opportunity_obj", deals, _KEY)
    yield _sales_records(stream, accounts, contacts, leads, deals)
    yield from _orders(world, stream, accounts, consumers)


def _coded(label: np.ndarray, name: str) -> Columns:
    """Return an option field: its code, and its label in the twin ``__r``."""
    codes = {text: str(i + 1) for i, text in enumerate(sorted(set(label)))}
    return {name: pool([codes[cell] for cell in label]), f"{name}__r": label}


def _shared(stream: Stream, n: int, at: np.ndarray | None = None) -> Columns:
    """Return the fields that every object has."""
    made, changed = stamps(stream, n)
    if at is not None:
        made, changed = at, calendar.later(at, stream.whole(n, 60, 30 * DAY))
    staff = stream.whole(n, 0, len(STAFF))
    key = _STAFF_KEYS[staff]
    return {
        "owner": '["' + key + '"]',
        "owner__r": '{"id":"' + key + '","name":"' + STAFF[staff] + '"}',
        "created_by": '["' + key + '"]',
        "life_status": empty(n, "normal"),
        "life_status__r": empty(n, "正常"),
        "lock_status": empty(n, "0"),
        "record_type": empty(n, "default__c"),
        "is_deleted": empty(n, "false"),
        "create_time": epoch_ms(made),
        "last_modified_time": epoch_ms(changed),
        "version": number(stream.whole(n, 2, 9)),
    }


def _keyed(stream: Stream, n: int) -> Columns:
    return {"tenant_id": empty(n, TENANT), "_id": stream.tokens(n, 24, HEX)}


def _events(stream: Stream, keys: np.ndarray) -> Table:
    n = len(keys)
    starts, ends = _EVENT_STARTS, _EVENT_STARTS + 3 * DAY
    names = pool(
        ["春季礼品展", "会员日直播", "端午团购会", "双11预热", "年货节", "新店"]
    )
    columns = {
        "tenant_id": empty(n, TENANT),
        "_id": keys,
        "name": names[:n],
        **_coded(stream.pick(n, pool(["展会", "直播", "线下活动"])), "event_type"),
        **_coded(pool(["已结束"] * (n - 2) + ["进行中", "计划中"]), "biz_status"),
        "begin_time": epoch_ms(starts),
        "end_time": epoch_ms(ends),
        "expected_cost": yuan(stream.whole(n, 10, 80) * 100_000),
        "actual_cost": only(
            np.arange(n) < n - 2, yuan(stream.whole(n, 10, 80) * 100_000)
        ),
        **_shared(stream, n, starts - 20 * DAY),
    }
    return Table("fxiaoke", "marketing_event_obj", columns, _KEY)


def _accounts(world: World, stream: Stream) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return companies, some entered twice, and consumers kept as accounts."""
    firms, table = world.organisations, read("districts")
    once = np.arange(len(firms))
    firm = np.concatenate([once, once[: max(2, len(once) // 10)]])
    who = known_people(world, "fxiaoke consumers", 0.012)
    n, split = len(firm) + len(who), len(firm)
    is_firm, twice = np.arange(n) < split, np.arange(n) >= len(once)
    twice = twice & is_firm
    cells, homes = person_cells(world, stream, who), world.homes
    place = np.concatenate([firms.district[firm], homes.district[who]])
    invalid = twice & (np.arange(n) % 2 == 0)
    shared = _shared(stream, n)
    shared["life_status"] = either(invalid, "invalid", "normal")
    shared["life_status__r"] = either(invalid, "作废", "正常")
    # Nobody owns what lies in the high seas.
    pooled = twice & ~invalid
    shared["owner"] = np.where(pooled, "[]", shared["owner"])
    shared["owner__r"] = only(~pooled, shared["owner__r"])
    codes = uscc_cells(stream, firms.uscc[firm])
    lines = desk_lines(world, stream, split, 0.8)
    last = epoch_ms(calendar.moments(stream, n))
    columns = {
        **_keyed(stream, n),
        "name": np.concatenate([company_names(world, stream, firm), cells["name"]]),
        "account_no": "C" + digits(np.arange(n) + 1, 6),
        **_coded(either(is_firm, "企业客户", "个人客户"), "account_type"),
        **_coded(stream.pick(n, _SOURCES), "account_source"),
        **_coded(stream.pick(n, pool(["未成交", "已成交", "多次成交"])), "deal_status"),
        "tel": np.concatenate([lines, cells["mobile"]]),
        "email": np.concatenate([empty(split), cells["email"]]),
        "url": np.concatenate(
            ["www.firm" + number(firm + 1) + ".example.com", empty(len(who))]
        ),
        "uniform_social_credit_code": np.concatenate([codes, empty(len(who))]),
        "country": empty(n, "248"),
        "country__r": empty(n, "中国"),
        "province": number(250 + place % 31),
        "province__r": pool(table["province"])[place],
        "city": number(300 + place),
        "city__r": pool(table["city"])[place],
        "district": number(700 + place),
        "district__r": pool(table["district"])[place],
        "address": np.concatenate(
            [
                "软件园" + number(stream.whole(split, 1, 90)) + "号",
                only(stream.chance(len(who), 0.6), homes.detail[who]),
            ]
        ),
        "leads_id": empty(n),
        "high_seas_id": only(pooled, empty(n, "5fedca9bcf89f6000106ad39")),
        "last_followed_time": last,
        **shared,
    }
    return columns, firm, who


def _contacts(
    world: World, stream: Stream, accounts: np.ndarray
) -> tuple[Columns, np.ndarray]:
    who = known_people(world, "fxiaoke contacts", 0.026)
    n = len(who)
    cells = person_cells(world, stream, who)
    account = accounts[stream.whole(n, 0, len(accounts))]
    second = dirt.plain(world.phones.second[who])
    born = number((world.people.birth[who] * DAY - UTC_LEAD) * 1000)
    gone = stream.chance(n, 0.05)
    shared = _shared(stream, n)
    shared["is_deleted"] = either(gone, "true", "false")
    return {
        **_keyed(stream, n),
        "name": cells["name"],
        "account_id": account,
        "department": stream.pick(n, pool(["采购部", "行政部", "市场部"])),
        "job_title": only(stream.chance(n, 0.7), stream.pick(n, TITLES)),
        "mobile1": cells["mobile"],
        "mobile2": only(stream.chance(n, 0.5), second),
        "tel1": desk_lines(world, stream, n, 0.3),
        "email": cells["email"],
        "date_of_birth": only(
            (world.people.birth[who] > 1200) & stream.chance(n, 0.3), born
        ),
        "leads_id": empty(n),
        **shared,
    }, who


def _leads(
    world: World,
    stream: Stream,
    contacts: Columns,
    contact_who: np.ndarray,
    events: np.ndarray,
) -> tuple[Columns, np.ndarray]:
    """Return leads: new people, and people who have become contacts."""
    fresh = known_people(world, "fxiaoke leads", 0.022, digital=0.4)
    rows = np.flatnonzero(stream.chance(len(contact_who), 0.2))
    who = np.concatenate([fresh, contact_who[rows]])
    n, firms = len(who), world.organisations
    became = np.arange(n) >= len(fresh)
    cells, firm = person_cells(world, stream, who), stream.whole(n, 0, len(firms))
    status = stream.pick(
        n, pool(["un_assigned", "un_processed", "processed", "closed"])
    )
    status = np.where(became, "transformed", status)
    labels = {
        "un_assigned": "未分配",
        "un_processed": "待处理",
        "processed": "跟进中",
        "closed": "无效",
        "transformed": "已转换",
    }
    made, changed = stamps(stream, n)
    # Who comes of an event comes after it has begun.
    event = np.searchsorted(_EVENT_STARTS, made, side="right") - 1
    told = (event >= 0) & stream.chance(n, 0.6)
    shared = _shared(stream, n, made)
    unowned = status == "un_assigned"
    shared["owner"] = np.where(unowned, "[]", shared["owner"])
    shared["owner__r"] = only(~unowned, shared["owner__r"])
    columns = {
        **_keyed(stream, n),
        "name": cells["name"],
        "company": only(stream.chance(n, 0.6), company_names(world, stream, firm)),
        "mobile": cells["mobile"],
        "tel": desk_lines(world, stream, n, 0.1),
        "email": cells["email"],
        "address": only(stream.chance(n, 0.3), world.homes.whole(who)),
        "job_title": only(stream.chance(n, 0.4), stream.pick(n, TITLES)),
        **_coded(stream.pick(n, _SOURCES), "source"),
        "biz_status": status,
        "biz_status__r": pool([labels[cell] for cell in status]),
        "leads_stage": stream.pick(n, pool(["MQL", "SQL", None])),
        "leads_pool_id": empty(n, "5fedca9bcf89f6000106ad40"),
        "marketing_event_id": only(told, events[event]),
        "transform_time": only(became, epoch_ms(changed)),
        "remark": only(stream.chance(n, 0.3), stream.pick(n, NOTES)),
        **shared,
    }
    contacts["leads_id"][rows] = columns["_id"][became]
    return columns, who


def _opportunities(stream: Stream, accounts: Columns) -> Columns:
    n = len(accounts["_id"]) * 2
    account = accounts["_id"][stream.whole(n, 0, len(accounts["_id"]))]
    at = calendar.moments(stream, n)
    stage = stream.index(n, np.array([2, 2, 2, 5, 2, 1]))
    shared = _shared(stream, n, at)
    closing = np.minimum(at + 30 * DAY, calendar.SPAN_END - DAY)
    amount = yuan(stream.whole(n, 2_000, 300_000) * 100)
    # Once somebody typed words where the amount belongs.
    amount = rewrite(amount, np.arange(n) == 40, lambda _: "面议")
    return {
        **_keyed(stream, n),
        "name": "企业采购 " + digits(np.arange(n) + 1, 4),
        "account_id": account,
        "amount": amount,
        "close_date": epoch_ms(closing // DAY * DAY),
        "sales_process_id": empty(n, "5f0d3a6bcf89f60001a7c101"),
        "sales_stage": number(stage + 1),
        "sales_stage__r": _STAGES[stage],
        "sales_status": pool(["1", "1", "1", "2", "3", "4"])[stage],
        "sales_status__r": _STATUSES[stage],
        "probability": pool(["10", "30", "60", "100", "0", "0"])[stage],
        "stg_changed_time": shared["last_modified_time"],
        **shared,
    }


def _sales_records(
    stream: Stream, accounts: Columns, contacts: Columns, leads: Columns, deals: Columns
) -> Table:
    """Return notes of visits and calls, each with what it is about."""
    n = len(contacts["_id"]) * 2
    contact = stream.whole(n, 0, len(contacts["_id"]))
    lead = stream.whole(n, 0, len(leads["_id"]))
    deal = stream.whole(n, 0, len(deals["_id"]))
    kind = stream.whole(n, 0, 4)
    with_contact = _related("AccountObj", contacts["account_id"][contact])
    with_contact = with_contact + "," + _related("ContactObj", contacts["_id"][contact])
    with_deal = _related("AccountObj", deals["account_id"][deal])
    with_deal = with_deal + "," + _related("NewOpportunityObj", deals["_id"][deal])
    about = np.where(kind == 0, _related("LeadsObj", leads["_id"][lead]), with_contact)
    about = np.where(kind == 1, with_deal, about)
    at = calendar.moments(stream, n)
    columns = {
        **_keyed(stream, n),
        "name": "XSJL" + compact(at) + digits(np.arange(n), 3),
        **_coded(stream.pick(n, _METHODS), "active_record_type"),
        "active_record_content": stream.pick(n, NOTES),
        "related_object_data": "[" + about + "]",
        **_shared(stream, n, at),
    }
    return Table("fxiaoke", "active_record_obj", columns, _KEY)


def _related(api_name: str, key: np.ndarray) -> np.ndarray:
    return '{"describe_api_name":"' + api_name + '","id":"' + key + '"}'


def _orders(
    world: World, stream: Stream, accounts: Columns, consumers: np.ndarray
) -> Iterator[Table]:
    """Return orders of companies and consumers, and their lines."""
    split, n = len(accounts["_id"]) - len(consumers), len(accounts["_id"])
    account = stream.whole(n, 0, n)
    buyer = np.where(account >= split, account - split, 0)
    at = calendar.moments(stream, n)
    baskets = shopping.draw_baskets(stream, n)
    status = stream.index(n, np.array([1, 3, 3, 8, 1]))
    back = (status == 3) & stream.chance(n, 0.1)
    shared = _shared(stream, n, at)
    invalid = np.arange(n) % 25 == 7
    shared["life_status"] = either(invalid, "invalid", "normal")
    shared["life_status__r"] = either(invalid, "作废", "正常")
    phone = np.zeros(n, dtype=np.int64)
    if len(consumers):
        phone = world.phones.at(stream, consumers[buyer], at)
    columns = {
        **_keyed(stream, n),
        "name": date(at // DAY) + "-" + digits(np.arange(n) + 1, 6),
        "account_id": accounts["_id"][account],
        "order_time": epoch_ms(at // DAY * DAY),
        "order_amount": yuan(baskets.total),
        "order_status": pool(["6", "7", "10", "11", "9"])[status],
        "order_status__r": pool(["确认中", "已确认", "已发货", "已收货", "已撤回"])[
            status
        ],
        "payment_amount": yuan(np.where(status == 3, baskets.total, 0)),
        "refund_amount": yuan(np.where(back, baskets.total // 10, 0)),
        "ship_to_tel": only(account >= split, dirt.plain(phone)),
        **shared,
    }
    yield Table("fxiaoke", "sales_order_obj", columns, _KEY)
    goods, lines = shopping.products(), len(baskets.order)
    yield Table(
        "fxiaoke",
        "sales_order_product_obj",
        {
            **_keyed(stream, lines),
            "name": digits(baskets.order + 1, 6) + "-" + number(baskets.line),
            "order_id": columns["_id"][baskets.order],
            "product_id": "6012ab34cf89f600" + digits(baskets.product + 1, 8),
            "product_id__r": goods.title[baskets.product],
            "quantity": number(baskets.quantity) + ".00",
            "sales_price": yuan(baskets.amount // baskets.quantity),
            "subtotal": yuan(baskets.amount),
            **_shared(stream, lines, at[baskets.order]),
        },
        _KEY,
    )
