with

order_lines as (

    select *
    from {{ ref('stg_youzan__trade_orders') }}
    where row_status = 'kept'

),

final as (

    select
        order_line_id,
        order_id,
        'youzan' as system,
        line_no,
        product_id,
        product_name,
        {{ null_columns(['category']) }},
        'CNY' as currency,
        quantity,
        unit_price,
        amount
    from order_lines

)

select * from final
