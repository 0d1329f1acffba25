{{ landed_rows_from('fxiaoke', 'account_obj', 'customers', 'record_id') }}
union all
{{ landed_rows_from('fxiaoke', 'contact_obj', 'customers', 'record_id') }}
union all
{{ landed_rows_from('fxiaoke', 'leads_obj', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'fxiaoke', 'new_opportunity_obj', 'opportunities', 'opportunity_id', 'amount'
) }}
union all
{{ landed_rows_from(
    'fxiaoke', 'active_record_obj', 'follow_ups', 'follow_up_id'
) }}
union all
{{ landed_rows_from(
    'fxiaoke', 'marketing_event_obj', 'campaigns', 'campaign_id'
) }}
union all
{{ landed_rows_from(
    'fxiaoke', 'sales_order_obj', 'orders', 'order_id', 'amount'
) }}
union all
{{ landed_rows_from(
    'fxiaoke', 'sales_order_product_obj', 'order_lines', 'order_line_id',
    'amount'
) }}
