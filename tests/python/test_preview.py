"""`oneid preview`: who would merge, split and move, before it is published."""

import json
from pathlib import Path

import duckdb
import pytest
from testbed import Bed, compiled_project
from testbed.build import Row
from testbed.previous import Previous
from typer.testing import CliRunner

from orchestration.cli import app

RUNNER = CliRunner()
NAMES = ("王小明", "李建国", "张丽华", "陈志强", "刘秀英", "赵云飞", "周文静")
RECORDS = tuple(f"generic:shop:{number}" for number, _ in enumerate(NAMES))
A, B, C, D, E, F, G = RECORDS
READ = (
    "int_matching__customer_changes",
    "int_matching__links",
    "int_matching__records",
    "int_conformed__customers",
    "one_ids",
    "one_id_events",
    "match_decisions",
    "stg_steward__decisions",
)


@pytest.fixture(scope="module")
def bed() -> Bed:
    return Bed(compiled_project())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, folder in (("ONEID_HOME", "home"), ("DBT_TARGET_PATH", "target")):
        (tmp_path / folder).mkdir()
        monkeypatch.setenv(name, str(tmp_path / folder))
    return tmp_path / "home"


def customers(numbers: range) -> list[Row]:
    """Return customers that nothing but a decision ever links."""
    return [
        {
            "channel": "shop",
            "customer_id": str(number),
            "name": NAMES[number],
            "phone": f"138{1357 + 1123 * number}{1357 + 1123 * number}",
            "created_at": f"2024-06-0{number + 1} 10:00:00",
        }
        for number in numbers
    ]


def decisions(*rows: tuple[str, ...]) -> list[Row]:
    """Return decisions: the kind, then its records, or a record and an id."""
    return [
        {
            "decision_id": f"d{number}",
            "decision": kind,
            "record_id_a": first,
            "record_id_b": rest[0] if rest and kind != "pin_id" else None,
            "one_id": rest[0] if kind == "pin_id" else None,
            "decided_by": "steward-1",
            "decided_at": f"2025-06-{number:02} 10:00:00",
        }
        for number, (kind, first, *rest) in enumerate(rows, start=1)
    ]


def build(
    bed: Bed,
    home: Path,
    rows: list[Row],
    decided: list[Row],
    previous: Previous | None = None,
) -> Previous:
    """Leave a build database as dbt does, and return what it would publish."""
    raw = {"generic.customers": rows, "steward.decisions": decided}
    result = bed.run(raw, previous)
    path = home / "build.duckdb"
    path.unlink(missing_ok=True)
    models = [bed.project.models[name] for name in READ]
    sources = [t for t in bed.project.previous.values() if t.name != "release"]
    relations = {m.relation for m in models} | {s.relation for s in sources}
    with duckdb.connect(path) as connection:
        for relation in sorted(relations):
            _, schema, name = relation.replace('"', "").split(".")
            found = result.query(f"select * from {relation}")
            kinds = result.query(f"describe {relation}")
            columns = ", ".join(f"{k['column_name']} {k['column_type']}" for k in kinds)
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f"create table {schema}.{name} ({columns})")
            if found:
                marks = ", ".join("?" for _ in kinds)
                connection.executemany(
                    f"insert into {schema}.{name} values ({marks})",
                    [tuple(row.values()) for row in found],
                )
        connection.execute("create table previous.release (run_id text)")
        if previous:
            connection.execute("insert into previous.release values ('run-1')")
    nodes = {
        name: {
            "name": name,
            "resource_type": "model",
            "relation_name": bed.project.models[name].relation,
            "config": {},
        }
        for name in READ
    }
    target = home.parent / "target"
    (target / "manifest.json").write_text(json.dumps({"nodes": nodes}))
    done = {"args": {"vars": {}, "which": "run"}, "results": []}
    (target / "run_results.json").write_text(json.dumps(done))
    return result.as_previous()


def publish(home: Path, run_id: str = "run-1") -> None:
    """Leave a release as far as a preview reads it."""
    folder = home / "releases" / run_id
    folder.mkdir(parents=True)
    manifest = {"run_id": run_id, "created_at": "2026-01-01T00:00:00+00:00"}
    (folder / "manifest.json").write_text(json.dumps(manifest | {"tables": {}}))
    (home / "releases" / "CURRENT").write_text(run_id)


def test_a_decision_that_was_held_back_is_told(bed: Bed, home: Path) -> None:
    good, vague = decisions(("must_link", A, B), ("must_link", C))
    build(bed, home, customers(range(4)), [good, vague])
    (problem,) = _json("--no-build")["problems"]
    assert problem["decision_id"] == vague["decision_id"]
    assert problem["problem"] == "held back: two different records are needed"


