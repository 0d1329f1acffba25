"""The real Online Retail data come out of a release as they went in."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT, plain_environment

# Read before the tests hide what is set outside.
REAL_DATA = os.environ.get("ONEID_REAL_DATA", "")


def run_example(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "examples.online_retail"],
        env={
            **plain_environment(),
            "ONEID_HOME": str(folder),
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
            **variables,
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_the_file_it_says_where_to_get_it(tmp_path: Path) -> None:
    for variables in ({}, {"ONEID_REAL_DATA": str(tmp_path / "nowhere.parquet")}):
        done = run_example(tmp_path, **variables)
        assert done.returncode == 2
        assert "UCI Machine Learning Repository" in done.stderr
        assert done.stderr.count("\n") == 1
        assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not REAL_DATA, reason="ONEID_REAL_DATA is not set")
def test_the_known_totals_come_out(tmp_path: Path) -> None:
    done = run_example(tmp_path, ONEID_REAL_DATA=REAL_DATA)
    assert done.returncode == 0, done.stdout + done.stderr
    shown = dict(
        line.rsplit(" = ")[0].rsplit(maxsplit=1)
        for line in done.stdout.splitlines()
        if " = " in line
    )
    assert shown == {
        "order lines": "541,909",
        "amount, GBP": "9,747,747.93",
        "orders": "25,900",
        "customers": "4,372",
        "quarantined": "0",
    }
    releases = tmp_path / "online_retail" / "releases"
    release = releases / (releases / "CURRENT").read_text(encoding="utf-8").strip()
    with duckdb.connect(release / "serve.duckdb", read_only=True) as connection:

        def one(query: str) -> tuple | None:
            return connection.execute(query).fetchone()

        # Nobody is invented for what was sold to nobody known.
        assert one(
            "select count(*) from fct_order_lines"
            " where order_id in (select order_id from fct_orders where one_id is null)"
        ) == (135_080,)
        assert one(
            "select count(*), count(one_id), sum(amount) from fct_orders"
            " where status = 'cancelled'"
        ) == one(
            "select count(distinct InvoiceNo), count(distinct InvoiceNo) filter"
            " (CustomerID is not null), sum(cast(Quantity as decimal(18, 4))"
            f" * cast(UnitPrice as decimal(18, 4))) from '{REAL_DATA}'"
            " where InvoiceNo like 'C%'"
        )
        # 09:27 by the clocks of an English April is 08:27 UTC.
        assert one(
            "select cast(ordered_at as varchar) from fct_orders"
            " where order_id = 'generic:online_retail:550193'"
        ) == ("2011-04-15 08:27:00",)
        ids = f"'{release}/state/one_ids.parquet'"
        assert one(f"select count(*) from {ids} where record_id like '%:17850.0'") == (
            1,
        )
