"""DingTalk: external contacts, and the official CRM's form instances."""

import json
from collections.abc import Iterator

import numpy as np

from benchmarks.systems.crm_cells import (
    NOTES,
    STAFF,
    TITLES,
    company_names,
    desk_lines,
    known_people,
    person_cells,
    stamps,
)
from benchmarks.systems.export import Columns, Table, Truth, with_older_pull
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import ID_LETTERS, Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    local,
    only,
    present,
)
from benchmarks.world.world import World

CORP = "dingf5d3534a855bdef9a39a90f97fcb1e09"
_STAFF_KEYS = "01" + digits(np.arange(len(STAFF)) * 7_919_131 + 560_506_681, 14)
# What a customer has come to, as the official CRM words it.
_STATES = pool(["新获取", "待跟进", "初步意向", "商机客户", "成交", "失效"])
_METHODS = pool(["当面拜访", "电话拜访", "微信沟通", "邮件", "其他"])
_KEY = ("corp_id", "instanceId", "gmtModified")


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return contacts, customers and notes of visits, and whose they are."""
    stream = world.stream("dingtalk")
    mine = f"dingtalk:{CORP}:"
    customers, firms, consumers = _customers(world, stream)
    again = np.flatnonzero(stream.chance(len(customers["instanceId"]), 0.1))
    older = {
        "gmtModified": customers["gmtCreate"][again],
        "procInstStatus": empty(len(again), "RUNNING"),
        "procOutResult": empty(len(again)),
    }
    yield Table(
        "dingtalk", "crm_customers", with_older_pull(customers, again, older), _KEY
    )
    split = len(firms)
    yield Truth(mine + customers["instanceId"][:split], firms, True)
    yield Truth(mine + customers["instanceId"][split:], consumers)

    contacts, who, users = _contacts(world, stream, customers["instanceId"][:split])
    yield Table("dingtalk", "crm_contacts", contacts, _KEY)
    yield Truth(mine + contacts["instanceId"], who)
    outside, owners = _external(world, stream, who, users)
    yield Table("dingtalk", "external_contacts", outside, ("corp_id", "userid"))
    yield Truth(mine + "external:" + outside["userid"], owners)
    yield _follow_records(stream, customers, contacts)


def _instances(stream: Stream, n: int, kind: np.ndarray | str) -> Columns:
    """Return what every instance of a form has beside its data."""
    made, changed = stamps(stream, n)
    creator, owner = stream.whole(n, 0, len(STAFF)), stream.whole(n, 0, len(STAFF))
    serial = digits(stream.rng.permutation(n) * 7_919 + 49_316_503, 14)
    return {
        "corp_id": empty(n, CORP),
        "instanceId": stream.tokens(n, 22, ID_LETTERS) + serial,
        "objectType": np.full(n, kind, dtype=object),
        "creatorUserId": _STAFF_KEYS[creator],
        "creatorNick": STAFF[creator],
        "gmtCreate": local(made),
        "gmtModified": local(changed),
        "ownerStaffIds": '["' + _STAFF_KEYS[owner] + '"]',
        "participantStaffIds": empty(n, "[]"),
        "procInstStatus": empty(n, "COMPLETE"),
        "procOutResult": empty(n, "agree"),
    }


def _json(values: dict) -> str:
    """Return an object as a cell holds it, without what is not filled in."""
    filled = {key: value for key, value in values.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":"))


def _control(value: str | None, extend: dict | list) -> dict | None:
    """Return the value of a form control that knows more than its text."""
    if value is None:
        return None
    text = json.dumps(extend, ensure_ascii=False, separators=(",", ":"))
    return {"extendValue": text, "value": value}


def _phone(cell: str | None, code: str = "+86") -> dict | None:
    return _control(cell, {"mode": "phone", "countryCode": code})


def _customers(world: World, stream: Stream) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return companies and consumers; some companies stand in the open pool too."""
    firms, table = world.organisations, read("districts")
    firm = np.flatnonzero(np.arange(len(firms)) % 2 == 0)
    firm = np.concatenate([firm, firm[: max(2, len(firm) // 8)]])
    who = known_people(world, "dingtalk consumers", 0.024, local=0.3)
    split, n = len(firm), len(firm) + len(who)
    is_firm = np.arange(n) < split
    pooled = np.arange(n) >= len(firms) // 2 + len(firms) % 2
    kind = either(is_firm, "crm_customer", "crm_customer_personal")
    kind = np.where(is_firm & pooled, "open_customer_org", kind)
    cells, homes = person_cells(world, stream, who), world.homes
    place = np.concatenate([firms.district[firm], homes.district[who]])
    detail = "软件园" + digits(stream.whole(split, 1, 90), 2) + "号"
    detail = np.concatenate([detail, homes.detail[who]])
    name = np.concatenate([company_names(world, stream, firm), cells["name"]])
    line = desk_lines(world, stream, len(who), 0.12)
    phone = np.where(present(line), line, cells["mobile"])
    phone = np.concatenate([empty(split), phone])
    whole = pool(table["province"])[place] + "," + pool(table["city"])[place]
    whole = whole + "," + pool(table["district"])[place] + "," + detail
    whole = only(stream.chance(n, 0.8), whole)
    state = stream.whole(n, 0, len(_STATES))
    as_control, tagged = stream.chance(n, 0.5), stream.chance(n, 0.3)
    columns = _instances(stream, n, kind)
    columns["data"] = pool(
        [
            _json(
                {
                    "customer_name": name[i],
                    "customer_phone": _phone(phone[i]) if as_control[i] else phone[i],
                    "customer_follow_up_status": _control(
                        _STATES[state[i]],
                        {"label": _STATES[state[i]], "key": f"option_{state[i]}"},
                    ),
                    "address": whole[i],
                    "MultiTagField-27c1d1f2": '["高意向"]' if tagged[i] else None,
                }
            )
            for i in range(n)
        ]
    )
    columns["extendData"] = empty(n, "{}")
    return columns, firm, who


def _contacts(
    world: World, stream: Stream, companies: np.ndarray
) -> tuple[Columns, np.ndarray, np.ndarray]:
    """Return people at the companies; some are external contacts as well."""
    who = known_people(world, "dingtalk contacts", 0.02)
    n = len(who)
    cells = person_cells(world, stream, who)
    company = companies[stream.whole(n, 0, len(companies))]
    title = only(stream.chance(n, 0.6), stream.pick(n, TITLES))
    user = only(stream.chance(n, 0.4), "02" + digits(who * 131 + 7_001, 14))
    union = stream.tokens(n, 24, ID_LETTERS) + "iEiE"
    columns = _instances(stream, n, "crm_contact")
    columns["data"] = pool(
        [
            _json(
                {
                    "contact_name": cells["name"][i],
                    "contact_phone": _phone(cells["mobile"][i]),
                    "contact_position": _control(
                        title[i] and f'["{title[i]}"]', [{"label": title[i]}]
                    ),
                    "contact_related_customer": _control(
                        '["1"]',
                        {
                            "bizType": "crm_customer",
                            "list": [{"instanceId": company[i]}],
                        },
                    ),
                }
            )
            for i in range(n)
        ]
    )
    columns["extendData"] = pool(
        [
            _json({"contactUserId": user[i], "contactUnionId": union[i]})
            if user[i]
            else "{}"
            for i in range(n)
        ]
    )
    return columns, who, user


def _external(
    world: World, stream: Stream, contact_who: np.ndarray, users: np.ndarray
) -> tuple[Columns, np.ndarray]:
    """Return the corporation's external contacts, colleagues of companies."""
    fresh = known_people(world, "dingtalk external", 0.03, local=0.4)
    fresh = np.setdiff1d(fresh, contact_who)
    known = present(users)
    who = np.concatenate([contact_who[known], fresh])
    n, firms = len(who), world.organisations
    user = np.concatenate([users[known], "02" + digits(fresh * 131 + 7_001, 14)])
    cells, firm = person_cells(world, stream, who), stream.whole(n, 0, len(firms))
    phone = world.phones.at(stream, who, calendar.registrations(stream, n))
    phone = np.where(stream.chance(n, 0.12), 0, phone)
    # A few are from Hong Kong, whose numbers have eight digits.
    foreign = stream.chance(n, 0.04) & (phone > 0)
    mobile = np.where(foreign, "9" + digits(phone % 10**7, 7), dirt.plain(phone))
    staff = stream.whole(n, 0, len(STAFF))
    return {
        "corp_id": empty(n, CORP),
        "userid": user,
        "name": cells["name"],
        "state_code": either(foreign, "852", "86"),
        "mobile": mobile,
        "company_name": only(stream.chance(n, 0.6), company_names(world, stream, firm)),
        "title": only(stream.chance(n, 0.4), stream.pick(n, TITLES)),
        "address": only(stream.chance(n, 0.3), world.homes.whole(who)),
        "email": cells["email"],
        "remark": only(stream.chance(n, 0.2), stream.pick(n, NOTES)),
        "label_ids": stream.pick(n, pool(["[]", "[1315]", "[1315,2207]"])),
        "follower_user_id": _STAFF_KEYS[staff],
        "share_user_ids": empty(n, "[]"),
    }, who


def _follow_records(stream: Stream, customers: Columns, contacts: Columns) -> Table:
    """Return notes of visits; the names of their fields are generated."""
    n = len(customers["instanceId"]) + len(contacts["instanceId"])
    customer = stream.whole(n, 0, len(customers["instanceId"]))
    contact = stream.whole(n, 0, len(contacts["instanceId"]))
    with_contact = stream.chance(n, 0.4)
    method, note = stream.pick(n, _METHODS), stream.pick(n, NOTES)
    quoted = stream.chance(n, 0.1)
    at = calendar.moments(stream, n)
    columns = _instances(stream, n, "crm_follow_record")
    columns["gmtCreate"] = local(at)
    columns["gmtModified"] = local(calendar.later(at, 3 * DAY))
    columns["data"] = pool(
        [
            _json(
                {
                    "follow_record_related_customer": _control(
                        '["72"]',
                        {
                            "quote": 1,
                            "list": [
                                {
                                    "bizType": customers["objectType"][customer[i]],
                                    "instanceId": customers["instanceId"][customer[i]],
                                }
                            ],
                        },
                    ),
                    "follow_record_related_contact": _control(
                        '["3-1"]' if with_contact[i] else None,
                        {"list": [{"instanceId": contacts["instanceId"][contact[i]]}]},
                    ),
                    "DDSelectField-K2U5UJAC": _control(
                        method[i], {"label": method[i], "key": "option_K2U5VJBL"}
                    ),
                    "DDSelectField-K2U5ZPYB": _control(
                        "有需求跟进", {"label": "有需求跟进", "key": "option_1"}
                    ),
                    "TextareaField-K2U5UJAF": f'客户说"再看看"\n{note[i]}'
                    if quoted[i]
                    else note[i],
                }
            )
            for i in range(n)
        ]
    )
    columns["extendData"] = empty(n, "{}")
    return Table("dingtalk", "crm_follow_records", columns, _KEY)
