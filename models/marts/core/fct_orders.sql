with

orders as (

    select * from {{ ref('int_conformed__orders') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

order_statuses as (

    select * from {{ ref('order_statuses') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

final as (

    select
        orders.order_id,
        one_ids.record_key,
        one_ids.one_id,
        orders.system,
        orders.channel,
        orders.store_id,
        orders.status,
        {{ without_contacts('orders.source_status') }} as source_status,
        orders.is_gift,
        order_statuses.is_revenue,
        order_statuses.is_purchase,
        orders.currency,
        orders.amount,
        orders.discount,
        orders.refund_amount,
        orders.cost,
        {{ net_amount() }} as net_amount,
        {{ in_cny('orders.amount') }} as amount_cny,
        {{ in_cny(net_amount()) }} as net_amount_cny,
        orders.ordered_at,
        orders.paid_at
    from orders
    left join one_ids
        on orders.record_id = one_ids.record_id
    left join order_statuses
        on orders.status = order_statuses.status
    left join daily_rates
        on
            orders.currency = daily_rates.currency
            and {{ local_date('orders.ordered_at') }} = daily_rates.rate_date

)

select * from final
