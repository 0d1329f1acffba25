-- The history of a customer, merged ids included, says one thing of a moment.
with

history as (

    select * from {{ ref('dim_customers_history') }}

),

followed as (

    select
        *,
        lead(valid_from) over (
            partition by one_id
            order by valid_from
        ) as next_valid_from
    from history

)

select
    one_id,
    valid_from,
    valid_to,
    next_valid_from
from followed
where
    valid_to <= valid_from
    or coalesce(valid_to, cast('9999-12-31' as timestamp)) > next_valid_from
