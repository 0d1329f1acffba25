with

trades as (

    select *
    from {{ ref('stg_youzan__trades') }}
    where row_status = 'kept'

),

orders as (

    select * from {{ ref('int_youzan__orders') }}

),

refunds as (

    select *
    from {{ ref('int_youzan__refunds') }}
    where status = 'refunded'

),

methods as (

    select
        order_id,
        case
            when pay_type like 'WEIXIN%' then 'wechat'
            when pay_type like 'ALIPAY%' then 'alipay'
            when pay_type = 'BANKCARDPAY' then 'card'
            when pay_type = 'CODPAY' then 'on_delivery'
            when pay_type in ('ECARD', 'PREPAID_CARD') then 'stored_value'
            when pay_type like 'CASH%' then 'cash'
            else 'other'
        end as payment_method
    from trades

),

movements as (

    select
        order_id || ':payment' as payment_id,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        case when status = 'refunded' then 'refunded' else 'paid' end
            as status,
        source_status,
        amount,
        paid_at
    from orders
    where paid_at is not null

    union all

    select
        refund_id || ':payment' as payment_id,
        source_refund_id as source_payment_id,
        order_id,
        record_id,
        'refunded' as status,
        source_status,
        cast(-amount as decimal(18, 4)) as amount,
        refunded_at as paid_at
    from refunds

),

final as (

    select
        movements.payment_id,
        'youzan' as system,
        'youzan_shop' as channel,
        movements.source_payment_id,
        movements.order_id,
        movements.record_id,
        movements.status,
        movements.source_status,
        'CNY' as currency,
        movements.amount,
        {{ null_columns(['fee']) }},
        movements.paid_at,
        coalesce(methods.payment_method, 'other') as payment_method
    from movements
    left join methods
        on movements.order_id = methods.order_id

)

select * from final
