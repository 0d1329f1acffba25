with

orders as (

    select * from {{ ref('int_management__orders') }}

),

loyalty_entries as (

    select * from {{ ref('fct_loyalty_entries') }}

),

-- The first purchase in each channel: with the second of them a customer buys
-- in several.
channel_starts as (

    select
        one_id,
        row_number() over (
            partition by one_id
            order by min(ordered_at), channel
        ) as channel_no,
        {{ local_month('min(ordered_at)') }} as month_start_date
    from orders
    where is_purchase and one_id is not null
    group by one_id, channel

),

second_channels as (

    select
        one_id,
        month_start_date
    from channel_starts
    where channel_no = 2

),

buyers as (

    select
        one_id,
        month_start_date,
        max(case when is_first_purchase then 1 else 0 end) as is_new
    from orders
    where is_purchase and one_id is not null
    group by one_id, month_start_date

),

buyer_months as (

    select
        buyers.month_start_date,
        count(*) as purchaser_count,
        sum(buyers.is_new) as new_purchaser_count,
        sum(case
            when second_channels.month_start_date <= buyers.month_start_date
                then 1
            else 0
        end) as cross_channel_purchaser_count
    from buyers
    left join second_channels
        on buyers.one_id = second_channels.one_id
    group by buyers.month_start_date

),

members as (

    select distinct one_id
    from loyalty_entries
    where one_id is not null and loyalty_account <> 'tier'

),

member_activities as (

    select
        one_id,
        month_start_date
    from buyers

    union

    select
        one_id,
        {{ local_month('occurred_at') }} as month_start_date
    from loyalty_entries
    where
        one_id is not null
        and occurred_at is not null
        and loyalty_account = 'points'
        and entry_type in ('earn', 'spend')

),

member_months as (

    select
        member_activities.month_start_date,
        count(*) as active_member_count
    from member_activities
    inner join members
        on member_activities.one_id = members.one_id
    group by member_activities.month_start_date

),

order_months as (

    select
        month_start_date,
        sum(coalesce(net_amount_cny, 0)) as revenue_cny,
        sum(coalesce(margin_cny, 0)) as margin_cny,
        sum(coalesce(sold_amount_cny, 0)) as sold_amount_cny,
        sum(coalesce(refunded_amount_cny, 0)) as refunded_amount_cny,
        sum(case when is_purchase then net_amount_cny else 0 end)
            as purchase_amount_cny,
        sum(case when is_purchase then 1 else 0 end) as purchase_count
    from orders
    group by month_start_date

),

final as (

    select
        order_months.month_start_date,
        cast(order_months.revenue_cny as decimal(18, 4)) as revenue_cny,
        cast(order_months.margin_cny as decimal(18, 4)) as margin_cny,
        cast(order_months.purchase_count as bigint) as purchase_count,
        coalesce(buyer_months.purchaser_count, 0) as purchaser_count,
        cast(coalesce(buyer_months.new_purchaser_count, 0) as bigint)
            as new_purchaser_count,
        cast(
            1 - cast(buyer_months.new_purchaser_count as decimal(18, 6))
            / nullif(buyer_months.purchaser_count, 0) as decimal(18, 6)
        ) as repeat_purchaser_share,
        cast(
            order_months.purchase_amount_cny
            / nullif(order_months.purchase_count, 0) as decimal(18, 4)
        ) as average_purchase_cny,
        cast(order_months.refunded_amount_cny as decimal(18, 4))
            as refunded_amount_cny,
        cast(
            order_months.refunded_amount_cny
            / nullif(order_months.sold_amount_cny, 0) as decimal(18, 4)
        ) as refund_rate,
        cast(
            cast(buyer_months.cross_channel_purchaser_count as decimal(18, 6))
            / nullif(buyer_months.purchaser_count, 0) as decimal(18, 6)
        ) as cross_channel_purchaser_share,
        coalesce(member_months.active_member_count, 0) as active_member_count
    from order_months
    left join buyer_months
        on order_months.month_start_date = buyer_months.month_start_date
    left join member_months
        on order_months.month_start_date = member_months.month_start_date

)

select * from final
