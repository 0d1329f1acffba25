"""The table that a gate measures into and that Great Expectations judges."""

from collections.abc import Iterable

import duckdb

from orchestration.files import quoted

# A share or a ratio of fewer rows than this says nothing: it is shown, not judged.
SMALLEST_BASIS = 20
# Nor does a share over its limit that fewer bad rows than this make up.
FEWEST_BAD_ROWS = 5

Row = tuple[str, str, float | None, int | None]


def create_measures(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the empty table of measures, one row per thing that is measured."""
    connection.execute(
        """
        create table memory.main.measures (
            measure text not null,
            subject text not null,
            value double,
            basis bigint,
            primary key (measure, subject)
        )
        """
    )


def add_rows(connection: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> None:
    """Add what was measured."""
    if listed := list(rows):
        connection.executemany(
            "insert into memory.main.measures values (?, ?, ?, ?)", listed
        )


def add_query(connection: duckdb.DuckDBPyConnection, measure: str, query: str) -> None:
    """Add the rows of a query of subject, value and basis."""
    connection.execute(
        "insert into memory.main.measures"
        f" select {quoted(measure)}, subject, value, basis from ({query})"
    )
