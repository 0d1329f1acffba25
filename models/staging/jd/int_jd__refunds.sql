with

after_sales as (

    select *
    from {{ ref('stg_jd__after_sales') }}
    where row_status = 'kept'

),

orders as (

    select
        order_id,
        record_id
    from {{ ref('int_jd__order_owners') }}

),

members as (

    select
        record_id,
        vender_id,
        pin
    from {{ ref('stg_jd__members') }}
    where row_status = 'kept'

),

final as (

    select
        after_sales.refund_id,
        'jd' as system,
        'jd_shop' as channel,
        after_sales.source_refund_id,
        after_sales.order_id,
        {{ null_columns(['order_line_id']) }},
        coalesce(orders.record_id, members.record_id) as record_id,
        case
            when after_sales.source_status = '13' then 'refunded'
            when after_sales.completed_at is null then 'requested'
            -- Over, and no money went back.
            else 'refused'
        end as status,
        after_sales.source_status,
        after_sales.refund_reason as reason,
        'CNY' as currency,
        after_sales.amount,
        after_sales.applied_at as requested_at,
        case
            when after_sales.source_status = '13' then after_sales.completed_at
        end as refunded_at
    from after_sales
    left join orders
        on after_sales.order_id = orders.order_id
    left join members
        on
            after_sales.vender_id = members.vender_id
            and after_sales.pin = members.pin

)

select * from final
