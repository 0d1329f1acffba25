"""What tests of pulling share: a project, connections, and what has landed."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import yaml

from orchestration.pull import Outcome, pull
from orchestration.pulls.connections import chosen, read_connections
from orchestration.settings import Settings

ROOT = Path(__file__).resolve().parents[2]

_TABLES = {
    "pos": {"members": ["app_id", "customerUid"], "stores": ["storeAppId"]},
    "youzan": {"trades": ["kdt_id", "tid"], "trade_orders": ["kdt_id", "tid", "oid"]},
    "jiandaoyun": {"customers": ["_id"]},
}


def project(folder: Path) -> Settings:
    """Return settings of a project that declares a few tables."""
    for system, tables in _TABLES.items():
        room = folder / "project" / "models" / "staging" / system
        room.mkdir(parents=True)
        declared = [
            {
                "name": table,
                "columns": [
                    {"name": k, "config": {"meta": {"is_key": True}}} for k in keys
                ]
                + [{"name": "name"}],
            }
            for table, keys in tables.items()
        ]
        sources = {"sources": [{"name": f"raw_{system}", "tables": declared}]}
        text = yaml.safe_dump(sources)
        (room / f"_{system}.yml").write_text(text, encoding="utf-8")
    catalogue = {"vars": {"catalogue": {system: ["customers"] for system in _TABLES}}}
    path = folder / "project" / "dbt_project.yml"
    path.write_text(yaml.safe_dump(catalogue), encoding="utf-8")
    (folder / "landing").mkdir()
    (folder / "home").mkdir()
    return Settings(
        folder / "project", folder / "home", folder / "landing", "files", ()
    )


def declare(settings: Settings, *connections: dict[str, Any]) -> None:
    """Write the landing folder's connections."""
    text = yaml.safe_dump({"connections": list(connections)}, allow_unicode=True)
    path = settings.landing_dir / "connections.yml"
    path.write_text(text, encoding="utf-8")


def pulled(settings: Settings, *names: str, **how: Any) -> Outcome:
    """Pull what is declared, in this process."""
    connections = chosen(read_connections(settings.landing_dir), list(names))
    return pull(settings, connections, **how)


def landed(settings: Settings, table: str, *columns: str) -> list[tuple]:
    """Return columns of all rows of a table's batches, in the order they came."""
    chosen_ = ", ".join(f'"{column}"' for column in columns)
    found = settings.landing_dir / table / "*.parquet"
    query = (
        f"select {chosen_} from read_parquet('{found}', union_by_name = true) "
        "order by _source_file, _source_row"
    )
    return duckdb.execute(query).fetchall()


# The command line, in a process that dies by SIGKILL before or after a function
# has been called for the nth time.
_DIES = """
import functools, importlib, os, signal, sys
module, name, when, count = sys.argv[1:5]
sys.argv[1:5] = []
import orchestration.pulls
place = importlib.import_module(module)
*owner, name = name.split(".")
for part in owner:
    place = getattr(place, part)
calls, original = [], getattr(place, name)
@functools.wraps(original)
def dying(*args, **kwargs):
    calls.append(1)
    last = len(calls) == int(count)
    if last and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    found = original(*args, **kwargs)
    if last and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    return found
setattr(place, name, dying)
from orchestration.cli import app
app()
"""


def dies(settings: Settings, module: str, name: str, when: str, count: int = 1) -> None:
    """Pull in a process of its own that is killed at one point; assert that it was."""
    done = subprocess.run(
        [sys.executable, "-c", _DIES, module, name, when, str(count), "pull"],
        env={**environment(settings), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def oneid(
    settings: Settings, *arguments: str, timeout: float = 300, **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user does, and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "orchestration.cli", *arguments],
        env={**environment(settings), **environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def start(settings: Settings) -> subprocess.Popen:
    """Start `oneid pull` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "orchestration.cli", "pull"],
        env=environment(settings),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which the command line finds the project."""
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith(("ONEID_", "DBT_"))},
        "DBT_PROJECT_DIR": str(settings.project_dir),
        "ONEID_HOME": str(settings.home),
        "ONEID_LANDING": str(settings.landing_dir),
        "COLUMNS": "200",
    }


def no_secret_in(folder: Path, *secrets: str) -> None:
    """Assert that no file below a folder holds one of the secrets."""
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for secret in secrets:
                assert secret.encode() not in content, path
