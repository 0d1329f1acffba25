with

orders as (

    select *
    from {{ ref('stg_kingdee__sal_saleorder') }}
    where row_status = 'kept'

),

documents as (

    select * from {{ ref('int_kingdee__documents') }}

),

refund_totals as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 4)) as refund_amount
    from {{ ref('int_kingdee__refunds') }}
    where status = 'refunded'
    group by order_id

),

shipped_orders as (

    select distinct order_id
    from {{ ref('int_kingdee__shipments') }}
    where status = 'shipped'

),

final as (

    select
        orders.order_id,
        'kingdee' as system,
        'kingdee_cloud' as channel,
        orders.bill_no as source_order_id,
        documents.record_id,
        {{ null_columns(['store_id']) }},
        case
            when orders.is_cancelled then 'cancelled'
            when
                refund_totals.refund_amount >= orders.amount
                and orders.amount > 0
                then 'refunded'
            when orders.is_closed then 'completed'
            when shipped_orders.order_id is not null then 'shipped'
            when orders.source_status = 'C' then 'paid'
            when orders.source_status in ('Z', 'A', 'B', 'D') then 'created'
            else 'unknown'
        end as status,
        orders.source_status,
        false as is_gift,
        'CNY' as currency,
        orders.amount,
        {{ null_columns(['discount']) }},
        coalesce(refund_totals.refund_amount, 0) as refund_amount,
        {{ null_columns(['cost']) }},
        orders.ordered_at,
        {{ null_columns(['paid_at']) }}
    from orders
    left join documents
        on orders.order_id = documents.document_id
    left join refund_totals
        on orders.order_id = refund_totals.order_id
    left join shipped_orders
        on orders.order_id = shipped_orders.order_id

)

select * from final
