"""The marts gate asks whether the customers that came out are plausible.

Keys, references and rules are dbt tests. Here stand volumes, distributions and
match rates, and how far they moved since the last release.
"""

from string import Formatter

import duckdb

from expectations.engine import GateError
from expectations.last_release import comparable_release, released_file
from expectations.measures import add_query, add_rows
from orchestration.files import quoted
from orchestration.manifest import read_models
from orchestration.settings import Settings

VOLUME = "rows_kept_since_last_release"
MOVED = "_kept"

# The measures, each a query of subject, value and basis; `{name}` stands for the
# relation of a model. `<measure>_kept` is the same against the last release.
_QUERIES = {
    "rows_of_marts": """
        select 'one_ids' as subject, count(*) as value, count(*) as basis
        from {one_ids}

        union all

        select 'dim_channels', count(*), count(*)
        from {dim_channels}

        union all

        select 'dim_customers and dim_organisations', sum(n), sum(n)
        from (
            select count(*) as n from {dim_customers}
            union all
            select count(*) as n from {dim_organisations}
        )
    """,
    "quarantined_rows": """
        select
            system || '.' || table_name as subject,
            quarantined_rows / landed_rows as value,
            landed_rows as basis
        from {governance_landed_tables}
        where landed_rows > 0
    """,
    "orders_without_time": """
        select
            channel as subject,
            avg((ordered_at is null)::int) as value,
            count(*) as basis
        from {fct_orders}
        group by channel
    """,
    "orders_with_customer": """
        select
            channel as subject,
            avg((one_id is not null)::int) as value,
            count(*) as basis
        from {fct_orders}
        group by channel
    """,
    "customers_per_record": """
        select
            'all customers' as subject,
            count(distinct one_id) / count(*) as value,
            count(*) as basis
        from {one_ids}
    """,
    "records_matched_across_channels": """
        select
            channel as subject,
            avg(is_matched::int) as value,
            count(*) as basis
        from (
            select
                channel,
                min(channel) over (partition by one_id)
                <> max(channel) over (partition by one_id) as is_matched
            from {one_ids}
        )
        group by channel
    """,
    "largest_customer": """
        select 'one_id' as subject, max(n) as value, sum(n) as basis
        from (select count(*) as n from {one_ids} group by one_id)

        union all

        select 'strict_one_id', max(n), sum(n)
        from (select count(*) as n from {one_ids} group by strict_one_id)
    """,
}


def measure(
    connection: duckdb.DuckDBPyConnection, settings: Settings, wanted: set[str]
) -> None:
    """Fill the table of measures."""
    models = read_models(settings)
    relations = {name: model.relation for name, model in models.items()}
    before = comparable_release(settings)
    for name, query in _QUERIES.items():
        if not wanted & {name, name + MOVED}:
            continue
        now = _filled(query, relations)
        if name in wanted:
            add_query(connection, name, now)
        files = {table: released_file(before, table) for table in _tables(query)}
        if name + MOVED in wanted and all(files.values()):
            read = {t: f"read_parquet({quoted(file)})" for t, file in files.items()}
            add_query(connection, name + MOVED, _moved(now, _filled(query, read)))
    if before and VOLUME in wanted:
        counts = ((name, before.rows(name)) for name in sorted(relations))
        add_rows(
            connection,
            [
                (VOLUME, name, _rows(connection, relations[name]) / was, was)
                for name, was in counts
                if was
            ],
        )


def _tables(query: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(query) if name]


def _filled(query: str, relations: dict[str, str]) -> str:
    if missing := [name for name in _tables(query) if name not in relations]:
        raise GateError(f"The marts gate needs {', '.join(missing)}: was it built?")
    return query.format(**relations)


def _moved(now: str, was: str) -> str:
    return f"""
        select
            subject,
            now.value / nullif(was.value, 0) as value,
            least(now.basis, was.basis) as basis
        from ({now}) as now
        inner join ({was}) as was using (subject)
    """


def _rows(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    row = connection.execute(f"select count(*) from {relation}").fetchone()
    return row[0] if row else 0
