with

trades as (

    select *
    from {{ ref('stg_taobao__trades') }}
    where row_status = 'kept'

),

members as (

    select record_id
    from {{ ref('stg_taobao__members') }}
    where row_status = 'kept'

),

refunds as (

    select *
    from {{ ref('stg_taobao__refunds') }}
    where row_status = 'kept'

),

paid_back as (

    select
        order_id,
        sum(amount) as refund_amount
    from refunds
    where source_status = 'SUCCESS'
    group by order_id

),

final as (

    select
        trades.order_id,
        'taobao' as system,
        'taobao_shop' as channel,
        trades.tid as source_order_id,
        coalesce(
            members.record_id,
            'taobao:' || trades.seller_nick || ':buyer:' || trades.buyer_key
        ) as record_id,
        {{ null_columns(['store_id']) }},
        case
            when
                trades.source_status in (
                    'WAIT_BUYER_PAY', 'TRADE_NO_CREATE_PAY', 'PAY_PENDING',
                    'WAIT_PRE_AUTH_CONFIRM'
                )
                then 'created'
            when
                trades.source_status in (
                    'WAIT_SELLER_SEND_GOODS', 'SELLER_CONSIGNED_PART',
                    'PAID_FORBID_CONSIGN'
                )
                then 'paid'
            when trades.source_status = 'WAIT_BUYER_CONFIRM_GOODS'
                then 'shipped'
            when
                trades.source_status in (
                    'TRADE_BUYER_SIGNED', 'TRADE_FINISHED'
                )
                then 'completed'
            -- Closed after payment: the money went back.
            when trades.source_status = 'TRADE_CLOSED' then 'refunded'
            when trades.source_status = 'TRADE_CLOSED_BY_TAOBAO'
                then 'cancelled'
            else 'unknown'
        end as status,
        trades.source_status,
        {{ null_columns(['is_gift']) }},
        'CNY' as currency,
        trades.amount,
        trades.discount,
        cast(coalesce(paid_back.refund_amount, 0) as decimal(18, 4))
            as refund_amount,
        {{ null_columns(['cost']) }},
        trades.ordered_at,
        trades.paid_at
    from trades
    left join members
        on trades.member_record_id = members.record_id
    left join paid_back
        on trades.order_id = paid_back.order_id

)

select * from final
