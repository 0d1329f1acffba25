with

orders as (

    select * from {{ ref('int_zhidao__orders') }}

),

records as (

    select
        record_key,
        {{ json_text('fields', '付款方式') }} as source_payment_method
    from {{ ref('int_zhidao__records') }}

),

final as (

    select
        orders.order_id || ':payment' as payment_id,
        orders.system,
        orders.channel,
        orders.source_order_id as source_payment_id,
        orders.order_id,
        orders.record_id,
        case records.source_payment_method
            when '微信' then 'wechat'
            when '支付宝' then 'alipay'
            when '现金' then 'cash'
            else 'other'
        end as payment_method,
        case
            when orders.source_status = '已退款' then 'refunded' else 'paid'
        end as status,
        orders.source_status,
        orders.currency,
        orders.amount,
        {{ null_columns(['fee']) }},
        orders.paid_at
    from orders
    inner join records
        on orders.order_id = records.record_key
    where orders.paid_at is not null

)

select * from final
