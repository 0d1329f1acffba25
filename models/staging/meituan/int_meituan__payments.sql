with

orders as (

    select *
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

final as (

    select
        order_id || ':payment' as payment_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        case when pay_type = '1' then 'on_delivery' else 'other' end
            as payment_method,
        case
            when pay_type <> '1' or source_status = '8' then 'paid'
            when source_status = '9' then 'closed'
            else 'waiting'
        end as status,
        pay_type as source_status,
        currency,
        case
            when pay_type = '1' then amount
            else coalesce(paid_online, amount)
        end as amount,
        {{ null_columns(['fee', 'paid_at']) }}
    from orders

)

select * from final
