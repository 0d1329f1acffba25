with

sku_orders as (

    select *
    from {{ ref('stg_douyin__sku_orders') }}
    where row_status = 'kept' and campaign_id is not null

),

orders as (

    select *
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept'

),

final as (

    select
        sku_orders.order_line_id || ':touch' as campaign_touch_id,
        'douyin' as system,
        'douyin_shop' as channel,
        sku_orders.sku_order_id as source_touch_id,
        sku_orders.campaign_id,
        orders.record_id,
        'responded' as touch_type,
        {{ null_columns(['source_status']) }},
        orders.ordered_at as touched_at
    from sku_orders
    inner join orders
        on sku_orders.order_id = orders.order_id

)

select * from final
