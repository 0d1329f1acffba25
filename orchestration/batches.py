"""Turn exported files into immutable Parquet batches, every column text."""

import codecs
import csv
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from orchestration.contracts import accepted_shape, changes
from orchestration.declared import Table, declared_tables
from orchestration.encoding import read_text_file
from orchestration.errors import OneIdError, UsageError
from orchestration.exports import lines, records, shape, workbook
from orchestration.exports.pieces import TEXTS, Piece, Pieces
from orchestration.exports.rows import LONGEST_ROW, Row
from orchestration.exports.sources import ExportSource
from orchestration.files import fsync, quoted, sha256
from orchestration.intake import LINEAGE, Intake, check_file, csv_reader, header
from orchestration.landing import (
    REJECTED,
    Batch,
    batch_of,
    list_batches,
    read_manifest,
    table_files,
)
from orchestration.settings import Settings

# A reader of plain files has as much memory as this, however large they are.
_MEMORY = "700MB"
# What only a spreadsheet or a bank writes: such a file is read with care.
_SPREADSHEET_MARKS = (b"`", b"\t", b"'", b'="')
# What a file may be refused for; the others land all the same.
_REFUSALS = (OneIdError, duckdb.Error, OSError, ValueError, RecursionError)
# In bytes: a file system takes 255 of them.
_LONGEST_STEM = 120
# Where a batch is made; what a killed run left there is removed.
_DRAFTS = ".landing-"
_LONGEST_HEADER = 1 << 17
# Totals stand at the end.
_END = 1 << 16


@dataclass
class Landed:
    """What became of the files that were named."""

    batches: list[Batch] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Part:
    """One table in a piece: a text, a sheet, the records of a JSON file."""

    piece: Piece
    digest: str
    sheet: str | None = None

    @property
    def name(self) -> str:
        """What it is called in messages and lineage."""
        return f"{self.piece.name}#{self.sheet}" if self.sheet else self.piece.name


def land_files(
    settings: Settings,
    source: ExportSource,
    files: list[Path],
    tell: Callable[[str], None] = lambda _: None,
) -> Landed:
    """Convert exports to batches: what cannot be read is told, the rest lands."""
    table = _declared(settings, source.system, source.table)
    _require_folder_form(settings, table)
    landed = Landed()
    with Pieces(settings.landing_dir) as pieces:
        for file in files:
            for piece in pieces.of(file):
                tell(piece.name)
                _land_piece(settings, table, source, piece, landed)
        landed.skipped += pieces.skipped
        landed.errors += pieces.errors
    return landed


def _land_piece(
    settings: Settings,
    table: Table,
    source: ExportSource,
    piece: Piece,
    landed: Landed,
) -> None:
    try:
        parts = list(_parts(piece, source))
    except _REFUSALS as error:
        landed.errors.append(_said(piece.name, error))
        return
    headless: list[str] = []
    for part in parts:
        try:
            if batch := _land_part(settings, table, source, part, landed):
                landed.batches.append(batch)
                _list(settings, batch)
        except shape.NoHeader as error:
            headless.append(str(error))
        except _REFUSALS as error:
            landed.errors.append(_said(part.name, error))
    # Workbooks hold notes and charts beside their tables.
    rest = landed.skipped if len(headless) < len(parts) else landed.errors
    rest += headless


def _parts(piece: Piece, source: ExportSource) -> Iterator[_Part]:
    digest = sha256(piece.path)
    if piece.kind not in workbook.KINDS:
        yield _Part(piece, digest)
        return
    names = workbook.sheet_names(piece.path, source.sheets)
    if not names:
        raise OneIdError(f"{piece.name} has no sheet {' or '.join(source.sheets)}.")
    for name in names:
        own = hashlib.sha256(f"{digest}#{name}".encode()).hexdigest()
        yield _Part(piece, own, name)


