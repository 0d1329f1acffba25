"""What Salesforce users do: campaigns, tasks and cases about the same people."""

from collections.abc import Iterator

import numpy as np

from benchmarks.systems.export import Columns, Table, append_rows, pick_rows
from benchmarks.systems.salesforce_ids import Keys, draw_keys
from benchmarks.systems.service_words import ISSUES, QUESTIONS
from benchmarks.world import calendar
from benchmarks.world.randomness import Stream
from benchmarks.world.tables import pool
from benchmarks.world.text import (
    DAY,
    date,
    digits,
    either,
    empty,
    iso_utc,
    number,
    only,
    rewrite,
    yuan,
)
from benchmarks.world.world import World

_USERS = 12
_CAMPAIGNS = 16


def activity_tables(
    world: World, org: str, contacts: Columns, leads: Columns, deals: Columns
) -> Iterator[Table]:
    """Return users, campaigns, their members and influence, tasks and cases."""
    stream = world.stream("salesforce activity")
    order = ("organization_id", "id")
    users = draw_keys(stream, "005", _USERS)
    yield Table("salesforce", "user", _users(world, stream, org, users), order)
    campaigns = draw_keys(stream, "701", _CAMPAIGNS)
    cells, starts = _campaigns(stream, org, campaigns)
    yield Table("salesforce", "campaign", cells, order)
    members = _members(stream, org, campaigns, starts, contacts, leads)
    yield Table("salesforce", "campaign_member", members, order)
    influence = _influence(stream, org, campaigns, leads, deals)
    yield Table("salesforce", "campaign_influence", influence, order)
    tasks = _tasks(stream, org, users, contacts, leads, deals)
    yield Table("salesforce", "task", tasks, order)
    yield Table("salesforce", "case", _cases(stream, org, users, contacts), order)


def _row(stream: Stream, org: str, prefix: str, n: int) -> Columns:
    return {
        "organization_id": empty(n, org),
        "id": draw_keys(stream, prefix, n).full,
        "is_deleted": either(stream.chance(n, 0.03), "true", "false"),
    }


def _short(stream: Stream, cells: np.ndarray, rate: float) -> np.ndarray:
    """Return ids, some as a report shows them: without the last three."""
    return rewrite(cells, stream.chance(len(cells), rate), lambda cell: cell[:15])


def _users(world: World, stream: Stream, org: str, keys: Keys) -> Columns:
    n = len(keys.full)
    who = stream.whole(n, 0, len(world))
    return {
        "organization_id": empty(n, org),
        "id": keys.full,
        "name": world.people.names.full()[who],
        "title": stream.pick(n, pool(["客户经理", "大客户经理", "销售助理"])),
        "department": stream.pick(n, pool(["华东大客户部", "华南大客户部", "电销部"])),
        "is_active": either(np.arange(n) % 6 != 5, "true", "false"),
        "last_modified_date": iso_utc(calendar.registrations(stream, n)),
    }


