with

events as (

    select * from {{ ref('fct_events') }}

),

conformed_events as (

    select
        event_id,
        {{ json_text('properties', 'store') }} as source_store_id
    from {{ ref('int_conformed__events') }}
    where event = 'store_visit'

),

-- A number that two shops of a system have given to a store tells nothing.
stores as (

    select
        system,
        source_store_id,
        min(store_id) as store_id
    from {{ ref('dim_stores') }}
    group by system, source_store_id
    having count(*) = 1

),

appointments as (

    select * from {{ ref('fct_appointments') }}
    where status = 'attended'

),

orders as (

    select * from {{ ref('fct_orders') }}
    where is_purchase and store_id is not null

),

channels as (

    select * from {{ ref('dim_channels') }}
    where channel_group = 'store'

),

final as (

    select
        'registration' as presence_type,
        events.event_id as presence_id,
        events.one_id,
        stores.store_id,
        events.system,
        events.channel,
        cast(0 as decimal(18, 4)) as net_amount_cny,
        events.occurred_at
    from events
    inner join conformed_events
        on events.event_id = conformed_events.event_id
    left join stores
        on
            events.system = stores.system
            and conformed_events.source_store_id = stores.source_store_id

    union all

    select
        'appointment' as presence_type,
        appointment_id as presence_id,
        one_id,
        store_id,
        system,
        channel,
        cast(0 as decimal(18, 4)) as net_amount_cny,
        starts_at as occurred_at
    from appointments

    union all

    select
        'purchase' as presence_type,
        orders.order_id as presence_id,
        orders.one_id,
        orders.store_id,
        orders.system,
        orders.channel,
        orders.net_amount_cny,
        orders.ordered_at as occurred_at
    from orders
    inner join channels
        on orders.channel = channels.channel

)

select * from final
