with

trades as (

    select *
    from {{ ref('stg_alipay__trades') }}
    where row_status = 'kept'

),

statement_rows as (

    select *
    from {{ ref('stg_alipay__statement_rows') }}
    where row_status = 'kept' and is_of_customer

),

payers as (

    select * from {{ ref('int_alipay__payers') }}

),

paid as (

    select
        payment_id,
        payment_id as payer_payment_id,
        trade_no as source_payment_id,
        case
            when source_status = 'WAIT_BUYER_PAY' then 'waiting'
            when source_status in ('TRADE_SUCCESS', 'TRADE_FINISHED')
                then 'paid'
            -- Closed after payment: all of the money went back.
            when source_status = 'TRADE_CLOSED' and paid_at is not null
                then 'refunded'
            when source_status = 'TRADE_CLOSED' then 'closed'
            else 'unknown'
        end as status,
        source_status,
        amount,
        paid_at
    from trades

),

paid_back as (

    select
        payment_id || ':refund' as payment_id,
        payment_id as payer_payment_id,
        trade_no as source_payment_id,
        'refunded' as status,
        source_status,
        cast(-refund_amount as decimal(18, 4)) as amount,
        refunded_at as paid_at
    from trades
    where refund_amount > 0

),

stated as (

    select
        payment_id,
        payment_id as payer_payment_id,
        entry_no as source_payment_id,
        case
            when is_refund then 'refunded'
            when source_status in ('交易成功', '支付成功', '交易完成') then 'paid'
            when source_status = '等待付款' then 'waiting'
            when source_status = '交易关闭' then 'closed'
            else 'unknown'
        end as status,
        source_status,
        case
            when is_refund then cast(-abs(amount) as decimal(18, 4))
            else amount
        end as amount,
        paid_at
    from statement_rows

),

movements as (

    select * from paid

    union all

    select * from paid_back

    union all

    select * from stated

),

final as (

    select
        movements.payment_id,
        'alipay' as system,
        'alipay' as channel,
        movements.source_payment_id,
        {{ null_columns(['order_id']) }},
        payers.record_id,
        'alipay' as payment_method,
        movements.status,
        movements.source_status,
        'CNY' as currency,
        movements.amount,
        {{ null_columns(['fee']) }},
        movements.paid_at
    from movements
    left join payers
        on movements.payer_payment_id = payers.payment_id

)

select * from final
