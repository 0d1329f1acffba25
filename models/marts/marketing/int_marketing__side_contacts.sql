with

touches as (

    select * from {{ ref('int_marketing__touches') }}

),

conversions as (

    select *
    from {{ ref('int_marketing__conversions') }}
    where one_id is not null

),

channels as (

    select
        channel,
        case
            when is_online then 'online'
            when channel_group = 'store' then 'offline'
        end as side
    from {{ ref('dim_channels') }}

),

o2o_directions as (

    select
        'online_to_offline' as o2o_direction,
        'online' as touch_side,
        'offline' as order_side

    union all

    select
        'offline_to_online' as o2o_direction,
        'offline' as touch_side,
        'online' as order_side

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

sided_touches as (

    select
        o2o_directions.o2o_direction,
        o2o_directions.order_side,
        typed_touches.touch_type,
        typed_touches.one_id,
        typed_touches.side_contact_key,
        typed_touches.contacted_at
    from typed_touches
    inner join channels
        on typed_touches.channel = channels.channel
    inner join o2o_directions
        on channels.side = o2o_directions.touch_side

),

-- The touch types that a customer has on one side, each with all of the
-- customer's orders on the other.
lanes as (

    select distinct
        o2o_direction,
        order_side,
        touch_type,
        one_id
    from sided_touches

),

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

    union all

    select
        lanes.o2o_direction,
        lanes.touch_type,
        lanes.one_id,
        conversions.order_id as side_contact_key,
        true as is_order,
        conversions.net_amount_cny,
        conversions.ordered_at as contacted_at
    from lanes
    inner join conversions
        on lanes.one_id = conversions.one_id
    inner join channels
        on
            conversions.channel = channels.channel
            and lanes.order_side = channels.side

)

select * from final
