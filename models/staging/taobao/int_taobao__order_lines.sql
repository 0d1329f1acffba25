with

orders as (

    select *
    from {{ ref('stg_taobao__orders') }}
    where row_status = 'kept'

),

final as (

    select
        order_line_id,
        order_id,
        'taobao' as system,
        oid as line_no,
        product_id,
        product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        quantity,
        unit_price,
        amount
    from orders

)

select * from final
