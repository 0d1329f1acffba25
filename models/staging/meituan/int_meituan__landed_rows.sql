{{ landed_rows_from('meituan', 'orders', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from('meituan', 'refunds', 'refunds', 'refund_id') }}
union all
{{ landed_rows_from('meituan', 'reviews', 'reviews', 'review_id') }}
