"""Raw tables, marts and a last release, small enough to break one thing at a time."""

import json
import shutil
from pathlib import Path

import duckdb
import pandas

from expectations.limits import LIMITS_FILE
from orchestration.keys import attach_encrypted, load_crypto, require_key
from orchestration.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = {
    "channel": {"is_key": True},
    "order_id": {"is_key": True},
    "phone": {"holds": "phone"},
    "email": {"holds": "email"},
    "amount": {"holds": "amount"},
    "ordered_at": {"holds": "timestamp"},
    "name": {},
}
GOOD_ROW = {
    "channel": "shop",
    "order_id": "0001",
    "phone": "138 1234 5678",
    "email": "li@example.com",
    "amount": "￥1,299.00元",
    "ordered_at": "2025年3月1日 10:00",
    "name": "李小龙",
}


def gate_settings(folder):
    """Return the settings of a project of one system, with the real limits."""
    project = folder / "project"
    limits = project / LIMITS_FILE
    limits.parent.mkdir(parents=True)
    shutil.copy(ROOT / LIMITS_FILE, limits)
    project_file = {"vars": {"catalogue": {"generic": ["customers"]}}}
    write(project / "dbt_project.yml", project_file)
    home = folder / "home"
    home.mkdir()
    return Settings(project, home, folder / "landing")


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content), encoding="utf-8")


def declare(settings, tables):
    """Write the YAML (JSON is YAML) that declares the raw tables."""
    columns = [
        {"name": name, "config": {"meta": meta}} for name, meta in COLUMNS.items()
    ]
    declared = [
        {"name": table, "config": {"meta": {"required": "one_of"}}, "columns": columns}
        for table in tables
    ]
    folder = settings.project_dir / "models" / "staging" / "generic"
    source = {"name": "raw_generic", "tables": declared}
    write(folder / "_generic.yml", {"sources": [source]})


def land(settings, rows, tables=("orders",)):
    """Declare raw tables and make a build database where they hold the rows."""
    declare(settings, tables)
    frame = pandas.DataFrame(rows, columns=list(COLUMNS), dtype="str")  # noqa: F841
    with duckdb.connect(settings.build_path) as connection:
        connection.execute("create schema raw")
        for table in tables:
            connection.execute(
                f"create table raw.raw_generic__{table} as select * from frame"
            )


def good_rows(count=100, **changed):
    return [GOOD_ROW | {"order_id": f"{n:04}"} | changed for n in range(count)]


def release_before(settings, landed_rows):
    folder = settings.releases_dir / "20250101T000000Z-0001"
    (folder / "public").mkdir(parents=True)
    (settings.releases_dir / "CURRENT").write_text(folder.name)
    file = folder / "public" / "governance_landed_tables.parquet"
    duckdb.sql(
        "select 'generic' as system, 'orders' as table_name,"
        f" {landed_rows} as landed_rows"
    ).write_parquet(str(file))
    orders = folder / "public" / "fct_orders.parquet"
    duckdb.sql(
        "select 'shop' as channel, 'c' || n as one_id from range(100) as t(n)"
    ).write_parquet(str(orders))
    tables = {
        "governance_landed_tables": {
            "rows": 1,
            "file": "public/governance_landed_tables.parquet",
        },
        "fct_orders": {"rows": 100, "file": "public/fct_orders.parquet"},
        "customer_contacts": {"rows": 300, "file": "restricted.duckdb"},
    }
    manifest = {
        "created_at": "2025-01-01T00:00:00+00:00",
        "systems": ["generic"],
        "tables": tables,
    }
    write(folder / "manifest.json", manifest)


MARTS = {
    "one_ids": "select 'r' || n as record_id, 'c' || n // {per_customer} as one_id,"
    " 'c' || n as strict_one_id, if(n % 2 = 0, 'shop', 'store') as channel"
    " from range(200) as t(n)",
    "dim_customers": "select 'c' || n as one_id from range(100) as t(n)",
    "dim_organisations": "select 'c' as one_id where false",
    "dim_channels": "select 'shop' as channel",
    "fct_orders": "select 'shop' as channel, timestamp '2025-03-01' as ordered_at,"
    " if(n < {linked_orders}, 'c' || n, null) as one_id from range(100) as t(n)",
    "governance_landed_tables": "select 'generic' as system, 'orders' as table_name,"
    " 100 as landed_rows, {quarantined} as quarantined_rows",
    "customer_contacts": "select '李小龙' as full_name, null::text as phone,"
    " null::text as email from range({contacts})",
}
SOUND = {"per_customer": 2, "linked_orders": 90, "quarantined": 1, "contacts": 300}


def build_marts(settings, **changed):
    """Make a build database, its restricted half too, and its manifest."""
    facts = SOUND | changed
    nodes = {}
    with duckdb.connect(settings.build_path) as connection:
        load_crypto(connection)
        key = require_key(settings.home, settings.landing)
        attach_encrypted(
            connection, settings.restricted_path, "restricted", settings.home, key
        )
        connection.execute("create schema core")
        connection.execute("create schema restricted.restricted")
        for name, query in MARTS.items():
            is_restricted = name == "customer_contacts"
            schema = "restricted.restricted" if is_restricted else "build.core"
            connection.execute(
                f"create table {schema}.{name} as {query.format(**facts)}"
            )
            nodes[f"model.oneid.{name}"] = {
                "resource_type": "model",
                "name": name,
                "relation_name": f"{schema}.{name}",
                "config": {"meta": {"release": "public"}},
            }
    write(settings.target_dir / "manifest.json", {"nodes": nodes})
