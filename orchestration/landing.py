"""Take stock of what has landed, and refuse what would lose rows."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape

from orchestration.contracts import accepted_shape, changes, shape_after, shape_of
from orchestration.declared import Table, declared_tables
from orchestration.errors import OneIdError
from orchestration.files import append_durably
from orchestration.intake import Intake, check_file
from orchestration.settings import Settings

MANIFEST = "manifest.jsonl"
# Beside the systems: what could not be read of the exports.
REJECTED = "rejected"
_KINDS = (".csv", ".parquet")
# What every line of the manifest says.
_OF_A_BATCH = {"batch_id", "file", "landed_at", "rows", "sha256", "system", "table"}


@dataclass(frozen=True)
class Batch:
    """One line of the landing manifest: a file with these bytes has landed."""

    batch_id: str
    system: str
    table: str
    file: str
    bytes: int
    sha256: str
    rows: int
    landed_at: str
    source_sha256: str | None = None
    source_file: str | None = None
    rejected: int = 0
    shape: dict[str, list[int]] | None = None
    # Why the models do not read it; null when they do.
    held_back: str | None = None


@dataclass
class Stock:
    """Everything that lies in the landing folder, and what is wrong with it."""

    batches: list[Batch] = field(default_factory=list)
    fresh: list[Batch] = field(default_factory=list)
    held: list[Batch] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """All rows that have landed."""
        return sum(batch.rows for batch in self.batches)


def land(settings: Settings, console: Console) -> Stock:
    """Take stock and write new files to the manifest; raise when one is bad."""
    stock = take_stock(settings)
    for sentence in stock.warnings:
        console.print(f"  [yellow]![/] {escape(sentence)}", highlight=False)
    if stock.errors:
        raise OneIdError(
            "\n".join(
                [f"What landed in {settings.landing_dir} cannot be used yet:"]
                + [f"  - {sentence}" for sentence in stock.errors]
            )
        )
    list_batches(settings, stock.fresh)
    for sentence in held_back(stock, read_manifest(settings)):
        console.print(f"  [yellow]![/] {escape(sentence)}", highlight=False)
    rejected = {
        line["file"]: line.get("rejected", 0) for line in read_manifest(settings)
    }
    lost = sum(rejected[batch.file] for batch in stock.batches)
    if lost:
        console.print(
            f"  [yellow]![/] {lost:,} lines of exports could not be read beside "
            f"{stock.rows:,} rows that landed: see {settings.landing_dir / REJECTED}",
            highlight=False,
            soft_wrap=True,
        )
    return stock


def held_back(stock: Stock, manifest: list[dict[str, Any]]) -> list[str]:
    """Say what is held back, why, and how old what is used instead is."""
    said = []
    for batch in stock.held:
        name = f"{batch.system}/{batch.table}"
        good = [
            line["landed_at"]
            for line in manifest
            if (line["system"], line["table"]) == (batch.system, batch.table)
            and not line.get("held_back")
        ]
        last = max(good, default="")
        age = (datetime.now(UTC) - datetime.fromisoformat(last)).days if last else 0
        said.append(
            f"{batch.file} is held back: it {batch.held_back}. The last good batch of "
            f"{name} landed {last[:10]} ({age} days ago) and is used. If the change is "
            f"meant, `oneid land --accept {batch.system}` takes the batch in; else "
            "remove it and land a right one"
        )
    return said


def accept(settings: Settings, system: str) -> list[Batch]:
    """Take in what is held back of a system, and its new shape with it."""
    taken = [
        replace(batch, held_back=None)
        for batch in take_stock(replace(settings, systems=(system,))).held
        if batch.system == system
    ]
    broken = [batch.file for batch in taken if batch.shape is None]
    if broken:
        raise OneIdError(
            f"{broken[0]} cannot be read at all, so it cannot be accepted: remove it "
            "and land a right one."
        )
    list_batches(settings, taken)
    return taken


def take_stock(settings: Settings) -> Stock:
    """Look at every landed file of the chosen systems; change nothing."""
    root = settings.landing_dir
    if not root.is_dir():
        raise OneIdError(
            f"There is no landing folder {root}: make it and put "
            "<system>/<table>.csv files there, or name another with `--landing-dir`."
        )
    stock = Stock()
    listed = read_manifest(settings)
    for system in settings.chosen_systems:
        tables = list(declared_tables(settings, system).values())
        stock.errors += _missing(settings, tables)
        for table in tables:
            _take_table(settings, table, listed, stock)
        _unknown_tables(settings, system, stock)
    folders = sorted(p.name for p in root.iterdir() if p.is_dir())
    for name in folders:
        if name not in (*settings.chosen_systems, REJECTED) and name[0] != ".":
            why = "not chosen" if name in settings.known_systems else "not a system"
            stock.warnings.append(f"{name}/ is {why}: its files are not read")
    return stock


def table_files(settings: Settings, table: Table) -> list[Path]:
    """Return the files of one table, sorted by name."""
    stem = settings.landing_dir / table.system / table.name
    single = [p for kind in _KINDS if (p := stem.with_name(stem.name + kind)).exists()]
    return single + sorted(p for p in stem.glob("*") if p.suffix in _KINDS)


def read_manifest(settings: Settings) -> list[dict[str, Any]]:
    """Return the lines of the landing manifest, oldest first."""
    path = settings.landing_dir / MANIFEST
    try:
        # Names of files may hold what Python takes for other ends of a line.
        lines = path.read_text(encoding="utf-8").split("\n")
        found = {n: json.loads(x) for n, x in enumerate(lines, start=1) if x.strip()}
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise OneIdError(
            f"{path} has a line that is not JSON ({error}): repair that line."
        ) from error
    for number, line in found.items():
        if not isinstance(line, dict) or _OF_A_BATCH - set(line):
            raise OneIdError(
                f"line {number} of {path} is no batch, which has "
                f"{', '.join(sorted(_OF_A_BATCH))}: repair or remove that line."
            )
    return list(found.values())


def listed_rows(settings: Settings) -> dict[tuple[str, str], int]:
    """Return the rows that lie in each table's files, as the manifest lists them."""
    latest = {
        line["file"]: 0 if line.get("held_back") else line["rows"]
        for line in read_manifest(settings)
    }
    rows = {}
    for system in settings.chosen_systems:
        for table in declared_tables(settings, system).values():
            names = [_shown(settings, path) for path in table_files(settings, table)]
            unlisted = [name for name in names if name not in latest]
            if unlisted:
                raise OneIdError(
                    f"{unlisted[0]} landed after the stock was taken: `oneid land` "
                    "checks and lists it."
                )
            rows[system, table.name] = sum(latest[name] for name in names)
    return rows


