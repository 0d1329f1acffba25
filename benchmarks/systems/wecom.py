"""WeCom: contacts, what each staff member noted of them, chat groups, service."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth
from benchmarks.systems.wecom_service import service_tables
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import ID_LETTERS
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch,
    number,
    only,
)
from benchmarks.world.world import World

CORP = "ww8f1c2d3e4a5b6c7d"
_STAFF = 60
_ADD_WAYS = pool(["0", "1", "2", "3", "4", "7", "10", "201", "202"])
_NOTES = pool(["老客户", "朝阳店", "VIP", "闺蜜介绍", "爱买茶", "回头客", "企业采购"])


@dataclass(frozen=True)
class Contacts:
    """Contacts of the corporation; a second WeChat is a contact of its own.

    A colleague of another company uses WeCom himself and shows a real name.
    """

    who: np.ndarray
    key: np.ndarray
    is_second: np.ndarray
    is_colleague: np.ndarray
    since: np.ndarray


@lru_cache(maxsize=1)
def contacts(world: World) -> Contacts:
    """Return the contacts."""
    stream = world.stream("wecom contacts")
    first = world.joined("wecom", 0.34, local=0.6)
    again = first[stream.chance(len(first), world.rates["second_account"])]
    who = np.concatenate([first, again])
    n = len(who)
    is_colleague = stream.chance(n, 0.05)
    return Contacts(
        who=who,
        key=either(is_colleague, "wo", "wm") + stream.tokens(n, 30, ID_LETTERS),
        is_second=np.arange(n) >= len(first),
        is_colleague=is_colleague,
        since=calendar.registrations(stream, n),
    )


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return contacts, staff notes and group members, and whose they are."""
    known = contacts(world)
    cells, unionid, companies = _contact_cells(world)
    yield Table("wecom", "contacts", cells, ("corp_id", "external_userid"))
    yield Truth(f"wecom:{CORP}:" + known.key, known.who)
    yield Table(
        "wecom",
        "follow_users",
        _follow_users(world, companies),
        ("corp_id", "external_userid", "userid"),
    )
    yield Table(
        "wecom",
        "group_members",
        _group_members(world, unionid),
        ("corp_id", "chat_id", "userid"),
    )
    yield from service_tables(world, CORP, known.who, known.key, _STAFF)


def _contact_cells(world: World) -> tuple[Columns, np.ndarray, np.ndarray]:
    known, stream = contacts(world), world.stream("wecom contact cells")
    n, people, firms = len(known.who), world.people, world.organisations
    colleague = known.is_colleague
    unionid = np.where(
        known.is_second,
        world.contacts.second_unionid[known.who],
        world.contacts.unionid[known.who],
    )
    missing = stream.chance(n, world.rates["missing_unionid"]) | colleague
    unionid = np.where(missing, None, unionid)
    nick = np.where(
        stream.chance(n, 0.85),
        world.contacts.nickname[known.who],
        world.contacts.new_nickname[known.who],
    )
    name = np.where(colleague, people.names.full()[known.who], nick)
    firm = stream.whole(n, 0, len(firms))
    gender = np.where(people.is_male[known.who], 1, 2)
    return (
        {
            "corp_id": empty(n, CORP),
            "external_userid": known.key,
            "name": name,
            "type": either(colleague, "2", "1"),
            "gender": number(np.where(stream.chance(n, 0.85), gender, 0)),
            "unionid": unionid,
            "position": only(colleague, stream.pick(n, pool(["采购", "经理", "行政"]))),
            "corp_name": only(colleague, firms.short_name[firm]),
            "corp_full_name": only(colleague & stream.chance(n, 0.6), firms.name[firm]),
        },
        unionid,
        np.where(colleague, firm, -1),
    )


