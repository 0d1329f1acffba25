with

orders as (

    select *
    from {{ ref('stg_salesforce__order') }}
    where row_status = 'kept'

),

accounts as (

    select record_id
    from {{ ref('stg_salesforce__account') }}
    where row_status = 'kept'

),

final as (

    select
        orders.order_id,
        'salesforce' as system,
        'salesforce_crm' as channel,
        orders.source_order_id,
        accounts.record_id,
        {{ null_columns(['store_id']) }},
        case
            when orders.is_deleted then 'cancelled'
            when orders.is_reduction_order then 'returned'
            when orders.source_status = 'Draft' then 'created'
            when orders.source_status = 'Activated' then 'paid'
            else 'unknown'
        end as status,
        orders.source_status,
        false as is_gift,
        orders.currency,
        orders.amount,
        {{ null_columns(['discount', 'refund_amount', 'cost']) }},
        orders.ordered_at,
        orders.activated_at as paid_at
    from orders
    left join accounts
        on orders.record_id = accounts.record_id

)

select * from final
