{{ landed_rows_from('jiandaoyun', 'customers', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'jiandaoyun', 'customer_pushes', 'customers', 'record_id'
) }}
union all
{{ landed_rows_from(
    'jiandaoyun', 'follow_ups', 'follow_ups', 'follow_up_id'
) }}
union all
{{ landed_rows_from(
    'jiandaoyun', 'opportunities', 'opportunities', 'opportunity_id', 'amount'
) }}
union all
{{ landed_rows_from('jiandaoyun', 'orders', 'orders', 'order_id', 'amount') }}
union all
{{ landed_rows_from(
    'jiandaoyun', 'service_tickets', 'service_cases', 'service_case_id'
) }}
