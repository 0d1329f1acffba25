"""Releases: written whole, swapped at once, kept and removed by rule."""

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
import scratch

from orchestration import keys, releases
from orchestration.errors import OneIdError
from orchestration.files import sha256
from orchestration.release import new_run_id, publish
from orchestration.settings import Settings

HERE = Path(__file__).parent
_PUBLISHER = """
import sys
from pathlib import Path
import scratch
from orchestration.release import publish
settings = scratch.scratch_settings(Path(sys.argv[1]))
print("ready", flush=True)
for revision in range(int(sys.argv[2]), int(sys.argv[3])):
    scratch.change(settings, f"update dim_customers set revision = {revision}")
    scratch.change(
        settings,
        "create or replace table dim_organisations as"
        f" select 'revision {revision}' as one_id",
    )
    publish(settings, f"run-{revision:04}")
"""
# Dies just before or just after one step of a publication.
_DOOMED = """
import os, signal, sys
from pathlib import Path
import scratch
from orchestration import release, releases

def deadly(step, moment):
    def wrapped(*arguments):
        if moment == "after":
            step(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)
    return wrapped

name, moment = sys.argv[2:]
if name == "rename":
    Path.rename = deadly(Path.rename, moment)
else:
    release.set_current = deadly(release.set_current, moment)
release.publish(scratch.scratch_settings(Path(sys.argv[1])), "run-2")
"""
_READER = """
import sys
from pathlib import Path
import duckdb
releases, stop = Path(sys.argv[1]), Path(sys.argv[2])
seen = set()
print("ready", flush=True)
while not stop.exists():
    run_id = (releases / "CURRENT").read_text().strip()
    with duckdb.connect(releases / run_id / "serve.duckdb", read_only=True) as con:
        torn = con.execute(
            "select count(*) from dim_customers, dim_organisations"
            " where 'revision ' || revision <> dim_organisations.one_id"
        ).fetchone()[0]
        assert torn == 0, run_id
        assert con.execute("select count(*) from dim_customers").fetchone()[0] == 2
    seen.add(run_id)
print(len(seen))
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return scratch.build(scratch.scratch_settings(tmp_path))


def test_a_release_holds_every_released_table_and_its_manifest(
    settings: Settings,
) -> None:
    release = publish(settings, "run-1")
    assert releases.current(settings.releases_dir) == release
    tables = release.manifest["tables"]
    assert {name: t["release"] for name, t in tables.items()} == {
        "customer_identifier_values": "restricted",
        "dim_customers": "public",
        "dim_organisations": "public",
        "one_id_redirects": "state",
        "one_ids": "state",
    }
    for entry in tables.values():
        if entry["release"] != "restricted":
            file = release.path / entry["file"]
            assert entry["sha256"] == sha256(file)
            assert entry["bytes"] == file.stat().st_size
    assert tables["one_ids"]["rows"] == 3
    assert {"name": "one_id", "type": "VARCHAR"} in tables["one_ids"]["columns"]
    assert release.manifest["as_of"] == "2026-01-01 00:00:00"


def test_only_public_tables_reach_bi(settings: Settings) -> None:
    release = publish(settings, "run-1")
    with duckdb.connect(release.path / "serve.duckdb", read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables()").fetchall()
    assert sorted(names) == [("dim_customers",), ("dim_organisations",)]


def test_equal_tables_give_equal_bytes_whatever_their_order(tmp_path: Path) -> None:
    rows = [(f"shop:{i}", "shop", f"138{i % 377:08}") for i in range(800)]
    mixed = random.Random(1).sample(rows, len(rows))
    one = scratch.build(scratch.scratch_settings(tmp_path / "a"), tuple(rows))
    two = scratch.build(scratch.scratch_settings(tmp_path / "b"), tuple(mixed))
    tables_one = publish(one, "run-1").manifest["tables"]
    tables_two = publish(two, "run-2").manifest["tables"]
    assert tables_one == tables_two


def test_restricted_values_are_unreadable_without_the_key(settings: Settings) -> None:
    release = publish(settings, "run-1")
    path = release.path / "restricted.duckdb"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((release.path / "state").stat().st_mode) == 0o700
    assert b"13800000001" not in path.read_bytes()
    with duckdb.connect() as connection, pytest.raises(OneIdError, match="not made"):
        wrong = keys.Key("wrong", "a wrong key")
        keys.attach_encrypted(
            connection, path, "r", settings.home, wrong, read_only=True
        )


def test_a_release_says_which_release_its_build_read(settings: Settings) -> None:
    assert publish(settings, "run-1").manifest["previous_release"] is None
    scratch.change(
        settings,
        "create schema previous;"
        "create table previous.release as select 'run-1' as run_id",
    )
    assert publish(settings, "run-2").manifest["previous_release"] == "run-1"


def test_rollback_makes_an_old_release_current(settings: Settings) -> None:
    publish(settings, "run-1")
    publish(settings, "run-2")
    assert releases.rollback(settings.releases_dir, "run-1") == "run-2"
    assert releases.current_id(settings.releases_dir) == "run-1"
    for unknown in ("run-3", "../home", ""):
        with pytest.raises(OneIdError, match=r"latest are: run-1, run-2"):
            releases.rollback(settings.releases_dir, unknown)


def test_old_releases_go_but_never_the_current_one(settings: Settings) -> None:
    for number in range(1, 6):
        publish(settings, f"run-{number}")
    folder = settings.releases_dir
    releases.rollback(folder, "run-1")
    later = datetime.now(UTC) + timedelta(days=8)
    assert releases.prune(folder, keep=2, keep_days=9, now=later) == []
    gone = releases.prune(folder, keep=2, keep_days=7, now=later)
    assert gone == ["run-2", "run-3"]
    left = [release.run_id for release in releases.all_releases(folder)]
    assert left == ["run-1", "run-4", "run-5"]


def test_run_ids_sort_by_time() -> None:
    early = new_run_id(datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC))
    assert early.startswith("20260131T235959Z-")
    assert early < new_run_id(datetime(2026, 2, 1, tzinfo=UTC))


def test_a_failed_export_changes_nothing_that_is_read(settings: Settings) -> None:
    publish(settings, "run-1")
    scratch.change(settings, "drop table dim_customers")
    with pytest.raises(duckdb.Error):
        publish(settings, "run-2")
    assert releases.current_id(settings.releases_dir) == "run-1"
    assert [r.run_id for r in releases.all_releases(settings.releases_dir)] == ["run-1"]
    assert releases.sweep(settings.releases_dir) == ["run-2.tmp"]
    assert sorted(p.name for p in settings.releases_dir.iterdir()) == [
        "CURRENT",
        "run-1",
    ]


def test_readers_see_no_error_while_twenty_releases_are_published(
    settings: Settings, tmp_path: Path
) -> None:
    _finish(_start(_PUBLISHER, tmp_path, 0, 1))
    stop = tmp_path / "stop"
    readers = [_start(_READER, settings.releases_dir, stop) for _ in range(2)]
    for reader in readers:
        _wait_ready(reader)
    _finish(_start(_PUBLISHER, tmp_path, 1, 21))
    stop.touch()
    seen = [int(_finish(reader).split()[-1]) for reader in readers]
    assert releases.current_id(settings.releases_dir) == "run-0020"
    assert min(seen) >= 5, seen


@pytest.mark.parametrize(
    ("step", "moment", "current"),
    [
        ("rename", "before", "run-1"),
        ("rename", "after", "run-1"),
        ("swap", "before", "run-1"),
        ("swap", "after", "run-2"),
    ],
)
def test_a_kill_between_two_steps_leaves_a_whole_release(
    settings: Settings, tmp_path: Path, step: str, moment: str, current: str
) -> None:
    publish(settings, "run-1")
    doomed = _start(_DOOMED, tmp_path, step, moment)
    doomed.communicate(timeout=60)
    assert doomed.returncode == -signal.SIGKILL
    assert releases.current_id(settings.releases_dir) == current
    _assert_current_is_whole(settings)


def test_a_kill_in_the_middle_leaves_the_old_release_whole(
    settings: Settings, tmp_path: Path
) -> None:
    publish(settings, "run-0000")
    moments = random.Random(7)
    first, killed_inside = 1, 0
    for _ in range(8):
        publisher = _start(_PUBLISHER, tmp_path, first, first + 1000)
        _wait_ready(publisher)
        time.sleep(moments.uniform(0.05, 0.35))
        os.kill(publisher.pid, signal.SIGKILL)
        publisher.communicate()
        _assert_current_is_whole(settings)
        killed_inside += bool(releases.sweep(settings.releases_dir))
        ids = [r.run_id for r in releases.all_releases(settings.releases_dir)]
        first = max(int(run_id[-4:]) for run_id in ids) + 1
    assert killed_inside, "no kill fell into an export: the test proves nothing"
    publish(settings, f"run-{first:04}")
    assert releases.current_id(settings.releases_dir) == f"run-{first:04}"


def _assert_current_is_whole(settings: Settings) -> None:
    release = releases.current(settings.releases_dir)
    for entry in release.manifest["tables"].values():
        if "sha256" in entry:
            assert sha256(release.path / entry["file"]) == entry["sha256"]
    for name, entry in release.manifest["databases"].items():
        assert sha256(release.path / name) == entry["sha256"]
    text = (release.path / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(text)["run_id"] == release.run_id


def _start(code: str, *arguments: object) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _wait_ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout and process.stdout.readline() == "ready\n"


def _finish(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out
