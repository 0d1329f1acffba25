with

orders as (

    select *
    from {{ ref('stg_sap__vbak') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_sap__buyers') }}

),

items as (

    select
        order_id,
        min(case when is_rejected then 1 else 0 end) as is_all_rejected
    from {{ ref('stg_sap__vbap') }}
    where row_status = 'kept'
    group by order_id

),

final as (

    select
        orders.order_id,
        'sap' as system,
        'sap_sales' as channel,
        orders.source_order_id,
        buyers.record_id,
        {{ null_columns(['store_id']) }},
        case
            when orders.is_deleted or items.is_all_rejected = 1
                then 'cancelled'
            when orders.is_return then 'returned'
            when orders.source_status = 'C' then 'completed'
            when orders.source_status = 'B' then 'paid'
            when orders.source_status = 'A' then 'created'
            else 'unknown'
        end as status,
        orders.source_status,
        false as is_gift,
        orders.currency,
        orders.amount,
        {{ null_columns(['discount', 'refund_amount', 'cost']) }},
        orders.ordered_at,
        {{ null_columns(['paid_at']) }}
    from orders
    left join buyers
        on orders.order_id = buyers.order_id
    left join items
        on orders.order_id = items.order_id

)

select * from final
