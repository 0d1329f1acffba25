with

orders as (

    select *
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept'

),

refunds as (

    select * from {{ ref('int_douyin__refunds') }}

),

paid_back as (

    select
        order_id,
        cast(sum(amount) as decimal(18, 4)) as refund_amount
    from refunds
    where status = 'refunded'
    group by order_id

),

final as (

    select
        orders.order_id,
        'douyin' as system,
        'douyin_shop' as channel,
        orders.source_order_id,
        orders.record_id,
        {{ null_columns(['store_id']) }},
        case
            when orders.source_status in ('1', '103') then 'created'
            -- 101: something is still to be sent.
            when orders.source_status in ('105', '2', '101') then 'paid'
            when orders.source_status = '3' then 'shipped'
            when orders.source_status = '5' then 'completed'
            when orders.source_status in ('21', '22', '39') then 'refunded'
            when orders.source_status = '4' then 'cancelled'
            else 'unknown'
        end as status,
        orders.source_status,
        {{ null_columns(['is_gift']) }},
        orders.currency,
        orders.amount,
        cast(
            orders.list_amount + coalesce(orders.postage, 0) - orders.amount
            as decimal(18, 4)
        ) as discount,
        -- The after-sales may not have come; the state tells of the money.
        coalesce(
            paid_back.refund_amount,
            case
                when orders.source_status in ('21', '22', '39')
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
