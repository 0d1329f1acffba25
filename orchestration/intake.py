"""Check one landed file, so that no row is lost on the way to the models."""

import csv
import difflib
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from orchestration.declared import Table
from orchestration.encoding import read_text_file
from orchestration.files import quoted, sha256

# Columns that say where a row comes from; no system declares them.
LINEAGE = ("_batch_id", "_source_file", "_source_row")
_SHOWN_LINES = 3
# 1.38E+10: a spreadsheet has thrown digits away when it shows fewer of them
# than the exponent asks for.
_SCIENTIFIC = r"^[+-]?([0-9])(\.[0-9]*)?[eE]\+?([0-9]+)$"
_WORDS = {
    "UNQUOTED VALUE": "a quote that is not closed, or text after a closed one",
    "MISSING COLUMNS": "too few values",
    "TOO MANY COLUMNS": "too many values",
    "LINE SIZE OVER MAXIMUM": "a record of over 2 MB, mostly a quote not closed",
}


@dataclass
class Intake:
    """What one file holds and what is wrong with it."""

    path: Path
    bytes: int
    sha256: str
    rows: int = 0
    columns: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def check_file(path: Path, table: Table) -> Intake:
    """Read one CSV or Parquet file and compare it with the declared table."""
    if not path.is_file():
        return Intake(path, 0, "", errors=["is a folder and no file"])
    if path.suffix == ".csv":
        intake = _check_csv(path, table)
    else:
        intake = _check_parquet(path, table)
    if intake.columns and not intake.errors:
        _compare_columns(intake, table)
    return intake


def csv_reader(path: Path, columns: list[str]) -> str:
    """Return a DuckDB reader of a checked CSV file: every column text, no guess."""
    typed = ", ".join(f"{quoted(name)}: 'varchar'" for name in columns)
    return (
        f"read_csv({quoted(path)}, auto_detect = false, header = true, "
        f"columns = {{{typed}}}, nullstr = '', hive_partitioning = false, {_DIALECT})"
    )


_DIALECT = """delim = ',', quote = '"', escape = '"', strict_mode = true"""


def _check_csv(path: Path, table: Table) -> Intake:
    text = read_text_file(path)
    intake = Intake(path, text.bytes, text.sha256)
    if text.problem:
        intake.errors.append(text.problem)
        return intake
    try:
        intake.columns = header(path)
    except csv.Error as error:
        intake.errors.append(f"has a first line that is no header ({error})")
        return intake
    if not intake.columns:
        intake.warnings.append("is empty: it counts as a table without rows")
        return intake
    intake.errors += _header_problems(intake.columns)
    if not intake.errors:
        _scan_csv(intake, table)
    return intake


