"""Forms of a Zhidao app as one export: a row a record, its fields in one cell."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from benchmarks.systems.export import Table, Truth
from benchmarks.systems.generic_cells import uscc_cells
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import DAY, date, digits, either, local, number, only, yuan
from benchmarks.world.world import World

APP = "APP10021"
_STAFF = pool(["沈佳", "曹阳", "姚远", "邓婕", "彭飞"])
_STATUSES = ["待付款", "已付款", "已发货", "已完成", "已取消", "已退款"]
_NOTES = ["电话未接", "约到店看样", "对价格有疑问", "已加微信", "节后再联系"]
Fields = dict[str, object]


@dataclass
class Export:
    """The rows of all forms."""

    rows: list[tuple[str | None, ...]] = field(default_factory=list)

    def add(
        self, form: str, fields: Fields, at: int, later: int = 0, deleted: bool = False
    ) -> str:
        """Append a record and return its id."""
        key = str(1_780_000_000_000_000_000 + len(self.rows) * 4_194_305)
        shown = {name: cell for name, cell in fields.items() if cell is not None}
        changed = min(at + later, calendar.SPAN_END - 600)
        self.rows.append(
            (
                APP,
                form,
                key,
                _time(at),
                _time(max(at, changed)),
                "已完成" if len(self.rows) % 9 else "进行中",
                "1" if deleted else "0",
                json.dumps(shown, ensure_ascii=False),
            )
        )
        return key

    def table(self) -> Table:
        """Return the export; some records stand in it as they were before too."""
        rows = list(self.rows)
        for row in self.rows[7::31]:
            rows.append((*row[:4], row[3], "进行中", *row[6:]))
        names = (
            "app_code",
            "form_name",
            "data_id",
            "create_time",
            "update_time",
            "flow_status",
            "is_deleted",
            "fields",
        )
        columns = {name: pool([row[i] for row in rows]) for i, name in enumerate(names)}
        return Table("zhidao", "form_records", columns, ("data_id", "update_time"))


def _time(at: int) -> str:
    return str(local(np.array([at]))[0])


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the export, and whose each customer is."""
    stream, out = world.stream("zhidao"), Export()
    first = world.joined("zhidao", 0.033)
    # The same person entered by two shop assistants.
    who = np.concatenate([first, first[stream.chance(len(first), 0.06)]])
    made = calendar.registrations(stream, len(who))
    keys = _persons(world, stream, out, who, made)
    yield Truth(pool([f"zhidao:{APP}:{key}" for key in keys]), who)
    firms = np.arange(1, len(world.organisations), 4)
    keys = _firms(world, stream, out, firms, len(who))
    yield Truth(pool([f"zhidao:{APP}:{key}" for key in keys]), firms, True)
    yield from _leads(world, stream, out, who)
    yield from _orders(world, stream, out, who, made)
    _work(stream, out, len(who), made)
    yield out.table()


def customer_no(i: int) -> str:
    """Return the number that other forms know a customer by."""
    return f"KH{i + 1:05d}"


def _persons(
    world: World, stream: Stream, out: Export, who: np.ndarray, made: np.ndarray
) -> list[str]:
    n, people, homes = len(who), world.people, world.homes
    phone = dirt.mistyped(
        stream, world.phones.at(stream, who, made), world.rates["typed_phone_error"]
    )
    cells = {
        "客户名称": dirt.written(
            stream,
            people.names.of(who),
            people.is_male[who],
            dirt.Habits(wrong=world.rates["typed_name_error"], title=0.05),
        ),
        "手机号": dirt.spelled(stream, phone, ("spaces", "dashes", "plus"), 0.15),
        "邮箱": only(stream.chance(n, 0.25), world.contacts.email[who]),
        "性别": only(stream.chance(n, 0.6), either(people.is_male[who], "男", "女")),
        "生日": only(stream.chance(n, 0.3), date(people.birth[who])),
        "所在地区": homes.province(who) + "/" + homes.city(who) + "/" + homes.area(who),
        "详细地址": only(stream.chance(n, 0.5), homes.detail[who]),
        "客户标签": only(
            stream.chance(n, 0.4), either(made % 2 == 0, "老客户，VIP", "新客")
        ),
        "会员等级": stream.pick(n, pool(["普通", "银卡", "金卡"])),
        "营销授权": only(
            stream.chance(n, 0.7), either(stream.chance(n, 0.7), "是", "否")
        ),
        "负责人": stream.pick(n, _STAFF),
    }
    later = stream.whole(n, 60, 200 * DAY)
    return [
        out.add(
            "客户档案",
            {
                "客户编号": customer_no(i),
                "客户类型": "个人",
                **{name: values[i] for name, values in cells.items()},
            },
            int(made[i]),
            int(later[i]),
            deleted=i % 19 == 11,
        )
        for i in range(n)
    ]


