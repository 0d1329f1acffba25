"""WeCom beyond contacts: staff, channel codes and 微信客服 sessions."""

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
from benchmarks.systems.service_words import ANSWERS, QUESTIONS, THANKS
from benchmarks.world import calendar
from benchmarks.world.randomness import ID_LETTERS, Stream
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

_DESKS = pool(["wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q", "wkAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw"])
_CODES = 14


def service_tables(
    world: World, corp: str, who: np.ndarray, key: np.ndarray, staff: int
) -> Iterator[Table | Truth]:
    """Return staff, channel codes, service sessions and their messages."""
    yield Table("wecom", "staff", _staff(world, corp, staff), ("corp_id", "userid"))
    codes = _contact_ways(world, corp, staff)
    yield Table("wecom", "contact_ways", codes, ("corp_id", "config_id"))

    stream = world.stream("wecom service")
    known = np.flatnonzero(stream.chance(len(who), 0.06))
    strangers = world.joined("wecom service strangers", 0.02, digital=0.3)
    fresh = "wm" + stream.tokens(len(strangers), 30, ID_LETTERS)
    people = np.concatenate([who[known], strangers])
    keys = np.concatenate([key[known], fresh])
    yield Truth(f"wecom:{corp}:" + fresh, strangers)
    sessions, desk, since, answered = _sessions(world, stream, corp, people, keys)
    yield Table(
        "wecom",
        "kf_sessions",
        sessions,
        ("corp_id", "open_kfid", "session_id", "update_time"),
    )
    talk = _messages(stream, corp, desk, since, answered)
    yield Table("wecom", "kf_messages", talk, ("corp_id", "msgid"))


def _staff(world: World, corp: str, count: int) -> Columns:
    stream, n = world.stream("wecom staff"), count
    team = stream.whole(n, 0, 3)
    return {
        "corp_id": empty(n, corp),
        "userid": "staff" + digits(np.arange(n), 3),
        "name": world.people.names.full()[stream.whole(n, 0, len(world))],
        "department": "[" + number(team + 2) + "]",
        "department_name": pool(["门店导购部", "客户服务部", "企业客户部"])[team],
        "position": pool(["导购", "客服专员", "客户经理"])[team],
        "status": stream.pick(n, pool(["1", "2", "4", "5"]), np.array([80, 4, 4, 12])),
    }


def _contact_ways(world: World, corp: str, staff: int) -> Columns:
    """Return codes: most states have one, one has two, two have lost theirs."""
    stream = world.stream("wecom contact ways")
    state = np.append(np.arange(_CODES - 2), [0]) + 1
    n = len(state)
    user = "staff" + digits(stream.whole(n, 0, staff), 3)
    temporary = stream.chance(n, 0.1)
    return {
        "corp_id": empty(n, corp),
        "config_id": stream.tokens(n, 32, "0123456789abcdef"),
        "type": either(stream.chance(n, 0.7), "1", "2"),
        "scene": either(stream.chance(n, 0.2), "1", "2"),
        "remark": "门店" + digits(state, 2) + "桌牌码",
        "state": "store_qr_" + digits(state, 2),
        "user": '["' + user + '"]',
        "is_temp": either(temporary, "true", "false"),
        "expires_in": only(temporary, empty(n, "604800")),
    }