def test_every_kind_of_change_is_told(bed: Bed, home: Path) -> None:
    first = [("must_link", A, B), ("must_link", B, C), ("must_link", E, F)]
    before = build(bed, home, customers(range(6)), decisions(*first))
    publish(home)
    ids = {record: one_id for record, one_id, _ in before.one_ids}
    second = [
        ("must_link", A, B),
        ("cannot_link", B, C),
        ("must_link", B, D),
        ("un_merge", E),
        ("pin_id", F, ids[E]),
    ]
    build(bed, home, customers(range(7)), decisions(*second), before)
    found = _json("--no-build")
    assert found["release"] == "run-1"
    totals = found["totals"]["standard"]
    assert (totals["customers_before"], totals["customers_after"]) == (3, 5)
    assert (totals["customers_changing"], totals["per_thousand"]) == (3, 1000.0)
    assert found["totals"]["strict"]["kinds"].keys() == totals["kinds"].keys()
    (merged,) = found["merged"]
    assert (merged["id"], merged["records"], merged["name"]) == (ids[A], 3, "李**")
    assert [(p["id"], p["records"], p["name"]) for p in merged["parts"]] == [
        (ids[A], 2, "张**"),
        (ids[D], 1, "陈**"),
    ]
    assert merged["link"]["match_rule"] == "must_link"
    assert {merged["link"]["record_id_a"], merged["link"]["record_id_b"]} == {B, D}
    split = {case["id"]: case for case in found["split"]}
    assert [p["records"] for p in split[ids[A]]["parts"]] == [2, 1]
    assert [p["name"] for p in split[ids[E]]["parts"]] == ["赵**", "刘**"]
    assert split[ids[E]]["link"] is None
    assert [case["name"] for case in found["created"]] == ["周**"]
    text = _ok("--no-build")
    assert "3 of 3 customers change at the standard level: 1000.0 in a thousand" in text
    assert "(must link, " in text
    assert "李建国" not in text
    assert not (home / "audit_log.jsonl").exists()


def test_a_link_that_a_decision_cuts_is_shown(bed: Bed, home: Path) -> None:
    two = customers(range(2))
    two[1]["name"], two[1]["phone"] = two[0]["name"], two[0]["phone"]
    before = build(bed, home, two, [])
    publish(home)
    build(bed, home, two, decisions(("cannot_link", A, B)), before)
    (split,) = _json("--no-build")["split"]
    assert (split["link"]["record_id_a"], split["link"]["record_id_b"]) == (A, B)
    assert split["link"]["match_rule"] == "phone"


def test_an_id_that_comes_back_is_told(bed: Bed, home: Path) -> None:
    apart = build(bed, home, customers(range(3)), [])
    ids = {record: one_id for record, one_id, _ in apart.one_ids}
    linked = decisions(("must_link", A, B))
    merged = build(bed, home, customers(range(3)), linked, apart)
    publish(home)
    build(bed, home, customers(range(2)), [], merged)
    found = _json("--no-build", "--id", "one_id")
    (restored,) = found["restored"]
    assert (restored["id"], restored["from_id"]) == (ids[B], ids[A])
    assert [case["from_id"] for case in found["retired"]] == [ids[C]]
    text = _ok("--no-build")
    assert f"until now a redirect to {ids[A]}" in text
    strict = _json("--no-build", "--id", "strict_one_id")
    assert strict["restored"][0]["id"].startswith("s")


def test_the_largest_come_first_and_the_rest_is_left_out(bed: Bed, home: Path) -> None:
    before = build(bed, home, customers(range(7)), [])
    publish(home)
    linked = decisions(("must_link", A, B), ("must_link", C, D), ("must_link", D, E))
    build(bed, home, customers(range(7)), linked, before)
    assert [c["records"] for c in _json("--no-build")["merged"]] == [3, 2]
    assert [c["records"] for c in _json("--no-build", "--limit", "1")["merged"]] == [3]
    assert "Merged (the largest)" in _ok("--no-build", "--limit", "1")


def test_names_in_clear_go_on_record(bed: Bed, home: Path) -> None:
    before = build(bed, home, customers(range(2)), [])
    publish(home)
    build(bed, home, customers(range(2)), decisions(("must_link", A, B)), before)
    assert "李建国, 2 records" in _ok("--no-build", "--clear")
    (line,) = (home / "audit_log.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["action"] == "preview"
    assert json.loads(line)["release"] == "run-1"


def test_before_the_first_release_everything_is_new(bed: Bed, home: Path) -> None:
    pin = decisions(("pin_id", A, "c" + "0" * 24))
    build(bed, home, customers(range(3)), pin)
    text = _ok("--no-build")
    assert "There is no release yet, so everything is new: 3 records → 3" in text
    assert "d1, pin_id by steward-1: pins c000" in text
    assert _json("--no-build")["totals"]["standard"]["per_thousand"] is None


def test_a_build_on_another_release_is_not_compared(bed: Bed, home: Path) -> None:
    build(bed, home, customers(range(2)), [])
    publish(home)
    refused = RUNNER.invoke(app, ["preview", "--no-build"])
    assert refused.exit_code == 1
    assert "started from no release, and now release run-1 is current" in refused.output


def test_without_a_build_the_way_to_one_is_told(home: Path) -> None:
    refused = RUNNER.invoke(app, ["preview", "--no-build"])
    assert refused.exit_code == 1
    assert "No finished build is recorded" in refused.output


def _json(*arguments: str) -> dict:
    return json.loads(_ok(*arguments, "--json"))


def _ok(*arguments: str) -> str:
    result = RUNNER.invoke(app, ["preview", *arguments])
    assert result.exit_code == 0, result.output
    return result.output
