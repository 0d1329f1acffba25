"""`oneid check-source` tells of a sample what a run would make of it."""

import json
from pathlib import Path

import pytest
from conftest import ROOT, run_oneid


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("check")
    return {
        "ONEID_HOME": str(folder / "home"),
        "ONEID_LANDING": str(folder / "landing"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }


@pytest.fixture(scope="module")
def sample() -> str:
    """Return Youzan customers with a new column and three kinds of bad rows."""
    seed = ROOT / "seeds" / "raw" / "youzan" / "raw_youzan__customers.csv"
    header, *rows = seed.read_text(encoding="utf-8").splitlines()[:41]
    lines = [f"{header},生日礼", *(f"{row},茶" for row in rows), f"{rows[0]},酒"]
    lines += ["40419900,,无名,,,123,,,,,,,,,,,1704067200,,,", 'x,"never closed']
    return "\n".join(lines) + "\n"


def test_a_sample_is_told_whole(
    place: dict[str, str], sample: str, tmp_path: Path
) -> None:
    export = tmp_path / "客户.csv"
    export.write_text(sample, encoding="gb18030")
    command = ("check-source", "youzan", "customers", str(export), "--json")
    done = run_oneid(place, *command)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["ready"]
    assert told["files"] == [{"file": "客户.csv", "encoding": "gb18030"}]
    assert told["unknown_columns"] == ["生日礼"]
    assert told["missing_columns"] == []
    counted = ("landed", "kept", "duplicate", "quarantined")
    landed, kept, duplicate, quarantined = (told[f"{n}_rows"] for n in counted)
    assert landed == kept + duplicate + quarantined == 42
    assert quarantined == 1
    (held,) = told["quarantine"]
    assert (held["reason"], held["rows"]) == ("no user id", 1)
    assert told["rejected_lines"] == 1
    assert "quote" in told["rejected"][0]["reason"]
    phones = {v["field"]: v["statuses"] for v in told["values"]}["phone"]
    assert phones["ok"] > 25
    keys = [c["column"] for c in told["columns"] if c["is_key"]]
    assert keys == ["node_kdt_id", "yz_open_id"]
    # Nothing of the sample stays.
    assert not Path(place["ONEID_LANDING"]).exists()
    assert not list(Path(place["ONEID_HOME"]).rglob("*.duckdb"))


def test_what_cannot_go_live_is_told_and_ends_with_1(
    place: dict[str, str], tmp_path: Path
) -> None:
    export = tmp_path / "wrong.csv"
    export.write_text("编号,称呼\n1,张三\n", encoding="utf-8")
    done = run_oneid(place, "check-source", "youzan", "customers", str(export))
    assert done.returncode == 1
    assert "Not ready: wrong.csv has no header" in " ".join(done.stdout.split())
    assert "Traceback" not in done.stdout + done.stderr
