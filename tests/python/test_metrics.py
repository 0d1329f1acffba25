"""Every metric against SQL on its fact, written anew."""

import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Demo, plain_environment
from semantic import SemanticLayer

_PEOPLE = "one_id is not null"
_GROSS = "coalesce(sum(amount_cny) filter (is_revenue and amount_cny > 0), 0)"
_NET = "coalesce(sum(amount_cny - amount_cny * coalesce(refund_amount, 0) / amount)"
_NET += " filter (is_revenue and amount <> 0), 0)"
_MADE = "status not in ('closed', 'waiting')"
_PURCHASES = "count(*) filter (is_purchase)"
# A month of the business: times are UTC, and a new day begins in Beijing first.
_MONTH = "date_trunc('month', ordered_at + interval 8 hour)"
_BOUGHT = "sum(net_amount_cny) filter (is_purchase)"

# What each metric is, by its table.
EXPECTED = {
    "fct_orders": {
        "orders": "count(*)",
        "purchases": _PURCHASES,
        "buyers": f"count(distinct one_id) filter (is_purchase and {_PEOPLE})",
        "gross_revenue": _GROSS,
        "net_revenue": _NET,
        "given_back": f"{_GROSS} - {_NET}",
        "refund_rate": f"({_GROSS} - {_NET}) / {_GROSS}",
        "purchase_revenue": _BOUGHT,
        "average_order_value": f"{_BOUGHT} / {_PURCHASES}",
        "known_revenue": f"sum(net_amount_cny) filter ({_PEOPLE})",
        "known_revenue_share": f"sum(net_amount_cny) filter ({_PEOPLE}) / {_NET}",
    },
    "fct_order_lines": {
        "order_lines": "count(*)",
        "units": "sum(quantity) filter (is_purchase)",
        "line_revenue": "sum(amount_cny) filter (is_revenue)",
    },
    "dim_customers": {
        "customers": "count(*)",
        "reachable_customers": "count(*) filter (is_reachable_by_phone)",
        "reachable_share": "count(*) filter (is_reachable_by_phone) / count(*)",
        "consenting_customers": "count(*) filter (has_consent_marketing)",
    },
    "customer_360.customer_360": {"customer_lifetime_value": "sum(clv_cny)"},
    "customer_360.customer_lifecycle": {"new_customers": "count(first_purchase_date)"},
    "fct_payments": {
        "payments": f"count(*) filter ({_MADE} and (amount >= 0 or amount is null))",
        "paid_amount": f"sum(amount_cny) filter ({_MADE} and amount >= 0)",
        "payment_fees": "sum(fee)",
    },
    "fct_refunds": {
        "refund_requests": "count(*)",
        "refunds": "count(*) filter (status = 'refunded')",
        "refunded_amount": "sum(amount_cny) filter (status = 'refunded')",
    },
    "fct_service_cases": {
        "service_cases": "count(*)",
        "answered_cases": "count(first_responded_at)",
        "answered_share": "count(first_responded_at) / count(*)",
        "rated_cases": "count(satisfaction)",
        "satisfied_cases": "count(*) filter (satisfaction in (4, 5))",
        "csat_share": "count(*) filter (satisfaction in (4, 5)) / count(satisfaction)",
    },
    "fct_events": {
        "events": "count(*)",
        "visitors": "count(distinct one_id)"
        f" + count(distinct device_key) filter (not {_PEOPLE})",
    },
    "fct_sessions": {
        "sessions": "count(*)",
        "identified_sessions": "count(one_id)",
        "identified_session_share": "count(one_id) / count(*)",
    },
    "fct_campaign_touches": {
        "campaign_touches": "count(*)",
        "touched_customers": "count(distinct one_id) filter (touch_type != 'failed')",
    },
    "dim_campaigns": {
        "campaigns": "count(*)",
        "campaign_cost": "sum(cost_cny)",
    },
    "fct_leads": {
        "leads": "count(*)",
        "converted_leads": "count(*) filter (status = 'converted')",
        "lead_conversion_rate": "count(*) filter (status = 'converted') / count(*)",
    },
    "fct_opportunities": {
        "opportunities": "count(*)",
        "pipeline_amount": "sum(amount_cny) filter (closed_at is null)",
        "weighted_pipeline": "sum(round(amount_cny * probability / 100, 4))"
        " filter (closed_at is null)",
        "won_opportunities": "count(*) filter (status = 'won')",
        "decided_opportunities": "count(closed_at)",
        "won_amount": "sum(amount_cny) filter (status = 'won')",
        "win_rate": "count(*) filter (status = 'won') / count(closed_at)",
    },
    "fct_appointments": {
        "appointments": "count(*)",
        "kept_appointments": "count(*) filter (status = 'attended')",
        "due_appointments": "count(*) filter (status in ('attended', 'no_show'))",
        "attendance_rate": "count(*) filter (status = 'attended')"
        " / count(*) filter (status in ('attended', 'no_show'))",
    },
    "fct_reviews": {
        "reviews": "count(*)",
        "rated_reviews": "count(rating)",
        "average_rating": "sum(rating) / count(rating)",
    },
    "fct_loyalty_entries": {
        "loyalty_entries": "count(*) filter (entry_type != 'balance')",
        "loyalty_earned": "sum(quantity) filter (entry_type = 'earn')",
        "loyalty_spent": "sum(abs(quantity)) filter (entry_type = 'spend')",
        "loyalty_expired": "sum(abs(quantity)) filter (entry_type = 'expire')",
    },
}
TABLES = {metric: table for table, metrics in EXPECTED.items() for metric in metrics}
# These need more than one pass over their table and have tests of their own.
APART = {"repeat_buyers", "repurchase_rate", "net_revenue_growth"}


