"""The demo explains itself: every link, every customer, every question."""

import json

import duckdb
from conftest import Demo

from orchestration.evidence import Pair, strongest_tree


def test_the_links_of_every_customer_hold_it_together(demo_release: Demo) -> None:
    state = demo_release.release / "state"
    links = duckdb.execute(
        "select distinct record_id_a, record_id_b"
        f" from '{state}/match_evidence.parquet'"
        " where decision in ('link', 'strict_link')"
    ).fetchall()
    records, customers = duckdb.execute(
        f"select count(*), count(distinct one_id) from '{state}/one_ids.parquet'"
    ).fetchall()[0]
    # A tree has one link less than it has records.
    tree = strongest_tree([Pair(a, b, "link", 0, ()) for a, b in links])
    assert len(tree) == records - customers


def test_the_largest_customer_is_explained_to_its_last_link(
    demo_release: Demo,
) -> None:
    ids = f"'{demo_release.release}/state/one_ids.parquet'"
    one_id, records = duckdb.execute(
        f"select one_id, count(*) from {ids} group by one_id order by 2 desc, 1 limit 1"
    ).fetchall()[0]
    found = _json(demo_release, "explain", one_id)
    assert len(found["records"]) == records
    assert len(found["links"]) == len(found["waterfalls"]) == records - 1
    for waterfall in found["waterfalls"]:
        last = waterfall["rows"][-1]["running_millibits"]
        assert last == waterfall["total_millibits"]
        # Somebody who compares two values finds them.
        named = [r for r in waterfall["rows"] if r["comparison"] == "phone"]
        assert all(row["value_a"] and row["value_b"] for row in named)
    first, last = found["records"][0], found["records"][-1]
    pair = _json(demo_release, "explain", first["record_id"], last["record_key"])
    assert pair["same_customer"]


def test_every_question_of_the_queue_can_be_looked_into(demo_release: Demo) -> None:
    queue = _json(demo_release, "review", "--limit", "3")["queue"]
    assert len(queue) == 3
    for row in queue:
        found = _json(demo_release, "explain", row["record_id_a"], row["record_id_b"])
        assert found["verdict"] == "not_linked"
        assert found["missing_millibits"] == row["missing_millibits"]
    refused = demo_release.oneid(
        "review", "decide", "1", "--apart", "--by", "me", "--reason", "no"
    )
    assert refused.returncode == 1
    assert "raw_steward__decisions.csv" in refused.stderr


def _json(demo: Demo, *arguments: str) -> dict:
    done = demo.oneid(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
