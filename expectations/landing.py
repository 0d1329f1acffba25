"""The landing gate asks whether what came in is worth building on.

It measures the raw tables between `raw` and the models. Single bad rows are no
matter for it: staging gives each a status or holds it back. The shapes tested
here are deliberately wide, so that only a broken export is stopped.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import duckdb

from expectations.last_release import last_release, released_file
from expectations.measures import Row, add_rows
from orchestration.declared import Table, declared_tables
from orchestration.files import quoted
from orchestration.settings import Settings

REQUIRED = "rows_of_required_tables"
VOLUME = "rows_kept_since_last_release"

_SCIENTIFIC = r"'^\s*[0-9](\.[0-9]*)?[eE]\+?[0-9]+\s*$'"
_MANTISSA_DIGITS = r"length(regexp_extract({column}, '\.([0-9]*)', 1))"
_EXPONENT = r"try_cast(regexp_extract({column}, '[eE]\+?([0-9]+)', 1) as integer)"

# What sources write for nothing; staging reads it as absent.
_NOTHING = (
    r"'(?i)^\s*([-_/\\.。…?‐-―]*|[(<\[]?(null|none|nil)[)>\]]?|#?n/a|nan"
    r"|undefined|unknown|\[\]|无|空|没有|暂无|未知|不详|未填写?|不明)\s*$'"
)

# What a column holds → the measures of it: when is a value a bad one?
_BAD_VALUES = {
    "phone": {
        "phones_without_last_digits": (
            f"regexp_matches({{column}}, {_SCIENTIFIC})"
            f" and {_MANTISSA_DIGITS} < {_EXPONENT}"
        ),
        "unreadable_phones": (
            "length(regexp_replace({column}, '[^0-9*xX＊０-９]', '', 'g')) < 7"
            f" and not regexp_matches({{column}}, {_SCIENTIFIC})"
        ),
    },
    "email": {"unreadable_emails": "not regexp_matches({column}, '[@＠]')"},
    "amount": {
        "unreadable_amounts": (
            # the number that is left without currency, blanks and brackets
            r"try_cast(regexp_replace({column}, '[^-0-9.eE]|-\s*$', '', 'g')"
            " as double) is null"
        ),
    },
    "timestamp": {
        "unreadable_times": (
            "not regexp_matches({column}, "
            # year first; else yyyymmdd…, seconds, milliseconds, an Excel serial, or
            # the 0 that counters write for never; a bank's guard in front
            r"'^[\s`]*([0-9]{{4}}\s*[-/.年]\s*[0-9]{{1,2}}|[0-9]{{8}} [0-9]"
            r"|(0|[0-9]{{5}}|[0-9]{{8,10}}|[0-9]{{12,14}})(\.[0-9]+)?\s*$)')"
        ),
    },
}

# The replacement character, and what GBK makes of it.
_GARBLED = ("\ufffd", "锟斤拷", "烫烫烫")


def measure(
    connection: duckdb.DuckDBPyConnection, settings: Settings, wanted: set[str]
) -> None:
    """Fill the table of measures; each raw table is read once."""
    present = _present(connection)
    tables = [
        table
        for system in settings.chosen_systems
        for table in declared_tables(settings, system).values()
    ]
    counts = dict.fromkeys(tables, 0)
    for table in tables:
        relation = raw_relation(settings, table)
        if names := present.get(relation):
            # A seed may lack what its source declares; staging then says so.
            columns = tuple(c for c in table.columns if c.name in names)
            found = replace(table, columns=columns)
            counts[table] = _measure_table(connection, relation, found, wanted)
    if REQUIRED in wanted:
        add_rows(connection, _required(counts))
    if VOLUME in wanted:
        add_rows(connection, _kept(connection, settings, counts))


def raw_relation(settings: Settings, table: Table) -> str:
    """Return where a raw table lies: the seed, or the view that dbt lands it in."""
    if settings.landing == "seeds":
        return f'build."raw"."raw_{table.system}__{table.name}"'
    return f'build."landed_{table.system}"."{table.name}"'


def _present(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Return the columns of every relation of the build."""
    rows = connection.execute(
        "select schema_name, table_name, column_name from duckdb_columns()"
        " where database_name = 'build'"
    ).fetchall()
    found: dict[str, set[str]] = defaultdict(set)
    for schema, table, column in rows:
        found[f'build."{schema}"."{table}"'].add(column)
    return found


def _measure_table(
    connection: duckdb.DuckDBPyConnection,
    relation: str,
    table: Table,
    wanted: set[str],
) -> int:
    """Measure one table and return how many rows it has."""
    shares = [share for share in _shares(table) if share[0] in wanted]
    conditions = (condition for _, _, *pair in shares for condition in pair)
    counted = [f"count(*) filter (where {condition})" for condition in conditions]
    query = f"select {', '.join(['count(*)', *counted])} from {relation}"
    total, *found = connection.execute(query).fetchone() or (0,)
    pairs = zip(found[::2], found[1::2], strict=True)
    add_rows(
        connection,
        [
            (name, subject, bad / basis if basis else None, basis)
            for (name, subject, _, _), (bad, basis) in zip(shares, pairs, strict=True)
        ],
    )
    return total


def _shares(table: Table) -> Iterable[tuple[str, str, str, str]]:
    """Yield measure, subject, and as conditions what is bad and among what."""
    for column in table.columns:
        quoted_name = f'"{column.name}"'
        subject = f"{_name(table)}.{column.name}"
        if column.is_key:
            yield "rows_without_key", subject, f"{quoted_name} is null", "true"
        filled = f"{quoted_name} is not null"
        nothing = f"regexp_matches({quoted_name}, {_NOTHING})"
        for title, test in _BAD_VALUES.get(column.holds or "", {}).items():
            bad = f"{test.format(column=quoted_name)} and not {nothing}"
            yield title, subject, f"{filled} and {bad}", filled
    if table.columns:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        row = f"concat_ws(' ', {names})"
        bad = " or ".join(f"contains({row}, {quoted(sign)})" for sign in _GARBLED)
        yield "garbled_rows", _name(table), bad, "true"


def _name(table: Table) -> str:
    return f"{table.system}.{table.name}"


def _required(counts: dict[Table, int]) -> Iterable[Row]:
    """Yield the rows of each requirement; `one_of` tables stand for each other."""
    either = defaultdict(list)
    for table, rows in counts.items():
        if table.required is True:
            yield REQUIRED, _name(table), rows, rows
        elif table.required == "one_of":
            either[table.system].append(table)
    for system, tables in either.items():
        names = " or ".join(table.name for table in tables)
        rows = sum(counts[table] for table in tables)
        yield REQUIRED, f"{system}.{names}", rows, rows


def _kept(
    connection: duckdb.DuckDBPyConnection, settings: Settings, counts: dict[Table, int]
) -> Iterable[Row]:
    """Yield the rows of each table against those that the last release landed."""
    file = released_file(last_release(settings), "governance_landed_tables")
    if file is None:
        return
    before = connection.execute(
        "select system, table_name, landed_rows"
        f" from read_parquet({quoted(file)}) where landed_rows > 0"
    ).fetchall()
    landed = {(system, name): rows for system, name, rows in before}
    for table, rows in counts.items():
        if was := landed.get((table.system, table.name)):
            yield VOLUME, _name(table), rows / was, was
