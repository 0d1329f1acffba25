with

refunds as (

    select *
    from {{ ref('stg_wechat__pay_bills') }}
    where row_status = 'kept' and is_refund

),

payers as (

    select * from {{ ref('int_wechat__payers') }}

),

final as (

    select
        refunds.payment_id as refund_id,
        'wechat' as system,
        'wechat_pay' as channel,
        refunds.refund_no as source_refund_id,
        {{ null_columns(['order_id', 'order_line_id']) }},
        payers.record_id,
        case
            when refunds.refund_status = 'SUCCESS' then 'refunded'
            when refunds.refund_status = 'PROCESSING' then 'requested'
            when refunds.refund_status = 'FAIL' then 'refused'
            else 'unknown'
        end as status,
        refunds.refund_status as source_status,
        {{ null_columns(['reason']) }},
        refunds.currency,
        cast(abs(refunds.amount) as decimal(18, 4)) as amount,
        refunds.paid_at as requested_at,
        case
            when refunds.refund_status = 'SUCCESS' then refunds.paid_at
        end as refunded_at
    from refunds
    left join payers
        on refunds.payment_id = payers.payment_id

)

select * from final
