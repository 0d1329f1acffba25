with

shipments as (

    select * from {{ ref('int_conformed__shipments') }}

),

orders as (

    select * from {{ ref('fct_orders') }}

),

final as (

    select
        shipments.shipment_id,
        shipments.order_id,
        orders.record_key,
        orders.one_id,
        shipments.system,
        shipments.channel,
        {{ without_contacts('shipments.carrier') }} as carrier,
        shipments.status,
        {{ without_contacts('shipments.source_status') }} as source_status,
        shipments.shipped_at,
        shipments.delivered_at
    from shipments
    left join orders
        on shipments.order_id = orders.order_id

)

select * from final
