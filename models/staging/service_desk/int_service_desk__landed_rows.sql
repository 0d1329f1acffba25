{{ landed_rows_from('service_desk', 'agents', 'staff', 'staff_id') }}
union all
{{ landed_rows_from('service_desk', 'customers', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'service_desk', 'tickets', 'service_cases', 'service_case_id'
) }}
union all
{{ landed_rows_from(
    'service_desk', 'im_sessions', 'service_cases', 'service_case_id'
) }}
union all
{{ landed_rows_from(
    'service_desk', 'im_messages', 'service_messages', 'service_message_id'
) }}
