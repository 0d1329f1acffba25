with

orders as (

    select * from {{ ref('int_jd__order_owners') }}

),

refunds as (

    select *
    from {{ ref('stg_jd__after_sales') }}
    where row_status = 'kept' and source_status = '13'

),

paid_back as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 4)) as refund_amount
    from refunds
    group by order_id

),

final as (

    select
        orders.order_id,
        'jd' as system,
        'jd_shop' as channel,
        orders.source_order_id,
        orders.record_id,
        {{ null_columns(['store_id']) }},
        case
            when orders.is_split then 'cancelled'
            when orders.source_status = 'NOT_PAY' then 'created'
            when
                orders.source_status in (
                    'WAIT_SELLER_STOCK_OUT', 'WAIT_SELLER_DELIVERY',
                    'WAIT_SEND_CODE', 'POP_ORDER_PAUSE', 'LOCKED'
                )
                -- Cash on delivery is paid at the door.
                and orders.paid_at is null
                then 'created'
            when
                orders.source_status in (
                    'WAIT_SELLER_STOCK_OUT', 'WAIT_SELLER_DELIVERY',
                    'WAIT_SEND_CODE', 'POP_ORDER_PAUSE', 'LOCKED'
                )
                then 'paid'
            when orders.source_status = 'WAIT_GOODS_RECEIVE_CONFIRM'
                then 'shipped'
            when orders.source_status = 'FINISHED_L' then 'completed'
            when
                orders.source_status = 'TRADE_CANCELED'
                and orders.paid_at is not null
                then 'refunded'
            when orders.source_status = 'TRADE_CANCELED' then 'cancelled'
            else 'unknown'
        end as status,
        orders.source_status,
        {{ null_columns(['is_gift']) }},
        'CNY' as currency,
        orders.amount,
        cast(
            orders.list_amount + coalesce(orders.freight, 0) - orders.amount
            as decimal(18, 4)
        ) as discount,
        -- What is cancelled before it is sent has no after-sale of its own.
        coalesce(
            paid_back.refund_amount,
            case
                when orders.is_split then 0
                when
                    orders.source_status = 'TRADE_CANCELED'
                    and orders.paid_at is not null
                    then orders.amount
            end,
            0
        ) as refund_amount,
        {{ null_columns(['cost']) }},
        orders.ordered_at,
        orders.paid_at
    from orders
    left join paid_back
        on orders.order_id = paid_back.order_id

)

select * from final
