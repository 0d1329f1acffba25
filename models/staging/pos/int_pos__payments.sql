with

tickets as (

    select *
    from {{ ref('stg_pos__tickets') }}
    where row_status = 'kept'

),

orders as (

    select * from {{ ref('int_pos__orders') }}

),

final as (

    select
        tickets.order_id || ':payment' as payment_id,
        'pos' as system,
        'pos_store' as channel,
        tickets.sn as source_payment_id,
        tickets.order_id,
        orders.record_id,
        case
            when tickets.pay_method = '微信' then 'wechat'
            when tickets.pay_method = '支付宝' then 'alipay'
            when tickets.pay_method = '现金' then 'cash'
            when tickets.pay_method = '储值卡' then 'stored_value'
            when tickets.pay_method = '银行卡' then 'card'
            else 'other'
        end as payment_method,
        case when orders.status = 'returned' then 'refunded' else 'paid' end
            as status,
        tickets.ticket_type as source_status,
        'CNY' as currency,
        tickets.amount,
        {{ null_columns(['fee']) }},
        tickets.ordered_at as paid_at
    from tickets
    inner join orders
        on tickets.order_id = orders.order_id

)

select * from final
