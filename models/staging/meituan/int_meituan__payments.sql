with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

refunds as (

    select *
    from {{ ref('int_meituan__refunds') }}
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
            -- What was paid online for a cancelled order went back.
            when pay_type <> '1' and source_status = '9' then 'refunded'
            when pay_type <> '1' or source_status = '8' then 'paid'
            when source_status = '9' then 'closed'
            else 'waiting'
        end as status,
        currency,
        case
            when pay_type = '1' then amount
            else coalesce(paid_online, amount)
        end as amount,
        {{ null_columns(['paid_at']) }}
    from orders

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
        'meituan' as system,
        'meituan_waimai' as channel,
        source_payment_id,
        order_id,
        record_id,
        case when pay_type = '1' then 'on_delivery' else 'other' end
            as payment_method,
        status,
        pay_type as source_status,
        currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from movements

)

select * from final
