"""Zoho CRM: accounts, contacts, leads, deals, campaigns and calls."""

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
from benchmarks.systems.generic_cells import uscc_cells
from benchmarks.world import calendar
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool, read
from benchmarks.world.text import (
    DAY,
    clock,
    date,
    digits,
    either,
    empty,
    number,
    only,
    yuan,
)
from benchmarks.world.world import World

ORG = "60021478853"
_STAFF_KEYS = "554023" + digits(np.arange(len(STAFF)) * 7_013 + 235_011, 13)
_SOURCES = pool(["Web Download", "Trade Show", "Employee Referral", "Cold Call"])
_STAGES = pool(["Qualification", "Proposal/Price Quote", "Closed Won", "Closed Lost"])
_CAMPAIGN_STARTS = calendar.SPAN_END + np.array([-650, -400, -200, -10, 20]) * DAY
_TAGS = pool(
    [
        "[]",
        "[]",
        '[{"name":"VIP","id":"5540230000000410001"}]',
        '[{"name":"老客户","id":"5540230000000410002"},'
        '{"name":"复购","id":"5540230000000410003"}]',
    ]
)
_KEY = ("org_id", "id", "Modified_Time")


def export(world: World, truths: list[Truth]) -> Iterator[Table | Truth]:
    """Return the six modules; accounts are companies, the others persons."""
    stream = world.stream("zoho")
    mine = f"zoho:{ORG}:"
    accounts, firms = _accounts(world, stream)
    yield Table("zoho", "accounts", accounts, _KEY)
    yield Truth(mine + accounts["id"], firms, True)

    contacts, who = _contacts(world, stream, accounts)
    again = np.flatnonzero(stream.chance(len(who), 0.06))
    older = {
        "Modified_Time": contacts["Created_Time"][again],
        "Email_Opt_Out": empty(len(again), "false"),
        "Unsubscribed_Mode": empty(len(again)),
        "Unsubscribed_Time": empty(len(again)),
    }
    yield Table("zoho", "contacts", with_older_pull(contacts, again, older), _KEY)
    yield Truth(mine + contacts["id"], who)

    campaigns = _campaigns(stream)
    yield Table("zoho", "campaigns", campaigns, _KEY)
    deals = _deals(stream, accounts, contacts, campaigns)
    yield Table("zoho", "deals", deals, _KEY)

    leads, prospects = _leads(world, stream, contacts, who, deals)
    yield Table("zoho", "leads", leads, _KEY)
    yield Truth(mine + leads["id"], prospects)
    yield _calls(stream, contacts, leads, deals)


def _ids(stream: Stream, n: int, module: int) -> np.ndarray:
    """Return ids of 19 digits, which no float can hold."""
    serial = stream.rng.permutation(n) * 1_009 + module * 10**8
    return "554023" + digits(serial, 13)


def _times(stream: Stream, n: int, at: np.ndarray | None = None) -> Columns:
    made, changed = stamps(stream, n)
    if at is not None:
        made, changed = at, calendar.later(at, stream.whole(n, 60, 30 * DAY))
    return {"Created_Time": _offset(made), "Modified_Time": _offset(changed)}


