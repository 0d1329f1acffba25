"""`oneid review`: what stewards are asked, and what becomes of their answers."""

import csv
import json
import stat
from pathlib import Path

import made_up_release
import pytest
from conftest import ROOT
from typer.testing import CliRunner

from orchestration.batches import land_files
from orchestration.cli import app
from orchestration.exports.sources import ExportSource
from orchestration.landing import take_stock
from orchestration.settings import Settings

RUNNER = CliRunner()
BY = ("--by", "Li Na", "--reason", "asked both, in person")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ONEID_KEY", "a key for this test")
    monkeypatch.setenv("ONEID_HOME", str(tmp_path))
    monkeypatch.setenv("ONEID_LANDING", str(tmp_path / "landing"))
    monkeypatch.setenv("COLUMNS", "200")
    made_up_release.write(tmp_path, landing="files")
    return tmp_path


def test_the_queue_shows_what_is_at_stake_and_what_is_wrong(home: Path) -> None:
    text = _ok("review")
    for shown in ("7 orders", "1,23", "1.5 bits missing", "two cities", "张*"):
        assert shown in text
    assert "d2, must_link by steward-1: names the record s:gone" in text
    found = json.loads(_ok("review", "--json", "--limit", "1"))
    assert found["open"] == 1
    assert found["queue"][0]["record_id_b"] == "s:d"
    assert [row["decision_id"] for row in found["problems"]] == ["d2"]


def test_what_is_decided_and_not_yet_run_is_marked(home: Path) -> None:
    found = json.loads(_ok("review", "--json"))
    assert (found["decided"], found["queue"][0]["decided"]) == (0, None)
    # Other records of the same two customers: the question is answered as well.
    _ok("review", "decide", "s:d s:c", "--apart", *BY)
    found = json.loads(_ok("review", "--json"))
    assert found["decided"] == 1
    assert found["queue"][0]["decided"]["decision"] == "cannot_link"
    text = _ok("review")
    assert "To be reviewed: 1, 1 of them decided and not yet run" in text
    assert "apart" in text


def test_what_says_nothing_about_a_question_does_not_mark_it(home: Path) -> None:
    folder = home / "landing" / "steward" / "decisions"
    folder.mkdir(parents=True)
    text = "decision_id,decision,record_id_a,record_id_b,decided_at\n"
    text += "d1,cannot_link,s:a,s:e,2025-12-01\nx1,must_link,s:d,s:gone,2025-12-01\n"
    text += "x2,must_link,s:d,s:e,2025-12-01\n"
    (folder / "one.csv").write_text(text, encoding="utf-8")
    assert json.loads(_ok("review", "--json"))["decided"] == 0
    (folder / "two.csv").write_text("decision_id\nx3,too many\n", encoding="utf-8")
    assert "cannot be told: " in _ok("review")


def test_the_queue_of_the_demo_reads_its_seed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up_release.write(tmp_path, "run-2", landing="seeds")
    project = tmp_path / "project"
    seed = project / "seeds" / "raw" / "steward" / "raw_steward__decisions.csv"
    seed.parent.mkdir(parents=True)
    (project / "seeds" / "reference").symlink_to(ROOT / "seeds" / "reference")
    (project / "dbt_project.yml").symlink_to(ROOT / "dbt_project.yml")
    monkeypatch.setenv("DBT_PROJECT_DIR", str(project))
    text = "decision_id,decision,record_id_a,record_id_b,one_id\n"
    text += "d1,cannot_link,s:a,s:e,\nd9,must_link,s:b,s:d,\n"
    seed.write_text(text, encoding="utf-8")
    (row,) = json.loads(_ok("review", "--json"))["queue"]
    assert row["decided"] == {"decision_id": "d9", "decision": "must_link"}


def test_a_decision_becomes_a_batch_of_its_own(home: Path) -> None:
    _ok("review", "decide", "1", "key-d s:e", "--apart", *BY)
    _ok("review", "decide", "s:c,s:b", "--link", *BY)
    one, two = _batches(home)
    assert [row["decision"] for row in one] == ["cannot_link", "cannot_link"]
    assert [(row["record_id_a"], row["record_id_b"]) for row in one] == [
        ("s:a", "s:d"),
        ("s:d", "s:e"),
    ]
    assert len({row["decision_id"] for row in one + two}) == 3
    assert one[0]["decided_by"] == "Li Na"
    assert one[0]["reason"] == "asked both, in person"
    assert one[0]["decided_at"].endswith("Z")
    (path, *_) = (home / "landing" / "steward" / "decisions").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.suffix for p in path.parent.iterdir()] == [".csv", ".csv"]