def _sessions(
    world: World, stream: Stream, corp: str, people: np.ndarray, keys: np.ndarray
) -> tuple[Columns, Columns, np.ndarray, np.ndarray]:
    """Return sessions, and of each one desk and customer, start, and servicer."""
    count = 1 + stream.index(len(keys), np.array([0.75, 0.25]))
    row = np.repeat(np.arange(len(keys)), count)
    n, who = len(row), people[row]
    desk = {
        "open_kfid": stream.pick(n, _DESKS),
        "external_userid": keys[row],
    }
    since = calendar.moments(stream, n)
    state = stream.index(n, np.array([2, 5, 3, 8, 82]))
    servicer = only(state >= 3, "staff" + digits(stream.whole(n, 0, 60), 3))
    end = np.minimum(since + stream.whole(n, 600, 4 * 3600), calendar.SPAN_END - 60)
    gender = np.where(world.people.is_male[who], 1, 2)
    voted = (state == 4) & stream.chance(n, 0.5)
    score = stream.pick(n, pool(["满意", "一般", "不满意"]), np.array([0.7, 0.2, 0.1]))
    sessions = {
        "corp_id": empty(n, corp),
        **desk,
        "session_id": "kf" + digits(np.arange(n) + 1, 8),
        "nickname": world.contacts.nickname[who],
        "gender": number(np.where(stream.chance(n, 0.7), gender, 0)),
        "unionid": only(stream.chance(n, 0.6), world.contacts.unionid[who]),
        "servicer_userid": servicer,
        "service_state": number(state),
        "scene": stream.pick(n, pool(["official_account", "mini_program", "h5"])),
        "enter_time": epoch(since),
        "end_time": np.where(state == 4, epoch(end), "0"),
        "satisfaction": only(voted, score),
        "update_time": epoch(np.where(state == 4, end, since + 60)),
    }
    twice = np.flatnonzero((state == 4) & stream.chance(n, 0.1))
    older = {
        "service_state": empty(len(twice), "3"),
        "end_time": empty(len(twice), "0"),
        "satisfaction": empty(len(twice)),
        "update_time": epoch(since[twice] + 60),
    }
    return with_older_pull(sessions, twice, older), desk, since, servicer


def _messages(
    stream: Stream, corp: str, desk: Columns, since: np.ndarray, servicer: np.ndarray
) -> Columns:
    """Return an event, a question, and where staff served an answer and thanks.

    An event names its customer inside the event only.
    """
    n = len(since)
    served = np.not_equal(servicer, None).astype(bool)
    wait = stream.whole(n, 10, 900)
    key, kf = desk["external_userid"], desk["open_kfid"]
    event = (
        '{"event_type":"enter_session","open_kfid":"'
        + kf
        + '","external_userid":"'
        + key
        + '","scene":"kf"}'
    )
    turns = [
        ("4", "event", np.ones(n, dtype=bool), since, None),
        ("3", "text", stream.chance(n, 0.95), since + 5, QUESTIONS),
        ("5", "text", served, since + 5 + wait, ANSWERS),
        ("3", "text", served & stream.chance(n, 0.4), since + 65 + wait, THANKS),
    ]
    table: Columns = {}
    for origin, kind, rows, at, words in turns:
        text = empty(n)
        if words is not None:
            text = '{"content":"' + stream.pick(n, words) + '"}'
        cells = {
            "corp_id": empty(n, corp),
            "msgid": stream.tokens(n, 32, ID_LETTERS),
            "open_kfid": only(np.full(n, kind != "event"), kf),
            "external_userid": only(np.full(n, kind != "event"), key),
            "send_time": epoch(np.minimum(at, calendar.SPAN_END - 1)),
            "origin": empty(n, origin),
            "servicer_userid": only(np.full(n, origin == "5"), servicer),
            "msgtype": empty(n, kind),
            "text": text,
            "event": only(np.full(n, kind == "event"), event),
        }
        cells = pick_rows(cells, np.flatnonzero(rows))
        table = append_rows(table, cells) if table else cells
    # A cursor that was lost reads the last page once more.
    again = np.flatnonzero(stream.chance(len(table["msgid"]), 0.03))
    table = append_rows(table, pick_rows(table, again))
    # One clock ran ahead.
    first = np.arange(min(1, len(table["msgid"])))
    late = pick_rows(table, first) | {
        "msgid": stream.tokens(len(first), 32, ID_LETTERS),
        "send_time": epoch(np.full(len(first), calendar.SPAN_END + 400 * DAY)),
    }
    return append_rows(table, late)
