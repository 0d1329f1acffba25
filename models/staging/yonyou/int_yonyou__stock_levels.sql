with

stock as (

    select *
    from {{ ref('stg_yonyou__currentstock') }}
    where row_status = 'kept'

),

products as (

    select *
    from {{ ref('stg_yonyou__inventory') }}
    where row_status = 'kept'

),

final as (

    select
        stock.stock_level_id,
        'yonyou' as system,
        stock.product_id,
        {{ null_columns(['store_id']) }},
        stock.warehouse,
        products.unit,
        stock.quantity,
        stock.recorded_at
    from stock
    left join products
        on stock.product_id = products.product_id

)

select * from final
