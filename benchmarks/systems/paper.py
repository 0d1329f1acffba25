"""Paper of the stores, typed into sheets by hand: sign-ups, surveys, visitors."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows, pick_rows
from benchmarks.systems.generic_cells import birth_cells, email_cells, stamp_cells
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    date,
    digits,
    either,
    empty,
    number,
    only,
    present,
    rewrite,
)
from benchmarks.world.world import World

_STORES = pool(["陆家嘴店", "西单店", "天河店", "春熙路店", "解放碑店"])
_CLERKS = pool(["小陈", "小林", "刘姐", "阿芳"])
_TICKS = pool(["同意", "不同意", "√", "×", "☑同意 □不同意", "□同意 ☑不同意"])
_VERDICTS = pool(
    ["非常满意", "满意", "一般", "不满意", "很不满意", "5", "4分", "3", "★★★★★"]
)
_EVENTS = pool(["周年庆", "新品品鉴会", "会员日"])


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the three sheets, and whose each form is."""
    yield from _sign_ups(world)
    yield from _surveys(world)
    yield from _visitors(world)


def _person(world: World, stream: Stream, who: np.ndarray, at: np.ndarray) -> Columns:
    """Return name and phone as somebody read them off a sheet of paper."""
    n, people = len(who), world.people
    phone = world.phones.at(stream, who, at)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    cell = dirt.spelled(stream, phone, dirt.ON_PAPER, 0.4)
    # A zero looks like a letter, and is typed as one.
    cell = rewrite(cell, stream.chance(n, 0.06), lambda text: text.replace("0", "O"))
    habits = dirt.Habits(
        wrong=world.rates["paper_name_error"],
        title=world.rates["title_for_name"],
        blank=0.05,
        traditional=0.02,
    )
    return {
        "姓名": dirt.written(stream, people.names.of(who), people.is_male[who], habits),
        "联系电话": cell,
    }


