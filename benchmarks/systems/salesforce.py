"""Salesforce in the column shape of a Fivetran load: companies and their people."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Table, Truth, append_rows, pick_rows
from benchmarks.systems.generic_cells import email_cells, uscc_cells
from benchmarks.systems.salesforce_activity import activity_tables
from benchmarks.systems.salesforce_ids import Keys, draw_keys, full_ids
from benchmarks.world import calendar, dirt
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    date,
    digits,
    either,
    empty,
    iso_utc,
    number,
    only,
    present,
    yuan,
)
from benchmarks.world.world import World

_ORG_SEED = "00D2v000000kBzQ"
_SOURCES = pool(["Web", "Trade Show", "Partner Referral", "Phone Inquiry", "Other"])
_STAGES = pool(["Prospecting", "Proposal/Price Quote", "Closed Won", "Closed Lost"])


ORGANIZATION = full_ids(pool([_ORG_SEED]))[0]


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the objects; accounts are companies, contacts and leads persons."""
    stream = world.stream("salesforce")
    mine = f"salesforce:{ORGANIZATION}:"
    accounts, keys, firms = _accounts(world, stream)
    yield Table("salesforce", "account", accounts, ("organization_id", "id"))
    yield Truth(mine + accounts["id"], firms, True)

    contacts, who = _contacts(world, stream, keys)
    yield Table("salesforce", "contact", contacts, ("organization_id", "id"))
    yield Truth(mine + contacts["id"], who)

    leads, who = _leads(world, stream, contacts, who)
    yield Table("salesforce", "lead", leads, ("organization_id", "id"))
    yield Truth(mine + leads["id"], who)
    deals = list(_deals(stream, keys))
    yield from deals
    yield from activity_tables(world, ORGANIZATION, contacts, leads, deals[0].columns)


def _stamps(stream: Stream, n: int) -> Columns:
    made = calendar.registrations(stream, n)
    changed = calendar.later(made, stream.whole(n, 60, 300 * DAY))
    return {"created_date": iso_utc(made), "last_modified_date": iso_utc(changed)}


def _merged(columns: Columns, losers: np.ndarray, keys: Keys) -> Columns:
    """Return copies of some rows that were merged into the rows themselves."""
    gone = pick_rows(columns, losers)
    n = len(losers)
    return gone | {
        "id": keys.full,
        "is_deleted": empty(n, "true"),
        "master_record_id": columns["id"][losers],
    }


