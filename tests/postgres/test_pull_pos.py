"""A POS database in PostgreSQL: pulled whole, by cursor, and through kills."""

import contextlib
import csv
import re
import time
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest
from cluster import PASSWORD, Cluster
from pulling import (
    ROOT,
    declare,
    dies,
    landed,
    no_secret_in,
    oneid,
    project,
    pulled,
    start,
)

from orchestration.settings import Settings

TABLES = ("members", "tickets", "ticket_items", "products", "stores")
# As a till's database has them; what is not named here is text.
TYPES = {
    "customerUid": "bigint",
    "expiryDate": "timestamp",
    "datetime": "timestamp",
    "openDate": "date",
    "lineNo": "integer",
    "sellPrice": "numeric(12, 2)",
    "buyPrice": "numeric(12, 2)",
    "discountAmount": "numeric",
}


@pytest.fixture
def schema(database: Cluster, request: pytest.FixtureRequest) -> str:
    name = f"t{zlib.crc32(request.node.name.encode())}"
    database.run(f"create schema {name}")
    return name


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("POS_PASSWORD", PASSWORD)
    return project(tmp_path)


def till(
    server: Cluster, schema: str, *tables: dict[str, Any], **changed: Any
) -> dict[str, Any]:
    """Return the declaration of the till's database, as the docs show it."""
    return {
        "name": "pos_db",
        "system": "pos",
        "kind": "sql_database",
        "database": {
            "drivername": "postgresql",
            "host": "127.0.0.1",
            "port": server.port,
            "database": "postgres",
            "username": "pos",
            "password": {"env": "POS_PASSWORD"},
            **changed,
        },
        "schema": schema,
        "rows_per_batch": 1000,
        "tables": list(tables),
    }


MEMBERS = {"table": "members", "cursor": "updated_at"}


def make_members(database: Cluster, schema: str, rows: int) -> None:
    database.run(
        f'create table {schema}.members (app_id text, "customerUid" bigint, name text,'
        " updated_at timestamptz)",
        f"insert into {schema}.members select 'A', 1546494374000000000 + i, '王' || i,"
        " timestamptz '2024-01-01 10:00:00+08' + i / 300 * interval '1 minute'"
        f" from generate_series(0, {rows - 1}) as i",
    )


def uids(settings: Settings) -> list[int]:
    found = landed(settings, "pos/members", "customerUid")
    return sorted(int(uid) - 1546494374000000000 for (uid,) in found)


def seed(table: str) -> tuple[list[str], list[list[str | None]]]:
    path = ROOT / "seeds" / "raw" / "pos" / f"raw_pos__{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return header, [[cell or None for cell in row] for row in rows]


def load_seeds(database: Cluster, schema: str) -> None:
    """Make a till's database of the demo's exports, typed where they are clean."""
    with database.connect() as connection:
        for table in TABLES:
            header, rows = seed(table)
            columns = ", ".join(f'"{n}" {TYPES.get(n, "text")}' for n in header)
            connection.execute(
                f"create table {schema}.{table} ({columns},"
                " updated_at timestamptz default '2024-06-01 00:00:00+08')"
            )
            names = ", ".join(f'"{name}"' for name in header)
            with connection.cursor().copy(
                f"copy {schema}.{table} ({names}) from stdin"
            ) as copy:
                for row in rows:
                    copy.write_row(row)


def test_a_pos_database_runs_to_a_release(database, schema, settings, tmp_path):
    load_seeds(database, schema)
    real = replace(settings, project_dir=ROOT)
    tables = [{"table": table, "cursor": "updated_at"} for table in TABLES[:3]]
    declare(real, till(database, schema, *tables, {"table": "products"}))
    dbt = {
        "DBT_TARGET_PATH": str(tmp_path / "target"),
        "DBT_LOG_PATH": str(tmp_path / "logs"),
    }
    done = oneid(real, "pull")
    assert done.returncode == 0, done.stderr
    for table in TABLES[:4]:
        header, rows = seed(table)
        found = landed(real, f"pos/{table}", *header)
        assert sorted(map(str, found)) == sorted(str(tuple(row)) for row in rows)
    # A member changes, a ticket is added: only these come with the second pull.
    database.run(
        f"update {schema}.members set phone = '13800000009', updated_at = now()"
        f' where "customerUid" = (select min("customerUid") from {schema}.members)',
        f'insert into {schema}.tickets (app_id, sn, datetime, "totalAmount",'
        ' "ticketType", updated_at)'
        " select app_id, 'T1', '2025-01-01 10:00:00', '19.90', 'SELL', now()"
        f" from {schema}.tickets limit 1",
    )
    done = oneid(real, "pull")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": 1 rows") == 2
    assert done.stdout.count("nothing new") == 2
    run = ("run", "--landing", "files", "--systems", "pos")
    done = oneid(real, *run, timeout=1200, **dbt)
    assert done.returncode == 0, done.stdout + done.stderr
    current = (real.home / "releases" / "CURRENT").read_text(encoding="utf-8").strip()
    release = real.home / "releases" / current / "public"
    (amount,) = duckdb.execute(
        f"select amount from read_parquet('{release}/fct_orders.parquet')"
        " where ordered_at = timestamp '2025-01-01 02:00:00'"
    ).fetchone()
    assert str(amount) == "19.9000"
    no_secret_in(tmp_path, PASSWORD)


