with

side_changes as (

    select * from {{ ref('int_marketing__side_changes') }}

),

conversions as (

    select * from {{ ref('int_marketing__conversions') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

windows as (

    select
        window_days,
        window_days * 24 * 60 * 60 as window_seconds
    from {{ ref('report_windows') }}
    where report = 'online_to_offline'

),

-- All purchases of a side, of unknown customers too.
directed as (

    select
        conversions.net_amount_cny,
        case
            when channels.sales_side = 'online' then 'offline_to_online'
            when channels.sales_side = 'store' then 'online_to_offline'
        end as o2o_direction
    from conversions
    inner join channels
        on conversions.channel = channels.channel

),

totals as (

    select
        o2o_direction,
        sum(net_amount_cny) as side_cny
    from directed
    group by o2o_direction

),

customers as (

    select
        o2o_direction,
        touch_type,
        one_id,
        min(gap_seconds) as gap_seconds
    from side_changes
    where not is_order
    group by o2o_direction, touch_type, one_id

),

converted as (

    select
        customers.o2o_direction,
        customers.touch_type,
        windows.window_days,
        count(*) as touched_customer_count,
        sum(
            case
                when customers.gap_seconds <= windows.window_seconds then 1
                else 0
            end
        ) as converted_customer_count
    from customers
    cross join windows
    group by customers.o2o_direction, customers.touch_type, windows.window_days

),

preceded as (

    select
        side_changes.o2o_direction,
        side_changes.touch_type,
        windows.window_days,
        sum(side_changes.net_amount_cny) as preceded_cny
    from side_changes
    cross join windows
    where
        side_changes.is_order
        and side_changes.gap_seconds <= windows.window_seconds
    group by
        side_changes.o2o_direction, side_changes.touch_type, windows.window_days

),

final as (

    select
        converted.o2o_direction,
        converted.touch_type,
        cast(converted.window_days as bigint) as window_days,
        converted.touched_customer_count,
        cast(converted.converted_customer_count as bigint)
            as converted_customer_count,
        cast(
            1.0 * converted.converted_customer_count
            / nullif(converted.touched_customer_count, 0) as decimal(18, 6)
        ) as conversion_rate,
        cast(coalesce(preceded.preceded_cny, 0) as decimal(18, 4))
            as preceded_cny,
        cast(coalesce(totals.side_cny, 0) as decimal(18, 4)) as side_cny,
        cast(
            1.0 * coalesce(preceded.preceded_cny, 0)
            / nullif(totals.side_cny, 0) as decimal(18, 6)
        ) as preceded_share
    from converted
    left join preceded
        on
            converted.o2o_direction = preceded.o2o_direction
            and converted.touch_type = preceded.touch_type
            and converted.window_days = preceded.window_days
    left join totals
        on converted.o2o_direction = totals.o2o_direction

)

select * from final
