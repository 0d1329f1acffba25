with

returns as (

    select *
    from {{ ref('stg_kingdee__sal_returnstock') }}
    where row_status = 'kept'

),

documents as (

    select * from {{ ref('int_kingdee__documents') }}

),

final as (

    select
        returns.refund_id,
        'kingdee' as system,
        'kingdee_cloud' as channel,
        returns.bill_no as source_refund_id,
        documents.order_id,
        {{ null_columns(['order_line_id']) }},
        coalesce(orders.record_id, documents.record_id) as record_id,
        case
            when returns.source_status = 'C' then 'refunded'
            when returns.source_status in ('Z', 'A', 'B', 'D') then 'requested'
            else 'unknown'
        end as status,
        returns.source_status,
        returns.reason,
        'CNY' as currency,
        returns.amount,
        returns.returned_at as requested_at,
        case
            when returns.source_status = 'C' then returns.returned_at
        end as refunded_at
    from returns
    left join documents
        on returns.refund_id = documents.document_id
    left join documents as orders
        on documents.order_id = orders.document_id

)

select * from final
