with

orders as (

    select *
    from {{ ref('int_cdc__order_states') }}
    where paid_at is not null

),

final as (

    select
        order_id || ':payment' as payment_id,
        'cdc' as system,
        'shop_database' as channel,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        case pay_type
            when 'wxpay' then 'wechat'
            when 'alipay' then 'alipay'
            when 'balance' then 'stored_value'
            else 'other'
        end as payment_method,
        case when source_status = '5' then 'refunded' else 'paid' end as status,
        source_status,
        'CNY' as currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from orders

)

select * from final
