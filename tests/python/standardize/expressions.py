"""Renders the macros and runs them on lists of values, without a dbt run."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import duckdb
import jinja2

MACROS = Path(__file__).parents[3] / "macros"
FOLDERS = ("cross_db", "standardize")


class Adapter:
    """Stands in for dbt's adapter: every dispatch goes to DuckDB's default."""

    def dispatch(self, name: str, package: str) -> object:
        """Return the default implementation of a macro of this project."""
        assert package == "oneid"
        return getattr(macros(), f"default__{name}")


@cache
def macros() -> object:
    """Return a module with every macro of the folders."""
    environment = jinja2.Environment(
        extensions=["jinja2.ext.do"], undefined=jinja2.StrictUndefined
    )
    environment.globals.update(adapter=Adapter(), ref=lambda name: name)
    paths = (path for folder in FOLDERS for path in (MACROS / folder).glob("*.sql"))
    texts = [path.read_text("utf-8") for path in sorted(paths)]
    sources = [text for text in texts if " materialization " not in text]
    return environment.from_string("\n".join(sources)).module


def expression(macro: str, *arguments: str, **options: object) -> str:
    """Return the SQL that a macro renders to."""
    return getattr(macros(), macro)(*arguments, **options)


@cache
def connection() -> duckdb.DuckDBPyConnection:
    """Return an empty in-memory database."""
    return duckdb.connect()


def evaluate(sql: str, values: Iterable[str | None]) -> list:
    """Return an SQL expression on `x` for each value, in the values' order."""
    rows = connection().execute(
        f"select {sql} from (select unnest($1::varchar[]) as x, "
        "generate_subscripts($1::varchar[], 1) as position) order by position",
        [list(values)],
    )
    return [row[0] for row in rows.fetchall()]


def run(macro: str, values: Iterable[str | None], **options: object) -> list:
    """Return what a macro makes of each value."""
    return evaluate(expression(macro, "x", **options), values)