def list_batches(settings: Settings, batches: list[Batch]) -> None:
    """Append new batches to the landing manifest."""
    lines = [json.dumps(asdict(b), ensure_ascii=False) + "\n" for b in batches]
    if lines:
        append_durably(settings.landing_dir / MANIFEST, "".join(lines))


def batch_of(
    settings: Settings,
    table: Table,
    intake: Intake,
    source_sha256: str | None = None,
    source_file: str | None = None,
    rejected: int = 0,
    shape: dict[str, list[int]] | None = None,
    held_back: str | None = None,
) -> Batch:
    """Return the manifest line of one checked file."""
    if shape is None and intake.columns and not intake.errors:
        shape = shape_of(intake.path, intake.columns)
    return Batch(
        batch_id=intake.path.stem,
        system=table.system,
        table=table.name,
        file=_shown(settings, intake.path),
        bytes=intake.bytes,
        sha256=intake.sha256,
        rows=intake.rows,
        landed_at=datetime.now(UTC).isoformat(timespec="seconds"),
        source_sha256=source_sha256,
        source_file=source_file,
        rejected=rejected,
        shape=shape,
        held_back=held_back,
    )


def _missing(settings: Settings, tables: list[Table]) -> list[str]:
    absent = [table for table in tables if not table_files(settings, table)]
    required = [[table] for table in absent if table.required is True]
    # Some systems ask for one of several tables, whichever.
    either = [table for table in tables if table.required == "one_of"]
    if either and all(table in absent for table in either):
        required.append(either)
    return [_missing_sentence(choice) for choice in required]


def _missing_sentence(choice: list[Table]) -> str:
    names = " or ".join(f"`{table.name}`" for table in choice)
    stem = f"{choice[0].system}/{choice[0].name}"
    return (
        f"the required table {names} of system `{choice[0].system}` is missing: put "
        f"{stem}.csv (or .parquet, or a folder {stem}/ of such files) there, or leave "
        "the system out with `--systems`"
    )


