with

orders as (

    select *
    from {{ ref('stg_jiandaoyun__orders') }}
    where row_status = 'kept' and paid_at is not null

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
        orders.order_id || ':payment' as payment_id,
        'jiandaoyun' as system,
        'jiandaoyun_crm' as channel,
        orders.source_order_id as source_payment_id,
        orders.order_id,
        coalesce(states.record_id, buyers.record_id) as record_id,
        case orders.source_pay_method
            when '微信' then 'wechat'
            when '支付宝' then 'alipay'
            when '对公转账' then 'transfer'
            when '现金' then 'cash'
            else 'other'
        end as payment_method,
        case
            when orders.source_status = '已退款' then 'refunded' else 'paid'
        end as status,
        orders.source_status,
        'CNY' as currency,
        orders.amount,
        {{ null_columns(['fee']) }},
        orders.paid_at
    from orders
    left join states
        on orders.account_record_id = states.record_id
    left join buyers
        on orders.order_id = buyers.order_id

)

select * from final
