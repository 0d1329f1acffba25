with

orders as (

    select * from {{ ref('int_zhidao__orders') }}

),

records as (

    select
        record_key,
        is_deleted,
        {{ json_text('fields', '付款方式') }} as source_payment_method
    from {{ ref('int_zhidao__records') }}

),

paid as (

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
            when records.is_deleted then 'closed'
            when orders.source_status = '已退款' then 'refunded'
            else 'paid'
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
