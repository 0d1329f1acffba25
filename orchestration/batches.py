"""Turn exported files into immutable Parquet batches, every column text."""

from pathlib import Path

import duckdb

from orchestration.declared import Table, declared_tables
from orchestration.errors import OneIdError, UsageError
from orchestration.files import fsync, quoted
from orchestration.intake import LINEAGE, Intake, check_file, csv_reader
from orchestration.landing import (
    Batch,
    batch_of,
    list_batches,
    read_manifest,
    table_files,
)
from orchestration.settings import Settings


def land_files(
    settings: Settings, system: str, table: str, files: list[Path]
) -> tuple[list[Batch], list[Path]]:
    """Convert files to batches; return the new ones and the files known already."""
    declared = _declared(settings, system, table)
    _require_folder_form(settings, declared)
    checked = [_checked(file, declared) for file in files]
    listed = {(x["file"], x["sha256"]) for x in read_manifest(settings)}
    folder = settings.landing_dir / system / table
    landed, repeated = [], []
    for intake in checked:
        # The number and the digest stand in the name: a file equal to the newest
        # batch is a repetition, one equal to an older batch takes back what came
        # in between.
        batches = sorted(folder.glob("*.parquet"))
        if batches and batches[-1].stem.endswith(f"-{intake.sha256[:12]}"):
            repeated.append(intake.path)
            continue
        batch = _convert(settings, declared, intake)
        if (batch.file, batch.sha256) not in listed:
            list_batches(settings, [batch])
        landed.append(batch)
    return landed, repeated


def _declared(settings: Settings, system: str, table: str) -> Table:
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


def _require_folder_form(settings: Settings, table: Table) -> None:
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


def _checked(file: Path, table: Table) -> Intake:
    if not file.is_file():
        raise OneIdError(f"There is no file {file}.")
    if file.suffix not in (".csv", ".parquet"):
        raise OneIdError(f"{file} is neither .csv nor .parquet.")
    intake = check_file(file, table)
    if intake.errors:
        raise OneIdError(f"{file} {'; '.join(intake.errors)}.")
    return intake


def _convert(settings: Settings, table: Table, intake: Intake) -> Batch:
    folder = settings.landing_dir / table.system / table.name
    folder.mkdir(parents=True, exist_ok=True)
    # Later batches sort later: of two versions of a row the later one counts.
    number = len(list(folder.glob("*.parquet"))) + 1
    name = f"{number:06d}-{intake.path.stem}-{intake.sha256[:12]}.parquet"
    final = folder / name
    draft = final.with_suffix(".tmp")
    with duckdb.connect() as connection:
        query = _select_text(intake, table)
        connection.execute(f"copy ({query}) to {quoted(draft)} (format parquet)")
    draft.chmod(0o600)
    fsync(draft)
    draft.rename(final)
    fsync(folder)
    return batch_of(settings, table, check_file(final, table), intake.sha256)


def _select_text(intake: Intake, table: Table) -> str:
    lineage = (
        # The line of the exported file stays known after the conversion.
        f"{quoted(intake.path.name)} as _source_file, "
        "row_number() over () as _source_row"
    )
    if not intake.columns:
        names = ", ".join(f"cast(null as varchar) as {_name(c)}" for c in _names(table))
        return f"select {names}, {lineage} where false"
    names = ", ".join(
        f"cast({_name(column)} as varchar) as {_name(column)}"
        for column in intake.columns
        if column not in LINEAGE
    )
    reader = f"read_parquet({quoted(intake.path)})"
    if intake.path.suffix == ".csv":
        reader = csv_reader(intake.path, intake.columns)
    return f"select {names}, {lineage} from {reader}"


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
