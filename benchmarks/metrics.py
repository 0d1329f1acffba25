"""What identity does to the figures: found customers against true persons.

``python -m benchmarks.metrics --home warehouse``

Takes a finished build of a generated world, puts the true person of every record in the
place of its one_id in a copy, and has dbt make again what depends on it, by the same
models. Both are then asked the same questions. ``--out`` keeps the answers of all
cases: ``metrics.json``, ``metrics.md``.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
DEMO_TRUTH = ROOT / "benchmarks" / "truth" / "demo_truth.csv"
RESULTS = "metrics.json"

_TABLES = (
    "dim_customers",
    "fct_orders",
    "customer_rfm",
    "marketing_cross_channel_repurchase",
    "marketing_online_to_offline",
)


@dataclass(frozen=True)
class Figure:
    """One figure: as found, and as it is with the true persons."""

    name: str
    found: float
    true: float

    @property
    def difference(self) -> float:
        """The share by which the found figure is too high or, below 0, too low."""
        return self.found / self.true - 1 if self.true else 0.0


@dataclass(frozen=True)
class Comparison:
    """All figures of one world, and how many records keep their RFM segment."""

    figures: tuple[Figure, ...]
    real_customer_low: int
    real_customer_high: int
    segment_agreement: float

    def figure(self, name: str) -> Figure:
        """Return a figure by its name."""
        return next(figure for figure in self.figures if figure.name == name)


def compare(
    home: Path, truth: Path, told: dict | None = None, artifacts: Path | None = None
) -> Comparison:
    """Measure a build, and a copy of it whose ids are the true persons.

    ``told`` are dbt's variables, ``artifacts`` a folder with a parse to start from.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copied = folder / "home"
        copied.mkdir()
        for file in ("build.duckdb", "restricted.duckdb", "oneid.key"):
            if (home / file).exists():
                shutil.copyfile(home / file, copied / file)
        (copied / "build.duckdb").chmod(0o600)
        _tell_the_truth(copied / "build.duckdb", truth)
        _rebuild(folder, told or {}, artifacts)
        return _compared(home / "build.duckdb", copied / "build.duckdb")


def _tell_the_truth(database: Path, truth: Path) -> None:
    """Write the true persons in the place of the ids."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            """
            update matching.one_ids set one_id = truth.person_id
            from read_csv(?, all_varchar = true, quote = '"') as truth
            where one_ids.record_id = truth.record_id
            """,
            [str(truth)],
        )


def _rebuild(folder: Path, told: dict, artifacts: Path | None) -> None:
    target = folder / "target"
    target.mkdir()
    if artifacts and (artifacts / "partial_parse.msgpack").exists():
        shutil.copy(artifacts / "partial_parse.msgpack", target)
    environment = {
        **os.environ,
        "ONEID_HOME": str(folder / "home"),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    command = [sys.executable, "-m", "dbt.cli.main", "--quiet", "run"]
    command += ["--project-dir", str(ROOT), "--profiles-dir", str(ROOT)]
    command += ["--vars", json.dumps(told)] if told else []
    command += ["--select", *(f"one_ids+,+{name}" for name in _TABLES)]
    command += ["--exclude", "one_ids"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"dbt failed on the true persons:\n{done.stdout}")


def _compared(found_path: Path, true_path: Path) -> Comparison:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{found_path}' as found (read_only)")
        connection.execute(f"attach '{true_path}' as truth (read_only)")
        estimate = connection.execute(
            """
            select real_customer_count, real_customer_low, real_customer_high
            from found.management.management_real_customers
            """
        ).fetchone()
        sides = {side: _measures(connection, side) for side in ("found", "truth")}
        agreement = _segment_agreement(connection)
    real, persons = estimate[0], sides["truth"]["customers"]
    revenue = {
        side: figures["revenue per customer, CNY"] * figures["customers"]
        for side, figures in sides.items()
    }
    figures = [
        Figure("real customers, estimated", real, persons),
        Figure(
            "revenue per real customer, CNY",
            revenue["found"] / real,
            revenue["truth"] / persons,
        ),
    ]
    figures += [
        Figure(name, value, sides["truth"][name])
        for name, value in sides["found"].items()
    ]
    return Comparison(tuple(figures), estimate[1], estimate[2], agreement)


def _measures(connection: duckdb.DuckDBPyConnection, side: str) -> dict[str, float]:
    """Return the figures of one database."""
    connection.execute(f"use {side}")
    return {
        name: float(connection.execute(query).fetchone()[0] or 0)
        for name, query in _QUERIES.items()
    }


def _segment_agreement(connection: duckdb.DuckDBPyConnection) -> float:
    """Return the share of records whose customer is in its person's RFM segment."""
    return connection.execute(
        """
        select avg(case
            when found_rfm.rfm_segment = true_rfm.rfm_segment then 1.0 else 0.0
        end)
        from found.matching.one_ids as found_ids
        inner join truth.matching.one_ids as true_ids using (record_id)
        inner join found.customer_360.customer_rfm as found_rfm
            on found_ids.one_id = found_rfm.one_id
        inner join truth.customer_360.customer_rfm as true_rfm
            on true_ids.one_id = true_rfm.one_id
        where found_rfm.rfm_segment is not null and true_rfm.rfm_segment is not null
        """
    ).fetchone()[0]


