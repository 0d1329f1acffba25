with

orders as (

    select * from {{ ref('int_jd__order_owners') }}

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

final as (

    select
        order_id || ':payment' as payment_id,
        'jd' as system,
        'jd_shop' as channel,
        source_order_id as source_payment_id,
        order_id,
        record_id,
        case
            when pay_type = '1' then 'on_delivery'
            when pay_type = '5' then 'transfer'
            else 'other'
        end as payment_method,
        'paid' as status,
        pay_type as source_status,
        'CNY' as currency,
        amount,
        {{ null_columns(['fee']) }},
        received_at as paid_at
    from paid
    where received_at is not null

)

select * from final
