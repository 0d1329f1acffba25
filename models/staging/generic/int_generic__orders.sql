with

orders as (

    select *
    from {{ ref('stg_generic__orders') }}
    where row_status = 'kept'

),

customers as (

    select record_id
    from {{ ref('stg_generic__customers') }}
    where row_status = 'kept'

),

buyers as (

    select * from {{ ref('int_generic__buyers') }}

),

final as (

    select
        orders.order_id,
        'generic' as system,
        orders.channel,
        orders.source_order_id,
        coalesce(customers.record_id, buyers.record_id) as record_id,
        orders.store_id,
        case
            when
                lower(orders.source_status) in (
                    'cancelled', 'canceled', 'closed', 'refunded', 'created',
                    'paid', 'shipped', 'completed', 'returned'
                )
                then replace(
                    lower(orders.source_status), 'canceled', 'cancelled'
                )
            else 'unknown'
        end as status,
        orders.source_status,
        orders.receiver_name_raw <> orders.name_raw as is_gift,
        orders.currency,
        orders.amount,
        orders.discount,
        orders.refund_amount,
        orders.cost,
        orders.ordered_at,
        orders.paid_at
    from orders
    left join customers
        on
            'generic:' || orders.channel || ':' || orders.customer_id
            = customers.record_id
    left join buyers
        on
            orders.channel = buyers.channel
            and coalesce(orders.customer_id, orders.source_order_id)
            = buyers.buyer_key

)

select * from final
