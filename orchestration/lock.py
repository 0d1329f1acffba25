"""One run at a time in one ONEID_HOME."""

import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from orchestration.errors import OneIdError

LOCK_FILE = "oneid.lock"


@contextmanager
def locked(home: Path, purpose: str) -> Iterator[int]:
    """Hold the lock of a home and yield its file descriptor.

    The kernel drops the lock with its last holder, so a dead owner never has
    to be guessed at. dbt inherits the descriptor: should its parent be killed,
    nobody else starts before dbt has ended too.
    """
    path = home / LOCK_FILE
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OneIdError(_held_by(path)) from None
        _write(descriptor, purpose)
        yield descriptor
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _write(descriptor: int, purpose: str) -> None:
    owner = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "started_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "purpose": purpose,
    }
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, (json.dumps(owner) + "\n").encode(), 0)


def _held_by(path: Path) -> str:
    try:
        owner = json.loads(path.read_text(encoding="utf-8"))
        who = (
            f"`oneid {owner['purpose']}`, process {owner['pid']} on {owner['host']}, "
            f"since {owner['started_at']}"
        )
    except (ValueError, KeyError):
        who = "another process"
    return (
        f"{path.parent} is in use by {who}: wait for it to end, or choose another "
        "home with `--home`."
    )
