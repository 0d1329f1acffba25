"""How right the ids of a release are, measured against known truth."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import duckdb

from orchestration.errors import OneIdError
from orchestration.files import quoted
from orchestration.releases import Release

IdColumn = Literal["one_id", "strict_one_id"]


@dataclass(frozen=True)
class Scores:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class ChannelRecall:
    """Of the true partners of a channel's records, how many share their id."""

    channel: str
    records: int
    true_links: int
    found_links: int
    recall: float


@dataclass(frozen=True)
class Evaluation:
    """All that is known about one release and one truth file."""

    run_id: str
    id_column: str
    records: int
    persons: int
    clusters: int
    pairwise: Scores
    bcubed: Scores
    over_merged_clusters: int
    split_persons: int
    not_in_release: int
    not_in_truth: int
    channels: tuple[ChannelRecall, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain values, for JSON."""
        return asdict(self)


# A record without an id stands alone. Everything after this is counted over
# cells (cluster × person), so that no pair is ever spelled out.
_PREPARE = """
create temp table labelled as
select
    ids.channel,
    truth.person_id,
    coalesce(ids.{id_column}, 'record ' || ids.record_id) as cluster_id,
from {ids} as ids
inner join truth on ids.record_id = truth.record_id;

create temp table cells as
select
    cluster_id,
    person_id,
    count(*)::hugeint as n,
    sum(count(*)) over (partition by cluster_id) as cluster_n,
    sum(count(*)) over (partition by person_id) as person_n,
from labelled
group by cluster_id, person_id;
"""

_PAIRS = """
select
    (select sum(n * (n - 1) // 2) from cells) as both,
    (
        select sum(n * (n - 1) // 2)
        from (select any_value(cluster_n) as n from cells group by cluster_id)
    ) as predicted,
    (
        select sum(n * (n - 1) // 2)
        from (select any_value(person_n) as n from cells group by person_id)
    ) as actual
"""

_BCUBED = """
select
    fsum(n * n / cluster_n) / sum(n) as precision,
    fsum(n * n / person_n) / sum(n) as recall
from cells
"""

_COUNTS = """
with
clusters as (select count(*) as persons from cells group by cluster_id),
persons as (select count(*) as clusters from cells group by person_id)
select
    (select coalesce(sum(n), 0) from cells),
    (select count(*) from persons),
    (select count(*) from clusters),
    (select count(*) from clusters where persons > 1),
    (select count(*) from persons where clusters > 1)
"""

_CHANNELS = """
select
    labelled.channel,
    count(*) as records,
    sum(cells.person_n - 1) as true_links,
    sum(cells.n - 1) as found_links
from labelled
inner join cells
    on labelled.cluster_id = cells.cluster_id
    and labelled.person_id = cells.person_id
group by labelled.channel
order by labelled.channel
"""


def evaluate(
    release: Release, truth: Path, id_column: IdColumn = "one_id"
) -> Evaluation:
    """Compare the ids of a release with a truth file of record_id and person_id."""
    with duckdb.connect() as connection:
        _load_truth(connection, truth)
        ids = f"read_parquet({quoted(release.path / 'state' / 'one_ids.parquet')})"
        connection.execute(_PREPARE.format(id_column=id_column, ids=ids))
        records, persons, clusters, merged, split = _row(connection, _COUNTS)
        if not records:
            raise OneIdError(
                f"No record_id of {truth} occurs in release {release.run_id}: is it "
                "the truth of this data?"
            )
        both, predicted, actual = _row(connection, _PAIRS)
        precision, recall = _row(connection, _BCUBED)
        return Evaluation(
            run_id=release.run_id,
            id_column=id_column,
            records=int(records),
            persons=persons,
            clusters=clusters,
            pairwise=_scores(_share(both, predicted), _share(both, actual)),
            bcubed=_scores(precision, recall),
            over_merged_clusters=merged,
            split_persons=split,
            not_in_release=_missing(connection, "truth", ids),
            not_in_truth=_missing(connection, ids, "truth"),
            channels=_channels(connection),
        )


def _load_truth(connection: duckdb.DuckDBPyConnection, truth: Path) -> None:
    if not truth.is_file():
        raise OneIdError(f"There is no truth file {truth}.")
    # Told, not looked for: the first cell in quotes may stand far down.
    reader = (
        f"read_csv({quoted(truth)}, all_varchar = true, header = true, quote = '\"')"
    )
    try:
        connection.execute(
            f"create table truth as select record_id, person_id from {reader}"
        )
    except duckdb.Error as error:
        raise OneIdError(
            f"{truth} is not a truth file: it must be a UTF-8 CSV with the columns "
            "record_id and person_id."
        ) from error
    bad = connection.execute(
        "select record_id from truth group by record_id"
        " having count(*) > 1 or max(person_id) is null or record_id is null"
        " order by record_id nulls first limit 1"
    ).fetchone()
    if bad:
        raise OneIdError(
            f"{truth} must name each record once and with its person; see "
            f"record_id `{bad[0] or ''}`."
        )


def _missing(connection: duckdb.DuckDBPyConnection, left: str, right: str) -> int:
    query = (
        f"select count(*) from {left} as l anti join {right} as r"
        " on l.record_id = r.record_id"
    )
    return _row(connection, query)[0]


def _channels(connection: duckdb.DuckDBPyConnection) -> tuple[ChannelRecall, ...]:
    return tuple(
        ChannelRecall(channel, records, int(true), int(found), _share(found, true))
        for channel, records, true, found in connection.execute(_CHANNELS).fetchall()
    )


def _scores(precision: float, recall: float) -> Scores:
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return Scores(round(precision, 6), round(recall, 6), round(f1, 6))


def _share(part: int, whole: int) -> float:
    # Where nothing was to be found, or nothing was claimed, nothing is wrong.
    return round(part / whole, 6) if whole else 1.0


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    return row if row else ()
