-- A raw row that was kept for a customer, an order, a line or an event is found
-- again under its key in the table that the release publishes.
with

landed_rows as (

    select *
    from {{ ref('int_conformed__landed_rows') }}
    where row_status = 'kept'

),

destinations as (

    select
        'customers' as entity,
        record_id as entity_key
    from {{ ref('one_ids') }}

    union all

    select
        'orders' as entity,
        order_id as entity_key
    from {{ ref('fct_orders') }}

    union all

    select
        'order_lines' as entity,
        order_line_id as entity_key
    from {{ ref('fct_order_lines') }}

    union all

    select
        'events' as entity,
        event_id as entity_key
    from {{ ref('fct_events') }}

)

select
    landed_rows.system,
    landed_rows.table_name,
    landed_rows._source_file,
    landed_rows._source_row,
    landed_rows.entity_key
from landed_rows
left join destinations
    on
        landed_rows.entity = destinations.entity
        and landed_rows.entity_key = destinations.entity_key
where
    landed_rows.entity in ('customers', 'orders', 'order_lines', 'events')
    and destinations.entity_key is null
