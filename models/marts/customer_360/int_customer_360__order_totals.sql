with

customers as (

    select * from {{ ref('dim_customers') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

margins as (

    select * from {{ ref('int_core__order_margins') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

-- What came back is the refunds of sales, and returns booked on their own.
customer_orders as (

    select
        orders.one_id,
        orders.is_purchase,
        orders.net_amount_cny,
        margins.margin_cny,
        channels.sales_side,
        case
            when orders.is_revenue and orders.amount_cny > 0
                then orders.amount_cny
        end as sold_amount_cny,
        case
            when not orders.is_revenue then 0
            when orders.amount_cny > 0
                then orders.amount_cny - orders.net_amount_cny
            else -orders.net_amount_cny
        end as refunded_amount_cny,
        {{ dbt.datediff(
            local_date('orders.ordered_at'), local_date(as_of()), 'day'
        ) }} as age_days
    from orders
    inner join customers
        on orders.one_id = customers.one_id
    left join margins
        on orders.order_id = margins.order_id
    left join channels
        on orders.channel = channels.channel

),

summed as (

    select
        one_id,
        count(case when is_purchase then 1 end) as purchase_count,
        count(case when is_purchase and age_days <= 90 then 1 end)
            as purchase_count_90d,
        count(case when is_purchase and age_days <= 365 then 1 end)
            as purchase_count_365d,
        count(case when is_purchase and sales_side = 'online' then 1 end)
            as online_purchase_count,
        count(case when is_purchase and sales_side = 'store' then 1 end)
            as offline_purchase_count,
        sum(net_amount_cny) as net_amount_cny,
        sum(case when age_days <= 365 then net_amount_cny else 0 end)
            as net_amount_cny_365d,
        sum(margin_cny) as margin_cny,
        sum(sold_amount_cny) as sold_amount_cny,
        sum(refunded_amount_cny) as refunded_amount_cny
    from customer_orders
    group by one_id

),

final as (

    select
        one_id,
        purchase_count,
        purchase_count_90d,
        purchase_count_365d,
        online_purchase_count,
        offline_purchase_count,
        cast(net_amount_cny as decimal(18, 4)) as net_amount_cny,
        cast(net_amount_cny_365d as decimal(18, 4)) as net_amount_cny_365d,
        cast(margin_cny as decimal(18, 4)) as margin_cny,
        cast(refunded_amount_cny as decimal(18, 4)) as refunded_amount_cny,
        cast(refunded_amount_cny / nullif(sold_amount_cny, 0) as decimal(18, 4))
            as refund_rate,
        cast(
            online_purchase_count * 1.0
            / nullif(online_purchase_count + offline_purchase_count, 0)
            as decimal(18, 4)
        ) as online_share
    from summed

)

select * from final