def header(path: Path) -> list[str]:
    """Return the columns that a CSV file names in its first line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = next(csv.reader(file), [])
    # DuckDB numbers a column without a name the same way.
    return [name.strip() or f"column{i}" for i, name in enumerate(names)]


def _header_problems(columns: list[str]) -> list[str]:
    if len(columns) == 1:
        for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
            if mark in columns[0]:
                return [f"is separated by {word}: export it with commas"]
    folded = [name.lower() for name in columns]
    twice = sorted({name for name in folded if folded.count(name) > 1})
    return [f"has two columns `{name}`: rename or remove one" for name in twice]


def _scan_csv(intake: Intake, table: Table) -> None:
    reader = csv_reader(intake.path, intake.columns)
    reader = reader[:-1] + ", store_rejects = true, rejects_limit = 1000)"
    with duckdb.connect() as connection:
        try:
            _scan(connection, reader, intake, table)
        except duckdb.Error as error:
            intake.errors.append(_unreadable(intake.path, str(error)))
            return
        rejected = connection.execute(
            "select line, error_type from reject_errors order by line, column_idx"
        ).fetchall()
    seen: dict[int, str] = {}
    for line, kind in rejected:
        word = _WORDS.get(kind, kind.lower())
        seen.setdefault(line, f"line {line} has {word}")
    if seen:
        shown = "; ".join(list(seen.values())[:_SHOWN_LINES])
        more = f"; {len(seen)} such lines or more" if len(seen) > _SHOWN_LINES else ""
        intake.errors.append(
            f"{shown}{more} (the header has {len(intake.columns)} columns): repair "
            "these lines or export the table again"
        )


def _unreadable(path: Path, error: str) -> str:
    if "state machine" in error:
        return (
            "mixes Windows and Unix line ends: make them one with "
            f"`sed 's/\\r$//' {path.name} > {path.stem}.unix{path.suffix}`"
        )
    return f"cannot be read as CSV: {error.strip().splitlines()[0]}"


def _check_parquet(path: Path, table: Table) -> Intake:
    intake = Intake(path, path.stat().st_size, sha256(path))
    reader = f"read_parquet({quoted(path)}, hive_partitioning = false)"
    with duckdb.connect() as connection:
        try:
            described = connection.execute(f"describe from {reader}").fetchall()
            intake.columns = [row[0] for row in described]
            _scan(connection, reader, intake, table)
        except duckdb.Error:
            intake.errors.append("is not a Parquet file: copy or export it again")
            return intake
    other = [
        f"{name} ({kind})"
        for name, kind, *_ in described
        if kind != "VARCHAR" and name not in LINEAGE
    ]
    if other:
        intake.warnings.append(
            f"columns are not text and are read as DuckDB writes them: "
            f"{', '.join(other)}; `oneid land` makes text of CSV files as they are"
        )
    return intake


def _scan(
    connection: duckdb.DuckDBPyConnection, reader: str, intake: Intake, table: Table
) -> None:
    """Count rows and, in one pass, lost digits in keys and phones."""
    exact = {c.name.lower() for c in table.columns if c.is_key or c.holds == "phone"}
    names = [name for name in intake.columns if name.lower() in exact]
    counts = ["count(*)"]
    for name in names:
        column = 'cast("' + name.replace('"', '""') + '" as varchar)'
        counts += [f"count({column})", f"count(*) filter ({_lost_digits(column)})"]
    # All rows fetched: only then has DuckDB written what it rejected.
    query = f"select {', '.join(counts)} from {reader}"
    ((intake.rows, *pairs),) = connection.execute(query).fetchall()
    for name, filled, lost in zip(names, pairs[::2], pairs[1::2], strict=True):
        if not lost:
            continue
        sentence = (
            f"column `{name}` has {lost} of {filled} values in scientific notation "
            "(like 1.38E+10), whose last digits are lost"
        )
        if lost * 2 > filled:
            intake.errors.append(
                f"{sentence}: format the column as text in the spreadsheet and "
                "export it again"
            )
        else:
            intake.warnings.append(sentence)


def _lost_digits(column: str) -> str:
    fraction = f"regexp_extract({column}, '{_SCIENTIFIC}', 2)"
    exponent = f"try_cast(regexp_extract({column}, '{_SCIENTIFIC}', 3) as integer)"
    return (
        f"where regexp_matches({column}, '{_SCIENTIFIC}')"
        f" and greatest(length({fraction}) - 1, 0) < {exponent}"
    )


def _compare_columns(intake: Intake, table: Table) -> None:
    found = {n.lower(): n for n in intake.columns if n not in LINEAGE}
    declared = {column.name.lower(): column for column in table.columns}
    absent = [column for name, column in declared.items() if name not in found]
    unknown = [name for folded, name in found.items() if folded not in declared]
    for column in absent:
        close = difflib.get_close_matches(column.name, unknown, n=1, cutoff=0.75)
        hint = f" (was it renamed to `{close[0]}`?)" if close else ""
        if column.is_key:
            among = f"; unknown columns are {', '.join(unknown)}" if unknown else ""
            intake.errors.append(
                f"lacks the key column `{column.name}`{hint}{among}: name the "
                "column as declared"
            )
        elif close:
            intake.warnings.append(f"lacks column `{column.name}`{hint}: it is null")
    if unknown:
        intake.warnings.append(
            f"has columns that are not declared, kept in `extra`: {', '.join(unknown)}"
        )
