"""A build of a few rows, made without dbt, and a dbt project of a few models."""

import json
from pathlib import Path

import duckdb

from orchestration.keys import attach_encrypted, load_crypto, require_key
from orchestration.settings import Settings

# name: (release, query); what the gates and the commands read of a real build.
_TABLES = {
    "int_conformed__customers": (
        None,
        "select record_id, channel, phone from raw_records",
    ),
    "one_ids": (
        "state",
        """
        select
            record_id, sha256(record_id) as record_key, 'generic' as system,
            channel, record_id as source_record_id, 'c' || phone as one_id,
            'c' || phone as strict_one_id, 'phone' as match_rule,
            12000 as match_weight, timestamp '2025-01-01' as first_seen_at
        from raw_records
        """,
    ),
    "one_id_redirects": (
        "state",
        """
        select
            'standard' as id_level, 'c0' as one_id, 'c13800000001' as redirects_to
        """,
    ),
    "dim_customers": (
        "public",
        """
        select 'c' || phone as one_id, count(*) as records, 0 as revision
        from raw_records group by phone
        """,
    ),
    "dim_organisations": ("public", "select 'none' as one_id where false"),
    "customer_identifier_values": (
        "restricted",
        """
        select distinct
            'c' || phone as one_id, 'phone' as type, '+86' || phone as value
        from raw_records
        """,
    ),
}
# The expectations speak of the real tables; a scratch build has no limits.
_LIMITS_FILE = "seeds/reference/gate_limits.csv"
_NO_LIMITS = "gate,measure,minimum,maximum,unit,meaning,advice\n"
RECORDS = (
    ("shop:1", "shop", "13800000001"),
    ("shop:2", "shop", "13800000002"),
    ("till:7", "till", "13800000001"),
)


def scratch_settings(folder: Path, landing: str = "seeds") -> Settings:
    """Return settings whose every path lies in the folder."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    return Settings(folder / "project", home, folder / "landing", landing)


def build(settings: Settings, records: tuple = RECORDS) -> Settings:
    """Make a build database and a dbt manifest as a dbt build leaves them."""
    settings.target_dir.mkdir(parents=True, exist_ok=True)
    project = "vars: {catalogue: {generic: [customers]}}\n"
    (settings.project_dir / "dbt_project.yml").write_text(project, encoding="utf-8")
    limits = settings.project_dir / _LIMITS_FILE
    limits.parent.mkdir(parents=True, exist_ok=True)
    limits.write_text(_NO_LIMITS, encoding="utf-8")
    nodes = {}
    with duckdb.connect(settings.build_path) as connection:
        load_crypto(connection)
        key = require_key(settings.home, settings.landing)
        path = settings.restricted_path
        attach_encrypted(connection, path, "restricted", settings.home, key)
        connection.execute("create schema if not exists raw")
        connection.execute("create schema if not exists restricted.restricted")
        connection.execute(
            "create or replace table raw.raw_records"
            " (record_id text, channel text, phone text)"
        )
        connection.executemany(
            "insert into raw.raw_records values (?, ?, ?)", list(records)
        )
        connection.execute("set search_path = 'build.main,build.raw'")
        for name, (release, query) in _TABLES.items():
            schema = (
                "restricted.restricted" if release == "restricted" else "build.main"
            )
            relation = f"{schema}.{name}"
            connection.execute(f"create or replace table {relation} as {query}")
            nodes[f"model.scratch.{name}"] = {
                "name": name,
                "resource_type": "model",
                "relation_name": relation,
                "config": {"meta": {"release": release} if release else {}},
            }
    manifest = json.dumps({"nodes": nodes})
    (settings.target_dir / "manifest.json").write_text(manifest, encoding="utf-8")
    return settings


def change(settings: Settings, statement: str) -> None:
    """Change the build database."""
    with duckdb.connect(settings.build_path) as connection:
        connection.execute(statement)


_PROJECT = {
    "dbt_project.yml": """
name: scratch
profile: oneid
flags: {warn_error_options: {error: [Deprecations]}}
vars: {catalogue: {generic: [customers]}}
models: {scratch: {+materialized: table}}
seeds:
  scratch: {+schema: landed_generic, +column_types: {customer_id: text, phone: text}}
""",
    "profiles.yml": """
oneid:
  target: duckdb
  outputs:
    duckdb:
      type: duckdb
      path: "{{ env_var('ONEID_HOME') }}/build.duckdb"
      threads: 2
      plugins:
        - module: orchestration.dbt_plugin
          config: {landing: "{{ var('landing', 'seeds') }}"}
""",
    "macros/generate_schema_name.sql": """
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ custom_schema_name or target.schema }}
{%- endmacro %}
""",
    "models/raw_records.sql": """
select channel || ':' || customer_id as record_id, channel, phone
from {{ ref('raw_generic__customers') }}
""",
    "models/_scratch.yml": """
models:
  - name: one_ids
    columns:
      - name: record_key
        data_tests: [unique]
""",
    "models/staging/generic/_generic.yml": """
sources:
  - name: raw_generic
    schema: landed_generic
    tables: [{name: customers, columns: [{name: customer_id}]}]
""",
    _LIMITS_FILE: _NO_LIMITS,
    "seeds/raw_generic__customers.csv": """\
channel,customer_id,phone
shop,1,13800000001
shop,2,13800000002
till,7,13800000001
""",
}


def write_project(folder: Path) -> dict[str, str]:
    """Write a dbt project of the scratch tables; return the environment for it."""
    files = dict(_PROJECT)
    for name, (release, query) in _TABLES.items():
        place = ", database='restricted', schema='restricted'"
        place = place if release == "restricted" else ""
        config = f"{{{{ config(meta={{'release': '{release}'}}{place}) }}}}"
        body = query.replace("raw_records", "{{ ref('raw_records') }}")
        files[f"models/{name}.sql"] = f"{config if release else ''}\n{body}"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return {
        "DBT_PROJECT_DIR": str(folder),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        "ONEID_HOME": str(folder / "home"),
        "ONEID_LANDING": str(folder / "landing"),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    }
