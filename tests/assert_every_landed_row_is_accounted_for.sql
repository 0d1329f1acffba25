-- Every raw row is kept, a duplicate or quarantined: raw tables and the ledger
-- of landed rows count the same. Raw tables are counted where they lie, not
-- through the models that the ledger comes from.
with

landed_rows as (

    select * from {{ ref('int_conformed__landed_rows') }}

),

raw_counts as (

    {{ count_raw_rows() }}

),

accounted as (

    select
        system,
        table_name,
        count(*) as accounted_rows
    from landed_rows
    group by system, table_name

)

select
    raw_counts.system,
    raw_counts.table_name,
    raw_counts.raw_rows,
    accounted.accounted_rows
from raw_counts
left join accounted
    on
        raw_counts.system = accounted.system
        and raw_counts.table_name = accounted.table_name
where raw_counts.raw_rows <> coalesce(accounted.accounted_rows, 0)
