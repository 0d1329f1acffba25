"""The website and app: tracking records in Sensors shape, forms, paper too."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.systems import pos
from benchmarks.systems.export import Columns, Table, Truth
from benchmarks.systems.generic_cells import (
    birth_cells,
    email_cells,
    resident_ids,
    stamp_cells,
)
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    digits,
    either,
    empty,
    epoch_ms,
    local,
    only,
    present,
)
from benchmarks.world.world import World

PROJECT = "production"
_HEX = "0123456789abcdef"
_MEDIA = pool(["baidu", "xiaohongshu", "wechat", "edm", "direct"])


@dataclass(frozen=True)
class Users:
    """Who has a login, since when, and the device each came with."""

    who: np.ndarray
    key: np.ndarray
    since: np.ndarray
    device: np.ndarray


def users(world: World) -> Users:
    """Return the logins; relatives share a device now and then."""
    stream = world.stream("web users")
    who = world.joined("web", 0.29, digital=0.8)
    n = len(who)
    devices = stream.tokens(len(world), 32, _HEX)
    shared = stream.chance(n, 0.08)
    owner = np.where(shared, world.people.head[who], who)
    since = calendar.SPAN_START + (
        calendar.registrations(stream, n) - calendar.SPAN_START
    ) % (calendar.SPAN_END - calendar.SPAN_START)
    order = stream.rng.permutation(n)
    return Users(who, "u" + digits(10_000_000 + order * 37, 8), since, devices[owner])


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return tracking records and forms, and whose each login and form is."""
    known = users(world)
    yield Table("web", "events", _events(world, known), ("project", "_track_id"))
    yield Truth(f"web:{PROJECT}:" + known.key, known.who)
    forms, who = _forms(world)
    yield Table("web", "forms", forms, ("project", "form_id"))
    yield Truth(f"web:{PROJECT}:form:" + forms["form_id"], who)


def _events(world: World, known: Users) -> Columns:
    """Return sign-ups, profiles, page views, and visitors who never sign up."""
    stream = world.stream("web events")
    row, at = _visits(world, stream, known)
    strangers = max(10, len(known.who) // 3)
    stranger_at = calendar.moments(stream, strangers)
    n_user, n_view = len(known.who), len(row)
    before = at < known.since[row]
    view = _views(world, stream, n_view + strangers)
    row_key = np.where(before, known.device[row], known.key[row])
    profile = _profiles(world, stream, known)
    blank = empty(n_user)
    columns = {
        "type": np.repeat(
            pool(["track_signup", "profile_set", "track"]),
            [n_user, n_user, n_view + strangers],
        ),
        "event": np.concatenate([empty(n_user, "$SignUp"), blank, view["event"]]),
        "distinct_id": np.concatenate(
            [known.key, known.key, row_key, stream.tokens(strangers, 32, _HEX)]
        ),
        "original_id": np.concatenate([known.device, blank, empty(n_view + strangers)]),
        "time": epoch_ms(
            np.concatenate([known.since, known.since + 5, at, stranger_at])
        ),
        "properties": np.concatenate(
            [
                empty(n_user, '{"$is_login_id":true,"$lib":"js"}'),
                profile,
                '{"$is_login_id":'
                + np.concatenate(
                    [either(before, "false", "true"), empty(strangers, "false")]
                )
                + view["properties"]
                + "}",
            ]
        ),
    }
    n = len(columns["type"])
    moment = np.concatenate([known.since, known.since + 5, at, stranger_at])
    order = np.argsort(moment, kind="stable")
    columns = {name: cells[order] for name, cells in columns.items()}
    track = digits(100_000_000 + np.arange(n) * 3, 10)
    columns = {
        "project": empty(n, PROJECT),
        "_track_id": track,
        **columns,
        "lib": either(stream.chance(n, 0.6), '{"$lib":"js"}', '{"$lib":"Android"}'),
    }
    # A retry sends the same record again, with the same track id.
    again = np.flatnonzero(stream.chance(n, 0.01))
    return {
        name: np.concatenate([cells, cells[again]]) for name, cells in columns.items()
    }


def _visits(
    world: World, stream: Stream, known: Users
) -> tuple[np.ndarray, np.ndarray]:
    """Return who looked at a page and when; some buy in a store days later."""
    row = np.repeat(np.arange(len(known.who)), stream.times(1.1, len(known.who)))
    at = calendar.moments(stream, len(row))
    sold = pos.sales(world)
    last = np.zeros(len(world), dtype=np.int64)
    owned = sold.owner >= 0
    np.maximum.at(last, sold.owner[owned], sold.at[owned])
    bought = np.flatnonzero(
        (last[known.who] > calendar.SPAN_START + 6 * DAY)
        & stream.chance(len(known.who), world.rates["browse_then_store"])
    )
    looked = last[known.who[bought]] - stream.whole(len(bought), 3600, 5 * DAY)
    return np.concatenate([row, bought]), np.concatenate([at, looked])


def _views(world: World, stream: Stream, n: int) -> Columns:
    goods = shopping.products()
    product = stream.whole(n, 0, len(goods))
    page = "https://www.example.com/p/" + goods.barcode[product]
    page = np.where(
        stream.chance(n, 0.03),
        "https://www.example.com/s?q=%25E7%2599%25BD%25E8%258C%25B6",
        page,
    )
    medium = stream.pick(n, _MEDIA)
    return {
        "event": stream.pick(
            n,
            pool(["$pageview", "ViewProduct", "AddToCart", "Favorite", "Consult"]),
            np.array([50, 28, 12, 7, 3]),
        ),
        "properties": ',"$url":"'
        + page
        + '"'
        + either(stream.chance(n, 0.4), ',"$utm_source":"' + medium + '"', ""),
    }


def _profiles(world: World, stream: Stream, known: Users) -> np.ndarray:
    """Return what users told of themselves, as the profile_set of each."""
    who, n, people = known.who, len(known.who), world.people
    phone = world.phones.at(stream, who, known.since)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    text = only(stream.chance(n, 0.65), dirt.plain(phone))
    mail = np.where(
        stream.chance(n, 0.85),
        world.contacts.email[who],
        world.contacts.second_email[who],
    )
    email = email_cells(stream, mail, 0.55)
    names = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["typed_name_error"],
            title=0.02,
            latin=0.02,
        ),
    )
    nick = only(stream.chance(n, 0.5), world.contacts.nickname[who])
    sex = either(people.is_male[who], "男", "女")
    cells = empty(n, '{"$is_login_id":true')
    for name, values in (
        ("name", only(stream.chance(n, 0.88), names)),
        ("nickname", nick),
        ("phone", text),
        ("email", email),
        ("gender", only(stream.chance(n, 0.4), sex)),
        ("city", only(stream.chance(n, 0.4), world.homes.short_city(who))),
    ):
        has = present(values)
        more = ',"' + name + '":"' + np.where(has, values, "") + '"'
        cells = np.where(has, cells + more, cells)
    return cells + "}"


