with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

refunds as (

    select * from {{ ref('int_meituan__refunds') }}

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
        'meituan' as system,
        'meituan_waimai' as channel,
        orders.source_order_id,
        orders.record_id,
        orders.store_id,
        case
            when orders.source_status = '1' then 'created'
            -- An order is pushed once it is paid, or to be paid at the door.
            when orders.source_status in ('2', '4') and orders.pay_type = '1'
                then 'created'
            when orders.source_status in ('2', '4') then 'paid'
            when orders.source_status = '8' then 'completed'
            when
                orders.source_status = '9'
                and paid_back.refund_amount >= orders.amount
                then 'refunded'
            when orders.source_status = '9' then 'cancelled'
            else 'unknown'
        end as status,
        orders.source_status,
        -- Another number may be the buyer's own second one.
        case when orders.receiver_phone = orders.phone then false end
            as is_gift,
        orders.currency,
        orders.amount,
        cast(orders.list_amount - orders.amount as decimal(18, 4)) as discount,
        coalesce(paid_back.refund_amount, 0) as refund_amount,
        {{ null_columns(['cost']) }},
        orders.ordered_at,
        {{ null_columns(['paid_at']) }}
    from orders
    left join paid_back
        on orders.order_id = paid_back.order_id

)

select * from final
