{{ landed_rows_from('salesforce', 'account', 'customers', 'record_id') }}
union all
{{ landed_rows_from('salesforce', 'contact', 'customers', 'record_id') }}
union all
{{ landed_rows_from('salesforce', 'lead', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'salesforce', 'opportunity', 'opportunities', 'opportunity_id', 'amount'
) }}
union all
{{ landed_rows_from('salesforce', 'order', 'orders', 'order_id', 'amount') }}
