with

orders as (

    select *
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept' and paid_at is not null

),

final as (

    select
        order_id || ':payment' as payment_id,
        'douyin' as system,
        'douyin_shop' as channel,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        case
            when pay_type = '0' then 'on_delivery'
            when pay_type = '1' then 'wechat'
            when pay_type = '2' then 'alipay'
            else 'other'
        end as payment_method,
        'paid' as status,
        pay_type as source_status,
        currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from orders

)

select * from final
