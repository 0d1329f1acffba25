"""What every batch has in common: its number, its draft, its line in the manifest."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from orchestration.contracts import accepted_shape, changes
from orchestration.declared import Table, declared_tables
from orchestration.errors import OneIdError, UsageError
from orchestration.files import fsync, quoted
from orchestration.landing import Batch, list_batches, read_manifest, table_files
from orchestration.settings import Settings

# A reader of plain files has as much memory as this, however large they are.
_MEMORY = "700MB"
# Where a batch is made; what a killed run left there is removed.
_DRAFTS = ".landing-"


def declared_table(settings: Settings, system: str, table: str) -> Table:
    """Return a table as its system declares it, or say which there are."""
    if system not in settings.known_systems:
        raise UsageError(
            f"Unknown system `{system}`; known systems are "
            f"{', '.join(settings.known_systems)}."
        )
    tables = declared_tables(settings, system)
    if table not in tables:
        raise UsageError(
            f"System `{system}` has no table `{table}`; it has {', '.join(tables)}."
        )
    return tables[table]


def require_folder_form(settings: Settings, table: Table) -> Path:
    """Return the folder of a table's batches; refuse when it has another form."""
    folder = settings.landing_dir / table.system / table.name
    others = [
        path
        for path in table_files(settings, table)
        if path.parent != folder or path.suffix != ".parquet"
    ]
    if others:
        raise OneIdError(
            f"{others[0]} is there already, and a table keeps one form: move it away, "
            f"then land it with `oneid land {table.system} {table.name} <file>`."
        )
    return folder


def next_batch(folder: Path, stem: str) -> Path:
    """Return where the next batch goes: later ones sort later, and count."""
    names = [path.stem[:6] for path in folder.glob("*.parquet")]
    number = max((int(name) for name in names if name.isdigit()), default=0) + 1
    return folder / f"{number:06d}-{stem}.parquet"


@contextmanager
def draft_room(folder: Path) -> Iterator[Path]:
    """Yield a folder to make a batch in, on the file system where it will lie."""
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob(f"{_DRAFTS}*"):
        shutil.rmtree(stale, ignore_errors=True)
    with TemporaryDirectory(prefix=_DRAFTS, dir=folder) as room:
        yield Path(room)


def copy(query: str, draft: Path) -> None:
    """Write the rows of a query as Parquet, in bounded memory."""
    with duckdb.connect() as connection:
        connection.execute(f"set memory_limit = {quoted(_MEMORY)}")
        connection.execute(f"set temp_directory = {quoted(draft.parent / 'spill')}")
        connection.execute(f"copy ({query}) to {quoted(draft)} (format parquet)")


def settle(draft: Path, final: Path) -> None:
    """Make a draft a batch, in one step that survives a crash."""
    draft.chmod(0o600)
    fsync(draft)
    draft.rename(final)
    fsync(final.parent)


def judged(settings: Settings, table: Table, batch: Batch) -> Batch:
    """Return a batch with what holds it back: it is not like the ones before it."""
    before = accepted_shape(table, read_manifest(settings))
    said = [] if table.is_shared else changes(table, before, batch.shape or {})
    return replace(batch, held_back="; ".join(said) or None)


def list_once(settings: Settings, batch: Batch) -> None:
    """List a batch in the manifest, unless a killed run has done so."""
    listed = {(x["file"], x["sha256"]) for x in read_manifest(settings)}
    if (batch.file, batch.sha256) not in listed:
        list_batches(settings, [batch])


def identifier(column: str) -> str:
    """Return a column's name as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'
