"""Write a release from the private build database and publish it."""

import json
import secrets
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from orchestration.database import build_database
from orchestration.errors import OneIdError
from orchestration.files import fsync, quoted, sha256
from orchestration.keys import attach_encrypted, require_key
from orchestration.manifest import Model, read_models
from orchestration.releases import UNFINISHED, Release, find, set_current
from orchestration.settings import Settings

_PARQUET = "format parquet, compression zstd, row_group_size 122880"


def new_run_id(now: datetime | None = None) -> str:
    """Return a run id that sorts by time: the time in UTC and a short suffix."""
    moment = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    return f"{moment}-{secrets.token_hex(2)}"


def publish(settings: Settings, run_id: str) -> Release:
    """Export the build database to a release and make it current.

    Until the last step nobody sees anything; killed at any point, the release
    that was current stays current and whole.
    """
    settings.releases_dir.mkdir(exist_ok=True)
    final = settings.releases_dir / run_id
    draft = settings.releases_dir / (run_id + UNFINISHED)
    _write(settings, run_id, draft)
    draft.rename(final)
    fsync(settings.releases_dir)
    set_current(settings.releases_dir, run_id)
    return find(settings.releases_dir, run_id)


def _write(settings: Settings, run_id: str, draft: Path) -> None:
    released = [m for m in read_models(settings).values() if m.release]
    if not released:
        raise OneIdError(
            "No model has config.meta.release, so there is nothing to publish."
        )
    (draft / "public").mkdir(parents=True)
    (draft / "state").mkdir(mode=0o700)
    with build_database(settings) as connection:
        tables = _export_all(connection, settings, draft, released)
        previous = _previous_release(connection)
    files = [draft / "serve.duckdb", draft / "restricted.duckdb"]
    manifest = {
        "run_id": run_id,
        "created_at": datetime.now(UTC).isoformat(timespec="microseconds"),
        "as_of": settings.effective_as_of,
        "landing": settings.landing,
        "systems": list(settings.chosen_systems),
        "code_version": code_version(settings.project_dir),
        "duckdb_version": duckdb.__version__,
        "previous_release": previous,
        "tables": tables,
        "databases": {f.name: _digest(f) for f in files if f.exists()},
    }
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (draft / "manifest.json").write_text(text, encoding="utf-8")
    for path in sorted(draft.rglob("*")):
        fsync(path)
    fsync(draft)


def _export_all(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    draft: Path,
    released: list[Model],
) -> dict[str, Any]:
    connection.execute(f"attach {quoted(draft / 'serve.duckdb')} as serve")
    if any(model.release == "restricted" for model in released):
        key = require_key(settings.home, settings.landing)
        path = draft / "restricted.duckdb"
        attach_encrypted(connection, path, "vault", settings.home, key)
        path.chmod(0o600)
    tables = {m.name: _export(connection, draft, m) for m in released}
    connection.execute("detach serve")
    connection.execute("detach database if exists vault")
    return tables


def _export(
    connection: duckdb.DuckDBPyConnection, draft: Path, model: Model
) -> dict[str, Any]:
    ordered = f"(select * from {model.relation} order by all)"
    entry: dict[str, Any] = {"release": model.release}
    if model.release == "restricted":
        entry["file"] = "restricted.duckdb"
        connection.execute(f'create table vault."{model.name}" as {ordered}')
    else:
        file = draft / str(model.release) / f"{model.name}.parquet"
        entry["file"] = str(file.relative_to(draft))
        connection.execute(f"copy {ordered} to {quoted(file)} ({_PARQUET})")
        entry |= _digest(file)
    if model.release == "public":
        copied = f"from read_parquet({quoted(file)})"
        connection.execute(f'create table serve."{model.name}" as {copied}')
    count = connection.execute(f"select count(*) from {model.relation}").fetchone()
    described = connection.execute(f"describe {model.relation}").fetchall()
    entry["rows"] = count[0] if count else 0
    entry["columns"] = [{"name": row[0], "type": row[1]} for row in described]
    return entry


def _previous_release(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Return the run id of the release that the build read, if it read one."""
    known = connection.execute(
        "select 1 from duckdb_tables() where database_name = 'build'"
        " and schema_name = 'previous' and table_name = 'release'"
    ).fetchone()
    if not known:
        return None
    row = connection.execute("select max(run_id) from build.previous.release")
    return row.fetchone()[0]


def code_version(project_dir: Path) -> str:
    """Return the commit of the code (marked when edited), else its version."""
    command = ["git", "-C", str(project_dir), "describe", "--always", "--dirty"]
    command += ["--abbrev=40", "--exclude=*"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return version("oneid")
    return done.stdout.strip()


def _digest(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "sha256": sha256(path)}
