"""What a system module hands over: tables, and whose its records are."""

from dataclasses import dataclass

import numpy as np

Columns = dict[str, np.ndarray]


@dataclass(frozen=True, eq=False)
class Table:
    """One raw table: text columns, and the columns its rows are sorted by."""

    system: str
    name: str
    columns: Columns
    sort: tuple[str, ...]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(next(iter(self.columns.values())))


@dataclass(frozen=True, eq=False)
class Truth:
    """Customer records and the person, or organisation, behind each."""

    record_id: np.ndarray
    owner: np.ndarray
    is_organisation: bool = False

    def once(self) -> "Truth":
        """Return each record once."""
        owners = dict(zip(self.record_id, self.owner, strict=True))
        ids = np.empty(len(owners), dtype=object)
        ids[:] = list(owners)
        owner = np.fromiter(owners.values(), dtype=np.int64, count=len(owners))
        return Truth(ids, owner, self.is_organisation)


def pick_rows(columns: Columns, rows: np.ndarray) -> Columns:
    """Return some rows of a table."""
    return {name: cells[rows] for name, cells in columns.items()}


def append_rows(columns: Columns, more: Columns) -> Columns:
    """Return a table with more rows below."""
    return {name: np.concatenate([columns[name], more[name]]) for name in columns}


def with_older_pull(columns: Columns, rows: np.ndarray, older: Columns) -> Columns:
    """Return the table with an earlier version of some rows as well.

    A moving window pulls the same row twice; the later one has the later
    update time and is the one that counts.
    """
    return append_rows(columns, pick_rows(columns, rows) | older)
