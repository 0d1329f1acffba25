-- Who buys within seven days buys within fourteen.
with

results as (

    select
        *,
        lag(converted_customer_count) over (
            partition by o2o_direction, touch_type
            order by window_days
        ) as shorter_customer_count
    from {{ ref('marketing_online_to_offline') }}

)

select
    o2o_direction,
    touch_type,
    window_days
from results
where
    converted_customer_count < shorter_customer_count
    or converted_customer_count > touched_customer_count
