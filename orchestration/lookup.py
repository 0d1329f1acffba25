"""Find a customer by id, by record or by phone, now or as it once was."""

import re
from typing import Any

import duckdb

from orchestration.errors import OneIdError, UsageError
from orchestration.export import open_table
from orchestration.releases import Release, all_releases, find
from orchestration.settings import Settings, utc_text

_DIMENSIONS = ("dim_customers", "dim_organisations")
_VALUES = "customer_identifier_values"


def lookup(settings: Settings, release: Release, wanted: str) -> list[dict[str, Any]]:
    """Return the customers that an id, a record_id or a phone belongs to."""
    with duckdb.connect() as connection:
        ids = open_table(connection, settings, release, "one_ids")
        wanted = wanted.strip()
        found = _by_id(connection, settings, release, ids, wanted)
        is_id = bool(found)
        if not found:
            found = _by_phone(connection, settings, release, wanted)
        if not found:
            raise OneIdError(
                f"Release {release.run_id} knows no one_id, record_id or phone "
                f"`{wanted}`."
            )
        customers = []
        for one_id in found:
            records = _rows(
                connection,
                f"select * from {ids} where one_id = ?"
                " order by first_seen_at nulls last, record_id",
                one_id,
            )
            known = {one_id, *(record["record_id"] for record in records)}
            customers.append(
                {
                    "one_id": one_id,
                    "former_id": wanted if is_id and wanted not in known else None,
                    "customer": _details(connection, settings, release, one_id),
                    "records": records,
                }
            )
        return customers


def _by_id(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    release: Release,
    ids: str,
    wanted: str,
) -> list[str]:
    query = f"select distinct one_id from {ids} where one_id = $1 or record_id = $1"
    if "one_id_redirects" in release.manifest["tables"]:
        # An id that was merged away leads to the one that took it over.
        redirects = open_table(connection, settings, release, "one_id_redirects")
        query += f" union select redirects_to from {redirects} where one_id = $1"
    found = connection.execute(f"{query} order by one_id", [wanted]).fetchall()
    return [row[0] for row in found]


def _by_phone(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    release: Release,
    wanted: str,
) -> list[str]:
    spellings = phone_spellings(wanted)
    if not spellings or _VALUES not in release.manifest["tables"]:
        return []
    values = open_table(connection, settings, release, _VALUES)
    rows = connection.execute(
        f"select distinct one_id from {values}"
        " where type = 'phone' and list_contains(?, value) order by one_id",
        [spellings],
    ).fetchall()
    return [row[0] for row in rows if row[0]]


def phone_spellings(text: str) -> list[str]:
    """Return the E.164 forms that a typed phone number may mean."""
    if not re.fullmatch(r"\+?[0-9()\s-]{5,24}", text.strip()):
        return []
    digits = re.sub(r"\D", "", text)
    bare = re.sub(r"^(0086|86)(?=1\d{10}$)", "", digits)
    local = bare.removeprefix("0")
    return list(dict.fromkeys([f"+86{bare}", f"+86{local}", f"+{digits}"]))


def _details(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    release: Release,
    one_id: str,
) -> dict[str, Any]:
    for name in _DIMENSIONS:
        table = open_table(connection, settings, release, name)
        query = f"select * from {table} where one_id = ?"
        if rows := _rows(connection, query, one_id):
            return rows[0]
    return {}


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, value: str
) -> list[dict[str, Any]]:
    result = connection.execute(query, [value])
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def lookup_as_of(
    settings: Settings, release: Release, wanted: str, as_of: str
) -> dict[str, Any]:
    """Return the customers of an id or a record at a moment, and what became of them.

    The moment is a time, or a release that is still there.
    """
    with duckdb.connect() as connection:
        _remember(connection, settings, release, as_of)
        found = _rows(connection, _CUSTOMERS_THEN, wanted.strip())
        if not found:
            raise OneIdError(_not_then(connection, wanted.strip(), as_of))
        return {
            "release": release.run_id,
            "as_of": as_of,
            "customers": [
                row | {"records": _records_then(connection, row["id"])} for row in found
            ],
        }


