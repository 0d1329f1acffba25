"""The arithmetic of customer 360 in SQL: fifths, and the BG/NBD of orders."""

import math

import duckdb
import jinja2
import numpy as np
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import hyp2f1

from orchestration.clv_models import Histories, expected_orders

AMOUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=30)
_MARTS = ROOT / "macros" / "marts"
_OUTLOOKS = ROOT / "models/marts/customer_360/int_customer_360__order_outlooks.sql"


def rendered(template: str) -> str:
    """Return SQL that calls macros; they need dbt for nothing but their inputs."""
    names = ("hypergeometric", "p_alive", "quintile")
    macros = [(_MARTS / f"{name}.sql").read_text(encoding="utf-8") for name in names]
    inputs = {
        "ref": lambda name: name,
        "pivot_rules": lambda relation, names: f"from {relation}",
        "numbers_to": lambda last: f"select unnest(range(1, {last} + 1)) as number",
    }
    return jinja2.Environment().from_string("".join(macros) + template).render(inputs)


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


FIFTHS = rendered("{{ quintile('value', 'asc') }}")


def fifths(connection: duckdb.DuckDBPyConnection, values: list[int]) -> list[int]:
    connection.execute("create or replace temp table amounts (row_no int, value int)")
    connection.executemany(
        "insert into amounts values (?, ?)", [list(row) for row in enumerate(values)]
    )
    found = connection.execute(f"select row_no, {FIFTHS} from amounts order by row_no")
    return [fifth for _, fifth in found.fetchall()]


@settings(max_examples=60, deadline=None)
@given(AMOUNTS)
def test_fifths_keep_the_order_and_ties_whatever_the_unit(
    connection: duckdb.DuckDBPyConnection, values: list[int]
) -> None:
    found = fifths(connection, values)
    assert set(found) <= {1, 2, 3, 4, 5}
    pairs = sorted(zip(values, found, strict=True))
    assert [fifth for _, fifth in pairs] == sorted(found)
    assert len(set(pairs)) == len(set(values))
    assert fifths(connection, [value * 100 for value in values]) == found


def test_of_many_different_values_each_fifth_has_as_many(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    found = fifths(connection, list(range(100)))
    assert [found.count(fifth) for fifth in range(1, 6)] == [20] * 5


@pytest.mark.parametrize("z", [0.0, 0.3, 0.6, 0.9])
def test_the_series_is_the_function(
    connection: duckdb.DuckDBPyConnection, z: float
) -> None:
    for a, b, c in ((1.976, -0.207, 4.219), (0.5, 3.0, 30.0), (-1.2, 0.4, 2.0)):
        sql = rendered(
            f"{{{{ hypergeometric('{a}::double', '({b})', '{c}', '({z})') }}}}"
        )
        found = connection.execute(f"select {sql}").fetchone()
        assert found and math.isclose(found[0], hyp2f1(a, b, c, z), rel_tol=1e-5)


@pytest.mark.parametrize(
    "parameters",
    [
        {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426},
        {"r": 1.246, "alpha": 40.98, "a": 0.01, "b": 1.0},
        {"r": 0.3, "alpha": 5.0, "a": 3.0, "b": 0.4},
        {"r": 0.5, "alpha": 6.0, "a": 0.3, "b": 0.4},
    ],
)
def test_orders_are_expected_as_by_the_library(
    connection: duckdb.DuckDBPyConnection, parameters: dict[str, float]
) -> None:
    repeats = np.array([0, 0, 1, 2, 9, 60, 300], dtype=float)
    last = np.array([0, 0, 12, 213, 630, 700, 721], dtype=float)
    observed = np.array([0, 272, 272, 272, 728, 728, 728], dtype=float)
    more = {"annual_discount_rate": 0, "horizon_days": 364, "period_days": 30}
    more |= {"time_unit_days": 7}
    columns = ", ".join(f"{v}::double as {n}" for n, v in (parameters | more).items())
    rows = ", ".join(
        f"({x:.0f}, {t_x:.0f}, {t:.0f})"
        for x, t_x, t in zip(repeats, last, observed, strict=True)
    )
    names = "(repeat_count, repeat_span_days, observed_days)"
    connection.execute(
        "create or replace temp table int_customer_360__purchase_rhythms as"
        f" from (values {rows}) as t{names}"
    )
    connection.execute(
        f"create or replace temp table clv_parameters as select {columns}"
    )
    living = rendered(_OUTLOOKS.read_text(encoding="utf-8"))
    alive = rendered(
        "{{ p_alive('repeat_count', 'repeat_span_days / 7', 'observed_days / 7') }}"
    )
    found = connection.execute(
        f"select living_orders * {alive}, living_discounted_orders * {alive}"
        f" from ({living}) join int_customer_360__purchase_rhythms"
        " using (repeat_count, observed_days)"
        " cross join clv_parameters as parameters order by repeat_count, observed_days"
    ).fetchall()
    known = Histories(repeats, last / 7, observed / 7, repeats)
    expected = expected_orders(parameters, known, 52).tolist()
    assert [row[0] for row in found] == pytest.approx(expected, rel=1e-4)
    # Without a discount the periods add up to the whole.
    assert [row[1] for row in found] == pytest.approx(expected, rel=1e-4)
