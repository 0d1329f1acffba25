with

deliveries as (

    select *
    from {{ ref('stg_yonyou__dispatchlist') }}
    where row_status = 'kept'

),

order_codes as (

    select
        ufdata,
        order_code,
        min(order_id) as order_id
    from {{ ref('stg_yonyou__so_somain') }}
    where row_status = 'kept' and order_code is not null
    group by ufdata, order_code

),

final as (

    select
        deliveries.shipment_id,
        'yonyou' as system,
        'yonyou_u8' as channel,
        deliveries.shipment_code as source_shipment_id,
        order_codes.order_id,
        {{ null_columns(['carrier', 'tracking_no']) }},
        case
            when deliveries.is_return then 'returned'
            when deliveries.is_verified then 'shipped'
            else 'waiting'
        end as status,
        {{ null_columns(['source_status']) }},
        case when deliveries.is_verified then deliveries.shipped_at end
            as shipped_at,
        {{ null_columns(['delivered_at']) }}
    from deliveries
    left join order_codes
        on
            deliveries.ufdata = order_codes.ufdata
            and deliveries.order_code = order_codes.order_code

)

select * from final
