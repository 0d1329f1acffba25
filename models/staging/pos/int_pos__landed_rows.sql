{{ landed_rows_from('pos', 'members', 'customers', 'record_id') }}
union all
{{ landed_rows_from('pos', 'tickets', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'pos', 'ticket_items', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from('pos', 'products', 'products', 'product_id') }}
union all
{{ landed_rows_from('pos', 'stores', 'stores', 'store_id') }}