@pytest.fixture(scope="module")
def layer(demo_release: Demo) -> SemanticLayer:
    return SemanticLayer(
        demo_release.target / "semantic_manifest.json",
        demo_release.home / "build.duckdb",
    )


MONTH = "metric_time__month"
BOARD = "management.management_overview"
# The marts that tell the same number: their keys and what they say of it.
SAME = [
    ("net_revenue", MONTH, "revenue_cny", BOARD),
    ("given_back", MONTH, "refunded_amount_cny", BOARD),
    ("refund_rate", MONTH, "refund_rate", BOARD),
    ("purchases", MONTH, "purchase_count", BOARD),
    ("buyers", MONTH, "purchaser_count", BOARD),
    ("average_order_value", MONTH, "average_purchase_cny", BOARD),
    (
        "csat_share",
        "channel",
        "sum(satisfied_count) / sum(rating_count)",
        "service.service_satisfaction where survey = 'service_case'",
    ),
    ("service_cases", MONTH, "sum(case_count)", "service.service_issue_distribution"),
    ("leads", "channel", "sum(lead_count)", "sales.sales_conversion_funnel"),
    (
        "won_amount",
        MONTH,
        "sum(won_amount_cny)",
        "sales.sales_pipeline_forecast where won_opportunity_count > 0",
    ),
    ("customers", "customer__rfm_segment", "count(*)", "customer_360.customer_360"),
]


def schema_of(table: str) -> str:
    """Return the table with its schema, which is core where none is said."""
    return table if "." in table else f"core.{table}"


def numbers(rows: list[tuple]) -> dict[object, object]:
    """Return values by key: decimals and doubles alike, nothing for 0 by 0."""
    return {
        key: None
        if value is None or math.isnan(value)
        else pytest.approx(float(value), rel=1e-9)
        for key, value in rows
    }


def test_every_metric_is_held_against_its_table(layer: SemanticLayer) -> None:
    assert set(layer.metrics) == {*TABLES, *APART}
    found = {metric: float(layer.query(metric)[0][0]) for metric in TABLES}
    wanted = [
        (metric, layer.sql(f"select {expression} from {schema_of(table)}")[0][0])
        for table, metrics in EXPECTED.items()
        for metric, expression in metrics.items()
    ]
    assert found == numbers(wanted)
    assert not [metric for metric, value in found.items() if value == 0]


def test_every_metric_can_be_split_by_channel(layer: SemanticLayer) -> None:
    for metric, table in TABLES.items():
        if "customer" in table:
            continue
        wanted = layer.sql(
            f"select channel, {EXPECTED[table][metric]} from core.{table} group by 1"
        )
        found = {
            channel: None if value is None else float(value)
            for channel, value in layer.query(metric, "channel")
        }
        assert found == numbers(wanted), metric


