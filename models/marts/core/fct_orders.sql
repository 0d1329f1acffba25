with

orders as (

    select * from {{ ref('int_conformed__orders') }}

),

one_ids as (

    select * from {{ ref('one_ids') }}

),

final as (

    select
        orders.order_id,
        one_ids.record_key,
        one_ids.one_id,
        orders.system,
        orders.channel,
        orders.store_id,
        orders.status,
        {{ without_contacts('orders.source_status') }} as source_status,
        orders.is_gift,
        orders.currency,
        orders.amount,
        orders.discount,
        orders.refund_amount,
        orders.cost,
        orders.ordered_at,
        orders.paid_at
    from orders
    left join one_ids
        on orders.record_id = one_ids.record_id

)

select * from final
