"""What a release of the demo promises, checked from outside the models."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import duckdb
from conftest import ROOT, Demo, run_oneid

RAW = ROOT / "seeds" / "raw"


def test_two_builds_from_nothing_give_equal_bytes(
    demo_release: Demo, tmp_path: Path
) -> None:
    again = {
        "ONEID_HOME": str(tmp_path / "home"),
        "DBT_TARGET_PATH": str(tmp_path / "target"),
        "DBT_LOG_PATH": str(tmp_path / "logs"),
        "ONEID_THREADS": "1",
    }
    done = run_oneid(again, "run", timeout=1800)
    assert done.returncode == 0, done.stderr
    releases = tmp_path / "home" / "releases"
    second = releases / (releases / "CURRENT").read_text(encoding="utf-8").strip()
    files = sorted(demo_release.release.glob("*/*.parquet"))
    assert len(files) >= 15
    assert [f.relative_to(demo_release.release) for f in files] == sorted(
        f.relative_to(second) for f in second.glob("*/*.parquet")
    )
    unequal = [
        f.name
        for f in files
        if f.read_bytes() != (second / f.relative_to(demo_release.release)).read_bytes()
    ]
    assert not unequal


def test_the_money_of_the_raw_files_is_in_the_facts(demo_release: Demo) -> None:
    """Add up raw CSV cells with decimals, without a line of our own SQL."""
    paid = {
        "taobao": _latest_sum("taobao", "trades", ("seller_nick", "tid"), "payment"),
        "youzan": _latest_sum("youzan", "trades", ("kdt_id", "tid"), "payment"),
        "generic": _latest_sum("generic", "orders", ("channel", "order_id"), "amount"),
    }
    paid["taobao"] += _downloaded_alone()
    facts = dict(
        duckdb.execute(
            "select system, sum(amount) from read_parquet(?) group by system",
            [str(demo_release.release / "public" / "fct_orders.parquet")],
        ).fetchall()
    )
    assert {system: facts[system] for system in paid} == paid


def _downloaded_alone() -> Decimal:
    """Sum the downloaded orders of Taobao that its interface does not tell."""
    told = {row["tid"] for row in _rows("taobao", "trades")}
    paid = {
        number: _money(row["买家实际支付金额"] or row["总金额"])
        for row in _rows("taobao", "exported_orders")
        if (number := row["订单编号"].strip('="')) not in told
    }
    return sum(paid.values(), Decimal(0))


def _rows(system: str, table: str) -> list[dict[str, str]]:
    path = RAW / system / f"raw_{system}__{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _latest_sum(system: str, table: str, keys: tuple[str, ...], amount: str) -> Decimal:
    """Sum one amount an order: re-pulled pages repeat orders, never amounts."""
    amounts = {
        tuple(row[key] for key in keys): _money(row[amount])
        for row in _rows(system, table)
    }
    return sum(amounts.values(), Decimal(0))


def _money(cell: str) -> Decimal:
    """Read `12.30`, `¥1,234.5` or `12.30元`."""
    return Decimal(re.sub(r"[¥￥,元\s]", "", cell) or 0)


def test_no_public_table_shows_a_direct_identifier(demo_release: Demo) -> None:
    """Look for every real phone, e-mail and name of the build in public texts."""
    restricted = [
        row
        for row in _export(demo_release, "customer_identifier_values")
        if row["type"] in ("phone", "email", "wechat_unionid", "resident_id")
    ]
    clear = {row["value"].removeprefix("+86") for row in restricted}
    clear |= {
        row["full_name"]
        for row in _export(demo_release, "customer_contacts")
        if len(row["full_name"] or "") > 2
    }
    assert len(clear) > 3000
    for file in sorted((demo_release.release / "public").glob("*.parquet")):
        table = duckdb.read_parquet(str(file))
        for column, kind in zip(table.columns, table.types, strict=True):
            if str(kind) != "VARCHAR":
                continue
            values = {v for (v,) in table.select(f'"{column}"').distinct().fetchall()}
            assert not values & clear, (file.name, column)


def _export(demo: Demo, table: str) -> list[dict]:
    to = demo.home / f"{table}.parquet"
    assert demo.oneid("export", table, "--to", str(to)).returncode == 0
    relation = duckdb.read_parquet(str(to))
    return [
        dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()
    ]


def test_the_whole_demo_stays_within_thirteen_hundred_nodes(demo_release: Demo) -> None:
    manifest = json.loads((demo_release.target / "manifest.json").read_text())
    nodes = [
        n
        for n in manifest["nodes"].values()
        if n["resource_type"] in ("seed", "model", "test") and n["config"]["enabled"]
    ]
    # What `dbt build` runs: unit tests are no part of it (selectors.yml).
    assert 300 < len(nodes) <= 1300
