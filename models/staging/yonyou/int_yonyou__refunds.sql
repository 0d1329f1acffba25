with

bills as (

    select *
    from {{ ref('stg_yonyou__salebillvouch') }}
    where row_status = 'kept' and is_red

),

documents as (

    select * from {{ ref('int_yonyou__documents') }}

),

final as (

    select
        bills.bill_id as refund_id,
        'yonyou' as system,
        'yonyou_u8' as channel,
        bills.bill_code as source_refund_id,
        red_bills.order_id,
        {{ null_columns(['order_line_id']) }},
        coalesce(orders.record_id, red_bills.record_id) as record_id,
        case when bills.is_verified then 'refunded' else 'requested' end
            as status,
        {{ null_columns(['source_status', 'reason']) }},
        'CNY' as currency,
        cast(abs(bills.amount) as decimal(18, 4)) as amount,
        bills.billed_at as requested_at,
        case when bills.is_verified then bills.billed_at end as refunded_at
    from bills
    left join documents as red_bills
        on bills.bill_id = red_bills.document_id
    left join documents as orders
        on red_bills.order_id = orders.document_id

)

select * from final
