with

sales as (

    select * from {{ ref('int_taobao__sales') }}

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
        sales.order_id,
        'taobao' as system,
        'taobao_shop' as channel,
        sales.tid as source_order_id,
        coalesce(
            members.record_id,
            'taobao:' || sales.seller_nick || ':buyer:' || sales.buyer_key
        ) as record_id,
        {{ null_columns(['store_id']) }},
        case
            when
                sales.source_status in (
                    'WAIT_BUYER_PAY', 'TRADE_NO_CREATE_PAY', 'PAY_PENDING',
                    'WAIT_PRE_AUTH_CONFIRM'
                )
                then 'created'
            when
                sales.source_status in (
                    'WAIT_SELLER_SEND_GOODS', 'SELLER_CONSIGNED_PART',
                    'PAID_FORBID_CONSIGN'
                )
                then 'paid'
            when sales.source_status = 'WAIT_BUYER_CONFIRM_GOODS'
                then 'shipped'
            when
                sales.source_status in (
                    'TRADE_BUYER_SIGNED', 'TRADE_FINISHED'
                )
                then 'completed'
            -- Closed after payment: the money went back.
            when sales.source_status = 'TRADE_CLOSED' then 'refunded'
            when sales.source_status = 'TRADE_CLOSED_BY_TAOBAO'
                then 'cancelled'
            else coalesce(sales.exported_status, 'unknown')
        end as status,
        sales.source_status,
        {{ null_columns(['is_gift']) }},
        'CNY' as currency,
        sales.amount,
        sales.discount,
        cast(
            case
                when paid_back.refund_amount is not null
                    then paid_back.refund_amount
                -- An export tells of no refund, only that the order was closed,
                -- and the refunds of the API may not have come.
                when
                    sales.exported_status = 'refunded'
                    or sales.source_status = 'TRADE_CLOSED'
                    then sales.amount
                else 0
            end as decimal(18, 4)
        ) as refund_amount,
        {{ null_columns(['cost']) }},
        sales.ordered_at,
        sales.paid_at
    from sales
    left join members
        on sales.member_record_id = members.record_id
    left join paid_back
        on sales.order_id = paid_back.order_id

)

select * from final
