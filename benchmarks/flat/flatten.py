"""Systems of a world as one: a table of customers in the generic schema.

A record takes along what the staging models of its system attach to it, cells
as the system wrote them. One query a system, beside this file, says which; a
system without a query is left out, so that what is measured stays comparable.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import numpy as np

from benchmarks.systems.export import Table, Truth
from benchmarks.systems.generic_cells import CUSTOMER_COLUMNS
from benchmarks.writer import register_text

HERE = Path(__file__).resolve().parent
QUERIES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(HERE.glob("[a-z]*.sql"))
}

# A colon in a key is escaped as the macro key_part does it.
_NEW_ID = (
    "'generic:' || channel || ':'"
    " || replace(replace(customer_id, '%', '%25'), ':', '%3A')"
)


def flatten(parts: Iterable[Table | Truth]) -> Iterator[Table | Truth]:
    """Return the customers of all systems as one table, and whose each is."""
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    connection.execute((HERE / "_macros.sql").read_text(encoding="utf-8"))
    truths, systems = [], {}
    for part in parts:
        if isinstance(part, Truth):
            if {record.split(":")[0] for record in part.record_id[:1]} <= set(QUERIES):
                truths.append(part)
        # A table counts where the query of its system names it.
        elif f"{part.system}.{part.name}" in QUERIES.get(part.system, ""):
            systems[part.system] = QUERIES[part.system]
            _load(connection, part)
    cells = ", ".join(f"{name} varchar" for name in CUSTOMER_COLUMNS)
    connection.execute(f"create table records (record_id varchar, {cells})")
    for query in systems.values():
        # What a sender has beyond the schema is no part of the one table.
        found = connection.sql(query)
        shown = [c for c in ("record_id", *CUSTOMER_COLUMNS) if c in found.columns]
        connection.execute(
            f"insert into records by name (select {', '.join(shown)} from found)"
        )
    yield _customers(connection)
    yield from _owners(connection, truths)


def _load(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make a raw table, all text, in the schema of its system."""
    connection.execute(f"create schema if not exists {table.system}")
    shown = register_text(connection, table.columns)
    connection.execute(
        f"create table {table.system}.{table.name} as select {shown} from rows_of_text"
    )
    connection.unregister("rows_of_text")


def _customers(connection: duckdb.DuckDBPyConnection) -> Table:
    found = connection.execute(f"select {', '.join(CUSTOMER_COLUMNS)} from records")
    columns = {
        name: np.where(np.ma.getmaskarray(cells), None, np.ma.getdata(cells))
        for name, cells in found.fetchnumpy().items()
    }
    return Table("generic", "customers", columns, ("channel", "customer_id"))


def _owners(
    connection: duckdb.DuckDBPyConnection, truths: list[Truth]
) -> Iterator[Truth]:
    """Return whose each record is, by its new id; every record has one owner."""
    record_id = np.concatenate([truth.record_id for truth in truths])
    owner = np.concatenate([truth.owner for truth in truths])
    is_organisation = np.repeat(
        [truth.is_organisation for truth in truths],
        [len(truth.owner) for truth in truths],
    )
    found = connection.execute(f"select record_id, {_NEW_ID} as new from records")
    new_ids = dict(zip(*found.fetchnumpy().values(), strict=True))
    if set(new_ids) != set(record_id):
        strange = sorted(set(new_ids) ^ set(record_id))
        raise ValueError(f"{len(strange)} records differ from the truth: {strange[:3]}")
    if len(set(new_ids.values())) < len(new_ids):
        raise ValueError("two records of one channel have the same key")
    for kind in (False, True):
        rows = np.flatnonzero(is_organisation == kind)
        ids = np.empty(len(rows), dtype=object)
        ids[:] = [new_ids[old] for old in record_id[rows]]
        yield Truth(ids, owner[rows], kind)
