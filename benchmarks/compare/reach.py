"""What a contender could find at most: the recall of a judge who never errs.

Records that are never compared are never one, whatever weights and bars are chosen.
A contender that leaves ``members.parquet`` (component, record_id) and
``compared.parquet`` (component_a, component_b) is asked what share of all true pairs
stands together when every comparison is decided by the truth.
"""

from pathlib import Path

import duckdb

from benchmarks.compare.components import smallest_of_each

MEMBERS, COMPARED = "members.parquet", "compared.parquet"

# A component may hold several persons by mistake; a judge looks at each apart.
_PARTS = """
create or replace temp table parts as
select members.component, members.record_id, truth.person_id,
    dense_rank() over (order by members.component, truth.person_id) as part
from read_parquet($path) as members
inner join truth using (record_id)
"""

_LINKS = """
with parts_of as (select distinct component, person_id, part from parts)

select a.part, b.part
from read_parquet($path) as compared
inner join parts_of as a on compared.component_a = a.component
inner join parts_of as b
    on compared.component_b = b.component and a.person_id = b.person_id
union
select part, part from parts
union
select a.part, b.part from parts as a inner join parts as b using (record_id)
where a.part < b.part
"""

_PAIRS = """
with

records as (
    select record_id, min(part) as part from parts group by record_id
),

found as (
    select count(*)::hugeint as n
    from records inner join roots using (part)
    group by root
),

persons as (select count(*)::hugeint as n from truth group by person_id)

select
    (select coalesce(sum(n * (n - 1) // 2), 0) from found),
    (select coalesce(sum(n * (n - 1) // 2), 0) from persons)
"""


def reachable_recall(
    connection: duckdb.DuckDBPyConnection, folder: Path
) -> float | None:
    """Return the share of true pairs within reach; None where nothing tells.

    Needs the table ``truth``.
    """
    if not (folder / COMPARED).exists():
        return None
    connection.execute(_PARTS, {"path": str(folder / MEMBERS)})
    links = connection.execute(_LINKS, {"path": str(folder / COMPARED)}).fetchall()
    connection.execute("create or replace temp table roots (part bigint, root bigint)")
    roots = smallest_of_each(links)
    connection.execute(
        "insert into roots select unnest($parts), unnest($roots)",
        {"parts": list(roots), "roots": list(roots.values())},
    )
    found, all_pairs = connection.execute(_PAIRS).fetchone() or (0, 0)
    return round(found / all_pairs, 6) if all_pairs else 1.0
