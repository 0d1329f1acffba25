"""What reads a release: export, lookup, releases, and how they say no."""

import csv
import json
import stat
from pathlib import Path

import duckdb
import pytest
import scratch
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.lookup import phone_spellings
from orchestration.release import publish
from orchestration.settings import Settings

RUNNER = CliRunner()
COMMANDS = ["run", "land", "audit", "publish", "releases", "rollback", "lookup"]
COMMANDS += ["export", "evaluate", "explain", "review", "sample", "quality"]
COMMANDS += ["preview"]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    settings = scratch.build(scratch.scratch_settings(tmp_path))
    publish(settings, "run-1")
    monkeypatch.setenv("DBT_PROJECT_DIR", str(settings.project_dir))
    monkeypatch.setenv("ONEID_HOME", str(settings.home))
    monkeypatch.setenv("COLUMNS", "200")
    return settings


@pytest.mark.parametrize("wanted", ["shop:1", "c13800000001", "+86 138-0000-0001"])
def test_a_customer_is_found_by_any_of_its_names(
    settings: Settings, wanted: str
) -> None:
    (found,) = json.loads(_ok("lookup", wanted, "--json"))
    assert found["one_id"] == "c13800000001"
    assert found["customer"]["records"] == 2
    assert [r["record_id"] for r in found["records"]] == ["shop:1", "till:7"]


def test_an_id_that_was_merged_away_leads_to_its_heir(settings: Settings) -> None:
    assert "Customer c13800000001" in _ok("lookup", "c0")


def test_what_is_not_there_is_said(settings: Settings) -> None:
    assert "knows no one_id, record_id or phone `13900000000`" in _refused(
        "lookup", "13900000000"
    )
    assert "There is no release `run-9`" in _refused("rollback", "run-9")
    assert "has no table `dim_things`" in _refused(
        "export", "dim_things", "--to", "x.csv"
    )
    assert "There is no truth file" in _refused("evaluate", "--truth", "none.csv")


def test_without_a_release_the_way_to_one_is_told(
    settings: Settings, tmp_path: Path
) -> None:
    home = str(tmp_path / "empty")
    assert "`oneid run` makes one" in _refused("lookup", "x", "--home", home)
    assert "No release in" in _ok("releases", "--home", home)


def test_an_export_is_whole_private_and_on_record(
    settings: Settings, tmp_path: Path
) -> None:
    to = tmp_path / "values.csv"
    _ok("export", "customer_identifier_values", "--to", str(to))
    with to.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["value"] for row in rows] == ["+8613800000001", "+8613800000002"]
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    log = settings.home / "audit_log.jsonl"
    (line,) = [json.loads(x) for x in log.read_text(encoding="utf-8").splitlines()]
    assert line["table"] == "customer_identifier_values"
    assert (line["class"], line["rows"], line["to"]) == ("restricted", 2, str(to))
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_public_tables_and_parquet_export_too(
    settings: Settings, tmp_path: Path
) -> None:
    to = tmp_path / "customers.parquet"
    _ok("export", "dim_customers", "--to", str(to), "--release", "run-1")
    assert duckdb.execute(f"select count(*) from '{to}'").fetchall() == [(2,)]
    refused = _refused("export", "dim_customers", "--to", str(tmp_path / "c.xls"))
    assert "must end in .csv or .parquet" in refused
    assert sorted(p.name for p in tmp_path.glob("*c.xls*")) == []


def test_rollback_and_releases_show_the_current_one(settings: Settings) -> None:
    publish(settings, "run-2")
    assert "before it was run-2" in _ok("rollback", "run-1")
    listed = json.loads(_ok("releases", "--json"))
    assert listed["current"] == "run-1"
    assert [r["run_id"] for r in listed["releases"]] == ["run-1", "run-2"]
    line = next(x for x in _ok("releases").splitlines() if "run-1" in x)
    assert "→" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--landing", "nowhere"],
        ["run", "--systems", "nothing"],
        ["land", "generic"],
        ["evaluate"],
        ["walk"],
    ],
)
def test_a_wrong_call_is_a_usage_error(
    settings: Settings, arguments: list[str]
) -> None:
    assert RUNNER.invoke(app, arguments).exit_code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    assert name in RUNNER.invoke(app, ["--help"]).output
    assert f"oneid {name}" in RUNNER.invoke(app, [name, "--help"]).output


def test_an_unexpected_error_is_one_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orchestration.releases.all_releases", lambda _: 1 / 0)
    text = _refused("releases")
    assert "Unexpected ZeroDivisionError" in text
    assert "Traceback" not in text
    debug = RUNNER.invoke(app, ["--debug", "releases"])
    assert "Traceback" in debug.output


def test_typed_phones_become_their_possible_e164_forms() -> None:
    assert "+8613800000001" in phone_spellings("0086 138 0000 0001")
    assert "+8613800000001" in phone_spellings("(138) 0000-0001")
    assert "+862112345678" in phone_spellings("021-12345678")
    assert "+14155550100" in phone_spellings("+1 415 555 0100")
    assert phone_spellings("pos:3939:1001") == []


def _ok(*arguments: str) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return result.output


def _refused(*arguments: str) -> str:
    result = RUNNER.invoke(app, list(arguments))
    assert result.exit_code == 1, result.output
    return result.output
