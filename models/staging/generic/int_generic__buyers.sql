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

keyed as (

    select
        orders.*,
        coalesce(orders.customer_id, orders.source_order_id) as buyer_key
    from orders
    left join customers
        on orders.account_record_id = customers.record_id
    where
        customers.record_id is null
        and coalesce(orders.customer_id, orders.name_raw, orders.phone)
        is not null

),

first_orders as (

    select
        *,
        row_number() over (
            partition by channel, buyer_key
            order by name_raw is null, ordered_at nulls last, order_id
        ) as order_rank,
        min(ordered_at) over (
            partition by channel, buyer_key
        ) as first_ordered_at
    from keyed

),

final as (

    select
        buyer_record_id as record_id,
        channel,
        buyer_key,
        customer_id,
        name_raw,
        first_ordered_at
    from first_orders
    where order_rank = 1

)

select * from final
