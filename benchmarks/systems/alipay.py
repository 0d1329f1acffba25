"""Alipay: what the API says of payers and trades, and the statement to download."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows, pick_rows
from benchmarks.systems.generic_cells import resident_ids, uscc_cells
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.contacts import alipay_ids
from benchmarks.world.randomness import LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    compact,
    date,
    digits,
    either,
    empty,
    local,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

APP = "2021003129671045"
_SHOP = "alipay:" + APP + ":"
_FIRMS = 6
_OTHERS = 30


@dataclass(frozen=True)
class Trades:
    """Trades of one shop: who paid what and when, and what came of it."""

    who: np.ndarray
    at: np.ndarray
    key: np.ndarray
    fen: np.ndarray
    title: np.ndarray
    is_paid: np.ndarray
    is_refunded: np.ndarray
    refund_fen: np.ndarray

    def __len__(self) -> int:
        """Return how many trades there are."""
        return len(self.who)


@lru_cache(maxsize=1)
def sharers(world: World) -> np.ndarray:
    """Return who has shared a profile with the shop."""
    return world.joined("alipay", 0.05, digital=0.6)


@lru_cache(maxsize=1)
def trades(world: World) -> Trades:
    """Return the trades, of those who share a profile and of others."""
    stream = world.stream("alipay trades")
    payers = np.union1d(sharers(world), world.joined("alipay payers", 0.02))
    who, at = world.orders(stream, payers, 1.2)
    n = len(who)
    baskets = shopping.draw_baskets(stream, n)
    first = np.flatnonzero(baskets.line == 1)
    is_paid = ~stream.chance(n, 0.05)
    is_refunded = is_paid & stream.chance(n, world.rates["refund"])
    half = stream.chance(n, 0.4)
    refund = np.where(half, baskets.total // 2, baskets.total)
    key = compact(at) + "22001" + digits(np.arange(n) * 7 + 400_000_000, 9)
    return Trades(
        who=who,
        at=at,
        key=key,
        fen=baskets.total,
        title=shopping.products().title[baskets.product[first]],
        is_paid=is_paid,
        is_refunded=is_refunded,
        refund_fen=np.where(is_refunded, refund, 0),
    )


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return profiles, trades and statement, and whose each record is."""
    who = sharers(world)
    profiles, firms = _profiles(world, who)
    yield Table("alipay", "member_shares", profiles, ("app_id", "user_id"))
    yield Truth(_SHOP + profiles["user_id"][: len(who)], who)
    yield Truth(_SHOP + profiles["user_id"][len(who) :], firms, True)

    cells = _trades(world)
    made = trades(world)
    stranger = ~np.isin(made.who, who)
    key = np.where(present(cells["buyer_user_id"]), cells["buyer_user_id"], None)
    key = np.where(present(key), key, cells["open_id"])
    key = np.where(present(key), key, cells["trade_no"])
    yield Truth(_SHOP + "buyer:" + key[stranger], made.who[stranger])
    yield Table("alipay", "trades", _sent_again(cells), ("trade_no", "notify_time"))

    rows, owner = _statement(world)
    is_known = np.isin(rows["交易号"], cells["trade_no"])
    yield Table("alipay", "statement_rows", rows, ("商家订单号", "类型", "收/支"))
    named = ~is_known & (owner >= 0)
    trade = np.where(present(rows["交易号"]), rows["交易号"], rows["交易订单号"])
    trade = pool([cell.strip().split("_")[0] for cell in trade[named]])
    yield Truth("alipay:statement:buyer:" + trade, owner[named])


