{{ landed_rows_from('dingtalk', 'crm_customers', 'customers', 'record_id') }}
union all
{{ landed_rows_from('dingtalk', 'crm_contacts', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'dingtalk', 'external_contacts', 'customers', 'record_id'
) }}
union all
{{ landed_rows_from(
    'dingtalk', 'crm_follow_records', 'follow_ups', 'follow_up_id'
) }}
