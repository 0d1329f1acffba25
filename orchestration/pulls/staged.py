"""What dlt has loaded becomes batches: each load once, whatever was killed when."""

import hashlib
import re
from collections.abc import Container
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from orchestration.batch_files import (
    copy,
    draft_room,
    identifier,
    judged,
    list_once,
    next_batch,
    require_folder_form,
    settle,
)
from orchestration.contracts import accepted_shape
from orchestration.declared import Table
from orchestration.errors import OneIdError
from orchestration.files import quoted
from orchestration.intake import Intake, check_file
from orchestration.landing import Batch, batch_of, read_manifest
from orchestration.pulls.connections import Connection, Pulled
from orchestration.pulls.texts import COLUMNS
from orchestration.settings import Settings

# dlt's own ids of loads and rows; inside a text the quotes would be escaped.
_DLT_FIELDS = re.compile(rb',"_dlt_(?:load_)?id":"[^"]*"')
_SHORT_LINE = 2 << 20
_OWN = (COLUMNS, "_source_row", "_dlt_id", "_dlt_load_id")


def land_loads(
    settings: Settings,
    connection: Connection,
    pulled: Pulled,
    tables: dict[str, Table],
    staged: Path,
) -> list[Batch]:
    """Make a batch of each finished load and table, then drop the load's rows.

    The load id stands in the batch's name: a load that has landed is not landed
    again. Raises OneIdError when a batch lacks what the table needs.
    """
    landed = []
    for finished in sorted(staged.glob("_dlt_loads/*.jsonl"), key=_load_id):
        load_id = _load_id(finished)
        for name, table in tables.items():
            files = _files(staged / name, load_id)
            batch = files and _land(settings, connection, pulled, table, load_id, files)
            if not batch and not has_batch(settings, connection, table):
                batch = land_empty(settings, connection, table)
            if batch:
                landed.append(batch)
        for name in tables:
            for file in _files(staged / name, load_id):
                file.unlink()
        finished.unlink()
    return landed


def has_batch(settings: Settings, connection: Connection, table: Table) -> bool:
    """Return whether anything that was pulled for a table lies in its folder."""
    folder = settings.landing_dir / table.system / table.name
    return any(folder.glob(f"*-{connection.name}-*.parquet"))


def land_empty(settings: Settings, connection: Connection, table: Table) -> Batch:
    """Land a table without rows: empty is not missing."""
    # The keys alone: what else the source has is not known yet.
    keys = [c.name for c in table.columns if c.is_key] or [table.columns[0].name]
    columns = ", ".join(f"cast(null as varchar) as {identifier(k)}" for k in keys)
    query = (
        f"select {columns}, cast(null as varchar) as _source_file, "
        "cast(null as bigint) as _source_row where false"
    )
    return _make(settings, table, f"{connection.name}-empty", query, connection.name)


def _load_id(finished: Path) -> str:
    return finished.stem.rsplit("__", 1)[1]


def _files(folder: Path, load_id: str) -> list[Path]:
    return sorted(folder.glob(f"{load_id}.*.jsonl"))


def _land(
    settings: Settings,
    connection: Connection,
    pulled: Pulled,
    table: Table,
    load_id: str,
    files: list[Path],
) -> Batch | None:
    stem = f"{connection.name}-{load_id}"
    folder = require_folder_form(settings, table)
    called = f"{connection.name}/{pulled.source}#{load_id}"
    survey = _Survey.of(files)
    if known := next(folder.glob(f"*-{stem}.parquet"), None):
        # Killed between the batch and its line in the manifest.
        found = replace(check_file(known, table), path=known)
        _listed(settings, table, found, survey.digest, called)
        return None
    if _repeats(pulled) and survey.digest == _last_digest(settings, connection, table):
        return None
    # An API leaves empty fields out: that is no change of its shape.
    leaves_out = connection.kind == "rest_api"
    before = accepted_shape(table, read_manifest(settings)) if leaves_out else {}
    query = _query(files, survey.longest, table, before, called)
    return _make(settings, table, stem, query, called, survey.digest)


def _make(
    settings: Settings,
    table: Table,
    stem: str,
    query: str,
    called: str,
    digest: str | None = None,
) -> Batch:
    folder = require_folder_form(settings, table)
    with draft_room(folder) as room:
        draft = room / "draft.parquet"
        copy(query, draft)
        intake = check_file(draft, table)
        if intake.errors:
            raise OneIdError(
                f"{called} {'; '.join(intake.errors)}. Nothing of it has landed; once "
                "the source is right, `oneid pull --full` begins anew."
            )
        final = next_batch(folder, stem)
        settle(draft, final)
    return _listed(settings, table, replace(intake, path=final), digest, called)


def _listed(
    settings: Settings, table: Table, found: Intake, digest: str | None, called: str
) -> Batch:
    batch = judged(settings, table, batch_of(settings, table, found, digest, called))
    list_once(settings, batch)
    return batch


def _repeats(pulled: Pulled) -> bool:
    """Return whether a pull may bring the very rows of the one before."""
    return not pulled.cursor or bool(pulled.overlap)


def _last_digest(
    settings: Settings, connection: Connection, table: Table
) -> str | None:
    ours = [
        line.get("source_sha256")
        for line in read_manifest(settings)
        if (line["system"], line["table"]) == (table.system, table.name)
        and f"-{connection.name}-" in line["batch_id"]
    ]
    return ours[-1] if ours else None


@dataclass(frozen=True)
class _Survey:
    """What the staged files of one load and table hold."""

    # Of the rows alone, in the order in which they came.
    digest: str
    longest: int

    @classmethod
    def of(cls, files: list[Path]) -> "_Survey":
        """Read the files once."""
        digest, longest = hashlib.sha256(), 0
        for file in files:
            with file.open("rb") as lines:
                for line in lines:
                    digest.update(_DLT_FIELDS.sub(b"", line))
                    longest = max(longest, len(line))
        return cls(digest.hexdigest(), longest)


def _query(
    files: list[Path], longest: int, table: Table, before: Container[str], called: str
) -> str:
    """Return a query of the staged rows: declared columns first, every one text.

    Columns that stand in `before`, in small letters, are there in any case.
    """
    listed = ", ".join(quoted(file) for file in files)
    size = max(_SHORT_LINE, longest * 2)
    told = f"format = 'newline_delimited', maximum_object_size = {size}"
    with duckdb.connect() as connection:
        found = connection.execute(
            f"select distinct unnest(from_json(json ->> '{COLUMNS}', '[\"varchar\"]')) "
            f"from read_json_objects([{listed}], {told})"
        ).fetchall()
    names = {name for (name,) in found}
    declared = [
        c.name for c in table.columns if c.name in names or c.name.lower() in before
    ]
    columns = declared + sorted(names - set(declared))
    typed = ", ".join(f"{quoted(name)}: 'varchar'" for name in columns)
    chosen = ", ".join(map(identifier, columns))
    return (
        f"select {chosen}, {quoted(called)} as _source_file, _source_row "
        f"from read_json([{listed}], {told}, "
        f"columns = {{{typed}, _source_row: 'bigint'}}) order by _source_row"
    )
