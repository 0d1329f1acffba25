{{ landed_rows_from('taobao', 'members', 'customers', 'record_id') }}
union all
{{ landed_rows_from('taobao', 'trades', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'taobao', 'orders', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from('taobao', 'refunds', 'refunds', 'refund_id') }}
union all
{{ landed_rows_from(
    'taobao', 'exported_orders', 'orders', 'order_id', 'amount'
) }}
union all
{{ landed_rows_from(
    'taobao', 'chat_ratings', 'service_cases', 'service_case_id'
) }}
