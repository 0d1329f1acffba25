"""A build database in memory, laid out as dbt's, with the models prepared."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import duckdb
import numpy as np

from orchestration.keys import DEMO_KEY
from testbed.project import Project, Query, Table

# One row of a raw table: text by column; a column that is left out is null.
Row = Mapping[str, str | None]
LINEAGE = {
    "extra": "varchar",
    "_batch_id": "varchar",
    "_source_file": "varchar",
    "_source_row": "bigint",
}


class Build:
    """One database; its statements are planned once and run again and again."""

    def __init__(self, project: Project) -> None:
        """Open the database and make the tables that models read."""
        # More threads cost more than they give on so few rows.
        self.connection = duckdb.connect(config={"threads": 1})
        for name in ("build", "restricted"):
            self.connection.execute(f"attach ':memory:' as {name}")
        self.connection.execute("use build")
        # Look at no values to guess a type: raw rows are text.
        self.connection.execute("set pandas_analyze_sample = 0")
        # A plan is kept while the rows change: it must not lean on what is in the
        # tables when it is made.
        self.connection.execute(
            "set disabled_optimizers ="
            " 'statistics_propagation,compressed_materialization'"
        )
        self.connection.execute("set variable oneid_key = ?", [DEMO_KEY])
        for table in project.previous.values():
            self.create(table.relation, table.columns)
        for table in project.raw.values():
            self.create(table.relation, {**table.columns, **LINEAGE})

    def load_seeds(self, seeds: Iterable[Table]) -> None:
        """Load reference seeds from their files."""
        for seed in seeds:
            casts = ", ".join(
                f"cast({name} as {kind}) as {name}"
                for name, kind in seed.columns.items()
            )
            self._create_schema(seed.relation)
            self.connection.execute(
                f"create table {seed.relation} as"
                f" select * {f'replace ({casts})' if casts else ''}"
                f" from read_csv('{seed.path}', all_varchar = true, header = true)"
            )

    def prepare(self, models: Iterable[Query]) -> None:
        """Make an empty table of each model and plan the statement that fills it."""
        for model in models:
            self._create_schema(model.relation)
            try:
                self.connection.execute(
                    f"create table {model.relation} as {model.sql} with no data"
                )
                self._plan(model)
            except duckdb.Error as error:
                error.add_note(f"in model {model.name}")
                raise

    @contextmanager
    def mutated(self, model: Query, right: str, wrong: str) -> Iterator[None]:
        """Break a rule of one model for a while, to see that somebody notices."""
        assert right in model.sql, f"{model.name} does not say: {right}"
        self._plan(replace(model, sql=model.sql.replace(right, wrong)))
        try:
            yield
        finally:
            self._plan(model)

    def run(self, models: Iterable[Query]) -> None:
        """Fill the tables of the models, in the order given."""
        for model in models:
            self.connection.execute(f"truncate {model.relation}")
            self.connection.execute(f"execute {model.name}")

    def fill(self, relation: str, rows: Sequence[tuple]) -> None:
        """Replace the rows of a small table."""
        self.connection.execute(f"truncate {relation}")
        if rows:
            marks = ", ".join("?" for _ in rows[0])
            places = ", ".join(f"({marks})" for _ in rows)
            values = [value for row in rows for value in row]
            self.connection.execute(f"insert into {relation} values {places}", values)

    def fill_raw(self, table: Table, rows: Sequence[Row]) -> None:
        """Replace the rows of a raw table, numbered as they come."""
        if unknown := {name for row in rows for name in row} - set(table.columns):
            raise KeyError(f"{table.name} declares no {', '.join(sorted(unknown))}")
        self.connection.execute(f"truncate {table.relation}")
        if not rows:
            return
        cells = {
            name: np.array([row.get(name) for row in rows], dtype=object)
            for name in table.columns
        }
        self.connection.register("given_rows", cells)
        self.connection.execute(
            f"insert into {table.relation} select *, null, 'seed',"
            f" '{table.name}.csv', row_number() over () from given_rows"
        )
        self.connection.unregister("given_rows")

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Return the rows of a query by column."""
        found = self.connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def tuples(self, query: str) -> list[tuple]:
        """Return the rows of a query."""
        return self.connection.execute(query).fetchall()

    def create(self, relation: str, columns: Mapping[str, str]) -> None:
        """Make an empty table."""
        self._create_schema(relation)
        shown = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        self.connection.execute(f"create table {relation} ({shown})")

    def _plan(self, model: Query) -> None:
        self.connection.execute(
            f"prepare {model.name} as insert into {model.relation} {model.sql}"
        )

    def _create_schema(self, relation: str) -> None:
        schema = relation.rsplit(".", 1)[0]
        self.connection.execute(f"create schema if not exists {schema}")
