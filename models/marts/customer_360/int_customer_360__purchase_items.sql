with

orders as (

    select * from {{ ref('fct_orders') }}

),

payments as (

    select * from {{ ref('fct_payments') }}

),

refunds as (

    select * from {{ ref('fct_refunds') }}

),

shipments as (

    select * from {{ ref('fct_shipments') }}

),

loyalty_ledger as (

    select *
    from {{ ref('fct_loyalty_ledger') }}
    where entry_type not in ('opening', 'difference')

),

-- A payment of an order that is here is part of it.
lone_payments as (

    select payments.*
    from payments
    left join orders
        on payments.order_id = orders.order_id
    where orders.order_id is null

),

final as (

    select
        one_id,
        ordered_at as occurred_at,
        'order' as item_type,
        order_id as item_key,
        system,
        channel,
        status as detail,
        net_amount_cny as amount_cny
    from orders

    union all

    select
        one_id,
        paid_at as occurred_at,
        'payment' as item_type,
        payment_id as item_key,
        system,
        channel,
        payment_method as detail,
        amount_cny
    from lone_payments

    union all

    select
        one_id,
        coalesce(refunded_at, requested_at) as occurred_at,
        'refund' as item_type,
        refund_id as item_key,
        system,
        channel,
        status as detail,
        amount_cny
    from refunds

    union all

    select
        one_id,
        coalesce(shipped_at, delivered_at) as occurred_at,
        'shipment' as item_type,
        shipment_id as item_key,
        system,
        channel,
        status as detail,
        cast(null as decimal(18, 4)) as amount_cny
    from shipments

    union all

    select
        one_id,
        occurred_at,
        'loyalty' as item_type,
        loyalty_entry_key as item_key,
        system,
        channel,
        case
            when loyalty_account = 'tier' then 'tier ' || tier
            else
                loyalty_account || ' ' || entry_type || ' '
                || cast(
                    cast(quantity as decimal(18, 2))
                    as {{ dbt.type_string() }}
                )
        end as detail,
        cast(null as decimal(18, 4)) as amount_cny
    from loyalty_ledger

)

select * from final
