"""Try a sample export of one table before its source goes live."""

import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from rich.console import Console

from orchestration import keys
from orchestration.batches import Landed, land_files
from orchestration.contracts import LOOKED_AT, kind_of
from orchestration.database import build_database
from orchestration.dbt import run_dbt
from orchestration.declared import Table, declared_tables
from orchestration.exports.lines import encoding_of
from orchestration.exports.pieces import TEXTS
from orchestration.exports.sources import ExportSource
from orchestration.files import quoted
from orchestration.intake import LINEAGE
from orchestration.settings import Settings

# Statuses of a value that nobody can do anything with.
BAD = ("invalid", "fake", "out_of_range")
_MOST_QUARANTINED = 0.1
_MOST_BAD = 0.3
_EXAMPLES = 3


@dataclass
class Check:
    """What became of a sample: in files, columns, values and rows."""

    system: str
    table: str
    files: list[dict[str, Any]] = field(default_factory=list)
    landed_rows: int = 0
    rejected_lines: int = 0
    kept_rows: int = 0
    duplicate_rows: int = 0
    quarantined_rows: int = 0
    columns: list[dict[str, Any]] = field(default_factory=list)
    missing_columns: list[str] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    values: list[dict[str, Any]] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    rejected: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # What keeps the source from going live, and what somebody should look at.
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def as_rows(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {**asdict(self), "ready": not self.errors}


def check_source(
    settings: Settings, source: ExportSource, files: list[Path], console: Console
) -> Check:
    """Land a sample aside, stage it, and tell what a run would make of it.

    Nothing is left behind: neither in the landing folder nor in ONEID_HOME.
    """
    with TemporaryDirectory(prefix="oneid-check-") as room:
        aside = replace(
            settings,
            home=Path(room) / "home",
            landing_dir=Path(room) / "landing",
            landing="files",
            systems=(source.system,),
            artifacts="check",
        ).at_the_clock()
        aside.make_home()
        aside.landing_dir.mkdir()
        check = Check(source.system, source.table)
        with console.status("reading"):
            landed = land_files(aside, source, files)
        _tell_files(check, source, files, landed)
        if landed.batches:
            _tell_columns(check, aside, landed)
            _stage(aside, source, console)
            _tell_rows(check, aside)
            _tell_rejected(check, aside)
        _judge(check)
        return check


def _tell_files(
    check: Check, source: ExportSource, files: list[Path], landed: Landed
) -> None:
    check.errors += landed.errors
    check.notes += landed.notes
    check.notes += [f"{name} is skipped" for name in landed.skipped]
    for file in files:
        is_text = file.is_file() and file.suffix.lower() in TEXTS
        check.files.append(
            {
                "file": file.name,
                "encoding": encoding_of(file, source.encoding) if is_text else None,
            }
        )
    check.landed_rows = sum(batch.rows for batch in landed.batches)
    check.rejected_lines = sum(batch.rejected for batch in landed.batches)


def _tell_columns(check: Check, aside: Settings, landed: Landed) -> None:
    table = declared_tables(aside, check.system)[check.table]
    shape: dict[str, list[int]] = {}
    for batch in landed.batches:
        for name, counts in (batch.shape or {}).items():
            before = shape.get(name, [0] * len(counts))
            shape[name] = [a + b for a, b in zip(before, counts, strict=True)]
    looked_at = sum(min(batch.rows, LOOKED_AT) for batch in landed.batches)
    declared = {column.name.lower(): column for column in table.columns}
    for name, column in declared.items():
        if name not in shape:
            check.missing_columns.append(column.name)
            continue
        check.columns.append(
            {
                "column": column.name,
                "is_key": column.is_key,
                "holds": column.holds,
                "kind": kind_of(shape[name]),
                "fill_rate": shape[name][0] / looked_at if looked_at else None,
            }
        )
    known = {*declared, *(name.lower() for name in LINEAGE)}
    check.unknown_columns = [name for name in shape if name not in known]


def _stage(aside: Settings, source: ExportSource, console: Console) -> None:
    """Build the one staging model; tables that are not there count as empty."""
    for system in aside.chosen_systems:
        for table in declared_tables(aside, system).values():
            if (system, table.name) != (source.system, source.table):
                _write_empty(aside, table)
    keys.make_key(aside.home, aside.landing)
    model = f"stg_{source.system}__{source.table}"
    arguments = ["build", "--select", f"+{model}"]
    arguments += ["--exclude", "resource_type:test", "resource_type:unit_test"]
    run_dbt(aside, arguments, console=console, label="stage")


def _write_empty(aside: Settings, table: Table) -> None:
    folder = aside.landing_dir / table.system
    folder.mkdir(exist_ok=True)
    columns = ", ".join(f'null::varchar as "{c.name}"' for c in table.columns)
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select {columns or 'null::varchar as nothing'} limit 0)"
            f" to {quoted(folder / f'{table.name}.parquet')} (format parquet)"
        )


