"""Spark makes of the conformed tables of a DuckDB build what DuckDB makes of them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest
from earlier_release import publish_earlier_release
from engines import Engine, duckdb_engine, spark_engine

from orchestration.keys import (
    DEMO_KEY,
    attach_encrypted,
    load_crypto,
    require_key,
)

# Tables that others read: equal to the type.
PUBLIC = {
    "households": "matching",
    "match_aliases": "matching",
    "match_cut_links": "matching",
    "match_decisions": "matching",
    "match_evidence": "matching",
    "match_frequencies": "matching",
    "match_parameters": "matching",
    "match_values": "restricted",
    "one_id_events": "matching",
    "one_id_redirects": "matching",
    "one_ids": "matching",
    "review_queue": "matching",
}


@dataclass(frozen=True)
class Twins:
    """One database with the tables of both builds beside each other."""

    connection: duckdb.DuckDBPyConnection
    duckdb: Engine
    spark: Engine
    inputs: Path

    def read(self, engine: str, schema: str, table: str) -> str:
        """Return how a table of one build is read."""
        if engine == "duckdb":
            database = "restricted" if schema == "restricted" else "build"
            return f"{database}.{schema}.{table}"
        return f"read_parquet('{self.spark.home}/spark/{schema}.db/{table}/*.parquet')"

    def columns(self, engine: str, schema: str, table: str) -> list[tuple[str, str]]:
        """Return the names and types of a table's columns."""
        relation = self.read(engine, schema, table)
        described = self.connection.execute(f"describe from {relation}").fetchall()
        return [(name, kind) for name, kind, *_ in described]

    def only_in(self, engine: str, schema: str, table: str) -> list[tuple]:
        """Return rows that a table has in one build and not in the other."""
        names = ", ".join(f'"{n}"' for n, _ in self.columns("duckdb", schema, table))
        here = self.read(engine, schema, table)
        other = "spark" if engine == "duckdb" else "duckdb"
        there = self.read(other, schema, table)
        return self.connection.execute(
            f"select {names} from {here} except all select {names} from {there}"
        ).fetchall()

    def tables(self) -> list[str]:
        """Return the tables of matching in the DuckDB build."""
        rows = self.connection.execute(
            "select table_name from duckdb_tables() where database_name = 'build'"
            " and schema_name = 'matching' order by table_name"
        ).fetchall()
        return [name for (name,) in rows]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    """Build the demo on DuckDB, and its matching on Spark from what it hands over."""
    folder = tmp_path_factory.mktemp("engines")
    first, second = duckdb_engine(folder), spark_engine(folder)
    models = ("--select", "+path:models/matching")
    untested = ("--exclude-resource-type", "test", "unit_test")
    first.dbt("build", *models, *untested)
    # The second build has something to remember.
    publish_earlier_release(first.home)
    first.dbt("build", "--select", "source:previous+,path:models/matching", *untested)
    inputs = folder / "inputs"
    inputs.mkdir()
    first.dbt(
        "run-operation", "hand_over", "--args", json.dumps({"folder": str(inputs)})
    )
    second.dbt(*_build(inputs), key=DEMO_KEY)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{first.home}/build.duckdb' as build (read_only)")
        load_crypto(connection)
        restricted = first.home / "restricted.duckdb"
        key = require_key(first.home, "seeds")
        attach_encrypted(connection, restricted, "restricted", first.home, key)
        yield Twins(connection, first, second, inputs)


def _build(inputs: Path) -> list[str]:
    # Unit tests prove the logic, on DuckDB: here the engines are compared.
    return [
        *("build", "--selector", "identities"),
        *("--exclude-resource-type", "unit_test"),
        *("--vars", json.dumps({"inputs": str(inputs)})),
    ]


def _preparation(inputs: Path) -> list[str]:
    # What every build starts with, and no more.
    inputs_vars = json.dumps({"inputs": str(inputs)})
    return ["run-operation", "prepare_inputs", "--vars", inputs_vars]


def test_every_customer_gets_the_same_id_on_both_engines(twins: Twins) -> None:
    assert twins.only_in("duckdb", "matching", "one_ids") == []
    assert twins.only_in("spark", "matching", "one_ids") == []


def test_every_step_of_matching_comes_out_the_same(twins: Twins) -> None:
    names = twins.tables()
    assert len(names) > 70
    differing = [
        name
        for name in names
        if twins.only_in("duckdb", "matching", name)
        or twins.only_in("spark", "matching", name)
    ]
    assert differing == []


@pytest.mark.parametrize(("table", "schema"), PUBLIC.items())
def test_what_others_read_has_the_same_rows_and_types(
    twins: Twins, table: str, schema: str
) -> None:
    assert twins.columns("spark", schema, table) == twins.columns(
        "duckdb", schema, table
    )
    assert twins.only_in("duckdb", schema, table) == []
    assert twins.only_in("spark", schema, table) == []


def test_the_comparison_is_of_something(twins: Twins) -> None:
    # Ids were minted, carried over, merged, split and retired, links found in rounds.
    events = twins.connection.execute(
        f"select event_type from {twins.read('spark', 'matching', 'one_id_events')}"
    ).fetchall()
    kinds = Counter(kind for (kind,) in events)
    assert kinds.keys() >= {
        "created",
        "joined",
        "merged",
        "split",
        "removed",
        "retired",
    }
    rules = twins.connection.execute(
        f"select match_rule from {twins.read('spark', 'matching', 'one_ids')}"
    ).fetchall()
    assert Counter(rule for (rule,) in rules)["profile"] > 1000


def test_a_changed_row_is_noticed(twins: Twins) -> None:
    twins.connection.execute("create temp table changed as from build.matching.one_ids")
    twins.connection.execute(
        "update changed set match_weight = match_weight + 1"
        " where record_id = (select min(record_id) from changed"
        " where match_weight is not null)"
    )
    spark = twins.read("spark", "matching", "one_ids")
    left = twins.connection.execute(f"from changed except all from {spark}").fetchall()
    assert len(left) == 1


def test_nothing_that_spark_leaves_behind_shows_the_key(twins: Twins) -> None:
    files = [path for path in twins.spark.home.rglob("*") if path.is_file()]
    assert any(path.name == "dbt.log" for path in files)
    leaks = [path for path in files if DEMO_KEY.encode() in path.read_bytes()]
    assert leaks == []


def test_what_spark_writes_is_for_its_owner_only(twins: Twins) -> None:
    files = list((twins.spark.home / "spark").rglob("*.parquet"))
    assert len(files) > 80
    assert [path for path in files if path.stat().st_mode & 0o077] == []


def test_another_key_than_the_builds_is_refused(twins: Twins) -> None:
    refused = twins.spark.try_dbt(*_preparation(twins.inputs), key="another-key")
    assert refused.returncode
    assert "ONEID_KEY is not the key" in refused.stdout


def test_a_relative_folder_of_inputs_is_refused(twins: Twins) -> None:
    refused = twins.spark.try_dbt(*_preparation(Path("inputs")), key=DEMO_KEY)
    assert refused.returncode
    assert "must be the whole path" in refused.stdout
