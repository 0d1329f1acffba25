-- Per system, what the kept raw orders and lines say was paid is what the facts
-- say, before and after identity. Lines that land inside their order's row are
-- no rows of their own.
with

landed_rows as (

    select *
    from {{ ref('int_conformed__landed_rows') }}
    where row_status = 'kept' and entity in ('orders', 'order_lines')

),

fct_orders as (

    select * from {{ ref('fct_orders') }}

),

fct_order_lines as (

    select * from {{ ref('fct_order_lines') }}

),

landed_amounts as (

    select
        system,
        entity,
        count(*) as rows_counted,
        sum(coalesce(amount, 0)) as amount
    from landed_rows
    group by system, entity

),

fact_amounts as (

    select
        system,
        'orders' as entity,
        count(*) as rows_counted,
        sum(coalesce(amount, 0)) as amount
    from fct_orders
    group by system

    union all

    select
        system,
        'order_lines' as entity,
        count(*) as rows_counted,
        sum(coalesce(amount, 0)) as amount
    from fct_order_lines
    group by system

)

select
    coalesce(landed_amounts.system, fact_amounts.system) as system,
    coalesce(landed_amounts.entity, fact_amounts.entity) as entity,
    landed_amounts.rows_counted as landed_rows,
    fact_amounts.rows_counted as fact_rows,
    landed_amounts.amount as landed_amount,
    fact_amounts.amount as fact_amount
from landed_amounts
full outer join fact_amounts
    on
        landed_amounts.system = fact_amounts.system
        and landed_amounts.entity = fact_amounts.entity
where
    (landed_amounts.system is not null or fact_amounts.entity = 'orders')
    and (
        landed_amounts.amount is distinct from fact_amounts.amount
        -- A message of a change feed holds any number of rows.
        or (
            coalesce(fact_amounts.system, '') <> 'cdc'
            and landed_amounts.rows_counted
            is distinct from fact_amounts.rows_counted
        )
    )
