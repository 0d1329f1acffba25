with

aftersales as (

    select *
    from {{ ref('stg_douyin__aftersales') }}
    where row_status = 'kept' and is_refund

),

orders as (

    select
        order_id,
        record_id
    from {{ ref('stg_douyin__orders') }}
    where row_status = 'kept'

),

final as (

    select
        aftersales.aftersale_id as refund_id,
        'douyin' as system,
        'douyin_shop' as channel,
        aftersales.source_aftersale_id as source_refund_id,
        aftersales.order_id,
        aftersales.order_line_id,
        orders.record_id,
        case
            when aftersales.source_status = '12' then 'refunded'
            when
                aftersales.source_status in (
                    '3', '6', '7', '8', '11', '13', '14'
                )
                then 'requested'
            when aftersales.source_status in ('27', '28', '29') then 'refused'
            else 'unknown'
        end as status,
        aftersales.source_status,
        aftersales.reason,
        'CNY' as currency,
        aftersales.amount,
        aftersales.applied_at as requested_at,
        case
            when aftersales.source_status = '12' then aftersales.updated_at
        end as refunded_at
    from aftersales
    left join orders
        on aftersales.order_id = orders.order_id

)

select * from final
