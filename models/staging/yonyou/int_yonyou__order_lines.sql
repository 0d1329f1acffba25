with

order_lines as (

    select *
    from {{ ref('stg_yonyou__so_sodetails') }}
    where row_status = 'kept'

),

products as (

    select *
    from {{ ref('stg_yonyou__inventory') }}
    where row_status = 'kept'

),

final as (

    select
        order_lines.order_line_id,
        order_lines.order_id,
        'yonyou' as system,
        order_lines.line_no,
        order_lines.product_id,
        products.product_name,
        products.category,
        'CNY' as currency,
        order_lines.quantity,
        order_lines.unit_price,
        order_lines.amount
    from order_lines
    left join products
        on order_lines.product_id = products.product_id

)

select * from final
