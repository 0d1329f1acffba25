with

orders as (

    select * from {{ ref('int_jd__order_owners') }}

),

refunds as (

    select *
    from {{ ref('int_jd__refunds') }}
    where status = 'refunded'

),

-- Cash on delivery is paid at the door: when the order ends.
paid as (

    select
        *,
        coalesce(
            paid_at,
            case
                when pay_type = '1' and source_status = 'FINISHED_L'
                    then ended_at
            end
        ) as received_at
    from orders

),

movements as (

    select
        order_id || ':payment' as payment_id,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        pay_type,
        case
            when source_status = 'TRADE_CANCELED' then 'refunded' else 'paid'
        end as status,
        amount,
        received_at as paid_at
    from paid
    where received_at is not null and not coalesce(is_split, false)

    union all

    select
        refunds.refund_id || ':payment' as payment_id,
        refunds.source_refund_id as source_payment_id,
        refunds.order_id,
        refunds.record_id,
        orders.pay_type,
        'refunded' as status,
        cast(-refunds.amount as decimal(18, 4)) as amount,
        refunds.refunded_at as paid_at
    from refunds
    left join orders
        on refunds.order_id = orders.order_id

),

final as (

    select
        payment_id,
        'jd' as system,
        'jd_shop' as channel,
        source_payment_id,
        order_id,
        record_id,
        case
            when pay_type = '1' then 'on_delivery'
            when pay_type = '5' then 'transfer'
            else 'other'
        end as payment_method,
        status,
        pay_type as source_status,
        'CNY' as currency,
        amount,
        {{ null_columns(['fee']) }},
        paid_at
    from movements

)

select * from final
