"""Whole runs of Dagster's job, as `dagster job execute` makes them."""

import shutil
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest
from conftest import ROOT, plain_environment

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent


def environment_of(folder, **given):
    home = folder / "dagster"
    home.mkdir(exist_ok=True)
    shutil.copy(ROOT / "orchestration" / "dagster.yaml", home)
    return {
        **plain_environment(),
        "VIRTUAL_ENV": str(BIN.parent),
        "DAGSTER_HOME": str(home),
        "ONEID_HOME": str(folder / "home"),
        "ONEID_LANDING": str(folder / "landing"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        **given,
    }


def dagster(environment, *command):
    return subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )


def run_job(environment):
    job = ("-m", "orchestration.definitions", "-j", "build_and_release")
    return dagster(environment, "dagster", "job", "execute", *job)


def current(environment):
    pointer = Path(environment["ONEID_HOME"]) / "releases" / "CURRENT"
    return pointer.read_text(encoding="utf-8").strip() if pointer.exists() else None


def checks_of_last_run(environment):
    """Return every evaluated asset check of the last run: its name, its verdict."""
    with dg.DagsterInstance.from_config(environment["DAGSTER_HOME"]) as instance:
        [run] = instance.get_runs(limit=1)
        evaluated = dg.DagsterEventType.ASSET_CHECK_EVALUATION
        events = [
            entry.dagster_event.asset_check_evaluation_data
            for entry in instance.all_logs(run.run_id, of_type=evaluated)
        ]
        return [(event.check_name, event.passed) for event in events]


def test_the_whole_graph_ends_with_a_release(tmp_path, demo_release):
    environment = environment_of(tmp_path)

    done = run_job(environment)

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    checks = checks_of_last_run(environment)
    assert all(passed for _, passed in checks)
    assert {"landing_gate", "marts_gate"} <= {name for name, _ in checks}
    released = tmp_path / "home" / "releases" / current(environment)
    # The same publish, the same bytes as `oneid run`.
    names = sorted(p.name for p in (demo_release.release / "public").iterdir())
    assert sorted(p.name for p in (released / "public").iterdir()) == names
    for name in names:
        made = (released / "public" / name).read_bytes()
        assert made == (demo_release.release / "public" / name).read_bytes(), name


def test_a_failing_landing_gate_stops_the_run_and_better_files_go_through(tmp_path):
    environment = environment_of(
        tmp_path,
        ONEID_LANDING_MODE="files",
        ONEID_SYSTEMS="generic",
        ONEID_AS_OF="2026-01-01",
    )
    file = tmp_path / "landing" / "generic" / "customers.csv"
    file.parent.mkdir(parents=True)
    file.write_text("channel,customer_id,name,phone\n", encoding="utf-8")

    stopped = run_job(environment)

    assert stopped.returncode != 0
    assert current(environment) is None
    checks = checks_of_last_run(environment)
    assert ("landing_gate", False) in checks
    assert "marts_gate" not in {name for name, _ in checks}

    rows = [f"shop,{n},李小龙,138{n:08}" for n in range(60)]
    text = "\n".join(["channel,customer_id,name,phone", *rows]) + "\n"
    file.write_text(text, encoding="utf-8")
    done = run_job(environment)

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert ("landing_gate", True) in checks_of_last_run(environment)
    assert current(environment) is not None


def test_dg_check_defs_passes_on_a_clean_clone(tmp_path):
    done = dagster(environment_of(tmp_path), "dg", "check", "defs")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "All definitions loaded successfully." in done.stdout + done.stderr
