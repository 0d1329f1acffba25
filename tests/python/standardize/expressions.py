"""Renders the macros and runs them on lists of values, without a dbt run."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import duckdb
import jinja2
from hypothesis import settings

MACROS = Path(__file__).parents[3] / "macros"
FOLDERS = ("cross_db", "standardize")

# For every property test: the same examples on every machine.
laws = settings(deadline=None, derandomize=True, max_examples=40)


class Adapter:
    """Stands in for dbt's adapter: every dispatch goes to DuckDB's default."""

    def dispatch(self, name: str, package: str) -> object:
        """Return the default implementation of a macro of this project."""
        assert package == "oneid"
        return getattr(macros(), f"default__{name}")


@cache
def macros() -> object:
    """Return a module with every macro of the folders, as DuckDB has them."""
    return module_of(Adapter())


def module_of(adapter: object) -> object:
    """Return a module with every macro of the folders, dispatched by an adapter."""
    environment = jinja2.Environment(
        extensions=["jinja2.ext.do"], undefined=jinja2.StrictUndefined
    )
    environment.globals.update(
        adapter=adapter, modules=SimpleNamespace(re=re), ref=lambda name: name
    )
    paths = (path for folder in FOLDERS for path in (MACROS / folder).glob("*.sql"))
    texts = [path.read_text("utf-8") for path in sorted(paths)]
    sources = [text for text in texts if " materialization " not in text]
    return environment.from_string("\n".join(sources)).module


@cache
def expression(macro: str, *arguments: str, **options: object) -> str:
    """Return the SQL that a macro renders to."""
    return getattr(macros(), macro)(*arguments, **options)


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """Return an in-memory database with a table of the texts in hand."""
    database = duckdb.connect()
    database.execute("create table texts (position bigint, x varchar)")
    # A prepared plan would trust the statistics of the texts it was made for.
    database.execute(
        "set disabled_optimizers = 'statistics_propagation,compressed_materialization'"
    )
    return database


@cache
def prepared(sql: str) -> str:
    """Return the name of a statement for an expression on `x`, planned once."""
    name = f"statement_{prepared.cache_info().currsize}"
    connection().execute(f"prepare {name} as select {sql} from texts order by position")
    return name


def evaluate(sql: str, values: Iterable[str | None]) -> list:
    """Return an SQL expression on `x` for each value, in the values' order."""
    connection().execute("truncate texts")
    connection().execute(
        "insert into texts select generate_subscripts($1::varchar[], 1), "
        "unnest($1::varchar[])",
        [list(values)],
    )
    rows = connection().execute(f"execute {prepared(sql)}").fetchall()
    return [row[0] for row in rows]


def run(macro: str, values: Iterable[str | None], **options: object) -> list:
    """Return what a macro makes of each value."""
    return evaluate(expression(macro, "x", **options), values)
