"""An online service desk in Udesk's manner: customers, tickets, chats, agents."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import (
    Columns,
    Table,
    Truth,
    append_rows,
    pick_rows,
    with_older_pull,
)
from benchmarks.systems.generic_cells import email_cells
from benchmarks.systems.service_words import ANSWERS, ISSUES, QUESTIONS, THANKS
from benchmarks.systems.youzan_customers import OA_APPID
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    local,
    number,
    only,
    present,
)
from benchmarks.world.world import World

DESK = "hengmao"
_AGENTS = 10
_WORDS = pool(["非常满意", "满意", "一般", "不满意", "非常不满意"])


def _iso(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as ``2024-01-05T16:33:45.000+08:00``."""
    text = local(np.minimum(seconds, calendar.SPAN_END - 1))
    return pool([cell.replace(" ", "T") + ".000+08:00" for cell in text])


def _rows(n: int, first: int) -> Columns:
    return {"subdomain": empty(n, DESK), "id": number(np.arange(n) + first)}


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the tables of the desk, and whose each record is."""
    stream = world.stream("service_desk")
    key = ("subdomain", "id")
    yield Table("service_desk", "agents", _agents(world, stream), key)

    who = world.joined("service_desk", 0.05, digital=0.4)
    columns = _customers(world, stream, who)
    ids = columns["id"][: len(who)]
    yield Table("service_desk", "customers", columns, (*key, "updated_at"))
    yield Truth(f"service_desk:{DESK}:" + ids, who)

    tickets, callers = _tickets(world, stream, who, ids)
    yield Table("service_desk", "tickets", tickets, (*key, "updated_at"))
    yield Truth(f"service_desk:{DESK}:buyer:ticket:" + callers[0], callers[1])

    sessions, at, wait, agent, purged = _sessions(world, stream, ids)
    yield Table("service_desk", "im_sessions", sessions, key)
    yield Truth(f"service_desk:{DESK}:buyer:" + purged[0], purged[1])
    messages = _messages(stream, sessions["id"], at, wait, agent)
    yield Table("service_desk", "im_messages", messages, key)


def _agents(world: World, stream: Stream) -> Columns:
    who = stream.whole(_AGENTS, 0, len(world))
    return {
        **_rows(_AGENTS, 501),
        "nick_name": world.people.names.full()[who],
        "user_group": stream.pick(_AGENTS, pool(["售前组", "售后组", "投诉组"])),
        "duty": stream.pick(_AGENTS, pool(["客服专员", "客服主管"])),
        "disabled": either(np.arange(_AGENTS) == 4, "true", "false"),
    }


def _customers(world: World, stream: Stream, who: np.ndarray) -> Columns:
    """Return customers; who came by WeChat shows a nickname and an openid."""
    n = len(who)
    since = calendar.registrations(stream, n)
    chats = stream.chance(n, 0.3)
    names = dirt.written(
        stream,
        world.people.names.of(who),
        world.people.is_male[who],
        dirt.Habits(wrong=world.rates["typed_name_error"], title=0.15),
    )
    phone = world.phones.at(stream, who, since)
    phone = np.where(stream.chance(n, 0.25), 0, phone)
    text = dirt.spelled(stream, phone, ("dashes", "plus", "masked"), 0.15)
    # Whoever called from another number has two.
    other = np.where(stream.chance(n, 0.08), world.phones.second[who], 0)
    more = dirt.plain(np.where(other == phone, 0, other))
    cells = _phone(text, "1") + _phone(more, ",2")
    cells = pool([cell.removeprefix(",") for cell in cells])
    columns = {
        **_rows(n, 60_001),
        "nick_name": np.where(chats, world.contacts.nickname[who], names),
        "cellphones": "[" + cells + "]",
        "email": email_cells(stream, world.contacts.email[who], 0.2),
        "weixin_appid": only(chats, empty(n, OA_APPID)),
        "weixin_openid": only(chats, world.openid(OA_APPID)[who]),
        "level": either(stream.chance(n, 0.1), "vip", "normal"),
        "tags": only(stream.chance(n, 0.2), empty(n, "老客户,投诉过")),
        "is_blocked": either(stream.chance(n, 0.02), "true", "false"),
        "deleted_at": only(stream.chance(n, 0.02), _iso(since + 90 * DAY)),
        "created_at": _iso(since),
        "updated_at": _iso(calendar.later(since, 30 * DAY)),
    }
    again = np.flatnonzero(stream.chance(n, 0.06))
    older = {
        "cellphones": empty(len(again), "[]"),
        "updated_at": _iso(since[again]),
    }
    return with_older_pull(columns, again, older)


def _phone(cells: np.ndarray, mark: str) -> np.ndarray:
    """Return an entry of the list of phones, where there is a number."""
    comma, no = ("", mark) if len(mark) == 1 else (mark[0], mark[1:])
    has = present(cells)
    entry = comma + '{"id":' + no + ',"content":"' + np.where(has, cells, "") + '"}'
    return np.where(has, entry, "")


def _tickets(
    world: World, stream: Stream, who: np.ndarray, ids: np.ndarray
) -> tuple[Columns, tuple[np.ndarray, np.ndarray]]:
    """Return tickets; a caller whom nobody asked for an account has none."""
    n = min(150, 20 * len(ids))
    row = stream.whole(n, 0, len(ids)) if n else np.zeros(0, dtype=np.int64)
    fresh = stream.chance(n, 0.2)
    caller = np.where(fresh, stream.whole(n, 0, len(world)), who[row])
    at = calendar.moments(stream, n)
    phone = dirt.plain(world.phones.at(stream, caller, at))
    state = stream.index(n, np.array([1, 1, 3, 6]))
    reply = at + stream.whole(n, 60, 7200)
    done = at + stream.whole(n, 7300, 3 * DAY)
    vote = stream.pick(n, _WORDS, np.array([45, 30, 12, 8, 5]))
    columns = {
        **_rows(n, 9_001),
        "field_num": "#" + digits(np.arange(n) + 1, 6),
        "subject": stream.pick(n, QUESTIONS),
        "template_name": stream.pick(n, ISSUES),
        "status": pool(["开启", "解决中", "已解决", "已关闭"])[state],
        "priority": stream.pick(n, pool(["标准", "紧急", "非常紧急"])),
        "platform": stream.pick(n, pool(["voice", "web", "weixin", "email"])),
        "customer_id": only(~fresh, ids[row]),
        "caller_name": only(fresh, world.people.names.full()[caller]),
        "caller_phone": only(fresh, phone),
        "assignee_id": only(state > 0, number(stream.whole(n, 0, _AGENTS) + 501)),
        "satisfaction": only((state > 1) & stream.chance(n, 0.5), vote),
        "replied_at": only(state > 0, local(np.minimum(reply, calendar.SPAN_END - 1))),
        "solved_at": only(state > 1, local(np.minimum(done, calendar.SPAN_END - 1))),
        "created_at": local(at),
        "updated_at": local(np.minimum(done, calendar.SPAN_END - 1)),
    }
    again = np.flatnonzero((state > 1) & stream.chance(n, 0.08))
    older = {
        "status": empty(len(again), "开启"),
        "assignee_id": empty(len(again)),
        "satisfaction": empty(len(again)),
        "replied_at": empty(len(again)),
        "solved_at": empty(len(again)),
        "updated_at": columns["created_at"][again],
    }
    callers = (columns["id"][fresh], caller[fresh])
    columns = with_older_pull(columns, again, older)
    # A migrated ticket lost its dates.
    lost = np.flatnonzero(present(columns["customer_id"]))[:1]
    bare = {
        "id": empty(len(lost), "17"),
        "created_at": empty(len(lost), "0000-00-00 00:00:00"),
    }
    return append_rows(columns, pick_rows(columns, lost) | bare), callers


def _sessions(
    world: World, stream: Stream, ids: np.ndarray
) -> tuple[Columns, np.ndarray, np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Return sessions; some customers were purged and only these name them."""
    n = min(130, 20 * len(ids))
    row = stream.whole(n, 0, len(ids)) if n else np.zeros(0, dtype=np.int64)
    at = calendar.moments(stream, n)
    state = stream.index(n, np.array([1, 1, 10]))
    wait = stream.whole(n, 5, 900)
    agent = only(state > 0, number(stream.whole(n, 0, _AGENTS) + 501))
    end = np.minimum(at + 1200 + wait, calendar.SPAN_END - 1)
    gone = stream.chance(n, 0.05)
    former = number(np.arange(n) + 50_001)
    owner = stream.whole(n, 0, len(world))
    stars = stream.pick(n, pool(["5", "4", "3", "2", "1"]), np.array([5, 3, 1, 1, 1]))
    return (
        {
            **_rows(n, 70_001),
            "customer_id": np.where(gone, former, ids[row]),
            "agent_id": agent,
            "platform": stream.pick(n, pool(["web", "weixin", "app"])),
            "status": pool(["waiting", "chatting", "closed"])[state],
            "first_response_time": only(state > 0, number(wait)),
            "survey_score": only((state == 2) & stream.chance(n, 0.45), stars),
            "created_at": _iso(at),
            "closed_at": only(state == 2, _iso(end)),
        },
        at,
        wait,
        agent,
        (former[gone], owner[gone]),
    )


def _messages(
    stream: Stream, ids: np.ndarray, at: np.ndarray, wait: np.ndarray, agent: np.ndarray
) -> Columns:
    n, served = len(ids), present(agent)
    turns = [
        ("customer", np.ones(n, dtype=bool), at + 1, QUESTIONS),
        ("agent", served, at + wait, ANSWERS),
        ("customer", served & stream.chance(n, 0.5), at + wait + 60, THANKS),
        ("sys", served & stream.chance(n, 0.4), at + wait + 90, pool(["对话已结束"])),
    ]
    table: Columns = {}
    for turn, (sender, rows, when, words) in enumerate(turns):
        text = '{"type":"message","data":{"content":"' + stream.pick(n, words) + '"}}'
        cells = {
            **_rows(n, 800_001 + turn * 100_000),
            "session_id": ids,
            "sender": empty(n, sender),
            "agent_id": only(np.full(n, sender == "agent"), agent),
            "content": text,
            "created_at": _iso(when),
        }
        cells = pick_rows(cells, np.flatnonzero(rows))
        table = append_rows(table, cells) if table else cells
    again = np.flatnonzero(stream.chance(len(table["id"]), 0.03))
    return append_rows(table, pick_rows(table, again))
