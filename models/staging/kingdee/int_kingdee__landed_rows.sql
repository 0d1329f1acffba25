{{ landed_rows_from(
    'kingdee', 'bd_customer', 'customers', 'row_record_id'
) }}
union all
{{ landed_rows_from(
    'kingdee', 'sal_saleorder', 'orders', 'order_id', 'amount'
) }}
union all
{{ landed_rows_from(
    'kingdee', 'sal_saleorder_entry', 'order_lines', 'order_line_id', 'amount'
) }}
union all
{{ landed_rows_from('kingdee', 'sal_outstock', 'shipments', 'shipment_id') }}
union all
{{ landed_rows_from('kingdee', 'sal_returnstock', 'refunds', 'refund_id') }}
union all
{{ landed_rows_from(
    'kingdee', 'stk_inventory', 'stock_levels', 'stock_level_id'
) }}
