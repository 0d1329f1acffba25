with

order_lines as (

    select * from {{ ref('int_conformed__order_lines') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

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
        order_lines.product_name,
        order_lines.currency,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.amount,
        orders.ordered_at
    from order_lines
    left join orders
        on order_lines.order_id = orders.order_id

)

select * from final
