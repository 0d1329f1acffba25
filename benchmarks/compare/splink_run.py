"""What both Splink contenders share: reading, training, matching, other bars."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from splink import DuckDBAPI, Linker, SettingsCreator

from benchmarks.compare.contender import CLUSTERINGS, Run
from orchestration.files import quoted

MODEL = "model.json"


@dataclass(frozen=True)
class Records:
    """What is there to match."""

    count: int
    columns: frozenset[str]

    def filled(self, *columns: str) -> list[str]:
        """Return those of the columns that any record fills."""
        return [column for column in columns if column in self.columns]


@dataclass(frozen=True)
class Model:
    """A way to set up Splink; bars are weights in bits.

    ``bar`` is clustered at while the clock runs. With ``picks_bar`` it is no more
    than that: which bar is best is then seen from the truth.
    """

    settings: SettingsCreator
    train: Callable[[Linker], None]
    bar: float
    bars: Sequence[float]
    picks_bar: bool = False


def run_splink(
    make_model: Callable[[Records], Model],
    wide: Path,
    out: Path,
    table: str = "from wide",
) -> Run:
    """Train, match and cluster at one bar; then, untimed, at all others.

    ``table`` is the query over ``wide`` that makes the table for Splink.
    """
    run = Run()
    connection = duckdb.connect(config={"temp_directory": str(out / "spilled")})
    with run.stage("reading"):
        connection.execute(f"create view wide as from read_parquet({quoted(wide)})")
        connection.execute(f"create table records as {table}")
        records = _records(connection)
        model = make_model(records)
        linker = Linker(
            DuckDBAPI(connection).register("records"),
            model.settings,
            log_level=logging.ERROR,
        )
    with run.stage("training"):
        model.train(linker)
    with run.stage("matching"):
        pairs = linker.inference.predict(
            threshold_match_weight=min(model.bars), warning_mode="never"
        )
        linker.clustering.cluster_pairwise_predictions_at_threshold(
            pairs, threshold_match_weight=model.bar
        )
    linker.misc.save_model_to_json(str(out / MODEL), overwrite=True)
    run.lead_bar = None if model.picks_bar else _label(model.bar)
    run.scored_pairs = pairs.as_duckdbpyrelation().count("*").fetchone()[0]
    _write_clusterings(connection, pairs.physical_name, model.bars, out)
    return run


def _records(connection: duckdb.DuckDBPyConnection) -> Records:
    names = connection.table("records").columns
    counts = ", ".join(f"count({name})" for name in names)
    row = connection.execute(f"select {counts} from records").fetchone()
    filled = dict(zip(names, row, strict=True))
    return Records(
        filled["record_id"], frozenset(name for name, n in filled.items() if n)
    )


def _write_clusterings(
    connection: duckdb.DuckDBPyConnection,
    pairs: str,
    bars: Sequence[float],
    out: Path,
) -> None:
    """Write the connected components at every bar, as Splink clusters them."""
    connection.execute(
        "create table numbered as"
        " select record_id, row_number() over (order by record_id) - 1 as number"
        " from records"
    )
    edges = connection.execute(
        "select a.number as a, b.number as b, pairs.match_weight as weight"
        f" from {pairs} as pairs"
        " inner join numbered as a on pairs.record_id_l = a.record_id"
        " inner join numbered as b on pairs.record_id_r = b.record_id"
    ).fetchnumpy()
    n = connection.table("numbered").count("*").fetchone()[0]
    columns = {"number": np.arange(n)}
    for bar in bars:
        over = edges["weight"] >= bar
        ends = (edges["a"][over], edges["b"][over])
        graph = coo_array((np.ones(len(ends[0]), dtype=bool), ends), shape=(n, n))
        columns[_label(bar)] = connected_components(graph, directed=False)[1]
    connection.register("clustered", columns)
    connection.execute(
        "copy (select record_id, clustered.* exclude (number) from numbered"
        " inner join clustered using (number) order by record_id)"
        f" to {quoted(out / CLUSTERINGS)} (format parquet)"
    )


def _label(bar: float) -> str:
    return f"{bar:.3g} bits"
