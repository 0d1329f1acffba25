"""One run at a time; whoever dies leaves nothing behind."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.errors import OneIdError
from orchestration.lock import locked

_HOLDER = """
import subprocess, sys, time
from pathlib import Path
from orchestration.lock import locked
with locked(Path(sys.argv[1]), "run") as lock:
    child = subprocess.Popen(["sleep", "60"], pass_fds=[lock]) if sys.argv[2:] else None
    print(child.pid if child else 0, flush=True)
    time.sleep(60)
"""


def test_a_second_run_is_refused_and_told_who_is_at_work(tmp_path: Path) -> None:
    holder, _ = _hold(tmp_path)
    with (
        pytest.raises(OneIdError, match=rf"`oneid run`, process {holder.pid} on "),
        locked(tmp_path, "publish"),
    ):
        pass
    _kill(holder.pid)
    holder.wait()


def test_the_lock_of_a_dead_owner_is_taken_over(tmp_path: Path) -> None:
    holder, _ = _hold(tmp_path)
    _kill(holder.pid)
    holder.wait()
    with locked(tmp_path, "run"):
        assert f'"pid": {os.getpid()}' in (tmp_path / "oneid.lock").read_text()
    assert (tmp_path / "oneid.lock").read_text() == ""


def test_an_orphaned_dbt_still_holds_the_lock(tmp_path: Path) -> None:
    holder, child = _hold(tmp_path, "with-child")
    _kill(holder.pid)
    holder.wait()
    with pytest.raises(OneIdError, match="is in use"), locked(tmp_path, "run"):
        pass
    _kill(child)
    # Nobody waits for an orphan; the lock goes with its last descriptor.
    for _ in range(100):
        try:
            with locked(tmp_path, "run"):
                return
        except OneIdError:
            subprocess.run(["sleep", "0.05"], check=True)
    pytest.fail("the lock outlived its last holder")


def test_two_homes_do_not_hinder_each_other(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with locked(tmp_path / "a", "run"), locked(tmp_path / "b", "run"):
        pass


def _hold(home: Path, *more: str) -> tuple[subprocess.Popen[str], int]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(home), *more],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    return process, int(process.stdout.readline())


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
