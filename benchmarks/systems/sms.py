"""A platform that sends text messages: batches, send logs, replies."""

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
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    compact,
    digits,
    either,
    empty,
    local,
    number,
    only,
)
from benchmarks.world.world import World

ACCOUNT = "hm_retail"
_BATCHES = 12
_OFFER, _PARCEL, _CODE = "SMS_154950909", "SMS_204110137", "SMS_170150001"
_REPORTS = pool(["DELIVRD", "UNDELIV", "EXPIRED", "REJECTD", "MBBLACK", ""])
_OUT = pool(["TD", "td", "ＴＤ", "退订", "退订。", "T", " TD "])
_IN = pool(["好的", "1", "你们几点开门", "谢谢"])


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the tables of the platform; a record is a number that was written to."""
    stream = world.stream("sms")
    starts = calendar.SPAN_START + (np.arange(_BATCHES) * 58 + 12) * DAY + 36_000
    yield Table("sms", "batches", _batches(stream, starts), ("account", "batch_no"))

    logs, who, phone, at, masked = _logs(world, stream, starts)
    yield Table("sms", "send_logs", logs, ("account", "msg_id", "report_time"))
    shown = np.where(masked, dirt.masked_phone(phone), "+86" + digits(phone, 11))
    yield Truth(f"sms:{ACCOUNT}:" + shown, who)

    answers = np.flatnonzero(stream.chance(len(who), 0.12) & ~masked)
    replies = _replies(stream, phone[answers], at[answers])
    yield Table("sms", "replies", replies, ("account", "sequence_id"))


def _batches(stream: Stream, starts: np.ndarray) -> Columns:
    n = len(starts)
    state = np.where(np.arange(n) == n - 1, 1, 0)
    state = np.where(np.arange(n) == n - 3, 2, state)
    sent = stream.whole(n, 2_000, 9_000)
    return {
        "account": empty(n, ACCOUNT),
        "batch_no": "B" + digits(np.arange(n) + 1, 6),
        "batch_name": pool(
            [f"{local(starts[i : i + 1])[0][:7]} 会员日短信" for i in range(n)]
        ),
        "template_code": empty(n, _OFFER),
        "sign_name": empty(n, "恒茂零售"),
        "status": pool(["FINISHED", "SENDING", "CANCELED"])[state],
        "sent_count": number(sent),
        "total_fee": only(state < 2, number(sent * 9 // 2)),
        "start_time": local(starts),
        "end_time": only(state == 0, local(starts + 5400)),
    }


def _logs(
    world: World, stream: Stream, starts: np.ndarray
) -> tuple[Columns, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return what was sent; of each row also person, number, time, if masked."""
    joined = world.joined("sms", 0.06)
    who = np.repeat(joined, 1 + stream.index(len(joined), np.array([3, 2, 1])))
    n = len(who)
    batch = stream.whole(n, 0, len(starts))
    kind = stream.index(n, np.array([75, 15, 10]))
    at = np.where(
        kind == 0,
        starts[batch] + stream.whole(n, 0, 3600),
        calendar.moments(stream, n),
    )
    phone = world.phones.at(stream, who, at)
    kept = np.flatnonzero(phone > 0)
    who, batch, kind, at, phone = (a[kept] for a in (who, batch, kind, at, phone))
    n = len(who)
    masked = stream.chance(n, 0.02)
    cells = dirt.spelled(stream, phone, ("plus", "zeros", "prefix", "blank"), 0.15)
    cells = np.where(masked, dirt.masked_phone(phone), cells)
    report = stream.pick(n, _REPORTS, np.array([84, 4, 2, 2, 2, 6]))
    reported = report != ""
    family = world.people.names.family()[who]
    title = either(world.people.is_male[who], "先生", "女士")
    whole = stream.chance(n, 0.6)
    called = np.where(whole, world.people.names.full()[who], family + title)
    name = '{"name":"' + called + '"}'
    code = '{"code":"' + digits(stream.whole(n, 0, 1_000_000), 6) + '"}'
    columns = {
        "account": empty(n, ACCOUNT),
        "msg_id": "9"
        + digits(stream.whole(n, 0, 10**15), 15)
        + digits(np.arange(n), 4),
        "batch_no": only(kind == 0, "B" + digits(batch + 1, 6)),
        "phone_number": cells,
        "template_code": pool([_OFFER, _PARCEL, _CODE])[kind],
        "template_type": pool(["推广短信", "通知短信", "验证码"])[kind],
        "template_param": np.where(kind == 2, code, name),
        "sms_count": either(kind == 0, "2", "1"),
        "send_time": compact(at),
        "report_time": only(reported, compact(at + stream.whole(n, 2, 90))),
        "report_status": only(reported, report),
    }
    # The first pull came before the report did.
    again = np.flatnonzero(reported & stream.chance(n, 0.05))
    older = {"report_time": empty(len(again)), "report_status": empty(len(again))}
    columns = with_older_pull(columns, again, older)
    nobody = pick_rows(columns, np.arange(min(1, n))) | {
        "msg_id": empty(min(1, n), "90000000000000000000"),
        "phone_number": empty(min(1, n), "-"),
    }
    return append_rows(columns, nobody), who, phone, at, masked


def _replies(stream: Stream, phone: np.ndarray, at: np.ndarray) -> Columns:
    n = len(phone)
    leaves = stream.chance(n, 0.6)
    when = np.minimum(at + stream.whole(n, 60, DAY), calendar.SPAN_END - 1)
    return {
        "account": empty(n, ACCOUNT),
        "sequence_id": digits(stream.whole(n, 0, 10**8), 8) + digits(np.arange(n), 4),
        "phone_number": dirt.plain(phone),
        "content": np.where(leaves, stream.pick(n, _OUT), stream.pick(n, _IN)),
        "sign_name": empty(n, "恒茂零售"),
        "dest_code": empty(n, "10690012345"),
        "reply_time": local(when),
    }
