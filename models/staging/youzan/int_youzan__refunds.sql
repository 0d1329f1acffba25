with

refunds as (

    select *
    from {{ ref('stg_youzan__refunds') }}
    where row_status = 'kept'

),

orders as (

    select * from {{ ref('int_youzan__orders') }}

),

final as (

    select
        refunds.refund_id,
        'youzan' as system,
        'youzan_shop' as channel,
        refunds.source_refund_id,
        refunds.order_id,
        refunds.order_line_id,
        orders.record_id,
        case
            when refunds.source_status in ('SUCCESS', 'REFUND_SUCCESS')
                then 'refunded'
            when
                refunds.source_status in (
                    'WAIT_SELLER_AGREE',
                    'WAIT_BUYER_RETURN_GOODS',
                    'WAIT_SELLER_CONFIRM_GOODS',
                    'WAIT_SELLER_SEND_GOODS'
                )
                then 'requested'
            when
                refunds.source_status in (
                    'SELLER_REFUSE_BUYER', 'CLOSED', 'REFUND_CLOSE'
                )
                then 'refused'
            else 'unknown'
        end as status,
        refunds.source_status,
        refunds.refund_reason as reason,
        'CNY' as currency,
        refunds.amount,
        refunds.created_at as requested_at,
        case
            when refunds.source_status in ('SUCCESS', 'REFUND_SUCCESS')
                then refunds.updated_at
        end as refunded_at
    from refunds
    left join orders
        on refunds.order_id = orders.order_id

)

select * from final
