"""Tables that another tool loaded are read where they lie."""

import subprocess
import sys
from pathlib import Path

import duckdb
from conftest import ROOT, plain_environment

AS_OF = "2026-01-01 00:00:00"


def test_a_loaders_tables_become_customers(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with duckdb.connect(home / "build.duckdb") as loader:
        loader.execute("create schema raw_generic")
        # As a loader leaves them: types of its own, its load id, a new column.
        loader.execute("""
            create table raw_generic.customers as
            select * from (values
                ('till', 7::bigint, '王小明', 13911110001::bigint, 'x', 'load-1'),
                ('shop', 8::bigint, '王小明', 13911110001::bigint, null, 'load-2')
            ) as rows(channel, customer_id, name, phone, shoe_size, _dlt_load_id)
        """)
    given = f"{{landing: warehouse, systems: [generic], as_of: {AS_OF}}}"
    done = subprocess.run(
        [sys.executable, "-m", "dbt.cli.main", "build", "--vars", given],
        env={
            **plain_environment(),
            "ONEID_HOME": str(home),
            "ONEID_KEY": "a key of this test alone",
            "DBT_TARGET_PATH": str(tmp_path / "target"),
            "DBT_LOG_PATH": str(tmp_path / "logs"),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    with duckdb.connect(home / "build.duckdb", read_only=True) as build:
        rows = build.execute("""
            select ids.source_record_id, stg._batch_id, stg.extra
            from matching.one_ids as ids
            inner join staging.stg_generic__customers as stg using (record_id)
            order by all
        """).fetchall()
        assert rows == [
            ("7", "load-1", '{"shoe_size":"x","_dlt_load_id":"load-1"}'),
            ("8", "load-2", '{"shoe_size":null,"_dlt_load_id":"load-2"}'),
        ]
        ids = build.execute("select count(distinct one_id) from matching.one_ids")
        assert ids.fetchone() == (1,)
        # An optional table that nobody loaded is empty, and typed.
        events = build.execute("select count(*) from conformed.int_conformed__events")
        assert events.fetchone() == (0,)
