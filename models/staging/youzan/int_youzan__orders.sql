with

trades as (

    select *
    from {{ ref('stg_youzan__trades') }}
    where row_status = 'kept'

),

refunds as (

    select *
    from {{ ref('stg_youzan__refunds') }}
    where
        row_status = 'kept'
        and source_status in ('SUCCESS', 'REFUND_SUCCESS')

),

customers as (

    select record_id
    from {{ ref('stg_youzan__customers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_youzan__buyers') }}

),

refund_totals as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 4)) as refund_amount
    from refunds
    group by order_id

),

final as (

    select
        trades.order_id,
        'youzan' as system,
        'youzan_shop' as channel,
        trades.tid as source_order_id,
        coalesce(customers.record_id, buyers.record_id) as record_id,
        trades.store_id,
        case
            when trades.source_status = 'WAIT_BUYER_PAY' then 'created'
            when
                trades.source_status in (
                    'TRADE_PAID', 'WAIT_CONFIRM', 'WAIT_SELLER_SEND_GOODS'
                )
                then 'paid'
            when trades.source_status = 'WAIT_BUYER_CONFIRM_GOODS'
                then 'shipped'
            when trades.source_status = 'TRADE_SUCCESS' then 'completed'
            -- The search filter spells it without the last letter.
            when
                trades.source_status in ('TRADE_CLOSED', 'TRADE_CLOSE')
                and trades.paid_at is not null
                then 'refunded'
            when trades.source_status in ('TRADE_CLOSED', 'TRADE_CLOSE')
                then 'cancelled'
            else 'unknown'
        end as status,
        trades.source_status,
        trades.is_gift,
        trades.currency,
        trades.amount,
        cast(
            trades.total_fee + coalesce(trades.post_fee, 0) - trades.amount
            as decimal(18, 4)
        ) as discount,
        -- The refunds may not have come; closed after payment tells of them.
        coalesce(
            refund_totals.refund_amount,
            case
                when
                    trades.source_status in ('TRADE_CLOSED', 'TRADE_CLOSE')
                    and trades.paid_at is not null
                    then trades.amount
            end,
            0
        ) as refund_amount,
        {{ null_columns(['cost']) }},
        trades.ordered_at,
        trades.paid_at
    from trades
    left join customers
        on trades.account_record_id = customers.record_id
    left join buyers
        on
            trades.kdt_id = buyers.kdt_id
            and coalesce(trades.yz_open_id, trades.tid) = buyers.buyer_key
    left join refund_totals
        on trades.order_id = refund_totals.order_id

)

select * from final