def _offset(seconds: np.ndarray) -> np.ndarray:
    """Return local seconds with their offset: ``2024-01-05T16:33:45+08:00``."""
    seconds = np.asarray(seconds)
    return date(seconds // DAY) + "T" + clock(seconds) + "+08:00"


def _lookup(name: np.ndarray | str, key: np.ndarray) -> np.ndarray:
    """Return references: an object with name and id."""
    return '{"name":"' + name + '","id":"' + key + '"}'


def _owned(stream: Stream, n: int) -> Columns:
    staff = stream.whole(n, 0, len(STAFF))
    mail = '","email":"sales' + number(staff + 1) + '@example.com"}'
    owner = '{"name":"' + STAFF[staff] + '","id":"' + _STAFF_KEYS[staff] + mail
    return {"Owner": owner}


def _accounts(world: World, stream: Stream) -> tuple[Columns, np.ndarray]:
    firms, table = world.organisations, read("districts")
    firm = np.flatnonzero(np.arange(len(firms)) % 5 < 3)
    n, place = len(firm), firms.district[firm]
    return {
        "org_id": empty(n, ORG),
        "id": _ids(stream, n, 1),
        "Account_Name": company_names(world, stream, firm),
        "Account_Type": stream.pick(n, pool(["Customer", "Prospect", "Distributor"])),
        "Industry": stream.pick(n, pool(["Retail", "Technology", "Hospitality"])),
        "Phone": desk_lines(world, stream, n, 0.7),
        "Website": "https://www.firm" + number(firm + 1) + ".example.com/",
        "Unified_Social_Credit_Code": only(
            stream.chance(n, 0.6), uscc_cells(stream, firms.uscc[firm])
        ),
        "Billing_Street": "创业园" + number(stream.whole(n, 1, 90)) + "号",
        "Billing_City": pool(table["city"])[place],
        "Billing_State": pool(table["province"])[place],
        "Billing_Code": digits(stream.whole(n, 100_000, 700_000), 6),
        "Billing_Country": stream.pick(n, pool(["中国", "China"])),
        "Tag": stream.pick(n, _TAGS),
        **_owned(stream, n),
        "Record_Status__s": empty(n, "Available"),
        **_times(stream, n),
    }, firm


def _person_columns(world: World, stream: Stream, who: np.ndarray) -> Columns:
    """Return what contacts and leads share; a name is whole or in two parts."""
    n, names = len(who), world.people.names.of(who)
    cells = person_cells(world, stream, who)
    split = (cells["name"] == names.full()) & stream.chance(n, 0.6)
    full = np.where(split, names.given() + " " + names.family(), cells["name"])
    male = world.people.is_male[who]
    return {
        "First_Name": only(split, names.given()),
        "Last_Name": np.where(split, names.family(), cells["name"]),
        # The full name puts the given name first, in Chinese too.
        "Full_Name": full,
        "Salutation": only(stream.chance(n, 0.4), either(male, "Mr.", "Ms.")),
        "Title": only(stream.chance(n, 0.5), stream.pick(n, TITLES)),
        "Email": cells["email"],
        "Secondary_Email": only(
            stream.chance(n, 0.15), world.contacts.second_email[who]
        ),
        "Phone": desk_lines(world, stream, n, 0.2),
        "Mobile": cells["mobile"],
        "Lead_Source": stream.pick(n, _SOURCES),
    }


def _consent_columns(stream: Stream, n: int) -> Columns:
    """Return who left the mailing list, and on what basis data are kept."""
    left, at = stream.chance(n, 0.12), calendar.moments(stream, n)
    asked = np.where(stream.chance(n, 0.5), stream.whole(n, 0, 3), 3)
    basis = pool(["Obtained", "Not Responded", "Legitimate Interests", None])[asked]
    mail = either(stream.chance(n, 0.8), "true", "false")
    call = either(stream.chance(n, 0.5), "true", "false")
    ends = date((at + 730 * DAY) // DAY)
    details = '{"Consent_Through":"Email","Consent_Date":"' + date(at // DAY)
    details = details + '","Consent_EndsOn":"' + ends + '","Contact_Through_Email":'
    details = details + mail + ',"Contact_Through_Phone":' + call
    details = details + ',"Contact_Through_Social":false}'
    return {
        "Email_Opt_Out": either(left, "true", "false"),
        "Unsubscribed_Mode": only(
            left, stream.pick(n, pool(["Consent form", "Manual", "Unsubscribe link"]))
        ),
        "Unsubscribed_Time": only(left, _offset(at)),
        "Data_Processing_Basis": basis,
        "Data_Processing_Basis_Details": only(asked == 0, details),
    }


def _contacts(
    world: World, stream: Stream, accounts: Columns
) -> tuple[Columns, np.ndarray]:
    who, homes = known_people(world, "zoho contacts", 0.03), world.homes
    n = len(who)
    account = stream.whole(n, 0, len(accounts["id"]))
    lookup = _lookup(accounts["Account_Name"][account], accounts["id"][account])
    return {
        "org_id": empty(n, ORG),
        "id": _ids(stream, n, 2),
        **_person_columns(world, stream, who),
        "Other_Phone": empty(n),
        "Home_Phone": only(
            stream.chance(n, 0.1) & (world.phones.second[who] > 0),
            digits(world.phones.second[who], 11),
        ),
        "Account_Name": only(stream.chance(n, 0.85), lookup),
        "Date_of_Birth": only(stream.chance(n, 0.3), date(world.people.birth[who])),
        "Mailing_Street": only(stream.chance(n, 0.5), homes.detail[who]),
        "Mailing_City": homes.city(who),
        "Mailing_State": homes.province(who),
        "Mailing_Zip": empty(n),
        "Mailing_Country": empty(n, "中国"),
        **_consent_columns(stream, n),
        "Data_Source": stream.pick(n, pool(["Manual", "Import", "API", "Web Forms"])),
        "Tag": stream.pick(n, _TAGS),
        **_owned(stream, n),
        "Record_Status__s": either(stream.chance(n, 0.04), "Trash", "Available"),
        **_times(stream, n),
    }, who


def _leads(
    world: World,
    stream: Stream,
    contacts: Columns,
    contact_who: np.ndarray,
    deals: Columns,
) -> tuple[Columns, np.ndarray]:
    """Return leads: new people, and people who have become contacts."""
    fresh = known_people(world, "zoho leads", 0.028, digital=0.5)
    rows = np.flatnonzero(stream.chance(len(contact_who), 0.2))
    who = np.concatenate([fresh, contact_who[rows]])
    n, firms = len(who), world.organisations
    became = np.arange(n) >= len(fresh)
    made, changed = stamps(stream, n)
    contact = _lookup(contacts["Full_Name"][rows], contacts["id"][rows])
    # The first deal of a contact is the one its lead was turned into.
    first = {key: i for i, key in reversed(list(enumerate(deals["Contact_Name"])))}
    deal = pool([first.get(cell, -1) for cell in contact])
    deal = deal.astype(np.int64)
    known = _lookup(deals["Deal_Name"][deal], deals["id"][deal])
    blank = empty(len(fresh))
    status = stream.pick(
        n, pool(["Not Contacted", "Contacted", "Pre-Qualified", "Junk Lead"])
    )
    columns = {
        "org_id": empty(n, ORG),
        "id": _ids(stream, n, 3),
        **_person_columns(world, stream, who),
        "Company": company_names(world, stream, stream.whole(n, 0, len(firms))),
        "Lead_Status": np.where(became, "Contacted", status),
        "Street": empty(n),
        "City": world.homes.city(who),
        "State": world.homes.province(who),
        "Zip_Code": empty(n),
        "Country": empty(n, "中国"),
        "Converted__s": either(became, "true", "false"),
        "Converted_Date_Time": only(became, _offset(changed)),
        "Converted_Contact": np.concatenate([blank, contact]),
        "Converted_Account": np.concatenate([blank, contacts["Account_Name"][rows]]),
        "Converted_Deal": np.concatenate([blank, only(deal >= 0, known)]),
        "Visitor_Score": only(stream.chance(n, 0.4), number(stream.whole(n, 1, 100))),
        "First_Visited_URL": only(
            stream.chance(n, 0.2), empty(n, "https://shop.example.com/gifts")
        ),
        **_consent_columns(stream, n),
        "Tag": stream.pick(n, _TAGS),
        **_owned(stream, n),
        "Record_Status__s": empty(n, "Available"),
        "Created_Time": _offset(made),
        "Modified_Time": _offset(changed),
    }
    return columns, who


def _campaigns(stream: Stream) -> Columns:
    n = 5
    starts = _CAMPAIGN_STARTS
    return {
        "org_id": empty(n, ORG),
        "id": _ids(stream, n, 4),
        "Campaign_Name": pool(
            ["春茶上新", "年中回馈", "中秋礼盒", "年终答谢", "新年试饮"]
        ),
        "Type": stream.pick(n, pool(["Email", "Conference", "Advertisement"])),
        "Status": pool(["Complete", "Complete", "Inactive", "Active", "Planning"]),
        "Start_Date": date(starts // DAY),
        "End_Date": date(starts // DAY + 20),
        "Budgeted_Cost": yuan(stream.whole(n, 10, 60) * 100_000),
        "Actual_Cost": only(np.arange(n) < 3, yuan(stream.whole(n, 10, 60) * 100_000)),
        "Num_sent": number(stream.whole(n, 200, 4000)),
        "Expected_Response": number(stream.whole(n, 1, 20)),
        **_owned(stream, n),
        "Record_Status__s": empty(n, "Available"),
        **_times(stream, n, np.minimum(starts, calendar.SPAN_END) - 30 * DAY),
    }


def _deals(
    stream: Stream, accounts: Columns, contacts: Columns, campaigns: Columns
) -> Columns:
    n = len(contacts["id"])
    contact = stream.whole(n, 0, n)
    stage = stream.index(n, np.array([2, 2, 4, 2]))
    at = calendar.moments(stream, n)
    # What a campaign brings comes after it has begun.
    source = np.searchsorted(_CAMPAIGN_STARTS, at, side="right") - 1
    told = (source >= 0) & stream.chance(n, 0.4)
    named = campaigns["Campaign_Name"][source]
    foreign = stream.chance(n, 0.05)
    closing = np.minimum(at + 40 * DAY, calendar.SPAN_END - DAY)
    return {
        "org_id": empty(n, ORG),
        "id": _ids(stream, n, 5),
        "Deal_Name": "团购 " + digits(np.arange(n) + 1, 4),
        "Amount": yuan(stream.whole(n, 500, 90_000) * 100),
        "Currency": either(foreign, "USD", "CNY"),
        "Stage": _STAGES[stage],
        "Probability": pool(["10", "75", "100", "0"])[stage],
        "Closing_Date": date(closing // DAY),
        "Pipeline": empty(n, "Standard (Standard)"),
        "Campaign_Source": only(told, _lookup(named, campaigns["id"][source])),
        "Account_Name": contacts["Account_Name"][contact],
        "Contact_Name": _lookup(
            contacts["Full_Name"][contact], contacts["id"][contact]
        ),
        "Lead_Source": stream.pick(n, _SOURCES),
        "Tag": stream.pick(n, _TAGS),
        **_owned(stream, n),
        "Record_Status__s": empty(n, "Available"),
        **_times(stream, n, at),
    }


def _calls(stream: Stream, contacts: Columns, leads: Columns, deals: Columns) -> Table:
    """Return calls with contacts, about a deal now and then, and with leads."""
    n = len(contacts["id"]) + len(leads["id"])
    contact = stream.whole(n, 0, len(contacts["id"]))
    lead = stream.whole(n, 0, len(leads["id"]))
    deal = stream.whole(n, 0, len(deals["id"]))
    to_lead, on_deal = stream.chance(n, 0.4), stream.chance(n, 0.3)
    who = _lookup(contacts["Full_Name"][contact], contacts["id"][contact])
    who = np.where(on_deal, deals["Contact_Name"][deal], who)
    what = only(on_deal, _lookup(deals["Deal_Name"][deal], deals["id"][deal]))
    on_lead = _lookup(leads["Full_Name"][lead], leads["id"][lead])
    at = calendar.moments(stream, n)
    # One call is planned for after the export.
    at = np.where(np.arange(n) == 3, calendar.SPAN_END + 9 * DAY, at)
    made = np.minimum(at, calendar.SPAN_END - DAY)
    done = at < calendar.SPAN_END
    return Table(
        "zoho",
        "calls",
        {
            "org_id": empty(n, ORG),
            "id": _ids(stream, n, 6),
            "Subject": "Call with " + either(to_lead, "lead", "customer"),
            "Call_Type": stream.pick(n, pool(["Outbound", "Outbound", "Inbound"])),
            "Call_Start_Time": _offset(at),
            "Call_Duration_in_seconds": only(done, number(stream.whole(n, 5, 900))),
            "Call_Result": only(
                done, stream.pick(n, pool(["Interested", "No response", "Busy"]))
            ),
            "Description": only(done, stream.pick(n, NOTES)),
            "Who_Id": only(~to_lead, who),
            "What_Id": np.where(to_lead, on_lead, what),
            **_owned(stream, n),
            "Record_Status__s": empty(n, "Available"),
            **_times(stream, n, made),
        },
        _KEY,
    )
