with

sales_orders as (

    select *
    from {{ ref('stg_fxiaoke__sales_order_obj') }}
    where row_status = 'kept'

),

customers as (

    select record_id from {{ ref('int_fxiaoke__customers') }}

),

final as (

    select
        sales_orders.order_id,
        'fxiaoke' as system,
        'fxiaoke_crm' as channel,
        sales_orders.source_order_id,
        customers.record_id,
        {{ null_columns(['store_id']) }},
        case
            when sales_orders.is_deleted then 'cancelled'
            when sales_orders.order_status = '6' then 'created'
            when sales_orders.order_status = '7' then 'paid'
            when sales_orders.order_status = '10' then 'shipped'
            when sales_orders.order_status = '11' then 'completed'
            when sales_orders.order_status in ('8', '9', '99')
                then 'cancelled'
            else 'unknown'
        end as status,
        sales_orders.source_status,
        false as is_gift,
        'CNY' as currency,
        sales_orders.amount,
        {{ null_columns(['discount']) }},
        coalesce(sales_orders.refund_amount, 0) as refund_amount,
        {{ null_columns(['cost']) }},
        sales_orders.ordered_at,
        {{ null_columns(['paid_at']) }}
    from sales_orders
    left join customers
        on sales_orders.account_record_id = customers.record_id

)

select * from final
