with

touches as (

    select * from {{ ref('int_marketing__touches') }}

),

-- A touch online is set against purchases in stores, and the other way round.
channels as (

    select
        channel,
        case
            when is_online then 'online_to_offline'
            when channel_group = 'store' then 'offline_to_online'
        end as touch_direction,
        case
            when sales_side = 'store' then 'online_to_offline'
            when sales_side = 'online' then 'offline_to_online'
        end as order_direction
    from {{ ref('dim_channels') }}

),

conversions as (

    select orders.*
    from {{ ref('int_marketing__conversions') }} as orders
    inner join channels
        on orders.channel = channels.channel
    where orders.one_id is not null and channels.order_direction is not null

),

typed_touches as (

    select
        one_id,
        channel,
        touch_type,
        touch_key as side_contact_key,
        touched_at as contacted_at
    from touches

    union all

    select
        one_id,
        channel,
        'any' as touch_type,
        touch_key as side_contact_key,
        touched_at as contacted_at
    from touches

    union all

    select
        one_id,
        channel,
        'purchase' as touch_type,
        order_id as side_contact_key,
        ordered_at as contacted_at
    from conversions

),

sided_orders as (

    select
        channels.order_direction as o2o_direction,
        conversions.one_id,
        conversions.order_id,
        conversions.net_amount_cny,
        conversions.ordered_at
    from conversions
    inner join channels
        on conversions.channel = channels.channel

),

buyers as (

    select distinct
        o2o_direction,
        one_id
    from sided_orders

),

sided_touches as (

    select
        channels.touch_direction as o2o_direction,
        typed_touches.touch_type,
        typed_touches.one_id,
        typed_touches.side_contact_key,
        typed_touches.contacted_at,
        buyers.one_id is not null as has_order
    from typed_touches
    inner join channels
        on typed_touches.channel = channels.channel
    left join buyers
        on
            channels.touch_direction = buyers.o2o_direction
            and typed_touches.one_id = buyers.one_id
    where channels.touch_direction is not null

),

lanes as (

    select distinct
        o2o_direction,
        touch_type,
        one_id
    from sided_touches
    where has_order

),

-- Who never bought on the other side needs no more than one touch.
final as (

    select
        o2o_direction,
        touch_type,
        one_id,
        side_contact_key,
        false as is_order,
        cast(null as decimal(18, 4)) as net_amount_cny,
        contacted_at
    from sided_touches
    where has_order

    union all

    select
        o2o_direction,
        touch_type,
        one_id,
        min(side_contact_key) as side_contact_key,
        false as is_order,
        cast(null as decimal(18, 4)) as net_amount_cny,
        min(contacted_at) as contacted_at
    from sided_touches
    where not has_order
    group by o2o_direction, touch_type, one_id

    union all

    select
        lanes.o2o_direction,
        lanes.touch_type,
        lanes.one_id,
        sided_orders.order_id as side_contact_key,
        true as is_order,
        sided_orders.net_amount_cny,
        sided_orders.ordered_at as contacted_at
    from lanes
    inner join sided_orders
        on
            lanes.o2o_direction = sided_orders.o2o_direction
            and lanes.one_id = sided_orders.one_id

)

select * from final
