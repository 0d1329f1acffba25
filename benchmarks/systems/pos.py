"""The tills and member cards of the stores, in the shape of Pospal."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from benchmarks.systems.export import Table, Truth, append_rows
from benchmarks.world import calendar, dirt, shopping
from benchmarks.world.homes import draw_details
from benchmarks.world.phones import draw_numbers
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    compact,
    date,
    digits,
    either,
    empty,
    local,
    number,
    only,
    yuan,
)
from benchmarks.world.world import World

APPS = pool(["7A1F0C9E4B2D4E55A0E19C07D2B1F3A8", "C3D0B7726A1F4C0E9B15E4A2F8D96610"])
_STORES = 14
_FAR_FUTURE = "2099-12-31 23:59:59"


@dataclass(frozen=True)
class Stores:
    """The shops: the last three belong to the second chain."""

    app: np.ndarray
    key: np.ndarray
    name: np.ndarray
    district: np.ndarray
    mobile: np.ndarray
    address: np.ndarray

    def __len__(self) -> int:
        """Return how many shops there are."""
        return len(self.key)


@dataclass(frozen=True)
class Members:
    """Who holds a card of which chain since when, at which shop."""

    who: np.ndarray
    app: np.ndarray
    since: np.ndarray
    store: np.ndarray
    uid: np.ndarray


@dataclass(frozen=True)
class Sales:
    """Tickets: owner -1 is nobody known, member -1 is no card."""

    owner: np.ndarray
    member: np.ndarray
    app: np.ndarray
    store: np.ndarray
    at: np.ndarray
    key: np.ndarray


@lru_cache(maxsize=1)
def stores(world: World) -> Stores:
    """Return the shops."""
    stream = world.stream("pos stores")
    table = read("districts")
    weights = np.array(table["city_weight"], dtype=float)
    district = stream.index(_STORES, weights**2)
    city = pool([c.removesuffix("市") for c in table["city"]])[district]
    app = (np.arange(_STORES) >= _STORES - 3).astype(int)
    mobile = draw_numbers(stream, _STORES)
    if world.kind == "retail_cn_no_phone":
        mobile = mobile * 0
    area = pool(table["district"])[district]
    brand = either(app == 0, "禾木生活", "禾木奥莱")
    return Stores(
        app=app,
        key="S" + digits(np.arange(101, 101 + _STORES), 5),
        name=brand + city + area + "店",
        district=district,
        mobile=mobile,
        address=city + "市" + area + draw_details(stream, _STORES),
    )


@lru_cache(maxsize=1)
def members(world: World) -> Members:
    """Return the card holders; some hold a card of each chain."""
    stream = world.stream("pos members")
    first = world.joined("pos", 0.49, local=1.0)
    outlet = stream.chance(len(first), 0.12)
    again = first[stream.chance(len(first), world.rates["second_account"])]
    who = np.concatenate([first, again])
    other = ~outlet[np.searchsorted(first, again)]
    app = np.concatenate([outlet, other]).astype(int)
    since = calendar.registrations(stream, len(who))
    shops = stores(world)
    main = int(np.sum(shops.app == 0))
    store = np.where(
        app == 0,
        stream.whole(len(who), 0, main),
        stream.whole(len(who), main, len(shops)),
    )
    return Members(who, app, since, store, since * 10**9 + np.arange(len(who)))


@lru_cache(maxsize=1)
def sales(world: World) -> Sales:
    """Return who bought in which shop and when, returns not included."""
    stream = world.stream("pos sales")
    card = members(world)
    rows = np.arange(len(card.who))
    count = stream.times(
        1.9 * calendar.time_left(card.since) * np.minimum(world.activity[card.who], 6)
    )
    member = np.repeat(rows, count)
    at = calendar.moments(stream, len(member), True, card.since[member])
    walk_in, walk_at = world.orders(
        stream,
        world.joined("pos walk-in", world.rates["walk_in_ticket"], local=0.5),
        1.0,
        in_store=True,
    )
    nobody = round(0.15 * len(member))
    owner = np.concatenate([card.who[member], walk_in, np.full(nobody, -1)])
    card_no = np.concatenate([member, np.full(len(walk_in) + nobody, -1)])
    at = np.concatenate([at, walk_at, calendar.moments(stream, nobody, True)])
    elsewhere = stream.whole(len(at), 0, _STORES)
    home = np.append(card.store, 0)[card_no]
    store = np.where((card_no >= 0) & stream.chance(len(at), 0.8), home, elsewhere)
    store = np.where(
        (card_no >= 0) & (stores(world).app[store] != np.append(card.app, 0)[card_no]),
        home,
        store,
    )
    order = np.lexsort((card_no, owner, at))
    at, store = at[order], store[order]
    key = compact(at) + digits(store + 1, 3) + digits(np.arange(len(at)) % 10**6, 6)
    return Sales(owner[order], card_no[order], stores(world).app[store], store, at, key)


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the tables of the tills, and whose each member and buyer is."""
    card, shops = members(world), stores(world)
    yield from _shop_tables(world)
    yield Table("pos", "members", _member_columns(world), ("app_id", "customerUid"))
    yield Truth("pos:" + APPS[card.app] + ":" + number(card.uid), card.who)

    sold = sales(world)
    stream = world.stream("pos tickets")
    shown = np.where(sold.owner >= 0, sold.owner, 0)
    phone = world.phones.at(stream, shown, sold.at)
    phone = np.where((sold.owner >= 0) & (sold.member < 0), phone, 0)
    phone_text = dirt.spelled(stream, phone, dirt.TYPED, 0.08)
    walk_in = phone > 0
    yield Truth(
        "pos:" + APPS[sold.app[walk_in]] + ":buyer:" + sold.key[walk_in],
        sold.owner[walk_in],
    )

    baskets = shopping.draw_baskets(stream, len(sold.at))
    uid = np.append(number(card.uid), None)[sold.member]
    tickets = {
        "app_id": APPS[sold.app],
        "sn": sold.key,
        "datetime": local(sold.at),
        "storeAppId": shops.key[sold.store],
        "cashierJobNumber": digits(stream.whole(len(uid), 1001, 1040), 4),
        "customerUid": uid,
        "phone": phone_text,
        "ticketType": empty(len(uid), "SELL"),
        "originalSn": empty(len(uid)),
        "totalAmount": yuan(baskets.total),
        "discountAmount": yuan(baskets.list_total - baskets.total),
        "payMethod": stream.pick(
            len(uid),
            pool(["微信", "支付宝", "现金", "储值卡", "银行卡"]),
            np.array([50, 28, 8, 8, 6]),
        ),
    }
    if len(sold.at):
        # One ticket of a member is dated far in the future: a clock gone wrong.
        tickets["datetime"][np.flatnonzero(sold.member >= 0)[0]] = _FAR_FUTURE
    items = _item_columns(sold, baskets, 1, np.arange(len(baskets.order)))

    back = stream.chance(len(sold.at), world.rates["refund"]) & (sold.member >= 0)
    returned = sold.at + stream.whole(len(sold.at), 1, 20) * DAY
    back &= returned < calendar.SPAN_END
    back[np.flatnonzero(sold.member >= 0)[:1]] = False
    rows = np.flatnonzero(back)
    returns = {name: cells[rows] for name, cells in tickets.items()} | {
        "sn": sold.key[rows] + "R",
        "datetime": local(returned[rows]),
        "phone": empty(len(rows)),
        "ticketType": empty(len(rows), "SELL_RETURN"),
        "originalSn": sold.key[rows],
        "totalAmount": yuan(-baskets.total[rows]),
        "discountAmount": empty(len(rows), "0.00"),
    }
    lines = np.flatnonzero(back[baskets.order])
    items = append_rows(items, _item_columns(sold, baskets, -1, lines))
    yield Table("pos", "tickets", append_rows(tickets, returns), ("app_id", "sn"))
    yield Table("pos", "ticket_items", items, ("app_id", "sn", "lineNo"))


