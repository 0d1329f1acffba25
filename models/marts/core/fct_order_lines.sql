with

order_lines as (

    select * from {{ ref('int_conformed__order_lines') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

daily_rates as (

    select * from {{ ref('int_core__daily_rates') }}

),

final as (

    select
        order_lines.order_line_id,
        order_lines.order_id,
        orders.record_key,
        orders.one_id,
        order_lines.system,
        orders.channel,
        order_lines.product_id,
        {{ without_personal_ids('order_lines.product_name') }} as product_name,
        {{ without_personal_ids('order_lines.category') }} as category,
        order_lines.currency,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.amount,
        {{ in_cny('order_lines.amount') }} as amount_cny,
        orders.is_revenue,
        orders.is_purchase,
        orders.ordered_at
    from order_lines
    left join orders
        on order_lines.order_id = orders.order_id
    left join daily_rates
        on
            order_lines.currency = daily_rates.currency
            and {{ local_date('orders.ordered_at') }} = daily_rates.rate_date

)

select * from final
