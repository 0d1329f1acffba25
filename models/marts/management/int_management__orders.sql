with

orders as (

    select *
    from {{ ref('fct_orders') }}
    where is_revenue and ordered_at is not null

),

order_margins as (

    select * from {{ ref('int_core__order_margins') }}

),

channels as (

    select * from {{ ref('dim_channels') }}

),

stores as (

    select * from {{ ref('dim_stores') }}

),

customers as (

    select
        one_id,
        province
    from {{ ref('dim_customers') }}

    union all

    select
        one_id,
        province
    from {{ ref('dim_organisations') }}

),

purchases as (

    select
        order_id,
        row_number() over (
            partition by one_id
            order by ordered_at, order_id
        ) as purchase_no
    from orders
    where is_purchase and one_id is not null

),

final as (

    select
        orders.order_id,
        orders.one_id,
        orders.channel,
        channels.channel_group,
        orders.store_id,
        stores.store_name,
        coalesce(stores.province, customers.province) as province,
        orders.net_amount_cny,
        order_margins.margin_cny,
        case
            when orders.amount_cny > 0 then orders.amount_cny
            else 0
        end as sold_amount_cny,
        case
            when orders.amount_cny > 0
                then orders.amount_cny - orders.net_amount_cny
            else -orders.net_amount_cny
        end as refunded_amount_cny,
        channels.sales_side,
        orders.is_purchase,
        coalesce(purchases.purchase_no = 1, false) as is_first_purchase,
        {{ local_month('orders.ordered_at') }} as month_start_date,
        orders.ordered_at
    from orders
    left join order_margins
        on orders.order_id = order_margins.order_id
    left join channels
        on orders.channel = channels.channel
    left join stores
        on orders.store_id = stores.store_id
    left join customers
        on orders.one_id = customers.one_id
    left join purchases
        on orders.order_id = purchases.order_id

)

select * from final
