with

deliveries as (

    select *
    from {{ ref('stg_kingdee__sal_outstock') }}
    where row_status = 'kept'

),

bill_numbers as (

    select
        acct_id,
        bill_no,
        min(order_id) as order_id
    from {{ ref('stg_kingdee__sal_saleorder') }}
    where row_status = 'kept' and bill_no is not null
    group by acct_id, bill_no

),

final as (

    select
        deliveries.shipment_id,
        'kingdee' as system,
        'kingdee_cloud' as channel,
        deliveries.bill_no as source_shipment_id,
        bill_numbers.order_id,
        deliveries.carrier,
        deliveries.tracking_no,
        case
            when deliveries.source_status = 'C' then 'shipped'
            when deliveries.source_status in ('Z', 'A', 'B', 'D') then 'waiting'
            else 'unknown'
        end as status,
        deliveries.source_status,
        case
            when deliveries.source_status = 'C' then deliveries.shipped_at
        end as shipped_at,
        {{ null_columns(['delivered_at']) }}
    from deliveries
    left join bill_numbers
        on
            deliveries.acct_id = bill_numbers.acct_id
            and deliveries.order_bill_no = bill_numbers.bill_no

)

select * from final
