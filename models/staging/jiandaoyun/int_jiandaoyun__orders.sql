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

buyers as (

    select
        order_id,
        record_id
    from {{ ref('int_jiandaoyun__buyers') }}

),

final as (

    select
        orders.order_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        orders.source_order_id,
        coalesce(states.record_id, buyers.record_id) as record_id,
        {{ null_columns(['store_id']) }},
        case orders.source_status
            when '待付款' then 'created'
            when '已付款' then 'paid'
            when '已发货' then 'shipped'
            when '已完成' then 'completed'
            when '已取消' then 'cancelled'
            when '已退款' then 'refunded'
            else 'unknown'
        end as status,
        orders.source_status,
        {{ null_columns(['is_gift']) }},
        'CNY' as currency,
        orders.amount,
        cast(orders.list_amount - orders.amount as decimal(18, 4)) as discount,
        case
            when orders.source_status = '已退款' then orders.amount else 0
        end as refund_amount,
        {{ null_columns(['cost']) }},
        orders.ordered_at,
        orders.paid_at
    from orders
    left join states
        on orders.account_record_id = states.record_id
    left join buyers
        on orders.order_id = buyers.order_id

)

select * from final
