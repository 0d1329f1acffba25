with

orders as (

    select *
    from {{ ref('int_cdc__order_states') }}
    where paid_at is not null

),

paid as (

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
        case
            when is_deleted then 'closed'
            when source_status = '5' then 'refunded'
            else 'paid'
        end as status,
        source_status,
        'CNY' as currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from orders

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
