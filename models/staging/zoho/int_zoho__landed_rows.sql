{{ landed_rows_from('zoho', 'accounts', 'customers', 'record_id') }}
union all
{{ landed_rows_from('zoho', 'contacts', 'customers', 'record_id') }}
union all
{{ landed_rows_from('zoho', 'leads', 'customers', 'record_id') }}
union all
{{ landed_rows_from(
    'zoho', 'deals', 'opportunities', 'opportunity_id', 'amount'
) }}
union all
{{ landed_rows_from('zoho', 'campaigns', 'campaigns', 'campaign_id') }}
union all
{{ landed_rows_from('zoho', 'calls', 'follow_ups', 'follow_up_id') }}