def _item_columns(
    sold: Sales, baskets: shopping.Baskets, sign: int, lines: np.ndarray
) -> dict[str, np.ndarray]:
    goods = shopping.products()
    order, product = baskets.order[lines], baskets.product[lines]
    return {
        "app_id": APPS[sold.app[order]],
        "sn": sold.key[order] + ("R" if sign < 0 else ""),
        "lineNo": number(baskets.line[lines]),
        "productUid": product_uid(product),
        "name": goods.title[product],
        "quantity": number(sign * baskets.quantity[lines]),
        "sellPrice": yuan(baskets.price[lines]),
        "totalAmount": yuan(sign * baskets.amount[lines]),
    }


def product_uid(product: np.ndarray) -> np.ndarray:
    """Return the till's own keys of goods, too long for a double."""
    return number(510_000_000_000_000_000 + (product + 1) * 7_919_000_013)


def _shop_tables(world: World) -> Iterator[Table]:
    shops, goods = stores(world), shopping.products()
    stream = world.stream("pos shop tables")
    line = (
        "0"
        + digits(stream.whole(len(shops), 20, 30), 2)
        + "-6"
        + digits(stream.whole(len(shops), 0, 10**7), 7)
    )
    landline = np.arange(len(shops)) % 5 == 4
    yield Table(
        "pos",
        "stores",
        {
            "app_id": APPS[shops.app],
            "storeAppId": shops.key,
            "storeName": shops.name,
            "phone": np.where(
                landline, only(shops.mobile > 0, line), dirt.plain(shops.mobile)
            ),
            "city": pool(read("districts")["city"])[shops.district],
            "address": shops.address,
            "openDate": date(15_000 + stream.whole(len(shops), 0, 4000)),
        },
        ("app_id", "storeAppId"),
    )
    app, product = np.divmod(np.arange(2 * len(goods)), len(goods))
    yield Table(
        "pos",
        "products",
        {
            "app_id": APPS[app],
            "uid": product_uid(product),
            "barcode": goods.barcode[product],
            "name": goods.title[product],
            "categoryName": goods.category[product],
            "sellPrice": yuan(goods.price[product]),
            "buyPrice": yuan(goods.price[product] * 45 // 100),
            "enable": either(product % 31 == 30, "0", "1"),
        },
        ("app_id", "uid"),
    )


def _member_columns(world: World) -> dict[str, np.ndarray]:
    card, shops, people = members(world), stores(world), world.people
    stream = world.stream("pos member cells")
    who, n = card.who, len(card.who)
    names = dirt.written(
        stream,
        people.names.of(who),
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["typed_name_error"],
            title=world.rates["title_for_name"],
            blank=0.02,
            traditional=0.006,
            latin=0.003,
        ),
    )
    names = np.where(stream.chance(n, 0.02), None, names)
    address = _address(world, stream, who)
    birthday = only(stream.chance(n, 0.55), date(people.birth[who]))
    birthday = np.where(stream.chance(n, 0.02), "1900-01-01", birthday)
    code = digits(world.card(who), 8)
    code = np.where(card.app == 1, "9" + code, code)
    bare = stream.chance(n, 0.01) & (card.app == 0)
    email = only(stream.chance(n, 0.08), world.contacts.email[who])
    opened = local(card.since)
    odd = stream.chance(n, 0.05)
    opened[odd] = slashed(card.since[odd])
    return {
        "app_id": APPS[card.app],
        "customerUid": number(card.uid),
        "number": np.where(bare, number(world.card(who)), code),
        "name": names,
        "phone": _phone_cells(world, stream, card),
        "categoryName": stream.pick(
            n,
            pool(["普通会员", "银卡会员", "金卡会员", "钻石会员"]),
            np.array([60, 24, 12, 4]),
        ),
        "point": number(stream.whole(n, 0, 5000)) + ".00",
        "discount": either(stream.chance(n, 0.8), "100", "95"),
        "balance": yuan(stream.whole(n, 0, 60000) * stream.chance(n, 0.2)),
        "birthday": birthday,
        "qq": only(stream.chance(n, 0.05), number(stream.whole(n, 10**7, 10**9))),
        "email": email,
        "address": address,
        "remarks": only(
            stream.chance(n, 0.06),
            stream.pick(
                n,
                pool(["老客户", "VIP，老客户", "喜欢新品", "员工家属", "投诉过;慎重"]),
            ),
        ),
        "createdDate": opened,
        "expiryDate": either(
            stream.chance(n, 0.7),
            "0001-01-01 00:00:00",
            local(card.since + 3650 * DAY),
        ),
        "enable": number(stream.index(n, np.array([3, 95, 2]))),
        "createStoreAppIdOrAccount": shops.key[card.store],
    }


