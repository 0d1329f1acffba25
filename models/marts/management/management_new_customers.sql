with

first_purchases as (

    select *
    from {{ ref('int_management__orders') }}
    where is_first_purchase

),

repeated as (

    select
        one_id,
        count(*) as purchase_count
    from {{ ref('int_management__orders') }}
    where is_purchase
    group by one_id

),

grouped as (

    select
        first_purchases.month_start_date,
        first_purchases.channel,
        first_purchases.channel_group,
        coalesce(first_purchases.province, 'unknown') as province,
        first_purchases.sales_side,
        count(*) as new_purchaser_count,
        sum(case when repeated.purchase_count > 1 then 1 else 0 end)
            as returned_purchaser_count,
        sum(coalesce(first_purchases.net_amount_cny, 0)) as revenue_cny
    from first_purchases
    inner join repeated
        on first_purchases.one_id = repeated.one_id
    group by
        first_purchases.month_start_date,
        first_purchases.channel,
        first_purchases.channel_group,
        coalesce(first_purchases.province, 'unknown'),
        first_purchases.sales_side

),

final as (

    select
        month_start_date,
        channel,
        channel_group,
        province,
        sales_side,
        new_purchaser_count,
        cast(returned_purchaser_count as bigint) as returned_purchaser_count,
        cast(revenue_cny as decimal(18, 4)) as revenue_cny,
        cast(
            cast(new_purchaser_count as decimal(18, 6))
            / sum(new_purchaser_count) over (partition by month_start_date)
            as decimal(18, 6)
        ) as new_purchaser_share
    from grouped

)

select * from final
