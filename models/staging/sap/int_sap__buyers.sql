with

orders as (

    select *
    from {{ ref('stg_sap__vbak') }}
    where row_status = 'kept'

),

customers as (

    select *
    from {{ ref('stg_sap__kna1') }}
    where row_status = 'kept'

),

final as (

    -- One row per order: the customer it belongs to, and whoever bought where
    -- the account is that of all who buy once.
    select
        orders.order_id,
        orders.client,
        orders.customer_no,
        case
            when customers.is_one_time or orders.customer_no is null
                then orders.name_raw
        end as name_raw,
        orders.phone,
        orders.phone_status,
        orders.phone_raw,
        orders.ordered_at,
        case
            when not customers.is_one_time then 'customer'
            when
                customers.record_id is null
                and orders.customer_no is not null
                then 'unknown customer'
            when coalesce(orders.name_raw, orders.phone_raw) is not null
                then 'one-time buyer'
            else 'nobody'
        end as buyer_kind,
        case
            when not customers.is_one_time then customers.record_id
            when
                customers.record_id is null
                and orders.customer_no is not null
                then
                    'sap:' || orders.client || ':customer:'
                    || {{ key_part('orders.customer_no') }}
            when coalesce(orders.name_raw, orders.phone_raw) is not null
                then
                    'sap:' || orders.client || ':buyer:'
                    || {{ key_part('orders.source_order_id') }}
        end as record_id,
        row_number() over (
            partition by
                orders.client,
                orders.customer_no,
                case when customers.is_one_time then orders.order_id end
            order by orders.ordered_at, orders.order_id
        ) as order_rank
    from orders
    left join customers
        on
            orders.client = customers.client
            and orders.customer_no = customers.customer_no

)

select * from final
