{{ landed_rows_from('generic', 'customers', 'customers', 'record_id') }}
union all
{{ landed_rows_from('generic', 'orders', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'generic', 'order_lines', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from('generic', 'events', 'events', 'event_id') }}
union all
{{ landed_rows_from('generic', 'attributes', 'attributes', 'attribute_id') }}
