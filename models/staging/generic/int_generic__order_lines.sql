with

order_lines as (

    select *
    from {{ ref('stg_generic__order_lines') }}
    where row_status = 'kept'

),

orders as (

    select
        order_id,
        currency
    from {{ ref('stg_generic__orders') }}
    where row_status = 'kept'

),

final as (

    select
        order_lines.order_line_id,
        order_lines.order_id,
        'generic' as system,
        order_lines.line_no,
        order_lines.product_id,
        order_lines.product_name,
        order_lines.category,
        coalesce(orders.currency, 'CNY') as currency,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.amount
    from order_lines
    left join orders
        on order_lines.order_id = orders.order_id

)

select * from final
