"""What identity does to the figures: found customers against true persons.

``python -m benchmarks.metrics --home warehouse``

Takes a finished build of a generated world, puts the true person of every record in the
place of its one_id in a copy, and has dbt make again what depends on it, by the same
models. Both databases are then asked the same questions; what a mart answers is read
from it. ``--out`` keeps the answers of all cases: ``metrics.json``, ``metrics.md``.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
DEMO_TRUTH = ROOT / "benchmarks" / "truth" / "demo_truth.csv"
RESULTS = "metrics.json"
AS_OF = "2026-01-01 00:00:00"

# What has to be there, and what is asked when it is there.
_TABLES = ("dim_customers", "fct_orders", "fct_events")
_MARTS = {
    "marketing_online_to_offline": "marketing",
    "marketing_cross_channel_repurchase": "marketing",
    "customer_rfm": "customer_360",
}


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
        marts = _tell_the_truth(copied / "build.duckdb", truth)
        _rebuild(folder, [*_TABLES, *marts], told or {}, artifacts)
        return _compared(home / "build.duckdb", copied / "build.duckdb", marts)


def _tell_the_truth(database: Path, truth: Path) -> list[str]:
    """Write the true persons in the place of the ids; return the marts there are."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(
            """
            update matching.one_ids set one_id = truth.person_id
            from read_csv(?, all_varchar = true) as truth
            where one_ids.record_id = truth.record_id
            """,
            [str(truth)],
        )
        names = connection.execute(
            "select table_name from information_schema.tables"
        ).fetchall()
    return [name for name in _MARTS if (name,) in names]


def _rebuild(
    folder: Path, names: Iterable[str], told: dict, artifacts: Path | None
) -> None:
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
    command += ["--select", *(f"one_ids+,+{name}" for name in names)]
    command += ["--exclude", "one_ids"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"dbt failed on the true persons:\n{done.stdout}")


def _compared(found_path: Path, true_path: Path, marts: list[str]) -> Comparison:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{found_path}' as found (read_only)")
        connection.execute(f"attach '{true_path}' as truth (read_only)")
        estimate = connection.execute(
            """
            select real_customer_count, real_customer_low, real_customer_high
            from found.management.management_real_customers
            """
        ).fetchone()
        sides = {
            side: _measures(connection, side, marts) for side in ("found", "truth")
        }
        agreement = _segment_agreement(connection, marts)
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


def _measures(
    connection: duckdb.DuckDBPyConnection, side: str, marts: list[str]
) -> dict[str, float]:
    """Return the figures of one database."""
    queries = {
        "customers": _CUSTOMERS,
        "revenue per customer, CNY": _REVENUE_PER_CUSTOMER,
        "revenue per buyer, CNY": _REVENUE_PER_BUYER,
        "online to offline, 30 days": _ONLINE_TO_OFFLINE,
        "cross-channel repurchase, 365 days": _CROSS_CHANNEL_REPURCHASE,
    }
    if "marketing_online_to_offline" in marts:
        queries["online to offline, 30 days"] = _ONLINE_TO_OFFLINE_MART
    if "marketing_cross_channel_repurchase" in marts:
        queries["cross-channel repurchase, 365 days"] = _CROSS_CHANNEL_MART
    connection.execute(f"use {side}")
    return {
        name: float(connection.execute(query).fetchone()[0] or 0)
        for name, query in queries.items()
    }


def _segment_agreement(
    connection: duckdb.DuckDBPyConnection, marts: list[str]
) -> float:
    """Return the share of records whose customer is in its person's RFM segment."""
    segments = _RFM_MART if "customer_rfm" in marts else _RFM
    for side in ("found", "truth"):
        connection.execute(f"use {side}")
        connection.execute(f"create temp table {side}_segments as {segments}")
    return connection.execute(
        """
        select avg(case
            when found_segments.segment = truth_segments.segment then 1.0 else 0.0
        end)
        from found.matching.one_ids as found_ids
        inner join truth.matching.one_ids as truth_ids using (record_id)
        inner join found_segments on found_ids.one_id = found_segments.one_id
        inner join truth_segments on truth_ids.one_id = truth_segments.one_id
        """
    ).fetchone()[0]


_CUSTOMERS = "select count(*) from core.dim_customers"
_REVENUE_PER_CUSTOMER = """
    select sum(net_amount_cny) / (select count(*) from core.dim_customers)
    from core.fct_orders
    inner join core.dim_customers using (one_id)
"""
_REVENUE_PER_BUYER = """
    select sum(net_amount_cny) / count(distinct one_id)
    from core.fct_orders
    inner join core.dim_customers using (one_id)
    where is_purchase
"""
# Customers who bought in a store within so many days of a touch on the web, of those
# who had one.
_ONLINE_TO_OFFLINE = """
    with touches as (
        select one_id, occurred_at from core.fct_events where one_id is not null
    ), store_orders as (
        select one_id, ordered_at
        from core.fct_orders
        inner join core.dim_channels using (channel)
        where is_purchase and one_id is not null and channel_group = 'store'
    ), converted as (
        select distinct touches.one_id
        from touches asof join store_orders
        on touches.one_id = store_orders.one_id
            and touches.occurred_at <= store_orders.ordered_at
        where store_orders.ordered_at <= touches.occurred_at + interval 30 day
    )
    select (select count(*) from converted) / count(distinct one_id) from touches
"""
_ONLINE_TO_OFFLINE_MART = """
    select conversion_rate from marketing.marketing_online_to_offline
    where o2o_direction = 'online_to_offline' and touch_type = 'any'
        and window_days = 30
"""
_CROSS_CHANNEL_REPURCHASE = f"""
    with buyers as (
        select one_id, count(*) as purchases, count(distinct channel) as channels
        from core.fct_orders
        where is_purchase and one_id is not null
            and ordered_at >= timestamp '{AS_OF}' - interval 365 day
        group by one_id
    )
    select count(*) filter (where channels > 1) / nullif(count(*), 0)
    from buyers where purchases > 1
"""
_CROSS_CHANNEL_MART = """
    select cross_channel_rate from marketing.marketing_cross_channel_repurchase
    where window_days = 365
"""
# Recency high or low, and frequency and money high or low, by fifths of the buyers.
_RFM = f"""
    with buyers as (
        select
            one_id,
            max(ordered_at) as last_ordered_at,
            count(*) as frequency,
            sum(net_amount_cny) as monetary_cny
        from core.fct_orders
        inner join core.dim_customers using (one_id)
        where is_purchase
            and ordered_at >= timestamp '{AS_OF}' - interval 365 day
        group by one_id
    ), scores as (
        select
            one_id,
            1 + least(4, floor(5 * percent_rank() over (order by last_ordered_at)))
                as r,
            1 + least(4, floor(5 * percent_rank() over (order by frequency))) as f,
            1 + least(4, floor(5 * percent_rank() over (order by monetary_cny))) as m
        from buyers
    )
    select one_id, concat(r >= 4, r <= 2, f + m >= 7, f + m <= 4) as segment
    from scores
"""
_RFM_MART = """
    select one_id, rfm_segment as segment
    from customer_360.customer_rfm where rfm_segment is not null
"""


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
