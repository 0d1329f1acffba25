with

trades as (

    select *
    from {{ ref('stg_alipay__trades') }}
    where row_status = 'kept' and refund_amount > 0

),

statement_rows as (

    select *
    from {{ ref('stg_alipay__statement_rows') }}
    where row_status = 'kept' and is_refund

),

payers as (

    select * from {{ ref('int_alipay__payers') }}

),

given_back as (

    select
        payment_id || ':refund' as refund_id,
        payment_id,
        trade_no as source_refund_id,
        source_status,
        refund_amount as amount,
        refunded_at
    from trades

    union all

    select
        payment_id as refund_id,
        payment_id,
        entry_no as source_refund_id,
        source_status,
        abs(amount) as amount,
        paid_at as refunded_at
    from statement_rows

),

final as (

    select
        given_back.refund_id,
        'alipay' as system,
        'alipay' as channel,
        given_back.source_refund_id,
        {{ null_columns(['order_id', 'order_line_id']) }},
        payers.record_id,
        'refunded' as status,
        given_back.source_status,
        {{ null_columns(['reason']) }},
        'CNY' as currency,
        cast(given_back.amount as decimal(18, 4)) as amount,
        {{ null_columns(['requested_at']) }},
        given_back.refunded_at
    from given_back
    left join payers
        on given_back.payment_id = payers.payment_id

)

select * from final