def _land_part(
    settings: Settings,
    table: Table,
    source: ExportSource,
    part: _Part,
    landed: Landed,
) -> Batch | None:
    folder = settings.landing_dir / table.system / table.name
    # The number and the digest stand in the name.
    batches = sorted(folder.glob("*.parquet"))
    if any(batch.stem.endswith(f"-{part.digest[:12]}") for batch in batches):
        landed.known.append(part.name)
        return None
    numbers = [int(b.stem[:6]) for b in batches if b.stem[:6].isdigit()]
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob(f"{_DRAFTS}*"):
        shutil.rmtree(stale, ignore_errors=True)
    # Later batches sort later: of two versions of a row the later one counts.
    stem = re.sub(r"[^\w.-]+", "_", part.name.rsplit("/", 1)[-1])
    stem = stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    number = max(numbers, default=0) + 1
    final = folder / f"{number:06d}-{stem}-{part.digest[:12]}.parquet"
    with TemporaryDirectory(prefix=_DRAFTS, dir=folder) as room:
        # DuckDB reads brackets and `name=` in a path in its own way.
        plain = Path(room) / f"export{part.piece.kind}"
        plain.symlink_to(part.piece.path.absolute())
        part = replace(part, piece=replace(part.piece, path=plain))
        draft = Path(room) / "draft.parquet"
        rejects = Path(room) / "rejected.csv"
        rejected = 0
        if not _copy_plain(table, source, part, draft):
            rejected = _copy_with_care(table, source, part, draft, rejects, landed)
        intake = check_file(draft, table)
        if intake.errors:
            raise OneIdError(f"{part.name} {'; '.join(intake.errors)}.")
        landed.notes += [f"{part.name} {sentence}" for sentence in intake.warnings]
        if rejected:
            kept = settings.landing_dir / REJECTED / table.system / table.name
            kept.mkdir(parents=True, exist_ok=True, mode=0o700)
            _settle(rejects, kept / f"{final.stem}.csv")
        _settle(draft, final)
    found = replace(intake, path=final)
    batch = batch_of(settings, table, found, part.digest, part.name, rejected)
    before = accepted_shape(table, read_manifest(settings))
    said = [] if table.is_shared else changes(table, before, batch.shape or {})
    return replace(batch, held_back="; ".join(said) or None)


def _settle(draft: Path, final: Path) -> None:
    draft.chmod(0o600)
    fsync(draft)
    draft.rename(final)
    fsync(final.parent)


def _copy_plain(table: Table, source: ExportSource, part: _Part, draft: Path) -> bool:
    """Copy a file that needs no care as it is; return whether it was one."""
    path = part.piece.path
    if part.piece.kind == ".parquet":
        intake = check_file(path, table)
        if intake.errors:
            raise OneIdError(f"{part.name} {'; '.join(intake.errors)}.")
        _copy(_select_text(intake, table, part.name), draft)
        return True
    told = (source.columns, source.header, source.delimiter, source.encoding)
    if part.piece.kind != ".csv" or any(told) or not _is_plain(path, table):
        return False
    intake = Intake(path, path.stat().st_size, part.digest, columns=header(path))
    try:
        _copy(_select_text(intake, table, part.name), draft)
    except duckdb.Error:
        # A line that is not as the others: the careful reader tells which.
        draft.unlink(missing_ok=True)
        return False
    return True


def _is_plain(path: Path, table: Table) -> bool:
    with path.open("rb") as file:
        top = file.readline(LONGEST_ROW)
        file.seek(max(0, path.stat().st_size - _END))
        ends = file.read().splitlines()
    again = b"\n" + top.removeprefix(codecs.BOM_UTF8).strip()
    text = read_text_file(path, (*_SPREADSHEET_MARKS, again))
    if text.problem or text.has_marks:
        return False
    if not top.strip():
        return text.bytes == 0
    if (
        b"\r" in top.strip()
        or top.count(b'"') % 2
        or len(top) > _LONGEST_HEADER
        or any(shape.is_summary(line.decode("utf-8", "replace")) for line in ends)
    ):
        return False
    first = next(csv.reader([top.decode("utf-8-sig")]), [])
    names = [column.name for column in table.columns]
    distinct = len({name.strip().casefold() for name in first}) == len(first)
    lineage = any(name.strip().casefold() in LINEAGE for name in first)
    return distinct and not lineage and shape.matches(Row(1, first), names, {}) > 0


