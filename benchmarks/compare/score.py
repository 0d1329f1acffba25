"""How right clusterings are, measured against known truth."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb


@dataclass(frozen=True)
class Scores:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class BarScore:
    """How right a contender is when it links everything at or over one bar."""

    bar: str
    clusters: int
    largest_cluster: int
    pairwise: Scores
    bcubed: Scores


@dataclass(frozen=True)
class RecallAt:
    """The most pairs found by any bar whose precision is at least this."""

    precision: float
    recall: float
    bar: str | None


@dataclass(frozen=True)
class Truth:
    """What there is to find."""

    records: int
    persons: int
    pairs: int


# Everything is counted over cells (cluster × person), so that no pair is ever
# spelled out. A record without a cluster stands alone.
_CELLS = """
create or replace temp table cells as
select
    cluster_id,
    person_id,
    count(*)::hugeint as n,
    sum(count(*)) over (partition by cluster_id) as cluster_n,
    sum(count(*)) over (partition by person_id) as person_n
from (
    select
        truth.person_id,
        coalesce(
            cast(clusterings.{bar} as varchar), 'record ' || truth.record_id
        ) as cluster_id
    from truth
    left join clusterings on truth.record_id = clusterings.record_id
)
group by cluster_id, person_id
"""

_COUNTS = """
with

clusters as (
    select any_value(cluster_n) as n from cells group by cluster_id
),

persons as (
    select any_value(person_n) as n from cells group by person_id
)

select
    (select count(*) from clusters),
    (select max(n) from clusters),
    (select sum(n * (n - 1) // 2) from cells) as both,
    (select sum(n * (n - 1) // 2) from clusters) as predicted,
    (select sum(n * (n - 1) // 2) from persons) as actual,
    (select fsum(n * n / cluster_n) / sum(n) from cells) as bcubed_precision,
    (select fsum(n * n / person_n) / sum(n) from cells) as bcubed_recall
"""

_TRUTH = """
select coalesce(sum(n), 0), count(*), coalesce(sum(n * (n - 1) // 2), 0)
from (select count(*)::hugeint as n from truth group by person_id)
"""


def read_truth(connection: duckdb.DuckDBPyConnection, path: Path) -> Truth:
    """Load a CSV file of record_id and person_id as the table ``truth``."""
    connection.execute(
        "create or replace temp table truth as select record_id, person_id from"
        " read_csv($path, all_varchar = true, header = true, quote = '\"')",
        {"path": str(path)},
    )
    return Truth(*map(int, _row(connection, _TRUTH)))


def score(
    connection: duckdb.DuckDBPyConnection, clusterings: Path
) -> tuple[BarScore, ...]:
    """Score each clustering of a Parquet file, in the order of its columns.

    The file has ``record_id`` and, for each bar, a column of cluster ids that is
    named after the bar. Needs the table ``truth``.
    """
    connection.execute(
        "create or replace temp table clusterings as from read_parquet($path)",
        {"path": str(clusterings)},
    )
    _refuse_unlike_records(connection, clusterings)
    names = [column[0] for column in connection.table("clusterings").description]
    return tuple(_score(connection, bar) for bar in names if bar != "record_id")


def best(scores: Iterable[BarScore]) -> BarScore:
    """Return the highest F1; the first of equals."""
    return max(scores, key=lambda one: one.pairwise.f1)


def recall_at(
    scores: Sequence[BarScore], precisions: Iterable[float]
) -> tuple[RecallAt, ...]:
    """Return how much can be found with at least each of the precisions."""
    found = []
    for precision in precisions:
        allowed = [one for one in scores if one.pairwise.precision >= precision]
        top = max(allowed, key=lambda one: one.pairwise.recall, default=None)
        found.append(
            RecallAt(
                precision,
                top.pairwise.recall if top else 0.0,
                top.bar if top else None,
            )
        )
    return tuple(found)


def _score(connection: duckdb.DuckDBPyConnection, bar: str) -> BarScore:
    quoted = '"' + bar.replace('"', '""') + '"'
    connection.execute(_CELLS.format(bar=quoted))
    clusters, largest, both, predicted, actual, precision, recall = _row(
        connection, _COUNTS
    )
    return BarScore(
        bar=bar,
        clusters=int(clusters),
        largest_cluster=int(largest),
        pairwise=_scores(_share(both, predicted), _share(both, actual)),
        bcubed=_scores(precision, recall),
    )


def _refuse_unlike_records(
    connection: duckdb.DuckDBPyConnection, clusterings: Path
) -> None:
    twice, unknown = _row(
        connection,
        "select count(*) - count(distinct record_id),"
        " count(*) filter (record_id not in (select record_id from truth))"
        " from clusterings",
    )
    if twice or unknown:
        raise ValueError(
            f"{clusterings} is no clustering of the truth's records: {twice} stand"
            f" there twice, {unknown} have no truth."
        )


def _scores(precision: float, recall: float) -> Scores:
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return Scores(round(precision, 6), round(recall, 6), round(f1, 6))


def _share(part: int, whole: int) -> float:
    # Where nothing was to be found, or nothing was claimed, nothing is wrong.
    return part / whole if whole else 1.0


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    return connection.execute(query).fetchone() or ()
