{{ landed_rows_from('sms', 'batches', 'campaigns', 'campaign_id') }}
union all
{{ landed_rows_from(
    'sms', 'send_logs', 'campaign_touches', 'campaign_touch_id'
) }}
union all
{{ landed_rows_from(
    'sms', 'replies', 'campaign_touches', 'campaign_touch_id'
) }}