def _copy_with_care(
    table: Table,
    source: ExportSource,
    part: _Part,
    draft: Path,
    rejects: Path,
    landed: Landed,
) -> int:
    """Read row by row; return how many lines could not be."""
    names = [column.name for column in table.columns]
    shaped = shape.shape(
        part.name, _rows(part, source, names), names, source.columns, source.header
    )
    clean = draft.with_name("clean.csv")
    longest = 0
    with (
        clean.open("w", encoding="utf-8", newline="", errors="replace") as good,
        rejects.open("w", encoding="utf-8", newline="", errors="replace") as bad,
    ):
        writer = csv.writer(good, quoting=csv.QUOTE_ALL, lineterminator="\n")
        rejecter = csv.writer(bad)
        rejecter.writerow(("file", "line", "reason", "text"))
        for row in shaped.rows:
            if row.reason:
                rejecter.writerow((part.name, row.number, row.reason, row.cells[0]))
                continue
            longest = max(longest, sum(map(len, row.cells)))
            writer.writerow((row.number, *row.cells))
    if shaped.titles:
        landed.notes.append(f"{part.name}: {_lines(shaped.titles)} of titles")
    for reason, count in shaped.rejected.items():
        landed.notes.append(f"{part.name}: {_lines(count)} rejected, {reason}")
    typed = ", ".join(
        f"{quoted(name)}: 'varchar'" for name in ("_source_row", *shaped.columns)
    )
    # A reader holds several of the longest lines; in bytes they are longer.
    line = max(longest * 4 + 4096, 2 << 20)
    reader = (
        f"read_csv({quoted(clean)}, auto_detect = false, header = false, "
        f"columns = {{{typed}}}, nullstr = '', delim = ',', quote = '\"', "
        f"escape = '\"', new_line = '\\n', max_line_size = {line}, "
        f"buffer_size = {line * 2})"
    )
    chosen = ", ".join(map(_name, shaped.columns))
    _copy(
        f"select {chosen}, {quoted(part.name)} as _source_file, "
        f"cast(_source_row as bigint) as _source_row from {reader}",
        draft,
    )
    return shaped.rejected.total()


def _rows(part: _Part, source: ExportSource, names: list[str]) -> Iterator[Row]:
    path = part.piece.path
    if part.sheet:
        return workbook.read_rows(path, part.sheet)
    if part.piece.kind in records.KINDS:
        return records.read_rows(path, part.name, source.records, source.encoding)
    if part.piece.kind in TEXTS:
        delimiter = source.delimiter or _delimiter(path, source, names)
        return lines.read_rows(path, delimiter, source.encoding)
    raise OneIdError(f"{part.name} is no kind of file that can be landed.")


def _delimiter(path: Path, source: ExportSource, names: list[str]) -> str:
    """Return the separator with which the header says most."""

    def score(delimiter: str) -> int:
        rows = lines.read_rows(path, delimiter, source.encoding)
        head = islice(rows, shape.HEADER_AMONG)
        return max((shape.matches(r, names, source.columns) for r in head), default=0)

    return max(lines.DELIMITERS, key=score)


def _copy(query: str, draft: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"set memory_limit = {quoted(_MEMORY)}")
        connection.execute(f"set temp_directory = {quoted(draft.parent / 'spill')}")
        connection.execute(f"copy ({query}) to {quoted(draft)} (format parquet)")


def _list(settings: Settings, batch: Batch) -> None:
    listed = {(x["file"], x["sha256"]) for x in read_manifest(settings)}
    if (batch.file, batch.sha256) not in listed:
        list_batches(settings, [batch])


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


def _select_text(intake: Intake, table: Table, called: str) -> str:
    lineage = (
        # The line of the exported file stays known; its header is the first.
        f"{quoted(called)} as _source_file, row_number() over () + 1 as _source_row"
    )
    if not intake.columns:
        names = ", ".join(
            f"cast(null as varchar) as {_name(c.name)}" for c in table.columns
        )
        return f"select {names}, {lineage} where false"
    names = ", ".join(
        f"cast({_name(column)} as varchar) as {_name(column)}"
        for column in intake.columns
        if column not in LINEAGE
    )
    reader = f"read_parquet({quoted(intake.path)}, hive_partitioning = false)"
    if intake.path.suffix == ".csv":
        reader = csv_reader(intake.path, intake.columns)
    return f"select {names}, {lineage} from {reader}"


def _said(name: str, error: Exception) -> str:
    if isinstance(error, OneIdError):
        return str(error)
    return f"{name} cannot be read: {str(error).strip().splitlines()[0]}"


def _lines(count: int) -> str:
    return f"{count:,} line{'' if count == 1 else 's'}"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
