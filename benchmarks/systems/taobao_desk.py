"""What Taobao shops keep beside the API: downloaded orders, ratings of chats."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import ID_LETTERS, Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import digits, either, empty, local, number, only, yuan
from benchmarks.world.world import World

_CLERKS = pool(["小美", "阿杰", "客服03"])
_DONE = "交易成功"
_STATUS = {
    "TRADE_FINISHED": _DONE,
    "WAIT_BUYER_CONFIRM_GOODS": "卖家已发货，等待买家确认",
    "TRADE_CLOSED": "交易关闭",
    "TRADE_CLOSED_BY_TAOBAO": "交易关闭",
}


def desk_tables(
    world: World,
    sellers: np.ndarray,
    trades: Columns,
    members: Columns,
    who: np.ndarray,
) -> Iterator[Table | Truth]:
    """Return both tables; ``who`` are the persons behind the members."""
    stream = world.stream("taobao export")
    buyer, at = world.orders(stream, world.joined("taobao export", 0.03), 1.3)
    own, key = _own_orders(world, stream, sellers, buyer, at)
    orders = append_rows(own, _same_orders(trades))
    yield Table("taobao", "exported_orders", orders, ("店铺名称", "订单编号"))
    yield Truth("taobao:" + own["店铺名称"] + ":buyer:" + key, buyer)
    yield from _ratings(world, sellers, members, who)


def _own_orders(
    world: World, stream: Stream, sellers: np.ndarray, who: np.ndarray, at: np.ndarray
) -> tuple[Columns, np.ndarray]:
    """Return orders that the API does not reach back to, and their buyers' keys."""
    n, people, homes = len(who), world.people, world.homes
    everybody = np.arange(len(world))
    family, given = people.names.latin()
    nick = "tb" + family + given + digits(everybody, 4)
    starred = stream.chance(len(world), 0.6)
    stars = pool([cell[2] + "**" + cell[-1] for cell in nick])
    tid = digits(3_200_000_000_000_000_000 + np.arange(n) * 10_007 + 7, 19)
    key = np.where(starred[who], tid, "nick:" + nick[who])
    phone = world.phones.at(stream, who, at)
    hidden = stream.chance(n, 0.5)
    mobile = np.where(hidden, dirt.masked_phone(phone), dirt.plain(phone))
    mobile = np.where(phone > 0, "'" + np.where(phone > 0, mobile, ""), None)
    names = people.names.of(who)
    name = np.where(hidden, names.family() + "**", names.full())
    place = homes.province(who) + " " + homes.city(who) + " " + homes.area(who)
    zips = np.where(stream.chance(n, 0.5), "000000", number(homes.code(who)))
    line = "'0571-8" + digits(stream.whole(n, 0, 10**7), 7)
    email = world.contacts.email[who]
    account = pool([cell[:3] + "***@" + cell.split("@")[1] for cell in email])
    baskets = shopping.draw_baskets(stream, n)
    first = np.flatnonzero(baskets.line == 1)
    unpaid = stream.chance(n, 0.06)
    refunded = ~unpaid & stream.chance(n, world.rates["refund"])
    status = either(unpaid | refunded, "交易关闭", _DONE)
    why = either(refunded, "退款", "买家未付款")
    paid = only(~unpaid, _stamp(stream, at + 40))
    cells = {
        "订单编号": '="' + tid + '"',
        "买家会员名": np.where(starred[who], stars[who], nick[who]),
        "买家支付宝账号": account,
        "买家应付货款": yuan(baskets.list_total),
        "买家应付邮费": empty(n, "0.00"),
        "买家支付积分": empty(n, "0"),
        "总金额": yuan(baskets.list_total),
        "返点积分": empty(n, "0"),
        "买家实际支付金额": np.where(unpaid, "0.00", yuan(baskets.total)),
        "买家实际支付积分": empty(n, "0"),
        "订单状态": status,
        "订单关闭原因": np.where(unpaid | refunded, why, "订单未关闭"),
        "收货人姓名": name,
        "收货地址": place + " " + homes.detail[who] + "(" + zips + ")",
        "联系电话": only((phone > 0) & stream.chance(n, 0.1), line),
        "联系手机": mobile,
        "订单创建时间": _stamp(stream, at),
        "订单付款时间": paid,
        "宝贝标题": shopping.products().title[baskets.product[first]],
        "宝贝总数量": number(
            np.bincount(baskets.order, baskets.quantity, n).astype(np.int64)
        ),
        "店铺名称": sellers[stream.chance(n, 0.3).astype(int)],
        "确认收货时间": only(
            ~unpaid & ~refunded,
            _stamp(stream, np.minimum(at + 8 * 86_400, calendar.SPAN_END - 60)),
        ),
        "打款商家金额": np.where(
            unpaid | refunded, "0.00元", yuan(baskets.total) + "元"
        ),
    }
    return cells, key