_QUERIES = {
    "customers": "select count(*) from core.dim_customers",
    "revenue per customer, CNY": """
        select sum(net_amount_cny) / (select count(*) from core.dim_customers)
        from core.fct_orders
        inner join core.dim_customers using (one_id)
    """,
    "revenue per buyer, CNY": """
        select sum(net_amount_cny) / count(distinct one_id)
        from core.fct_orders
        inner join core.dim_customers using (one_id)
        where is_purchase
    """,
    "online to offline, 30 days": """
        select conversion_rate from marketing.marketing_online_to_offline
        where o2o_direction = 'online_to_offline' and touch_type = 'any'
            and window_days = 30
    """,
    "cross-channel repurchase, 365 days": """
        select cross_channel_rate from marketing.marketing_cross_channel_repurchase
        where window_days = 365
    """,
}


def table(results: dict[str, dict]) -> str:
    """Return all cases as Markdown."""
    lines = [
        "| World | Figure | Found | With the true persons | Difference |",
        "|---|---|--:|--:|--:|",
    ]
    for case, told in results.items():
        for figure in told["figures"]:
            found, true = figure["found"], figure["true"]
            change = f"{100 * (found / true - 1):+.1f} %" if true else ""
            lines.append(
                f"| {case} | {figure['name']} | {_shown(found)} | {_shown(true)} "
                f"| {change} |"
            )
        low, high = told["real_customer_low"], told["real_customer_high"]
        lines.append(
            f"| {case} | 95 % interval of the estimate | {low:,}–{high:,} | | |"
        )
        share = told["segment_agreement"]
        lines.append(f"| {case} | records in the true RFM segment | {share:.1%} | | |")
    return "\n".join(lines) + "\n"


def _shown(value: float) -> str:
    if value < 1:
        return f"{value:.1%}"
    return f"{value:,.0f}" if value >= 1000 else f"{value:,.1f}"


def main() -> None:
    """Compare one build, and add it to the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--home", type=Path, default=ROOT / "warehouse")
    parser.add_argument("--truth", type=Path, default=DEMO_TRUTH)
    parser.add_argument("--name", default="demo", help="name of the case")
    parser.add_argument("--vars", type=json.loads, default={}, help="dbt's, as JSON")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmarks")
    given = parser.parse_args()
    found = compare(given.home, given.truth, given.vars)
    file = given.out / RESULTS
    results = json.loads(file.read_text("utf-8")) if file.exists() else {}
    results[given.name] = asdict(found)
    text = json.dumps(results, indent=2, ensure_ascii=False) + "\n"
    file.write_text(text, encoding="utf-8")
    file.with_suffix(".md").write_text(table(results), encoding="utf-8")
    print(table({given.name: results[given.name]}), end="")


if __name__ == "__main__":
    main()
