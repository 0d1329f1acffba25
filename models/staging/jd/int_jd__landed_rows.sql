{{ landed_rows_from('jd', 'members', 'customers', 'record_id') }}
union all
{{ landed_rows_from('jd', 'orders', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'jd', 'order_items', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from(
    'jd', 'points_log', 'loyalty_entries', 'loyalty_entry_id'
) }}
union all
{{ landed_rows_from('jd', 'after_sales', 'refunds', 'refund_id') }}
