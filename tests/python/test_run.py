"""`oneid run` with a real dbt, on a project of a few models."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
import scratch
from conftest import plain_environment, run_oneid

from orchestration.dbt import readable, summarise_failures
from orchestration.lock import locked

SECRET = "a-key-that-must-not-show"
_RUN = ("run", "--landing", "warehouse")
# Long enough to be interrupted in.
_SLOW = "select 'none' as one_id from range(400000000000) where random() > 2"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Run the scratch project once to a release; return its environment."""
    folder = tmp_path_factory.mktemp("scratch")
    environment = {**scratch.write_project(folder), "ONEID_KEY": SECRET}
    done = run_oneid(environment, *_RUN)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 customer records → 2 customers" in done.stdout
    assert SECRET not in done.stdout + done.stderr
    return environment


def test_a_run_ends_in_a_release(published: dict[str, str]) -> None:
    done = run_oneid(published, "releases")
    assert "→" in done.stdout
    assert "warehouse" in done.stdout


def test_the_key_shows_nowhere(published: dict[str, str]) -> None:
    folder = Path(published["DBT_PROJECT_DIR"])
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "dbt.log" for path in files)
    leaks = [path for path in files if SECRET.encode() in path.read_bytes()]
    assert leaks == []


def test_a_failed_build_publishes_nothing_and_says_why(
    published: dict[str, str],
) -> None:
    before = _current(published)
    with (
        _changed(published, "models/_scratch.yml", "record_key", "channel"),
        _changed(published, "models/dim_organisations.sql", "one_id", "one_id, chanel"),
    ):
        done = run_oneid(published, *_RUN)
    assert done.returncode == 1
    assert "dbt build stopped, so nothing was published:" in done.stderr
    assert "test unique_one_ids_channel: 1 rows break it" in done.stderr
    assert (
        'model dim_organisations: Binder Error: Referenced column "chan' in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert _current(published) == before
    # What a broken build left must not be published by hand either.
    refused = run_oneid(published, "publish")
    assert refused.returncode == 1
    assert "not a whole, green `dbt build`" in refused.stderr


def test_ctrl_c_ends_dbt_and_leaves_nothing_broken(published: dict[str, str]) -> None:
    before = _current(published)
    with _changed(published, "models/dim_organisations.sql", "select", _SLOW + " --"):
        run = subprocess.Popen(
            [sys.executable, "-m", "orchestration.cli", *_RUN],
            env={**plain_environment(), **published},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A test run in the background has SIGINT ignored, and would pass it on.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        try:
            log = Path(published["DBT_LOG_PATH"]) / "dbt.log"
            size = log.stat().st_size
            _wait_for(lambda: "START sql table model main.dim_org" in _tail(log, size))
        finally:
            run.send_signal(signal.SIGINT)
            _, error = run.communicate(timeout=60)
    assert run.returncode == 130
    assert error == "Interrupted. Nothing was published.\n"
    assert _current(published) == before
    # Nobody is left who would hold the lock or the database.
    home = Path(published["ONEID_HOME"])
    with locked(home, "test"), duckdb.connect(home / "build.duckdb") as connection:
        assert connection.execute("select count(*) from one_ids").fetchone() == (3,)


def test_a_home_that_cannot_be_used_is_one_sentence(
    published: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    done = run_oneid(published, "run", "--home", str(tmp_path / "file" / "home"))
    assert done.returncode == 1
    assert "cannot be used (Not a directory): choose a folder" in done.stderr


def test_own_data_never_enter_the_home_of_the_demo(published: dict[str, str]) -> None:
    done = run_oneid(published, "run")
    assert done.returncode == 1
    assert "demo and own data do not share a home" in done.stderr


def test_a_dbt_message_keeps_what_matters() -> None:
    message = """Compilation Error in operation oneid-on-run-start-0 (dbt_project.yml)
      the required table 'contacts' is missing: put it there

      > in macro missing_table (macros/landing/missing_table.sql)
      > called by macro prepare_inputs (macros/landing/prepare_inputs.sql)"""
    expected = "the required table 'contacts' is missing: put it there"
    assert readable(message) == expected
    assert readable(None) == "no message"


def test_many_failures_are_cut_short() -> None:
    failed = [
        {"unique_id": f"model.oneid.m{i}", "status": "error", "message": "no"}
        for i in range(10)
    ]
    lines = summarise_failures({"results": failed})
    assert lines[0] == "model m0: no"
    assert lines[-1] == "… and 2 more"


class _changed:
    """Change a file of the scratch project for a while."""

    def __init__(self, environment: dict[str, str], name: str, old: str, new: str):
        self.path = Path(environment["DBT_PROJECT_DIR"]) / name
        self.before = self.path.read_text(encoding="utf-8")
        assert old in self.before
        self.after = self.before.replace(old, new)

    def __enter__(self) -> None:
        self.path.write_text(self.after, encoding="utf-8")

    def __exit__(self, *_: object) -> None:
        self.path.write_text(self.before, encoding="utf-8")


def _current(environment: dict[str, str]) -> str:
    home = Path(environment["ONEID_HOME"])
    return (home / "releases" / "CURRENT").read_text(encoding="utf-8")


def _tail(path: Path, start: int) -> str:
    with path.open("rb") as file:
        file.seek(min(start, path.stat().st_size))
        return file.read().decode(errors="replace")


def _wait_for(condition) -> None:
    deadline = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)
