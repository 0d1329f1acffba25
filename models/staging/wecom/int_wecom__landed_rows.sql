{{ landed_rows_from('wecom', 'contacts', 'customers', 'record_id') }}
union all
{{ landed_rows_from('wecom', 'follow_users', 'follow_ups', 'follow_user_id') }}
union all
{{ landed_rows_from(
    'wecom', 'group_members', 'group_members', 'group_member_id'
) }}
