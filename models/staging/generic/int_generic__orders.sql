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

order_status_words as (

    select * from {{ ref('order_status_words') }}

),

final as (

    select
        orders.order_id,
        'generic' as system,
        orders.channel,
        orders.source_order_id,
        coalesce(customers.record_id, buyers.record_id) as record_id,
        orders.store_id,
        coalesce(order_status_words.status, 'unknown') as status,
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
    left join order_status_words
        on {{ lower_case('orders.source_status') }} = order_status_words.word
    left join customers
        on orders.account_record_id = customers.record_id
    left join buyers
        on orders.buyer_record_id = buyers.record_id

)

select * from final
