"""Social media: who reads and comments on WeChat articles, who talks on Weibo."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import (
    Columns,
    Table,
    Truth,
    append_rows,
    pick_rows,
)
from benchmarks.systems.youzan_customers import OA_APPID
from benchmarks.world import calendar
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    clock,
    date,
    digits,
    either,
    empty,
    epoch,
    number,
    only,
)
from benchmarks.world.world import World

_ARTICLES = 24
_ACTIONS = pool(["read", "read_done", "like", "share", "favorite"])
_SAID = pool(
    [
        "上次买的茶叶很香，已回购",
        "门店服务态度真好👍",
        "什么时候再有会员日",
        "包装太大了，环保一点吧",
        "客服半天没人回",
        "羽绒服掉毛，差评",
    ]
)
_DELETED = "抱歉，此微博已被作者删除。查看帮助：http://t.cn/RfjjHyP"
_DAYS = pool(["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"])
_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return what people did with articles and on Weibo, and who they are."""
    stream = world.stream("social wechat")
    who = world.joined("social wechat", 0.045, digital=0.5)
    openid = world.openid(OA_APPID)[who]
    reads, reader = _interactions(stream, openid)
    yield Table("social", "article_interactions", reads, ("appid", "interaction_id"))
    comments, writer = _comments(stream, openid)
    yield Table(
        "social",
        "article_comments",
        comments,
        ("appid", "msg_data_id", "index", "user_comment_id"),
    )
    seen = np.unique(np.concatenate([reader, writer]))
    yield Truth(f"social:{OA_APPID}:" + openid[seen], who[seen])

    stream = world.stream("social weibo")
    who = world.joined("social weibo", 0.04, digital=0.6)
    posts, uid, author = _weibo(world, stream, who)
    yield Table("social", "weibo_interactions", posts, ("id", "type"))
    yield Truth("social:weibo:" + uid[author], who[author])


def _interactions(stream: Stream, openid: np.ndarray) -> tuple[Columns, np.ndarray]:
    """Return what was done with articles, and by which of the readers."""
    row = np.repeat(
        np.arange(len(openid)), 1 + stream.index(len(openid), np.array([4, 3, 2, 1]))
    )
    n = len(row)
    article = stream.whole(n, 0, _ARTICLES)
    at = calendar.moments(stream, n)
    columns = {
        "appid": empty(n, OA_APPID),
        "interaction_id": digits(stream.whole(n, 0, 10**14), 14)
        + digits(np.arange(n), 6),
        "openid": openid[row],
        "msg_data_id": number(article + 2_247_483_650),
        "index": number(article % 3 + 1),
        "title": pool([f"会员日第{i + 1}期" for i in range(_ARTICLES)])[article],
        "url": "https://mp.weixin.qq.com/s?mid=" + number(article + 2_247_483_650),
        "action": stream.pick(n, _ACTIONS, np.array([60, 15, 12, 8, 5])),
        "event_time": epoch(at),
    }
    again = np.flatnonzero(stream.chance(n, 0.03))
    return append_rows(columns, pick_rows(columns, again)), row


def _comments(stream: Stream, openid: np.ndarray) -> tuple[Columns, np.ndarray]:
    """Return comments below articles; the account answers some of them."""
    row = np.flatnonzero(stream.chance(len(openid), 0.45))
    n = len(row)
    article = stream.whole(n, 0, _ARTICLES)
    at = np.minimum(calendar.moments(stream, n), calendar.SPAN_END - DAY)
    reply = '{"content":"感谢支持","create_time":' + epoch(at + 3600) + "}"
    return {
        "appid": empty(n, OA_APPID),
        "msg_data_id": number(article + 2_247_483_650),
        "index": number(article % 3 + 1),
        "user_comment_id": number(np.arange(n) + 1),
        "openid": openid[row],
        "create_time": epoch(at),
        "content": stream.pick(n, _SAID),
        "comment_type": either(stream.chance(n, 0.4), "1", "0"),
        "reply": only(stream.chance(n, 0.3), reply),
    }, row


def _weibo_time(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as ``Sat Jan 06 16:33:45 +0800 2024``."""
    day = np.asarray(seconds) // DAY
    text = date(day)
    month = pool([_MONTHS[int(cell[5:7]) - 1] for cell in text])
    dom, year = pool([cell[8:] for cell in text]), pool([cell[:4] for cell in text])
    return (
        _DAYS[day % 7] + " " + month + " " + dom + " " + clock(seconds)
        + " +0800 " + year
    )  # fmt: skip


def _weibo(
    world: World, stream: Stream, who: np.ndarray
) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return comments, reposts and mentions, and the accounts that made them."""
    uid = number(stream.whole(len(who), 1_000, 7_900) * 10**6 + np.arange(len(who)))
    row = np.repeat(
        np.arange(len(who)), 1 + stream.index(len(who), np.array([6, 3, 1]))
    )
    n, homes = len(row), world.homes
    person = who[row]
    kind = stream.index(n, np.array([5, 3, 2]))
    at = calendar.moments(stream, n)
    bare = stream.chance(len(who), 0.15)[row]
    renamed = stream.chance(n, 0.1)
    nick = np.where(
        renamed, world.contacts.new_nickname[person], world.contacts.nickname[person]
    )
    said = stream.pick(n, _SAID)
    text = np.where(kind == 1, either(stream.chance(n, 0.6), "转发微博", said), said)
    text = np.where(kind == 2, "@恒茂零售 " + said, text)
    place = homes.short_province(person) + " " + homes.short_city(person)
    place = np.where(stream.chance(n, 0.2), "其他", place)
    sex = either(world.people.is_male[person], "m", "f")
    columns = {
        "id": "49" + digits(stream.whole(n, 0, 10**10), 10) + digits(np.arange(n), 4),
        "type": pool(["comment", "repost", "mention"])[kind],
        "status_id": "48" + digits(stream.whole(n, 0, 40) * 10**6 + 10**10, 14),
        "uid": uid[row],
        "screen_name": np.where(bare, "用户" + uid[row], nick),
        "gender": np.where(stream.chance(n, 0.15), "n", sex),
        "location": place,
        "text": text,
        "deleted": empty(n),
        "created_at": _weibo_time(at),
    }
    again = np.flatnonzero(stream.chance(n, 0.04))
    columns = append_rows(columns, pick_rows(columns, again))
    # What its author took back shows neither author nor text.
    first = np.arange(min(3, n))
    gone = pick_rows(columns, first) | {
        "id": "490000000000000" + digits(first, 1),
        "uid": empty(len(first)),
        "screen_name": empty(len(first)),
        "gender": empty(len(first)),
        "location": empty(len(first)),
        "text": empty(len(first), _DELETED),
        "deleted": empty(len(first), "1"),
    }
    return append_rows(columns, gone), uid, np.unique(row)