@pytest.mark.parametrize(("metric", "key", "value", "mart"), SAME)
def test_the_marts_tell_the_same(
    layer: SemanticLayer, metric: str, key: str, value: str, mart: str
) -> None:
    column = "month_start_date" if key == MONTH else key.removeprefix("customer__")
    group = " group by 1" if "(" in value else ""
    wanted = {
        key: pytest.approx(float(value), rel=1e-9, abs=1e-4)
        for key, value in layer.sql(f"select {column}, {value} from {mart}{group}")
        if value is not None
    }
    found = {
        key.date() if column == "month_start_date" else key: float(value)
        for key, value in layer.query(metric, key)
        if value is not None
    }
    assert found == wanted


def test_revenue_by_month_and_channel(layer: SemanticLayer) -> None:
    found = layer.query("net_revenue", "metric_time__month", "order__channel")
    wanted = layer.sql(
        f"select {_MONTH}, channel, sum(net_amount_cny)"
        " from core.fct_orders group by all"
    )
    assert len(found) > 300
    assert sorted(found) == sorted(wanted)


def test_units_by_category_of_the_product(layer: SemanticLayer) -> None:
    found = layer.query("units", "product__category")
    wanted = layer.sql(
        "select dim_products.category, sum(quantity) filter (is_purchase)"
        " from core.fct_order_lines left join core.dim_products using (product_id)"
        " group by 1"
    )
    assert dict(found) == dict(wanted)


def test_revenue_by_the_province_of_the_customer(layer: SemanticLayer) -> None:
    found = layer.query("net_revenue", "customer__province")
    wanted = layer.sql(
        "select province, sum(net_amount_cny)"
        " from core.fct_orders left join core.dim_customers using (one_id) group by 1"
    )
    assert dict(found) == dict(wanted)


def test_repeat_buyers_bought_twice(layer: SemanticLayer) -> None:
    ((buyers, repeating),) = layer.sql(
        "select count(*), count(*) filter (times > 1) from (select count(*) as times"
        f" from core.fct_orders where is_purchase and {_PEOPLE} group by one_id)"
    )
    assert layer.query("repeat_buyers") == [(repeating,)]
    assert layer.query("repurchase_rate") == [(pytest.approx(repeating / buyers),)]


def test_growth_is_against_the_same_month_of_the_year_before(
    layer: SemanticLayer,
) -> None:
    found = {
        month: growth
        for month, growth in layer.query("net_revenue_growth", "metric_time__month")
        if growth is not None
    }
    wanted = dict(
        layer.sql(
            f"with months as (select {_MONTH} as month_start,"
            " sum(net_amount_cny) as revenue from core.fct_orders group by 1)"
            " select this.month_start, this.revenue / before.revenue - 1"
            " from months as this inner join months as before"
            " on before.month_start = this.month_start - interval 1 year"
        )
    )
    assert len(wanted) >= 12
    assert found == pytest.approx(wanted)


def test_everything_has_a_label_in_both_languages(layer: SemanticLayer) -> None:
    elements = [*layer.manifest.metrics, *layer.manifest.semantic_models]
    for model in layer.manifest.semantic_models:
        elements += model.dimensions
    unlabelled = [
        element.name
        for element in elements
        if not (element.label and (element.config.meta or {}).get("label_zh"))
    ]
    assert unlabelled == []


def test_the_page_names_every_metric(layer: SemanticLayer) -> None:
    page = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
    assert [name for name in layer.metrics if f"`{name}`" not in page] == []


def test_the_command_answers(demo_release: Demo, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    for path in ROOT.iterdir():
        if not path.name.startswith((".", "target", "logs")):
            (tmp_path / path.name).symlink_to(path)
    # `mf` looks for the parsed project beside dbt_project.yml and nowhere else.
    (tmp_path / "target").symlink_to(demo_release.target)
    # It opens the build database to write, which other tests read meanwhile.
    shutil.copy(demo_release.home / "build.duckdb", tmp_path / "home")
    answer = tmp_path / "answer.csv"
    done = subprocess.run(
        [
            *(Path(sys.executable).with_name("mf"), "query"),
            *("--metrics", "net_revenue"),
            *("--group-by", "metric_time__month,order__channel"),
            *("--csv", answer),
        ],
        # It asks PyPI for a newer one of itself; here nobody answers.
        env={
            **plain_environment(),
            "ONEID_HOME": str(tmp_path / "home"),
            "DBT_LOG_PATH": str(tmp_path / "logs"),
            "HTTPS_PROXY": "http://127.0.0.1:9",
            "HOME": os.environ.get("HOME", ""),
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    lines = answer.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "metric_time__month,order__channel,net_revenue"
    assert len(lines) > 300
