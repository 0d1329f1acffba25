"""The inventory of sources and fields is read out of the data and the models."""

import duckdb
import pytest
import yaml
from conftest import ROOT, Demo


def rows(demo: Demo, query: str, table: str) -> list[tuple]:
    """Run a query over one public table, there called ``released``."""
    released = duckdb.read_parquet(str(demo.release / "public" / f"{table}.parquet"))
    return released.query("released", query).fetchall()


@pytest.mark.parametrize(
    ("field", "standard_field", "rule"),
    [
        ("youzan.customers.mobile", "phone", "normalize_phone"),
        ("youzan.customers.mobile", "phone_raw", None),
        ("youzan.customers.fans_id", "fans_id", "clean_text"),
        ("youzan.trades.receiver_name", "receiver_name_raw", "clean_text, json_text"),
        ("youzan.customers.trade_count", None, None),
        ("pos.tickets.datetime", "ordered_at", "parse_timestamp"),
    ],
)
def test_a_raw_field_is_traced_to_what_staging_makes_of_it(
    demo_release: Demo, field: str, standard_field: str | None, rule: str | None
) -> None:
    system, table, name = field.split(".")
    found = rows(
        demo_release,
        "select standard_field, rule from released where"
        f" (system, table_name, field) = ('{system}', '{table}', '{name}')",
        "governance_field_mapping",
    )
    assert (standard_field, rule) in found


def test_nearly_every_field_is_traced(demo_release: Demo) -> None:
    ((share,),) = rows(
        demo_release,
        "select avg(cast(is_mapped as int)) from released",
        "governance_field_inventory",
    )
    assert share > 0.85


def test_fields_are_measured_as_their_files_are(demo_release: Demo) -> None:
    ((filled, distinct, rows_counted, valid, pii),) = rows(
        demo_release,
        "select filled_rows, distinct_values, row_count, valid_rate, pii_class"
        " from released where (system, table_name, field)"
        " = ('youzan', 'customers', 'mobile')",
        "governance_field_inventory",
    )
    raw = duckdb.sql(
        "select count(mobile), count(distinct mobile), count(*) from read_csv("
        "'seeds/raw/youzan/raw_youzan__customers.csv', all_varchar = true)"
    ).fetchone()
    assert (filled, distinct, rows_counted) == raw
    assert valid > 0.9
    assert pii == "direct"


def test_every_phone_and_mail_is_an_identifier_of_a_person(demo_release: Demo) -> None:
    assert not rows(
        demo_release,
        "select * from released where holds in ('phone', 'email')"
        " and (not is_identifier or pii_class <> 'direct')",
        "governance_field_inventory",
    )


def test_every_source_has_an_owner_and_a_time_zone(demo_release: Demo) -> None:
    assert not rows(
        demo_release,
        "select system from released"
        " where owner is null or format is null or timezone is null",
        "governance_source_inventory",
    )


def test_every_system_is_scored_in_each_dimension(demo_release: Demo) -> None:
    found = dict(
        rows(
            demo_release,
            "select system, count(*) from released"
            " where quality_score between 0 and 1 group by system",
            "governance_quality_scorecard",
        )
    )
    assert found.pop("steward") == 3
    assert set(found.values()) == {5}


def test_every_system_has_its_page() -> None:
    project = yaml.safe_load((ROOT / "dbt_project.yml").read_text(encoding="utf-8"))
    pages = ROOT / "docs" / "systems"
    index = (pages / "README.md").read_text(encoding="utf-8")
    for system in project["vars"]["catalogue"]:
        assert (pages / f"{system}.md").is_file(), system
        assert f"({system}.md)" in index