def _profiles(world: World, who: np.ndarray) -> tuple[Columns, np.ndarray]:
    """Return shared profiles of persons and of some companies."""
    stream, n = world.stream("alipay profile cells"), len(who)
    people, homes = world.people, world.homes
    phone = world.phones.own(stream, who, np.full(n, calendar.SPAN_END))
    is_real = stream.chance(n, 0.8)
    kind = stream.rng.random(n)
    papers = resident_ids(
        stream, homes.code(who), people.birth[who], people.is_male[who], 1.0
    )
    passport = "E" + digits(stream.whole(n, 0, 10**8), 8)
    papers = np.where(kind < 0.05, passport, papers)
    shown = is_real & stream.chance(n, 0.4)
    birthday = date(people.birth[who])
    bare = pool([cell.replace("-", "") for cell in birthday])
    name = dirt.written(
        stream, people.names.of(who), people.is_male[who], dirt.Habits(masked=0.06)
    )
    sex = either(people.is_male[who], "M", "F")
    line = "021-6" + digits(stream.whole(n, 0, 10**7), 7)
    blank = empty(n)
    persons = {
        "app_id": empty(n, APP),
        "user_id": alipay_ids(world.stream("alipay"), len(world))[who],
        "open_id": only(stream.chance(n, 0.4), _open_ids(world)[who]),
        "nick_name": world.contacts.nickname[who],
        "user_name": only(is_real, name),
        "mobile": only(stream.chance(n, 0.7), dirt.plain(phone)),
        "phone": only((phone > 0) & stream.chance(n, 0.06), line),
        "gender": only(stream.chance(n, 0.8), sex),
        "person_birthday": only(
            stream.chance(n, 0.5), np.where(stream.chance(n, 0.8), bare, birthday)
        ),
        "cert_type": only(shown, either(kind < 0.05, "1", "0")),
        "cert_no": only(shown, papers),
        "is_certified": either(is_real, "T", "F"),
        "user_type": empty(n, "2"),
        "user_status": np.where(is_real, "T", "Q").astype(object),
        "province": homes.province(who),
        "city": homes.city(who),
        "area": homes.area(who),
        "address": only(stream.chance(n, 0.4), homes.detail[who]),
        "email": only(stream.chance(n, 0.25), world.contacts.email[who]),
        "member_grade": stream.pick(
            n,
            pool(["primary", "golden", "platinum", "diamond"]),
            np.array([5, 3, 2, 1]),
        ),
        "firm_name": blank,
        "license_no": blank,
    }
    firms = np.arange(min(_FIRMS, len(world.organisations)))
    m = len(firms)
    organisations = {name: empty(m) for name in persons} | {
        "app_id": empty(m, APP),
        "user_id": "2088" + digits(firms * 11 + 901_000_000_000, 12),
        "is_certified": empty(m, "T"),
        "user_type": empty(m, "1"),
        "user_status": empty(m, "T"),
        "firm_name": world.organisations.name[firms],
        "license_no": uscc_cells(stream, world.organisations.uscc[firms]),
    }
    return append_rows(persons, organisations), firms


def _open_ids(world: World) -> np.ndarray:
    return "0" + world.stream("alipay open ids").tokens(len(world), 31, LETTERS)


def _logon_ids(world: World, stream: Stream, who: np.ndarray) -> np.ndarray:
    """Return logon ids as Alipay shows them: mail or phone, with stars."""
    email = world.contacts.email[who]
    mail = pool([cell[:3] + "***@" + cell.split("@")[1] for cell in email])
    phone = dirt.masked_phone(world.phones.first[who])
    by_phone = stream.chance(len(who), 0.6) & present(phone)
    return np.where(by_phone, phone, mail)


def _trades(world: World) -> Columns:
    stream, made = world.stream("alipay trade cells"), trades(world)
    n, who = len(made), made.who
    # Apps registered lately get an open_id in the place of the user id.
    modern = stream.chance(n, 0.25) & (stream.whole(len(world), 0, 2)[who] == 0)
    has_open = np.isin(who, sharers(world)) & modern
    shared = _profiles(world, sharers(world))[0]
    told = dict(zip(shared["user_id"], present(shared["open_id"]), strict=True))
    user = alipay_ids(world.stream("alipay"), len(world))[who]
    by_open = has_open & np.array([told.get(key, False) for key in user])
    full = made.refund_fen == made.fen
    closed = ~made.is_paid | (made.is_refunded & full)
    done = stream.chance(n, 0.6)
    status = either(
        closed, "TRADE_CLOSED", either(done, "TRADE_FINISHED", "TRADE_SUCCESS")
    )
    paid = made.at + stream.whole(n, 5, 300)
    back = np.minimum(paid + stream.whole(n, 1, 9) * DAY, calendar.SPAN_END - 60)
    by_query = stream.chance(n, 0.3)
    total = yuan(made.fen)
    total[_unreadable(world)] = "--"
    told_at = np.where(made.is_refunded, back, np.maximum(paid, made.at) + 5)
    return {
        "app_id": empty(n, APP),
        "trade_no": made.key,
        "out_trade_no": "HM" + compact(made.at) + digits(np.arange(n) % 10**6, 6),
        "buyer_user_id": only(~by_open, user),
        "open_id": only(by_open, _open_ids(world)[who]),
        "buyer_logon_id": _logon_ids(world, stream, who),
        "trade_status": status,
        "subject": made.title,
        "total_amount": total,
        "receipt_amount": only(made.is_paid, yuan(made.fen)),
        "invoice_amount": only(made.is_paid, yuan(made.fen)),
        "point_amount": empty(n, "0.00"),
        "refund_fee": only(made.is_refunded, yuan(made.refund_fen)),
        "gmt_create": local(made.at),
        "gmt_payment": only(made.is_paid & ~by_query, local(paid)),
        "send_pay_date": only(made.is_paid & by_query, local(paid)),
        "gmt_refund_pay": only(made.is_refunded, local(back)),
        "notify_time": local(told_at),
    }


def _in_statement(made: Trades) -> np.ndarray:
    return np.flatnonzero(made.is_paid)[::5]


