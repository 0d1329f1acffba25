"""What the command line shows of the sources of a release."""

from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table

from orchestration.files import quoted
from orchestration.releases import Release

_COUNTS = ("landed", "kept", "duplicate", "quarantined")


def print_sources(release: Release, console: Console) -> None:
    """Print what became of every raw table's rows, and which sources are late."""
    tables = _rows(release, "governance_landed_tables", _LANDED)
    if tables:
        shown = Table("table", *_COUNTS, title="What became of every raw row")
        shown.columns[0].overflow = "fold"
        for column in shown.columns[1:]:
            column.justify = "right"
        for system, name, *counts in tables:
            shown.add_row(f"{system}.{name}", *(f"{count:,}" for count in counts))
        totals = [sum(row[2 + at] for row in tables) for at in range(len(_COUNTS))]
        shown.add_section()
        shown.add_row("all", *(f"{total:,}" for total in totals))
        console.print(shown)
    late = _rows(release, "governance_source_inventory", _LATE)
    for system, newest, age, promised in late:
        _say(
            f"{system} is late: its newest record is of {newest:%Y-%m-%d %H:%M} UTC, "
            f"{age:,} hours ago, and it promised one within {promised:,}.",
            console,
        )
    unusual = _rows(release, "governance_landing_volume", _UNUSUAL)
    for system, name, day, landed, usual in unusual:
        _say(
            f"{system}.{name}: {landed:,} rows landed on {day:%A %Y-%m-%d}; usual for "
            f"that weekday are {usual:,}.",
            console,
        )


def _say(sentence: str, console: Console) -> None:
    console.print(f"[yellow]![/] {sentence}", highlight=False, soft_wrap=True)


_LANDED = """
    select
        system, table_name, landed_rows, kept_rows, duplicate_rows, quarantined_rows
    from {table}
    where landed_rows > 0
    order by all
"""
_LATE = """
    select distinct system, newest_record_at, age_hours, freshness_hours
    from {table}
    where is_late
    order by all
"""
_UNUSUAL = """
    select system, table_name, landed_date, landed_rows, usual_rows
    from (
        select *, max(landed_date) over (partition by system, table_name) as last_date
        from {table}
    )
    where is_unusual and landed_date = last_date
    order by all
"""


def _rows(release: Release, table: str, query: str) -> list[tuple[Any, ...]]:
    entry = release.manifest["tables"].get(table)
    if not entry or not entry["rows"]:
        return []
    file = f"read_parquet({quoted(release.path / entry['file'])})"
    with duckdb.connect() as connection:
        return connection.execute(query.format(table=file)).fetchall()