def test_what_is_written_can_land(home: Path) -> None:
    _ok("review", "decide", "1", "--apart", *BY)
    stock = take_stock(_settings(home))
    assert [(b.system, b.table, b.rows) for b in stock.batches] == [
        ("steward", "decisions", 1)
    ]
    assert [e for e in stock.errors if "steward" in e] == []


def test_beside_parquet_batches_a_decision_is_one_too(home: Path) -> None:
    text = "decision_id,decision,record_id_a,record_id_b,decided_at\n"
    source = home / "earlier.csv"
    source.write_text(text + "x1,must_link,s:d,s:e,2025-12-01\n", encoding="utf-8")
    land_files(_settings(home), ExportSource("steward", "decisions"), [source])
    _ok("review", "decide", "1", "--apart", *BY)
    folder = home / "landing" / "steward" / "decisions"
    assert [path.suffix for path in folder.iterdir()] == [".parquet", ".parquet"]
    # A decision that has landed and that no release has seen yet counts too.
    refused = _refused("review", "decide", "s:d s:e", "--apart", *BY)
    assert "contradicts what was decided before (x1)" in refused


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("s:b s:c", "s:c s:d", "--link"), ("s:b s:d", "--apart")),
        (("s:b s:d", "--apart"), ("s:b s:c", "s:c s:d", "--link")),
        (("s:b s:c", "--link"), ("s:c s:b", "--apart")),
    ],
)
def test_decisions_that_contradict_each_other_are_refused(
    home: Path, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    _ok("review", "decide", *first, *BY)
    assert "contradicts what was decided before" in _refused(
        "review", "decide", *second, *BY
    )
    assert len(_batches(home)) == 1


def test_a_released_decision_counts_as_well(home: Path) -> None:
    refused = _refused("review", "decide", "s:a s:e", "--link", *BY)
    assert "(d1)" in refused


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2", "--apart", *BY), "has no number 2"),
        (("s:a", "--apart", *BY), "is no pair"),
        (("s:a key-a", "--apart", *BY), "the same record twice"),
        (("s:a s:zz", "--apart", *BY), "knows no record_id, record_key `s:zz`"),
        (("1", "--apart", "--by", " ", "--reason", "x"), "needs a name"),
    ],
)
def test_what_is_no_decision_is_told(
    home: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert told in _refused("review", "decide", *arguments)
    assert not (home / "landing").exists()


@pytest.mark.parametrize("choice", [(), ("--link", "--apart")])
def test_one_of_two_answers_must_be_given(home: Path, choice: tuple[str, ...]) -> None:
    result = RUNNER.invoke(app, ["review", "decide", "1", *choice, *BY])
    assert result.exit_code == 2


def test_a_single_file_keeps_batches_out(home: Path) -> None:
    path = home / "landing" / "steward" / "decisions.csv"
    path.parent.mkdir(parents=True)
    path.write_text("decision_id,decision,record_id_a,record_id_b\n", encoding="utf-8")
    assert "which no batch may stand beside" in _refused(
        "review", "decide", "1", "--apart", *BY
    )


@pytest.mark.parametrize(
    ("landing", "place"),
    [
        ("seeds", "seeds/raw/steward/raw_steward__decisions.csv"),
        ("warehouse", "raw_steward.decisions"),
    ],
)
def test_elsewhere_the_place_is_told_and_the_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, landing: str, place: str
) -> None:
    monkeypatch.setenv("ONEID_KEY", "a key for this test")
    made_up_release.write(tmp_path, landing=landing)
    home = ("--home", str(tmp_path))
    text = _refused("review", "decide", "1", "--apart", *BY, *home)
    assert place in text
    assert "cannot_link,s:a,s:d" in text


def _settings(home: Path) -> Settings:
    return Settings.load(home=home, landing_dir=home / "landing", landing="files")


def _batches(home: Path) -> list[list[dict[str, str]]]:
    found = []
    for path in sorted((home / "landing" / "steward" / "decisions").iterdir()):
        with path.open(encoding="utf-8", newline="") as file:
            found.append(list(csv.DictReader(file)))
    return sorted(found, key=lambda rows: rows[0]["decision"])


def _ok(*arguments: str) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def _refused(*arguments: str) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 1, result.output
    return result.output
