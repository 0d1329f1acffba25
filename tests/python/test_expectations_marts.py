"""The marts gate: what it lets through, what it stops, what it says then."""

import json

import duckdb
import pytest
from gate_scratch import build_marts, gate_settings, release_before, write

from expectations.engine import GateError
from expectations.gates import run_gate
from expectations.limits import LIMITS_FILE


@pytest.fixture
def settings(tmp_path):
    return gate_settings(tmp_path)


def test_the_marts_gate_lets_sound_customers_through(settings):
    build_marts(settings)

    assert run_gate("marts", settings).failures == ()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"quarantined": 50}, "Raw rows held back: generic.orders has 50 %"),
        (
            {"linked_orders": 5},
            "Orders of a channel that have a customer: shop has 5 %",
        ),
        ({"per_customer": 40}, "Customers for each customer record: all customers"),
    ],
)
def test_the_marts_gate_stops_implausible_customers(settings, changed, sentence):
    build_marts(settings, **changed)

    failures = run_gate("marts", settings).failures

    assert len(failures) == 1
    assert failures[0].startswith(sentence)


def test_the_largest_customer_is_bounded(settings):
    build_marts(settings, per_customer=200)
    with duckdb.connect(settings.build_path) as connection:
        connection.execute("insert into core.one_ids select * from core.one_ids")

    failures = run_gate("marts", settings).failures

    assert any("one_id has 400, allowed is at most 200" in f for f in failures)


def test_a_match_rate_that_falls_since_the_last_release_is_stopped(settings):
    build_marts(settings, linked_orders=80)
    release_before(settings, landed_rows=100)

    failures = run_gate("marts", settings).failures

    assert len(failures) == 1
    assert "shop has 80 %, allowed is at least 90 %" in failures[0]


def test_a_restricted_table_that_shrank_is_stopped(settings):
    build_marts(settings, contacts=100, linked_orders=100)
    release_before(settings, landed_rows=100)

    failures = run_gate("marts", settings).failures

    assert len(failures) == 1
    assert "customer_contacts has 33.33 %" in failures[0]


def test_a_release_of_other_systems_is_no_measure(settings):
    build_marts(settings, contacts=100, linked_orders=80)
    release_before(settings, landed_rows=100)
    path = next(settings.releases_dir.glob("*/manifest.json"))
    manifest = json.loads(path.read_text()) | {"systems": ["generic", "pos"]}
    write(path, manifest)

    assert run_gate("marts", settings).passed


def test_a_measure_without_its_table_is_no_verdict(settings):
    build_marts(settings)
    write(settings.target_dir / "manifest.json", {"nodes": {}})

    with pytest.raises(GateError, match="needs one_ids"):
        run_gate("marts", settings)


def test_a_limit_without_bounds_switches_its_measure_off(settings):
    build_marts(settings, quarantined=50)
    path = settings.project_dir / LIMITS_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("quarantined_rows,,0.1,", "quarantined_rows,,,"))

    assert run_gate("marts", settings).passed


def test_a_table_that_was_not_built_is_no_verdict(settings):
    build_marts(settings)
    with duckdb.connect(settings.build_path) as connection:
        connection.execute("drop table core.fct_orders")

    with pytest.raises(GateError, match="fct_orders does not exist"):
        run_gate("marts", settings)
