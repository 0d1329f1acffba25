with

sku_orders as (

    select *
    from {{ ref('stg_douyin__sku_orders') }}
    where row_status = 'kept'

),

final as (

    select
        order_line_id,
        order_id,
        'douyin' as system,
        sku_order_id as line_no,
        product_id,
        product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        quantity,
        unit_price,
        amount
    from sku_orders

)

select * from final