def _firms(
    world: World, stream: Stream, out: Export, rows: np.ndarray, start: int
) -> list[str]:
    firms, n = world.organisations, len(rows)
    at = calendar.registrations(stream, n)
    line = "0755-8" + digits(stream.whole(n, 0, 10**7), 7)
    line = only(world.phones.first[:1].repeat(n) > 0, line)
    uscc = uscc_cells(stream, firms.uscc[rows])
    staff = stream.pick(n, _STAFF)
    return [
        out.add(
            "客户档案",
            {
                "客户编号": customer_no(start + i),
                "客户类型": "企业",
                "客户名称": firms.bracket_name[rows[i]],
                "手机号": line[i],
                "统一社会信用代码": uscc[i],
                "负责人": staff[i],
            },
            int(at[i]),
            DAY,
        )
        for i in range(n)
    ]


def _leads(
    world: World, stream: Stream, out: Export, who: np.ndarray
) -> Iterator[Truth]:
    """Send leads: new people, and people who have become customers."""
    fresh = world.joined("zhidao leads", 0.01, digital=0.5)
    became = np.arange(0, len(who), 7)
    owner = np.concatenate([fresh, who[became]]).astype(int)
    n = len(owner)
    at = calendar.moments(stream, n)
    names = world.people.names.of(owner).full()
    phone = dirt.plain(world.phones.at(stream, owner, at))
    source = stream.pick(n, pool(["抖音广告", "展会", "官网", "转介绍"]))
    state = stream.pick(n, pool(["待跟进", "跟进中", "无效"]))
    keys = [
        out.add(
            "线索",
            {
                "姓名": names[i],
                "手机号": phone[i],
                "线索来源": source[i],
                "线索状态": state[i] if i < len(fresh) else "已转化",
                "转化客户编号": customer_no(int(became[i - len(fresh)]))
                if i >= len(fresh)
                else None,
                "负责人": _STAFF[i % len(_STAFF)],
            },
            int(at[i]),
            3 * DAY,
        )
        for i in range(n)
    ]
    yield Truth(pool([f"zhidao:{APP}:{key}" for key in keys]), owner)


def _orders(
    world: World, stream: Stream, out: Export, who: np.ndarray, made: np.ndarray
) -> Iterator[Truth]:
    n = min(80, 2 * len(who))
    of = stream.whole(n, 0, max(len(who), 1))
    at = calendar.moments(stream, n, since=made[of])
    guest = np.arange(n) % 10 == 6
    buyer = np.where(guest, stream.whole(n, 0, len(world)), who[of])
    phone = dirt.plain(world.phones.at(stream, buyer, at))
    names = world.people.names.of(buyer).full()
    baskets, goods = shopping.draw_baskets(stream, n), shopping.products()
    lines: list[list[Fields]] = [[] for _ in range(n)]
    for k, order in enumerate(baskets.order):
        product = baskets.product[k]
        lines[order].append(
            {
                "行号": int(baskets.line[k]),
                "商品编码": f"SP{int(goods.number[product]):04d}",
                "商品名称": goods.title[product],
                "数量": int(baskets.quantity[k]),
                "单价": str(yuan(goods.price[product : product + 1])[0]),
                "小计": str(yuan(baskets.amount[k : k + 1])[0]),
            }
        )
    total, off = yuan(baskets.total), yuan(baskets.list_total - baskets.total)
    status = stream.index(n, np.array([1, 2, 2, 10, 1, 1]))
    buyers: list[str] = []
    for i in range(n):
        paid = status[i] not in (0, 4)
        key = out.add(
            "销售订单",
            {
                "订单编号": f"DD{i + 1:06d}",
                "客户编号": None if guest[i] else customer_no(int(of[i])),
                "收货人": names[i],
                "收货电话": phone[i],
                "下单时间": _time(int(at[i])),
                "付款时间": _time(int(at[i]) + 300) if paid else None,
                "付款方式": ("微信", "支付宝", "现金")[i % 3] if paid else None,
                "订单状态": _STATUSES[status[i]],
                # The form shows money with its unit.
                "订单金额": f"{total[i]}元" if i != 3 else "面议",
                "优惠金额": off[i],
                "订单明细": lines[i],
                "负责人": _STAFF[i % len(_STAFF)],
            },
            int(at[i]),
            2 * DAY,
        )
        if guest[i]:
            buyers.append(key)
    owners = buyer[guest]
    yield Truth(pool([f"zhidao:{APP}:buyer:{key}" for key in buyers]), owners)


