with

orders as (

    select *
    from {{ ref('int_taobao__orders') }}
    where paid_at is not null

),

refunds as (

    select *
    from {{ ref('int_taobao__refunds') }}
    where status = 'refunded'

),

final as (

    select
        order_id || ':payment' as payment_id,
        'taobao' as system,
        'taobao_shop' as channel,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        'alipay' as payment_method,
        case when status = 'refunded' then 'refunded' else 'paid' end
            as status,
        source_status,
        currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from orders

    union all

    select
        refund_id || ':payment' as payment_id,
        'taobao' as system,
        'taobao_shop' as channel,
        source_refund_id as source_payment_id,
        order_id,
        record_id,
        'alipay' as payment_method,
        'refunded' as status,
        source_status,
        currency,
        cast(-amount as decimal(18, 4)) as amount,
        {{ null_columns(['fee']) }},
        refunded_at as paid_at
    from refunds

)

select * from final