def _accounts(world: World, stream: Stream) -> tuple[Columns, Keys, np.ndarray]:
    firms = world.organisations
    n = len(firms)
    keys = draw_keys(stream, "001", n)
    table = read("districts")
    kind = stream.whole(n, 0, 10)
    name = np.where(kind == 8, firms.short_name, firms.name)
    name = np.where(kind == 9, firms.bracket_name, name)
    line = "+86 21 6" + digits(stream.whole(n, 0, 10**7), 7)
    if world.kind == "retail_cn_no_phone":
        line = empty(n)
    columns = {
        "organization_id": empty(n, ORGANIZATION),
        "id": keys.full,
        "is_deleted": empty(n, "false"),
        "master_record_id": empty(n),
        "name": name,
        "account_number": "AC" + digits(np.arange(n) + 1, 6),
        "type": stream.pick(n, pool(["Customer", "Prospect", "Partner"])),
        "industry": stream.pick(n, pool(["Retail", "Technology", "Hospitality"])),
        "phone": line,
        "website": "www.firm" + number(np.arange(n) + 1) + ".example.com",
        "uscc_c": only(stream.chance(n, 0.8), uscc_cells(stream, firms.uscc)),
        "billing_street": "软件园" + number(stream.whole(n, 1, 90)) + "号",
        "billing_city": pool(table["city"])[firms.district],
        "billing_state": pool(table["province"])[firms.district],
        "billing_postal_code": digits(stream.whole(n, 100_000, 700_000), 6),
        "billing_country": stream.pick(n, pool(["中国", "China", "CN"])),
        **_stamps(stream, n),
    }
    losers = np.arange(max(2, n // 20))
    gone = _merged(columns, losers, draw_keys(stream, "001", len(losers)))
    gone["name"] = firms.short_name[losers]
    return append_rows(columns, gone), keys, np.concatenate([np.arange(n), losers])


def _person_cells(world: World, stream: Stream, who: np.ndarray) -> Columns:
    n, people = len(who), world.people
    since = calendar.registrations(stream, n)
    phone = world.phones.at(stream, who, since)
    phone = dirt.mistyped(stream, phone, world.rates["typed_phone_error"])
    phone = np.where(stream.chance(n, 0.2), 0, phone)
    names = people.names.of(who)
    written = dirt.written(
        stream,
        names,
        people.is_male[who],
        dirt.Habits(
            wrong=world.rates["typed_name_error"],
            title=0.04,
            blank=0.04,
            latin=0.06,
        ),
    )
    split = (written == names.full()) & stream.chance(n, 0.3)
    desk = "+86 21 5" + digits(stream.whole(n, 0, 10**7), 7)
    return {
        "last_name": np.where(split, names.family(), written),
        "first_name": only(split, names.given()),
        "name": np.where(split, names.family() + " " + names.given(), written),
        "salutation": only(
            stream.chance(n, 0.5), either(people.is_male[who], "先生", "女士")
        ),
        "title": stream.pick(n, pool(["采购经理", "行政主管", "总经理", "店长"])),
        "email": email_cells(stream, world.contacts.email[who], 0.75),
        "phone": only(stream.chance(n, 0.2) & (phone > 0), desk),
        "mobile_phone": dirt.spelled(
            stream, phone, ("plus", "plus_blank", "dashes", "spaces"), 0.4
        ),
        "lead_source": stream.pick(n, _SOURCES),
        "has_opted_out_of_email": either(stream.chance(n, 0.1), "true", "false"),
        **_stamps(stream, n),
    }


def _contacts(
    world: World, stream: Stream, accounts: Keys
) -> tuple[Columns, np.ndarray]:
    who = world.joined("salesforce contacts", 0.05)
    n, homes = len(who), world.homes
    keys = draw_keys(stream, "003", n)
    columns = {
        "organization_id": empty(n, ORGANIZATION),
        "id": keys.full,
        "is_deleted": either(stream.chance(n, 0.02), "true", "false"),
        "master_record_id": empty(n),
        "account_id": accounts.full[stream.whole(n, 0, len(accounts.full))],
        **_person_cells(world, stream, who),
        "department": stream.pick(n, pool(["采购部", "行政部", "市场部"])),
        "birthdate": only(stream.chance(n, 0.2), date(world.people.birth[who])),
        "mailing_street": only(stream.chance(n, 0.4), homes.detail[who]),
        "mailing_city": homes.city(who),
        "mailing_state": homes.province(who),
        "mailing_postal_code": empty(n),
        "mailing_country": stream.pick(n, pool(["中国", "China"])),
        "do_not_call": either(stream.chance(n, 0.05), "true", "false"),
    }
    losers = np.flatnonzero(np.arange(n) % 16 == 1)
    gone = _merged(columns, losers, draw_keys(stream, "003", len(losers)))
    gone["email"] = world.contacts.second_email[who[losers]]
    return append_rows(columns, gone), np.concatenate([who, who[losers]])


def _leads(
    world: World, stream: Stream, contacts: Columns, contact_who: np.ndarray
) -> tuple[Columns, np.ndarray]:
    """Return leads: new people, and people who have become contacts."""
    fresh = world.joined("salesforce leads", 0.035, digital=0.4)
    rows = np.flatnonzero(
        stream.chance(len(contact_who), 0.15) & (contacts["is_deleted"] == "false")
    )
    who = np.concatenate([fresh, contact_who[rows]])
    n, firms, homes = len(who), world.organisations, world.homes
    converted = np.arange(n) >= len(fresh)
    became = np.concatenate([empty(len(fresh)), contacts["id"][rows]])
    account = np.concatenate([empty(len(fresh)), contacts["account_id"][rows]])
    firm = stream.whole(n, 0, len(firms))
    variant = stream.whole(n, 0, 3)
    company = np.where(variant == 0, firms.name[firm], firms.short_name[firm])
    company = np.where(variant == 2, firms.bracket_name[firm], company)
    cells = _person_cells(world, stream, who)
    # Leads come through an older loader, which spells the time zone out.
    for name in ("created_date", "last_modified_date"):
        cells[name] = pool([cell.replace("Z", "+0000") for cell in cells[name]])
    return {
        "organization_id": empty(n, ORGANIZATION),
        "id": draw_keys(stream, "00Q", n).full,
        "is_deleted": empty(n, "false"),
        "master_record_id": empty(n),
        "company": company,
        **cells,
        "status": np.where(converted, "Closed - Converted", "Open - Not Contacted"),
        "city": homes.city(who),
        "state": homes.province(who),
        "street": only(stream.chance(n, 0.2), homes.detail[who]),
        "postal_code": empty(n),
        "country": empty(n, "中国"),
        "is_converted": either(converted, "true", "false"),
        "converted_date": only(
            converted, pool([cell[:10] for cell in cells["last_modified_date"]])
        ),
        "converted_contact_id": became,
        "converted_account_id": account,
    }, who


def _deals(stream: Stream, accounts: Keys) -> Iterator[Table]:
    """Return opportunities and the orders that came of those won."""
    n = len(accounts.full) * 2
    account = stream.whole(n, 0, len(accounts.full))
    at = calendar.moments(stream, n)
    stage = stream.index(n, np.array([2, 2, 5, 2]))
    amount = stream.whole(n, 2_000, 300_000) * 100
    keys = draw_keys(stream, "006", n)
    closed = np.minimum(at + 30 * DAY, calendar.SPAN_END - DAY)
    yield Table(
        "salesforce",
        "opportunity",
        {
            "organization_id": empty(n, ORGANIZATION),
            "id": keys.full,
            "is_deleted": empty(n, "false"),
            "account_id": accounts.full[account],
            "name": "企业采购 " + digits(np.arange(n) + 1, 4),
            "stage_name": _STAGES[stage],
            "amount": yuan(amount),
            "currency_iso_code": empty(n, "CNY"),
            "probability": pool(["10", "60", "100", "0"])[stage],
            "close_date": date(closed // DAY),
            "is_closed": either(stage >= 2, "true", "false"),
            "is_won": either(stage == 2, "true", "false"),
            "type": either(stream.chance(n, 0.6), "New Customer", "Existing Customer"),
            "lead_source": stream.pick(n, _SOURCES),
            "created_date": iso_utc(at),
            "last_modified_date": iso_utc(closed),
        },
        ("organization_id", "id"),
    )

    won = np.flatnonzero(stage == 2)
    # Ids copied out of a report have fifteen letters.
    report = stream.chance(len(won), 0.05)
    shown = np.where(report, accounts.short[account[won]], accounts.full[account[won]])
    orders = draw_keys(stream, "801", len(won))
    placed = np.minimum(closed[won] + 3600, calendar.SPAN_END - DAY)
    columns = {
        "organization_id": empty(len(won), ORGANIZATION),
        "id": orders.full,
        "is_deleted": empty(len(won), "false"),
        "order_number": digits(np.arange(len(won)) + 100, 8),
        "account_id": shown,
        "opportunity_id": keys.full[won],
        "status": either(stream.chance(len(won), 0.9), "Activated", "Draft"),
        "status_code": empty(len(won), "A"),
        "type": empty(len(won), "Standard"),
        "effective_date": date(placed // DAY),
        "activated_date": iso_utc(placed + 60),
        "total_amount": yuan(amount[won]),
        "currency_iso_code": empty(len(won), "CNY"),
        "is_reduction_order": empty(len(won), "false"),
        "original_order_id": empty(len(won)),
        "created_date": iso_utc(placed),
        "last_modified_date": iso_utc(placed + 120),
    }
    columns["status_code"] = np.where(columns["status"] == "Draft", "D", "A")
    columns["activated_date"] = only(
        columns["status"] == "Activated", columns["activated_date"]
    )
    back = np.flatnonzero(
        (np.arange(len(won)) % 20 == 3) & present(columns["activated_date"])
    )
    given = pick_rows(columns, back) | {
        "id": draw_keys(stream, "801", len(back)).full,
        "order_number": digits(np.arange(len(back)) + 90_000_000, 8),
        "is_reduction_order": empty(len(back), "true"),
        "original_order_id": columns["id"][back],
        "total_amount": yuan(-amount[won][back] // 2),
    }
    yield Table(
        "salesforce", "order", append_rows(columns, given), ("organization_id", "id")
    )
