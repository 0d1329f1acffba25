"""Customer value is fitted as published, foretells, and is written on demand."""

import csv
import importlib.util
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pytest
from conftest import ROOT, run_oneid

from orchestration.clv_models import Histories, expected_orders, fit_money, fit_orders
from orchestration.errors import OneIdError
from orchestration.fit_clv import SEED, Limits, fit_purchases, histories, write
from orchestration.settings import Settings

IN_USE = {"r": 1, "alpha": 1, "a": 1, "b": 1, "p": 1, "q": 1, "v": 1}
IN_USE |= {"time_unit_days": 7}
# The end of the 39 weeks that the papers fit.
UNTIL = date(1997, 9, 30)


@pytest.fixture(scope="module")
def cdnow() -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield the purchases of the CDNOW sample; the package itself is not imported."""
    spec = importlib.util.find_spec("lifetimes")
    assert spec and spec.origin
    path = Path(spec.origin).parent / "datasets" / "CDNOW_sample.txt"
    lines = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    rows = [
        (customer, date.fromisoformat(day), float(money))
        for _, customer, day, _, money in lines
    ]
    with duckdb.connect() as connection:
        connection.execute("create table lines (customer text, day date, money double)")
        connection.executemany("insert into lines values (?, ?, ?)", rows)
        connection.execute(
            "create table purchases as"
            " select customer, day, sum(money) as money from lines group by all"
        )
        yield connection


@pytest.fixture(scope="module")
def known(cdnow: duckdb.DuckDBPyConnection) -> Histories:
    return histories(cdnow, UNTIL, 7)


def test_the_sample_is_the_one_of_the_papers(known: Histories) -> None:
    assert (len(known.repeats), known.repeaters) == (2357, 946)
    first = known.repeats[0], known.last[0], known.observed[0], known.mean_money[0]
    assert first == pytest.approx((2, 30.43, 38.86, 22.345), abs=0.005)


def test_orders_fit_as_published(known: Histories) -> None:
    found = fit_orders(known)
    published = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
    assert {n: round(v, 3) for n, v in found.parameters.items()} == published
    assert round(found.log_likelihood, 1) == -9582.4
    assert not found.is_without_drop_out
    assert round(expected_orders(published, known, 39)[0], 3) == 1.226


def test_money_fits_as_published(known: Histories) -> None:
    found = fit_money(known).parameters
    assert {n: round(v, 2) for n, v in found.items()} == {
        "p": pytest.approx(6.25, abs=0.01),
        "q": pytest.approx(3.74, abs=0.01),
        "v": pytest.approx(15.44, abs=0.02),
    }


def test_the_days_held_out_are_foretold(cdnow: duckdb.DuckDBPyConnection) -> None:
    # The paper foretells the second 39 weeks from the first, and is too low as well:
    # by 5 % of all purchases until then.
    end = UNTIL + timedelta(days=273)
    found = fit_purchases(cdnow, end, IN_USE, Limits(held_out_days=273))
    expected = sum(row.expected for row in found.held_out)
    actual = sum(row.actual for row in found.held_out)
    assert sum(row.customers for row in found.held_out) == 2357
    known = histories(cdnow, UNTIL, 7).repeats.sum()
    assert (known + expected) / (known + actual) == pytest.approx(0.95, abs=0.01)


def test_too_few_who_came_back_are_refused(cdnow: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(OneIdError, match=r"Only 946 of 2,357 customers .* 1,000"):
        fit_purchases(cdnow, UNTIL, IN_USE, Limits(least_repeaters=1000))


def test_without_drop_out_the_rate_is_fitted_alone() -> None:
    # Purchases at a steady rate for ever: no a and b can be told.
    random = np.random.default_rng(7)
    observed = random.uniform(50, 100, 3000)
    rates = random.gamma(1.5, 1 / 20, 3000)
    repeats = random.poisson(rates * observed).astype(float)
    last = np.where(repeats > 0, observed * random.beta(np.maximum(repeats, 1), 1), 0.0)
    found = fit_orders(Histories(repeats, last, observed, np.zeros(3000)))
    assert found.is_without_drop_out
    assert (found.parameters["a"], found.parameters["b"]) == (0.01, 1)
    assert found.parameters["r"] == pytest.approx(1.5, rel=0.15)
    assert found.parameters["alpha"] == pytest.approx(20, rel=0.15)


def test_only_the_fitted_rows_of_the_seed_change(
    cdnow: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    seed = tmp_path / SEED
    seed.parent.mkdir(parents=True)
    before = "name,value,meaning\n"
    before += "".join(f'{name},{value},"a, b"\n' for name, value in IN_USE.items())
    seed.write_text(before, encoding="utf-8")
    fitted = fit_purchases(cdnow, UNTIL, IN_USE, Limits())
    write(Settings(tmp_path, tmp_path, tmp_path), fitted)
    with seed.open(encoding="utf-8", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert list(rows) == list(IN_USE)
    assert {row["meaning"] for row in rows.values()} == {"a, b"}
    assert rows["r"]["value"].startswith("0.242")
    assert rows["time_unit_days"]["value"] == "7"
    assert [path.name for path in seed.parent.iterdir()] == [seed.name]


def test_the_command_reads_a_release(tmp_path: Path) -> None:
    folder = tmp_path / "releases" / "r1" / "public"
    folder.mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select 'c' || n as one_id from range(200) as t(n))"
            f" to '{folder}/dim_customers.parquet'"
        )
        connection.execute(
            "copy (select 'c' || n as one_id, n % 3 > 0 as is_purchase,"
            " timestamp '2025-01-01' + to_days(n::int) as ordered_at,"
            " cast(10 as decimal(18, 4)) as net_amount_cny from range(300) as t(n))"
            f" to '{folder}/fct_orders.parquet'"
        )
    manifest = {"run_id": "r1", "created_at": "2026-01-01T00:00:00+00:00"}
    manifest |= {"as_of": "2026-01-01 00:00:00", "tables": {}}
    (folder.parent / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (tmp_path / "releases" / "CURRENT").write_text("r1\n", encoding="utf-8")
    done = run_oneid({"ONEID_HOME": str(tmp_path)}, "fit-clv")
    assert done.returncode == 1
    assert "Only 0 of 133 customers bought on more than one day" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_seed_has_what_is_fitted() -> None:
    with (ROOT / SEED).open(encoding="utf-8", newline="") as file:
        assert {row["name"] for row in csv.DictReader(file)} > set(IN_USE)
