"""Turn exported files into immutable Parquet batches, every column text."""

import codecs
import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import duckdb

from orchestration.batch_files import (
    copy,
    declared_table,
    draft_room,
    identifier,
    judged,
    list_once,
    next_batch,
    require_folder_form,
    settle,
)
from orchestration.declared import Table
from orchestration.encoding import read_text_file
from orchestration.errors import OneIdError
from orchestration.exports import lines, records, shape, workbook
from orchestration.exports.pieces import TEXTS, Piece, Pieces
from orchestration.exports.rows import LONGEST_ROW, Row
from orchestration.exports.sources import ExportSource
from orchestration.files import quoted, sha256
from orchestration.intake import LINEAGE, Intake, check_file, csv_reader, header
from orchestration.landing import REJECTED, Batch, batch_of
from orchestration.settings import Settings

# What only a spreadsheet or a bank writes, and the beginning of a file within
# another: such a file is read with care.
_SPREADSHEET_MARKS = (b"`", b"\t", b"'", b'="', b"\n\xef\xbb\xbf")
# What a file may be refused for; the others land all the same.
_REFUSALS = (OneIdError, duckdb.Error, OSError, ValueError, RecursionError)
# In bytes: a file system takes 255 of them.
_LONGEST_STEM = 120
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
    table = declared_table(settings, source.system, source.table)
    require_folder_form(settings, table)
    landed = Landed()
    with Pieces(settings.landing_dir) as pieces:
        for file in files:
            if _is_landed(settings, file):
                landed.errors.append(f"{file} is what has landed, and no export.")
                continue
            for piece in pieces.of(file):
                tell(piece.name)
                _land_piece(settings, table, source, piece, landed)
        landed.skipped += pieces.skipped
        landed.errors += pieces.errors
    return landed


def _is_landed(settings: Settings, file: Path) -> bool:
    """Return whether a path lies where batches of a system are kept."""
    room, place = settings.landing_dir.resolve(), file.resolve()
    if not place.is_relative_to(room):
        return False
    top = place.relative_to(room).parts[:1]
    return not top or top[0] in (*settings.known_systems, REJECTED)


def _land_piece(
    settings: Settings,
    table: Table,
    source: ExportSource,
    piece: Piece,
    landed: Landed,
) -> None:
    try:
        parts = list(_parts(piece, source, landed))
    except _REFUSALS as error:
        landed.errors.append(_said(piece.name, error))
        return
    headless: list[str] = []
    for part in parts:
        try:
            if batch := _land_part(settings, table, source, part, landed):
                landed.batches.append(batch)
                list_once(settings, batch)
        except shape.NoHeader as error:
            headless.append(str(error))
        except _REFUSALS as error:
            landed.errors.append(_said(part.name, error))
    # Workbooks hold notes and charts beside their tables.
    rest = landed.skipped if len(headless) < len(parts) else landed.errors
    rest += headless


def _parts(piece: Piece, source: ExportSource, landed: Landed) -> Iterator[_Part]:
    digest = sha256(piece.path)
    if piece.kind not in workbook.KINDS:
        yield _Part(piece, digest)
        return
    names, hidden = workbook.sheet_names(piece.path, source.sheets)
    landed.skipped += [f"{piece.name}#{name}, hidden" for name in hidden]
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
    if any(folder.glob(f"*-{part.digest[:12]}.parquet")):
        landed.known.append(part.name)
        return None
    stem = re.sub(r"[^\w.-]+", "_", part.name.rsplit("/", 1)[-1])
    stem = stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    final = next_batch(folder, f"{stem}-{part.digest[:12]}")
    with draft_room(folder) as room:
        # DuckDB reads brackets and `name=` in a path in its own way.
        plain = room / f"export{part.piece.kind}"
        plain.symlink_to(part.piece.path.absolute())
        part = replace(part, piece=replace(part.piece, path=plain))
        draft = room / "draft.parquet"
        rejects = room / "rejected.csv"
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
            settle(rejects, kept / f"{final.stem}.csv")
        settle(draft, final)
    found = replace(intake, path=final)
    batch = batch_of(settings, table, found, part.digest, part.name, rejected)
    return judged(settings, table, batch)


def _copy_plain(table: Table, source: ExportSource, part: _Part, draft: Path) -> bool:
    """Copy a file that needs no care as it is; return whether it was one."""
    path = part.piece.path
    if part.piece.kind == ".parquet":
        intake = check_file(path, table)
        if intake.errors:
            raise OneIdError(f"{part.name} {'; '.join(intake.errors)}.")
        copy(_select_text(intake, table, part.name), draft)
        return True
    told = (source.columns, source.header, source.delimiter, source.encoding)
    if part.piece.kind != ".csv" or any(told) or not _is_plain(path, table):
        return False
    intake = Intake(path, path.stat().st_size, part.digest, columns=header(path))
    try:
        copy(_select_text(intake, table, part.name), draft)
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
    text = read_text_file(path, (*_SPREADSHEET_MARKS, again), is_digested=False)
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
    chosen = ", ".join(map(identifier, shaped.columns))
    copy(
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


def _select_text(intake: Intake, table: Table, called: str) -> str:
    lineage = (
        # The line of the exported file stays known; its header is the first.
        f"{quoted(called)} as _source_file, row_number() over () + 1 as _source_row"
    )
    if not intake.columns:
        names = ", ".join(
            f"cast(null as varchar) as {identifier(c.name)}" for c in table.columns
        )
        return f"select {names}, {lineage} where false"
    names = ", ".join(
        f"cast({identifier(column)} as varchar) as {identifier(column)}"
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