def _unreadable(world: World) -> np.ndarray:
    """Return the one trade, of somebody known, whose amount says nothing."""
    made = trades(world)
    known = np.flatnonzero(made.is_paid & np.isin(made.who, sharers(world)))
    return np.setdiff1d(known, _in_statement(made))[:1]


def _sent_again(cells: Columns) -> Columns:
    """Return the trades, some of them as they stood before payment as well."""
    paid = present(cells["receipt_amount"])
    rows = np.flatnonzero(paid & (np.arange(len(paid)) % 17 == 3))
    older = {
        "trade_status": empty(len(rows), "WAIT_BUYER_PAY"),
        "refund_fee": empty(len(rows)),
        "gmt_payment": empty(len(rows)),
        "send_pay_date": empty(len(rows)),
        "gmt_refund_pay": empty(len(rows)),
        "notify_time": cells["gmt_create"][rows],
    }
    return append_rows(cells, pick_rows(cells, rows) | older)


def _statement(world: World) -> tuple[Columns, np.ndarray]:
    """Return lines of both kinds of statement, and who the payer of each is.

    The old kind repeats trades of the API; the new one is of another account,
    with refunds as lines of their own and money that is nobody's payment.
    """
    stream, made = world.stream("alipay statement"), trades(world)
    api = _in_statement(made)
    others, at = world.orders(stream, world.joined("alipay statement", 0.015), 1.6)
    n, a, b = len(api) + len(others) + _OTHERS, len(api), len(others)
    who = np.concatenate([made.who[api], others, np.full(_OTHERS, -1)])
    moment = np.concatenate([made.at[api], at, calendar.moments(stream, _OTHERS)])
    fen = np.concatenate([made.fen[api], stream.whole(b + _OTHERS, 990, 40_000)])
    is_new = np.arange(n) >= a + b // 3
    is_other = np.arange(n) >= a + b
    key = np.concatenate(
        [made.key[api], compact(moment[a:]) + "22009" + digits(np.arange(n - a), 9)]
    )
    people = world.people.names.of(np.maximum(who, 0))
    whole = np.where(stream.chance(n, 0.7), people.full(), dirt.masked_name(people))
    given = pool(["*" + cell[-1] for cell in people.full()])
    party = np.where(is_new, given, whole)
    party = np.where(is_other, "支付宝（中国）网络技术有限公司", party)
    sheet = pool(
        [
            f"{cell[:4]}/{int(cell[5:7])}/{int(cell[8:10])} {cell[11:16]}"
            for cell in local(moment)
        ]
    )
    stamp, later = local(moment), local(moment + 30)
    title = shopping.products().title[stream.whole(n, 0, len(shopping.products()))]
    cost = np.arange(n) % 3 == 0
    kind = either(is_other, either(cost, "服务费", "提现"), "即时到账交易")
    sort = either(is_other, either(cost, "商业服务", "提现"), "商家收款")
    flow = either(is_other, either(cost, "支出", "不计收支"), "收入")
    rows = {
        "交易号": only(~is_new, key + "\t"),
        "商家订单号": "BX" + digits(np.arange(n) + 10**9, 11) + "\t",
        "交易创建时间": only(~is_new, stamp),
        "付款时间": only(~is_new, later),
        "最近修改时间": only(~is_new, later),
        "类型": only(~is_new, kind),
        "交易对方": party,
        "商品名称": only(~is_new, title),
        "金额（元）": only(~is_new, yuan(fen)),
        "收/支": flow,
        "交易状态": empty(n, "交易成功"),
        "备注": empty(n),
        "交易时间": only(is_new, sheet),
        "交易分类": only(is_new, sort),
        "对方账号": only(
            is_new & ~is_other, _logon_ids(world, stream, np.maximum(who, 0))
        ),
        "商品说明": only(is_new, title),
        "金额": only(is_new, yuan(fen)),
        "收/付款方式": only(is_new, empty(n, "余额宝")),
        "交易订单号": only(is_new, key + "\t"),
    }
    rows["交易号"][:a] = made.key[api]
    # The account holder cancels some payments before any money moves.
    shut = np.flatnonzero(is_new & ~is_other & (np.arange(n) % 11 == 0))
    rows["交易状态"][shut] = "交易关闭"
    back = np.flatnonzero(is_new & ~is_other & (np.arange(n) % 7 == 0))
    back = np.setdiff1d(back, shut)
    returned = pick_rows(rows, back) | {
        "交易分类": empty(len(back), "退款"),
        "商品说明": "退款-" + rows["商品说明"][back],
        "收/支": empty(len(back), "不计收支"),
        "交易状态": empty(len(back), "退款成功"),
        "交易订单号": key[back] + "_" + digits(np.arange(len(back)) + 1, 3) + "\t",
    }
    return append_rows(rows, returned), np.concatenate([who, who[back]])
