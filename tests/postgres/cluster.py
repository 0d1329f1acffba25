"""A private PostgreSQL of Debian's package, for the time of the tests."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

PASSWORD = "a word that nobody prints"
_SERVER_USER = "postgres"


@dataclass(frozen=True)
class Cluster:
    """A running server and how to reach it."""

    port: int

    def connect(self, **given: Any) -> psycopg.Connection:
        """Return a connection as the owner, every statement committed by itself."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="pos",
            password=PASSWORD,
            dbname="postgres",
            autocommit=True,
            **given,
        )

    def run(self, *statements: str) -> None:
        """Run statements one after the other."""
        with self.connect() as connection:
            for statement in statements:
                connection.execute(statement)


@contextmanager
def running() -> Iterator[Cluster]:
    """Start a server of one's own on a free port, and stop it again.

    PostgreSQL does not run as root; root runs it as the package's own user.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="oneid-pg-", dir="/tmp"))
    try:
        word = folder / "word"
        word.write_text(PASSWORD, encoding="utf-8")
        _give_away(folder, word)
        data = folder / "data"
        how = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8"]
        _server(programs / "initdb", "-D", data, "-U", "pos", f"--pwfile={word}", *how)
        port = _free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -F"
        log = folder / "log"
        control = programs / "pg_ctl"
        _server(control, "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield Cluster(port)
        finally:
            _server(control, "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise RuntimeError("There is no PostgreSQL: Debian has it as `postgresql`.")
    return max(found, key=lambda path: int(path.parent.parent.name)).parent


def _give_away(*paths: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_SERVER_USER)
        for path in paths:
            os.chown(path, owner.pw_uid, owner.pw_gid)


def _server(*command: object) -> None:
    as_user = ["runuser", "-u", _SERVER_USER, "--"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [*as_user, *map(str, command)],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
