{{ landed_rows_from('youzan', 'customers', 'customers', 'record_id') }}
union all
{{ landed_rows_from('youzan', 'followers', 'customers', 'record_id') }}
union all
{{ landed_rows_from('youzan', 'trades', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'youzan', 'trade_orders', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from('youzan', 'refunds', 'refunds', 'refund_id') }}
union all
{{ landed_rows_from('youzan', 'stores', 'stores', 'store_id') }}
union all
{{ landed_rows_from(
    'youzan', 'points_log', 'loyalty_entries', 'loyalty_entry_id'
) }}
union all
{{ landed_rows_from(
    'youzan', 'coupon_uses', 'loyalty_entries', 'loyalty_entry_id'
) }}