def _campaigns(stream: Stream, org: str, keys: Keys) -> tuple[Columns, np.ndarray]:
    n = len(keys.full)
    starts = calendar.SPAN_START + (np.arange(n) * 43 + 5) * DAY
    budget = stream.whole(n, 20, 400) * 50_000
    state = stream.index(n, np.array([1, 2, 6, 1]))
    kind = stream.pick(n, pool(["Email", "Trade Show", "Webinar", "Telemarketing"]))
    return {
        "organization_id": empty(n, org),
        "id": keys.full,
        "is_deleted": empty(n, "false"),
        "name": date(starts // DAY) + " " + kind,
        "type": kind,
        "status": pool(["Planned", "In Progress", "Completed", "Aborted"])[state],
        "is_active": either(state < 2, "true", "false"),
        "start_date": date(starts // DAY),
        "end_date": only(state >= 2, date(starts // DAY + 20)),
        "budgeted_cost": yuan(budget),
        "actual_cost": only(state >= 2, yuan(budget * 9 // 10)),
        "created_date": iso_utc(starts - 10 * DAY),
        "last_modified_date": iso_utc(starts),
    }, starts


def _members(
    stream: Stream,
    org: str,
    campaigns: Keys,
    starts: np.ndarray,
    contacts: Columns,
    leads: Columns,
) -> Columns:
    """Return who was asked: leads first, contacts below; few ids are damaged."""
    lead = np.flatnonzero(stream.chance(len(leads["id"]), 0.6))
    contact = np.flatnonzero(stream.chance(len(contacts["id"]), 0.7))
    n = len(lead) + len(contact)
    campaign = stream.whole(n, 0, len(campaigns.full))
    at = starts[campaign] + stream.whole(n, 0, 10 * DAY)
    state = stream.pick(n, pool(["Sent", "Responded", "Opened", "Bounced", "Attended"]))
    answered = (state == "Responded") | (state == "Attended")
    lead_id = np.concatenate([leads["id"][lead], empty(len(contact))])
    lead_id = rewrite(lead_id, stream.chance(n, 0.02), lambda cell: cell[:17])
    return {
        **_row(stream, org, "00v", n),
        "campaign_id": _short(stream, campaigns.full[campaign], 0.05),
        "lead_id": lead_id,
        "contact_id": np.concatenate([empty(len(lead)), contacts["id"][contact]]),
        "status": state,
        "has_responded": either(answered, "true", "false"),
        "first_responded_date": only(answered, date(at // DAY + 2)),
        "created_date": iso_utc(at),
        "last_modified_date": iso_utc(at + 3 * DAY),
    }


def _influence(
    stream: Stream, org: str, campaigns: Keys, leads: Columns, deals: Columns
) -> Columns:
    """Return which campaign won a deal, and which contact it reached there."""
    reached: dict[str, str] = {
        account: contact
        for account, contact in zip(
            leads["converted_account_id"], leads["converted_contact_id"], strict=True
        )
        if account
    }
    deal = np.flatnonzero(stream.chance(len(deals["id"]), 0.5))
    deal = np.concatenate([deal, deal[: len(deal) // 5]])
    n = len(deal)
    contact = pool([reached.get(account) for account in deals["account_id"][deal]])
    return {
        **_row(stream, org, "1B0", n),
        "opportunity_id": deals["id"][deal],
        "campaign_id": campaigns.full[stream.whole(n, 0, len(campaigns.full))],
        "contact_id": contact,
        "influence": number(stream.whole(n, 1, 101)),
        "last_modified_date": deals["last_modified_date"][deal],
    }


def _tasks(
    stream: Stream,
    org: str,
    users: Keys,
    contacts: Columns,
    leads: Columns,
    deals: Columns,
) -> Columns:
    """Return calls, mails and visits: of a person, a deal, or both."""
    person = np.concatenate([contacts["id"], leads["id"]])
    n = min(240, 20 * len(person))
    who = person[stream.whole(n, 0, len(person))]
    deal = stream.whole(n, 0, len(deals["id"]))
    about_deal = stream.chance(n, 0.5)
    kind = stream.index(n, np.array([5, 3, 2, 1]))
    at = calendar.moments(stream, n, in_store=True)
    done = stream.chance(n, 0.85)
    due = at // DAY + np.where(done, 0, stream.whole(n, 1, 30))
    columns = {
        **_row(stream, org, "00T", n),
        "who_id": _short(stream, only(stream.chance(n, 0.8), who), 0.05),
        "what_id": only(about_deal, deals["id"][deal]),
        "account_id": only(about_deal, deals["account_id"][deal]),
        "owner_id": users.full[stream.whole(n, 0, _USERS)],
        "subject": pool(["Call", "Email: 报价单", "上门拜访", "Send Letter"])[kind],
        "description": only(stream.chance(n, 0.5), stream.pick(n, QUESTIONS)),
        "status": either(done, "Completed", "Not Started"),
        "priority": either(stream.chance(n, 0.8), "Normal", "High"),
        "activity_date": date(due),
        "type": pool(["Call", "Email", "Meeting", "Other"])[kind],
        "task_subtype": pool(["Call", "Email", "Task", "Task"])[kind],
        "call_duration_in_seconds": only(kind == 0, number(stream.whole(n, 10, 900))),
        "is_closed": either(done, "true", "false"),
        "created_date": iso_utc(at),
        "last_modified_date": iso_utc(at + 60),
    }
    # An id that lost a letter on the way, as the fixtures show them.
    columns["id"] = rewrite(columns["id"], np.arange(n) == 7, lambda cell: cell[:17])
    # The next load found some of them done.
    again = np.flatnonzero(~done)[:5]
    later = pick_rows(columns, again) | {
        "status": empty(len(again), "Completed"),
        "is_closed": empty(len(again), "true"),
        "last_modified_date": iso_utc(at[again] + 7200),
    }
    return append_rows(columns, later)


def _cases(stream: Stream, org: str, users: Keys, contacts: Columns) -> Columns:
    n = min(80, 20 * len(contacts["id"]))
    row = stream.whole(n, 0, len(contacts["id"]))
    at = calendar.moments(stream, n)
    state = stream.index(n, np.array([1, 1, 1, 6]))
    closed = state == 3
    return {
        **_row(stream, org, "500", n),
        "case_number": digits(np.arange(n) + 1026, 8),
        "contact_id": _short(stream, contacts["id"][row], 0.1),
        "account_id": contacts["account_id"][row],
        "owner_id": users.full[stream.whole(n, 0, _USERS)],
        "subject": stream.pick(n, QUESTIONS),
        "type": stream.pick(n, ISSUES),
        "origin": stream.pick(n, pool(["Phone", "Email", "Web"])),
        "priority": stream.pick(n, pool(["Low", "Medium", "High"])),
        "status": pool(["New", "Escalated", "On Hold", "Closed"])[state],
        "closed_date": only(
            closed, iso_utc(np.minimum(at + 2 * DAY, calendar.SPAN_END - 60))
        ),
        "created_date": iso_utc(at),
        "last_modified_date": iso_utc(at + 3600),
    }
