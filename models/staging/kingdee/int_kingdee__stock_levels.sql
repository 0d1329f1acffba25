with

stock as (

    select *
    from {{ ref('stg_kingdee__stk_inventory') }}
    where row_status = 'kept'

),

final as (

    select
        stock_level_id,
        'kingdee' as system,
        product_id,
        {{ null_columns(['store_id']) }},
        warehouse,
        unit,
        quantity,
        recorded_at
    from stock

)

select * from final
