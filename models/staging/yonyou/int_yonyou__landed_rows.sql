with

orders as (

    select
        main.*,
        sold.amount
    from {{ ref('stg_yonyou__so_somain') }} as main
    left join {{ ref('int_yonyou__orders') }} as sold
        on main.order_id = sold.order_id

),

-- An invoice of an order tells nothing new but of its customer.
bills as (

    select
        vouchers.*,
        case
            when documents.document_type = 'red bill' then 'refunds'
            when documents.document_type = 'direct bill' then 'orders'
            else 'customers'
        end as entity,
        case
            when documents.document_type = 'bill'
                then documents.account_record_id
            else vouchers.bill_id
        end as entity_key,
        case
            when documents.document_type = 'direct bill' then vouchers.amount
        end as landed_amount
    from {{ ref('stg_yonyou__salebillvouch') }} as vouchers
    left join {{ ref('int_yonyou__documents') }} as documents
        on vouchers.bill_id = documents.document_id

),

final as (

    {{ landed_rows_from('yonyou', 'customer', 'customers', 'record_id') }}
    union all
    {{ landed_rows_from('yonyou', 'person', 'staff', 'staff_id') }}
    union all
    {{ landed_rows_from('yonyou', 'inventory', 'products', 'product_id') }}
    union all
    {{ landed_rows_from(
        'yonyou', 'currentstock', 'stock_levels', 'stock_level_id'
    ) }}
    union all
    {{ landed_rows_from(
        'yonyou', 'so_sodetails', 'order_lines', 'order_line_id', 'amount'
    ) }}
    union all
    {{ landed_rows_from(
        'yonyou', 'dispatchlist', 'shipments', 'shipment_id'
    ) }}
    union all
    select
        'yonyou' as system,
        'so_somain' as table_name,
        _batch_id,
        _source_file,
        _source_row,
        'orders' as entity,
        order_id as entity_key,
        row_status,
        quarantine_reason as reason,
        amount,
        extra
    from orders
    union all
    select
        'yonyou' as system,
        'salebillvouch' as table_name,
        _batch_id,
        _source_file,
        _source_row,
        entity,
        entity_key,
        row_status,
        quarantine_reason as reason,
        cast(landed_amount as decimal(18, 4)) as amount,
        extra
    from bills

)

select * from final
