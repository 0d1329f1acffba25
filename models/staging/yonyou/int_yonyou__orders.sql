with

documents as (

    select *
    from {{ ref('int_yonyou__documents') }}
    where document_type in ('order', 'direct bill')

),

orders as (

    select *
    from {{ ref('stg_yonyou__so_somain') }}
    where row_status = 'kept'

),

bills as (

    select *
    from {{ ref('stg_yonyou__salebillvouch') }}
    where row_status = 'kept'

),

line_totals as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 4)) as amount
    from {{ ref('stg_yonyou__so_sodetails') }}
    where row_status = 'kept'
    group by order_id

),

refund_totals as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 4)) as refund_amount
    from {{ ref('int_yonyou__refunds') }}
    where status = 'refunded'
    group by order_id

),

shipped_orders as (

    select distinct order_id
    from {{ ref('int_yonyou__shipments') }}
    where status = 'shipped'

),

joined as (

    select
        documents.document_id as order_id,
        documents.record_id,
        coalesce(orders.order_code, bills.bill_code) as source_order_id,
        orders.source_status,
        orders.is_closed,
        coalesce(orders.is_verified, bills.is_verified) as is_verified,
        bills.bill_id is not null as is_bill,
        shipped_orders.order_id is not null as is_shipped,
        case
            when bills.bill_id is null then line_totals.amount
            else bills.amount
        end as amount,
        coalesce(refund_totals.refund_amount, 0) as refund_amount,
        documents.documented_at as ordered_at
    from documents
    left join orders
        on documents.document_id = orders.order_id
    left join bills
        on documents.document_id = bills.bill_id
    left join line_totals
        on documents.document_id = line_totals.order_id
    left join refund_totals
        on documents.document_id = refund_totals.order_id
    left join shipped_orders
        on documents.document_id = shipped_orders.order_id

),

final as (

    select
        order_id,
        'yonyou' as system,
        'yonyou_u8' as channel,
        source_order_id,
        record_id,
        {{ null_columns(['store_id']) }},
        case
            when refund_amount >= amount and amount > 0 then 'refunded'
            when is_bill and is_verified then 'completed'
            when is_closed or source_status = '2' then 'completed'
            when is_shipped then 'shipped'
            when is_verified or source_status = '1' then 'paid'
            when is_bill or source_status = '0' then 'created'
            else 'unknown'
        end as status,
        source_status,
        false as is_gift,
        'CNY' as currency,
        amount,
        {{ null_columns(['discount']) }},
        refund_amount,
        {{ null_columns(['cost']) }},
        ordered_at,
        {{ null_columns(['paid_at']) }}
    from joined

)

select * from final
