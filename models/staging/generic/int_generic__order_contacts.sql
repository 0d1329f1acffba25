with

orders as (

    select *
    from {{ ref('stg_generic__orders') }}
    where row_status = 'kept'

),

owners as (

    select
        order_id,
        record_id
    from {{ ref('int_generic__orders') }}
    where record_id is not null

),

final as (

    select
        owners.record_id,
        orders.phone,
        orders.phone_status,
        orders.phone_raw,
        orders.receiver_phone,
        orders.receiver_phone_status,
        orders.receiver_phone_raw,
        min(orders.ordered_at) as first_ordered_at
    from orders
    inner join owners
        on orders.order_id = owners.order_id
    group by
        owners.record_id,
        orders.phone,
        orders.phone_status,
        orders.phone_raw,
        orders.receiver_phone,
        orders.receiver_phone_status,
        orders.receiver_phone_raw

)

select * from final