def _tell_rows(check: Check, aside: Settings) -> None:
    with build_database(aside) as connection:
        relation = f'build.staging."stg_{check.system}__{check.table}"'
        names = [
            row[0] for row in connection.execute(f"describe {relation}").fetchall()
        ]
        counts = dict(
            connection.execute(
                f"select row_status, count(*) from {relation} group by row_status"
            ).fetchall()
        )
        check.kept_rows = counts.get("kept", 0)
        check.duplicate_rows = counts.get("duplicate", 0)
        check.quarantined_rows = counts.get("quarantined", 0)
        check.quarantine = [
            {"reason": reason, "rows": rows, "examples": examples}
            for reason, rows, examples in connection.execute(
                "select quarantine_reason, count(*),"
                f" list(_source_row order by _source_row)[:{_EXAMPLES}]"
                f" from {relation} where row_status = 'quarantined'"
                " group by quarantine_reason order by count(*) desc, quarantine_reason"
            ).fetchall()
        ]
        for name in names:
            field_name = re.fullmatch(r"(\w+)_status", name)
            if field_name and name not in ("row_status", "source_status"):
                _tell_values(check, connection, relation, name, field_name[1])


def _tell_values(
    check: Check,
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    status: str,
    name: str,
) -> None:
    found = connection.execute(
        f'select "{status}", count(*) from {relation}'
        f" where row_status <> 'duplicate' and coalesce(\"{status}\", 'absent')"
        " <> 'absent' group by all order by count(*) desc, 1"
    ).fetchall()
    if found:
        check.values.append({"field": name, "statuses": dict(found)})


def _tell_rejected(check: Check, aside: Settings) -> None:
    kept = aside.landing_dir / "rejected" / check.system / check.table
    for path in sorted(kept.glob("*.csv")):
        rows = duckdb.read_csv(str(path), all_varchar=True, quotechar='"')
        for row in rows.limit(_EXAMPLES).fetchall():
            check.rejected.append(dict(zip(rows.columns, row, strict=True)))


def _judge(check: Check) -> None:
    """Say what keeps the source from going live, and what to look at."""
    if not check.landed_rows:
        check.errors.append("no row can be read")
        return
    if not check.kept_rows:
        check.errors.append("every row would be held back")
    lost = check.quarantined_rows / check.landed_rows
    if check.kept_rows and lost > _MOST_QUARANTINED:
        check.warnings.append(f"{lost:.0%} of the rows would be held back")
    if check.rejected_lines:
        check.warnings.append(f"lines that cannot be read: {check.rejected_lines:,}")
    for value in check.values:
        total = sum(value["statuses"].values())
        bad = sum(value["statuses"].get(status, 0) for status in BAD)
        if bad > _MOST_BAD * total:
            check.warnings.append(
                f"{bad:,} of {total:,} values of {value['field']} are not valid"
            )
    empty = [c["column"] for c in check.columns if c["kind"] == "empty"]
    if empty:
        check.warnings.append(f"columns without a value: {', '.join(empty)}")
    if check.unknown_columns:
        check.warnings.append(
            "columns that are not declared, kept in `extra`: "
            + ", ".join(check.unknown_columns)
        )