def slashed(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds as spreadsheets show them: ``2024/1/5 7:57``."""
    return pool(
        [
            f"{int(s[:4])}/{int(s[5:7])}/{int(s[8:10])} {int(s[11:13])}:{s[14:16]}"
            for s in local(seconds)
        ]
    )


def _phone_cells(world: World, stream: object, card: Members) -> np.ndarray:
    n = len(card.who)
    phone = world.phones.at(stream, card.who, card.since)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    phone = dirt.with_fakes(stream, phone, world.rates["fake_phone"])
    shop = stream.chance(n, world.rates["shop_phone"])
    phone = np.where(shop, stores(world).mobile[card.store], phone)
    phone = np.where(stream.chance(n, 0.07), 0, phone)
    cells = dirt.spelled(stream, phone, (*dirt.TYPED, "two"), 0.05)
    sheet = stream.chance(n, 0.012)
    cells[sheet] = dirt.spelled(stream, phone[sheet], dirt.IN_SHEETS, 1.0)
    landline = stream.chance(n, 0.01) & (phone > 0)
    line = "021-6" + digits(stream.whole(n, 0, 10**7), 7) + "-802"
    return np.where(landline, line, cells)


def _address(world: World, stream: object, who: np.ndarray) -> np.ndarray:
    n, homes = len(who), world.homes
    commas = homes.province(who) + "," + homes.city(who) + "," + homes.area(who)
    bare = homes.short_city(who) + homes.area(who) + homes.detail[who]
    kind = stream.rng.random(n)
    cells = np.where(kind < 0.14, homes.whole(who), None)
    cells = np.where((kind >= 0.14) & (kind < 0.2), commas, cells)
    return np.where((kind >= 0.2) & (kind < 0.26), bare, cells)
