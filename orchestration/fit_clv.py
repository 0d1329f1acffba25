"""Fit the parameters of customer value to the purchases of a release."""

import csv
import io
import os
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import numpy as np

from orchestration.clv_models import (
    Fitted,
    Histories,
    expected_orders,
    fit_money,
    fit_orders,
)
from orchestration.errors import OneIdError
from orchestration.files import quoted, write_durably
from orchestration.releases import Release
from orchestration.settings import Settings

SEED = Path("seeds") / "reference" / "clv_parameters.csv"
# Customers with this many repeat purchases or more are counted together.
_MANY_REPEATS = 7
# What is fitted, in the order it is shown.
ORDERS = ("r", "alpha", "a", "b")
MONEY = ("p", "q", "v")


@dataclass(frozen=True)
class Parameter:
    """A fitted row of clv_parameters, as it is and as the data have it."""

    name: str
    value: float
    fitted_value: float


@dataclass(frozen=True)
class HeldOut:
    """Customers with equal repeat purchases: what was expected, what they did."""

    repeats: int
    customers: int
    expected: float
    actual: float


@dataclass(frozen=True)
class Fit:
    """Parameters in use beside fitted ones, and how those foretell."""

    parameters: list[Parameter]
    customers: int
    repeaters: int
    until: date
    held_out_days: int
    is_without_drop_out: bool
    # Empty when the time before the held-out days is too short to fit.
    held_out: list[HeldOut]

    def as_rows(self) -> dict[str, Any]:
        """Return all of it for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Limits:
    """What a fit asks of the data."""

    held_out_days: int = 180
    least_repeaters: int = 100


def fit(settings: Settings, release: Release, limits: Limits) -> Fit:
    """Fit to the purchases of a release.

    Raises:
        OneIdError: when too few customers came back, or the models do not fit.

    """
    in_use = read_parameters(settings)
    zone = settings.business_timezone
    as_of = datetime.fromisoformat(release.manifest["as_of"]).replace(tzinfo=UTC)
    until = as_of.astimezone(ZoneInfo(zone)).date()
    with duckdb.connect() as connection:
        for table in ("dim_customers", "fct_orders"):
            path = release.path / "public" / f"{table}.parquet"
            if not path.exists():
                raise OneIdError(f"The release {release.run_id} has no {table}.")
            connection.execute(
                f"create view {table} as from read_parquet({quoted(path)})"
            )
        connection.execute(
            "create table purchases as"
            " select one_id as customer,"
            " cast(timezone(?, timezone('UTC', ordered_at)) as date) as day,"
            " sum(net_amount_cny) as money"
            " from fct_orders semi join dim_customers using (one_id)"
            " where is_purchase and ordered_at is not null group by all",
            [zone],
        )
        return fit_purchases(connection, until, in_use, limits)


def fit_purchases(
    connection: duckdb.DuckDBPyConnection,
    until: date,
    in_use: dict[str, float],
    limits: Limits,
) -> Fit:
    """Fit to the table `purchases`: customer, day and money, a row for each day."""
    unit = in_use["time_unit_days"]
    known = histories(connection, until, unit)
    if known.repeaters < limits.least_repeaters:
        raise OneIdError(
            f"Only {known.repeaters:,} of {len(known.repeats):,} customers bought on "
            f"more than one day until {until}; a fit needs "
            f"{limits.least_repeaters:,} (--least-repeaters). The parameters in use "
            "stay."
        )
    orders, money = fit_orders(known), fit_money(known)
    return Fit(
        _parameters(in_use, orders, money),
        len(known.repeats),
        known.repeaters,
        until,
        limits.held_out_days,
        orders.is_without_drop_out,
        _held_out(connection, until, in_use, limits),
    )


def histories(
    connection: duckdb.DuckDBPyConnection, until: date, unit_days: float
) -> Histories:
    """Return what was known of each customer at the end of a day, in time units."""
    columns = connection.execute(
        """
        select
            count(*) - 1 as repeats,
            date_diff('day', min(day), max(day)) / $unit as last,
            date_diff('day', min(day), cast($until as date)) / $unit as observed,
            coalesce(
                (sum(money) - arg_min(money, day)) / nullif(count(*) - 1, 0), 0
            ) as mean_money
        from purchases
        where day <= $until
        group by customer
        order by customer
        """,
        {"unit": unit_days, "until": until},
    ).fetchnumpy()
    return Histories(**{n: np.asarray(v, dtype=float) for n, v in columns.items()})


def read_parameters(settings: Settings) -> dict[str, float]:
    """Return the numbers in the seed, by name."""
    _, rows = _seed(settings)
    return {row["name"]: float(row["value"]) for row in rows}


def write(settings: Settings, fitted: Fit) -> Path:
    """Write the fitted parameters into the seed, leaving all else as it is."""
    path, rows = _seed(settings)
    new = {p.name: p.fitted_value for p in fitted.parameters}
    for row in rows:
        if row["name"] in new:
            row["value"] = f"{new[row['name']]:.6g}"
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    if not os.access(path, os.W_OK):
        raise OneIdError(f"{path} cannot be written to.")
    write_durably(path, text.getvalue())
    return path


def _seed(settings: Settings) -> tuple[Path, list[dict[str, str]]]:
    path = settings.project_dir / SEED
    with path.open(encoding="utf-8", newline="") as file:
        return path, list(csv.DictReader(file))


def _parameters(
    in_use: dict[str, float], orders: Fitted, money: Fitted
) -> list[Parameter]:
    values = orders.parameters | money.parameters
    return [Parameter(name, in_use[name], values[name]) for name in (*ORDERS, *MONEY)]


def _held_out(
    connection: duckdb.DuckDBPyConnection,
    until: date,
    in_use: dict[str, float],
    limits: Limits,
) -> list[HeldOut]:
    """Fit to the time before the last days, and compare with what happened then."""
    cut = until - timedelta(days=limits.held_out_days)
    unit = in_use["time_unit_days"]
    known = histories(connection, cut, unit)
    if known.repeaters < limits.least_repeaters:
        return []
    parameters = fit_orders(known).parameters
    expected = expected_orders(parameters, known, limits.held_out_days / unit)
    days = connection.execute(
        "select count(case when day > $cut then 1 end) as days from purchases"
        " where day <= $until group by customer having min(day) <= $cut"
        " order by customer",
        {"cut": cut, "until": until},
    ).fetchnumpy()["days"]
    groups = np.minimum(known.repeats, _MANY_REPEATS).astype(int)
    return [
        HeldOut(
            int(group),
            int(np.count_nonzero(groups == group)),
            float(expected[groups == group].sum()),
            float(days[groups == group].sum()),
        )
        for group in np.unique(groups)
    ]
