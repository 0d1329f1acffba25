with

aftersales as (

    select *
    from {{ ref('stg_douyin__aftersales') }}
    where row_status = 'kept'

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
        aftersales.aftersale_id as service_case_id,
        'douyin' as system,
        'douyin_shop' as channel,
        aftersales.source_aftersale_id as source_case_id,
        orders.record_id,
        aftersales.order_id,
        {{ null_columns(['staff_id']) }},
        case
            when aftersales.aftersale_type = '0' then 'return and refund'
            when aftersales.aftersale_type = '1' then 'refund after shipping'
            when aftersales.aftersale_type = '2' then 'refund before shipping'
            when aftersales.aftersale_type = '3' then 'exchange'
            when aftersales.aftersale_type = '6' then 'price protection'
            when aftersales.aftersale_type = '7' then 'reshipment'
            else aftersales.aftersale_type
        end as issue_type,
        aftersales.reason as subject,
        {{ null_columns(['priority']) }},
        case
            when aftersales.source_status in ('12', '27', '28', '29')
                then 'closed'
            when
                aftersales.source_status in (
                    '3', '6', '7', '8', '11', '13', '14'
                )
                then 'open'
            else 'unknown'
        end as status,
        aftersales.source_status,
        {{ null_columns(['satisfaction', 'first_response_seconds']) }},
        aftersales.applied_at as opened_at,
        {{ null_columns(['first_responded_at']) }},
        case
            when aftersales.source_status in ('12', '27', '28', '29')
                then aftersales.updated_at
        end as closed_at
    from aftersales
    left join orders
        on aftersales.order_id = orders.order_id

)

select * from final
