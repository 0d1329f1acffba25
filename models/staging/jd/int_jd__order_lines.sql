with

order_items as (

    select *
    from {{ ref('stg_jd__order_items') }}
    where row_status = 'kept'

),

final as (

    select
        order_line_id,
        order_id,
        'jd' as system,
        sku_id as line_no,
        product_id,
        product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        quantity,
        unit_price,
        amount
    from order_items

)

select * from final
