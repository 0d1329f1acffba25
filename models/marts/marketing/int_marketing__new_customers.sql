with

conversions as (

    select *
    from {{ ref('int_marketing__conversions') }}
    where one_id is not null

),

paths as (

    select * from {{ ref('int_marketing__paths') }}

),

orders as (

    select *
    from {{ ref('fct_orders') }}
    where is_revenue and one_id is not null

),

numbered as (

    select
        *,
        row_number() over (
            partition by one_id
            order by ordered_at, order_id
        ) as purchase_no
    from conversions

),

first_purchases as (

    select *
    from numbered
    where purchase_no = 1

),

campaign_steps as (

    select
        order_id,
        campaign_id,
        row_number() over (
            partition by order_id
            order by step_no
        ) as campaign_step_no
    from paths
    where campaign_id is not null

),

aged as (

    select
        first_purchases.one_id,
        orders.net_amount_cny,
        {{ dbt.datediff(
            'first_purchases.ordered_at', 'orders.ordered_at', 'second'
        ) }} / (24.0 * 60 * 60) as age_days
    from first_purchases
    inner join orders
        on first_purchases.one_id = orders.one_id
    where orders.ordered_at >= first_purchases.ordered_at

),

valued as (

    select
        one_id,
        sum(case when age_days < 90 then net_amount_cny else 0 end)
            as value_90_days_cny,
        sum(case when age_days < 180 then net_amount_cny else 0 end)
            as value_180_days_cny,
        sum(case when age_days < 365 then net_amount_cny else 0 end)
            as value_365_days_cny
    from aged
    group by one_id

),

final as (

    select
        first_purchases.one_id,
        first_purchases.order_id,
        campaign_steps.campaign_id,
        cast(coalesce(valued.value_90_days_cny, 0) as decimal(18, 4))
            as value_90_days_cny,
        cast(coalesce(valued.value_180_days_cny, 0) as decimal(18, 4))
            as value_180_days_cny,
        cast(coalesce(valued.value_365_days_cny, 0) as decimal(18, 4))
            as value_365_days_cny,
        first_purchases.ordered_at
    from first_purchases
    left join valued
        on first_purchases.one_id = valued.one_id
    left join campaign_steps
        on
            first_purchases.order_id = campaign_steps.order_id
            and campaign_steps.campaign_step_no = 1

)

select * from final
