{{ landed_rows_from('douyin', 'orders', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'douyin', 'sku_orders', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from(
    'douyin', 'aftersales', 'service_cases', 'aftersale_id'
) }}
