with

orders as (

    select *
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept'

),

refunds as (

    select *
    from {{ ref('int_douyin__refunds') }}
    where status = 'refunded'

),

movements as (

    select
        order_id || ':payment' as payment_id,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        pay_type,
        case
            when source_status in ('21', '22', '39') then 'refunded'
            else 'paid'
        end as status,
        currency,
        amount,
        paid_at
    from orders
    where paid_at is not null

    union all

    select
        refunds.refund_id || ':payment' as payment_id,
        refunds.source_refund_id as source_payment_id,
        refunds.order_id,
        refunds.record_id,
        orders.pay_type,
        'refunded' as status,
        refunds.currency,
        cast(-refunds.amount as decimal(18, 4)) as amount,
        refunds.refunded_at as paid_at
    from refunds
    left join orders
        on refunds.order_id = orders.order_id

),

final as (

    select
        payment_id,
        'douyin' as system,
        'douyin_shop' as channel,
        source_payment_id,
        order_id,
        record_id,
        case
            when pay_type = '0' then 'on_delivery'
            when pay_type = '1' then 'wechat'
            when pay_type = '2' then 'alipay'
            else 'other'
        end as payment_method,
        status,
        pay_type as source_status,
        currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from movements

)

select * from final
