"""The scores equal those that are counted pair by pair."""

from itertools import combinations
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.errors import OneIdError
from orchestration.evaluate import Evaluation, evaluate
from orchestration.releases import Release

LABELS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from("ab")),
    min_size=1,
    max_size=14,
)


def test_a_worked_example(tmp_path: Path) -> None:
    # One cluster of three holds two of p1 and one of p2; p2 is split.
    result = _evaluate(tmp_path, [(1, 1, "a"), (1, 1, "b"), (1, 2, "b"), (2, 2, "b")])
    assert result.pairwise.precision == pytest.approx(1 / 3, abs=1e-6)
    assert result.pairwise.recall == 0.5
    assert result.pairwise.f1 == pytest.approx(0.4, abs=1e-6)
    assert result.bcubed.precision == pytest.approx((4 / 3 + 1 / 3 + 1) / 4, abs=1e-6)
    assert result.bcubed.recall == 0.75
    assert (result.records, result.persons, result.clusters) == (4, 2, 2)
    assert (result.over_merged_clusters, result.split_persons) == (1, 1)
    assert {c.channel: c.recall for c in result.channels} == {
        "a": 1.0,
        "b": pytest.approx(1 / 3, abs=1e-6),
    }


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(labels=LABELS)
def test_counts_agree_with_every_pair_spelled_out(
    tmp_path: Path, labels: list[tuple[int, int, str]]
) -> None:
    result = _evaluate(tmp_path, labels)
    pairs = list(combinations(labels, 2))
    together = [one[0] == two[0] for one, two in pairs]
    same = [one[1] == two[1] for one, two in pairs]
    both = sum(t and s for t, s in zip(together, same, strict=True))
    assert result.pairwise.precision == _share(both, sum(together))
    assert result.pairwise.recall == _share(both, sum(same))
    precision = [_overlap(labels, one) / _size(labels, 0, one) for one in labels]
    recall = [_overlap(labels, one) / _size(labels, 1, one) for one in labels]
    assert result.bcubed.precision == pytest.approx(_mean(precision), abs=1e-6)
    assert result.bcubed.recall == pytest.approx(_mean(recall), abs=1e-6)


def test_records_on_one_side_only_are_counted_and_left_out(tmp_path: Path) -> None:
    release = _release(tmp_path, [("r0", "1"), ("r1", "1"), ("extra", "1")])
    truth = _truth(tmp_path, ["r0,p", "r1,p", "gone,p", "lost,q"])
    result = evaluate(release, truth)
    assert (result.not_in_release, result.not_in_truth) == (2, 1)
    assert (result.records, result.pairwise.precision) == (2, 1.0)


def test_records_without_an_id_stand_alone(tmp_path: Path) -> None:
    release = _release(tmp_path, [("r0", None), ("r1", None)])
    result = evaluate(release, _truth(tmp_path, ["r0,p", "r1,p"]))
    assert (result.clusters, result.pairwise.recall) == (2, 0.0)


def test_the_strict_id_is_judged_by_itself(tmp_path: Path) -> None:
    release = _release(tmp_path, [("r0", "1"), ("r1", "1")])
    truth = _truth(tmp_path, ["r0,p", "r1,p"])
    assert evaluate(release, truth, "one_id").pairwise.recall == 1.0
    assert evaluate(release, truth, "strict_one_id").pairwise.recall == 0.0


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["r0,p", "r0,q"], "must name each record once"),
        (["r0,"], "must name each record once and with its person"),
        (["other,p"], "No record_id of"),
    ],
)
def test_a_wrong_truth_file_is_refused(
    tmp_path: Path, lines: list[str], message: str
) -> None:
    release = _release(tmp_path, [("r0", "1")])
    with pytest.raises(OneIdError, match=message):
        evaluate(release, _truth(tmp_path, lines))


def test_a_record_id_in_quotes_far_down_is_read(tmp_path: Path) -> None:
    # A reader that looks at the first rows only takes the quotes for text.
    release = _release(tmp_path, [("douyin:1:1@#a,b==", "1")])
    lines = [*(f"r{number},p" for number in range(30_000)), '"douyin:1:1@#a,b==",p']
    result = evaluate(release, _truth(tmp_path, lines))
    assert (result.records, result.not_in_truth) == (1, 0)


def test_a_file_that_is_no_truth_is_refused(tmp_path: Path) -> None:
    release = _release(tmp_path, [("r0", "1")])
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    with pytest.raises(OneIdError, match="must be a UTF-8 CSV with the columns"):
        evaluate(release, tmp_path / "other.csv")
    with pytest.raises(OneIdError, match="There is no truth file"):
        evaluate(release, tmp_path / "missing.csv")


def _evaluate(folder: Path, labels: list[tuple[int, int, str]]) -> Evaluation:
    ids = [(f"r{i}", f"c{label[0]}") for i, label in enumerate(labels)]
    release = _release(folder, ids, [label[2] for label in labels])
    truth = [f"r{i},p{label[1]}" for i, label in enumerate(labels)]
    return evaluate(release, _truth(folder, truth))


def _release(
    folder: Path, ids: list[tuple[str, str | None]], channels: list[str] | None = None
) -> Release:
    (folder / "state").mkdir(exist_ok=True)
    file = folder / "state" / "one_ids.parquet"
    rows = [
        (record, one_id, record, channel)
        for (record, one_id), channel in zip(ids, channels or "a" * 99, strict=False)
    ]
    with duckdb.connect() as connection:
        connection.execute(
            "create table t"
            " (record_id text, one_id text, strict_one_id text, channel text)"
        )
        connection.executemany("insert into t values (?, ?, ?, ?)", rows)
        connection.execute(f"copy t to '{file}'")
    return Release(folder, {"tables": {}})


def _truth(folder: Path, lines: list[str]) -> Path:
    path = folder / "truth.csv"
    path.write_text("\n".join(["record_id,person_id", *lines]) + "\n")
    return path


def _overlap(labels: list[tuple], one: tuple) -> int:
    return sum(other[:2] == one[:2] for other in labels)


def _size(labels: list[tuple], part: int, one: tuple) -> int:
    return sum(other[part] == one[part] for other in labels)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 6) if whole else 1.0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
