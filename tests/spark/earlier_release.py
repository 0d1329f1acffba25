"""A made-up earlier release of the demo, so that ids have somewhere to come from."""

from pathlib import Path

import duckdb

# Of the customers as they are now some are new, some have new records, some two of
# them were one, and some one of them was two, and some records are gone. A
# record that an id was minted from was there when it was.
_EARLIER = """
create temp table earlier as
with numbered as (
    select *, dense_rank() over (order by one_id) as customer_no
    from build.matching.one_ids
),
neighbours as (
    select customer_no + 1 as customer_no, min(one_id) as one_id
    from numbered
    group by all
),
minted as (
    select distinct record_id
    from build.matching.one_id_events
    where minted_generation is not null
)
select
    numbered.record_id,
    case
        when customer_no % 10 = 1 then coalesce(neighbours.one_id, numbered.one_id)
        when customer_no % 10 = 5 and ascii(right(record_key, 1)) % 2 = 0
            then numbered.one_id || 'x'
        else numbered.one_id
    end as one_id,
    numbered.strict_one_id
from numbered
left join neighbours using (customer_no)
where
    customer_no % 10 <> 7
    and (record_id in (from minted) or ascii(left(record_key, 1)) % 3 <> 0)
union all
select 'generic:shop:gone', min(one_id), min(strict_one_id) from numbered
union all
select 'generic:shop:all gone', 'c-gone', 's-gone'
"""
_STATE = {
    "one_ids": "select * from earlier",
    "one_id_events": """
        select events.* replace (
            if(id_level = 'standard', earlier.one_id, events.one_id) as one_id,
            if(id_level = 'standard'
                and earlier.one_id not in (events.one_id, events.one_id || 'x'),
                null, minted_generation) as minted_generation
        )
        from build.matching.one_id_events as events
        inner join earlier using (record_id)""",
    "one_id_redirects": """
        select 'standard' as id_level, 'c-long-gone' as one_id,
            min(one_id) as redirects_to
        from earlier""",
    "match_parameters": "from build.matching.match_parameters",
    "match_frequencies": """
        select value_no, components + value_no % 2 as components
        from build.matching.match_frequencies""",
    "match_aliases": "select 'bill' as given_a, 'william' as given_b",
}


def publish_earlier_release(home: Path) -> None:
    """Write the state of the release and make it the current one."""
    state = home / "releases" / "earlier" / "state"
    state.mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{home}/build.duckdb' as build (read_only)")
        connection.execute(_EARLIER)
        for name, query in _STATE.items():
            connection.execute(f"copy ({query}) to '{state}/{name}.parquet'")
    (home / "releases" / "CURRENT").write_text("earlier\n", encoding="utf-8")
