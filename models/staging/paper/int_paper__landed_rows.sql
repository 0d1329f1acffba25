{{ landed_rows_from('paper', 'sign_ups', 'customers', 'record_id') }}
union all
{{ landed_rows_from('paper', 'surveys', 'reviews', 'review_id') }}
union all
{{ landed_rows_from('paper', 'visitors', 'events', 'event_id') }}
