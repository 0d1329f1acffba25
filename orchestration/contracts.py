"""What shape the batches of a raw table have, and whether a new one keeps to it.

A source's contract is what it has delivered so far: a column that is gone, or that
holds another kind of value, holds the new batch back until somebody accepts it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

import duckdb

from orchestration.declared import Table
from orchestration.files import quoted
from orchestration.intake import LINEAGE, csv_reader

# Column in lower case → how many of the looked-at cells hold something, and how
# many of these are a number, a time, JSON.
Shape = dict[str, list[int]]

_KINDS = {
    "number": r"^\s*[+-]?[0-9]*[.]?[0-9]+([eE][+-]?[0-9]+)?\s*$",
    "time": r"^\s*[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}",
    "JSON": r"^\s*[\[{].*[\]}]\s*$",
}
# So many rows of a batch are looked at: the first ones, the same every time.
LOOKED_AT = 10_000
# So many columns are looked at in one query.
_AT_ONCE = 32
# Fewer cells than this show no kind.
_LEAST_CELLS = 20
_NEARLY_ALL, _HARDLY_ANY = 0.95, 0.5


def shape_of(path: Path, columns: Sequence[str]) -> Shape:
    """Return the shape of a checked CSV or Parquet file."""
    names = [name for name in columns if name not in LINEAGE]
    if not names:
        return {}
    if path.suffix == ".csv":
        reader = csv_reader(path, list(columns))
    else:
        reader = f"read_parquet({quoted(path)}, hive_partitioning = false)"
    # DuckDB's memory for so many expressions grows with their square.
    return {
        name: counts
        for at in range(0, len(names), _AT_ONCE)
        for name, counts in _counts(reader, names[at : at + _AT_ONCE]).items()
    }


def _counts(reader: str, names: Sequence[str]) -> Shape:
    counts = []
    for name in names:
        cell = 'cast("' + name.replace('"', '""') + '" as varchar)'
        counts.append(f"count(nullif({cell}, ''))")
        counts += [
            f"count(*) filter (where regexp_matches({cell}, {quoted(pattern)}))"
            for pattern in _KINDS.values()
        ]
    query = (
        f"select {', '.join(counts)} from (select * from {reader} limit {LOOKED_AT})"
    )
    with duckdb.connect() as connection:
        (found,) = connection.execute(query).fetchall()
    width = 1 + len(_KINDS)
    return {
        name.lower(): list(found[at * width : (at + 1) * width])
        for at, name in enumerate(names)
    }


def accepted_shape(
    table: Table, manifest: Iterable[Mapping[str, Any]]
) -> Mapping[str, Sequence[int]]:
    """Return the shape that the batches which were not held back show, or nothing."""
    latest = {line["file"]: line for line in manifest if _is_of(line, table)}
    shapes = [
        line["shape"]
        for line in latest.values()
        if line.get("shape") and not line.get("held_back")
    ]
    return reduce(shape_after, shapes, {})


def shape_after(
    before: Mapping[str, Sequence[int]], now: Mapping[str, Sequence[int]]
) -> Mapping[str, Sequence[int]]:
    """Return the shape to compare the next batch with, once another was taken.

    It has the columns of that batch; one in which the batch shows no kind keeps
    the kind that it had. A batch without a value changes nothing.
    """
    if not _says(now):
        return before
    return {
        name: counts if counts[0] >= _LEAST_CELLS else before.get(name, counts)
        for name, counts in now.items()
    }


def _says(shape: Mapping[str, Sequence[int]]) -> bool:
    return any(counts[0] for counts in shape.values())


def _is_of(line: Mapping[str, Any], table: Table) -> bool:
    return (line["system"], line["table"]) == (table.system, table.name)


def changes(
    table: Table,
    before: Mapping[str, Sequence[int]],
    now: Mapping[str, Sequence[int]],
) -> list[str]:
    """Say which declared columns are gone or hold something else than before."""
    said = []
    # A file without a value says nothing about its source.
    for column in table.columns if _says(now) else ():
        name = column.name.lower()
        if name not in before:
            continue
        if name not in now:
            said.append(f"lacks column `{column.name}`, which earlier batches have")
        elif kinds := _retyped(before[name], now[name]):
            was, became = kinds
            said.append(f"column `{column.name}` was {was} and is now {became}")
    return said


def _retyped(before: Sequence[int], now: Sequence[int]) -> tuple[str, str] | None:
    if min(before[0], now[0]) < _LEAST_CELLS:
        return None
    # What was text may become anything: only what had a kind can lose it.
    for at, kind in enumerate(_KINDS, start=1):
        was, became = before[at] / before[0], now[at] / now[0]
        if was >= _NEARLY_ALL and became < _HARDLY_ANY:
            return kind, kind_of(now)
    return None


def kind_of(counts: Sequence[int]) -> str:
    """Return what nearly every cell of a column is: number, time, JSON or text."""
    if not counts[0]:
        return "empty"
    for at, kind in enumerate(_KINDS, start=1):
        if counts[at] >= _NEARLY_ALL * counts[0]:
            return kind
    return "text"
