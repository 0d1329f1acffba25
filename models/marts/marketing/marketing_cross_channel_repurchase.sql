with

conversions as (

    select *
    from {{ ref('int_marketing__conversions') }}
    where one_id is not null

),

windows as (

    select
        window_days,
        window_days * 24 * 60 * 60 as window_seconds
    from {{ ref('report_windows') }}
    where report = 'cross_channel_repurchase'

),

windowed as (

    select
        windows.window_days,
        conversions.one_id,
        conversions.channel,
        lead(conversions.channel) over (
            partition by windows.window_days, conversions.one_id
            order by conversions.ordered_at, conversions.order_id
        ) as next_channel
    from conversions
    cross join windows
    where
        conversions.ordered_at >= {{ add_seconds(
            as_of(), '-windows.window_seconds'
        ) }}

),

customers as (

    select
        window_days,
        one_id,
        count(*) as purchase_count,
        min(channel) = max(channel) as is_same_channel,
        count(next_channel) as next_purchase_count,
        sum(case when next_channel = channel then 1 else 0 end)
            as same_channel_next_count
    from windowed
    group by window_days, one_id

),

counted as (

    select
        windows.window_days,
        count(case when customers.purchase_count >= 2 then 1 end)
            as repurchaser_count,
        count(
            case
                when customers.purchase_count >= 2 and customers.is_same_channel
                    then 1
            end
        ) as same_channel_count,
        count(
            case
                when
                    customers.purchase_count >= 2
                    and not customers.is_same_channel
                    then 1
            end
        ) as cross_channel_count,
        coalesce(sum(customers.next_purchase_count), 0) as next_purchase_count,
        coalesce(sum(customers.same_channel_next_count), 0)
            as same_channel_next_count
    from windows
    left join customers
        on windows.window_days = customers.window_days
    group by windows.window_days

),

final as (

    select
        cast(window_days as bigint) as window_days,
        repurchaser_count,
        same_channel_count,
        cross_channel_count,
        cast(
            1.0 * cross_channel_count / nullif(repurchaser_count, 0)
            as decimal(18, 6)
        ) as cross_channel_rate,
        cast(next_purchase_count as bigint) as next_purchase_count,
        cast(same_channel_next_count as bigint) as same_channel_next_count,
        cast(next_purchase_count - same_channel_next_count as bigint)
            as cross_channel_next_count,
        cast(
            1.0 * (next_purchase_count - same_channel_next_count)
            / nullif(next_purchase_count, 0) as decimal(18, 6)
        ) as cross_channel_next_rate
    from counted

)

select * from final
