with

orders as (

    select * from {{ ref('int_cdc__order_states') }}

),

final as (

    select
        order_id,
        'cdc' as system,
        'shop_database' as channel,
        source_order_id,
        record_id,
        {{ null_columns(['store_id']) }},
        case
            when is_deleted then 'cancelled'
            when source_status = '0' then 'created'
            when source_status = '1' then 'paid'
            when source_status = '2' then 'shipped'
            when source_status = '3' then 'completed'
            when source_status = '4' then 'cancelled'
            when source_status = '5' then 'refunded'
            else 'unknown'
        end as status,
        source_status,
        is_gift,
        'CNY' as currency,
        amount,
        cast(list_amount - amount as decimal(18, 4)) as discount,
        case
            when not is_deleted and source_status = '5' then amount else 0
        end as refund_amount,
        {{ null_columns(['cost']) }},
        ordered_at,
        paid_at
    from orders

)

select * from final