def _forms(world: World) -> tuple[Columns, np.ndarray]:
    """Return forms: typed on the site, or filled in on paper and typed in later."""
    stream = world.stream("web forms")
    who = world.joined("web forms", 0.2)
    again = who[stream.chance(len(who), 0.06)]
    who = np.concatenate([who, again])
    n, people, homes = len(who), world.people, world.homes
    at = calendar.moments(stream, n)
    order = np.lexsort((who, at))
    who, at = who[order], at[order]
    paper = stream.chance(n, 0.45)
    phone = world.phones.at(stream, who, at)
    phone = dirt.mistyped(
        stream, phone, np.where(paper, 0.03, world.rates["typed_phone_error"])
    )
    phone = dirt.with_fakes(stream, phone, 2 * world.rates["fake_phone"])
    phone = np.where(stream.chance(n, 0.06), 0, phone)
    cells = dirt.spelled(stream, phone, dirt.TYPED, world.rates["odd_format"])
    cells[paper] = dirt.spelled(stream, phone[paper], dirt.ON_PAPER, 0.3)
    habits = dirt.Habits(
        wrong=world.rates["typed_name_error"],
        title=0.03,
        blank=0.02,
        latin=0.005,
    )
    name = dirt.written(stream, people.names.of(who), people.is_male[who], habits)
    name[paper] = dirt.written(
        stream,
        people.names.of(who[paper]),
        people.is_male[who[paper]],
        dirt.Habits(
            wrong=world.rates["paper_name_error"], blank=0.04, traditional=0.04
        ),
    )
    firms = world.organisations
    kind = stream.rng.random(n)
    company = firms.name[stream.whole(n, 0, len(firms))]
    title = either(people.is_male[who], "先生", "女士")
    sex = np.where(kind < 0.3, title, either(people.is_male[who], "男", "女"))
    forms = {
        "project": empty(n, PROJECT),
        "form_id": "f" + digits(20_000_000 + np.arange(n) * 3, 9),
        "form_name": either(paper, "门店入会登记表", "官网预约表单"),
        "source": either(paper, "paper", "online"),
        "name": name,
        "gender": only(stream.chance(n, 0.7), sex),
        "phone": cells,
        "email": email_cells(stream, world.contacts.email[who], 0.45),
        "birthday": birth_cells(stream, people.birth[who], 0.3),
        "id_card": resident_ids(
            stream, homes.code(who), people.birth[who], people.is_male[who], 0.03
        ),
        "company": only(stream.chance(n, 0.08), company),
        "city": np.where(stream.chance(n, 0.5), homes.short_city(who), homes.city(who)),
        "address": only(stream.chance(n, 0.3), homes.area(who) + homes.detail[who]),
        "utm_source": only(~paper, stream.pick(n, _MEDIA)),
        "remark": only(
            stream.chance(n, 0.06),
            stream.pick(
                n, pool(["想了解新品", "请下午联系", "朋友推荐", "代母亲填写"])
            ),
        ),
        "agreed": either(stream.chance(n, 0.8), "是", "否"),
        "submitted_at": np.where(paper, stamp_cells(stream, at), local(at)),
    }
    forms["member_card_no"] = only(
        paper & stream.chance(n, 0.2), digits(world.card(who), 8)
    )
    return forms, who
