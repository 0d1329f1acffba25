{{ landed_rows_from('wecom', 'contacts', 'customers', 'record_id') }}
union all
{{ landed_rows_from('wecom', 'follow_users', 'follow_ups', 'follow_user_id') }}
union all
{{ landed_rows_from(
    'wecom', 'group_members', 'group_members', 'group_member_id'
) }}
union all
{{ landed_rows_from('wecom', 'staff', 'staff', 'staff_id') }}
union all
{{ landed_rows_from('wecom', 'contact_ways', 'campaigns', 'campaign_id') }}
union all
{{ landed_rows_from(
    'wecom', 'kf_sessions', 'service_cases', 'service_case_id'
) }}
union all
{{ landed_rows_from(
    'wecom', 'kf_messages', 'service_messages', 'service_message_id'
) }}
