with

customers as (

    select * from {{ ref('int_core__customers') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

limits as (

    select
        max(case when name = 'browse_days' then value end) as browse_days,
        max(case when name = 'offline_days' then value end) as offline_days
    from {{ ref('sales_limits') }}

),

browsing as (

    select
        events.one_id,
        count(*) as browse_count
    from events
    inner join channels
        on events.channel = channels.channel and channels.is_online
    cross join limits
    where
        events.one_id is not null
        and events.occurred_at
        >= {{ dbt.dateadd('day', '-limits.browse_days', as_of()) }}
    group by events.one_id

),

offline_orders as (

    select
        orders.one_id,
        count(*) as offline_order_count
    from orders
    inner join channels
        on
            orders.channel = channels.channel
            and channels.channel_group = 'store'
    cross join limits
    where
        orders.one_id is not null
        and orders.is_purchase
        and orders.ordered_at
        >= {{ dbt.dateadd('day', '-limits.offline_days', as_of()) }}
    group by orders.one_id

),

final as (

    select
        customers.one_id,
        {{ mask_name(
            'coalesce(customers.full_name, customers.company_name)'
        ) }} as masked_name,
        customers.is_organisation,
        coalesce(browsing.browse_count, 0) as browse_count,
        coalesce(offline_orders.offline_order_count, 0) as offline_order_count
    from customers
    left join browsing
        on customers.one_id = browsing.one_id
    left join offline_orders
        on customers.one_id = offline_orders.one_id

)

select * from final
