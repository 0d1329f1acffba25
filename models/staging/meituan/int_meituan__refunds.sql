with

refunds as (

    select *
    from {{ ref('stg_meituan__refunds') }}
    where row_status = 'kept'

),

orders as (

    select
        order_id,
        record_id
    from {{ ref('stg_meituan__orders') }}
    where row_status = 'kept'

),

final as (

    select
        refunds.refund_id,
        'meituan' as system,
        'meituan_waimai' as channel,
        refunds.source_refund_id,
        refunds.order_id,
        {{ null_columns(['order_line_id']) }},
        orders.record_id,
        case
            when refunds.source_status in ('2', '4', '5', '6') then 'refunded'
            when refunds.source_status in ('0', '8') then 'requested'
            when refunds.source_status in ('1', '3', '7') then 'refused'
            else 'unknown'
        end as status,
        refunds.source_status,
        refunds.refund_reason as reason,
        'CNY' as currency,
        refunds.amount,
        refunds.requested_at,
        case
            when refunds.source_status in ('2', '4', '5', '6')
                then refunds.updated_at
        end as refunded_at
    from refunds
    left join orders
        on refunds.order_id = orders.order_id

)

select * from final