def test_every_type_keeps_every_digit(database, schema, settings):
    database.run(
        f'create table {schema}.members (app_id text, "customerUid" numeric,'
        " a numeric(38, 10), b double precision, c timestamptz, d timestamp, e date,"
        " f time, g boolean, h uuid, i jsonb, j text[], k bytea, l bigint, m char(4),"
        " n timestamp, o json)",
        f"insert into {schema}.members values ('中文', 12345678901234567890123,"
        " 1234567890123456789012345678.0000000010, 0.1,"
        " '2024-01-01 10:00:00.123456+08', '0001-01-01 00:00:00', '2024-02-29',"
        " '23:59:59', true, '00000000-0000-0000-0000-00000000000a',"
        """ '{"价": 1.10, "n": 12345678901234567890}', array['甲', 'b'], '\\xff00',"""
        " 9223372036854775807, 'ab', 'infinity', '{\"b\": 1,  \"a\": 2.50}')",
    )
    declare(settings, till(database, schema, {"table": "members"}))
    assert pulled(settings).errors == []
    (row,) = landed(
        settings, "pos/members", "app_id", "customerUid", *"abcdefghijklmno"
    )
    assert row[:4] == (
        "中文",
        "12345678901234567890123",
        "1234567890123456789012345678.0000000010",
        "0.1",
    )
    assert row[4].startswith("2024-01-01 ")
    assert duckdb.execute(
        "select ?::timestamptz = '2024-01-01 10:00:00.123456+08'", [row[4]]
    ).fetchone() == (True,)
    assert row[5:] == (
        "0001-01-01 00:00:00",
        "2024-02-29",
        "23:59:59",
        "true",
        "00000000-0000-0000-0000-00000000000a",
        '{"n": 12345678901234567890, "价": 1.10}',
        '["甲", "b"]',
        "ff00",
        "9223372036854775807",
        "ab  ",
        "infinity",
        '{"b": 1,  "a": 2.50}',
    )


def test_changes_come_once_and_ties_are_kept_apart(database, schema, settings):
    make_members(database, schema, 2500)
    declare(settings, till(database, schema, MEMBERS))
    assert pulled(settings).errors == []
    assert uids(settings) == list(range(2500))
    assert pulled(settings).batches == []
    database.run(
        f"update {schema}.members set updated_at = now() where name in ('王1', '王2')",
        f"insert into {schema}.members select 'A', 1546494374000002500, '新',"
        f" max(updated_at) from {schema}.members where name not in ('王1', '王2')",
    )
    # The insert has the moment at which the first pull ended: it is not lost.
    assert [batch.rows for batch in pulled(settings).batches] == [3]
    assert pulled(settings).batches == []


def test_late_writes_come_with_an_overlap(database, schema, settings):
    make_members(database, schema, 2500)
    declare(settings, till(database, schema, {**MEMBERS, "overlap": 600}))
    assert pulled(settings).errors == []
    database.run(
        f"insert into {schema}.members select 'A', 1546494374000002500, '迟',"
        f" max(updated_at) - interval '5 minutes' from {schema}.members"
    )
    assert pulled(settings).errors == []
    assert set(uids(settings)) == set(range(2501))


@pytest.mark.parametrize(
    ("module", "name", "count"),
    [
        ("orchestration.pulls.databases", "Part.__call__", 1),
        ("orchestration.pulls.databases", "Part.__call__", 4),
        ("dlt.extract.extract", "Extract.commit_packages", 3),
        ("orchestration.pulls.staged", "settle", 2),
    ],
)
def test_killed_in_the_middle(database, schema, settings, module, name, count):
    make_members(database, schema, 5000)
    declare(settings, till(database, schema, MEMBERS))
    dies(settings, module, name, "after", count)
    assert pulled(settings).errors == []
    assert uids(settings) == list(range(5000))
    assert pulled(settings).batches == []


def test_killed_again_and_again_at_any_time(database, schema, settings):
    make_members(database, schema, 20000)
    declare(settings, till(database, schema, MEMBERS))
    for seconds in (4, 5, 6, 7):
        process = start(settings)
        time.sleep(seconds)
        process.kill()
        process.wait()
    assert pulled(settings).errors == []
    assert uids(settings) == list(range(20000))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"password": {"env": "WRONG"}}, "user name or password are wrong"),
        ({"port": 9}, "the database cannot be reached"),
        ({"database": "nowhere"}, "no such database"),
        ({"username": "stranger"}, "the user may not read it|no table `members`"),
        ({"host": "no.such.host.invalid"}, "cannot be reached|not known"),
    ],
)
def test_what_is_wrong_is_told(database, schema, settings, monkeypatch, changed, said):
    monkeypatch.setenv("WRONG", "not the word at all")
    make_members(database, schema, 1)
    with contextlib.suppress(psycopg.errors.DuplicateObject):
        database.run(f"create role stranger login password '{PASSWORD}'")
    declare(settings, till(database, schema, MEMBERS, **changed))
    (error,) = pulled(settings).errors
    assert re.search(said, error), error
    assert PASSWORD not in error
    assert "not the word" not in error