def _work(stream: Stream, out: Export, customers: int, made: np.ndarray) -> None:
    """Send what staff do: follow-ups, deals, tickets, appointments, points."""
    for form, count in (
        ("跟进记录", 60),
        ("商机", 30),
        ("售后工单", 30),
        ("预约登记", 30),
        ("积分流水", 40),
    ):
        n = min(count, customers)
        of = stream.whole(n, 0, max(customers, 1))
        at = calendar.moments(stream, n, since=made[of])
        pick = stream.whole(n, 0, 60)
        for i in range(n):
            moment, k = int(at[i]), int(pick[i])
            fields = {"客户编号": customer_no(int(of[i]))}
            fields |= _fields_of(form, i, k, moment)
            out.add(form, fields, moment, DAY, deleted=form == "跟进记录" and i == 5)
    out.add("请假申请", {"申请人": "沈佳", "天数": "1"}, calendar.SPAN_END - 9 * DAY)


def _fields_of(form: str, i: int, k: int, at: int) -> Fields:
    """Return the fields of one record; ``k`` is its luck, ``i`` its number."""
    staff = _STAFF[k % len(_STAFF)]
    end = min(at + 2 * DAY, calendar.SPAN_END - 60)
    if form == "跟进记录":
        return {
            "跟进方式": ("电话", "微信", "拜访", "邮件")[k % 4],
            "跟进内容": _NOTES[k % len(_NOTES)],
            "跟进时间": _time(at),
            "下次跟进时间": _time(at + 7 * DAY) if k % 3 == 0 else None,
            "跟进人": staff,
        }
    if form == "商机":
        return {
            "商机名称": f"团购 {i + 1:03d}",
            "商机阶段": ("初步沟通", "方案报价", "赢单", "输单")[k % 4],
            "预计金额": f"{(k + 1) * 800}.00元",
            "赢率": f"{(20, 60, 100, 0)[k % 4]}%",
            "预计成交日期": _time(end)[:10],
            "负责人": staff,
        }
    if form == "售后工单":
        return {
            "工单编号": f"GD{i + 1:05d}",
            "问题类型": ("质量", "物流", "退换货")[k % 3],
            "问题描述": ("瓶盖松动", "三天没有物流", "尺码不合适")[k % 3],
            "优先级": ("高", "中", "低")[k % 3],
            "工单状态": ("待处理", "处理中", "已完结", "已完结")[k % 4],
            "满意度": str(5 - k % 5) if k % 4 > 1 else None,
            "首次响应时间": _time(at + 900 + k * 60) if k % 4 else None,
            "完结时间": _time(end) if k % 4 > 1 else None,
            "受理人": staff,
        }
    if form == "预约登记":
        return {
            "预约项目": ("皮肤检测", "试穿", "新品体验")[k % 3],
            "预约时间": _time(end),
            "预约状态": ("已预约", "已到店", "已到店", "已取消", "爽约")[k % 5],
            "接待人": staff,
        }
    kind = ("消费获得", "兑换使用", "到期作废", "人工调整")[k % 4]
    return {
        "积分类型": kind,
        "积分变动": str(-(k + 1) if k % 4 in (1, 2) else k + 1),
        "变动后积分": number(np.array([k + 300]))[0],
    }
