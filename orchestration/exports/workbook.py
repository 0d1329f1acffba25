"""Read a sheet of a workbook row by row, numbers as a person sees them."""

import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from orchestration.errors import OneIdError
from orchestration.exports.rows import Row

KINDS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_EXACT = 2**53
_XML = (".xlsx", ".xlsm")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_CELL = re.compile(rb'r="([A-Z]{1,3})([0-9]{1,7})"')
_LONGEST_NAME = len(b'r="XFD1048576"')
# A million rows of fifty columns; more where one cell in ten is filled.
_MOST_CELLS = 50_000_000
_THINNEST = 10
_CHUNK = 1 << 20


def sheet_names(path: Path, wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the sheets to read, and those that are left out for being hidden.

    A hidden sheet is read when its name is given, not when a pattern fits it.
    """
    _require_a_table(path)
    sheets = _open(path).sheets_metadata
    hidden = [
        sheet.name
        for sheet in sheets
        if sheet.visible != SheetVisibleEnum.Visible and sheet.name not in wanted
    ]
    return [
        sheet.name
        for sheet in sheets
        if sheet.name in wanted
        or (sheet.name not in hidden and any(fnmatch(sheet.name, p) for p in wanted))
    ], hidden


def read_rows(path: Path, sheet: str) -> Iterator[Row]:
    """Return the rows of a sheet; in a header a merged cell stands for its columns."""
    found = _sheet(path, sheet)
    merged = _across(found)
    top = found.start[0] if found.start else 0
    for index, cells in enumerate(found.iter_rows(), top):
        texts = [_text(cell) for cell in cells]
        across = list(texts)
        for first, last in merged.get(index, ()):
            for at in range(max(first, 0), min(last + 1, len(texts))):
                across[at] = texts[max(first, 0)]
        yield Row(index + 1, texts, across=across)


def _open(path: Path) -> CalamineWorkbook:
    with _told(path):
        return CalamineWorkbook.from_path(str(path))


def _sheet(path: Path, name: str) -> CalamineSheet:
    book = _open(path)
    with _told(path):
        return book.get_sheet_by_name(name)


def _require_a_table(path: Path) -> None:
    """Refuse a workbook with a cell far off: the library makes all those between."""
    if path.suffix.lower() not in _XML or not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        for member in archive.namelist():
            if not _SHEET.match(member):
                continue
            try:
                with archive.open(member) as sheet:
                    row, column, filled = _reach(sheet)
            except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError):
                # The reader of workbooks says what is wrong with it.
                return
            if row * column > max(_MOST_CELLS, _THINNEST * filled):
                raise OneIdError(
                    f"{path.name} has a sheet of {row:,} rows and {column:,} columns, "
                    "most of them empty: delete what lies far from the table and save "
                    "it again."
                )


def _reach(sheet: IO[bytes]) -> tuple[int, int, int]:
    """Return the last row and column of a sheet's XML, and about how many cells."""
    row, columns, filled, rest = 0, set(), 0, b""
    while chunk := sheet.read(_CHUNK):
        text = rest + chunk
        for letters, digits in _CELL.findall(text):
            row, filled = max(row, int(digits)), filled + 1
            columns.add(letters)
        rest = text[-_LONGEST_NAME:]
    return row, max(map(_number, columns), default=0), filled


def _number(letters: bytes) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + letter - ord("A") + 1
    return found


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in a sentence that a workbook is damaged.

    On some damage the library panics: it writes a trace to the terminal and
    raises what is no Exception.
    """
    terminal, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    except BaseException as error:
        if not isinstance(error, Exception) and "Panic" not in type(error).__name__:
            raise
        raise OneIdError(
            f"{path.name} cannot be read as a workbook ({error}): open it in a "
            "spreadsheet program and save it again, without a password."
        ) from error
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(nowhere)


def _across(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """Return the columns that are merged, by row, as far as the format tells."""
    left = sheet.start[1] if sheet.start else 0
    found: dict[int, list[tuple[int, int]]] = {}
    for (row, first), (_, last) in sheet.merged_cell_ranges or ():
        if last > first:
            found.setdefault(row, []).append((first - left, last - left))
    return found


def _text(cell: object) -> str:
    """Return a cell as text: whole numbers whole, dates as ISO writes them."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) <= _EXACT:
            return str(int(cell))
        return repr(cell)
    if isinstance(cell, datetime):
        whole_day = cell.time() == time()
        return cell.date().isoformat() if whole_day else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)
