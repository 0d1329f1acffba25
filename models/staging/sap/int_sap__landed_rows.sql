with

items as (

    select
        raw_items.*,
        order_lines.amount
    from {{ ref('stg_sap__vbap') }} as raw_items
    left join {{ ref('int_sap__order_lines') }} as order_lines
        on raw_items.order_line_id = order_lines.order_line_id

),

final as (

    {{ landed_rows_from('sap', 'kna1', 'customers', 'record_id') }}
    union all
    {{ landed_rows_from('sap', 'vbak', 'orders', 'order_id', 'amount') }}
    union all
    select
        'sap' as system,
        'vbap' as table_name,
        _batch_id,
        _source_file,
        _source_row,
        'order_lines' as entity,
        order_line_id as entity_key,
        row_status,
        quarantine_reason as reason,
        amount,
        extra
    from items

)

select * from final
