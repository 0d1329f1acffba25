"""The demo, from raw seeds to a release, as `make build` runs it."""

import json

import duckdb
import pytest
from conftest import ROOT, Demo

TRUTH = str(ROOT / "benchmarks" / "truth" / "demo_truth.csv")


def test_the_demo_is_right_enough(demo_release: Demo) -> None:
    right_enough = (("one_id", 0.96, 0.62), ("strict_one_id", 0.99, 0.50))
    for id_column, precision, recall in right_enough:
        done = demo_release.oneid(
            "evaluate", "--truth", TRUTH, "--json", "--id", id_column
        )
        assert done.returncode == 0, done.stderr
        result = json.loads(done.stdout)
        assert result["pairwise"]["precision"] >= precision
        assert result["pairwise"]["recall"] >= recall
        # Every true record is in the release, and no other.
        assert (result["not_in_release"], result["not_in_truth"]) == (0, 0)


def test_a_run_tells_what_it_made_of_the_demo(demo_release: Demo) -> None:
    for words in ("customer records →", "Against known truth", "Held back", "Look at"):
        assert words in demo_release.output


def test_the_demo_manifest_is_complete(demo_release: Demo) -> None:
    text = (demo_release.release / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    assert manifest["as_of"] == "2026-01-01 00:00:00"
    assert manifest["previous_release"] is None
    assert {t["release"] for t in manifest["tables"].values()} == {
        "public",
        "restricted",
        "state",
    }
    for name, table in manifest["tables"].items():
        file = demo_release.release / table["file"]
        assert file.exists(), name
        if table["release"] != "restricted":
            assert file.stem == name
            described = duckdb.execute(f"describe from '{file}'").fetchall()
            assert [c["name"] for c in table["columns"]] == [d[0] for d in described]


def test_bi_opens_the_public_tables_from_anywhere(demo_release: Demo) -> None:
    text = (demo_release.release / "manifest.json").read_text(encoding="utf-8")
    tables = json.loads(text)["tables"]
    public = {n: t["rows"] for n, t in tables.items() if t["release"] == "public"}
    path = demo_release.release / "serve.duckdb"
    with duckdb.connect(
        path, read_only=True, config={"enable_external_access": False}
    ) as bi:
        names = bi.execute("select table_name from duckdb_tables()").fetchall()
        assert {name for (name,) in names} == set(public)
        for name, rows in public.items():
            assert bi.execute(f"select count(*) from {name}").fetchone() == (rows,)


def test_a_customer_is_found_by_phone(demo_release: Demo, tmp_path) -> None:
    to = tmp_path / "values.parquet"
    table = "customer_identifier_values"
    assert demo_release.oneid("export", table, "--to", str(to)).returncode == 0
    row = duckdb.execute(
        f"select one_id, value from '{to}' where type = 'phone' and status = 'ok'"
        " order by value limit 1"
    ).fetchone()
    if row is None:
        pytest.fail("the demo has no phone at all")
    done = demo_release.oneid("lookup", row[1].removeprefix("+86"), "--json")
    assert row[0] in [found["one_id"] for found in json.loads(done.stdout)]
