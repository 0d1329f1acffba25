"""DuckDB for Great Expectations.

GX reads a result after its connection has gone back to the pool. The pool then
rolls back, which empties the result in DuckDB. A gate only reads, so its
dialect has no transactions at all.
"""

import duckdb
from duckdb_engine import ConnectionWrapper, Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.engine.interfaces import DBAPIConnection

URL = "duckdb+gate:///:memory:"


class GateDialect(Dialect):
    """The DuckDB dialect without begin, commit and rollback."""

    supports_statement_cache = False

    def do_begin(self, connection: DBAPIConnection) -> None:
        """Begin nothing."""

    def do_commit(self, connection: DBAPIConnection) -> None:
        """Commit nothing."""

    def do_rollback(self, connection: DBAPIConnection) -> None:
        """Roll nothing back, so that a fetched result stays."""


registry.register("duckdb.gate", __name__, GateDialect.__name__)


def wrapped(connection: duckdb.DuckDBPyConnection) -> ConnectionWrapper:
    """Return a connection in the form that SQLAlchemy takes."""
    return ConnectionWrapper(connection)
