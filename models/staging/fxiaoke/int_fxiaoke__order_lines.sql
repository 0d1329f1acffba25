with

order_products as (

    select *
    from {{ ref('stg_fxiaoke__sales_order_product_obj') }}
    where row_status = 'kept'

),

final as (

    select
        order_line_id,
        order_id,
        'fxiaoke' as system,
        line_no,
        product_id,
        product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        quantity,
        unit_price,
        amount
    from order_products

)

select * from final
