"""Find a customer of the current release by id, by record or by phone."""

import re
from typing import Any

import duckdb

from orchestration.errors import OneIdError
from orchestration.export import open_table
from orchestration.releases import Release
from orchestration.settings import Settings

_DIMENSIONS = ("dim_customers", "dim_organisations")
_VALUES = "customer_identifier_values"


def lookup(settings: Settings, release: Release, wanted: str) -> list[dict[str, Any]]:
    """Return the customers that an id, a record_id or a phone belongs to."""
    with duckdb.connect() as connection:
        ids = open_table(connection, settings, release, "one_ids")
        found = _by_id(connection, settings, release, ids, wanted.strip())
        if not found:
            found = _by_phone(connection, settings, release, wanted)
        if not found:
            raise OneIdError(
                f"Release {release.run_id} knows no one_id, record_id or phone "
                f"`{wanted}`."
            )
        return [
            {
                "one_id": one_id,
                "customer": _details(connection, settings, release, one_id),
                "records": _rows(
                    connection,
                    f"select * from {ids} where one_id = ?"
                    " order by first_seen_at nulls last, record_id",
                    one_id,
                ),
            }
            for one_id in found
        ]


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
