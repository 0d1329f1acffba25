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

paid as (

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

),

-- All of it went back; when is not told.
given_back as (

    select
        order_id || ':refund' as payment_id,
        system,
        channel,
        source_payment_id,
        order_id,
        record_id,
        payment_method,
        status,
        source_status,
        currency,
        cast(-amount as decimal(18, 4)) as amount,
        {{ null_columns(['fee', 'paid_at']) }}
    from paid
    where status = 'refunded'

),

final as (

    select * from paid

    union all

    select * from given_back

)

select * from final