def _remember(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    release: Release,
    as_of: str,
) -> None:
    """Make tables of what was then, what happened at all, and what is now."""
    runs = [other.run_id for other in all_releases(settings.releases_dir)]
    # A release tells its own moment, whatever has been rolled back since.
    past = find(settings.releases_dir, as_of) if as_of in runs else release
    moment = None if as_of in runs else _moment(as_of, runs)
    for source in (past, release):
        if "one_id_events" not in source.manifest["tables"]:
            raise OneIdError(f"Release {source.run_id} keeps no history of its ids.")
    events = open_table(connection, settings, past, "one_id_events")
    connection.execute(_STATE_THEN.format(events=events), [moment])
    events = open_table(connection, settings, release, "one_id_events")
    connection.execute(f"create table events as from {events}")
    ids = open_table(connection, settings, release, "one_ids")
    redirects = open_table(connection, settings, release, "one_id_redirects")
    connection.execute(_STATE_NOW.format(ids=ids))
    connection.execute(f"create table redirects as from {redirects}")


def _moment(as_of: str, runs: list[str]) -> str:
    try:
        return utc_text(as_of) or ""
    except UsageError as error:
        raise UsageError(
            f"`{as_of}` is neither a release that is still there (the latest are: "
            f"{', '.join(runs[-5:])}) nor a time: write it like 2026-01-31 23:59:59 "
            "(UTC)."
        ) from error


# The last thing that had happened to a record says whose it was.
_STATE_THEN = """
create table state_then as
select id_level, record_id, one_id as id
from {events}
where $1 is null or event_at <= cast($1 as timestamp)
qualify
    row_number() over (partition by id_level, record_id order by event_no desc) = 1
    and one_id is not null
"""
_STATE_NOW = """
create table state_now as
select 'standard' as id_level, record_id, one_id as id from {ids}
union all
select 'strict' as id_level, record_id, strict_one_id as id from {ids}
"""
# A record stands for its customer, an id for itself, at its own level.
_CUSTOMERS_THEN = """
with wanted as (
    select distinct id_level, id
    from state_then
    where id = $1 or (record_id = $1 and id_level = 'standard')
)
select wanted.id, wanted.id_level,
    case
        when wanted.id in (select id from state_now) then wanted.id
        else redirects.redirects_to
    end as called_now
from wanted
left join redirects on wanted.id = redirects.one_id
order by wanted.id
"""
_RECORDS_THEN = """
select state_then.record_id, other.id as other_id_then,
    state_now.id as id_now, other_now.id as other_id_now
from state_then
left join state_then as other
    on state_then.record_id = other.record_id
    and state_then.id_level <> other.id_level
left join state_now
    on state_then.record_id = state_now.record_id
    and state_then.id_level = state_now.id_level
left join state_now as other_now
    on state_then.record_id = other_now.record_id
    and state_then.id_level <> other_now.id_level
where state_then.id = $1
order by state_then.record_id
"""
_IN_USE = """
select min(event_at) filter (one_id = $1 or record_id = $1) as since,
    max(event_at) filter (
        from_one_id = $1 or (record_id = $1 and one_id is null)
    ) as until
from events
"""


def _records_then(
    connection: duckdb.DuckDBPyConnection, one_id: str
) -> list[dict[str, Any]]:
    return _rows(connection, _RECORDS_THEN, one_id)


def _not_then(connection: duckdb.DuckDBPyConnection, wanted: str, as_of: str) -> str:
    """Return why an id or a record is not found at a moment."""
    (known,) = _rows(connection, _IN_USE, wanted)
    if known["since"] is None:
        return (
            f"No id and no record `{wanted}` is known, then or now: with --as-of give "
            "a record_id, a one_id or a strict_one_id; a phone is looked up without."
        )
    text = f"`{wanted}` was not in use at {as_of}: it came up at {known['since']}"
    if known["until"]:
        text += f" and was last left at {known['until']}"
    return text + "."
