"""Write one table of a release to a file, and put that on record."""

from pathlib import Path

import duckdb

from orchestration import audit_log
from orchestration.errors import OneIdError
from orchestration.files import fsync, quoted, sha256
from orchestration.keys import attach_encrypted, require_key
from orchestration.releases import Release
from orchestration.settings import Settings

_FORMATS = {
    # Without a file of DuckDB's own between, so that the mode set here stays.
    ".csv": "format csv, header true, use_tmp_file false",
    ".parquet": "format parquet, compression zstd, use_tmp_file false",
}


def export(settings: Settings, release: Release, table: str, to: Path) -> int:
    """Write a table of the release to a CSV or Parquet file; return its rows."""
    entry = release.manifest["tables"].get(table)
    if entry is None:
        known = ", ".join(sorted(release.manifest["tables"]))
        raise OneIdError(f"Release {release.run_id} has no table `{table}`: {known}.")
    form = _FORMATS.get(to.suffix)
    if form is None:
        raise OneIdError(f"{to} must end in {' or '.join(_FORMATS)}.")
    if not to.parent.is_dir():
        raise OneIdError(f"There is no folder {to.parent} to write to.")
    draft = to.with_name(f".{to.name}.tmp")
    try:
        draft.touch(mode=0o644 if entry["release"] == "public" else 0o600)
        with duckdb.connect() as connection:
            source = open_table(connection, settings, release, table)
            query = f"copy (select * from {source} order by all) to {quoted(draft)}"
            connection.execute(f"{query} ({form})")
        fsync(draft)
        # On record before anybody can read it.
        audit_log.record(
            settings,
            release,
            "export",
            table=table,
            **{"class": entry["release"]},
            rows=entry["rows"],
            to=str(to.absolute()),
            sha256=sha256(draft),
        )
        draft.replace(to)
    except OSError as error:
        raise OneIdError(f"Cannot write {to}: {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)
    return entry["rows"]


def open_table(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    release: Release,
    table: str,
) -> str:
    """Return what to select from to read a table of a release."""
    entry = release.manifest["tables"][table]
    path = release.path / entry["file"]
    if entry["release"] != "restricted":
        return f"read_parquet({quoted(path)})"
    key = require_key(settings.home, release.manifest["landing"])
    attach_encrypted(connection, path, "restricted", settings.home, key, read_only=True)
    return f'restricted."{table}"'