def _days(stream: Stream, seconds: np.ndarray) -> np.ndarray:
    """Return days as people write them, some with two digits for the year."""
    n, day = len(seconds), date(seconds // DAY)
    kind = stream.whole(n, 0, 10)
    parts = [cell.split("-") for cell in day]
    year, month, dom = (pool([str(int(part[i])) for part in parts]) for i in range(3))
    out = np.where(kind < 3, year + "年" + month + "月" + dom + "日", day)
    out = np.where(kind == 3, year + "." + month + "." + dom, out)
    out = np.where(kind == 4, number(seconds // DAY + 25_569), out)
    short = pool([cell[2:] for cell in year])
    return np.where(kind == 5, short + "." + month + "." + dom, out)


def _sign_ups(world: World) -> Iterator[Table | Truth]:
    stream = world.stream("paper sign-ups")
    who = world.joined("paper sign-ups", 0.045, local=0.6)
    n, people, homes = len(who), world.people, world.homes
    at = calendar.moments(stream, n, in_store=True)
    form = digits(np.arange(n) * 3 + 1207, 6)
    typed = np.minimum(at + stream.whole(n, 1, 20) * DAY, calendar.SPAN_END - DAY)
    short = stream.chance(n, 0.4)
    home = np.where(short, homes.short_city(who) + homes.area(who), homes.whole(who))
    home = np.where(short, home + homes.detail[who], home)
    columns = {
        "表号": form,
        "门店": stream.pick(n, _STORES),
        **_person(world, stream, who, at),
        "性别": only(stream.chance(n, 0.8), either(people.is_male[who], "男", "女")),
        "出生日期": birth_cells(stream, people.birth[who], 0.6),
        "家庭住址": only(stream.chance(n, 0.6), home),
        "电子邮箱": email_cells(stream, world.contacts.email[who], 0.2),
        "会员卡号": only(stream.chance(n, 0.3), digits(world.card(who), 8)),
        "是否同意接收信息": only(
            stream.chance(n, 0.85),
            stream.pick(n, _TICKS, np.array([6, 2, 4, 1, 2, 1])),
        ),
        "填表日期": _days(stream, at),
        "录入人": stream.pick(n, _CLERKS),
        "录入时间": stamp_cells(stream, typed),
    }
    # Two clerks have typed the same pile; the later one could read more.
    twice = np.flatnonzero(np.arange(n) % 17 == 5)
    again = pick_rows(columns, twice)
    again["录入时间"] = stamp_cells(
        stream, np.minimum(typed[twice] + DAY, calendar.SPAN_END - 60)
    )
    torn = pick_rows(columns, np.arange(min(n, 2)))
    torn["表号"] = empty(len(torn["表号"]))
    yield Table(
        "paper",
        "sign_ups",
        append_rows(append_rows(columns, again), torn),
        ("表号", "录入时间", "联系电话", "姓名"),
    )
    yield Truth("paper:sign_up:" + form, who)


def _surveys(world: World) -> Iterator[Table | Truth]:
    stream = world.stream("paper surveys")
    who = world.joined("paper surveys", 0.03, local=0.5)
    n = len(who)
    at = calendar.moments(stream, n, in_store=True)
    form = "WJ" + digits(np.arange(n) + 301, 5)
    person = _person(world, stream, who, at)
    named = stream.chance(n, 0.6)
    person["姓名"] = only(named, person["姓名"])
    person["联系电话"] = only(
        named & stream.chance(n, 0.8) | stream.chance(n, 0.1), person["联系电话"]
    )
    goods = shopping.products()
    opinions = ["店员很热情", "排队太久", "希望多做活动", "包装可以更好"]
    days = _days(stream, at)
    # Somebody left the year out.
    days[3:4] = "3月5日"
    columns = {
        "问卷编号": form,
        "门店": stream.pick(n, _STORES),
        "填写日期": days,
        **person,
        "总体满意度": only(
            stream.chance(n, 0.95),
            stream.pick(n, _VERDICTS, np.array([4, 8, 3, 1, 1, 4, 3, 2, 1])),
        ),
        "购买商品": only(stream.chance(n, 0.7), stream.pick(n, goods.title)),
        "意见建议": only(stream.chance(n, 0.5), stream.pick(n, pool(opinions))),
        "是否需要回访": either(stream.chance(n, 0.15), "是", "否"),
        "录入人": stream.pick(n, _CLERKS),
    }
    yield Table("paper", "surveys", columns, ("问卷编号",))
    shown = (present(person["姓名"]) | present(person["联系电话"])) & (
        np.arange(n) != 3
    )
    yield Truth("paper:survey:" + form[shown], who[shown])


def _visitors(world: World) -> Iterator[Table | Truth]:
    """Return the book at the door: who came, how many, what for."""
    stream = world.stream("paper visitors")
    who, at = world.orders(
        stream, world.joined("paper visitors", 0.025, local=0.8), 1.6, in_store=True
    )
    n = len(who)
    store = stream.whole(n, 0, len(_STORES))
    line = number(np.arange(n) % 40 + 1)
    person = _person(world, stream, who, at)
    named = stream.chance(n, 0.7)
    # A cross in the list: somebody came in and left no name.
    person["姓名"] = only(named, person["姓名"])
    person["联系电话"] = only(named & stream.chance(n, 0.85), person["联系电话"])
    wish = stream.whole(n, 0, 4)
    columns = {
        "日期": _days(stream, at),
        "门店": _STORES[store],
        "序号": line,
        "到店时间": number(at // 3600 % 24) + ":" + digits(at // 60 % 60, 2),
        **person,
        "人数": number(stream.whole(n, 1, 5)),
        "来意": stream.pick(n, pool(["看货", "取货", "退换", "咨询", "参加活动"])),
        "参加活动": only(stream.chance(n, 0.3), stream.pick(n, _EVENTS)),
        "意向": only(
            named & stream.chance(n, 0.5), pool(["高", "中", "低", "无"])[wish]
        ),
        "接待人": stream.pick(n, _CLERKS),
    }
    yield Table("paper", "visitors", columns, ("日期", "门店", "序号", "到店时间"))
    shown = present(person["姓名"]) | present(person["联系电话"])
    key = _STORES[store] + ":" + date(at // DAY) + ":" + line
    yield Truth("paper:visitor:" + key[shown], who[shown])
