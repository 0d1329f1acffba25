"""`oneid lookup --as-of`: whose a record was then, and what that id is called now."""

import json
from pathlib import Path

import made_up_release
import pytest
from typer.testing import CliRunner

from orchestration import cli, report
from orchestration.cli import app

RUNNER = CliRunner()
JANUARY, MARCH, MAY = (f"2025-0{month}-01 08:00:00" for month in (1, 3, 5))
# a and b are c1, c is c3; in March c1 and c3 merge, in May c is gone and b splits.
HISTORY = (
    (JANUARY, "created", "s:a", None, "c1"),
    (JANUARY, "joined", "s:b", None, "c1"),
    (JANUARY, "created", "s:c", None, "c3"),
    (JANUARY, "created", "s:a", None, "s1"),
    (JANUARY, "created", "s:b", None, "s2"),
    (JANUARY, "created", "s:c", None, "s3"),
    (MARCH, "merged", "s:c", "c3", "c1"),
    (MARCH, "created", "s:d", None, "c4"),
    (MARCH, "created", "s:d", None, "s4"),
    (MAY, "removed", "s:c", "c1", None),
    (MAY, "retired", "s:c", "s3", None),
    (MAY, "split", "s:b", "c1", "c5"),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONEID_KEY", "a key for this test")
    monkeypatch.setenv("ONEID_HOME", str(tmp_path))
    for run_id, day in (("run-1", JANUARY), ("run-2", MARCH), ("run-3", MAY)):
        release(tmp_path, run_id, [row for row in HISTORY if row[0] <= day])
    return tmp_path


def release(home: Path, run_id: str, history: list[tuple]) -> None:
    """Write a release of what had happened until then."""
    ids: dict[str, dict[str, str | None]] = {}
    for _, _, record, _, one_id in history:
        level = "standard" if (one_id or "c")[0] == "c" else "strict"
        ids.setdefault(record, {})[level] = one_id
    live = {r: i for r, i in ids.items() if i["standard"]}
    rows = made_up_release.ids(tuple((r, 0, 0) for r in live))
    for row in rows:
        own = live[row["record_id"]]
        row |= {"one_id": own["standard"], "strict_one_id": own["strict"]}
    names = ("event_at", "event_type", "record_id", "from_one_id", "one_id")
    events = [
        dict(zip(names, row, strict=True))
        | {
            "event_no": number,
            "id_level": "strict" if (row[3] or row[4])[0] == "s" else "standard",
        }
        for number, row in enumerate(history, start=1)
    ]
    redirects = [{"id_level": "standard", "one_id": "c3", "redirects_to": "c1"}]
    tables = {"one_ids": rows, "one_id_events": events, "one_id_redirects": redirects}
    made_up_release.write(home, run_id, tables)


@pytest.mark.parametrize("moment", [JANUARY, "2025-01-01T16:00:00+08:00", "run-1"])
def test_a_record_leads_to_its_customer_of_then(home: Path, moment: str) -> None:
    found = _json("s:c", "--as-of", moment)
    (customer,) = found["customers"]
    assert (customer["id"], customer["called_now"]) == ("c3", "c1")
    assert [(r["record_id"], r["id_now"]) for r in customer["records"]] == [
        ("s:c", None)
    ]
    text = _ok("s:c", "--as-of", moment)
    assert "Customer c3 as of" in text
    assert "The id went up in c1." in text
    assert "(gone)" in text


def test_an_id_has_its_records_of_then(home: Path) -> None:
    (customer,) = _json("c1", "--as-of", "2025-04-01")["customers"]
    assert (customer["id"], customer["called_now"]) == ("c1", "c1")
    assert [
        (r["record_id"], r["other_id_then"], r["id_now"]) for r in customer["records"]
    ] == [("s:a", "s1", "c1"), ("s:b", "s2", "c5"), ("s:c", "s3", None)]
    assert "still in use" in _ok("c1", "--as-of", "run-2")
    (strict,) = _json("s3", "--as-of", "run-2")["customers"]
    assert (strict["id_level"], strict["called_now"]) == ("strict", None)
    text = _ok("s3", "--as-of", "run-2")
    assert "Strict customer s3" in text
    assert "no longer in use" in text


def test_a_moment_ends_with_what_happened_at_it(home: Path) -> None:
    assert _json("s:c", "--as-of", MARCH)["customers"][0]["id"] == "c1"
    before = "2025-03-01 07:59:59"
    assert _json("s:c", "--as-of", before)["customers"][0]["id"] == "c3"


def test_an_earlier_release_is_read_by_itself(home: Path) -> None:
    # After a rollback the history goes on without what was rolled back.
    release(home, "run-4", [row for row in HISTORY if row[0] <= JANUARY])
    assert _json("s:d", "--as-of", "run-2")["customers"][0]["id"] == "c4"
    assert "knows" not in _refused("s:d", "--as-of", MARCH)


@pytest.mark.parametrize(
    ("wanted", "moment", "told"),
    [
        ("c3", MARCH, f"came up at {JANUARY} and was last left at {MARCH}"),
        ("s:d", JANUARY, f"`s:d` was not in use at {JANUARY}: it came up at {MARCH}"),
        ("c9", MARCH, "No id and no record `c9` is known"),
        ("s:a", "2024-12-31", f"came up at {JANUARY}."),
        ("s:a", "run-0", "nor a time: write it like"),
    ],
)
def test_what_was_not_then_is_told(
    home: Path, wanted: str, moment: str, told: str
) -> None:
    assert told in _refused(wanted, "--as-of", moment)


def _json(*arguments: str) -> dict:
    return json.loads(_ok(*arguments, "--json"))


def _ok(*arguments: str) -> str:
    result = RUNNER.invoke(app, ["lookup", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def _refused(*arguments: str) -> str:
    result = RUNNER.invoke(app, ["lookup", *arguments])
    assert result.exit_code in (1, 2), result.output
    return result.output


def test_ids_are_shown_letter_by_letter() -> None:
    record = {
        "record_id": "generic:a:[/bold]",
        "channel": ":a:",
        "match_rule": None,
        "match_weight": None,
        "first_seen_at": None,
    }
    found = {"one_id": "c1", "former_id": None, "customer": {}, "records": [record]}
    with cli.console.capture() as shown:
        report.print_customer(found, cli.console)
    assert "generic:a:[/bold]" in shown.get()
    assert "channels: :a:" in shown.get()