def _stamp(stream: Stream, seconds: np.ndarray) -> np.ndarray:
    """Return local times, half of them as a spreadsheet writes them."""
    text = local(seconds)
    sheet = pool(
        [
            f"{cell[:4]}/{int(cell[5:7])}/{int(cell[8:10])} {cell[11:16]}"
            for cell in text
        ]
    )
    return np.where(stream.chance(len(text), 0.5), sheet, text)


def _same_orders(trades: Columns) -> Columns:
    """Return some trades of the API as the download shows them."""
    rows = np.arange(0, len(trades["tid"]), 25)
    cell = {name: cells[rows] for name, cells in trades.items()}
    n = len(rows)
    place = cell["receiver_state"] + " " + cell["receiver_city"]
    closed = pool([_STATUS[word] for word in cell["status"]])
    return {
        "订单编号": '="' + cell["tid"] + '"',
        "买家会员名": cell["buyer_nick"],
        "买家支付宝账号": empty(n),
        "买家应付货款": cell["total_fee"],
        "买家应付邮费": cell["post_fee"],
        "买家支付积分": empty(n, "0"),
        "总金额": cell["total_fee"],
        "返点积分": empty(n, "0"),
        "买家实际支付金额": cell["payment"],
        "买家实际支付积分": empty(n, "0"),
        "订单状态": closed,
        "订单关闭原因": np.where(closed == "交易关闭", "退款", "订单未关闭"),
        "收货人姓名": empty(n, "王**"),
        "收货地址": place + " " + cell["receiver_district"] + "****(000000)",
        "联系电话": empty(n),
        "联系手机": empty(n),
        "订单创建时间": cell["created"],
        "订单付款时间": cell["pay_time"],
        "宝贝标题": empty(n, "详见明细"),
        "宝贝总数量": empty(n, "1"),
        "店铺名称": cell["seller_nick"],
        "确认收货时间": empty(n),
        "打款商家金额": cell["payment"] + "元",
    }


def _ratings(
    world: World, sellers: np.ndarray, members: Columns, who: np.ndarray
) -> Iterator[Table | Truth]:
    """Return ratings by members, by people the shop knows from nothing else."""
    stream = world.stream("taobao chats")
    rows = np.flatnonzero(stream.chance(len(who), 0.1))
    others = world.joined("taobao chats", 0.01)
    m, n = len(rows), len(rows) + len(others)
    uid = "AAG" + stream.tokens(len(others), 21, ID_LETTERS)
    shop = np.concatenate([members["seller_nick"][rows], empty(n - m, sellers[0])])
    at = calendar.moments(stream, n)
    given = stream.chance(n, 0.8)
    given[:1] = True
    code = stream.pick(n, pool(list("01234")), np.array([50, 25, 12, 7, 6]))
    nick = world.contacts.nickname[np.concatenate([who[rows], others])]
    cells = {
        "seller_nick": shop,
        "eval_sender": shop + ":" + stream.pick(n, _CLERKS),
        "eval_recer": pool([cell[0] + "**" + cell[-1] for cell in nick]),
        "open_uid": np.concatenate([members["ouid"][rows], uid]),
        "eval_code": only(given, code),
        "source": stream.pick(n, pool(["0", "1", "2"]), np.array([70, 20, 10])),
        "send_time": local(at),
        "eval_time": only(given, local(at + stream.whole(n, 30, 3000))),
    }
    # Who thinks again rates again: the later rating counts.
    again = np.flatnonzero(given & (np.arange(n) % 20 == 0))
    first = {name: cells[name][again] for name in cells} | {
        "eval_code": empty(len(again), "4"),
        "eval_time": local(at[again] + 10),
    }
    cells = append_rows(cells, first)
    yield Table(
        "taobao",
        "chat_ratings",
        cells,
        ("seller_nick", "send_time", "open_uid", "eval_time"),
    )
    yield Truth("taobao:" + sellers[0] + ":buyer:" + uid, others)
