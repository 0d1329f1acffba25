"""The scores of contenders, on an example that is counted by hand."""

from pathlib import Path

import duckdb
import pytest

from benchmarks.compare.contender import Run
from benchmarks.compare.reach import reachable_recall
from benchmarks.compare.score import (
    BarScore,
    Scores,
    best,
    read_truth,
    recall_at,
    score,
)

# Three persons of 3, 2 and 1 records: 3 + 1 + 0 pairs are to be found.
TRUTH = {"a1": "a", "a2": "a", "a3": "a", "b1": "b", "b2": "b", "c1": "c"}


def test_every_bar_is_counted_over_cells(tmp_path: Path) -> None:
    connection = _truth(tmp_path)
    scores = score(
        connection,
        _clusterings(
            tmp_path,
            {
                # All of a and b in one: 10 pairs are said, 4 of them true.
                "low": [1, 1, 1, 1, 1, 2],
                # a1-a2 and a3-b1: 2 pairs are said, 1 of them true.
                "high": [1, 1, 2, 2, 3, 4],
            },
        ),
    )
    low, high = scores
    assert (low.bar, low.clusters, low.largest_cluster) == ("low", 2, 5)
    assert low.pairwise == Scores(0.4, 1.0, round(0.8 / 1.4, 6))
    # Of five records three are of a and two of b; c1 is alone, and right.
    assert low.bcubed.precision == pytest.approx((9 / 5 + 4 / 5 + 1) / 6, abs=1e-6)
    assert low.bcubed.recall == 1.0
    assert (high.clusters, high.largest_cluster) == (4, 2)
    assert high.pairwise == Scores(0.5, 0.25, round(0.25 / 0.75, 6))
    assert high.bcubed.precision == pytest.approx((2 + 0.5 + 0.5 + 1 + 1) / 6, abs=1e-6)
    assert high.bcubed.recall == pytest.approx(
        (4 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6, abs=1e-6
    )


def test_a_record_without_a_cluster_stands_alone(tmp_path: Path) -> None:
    connection = _truth(tmp_path)
    (only,) = score(
        connection, _clusterings(tmp_path, {"bar": [1, 1, None, None, None, None]})
    )
    assert only.clusters == 5
    assert only.pairwise == Scores(1.0, 0.25, 0.4)


def test_the_truth_tells_what_there_is_to_find(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        truth = read_truth(connection, _truth_file(tmp_path))
    assert (truth.records, truth.persons, truth.pairs) == (6, 3, 4)


def test_a_judge_who_never_errs_finds_what_is_compared(tmp_path: Path) -> None:
    connection = _truth(tmp_path)
    assert reachable_recall(connection, tmp_path) is None
    # In the first round a1 meets a2, and c1 meets b1 in vain; in the second, what
    # a2 and b1 have become meets b2, but a3 nobody.
    members = [
        *((1, "a1"), (2, "a2"), (3, "a3"), (4, "b1"), (5, "b2"), (6, "c1")),
        *((-2, "a2"), (-2, "b1"), (-5, "b2")),
    ]
    _copy(connection, members, tmp_path / "members.parquet", "component, record_id")
    compared = [(1, 2), (4, 6), (-5, -2)]
    _copy(
        connection, compared, tmp_path / "compared.parquet", "component_a, component_b"
    )
    assert reachable_recall(connection, tmp_path) == 0.5


def test_a_record_id_in_quotes_far_down_is_read(tmp_path: Path) -> None:
    rows = "".join(f"r{number},p\n" for number in range(30_000))
    path = tmp_path / "truth.csv"
    path.write_text(f'record_id,person_id\n{rows}"a,1==",p\n', encoding="utf-8")
    with duckdb.connect() as connection:
        read_truth(connection, path)
        last = connection.table("truth").filter("record_id = 'a,1=='")
        assert len(last) == 1


def test_a_clustering_of_other_records_is_refused(tmp_path: Path) -> None:
    connection = _truth(tmp_path)
    path = tmp_path / "other.parquet"
    connection.execute(
        f"copy (from (values ('a1', 1), ('x1', 1), ('x1', 2)) as t (record_id, bar))"
        f" to '{path}'"
    )
    with pytest.raises(ValueError, match="1 stand there twice, 2 have no truth"):
        score(connection, path)


def test_recall_at_a_precision_takes_the_best_bar_allowed() -> None:
    scores = [
        _bar("0", 0.80, 0.9),
        _bar("1", 0.98, 0.7),
        _bar("2", 0.985, 0.75),
        _bar("3", 0.999, 0.2),
    ]
    assert best(scores).bar == "2"
    found = recall_at(scores, (0.98, 0.99, 0.9999))
    assert [(at.recall, at.bar) for at in found] == [(0.75, "2"), (0.2, "3"), (0, None)]


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    run = Run(lead_bar="4 bits", scored_pairs=7)
    with run.stage("training"):
        pass
    run.write(tmp_path)
    again = Run.read(tmp_path)
    assert again == run
    assert again.seconds.keys() == {"training"}
    assert again.peak_memory_bytes > 1 << 20


def _bar(bar: str, precision: float, recall: float) -> BarScore:
    pairs = Scores(precision, recall, 2 * precision * recall / (precision + recall))
    return BarScore(bar, 1, 1, pairs, pairs)


def _truth_file(folder: Path) -> Path:
    path = folder / "truth.csv"
    rows = "".join(f"{record},{person}\n" for record, person in TRUTH.items())
    path.write_text("record_id,person_id\n" + rows, encoding="utf-8")
    return path


def _truth(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    read_truth(connection, _truth_file(folder))
    return connection


def _clusterings(folder: Path, bars: dict[str, list[int | None]]) -> Path:
    path = folder / "clusterings.parquet"
    with duckdb.connect() as connection:
        columns = ", ".join(f'"{bar}" integer' for bar in bars)
        connection.execute(f"create table t (record_id text, {columns})")
        rows = zip(TRUTH, *bars.values(), strict=True)
        holes = ", ".join("?" * (len(bars) + 1))
        connection.executemany(f"insert into t values ({holes})", list(rows))
        connection.execute(f"copy t to '{path}' (format parquet)")
    return path


def _copy(
    connection: duckdb.DuckDBPyConnection, rows: list, file: Path, columns: str
) -> None:
    values = ", ".join(map(str, rows))
    connection.execute(f"copy (from (values {values}) as t ({columns})) to '{file}'")
