with

orders as (

    select *
    from {{ ref('stg_jiandaoyun__orders') }}
    where row_status = 'kept'

),

states as (

    select record_id
    from {{ ref('int_jiandaoyun__customer_states') }}

),

final as (

    select
        'jiandaoyun:' || orders.app_id || ':buyer:' || orders.data_id
            as record_id,
        orders.order_id,
        orders.app_id,
        'buyer:' || orders.data_id as source_record_id,
        orders.receiver_name_raw as name_raw,
        orders.ordered_at
    from orders
    left join states
        on orders.account_record_id = states.record_id
    where
        states.record_id is null
        and coalesce(orders.receiver_name_raw, orders.receiver_phone_raw)
        is not null

)

select * from final