def _follow_users(world: World, companies: np.ndarray) -> Columns:
    """Return one row for each staff member that follows a contact."""
    known, stream = contacts(world), world.stream("wecom follow cells")
    count = 1 + stream.index(len(known.who), np.array([0.75, 0.2, 0.05]))
    row = np.repeat(np.arange(len(known.who)), count)
    turn = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    who, n, people = known.who[row], len(row), world.people
    staff = (row * 7 + turn * 11) % _STAFF
    since = np.minimum(
        known.since[row] + turn * stream.whole(n, 1, 200) * DAY,
        calendar.SPAN_END - DAY,
    )
    phone = world.phones.at(stream, who, since)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    text = dirt.plain(phone)
    names = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=2 * world.rates["typed_name_error"],
            title=0.12,
            traditional=0.004,
        ),
    )
    kind = stream.rng.random(n)
    note = stream.pick(n, _NOTES)
    remark = np.where(kind < 0.5, names, world.contacts.nickname[who])
    remark = np.where(kind < 0.18, "A" + names + "-" + note, remark)
    has = phone > 0
    remark = np.where((kind < 0.1) & has, names + np.where(has, text, ""), remark)
    remark = np.where(kind > 0.9, None, remark)
    told = stream.chance(n, 0.5) & has
    relative = dirt.plain(world.phones.first[people.head[who]])
    both = told & stream.chance(n, 0.06)
    cell = '["' + np.where(has, text, "") + '"'
    cell = cell + either(both, ',"' + np.where(has, relative, "") + '"', "") + "]"
    firm = companies[row]
    return {
        "corp_id": empty(n, CORP),
        "external_userid": known.key[row],
        "userid": "staff" + digits(staff, 3),
        "remark": remark,
        "description": only(stream.chance(n, 0.1), stream.pick(n, _NOTES)),
        "remark_corp_name": only(
            firm >= 0, world.organisations.bracket_name[np.maximum(firm, 0)]
        ),
        "remark_mobiles": np.where(told, cell, "[]"),
        "createtime": epoch(since),
        "add_way": stream.pick(n, _ADD_WAYS),
        "state": only(stream.chance(n, 0.3), "store_qr_" + digits(staff % 14 + 1, 2)),
        "tags": only(
            stream.chance(n, 0.2),
            '[{"group_name":"客户等级","tag_name":"'
            + stream.pick(n, pool(["普通", "重要", "核心"]))
            + '","type":1}]',
        ),
    }


def _group_members(world: World, unionid: np.ndarray) -> Columns:
    """Return members of chat groups: contacts, strangers and staff."""
    known, stream = contacts(world), world.stream("wecom groups")
    inside = np.flatnonzero(stream.chance(len(known.who), 0.4))
    outside = world.joined("wecom strangers", 0.04)
    groups = max(3, len(known.who) // 60)
    staff = np.arange(groups)
    unknown = unionid[inside]
    keys = [
        known.key[inside],
        "wm" + stream.tokens(len(outside), 30, ID_LETTERS),
        "staff" + digits(staff % _STAFF, 3),
    ]
    n_in, n_out = len(inside), len(outside)
    kind = np.repeat(np.arange(3), [n_in, n_out, groups])
    group = np.concatenate([stream.whole(n_in + n_out, 0, groups), staff])
    seen = np.concatenate([unknown, world.contacts.unionid[outside], empty(groups)])
    nick = np.concatenate(
        [
            world.contacts.nickname[known.who[inside]],
            world.contacts.nickname[outside],
            empty(groups, "客服"),
        ]
    )
    n = len(kind)
    return {
        "corp_id": empty(n, CORP),
        "chat_id": "wr" + digits(group * 7_919 + 10**9, 12),
        "userid": np.concatenate(keys),
        "type": np.where(kind == 2, "1", "2"),
        "unionid": seen,
        "join_time": epoch(calendar.registrations(stream, n)),
        "join_scene": stream.pick(n, pool(["1", "2", "3"])),
        "group_nickname": only(stream.chance(n, 0.4) | (kind == 2), nick),
    }
