with

pay_bills as (

    select *
    from {{ ref('stg_wechat__pay_bills') }}
    where row_status = 'kept'

),

payers as (

    select * from {{ ref('int_wechat__payers') }}

),

final as (

    select
        pay_bills.payment_id,
        'wechat' as system,
        'wechat_pay' as channel,
        {{ null_columns(['order_id']) }},
        payers.record_id,
        'wechat' as payment_method,
        case
            when not pay_bills.is_refund and pay_bills.source_status = 'SUCCESS'
                then 'paid'
            when pay_bills.source_status = 'REVOKED' then 'closed'
            when not pay_bills.is_refund then 'unknown'
            when pay_bills.refund_status = 'SUCCESS' then 'refunded'
            when pay_bills.refund_status = 'PROCESSING' then 'waiting'
            when pay_bills.refund_status = 'FAIL' then 'closed'
            else 'unknown'
        end as status,
        pay_bills.currency,
        pay_bills.fee,
        pay_bills.paid_at,
        coalesce(pay_bills.refund_no, pay_bills.trade_no) as source_payment_id,
        coalesce(pay_bills.refund_status, pay_bills.source_status)
            as source_status,
        case
            when pay_bills.is_refund
                then cast(-abs(pay_bills.amount) as decimal(18, 4))
            else cast(pay_bills.amount as decimal(18, 4))
        end as amount
    from pay_bills
    left join payers
        on pay_bills.payment_id = payers.payment_id

)

select * from final