def _take_table(
    settings: Settings, table: Table, listed: list[dict[str, Any]], stock: Stock
) -> None:
    files = table_files(settings, table)
    stem = f"{table.system}/{table.name}"
    if problem := _mixed(settings, files, stem):
        stock.errors.append(problem)
        return
    seen: dict[str, str] = {}
    before = accepted_shape(table, listed)
    for path in files:
        intake = check_file(path, table)
        name = _shown(settings, path)
        batch = _judged(settings, table, intake, before, listed)
        if batch.held_back:
            stock.held.append(batch)
        else:
            stock.warnings += [
                f"{name} {sentence} (it has been replaced: nothing is held back)"
                for sentence in _replaced(table, path, before, batch)
            ]
            before = shape_after(before, batch.shape or {})
            stock.errors += [f"{name} {sentence}" for sentence in intake.errors]
            stock.batches.append(batch)
        stock.warnings += [f"{name} {sentence}" for sentence in intake.warnings]
        if batch.rows and (twin := seen.setdefault(batch.sha256, name)) != name:
            stock.errors.append(f"{name} has the same bytes as {twin}: remove one")
        _compare_with_listed(settings, batch, path, listed, stock)
    _gone(stem, stock, listed)


def _replaced(
    table: Table, path: Path, before: Mapping[str, Sequence[int]], batch: Batch
) -> list[str]:
    """Say what changed in the one file of a table, which has no other to fall to."""
    is_batch = path.parent.name == table.name
    return (
        [] if table.is_shared or is_batch else changes(table, before, batch.shape or {})
    )


def _judged(
    settings: Settings,
    table: Table,
    intake: Intake,
    before: Mapping[str, Sequence[int]],
    listed: list[dict[str, Any]],
) -> Batch:
    """Return the line of a file: as it is listed, or held back for what changed."""
    name = _shown(settings, intake.path)
    known = [line for line in listed if line["file"] == name][-1:]
    if known and known[0]["sha256"] == intake.sha256:
        return batch_of(
            settings,
            table,
            intake,
            shape=known[0].get("shape"),
            held_back=known[0].get("held_back"),
        )
    rejected = _rejected(settings, table, intake.path.stem)
    batch = batch_of(settings, table, intake, rejected=rejected)
    # Only a batch of its own leaves the good ones before it in their place.
    is_batch = intake.path.parent.name == table.name
    if table.is_shared or not is_batch or not before:
        return batch
    said = intake.errors or changes(table, before, batch.shape or {})
    return replace(batch, held_back="; ".join(said)) if said else batch


def _rejected(settings: Settings, table: Table, batch_id: str) -> int:
    """Return the rejected lines of a batch that a killed run did not list."""
    folder = settings.landing_dir / REJECTED / table.system / table.name
    path = folder / f"{batch_id}.csv"
    if not path.exists():
        return 0
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        return max(0, sum(1 for _ in csv.reader(file)) - 1)


def _mixed(settings: Settings, files: list[Path], stem: str) -> str | None:
    folder = settings.landing_dir / stem
    kinds = {(path.suffix, path.parent == folder) for path in files}
    if len(kinds) < 2:
        return None
    names = ", ".join(_shown(settings, path) for path in files[:4])
    return (
        f"table {stem} lies there in more than one form ({names}): keep one form, so "
        "that no row counts twice"
    )


def _compare_with_listed(
    settings: Settings,
    batch: Batch,
    path: Path,
    listed: list[dict[str, Any]],
    stock: Stock,
) -> None:
    known = [line["sha256"] for line in listed if line["file"] == batch.file]
    if batch.sha256 in known[-1:]:
        return
    is_batch = path.parent.name == batch.table
    if known and is_batch:
        stock.errors.append(
            f"{batch.file} has changed since it was listed, but batches are never "
            "edited: put the old file back and add the correction as a new file"
        )
        return
    if known:
        stock.warnings.append(f"{batch.file} is listed as a new version")
    stock.fresh.append(batch)


def _gone(stem: str, stock: Stock, listed: list[dict[str, Any]]) -> None:
    system, table = stem.split("/")
    there = {batch.file for batch in (*stock.batches, *stock.held)}
    once = {x["file"] for x in listed if (x["system"], x["table"]) == (system, table)}
    for name in sorted(once - there):
        stock.warnings.append(
            f"{name} was listed and is gone: its rows leave the next release"
        )


def _unknown_tables(settings: Settings, system: str, stock: Stock) -> None:
    folder = settings.landing_dir / system
    if not folder.is_dir():
        return
    declared = declared_tables(settings, system)
    for path in sorted(folder.iterdir()):
        name = path.stem if path.suffix in _KINDS else path.name
        if path.name.startswith("."):
            continue
        if name not in declared:
            stock.warnings.append(
                f"{_shown(settings, path)} is no table of `{system}` (known: "
                f"{', '.join(declared)}): it is not read"
            )


def _shown(settings: Settings, path: Path) -> str:
    return path.relative_to(settings.landing_dir).as_posix()
